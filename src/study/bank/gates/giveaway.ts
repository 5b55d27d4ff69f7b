import { sortOf } from '../actors.ts';
import type { Draft } from '../draft.ts';
import { plain } from '../likeness.ts';
import type { Gate } from './gate.ts';

/** Words that stand in every other name: they tell nothing. */
const EVERYWHERE = /部门|人员|管理员?|理员/g;
/** Characters that only hold words together. */
const PARTICLE = /[的之和与或及由应在为是等了并对于其以所有而到从不可中上下内外后前时谁哪一二三四五六七八九十个项条]/;
/** Up to so many times as many of the asked words as the best wrong option may the right one hold. */
const MORE = { words: 1.5, characters: 1.5 } as const;

/** The question doesn't hold its own answer; wrong options that share words with it as the right one does come first. */
export const giveaway: Gate = {
  name: 'giveaway',
  pass(draft) {
    const { answer, stem } = draft;
    if (draft.kind === 'force') return draft;
    const asked = plain(stem.replace(/《[^》]*》/g, ''));
    if (answer.form === 'single')
      return asked.includes(plain(answer.right)) ? undefined : sharingFirst(draft, answer.right, answer.wrong);
    if (answer.form === 'several')
      return answer.right.some((words) => asked.includes(plain(words))) ? undefined : draft;
    if (answer.form === 'number') {
      const again = new RegExp(`(?<![\\d.])${String(answer.right).replace('.', '\\.')}(?![\\d.])`);
      return again.test(stem.replaceAll(',', '')) ? undefined : draft;
    }
    return draft;
  },
};

/** The options that are left, side by side: none is told by the words it shares with the question, none by being the only one of its sort. */
export const toldBySide: Gate = {
  name: 'giveaway',
  pass(draft) {
    const { answer, kind } = draft;
    if (answer.form !== 'single' || kind === 'force' || kind === 'written') return draft;
    const asked = partsOf(draft.stem, kind === 'term');
    const own = sharedWith(asked, answer.right);
    const best = Math.max(0, ...answer.wrong.map((words) => sharedWith(asked, words)));
    const label = labelIn(draft);
    if (label !== undefined && toldByLabel(label, answer.right, answer.wrong)) return undefined;
    // 室内绿植 and 绿化工: of a post's name too.
    const words = draft.stem.replace(/^按《[^》]+》[^，]*，/, '');
    if (
      kind === 'who' &&
      toldByMost(
        words,
        answer.right.replace(POST, ''),
        answer.wrong.map((name) => name.replace(POST, '')),
      )
    )
      return undefined;
    // 本班组的周例会 and 班组长; in a law most names hold the law's own words: there the whole question counts.
    if (
      kind === 'who' &&
      holdsAlone(draft.edition.type === '法规' ? asked : partsOf(words, false), answer.right, answer.wrong)
    )
      return undefined;
    if (kind === 'term' && !eachShared(asked, answer.right, answer.wrong)) return undefined;
    if (own > best * (kind === 'term' ? MORE.characters : MORE.words)) return undefined;
    return kind === 'who' && !hasCompany(draft, answer.right, answer.wrong) ? undefined : draft;
  },
};

function sharingFirst(draft: Draft, right: string, wrong: readonly string[]): Draft {
  if (draft.kind === 'written' || draft.answer.form !== 'single') return draft;
  const label = labelIn(draft);
  const words = partsOf(draft.stem, draft.kind === 'term');
  const asked = label !== undefined && sharedWith(words, right) === 0 ? partsOf(label, true) : words;
  if (sharedWith(asked, right) === 0) return draft;
  const ranked = wrong
    .map((words) => ({ words, shared: Math.min(sharedWith(asked, words), sharedWith(asked, right)) }))
    .sort((a, b) => b.shared - a.shared);
  return { ...draft, answer: { ...draft.answer, wrong: ranked.map(({ words }) => words) } };
}

/** 续水 for what adds 热水: each character that the right one has from the question, a wrong one has too. */
const eachShared = (asked: ReadonlySet<string>, right: string, wrong: readonly string[]): boolean =>
  [...partsOf(right, true)].every((sign) => !asked.has(sign) || wrong.some((words) => words.includes(sign)));

/** What stands in any post's or office's name. */
const POST = /使用|供应商|管理员|值班员|负责人|班长|部门|人员|后勤|[员工人长组]/g;

/** The row's name in a question about a table. */
const labelIn = ({ clause, stem }: Draft): string | undefined =>
  clause.table ? /里，“(.+?)”对应的/.exec(stem)?.[1] : undefined;

/** 食堂餐厅 and 供餐时段开启, 充电车位 and 充满后驶离: of so short a name one character that no wrong option has is enough. */
function toldByLabel(label: string, right: string, wrong: readonly string[]): boolean {
  return holdsAlone(partsOf(label, true), right, wrong) || toldByMost(label, right, wrong);
}

/** A long question shares a character with anyone: more of them than the best wrong option has tell. */
const toldByMost = (text: string, right: string, wrong: readonly string[]): boolean =>
  [partsOf(text, true), partsOf(text, false)].some(
    (parts) =>
      sharedWith(parts, right) > MORE.characters * Math.max(0, ...wrong.map((words) => sharedWith(parts, words))),
  );

/** One of these parts stands in the right option and in no other. */
const holdsAlone = (asked: ReadonlySet<string>, right: string, wrong: readonly string[]): boolean =>
  [...asked].some((part) => right.includes(part) && !wrong.some((words) => words.includes(part)));

/** 放行 and 放行条: two characters of the question that stand in the right option alone. */
export function toldByPair({ stem, answer }: Draft): string | undefined {
  if (answer.form !== 'single') return undefined;
  return [...partsOf(stem, false)].find((pair) => holdsAlone(new Set([pair]), answer.right, answer.wrong));
}

/** A law names several of the key's sort; of the posts and offices of a standard one other at least is a post, or an office. */
function hasCompany({ edition }: Draft, right: string, wrong: readonly string[]): boolean {
  const sort = sortOf(right);
  const company = wrong.filter((name) => sortOf(name) === sort).length;
  return company >= (edition.type === '法规' ? 2 : 1);
}

/** The words of a text, each as its pairs of characters; of a term, whose name is short, its characters. */
function partsOf(text: string, characters: boolean): ReadonlySet<string> {
  const parts = new Set<string>();
  for (const [run] of text.replace(EVERYWHERE, ' ').matchAll(/\p{Script=Han}+/gu)) {
    const signs = [...run];
    signs.forEach((sign, i) => {
      const part = characters ? sign : sign + (signs[i + 1] ?? '');
      if (part.length === (characters ? 1 : 2) && !PARTICLE.test(part)) parts.add(part);
    });
  }
  return parts;
}

function sharedWith(asked: ReadonlySet<string>, option: string): number {
  const characters = [...asked].every((part) => part.length === 1);
  let shared = 0;
  for (const part of partsOf(option, characters)) if (asked.has(part)) shared++;
  return shared;
}
