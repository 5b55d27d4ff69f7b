import type { LocalDate } from '../../base/time.ts';
import { foldCode } from '../../standards/code.ts';
import type { CitedStandard } from '../../standards/glossary.ts';
import { findStandard } from '../../standards/lookup.ts';
import type { Edition } from '../../standards/model.ts';
import type { Question } from '../question/question.ts';
import type { Shelf } from '../shelf.ts';
import { type ClauseSaid, clauseSaid } from './clause-words.ts';
import { codesSaid } from './code-words.ts';

/** What of a standards' folder a question names. */
export type Naming =
  | {
      readonly kind: 'ours';
      /** One a standard; several when the words fit several. */
      readonly editions: readonly Edition[];
      /** `code` and `title` are certain; `name` is part of a title, and only said together with what asks about a standard. */
      readonly by: 'code' | 'title' | 'name';
      readonly clause: ClauseSaid | undefined;
      /** What remains of the plain question. */
      readonly rest: string;
    }
  | {
      readonly kind: 'outside';
      readonly cited: readonly CitedStandard[];
      readonly year?: string;
      readonly rest: string;
    }
  /** Looks like a code (or an edition of one), and there is none. */
  | { readonly kind: 'unknown'; readonly typed: string; readonly nearest: readonly Edition[]; readonly rest: string };

export const NEW = /新版(?:本)?|新标准|新规(?:范|定)?|新的|(?:the )?new (?:edition|version|standard)|即将实施的?/;
export const OLD =
  /老版(?:本)?|旧版(?:本)?|老标准|旧标准|上一版|以前的(?:版本|标准)?|原来的(?:版本|标准)?|老的|旧的|(?:the )?(?:old|previous) (?:edition|version|standard)/;
export const EDITION =
  /(?:(?:19|20)\d\d|(?<!\d)\d\d)年?(?:的)?(?:那?个?版本?|那本|年版)|(?:the )?(?:19|20)\d\d (?:edition|version)/;

/** Reads which standard a question names; undefined when it names none. */
export function readNaming(
  question: Pick<Question, 'plain' | 'time' | 'values' | 'day'>,
  shelf: Shelf,
  today: LocalDate,
): Naming | undefined {
  const { plain } = question;
  const codes = codesSaid(plain, shelf.catalogue);
  const taken = (start: number, end: number): boolean =>
    codes.some((c) => start < c.end && c.start < end) ||
    (/^[\d.]+$/.test(plain.slice(start, end)) &&
      question.values.some((v) => start < v.start + v.text.length && v.start < end));
  const clause = clauseSaid(plain, taken);
  const without = (...spans: readonly ({ readonly start: number; readonly end: number } | undefined)[]): string =>
    spans
      .filter((s) => s !== undefined)
      .toSorted((a, b) => b.start - a.start)
      .reduce((text, { start, end }) => `${text.slice(0, start)} ${text.slice(end)}`, plain);
  const first = codes[0];
  if (first) {
    const rest = without(...codes, clause);
    if (!first.code) return outsideOf(first.typed, first.year ?? question.time.year, rest, shelf, today);
    const editions: Edition[] = [];
    for (const said of codes) {
      if (!said.code) continue;
      const year = said.year ?? question.time.year;
      const spaced = said.spaced && editionMeant(said.code, said.spaced, question, shelf, today);
      const edition = spaced || editionMeant(said.code, year, question, shelf, today);
      if (edition) editions.push(edition);
      else if (said === first) {
        const nearest = visible(shelf.catalogue.editionsOf(said.code), shelf, today);
        if (nearest.length > 0 && year) return { kind: 'unknown', typed: `${said.code}—${year}`, nearest, rest };
      }
    }
    if (editions.length === 0) return undefined;
    return { kind: 'ours', editions: [...new Set(editions)], by: 'code', clause, rest: tidy(rest) };
  }
  const titled = titleIn(plain, shelf, today);
  if (titled) {
    const edition = editionMeant(titled.code, question.time.year, question, shelf, today);
    if (edition) return { kind: 'ours', editions: [edition], by: 'title', clause, rest: tidy(without(titled, clause)) };
  }
  return outsideByTitle(plain, shelf) ?? byName(question, clause, shelf, today);
}

const DAY = /(?:(?:20\d\d|[今明去])年)?\d{1,2}月(?:\d{1,2}[日号]?)?(?:以后|之后|以前|之前|起|那天|的时候|那会儿?)?/;

const tidy = (rest: string): string =>
  rest
    .replace(DAY, ' ')
    .replace(EDITION, ' ')
    .replace(NEW, ' ')
    .replace(OLD, ' ')
    .replace(/[《》“”"'(),，。、:：]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const visible = (editions: readonly Edition[], shelf: Shelf, today: LocalDate): readonly Edition[] =>
  editions.filter((e) => shelf.catalogue.statusOf(e, today) !== undefined);

/** The edition of a standard that the words mean: of a year, the new one, the old one; else the one in force, the coming, the last. */
export function editionMeant(
  code: string,
  year: string | undefined,
  { plain, day }: Pick<Question, 'plain' | 'day'>,
  { catalogue }: Shelf,
  today: LocalDate,
): Edition | undefined {
  const all = catalogue.editionsOf(code).filter((e) => catalogue.statusOf(e, today) !== undefined);
  const then = catalogue.inForce(code, day);
  const inForce = then && catalogue.statusOf(then, today) !== undefined ? then : undefined;
  const chosen =
    year !== undefined
      ? all.find((e) => e.year === year)
      : NEW.test(plain)
        ? (catalogue.coming(code, today) ?? inForce ?? all.at(-1))
        : OLD.test(plain)
          ? ((inForce && catalogue.previous(inForce)) ?? inForce ?? all.at(-1))
          : (inForce ?? catalogue.coming(code, today) ?? all.at(-1));
  return chosen && catalogue.textOn(chosen, day);
}

function outsideOf(
  typed: string,
  year: string | undefined,
  rest: string,
  shelf: Shelf,
  today: LocalDate,
): Naming | undefined {
  const folded = foldCode(typed);
  const cited = shelf.catalogue.cited.filter((c) => {
    const code = foldCode(c.code);
    return code === folded || code.startsWith(`${folded}.`) || code === folded.replace(/^GB(?=\d)/, 'GBT');
  });
  if (cited.length > 0) return { kind: 'outside', cited, ...(year ? { year } : {}), rest: tidy(rest) };
  const found = findStandard(shelf.catalogue, typed, today);
  const nearest = found.kind === 'none' ? found.nearest : found.kind === 'found' ? [found.edition] : found.editions;
  return { kind: 'unknown', typed, nearest, rest: tidy(rest) };
}

function outsideByTitle(plain: string, { catalogue }: Shelf): Naming | undefined {
  for (const cited of catalogue.cited) {
    for (const name of [cited.title, /\p{Script=Han}/u.test(cited.code) ? cited.code : undefined]) {
      const folded = name?.toLowerCase();
      if (!folded || folded.length < 5 || !plain.includes(folded)) continue;
      return {
        kind: 'outside',
        cited: catalogue.cited.filter((c) => c.code === cited.code),
        rest: tidy(plain.replace(folded, ' ')),
      };
    }
  }
  return undefined;
}

/** The longest title that stands in the question whole. */
function titleIn(
  plain: string,
  shelf: Shelf,
  today: LocalDate,
): { code: string; start: number; end: number } | undefined {
  let best: { code: string; start: number; end: number } | undefined;
  for (const edition of visible(shelf.catalogue.editions, shelf, today)) {
    for (const name of namesOf(edition)) {
      if (name.length < 3 || (best && name.length <= best.end - best.start)) continue;
      const start = plain.indexOf(name);
      if (start >= 0) best = { code: edition.code, start, end: start + name.length };
    }
  }
  return best;
}

const folds = new WeakMap<Edition, readonly string[]>();

/** A title, and a law's without the state's name. */
function namesOf(edition: Edition): readonly string[] {
  const found = folds.get(edition);
  if (found) return found;
  const title = edition.title.toLowerCase().replace(/[《》]/g, '');
  const short = title.replace(/^中华人民共和国/, '');
  const names = short === title ? [title] : [title, short];
  folds.set(edition, names);
  return names;
}

/** What stands around a name that is no part of it. */
const AROUND =
  /^(?:我们|咱们?|那个|这个|那本|这本|关于|看看|看|给我|在|按照?|根据|依据|里|的|what does|what is|the)+|(?:那个|这个|那本|这本|里面?|中|的|这项|那项)+$/g;
const ABOUT =
  /(?:到底|主要|具体|都)?(?:是)?(?:讲|说|写|规定|管|干)(?:的|了|些)?(?:什么|啥|哪些|怎么|嘛)|怎么(?:写|说|规定)|(?:是)?(?:什么|啥)内容|(?:现在|目前)?(?:是)?(?:不是)?(?:现行|作废|废止|失效|有效|过期|还能用|还在用)|(?:什么|啥)时候|何时|哪天|几号|哪年|要求是|多少|怎么|$/;

/** A part of a title, where the rest of the question asks about a standard as such: `检查制度第一条`, `保洁规范讲的什么`. */
function byName(
  question: Pick<Question, 'plain' | 'time' | 'day'>,
  clause: ClauseSaid | undefined,
  shelf: Shelf,
  today: LocalDate,
): Naming | undefined {
  const { plain } = question;
  const text = plain.replace(EDITION, ' ').replace(NEW, ' ').replace(OLD, ' ');
  const cut = clause ? plain.slice(0, clause.start) : text.slice(0, ABOUT.exec(text)?.index ?? text.length);
  let name = cut.replace(EDITION, ' ').replace(/[《》“”"'\s]/g, '');
  for (let before = ''; before !== name; ) {
    before = name;
    name = name.replace(AROUND, '');
  }
  const isName = /(?:标准|规范|制度|办法|规定|规则|细则|条例|法|管理)$/.test(name);
  if (
    name.length < 3 ||
    name.length > 30 ||
    (!isName && !NEW.test(plain) && !OLD.test(plain) && name !== plain && !clause)
  )
    return undefined;
  const codes = codesByName(name, shelf, today);
  const editions = codes.flatMap((code) => editionMeant(code, question.time.year, question, shelf, today) ?? []);
  if (editions.length === 0) {
    // 消防法第十六条, and no such law here: another one's article would be a wrong answer.
    if (!clause || !/第.+条/.test(clause.number) || !isName) return undefined;
    const found = findStandard(shelf.catalogue, name, today);
    return { kind: 'unknown', typed: `《${name}》`, nearest: found.kind === 'none' ? found.nearest : [], rest: '' };
  }
  const rest = clause ? plain.slice(clause.end) : plain.replace(cut.trim(), ' ');
  return { kind: 'ours', editions, by: 'name', clause, rest: tidy(rest) };
}

/** Codes whose title ends or begins with the name, else whose title holds its characters in this order. */
function codesByName(name: string, shelf: Shelf, today: LocalDate): readonly string[] {
  const known = visible(shelf.catalogue.editions, shelf, today);
  const bare = name.replace(/(?:标准|规范)$/, '');
  const fits: readonly ((title: string) => boolean)[] = [
    (t) => t.endsWith(name) || t.startsWith(name),
    (t) => bare.length >= 4 && t.startsWith(bare),
    (t) => name.length >= 4 && t.startsWith(name.slice(0, 2)) && inOrder(name, t),
  ];
  for (const fit of fits) {
    const found = [...new Set(known.filter((e) => namesOf(e).some(fit)).map((e) => e.code))];
    if (found.length > 0) return found;
  }
  return [];
}

function inOrder(name: string, title: string): boolean {
  let at = 0;
  for (const character of title) if (character === name[at]) at += 1;
  return at === name.length;
}

/**
 * The standards that a question is limited to, for the search within them: only what is certain (a code, a whole title).
 * A clause number narrows it further.
 */
export function namedStandard(
  question: Question,
  shelf: Shelf,
  today: LocalDate,
): { readonly editions: readonly Edition[]; readonly clause: string | undefined } | undefined {
  const naming = readNaming(question, shelf, today);
  if (naming?.kind !== 'ours' || naming.by === 'name') return undefined;
  return { editions: naming.editions, clause: naming.clause?.number };
}
