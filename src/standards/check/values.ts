import { inBaseUnit } from '../../base/units.ts';
import type { Catalogue } from '../catalogue.ts';
import { foldCode } from '../code.ts';
import { faultOf } from '../messages.ts';
import { forcesIn } from '../modal.ts';
import type { Clause, Day, Edition, Fault, Quantity } from '../model.ts';

/** One value that a clause sets, with the words that say for what. */
interface Setting {
  readonly edition: Edition;
  readonly clause: Clause;
  readonly quantity: Quantity;
  /** Who or what it binds, without filler words: `品种留样`. */
  readonly subject: string;
  /** What is asked of it, up to the value and behind it. */
  readonly before: string;
  readonly after: string;
}

/** A subject that so many clauses share names nothing in particular. */
const MOST_ALIKE = 100;

/**
 * Clauses in force that give different values for the same thing, for a drafter to decide.
 * Few false alarms before many finds: the subject must be the same word for word (filler apart), what is asked of it alike,
 * the service the same, and neither clause may point at the other or make room for exceptions.
 */
export function valueFaults(catalogue: Catalogue, day: Day): readonly Fault[] {
  const settings = new Map<string, Setting[]>();
  for (const edition of catalogue.allInForce(day)) {
    if (edition.type === '法规') continue;
    for (const setting of edition.clauses.flatMap((c) => settingsOf(edition, c))) {
      const key = `${setting.quantity.kind} ${setting.subject}`;
      const group = settings.get(key);
      if (!group) settings.set(key, [setting]);
      else if (group.length < MOST_ALIKE) group.push(setting);
    }
  }
  const faults: Fault[] = [];
  const reported = new Set<string>();
  for (const group of settings.values()) {
    group.forEach((here, i) => {
      for (const there of group.slice(0, i)) {
        const pair = `${there.clause.key} ${here.clause.key}`;
        if (reported.has(pair) || !isConflict(here, there)) continue;
        reported.add(pair);
        faults.push(
          faultOf('conflicting-values', here.edition.file, here.clause.line, {
            here: `${here.edition.id} ${here.clause.number}`,
            there: `${there.edition.id} ${there.clause.number}`,
            a: here.quantity.text,
            b: there.quantity.text,
          }),
        );
      }
    });
  }
  return faults;
}

const FILLER =
  /[\s　，、的地得之其]|每一?个?|各个?|所有|全部|均|都|一次|1 ?次|本单位|进行|开展|实施|予以|应当?|为|是|[“”"（）()]/g;
const bare = (text: string): string => text.replace(FILLER, '');
const bareSubject = (text: string): string =>
  bare(text).replace(/(?<=[\p{Script=Han}]{2})(?:数量|量|时间|时长|期限|间隔|频次|次数)$/u, '');

/** Clauses that say themselves that others may differ. */
const OPEN = /另有规定|特别规定|除.{1,20}外|按.{1,20}(?:规定|执行)|特殊情况|经.{1,10}批准/;

function settingsOf(edition: Edition, clause: Clause): readonly Setting[] {
  if (clause.kind === 'note' || clause.kind === 'example' || clause.kind === 'term' || clause.modal === '陈述')
    return [];
  if (clause.kind === 'row') return rowSettings(edition, clause);
  if (OPEN.test(clause.text)) return [];
  return clause.quantities.flatMap((quantity) => {
    if (quantity.kind === 'other' || quantity.kind === 'date') return [];
    const { from, to } = sentenceAround(clause.text, quantity.start);
    const sentence = clause.text.slice(from, to);
    const at = quantity.start - from;
    const forces = forcesIn(sentence);
    const force = forces.findLast((f) => f.start <= at + 1);
    // A value in the condition (超过 20% 的，应…) says when, not how much.
    if (!force && forces.length > 0) return [];
    if (/^[^，。；]*的，/.test(sentence.slice(at + quantity.text.length))) return [];
    const head = sentence.slice(0, force ? Math.min(force.start, at) : at);
    const before =
      force && force.start + force.word.length < at ? sentence.slice(force.start + force.word.length, at) : '';
    const after = sentence.slice(at + quantity.text.length).split(/[，,]/)[0] ?? '';
    const context = clause.kind === 'item' ? `${clause.leadIn?.text ?? ''}|` : '';
    let subject = bareSubject(context + head);
    // 每日应清扫不少于 2 次 under 5.1 大堂: what is bound stands in the heading.
    if ((subject.match(/\p{Script=Han}/gu)?.length ?? 0) < 3)
      subject = `${bare((clause.path.at(-1) ?? '').replace(/^[\dA-Z.]+/, ''))}|${subject}`;
    if ((subject.match(/\p{Script=Han}/gu)?.length ?? 0) < 2) return [];
    return [{ edition, clause, quantity, subject, before: bare(before), after: bare(after) }];
  });
}

/** A row binds what its first cell and its other words name, in the columns that hold values. */
function rowSettings(edition: Edition, clause: Clause): readonly Setting[] {
  const { table } = clause;
  if (!table) return [];
  const named = table.cells.filter((cell) => !/\d/.test(cell.value)).map((cell) => cell.value);
  const [first] = table.cells;
  if (!first || named.length === 0) return [];
  let at = 0;
  return table.cells.flatMap((cell, i) => {
    const start = clause.text.indexOf(cell.value, at);
    at = start + cell.value.length;
    if (i === 0) return [];
    return clause.quantities
      .filter((q) => q.start >= start && q.start < at)
      .map((quantity) => ({
        edition,
        clause,
        quantity,
        subject: bare(named.join('|')),
        before: bare(cell.header),
        after: '',
      }));
  });
}

function sentenceAround(text: string, at: number): { readonly from: number; readonly to: number } {
  const from =
    Math.max(text.lastIndexOf('。', at - 1), text.lastIndexOf('；', at - 1), text.lastIndexOf('\n', at - 1)) + 1;
  const ends = [text.indexOf('。', at), text.indexOf('；', at), text.indexOf('\n', at)].filter((i) => i >= 0);
  return { from, to: ends.length === 0 ? text.length : Math.min(...ends) };
}

function isConflict(a: Setting, b: Setting): boolean {
  if (a.clause === b.clause || (a.clause.kind === 'row') !== (b.clause.kind === 'row')) return false;
  if (a.clause.kind === 'row' && a.edition === b.edition) return false;
  if (a.edition.service !== undefined && b.edition.service !== undefined && a.edition.service !== b.edition.service)
    return false;
  if (pointsAt(a, b) || pointsAt(b, a)) return false;
  if (!alike(a.before, b.before, 0.75) || !alike(a.after, b.after, 0.5)) return false;
  return differ(a.quantity, b.quantity);
}

const pointsAt = (a: Setting, b: Setting): boolean =>
  a.clause.cites.some((c) =>
    c.code === undefined
      ? a.edition === b.edition && c.clause === b.clause.number
      : foldCode(c.code) === foldCode(b.edition.code),
  );

/** Pairs of characters shared; an empty side says nothing against. */
function alike(a: string, b: string, least: number): boolean {
  if (a === b) return true;
  if (a === '' || b === '') return least < 0.75;
  const pairs = (text: string): Set<string> =>
    new Set(text.length < 2 ? [text] : Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2)));
  const left = pairs(a);
  const right = pairs(b);
  const shared = [...left].filter((p) => right.has(p)).length;
  // 合格 and 不合格, 一般 and 非一般: alike in letters, opposite in meaning.
  if (/[不非未无]/.test(a) !== /[不非未无]/.test(b)) return false;
  return (2 * shared) / (left.size + right.size) >= least;
}

function differ(a: Quantity, b: Quantity): boolean {
  if ((a.per ?? '') !== (b.per ?? '')) return false;
  const x = span(a);
  const y = span(b);
  if (!x || !y) return false;
  if (a.comparison === b.comparison) return x.from !== y.from || x.to !== y.to;
  // At least 10 and exactly 20 agree; at least 125 and at most 100 do not.
  return x.from > y.to || y.from > x.to;
}

/** A quantity as an interval in base units; undefined when the units cannot be compared. */
function span(q: Quantity): { readonly from: number; readonly to: number } | undefined {
  const scale = inBaseUnit(1, q.unit);
  const factor = q.kind === 'clock' ? 1 : (scale?.value ?? 1);
  return {
    from: q.from === undefined ? -Infinity : q.from * factor,
    to: q.to === undefined ? Infinity : q.to * factor,
  };
}
