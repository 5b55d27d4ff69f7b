import { readChinese } from '../../base/numerals.ts';
import { faultOf } from '../messages.ts';
import type { Clause, Edition, Fault } from '../model.ts';
import { articleNumber, compareNumbers, isPlainNumber, parentOf, pieces, rootOf } from '../number.ts';

interface Numbered {
  readonly number: string;
  readonly line: number;
  readonly title?: string;
}

/** Faults in the form of one text: numbering, hanging paragraphs, lone clauses and items, tables that nothing refers to. */
export function structureFaults(edition: Edition): readonly Fault[] {
  const { file } = edition;
  if (edition.clauses.length === 0) return [faultOf('no-clauses', file, 1, {})];
  if (edition.clauses.some((c) => c.kind === 'article')) return [...articleFaults(edition), ...repeatedParts(edition)];
  const all = numbered(edition);
  return [
    ...numberingFaults(all, file),
    ...repeatedParts(edition),
    ...hangingParagraphs(edition, all),
    ...loneClauses(edition, all),
    ...loneItems(edition),
    ...uncitedTables(edition),
  ];
}

const DUPLICATE = /〔(\d+)〕$/;
const bare = (number: string): string => number.replace(DUPLICATE, '');

/** Headings and clauses that have a number of their own, in the order of the text; appendices by their letter. */
function numbered(edition: Edition): readonly Numbered[] {
  const found = new Map<string, Numbered>();
  for (const { number, line, title } of edition.outline) {
    const name = number.replace(/^附录/, '');
    if (isPlainNumber(name)) found.set(`${name} ${line}`, { number: name, line, title });
  }
  for (const clause of edition.clauses) {
    const name = bare(clause.number).replace(/^附录/, '');
    const key = `${name} ${clause.line}`;
    if (isPlainNumber(name) && clause.kind !== 'row' && !found.has(key))
      found.set(key, { number: name, line: clause.line });
  }
  return [...found.values()].sort((a, b) => a.line - b.line);
}

/** The number above in the sequence: `5.1` of `5.1.2`, `A` of `A.1`, nothing of `5` and of `A`. */
const above = (number: string): string =>
  (parentOf(number) ?? (/^[A-Z]$/.test(number) ? 'appendices' : 'chapters')).replace(/^附录/, '');

function numberingFaults(all: readonly Numbered[], file: string): readonly Fault[] {
  const faults: Fault[] = [];
  const firstLine = new Map<string, number>();
  const last = new Map<string, Numbered>();
  for (const { number, line } of all) {
    const seen = firstLine.get(number);
    if (seen !== undefined) {
      faults.push(faultOf('numbering-repeat', file, line, { number, first: String(seen) }));
      continue;
    }
    firstLine.set(number, line);
    const parent = above(number);
    const before = last.get(parent);
    const value = pieces(number).at(-1) ?? 0;
    const expected = before
      ? (pieces(before.number).at(-1) ?? 0) + 1
      : /^[A-Z]$/.test(number)
        ? 1000 + 'A'.charCodeAt(0)
        : 1;
    if (before && compareNumbers(number, before.number) < 0) {
      faults.push(faultOf('numbering-order', file, line, { number, after: before.number }));
      continue;
    }
    if (value > expected)
      faults.push(faultOf('numbering-gap', file, line, { number, expected: sibling(number, expected) }));
    last.set(parent, { number, line });
  }
  return faults;
}

const sibling = (number: string, value: number): string => {
  const name = value >= 1000 ? String.fromCharCode(value - 1000) : String(value);
  return number.includes('.') ? `${number.replace(/\.\d+$/, '')}.${name}` : name;
};

/** Items, notes, rows that carry one number twice. */
function repeatedParts(edition: Edition): readonly Fault[] {
  const firsts = new Map(edition.clauses.map((c) => [c.number, c]));
  return edition.clauses
    .filter((c) => DUPLICATE.test(c.number) && !isPlainNumber(bare(c.number)))
    .map((c) => {
      const first = firsts.get(bare(c.number));
      return faultOf('numbering-repeat', edition.file, c.line, {
        number: bare(c.number),
        first: String(first?.line ?? c.line),
      });
    });
}

function hangingParagraphs(edition: Edition, all: readonly Numbered[]): readonly Fault[] {
  const headings = new Map(all.map((n) => [`${n.number} ${n.line}`, n]));
  const firstBelow = new Map<string, Numbered>();
  for (const n of all) if (!firstBelow.has(above(n.number))) firstBelow.set(above(n.number), n);
  return edition.clauses.flatMap((clause) => {
    if (clause.kind !== 'clause') return [];
    const number = clause.number.replace(/^附录/, '');
    const heading = headings.get(`${number} ${clause.line}`);
    const next = firstBelow.get(number);
    // A chapter of terms begins with a sentence by rule (GB/T 1.1—2020, 8.7).
    if (!next || next.line <= clause.line || heading?.title === undefined || /术语/.test(heading.title)) return [];
    return [
      faultOf('hanging-paragraph', edition.file, clause.line, {
        number: clause.number,
        next: next.number,
        suggestion: sibling(next.number, 1),
      }),
    ];
  });
}

function loneClauses(edition: Edition, all: readonly Numbered[]): readonly Fault[] {
  const terms = new Set(edition.clauses.filter((c) => c.kind === 'term').map((c) => c.number));
  const families = new Map<string, number>();
  for (const n of all) families.set(above(n.number), (families.get(above(n.number)) ?? 0) + 1);
  return all.flatMap(({ number, line }) => {
    // An appendix of one clause, a chapter of one term: common, and no one is misled.
    if (!number.includes('.') || /^[A-Z]\.\d+$/.test(number) || terms.has(number)) return [];
    const parent = above(number);
    return families.get(parent) === 1 ? [faultOf('lone-clause', edition.file, line, { number, parent })] : [];
  });
}

function loneItems(edition: Edition): readonly Fault[] {
  const lists = new Map<string, Clause[]>();
  for (const clause of edition.clauses) {
    if (clause.kind !== 'item') continue;
    const marker = clause.number
      .slice(parentOf(clause.number)?.length ?? 0)
      .replace(/[\d一二三四五六七八九十a-z]+/, '');
    const list = `${parentOf(clause.number)}${marker}`;
    const items = lists.get(list);
    if (items) items.push(clause);
    else lists.set(list, [clause]);
  }
  return [...lists.values()].flatMap(([only, ...more]) =>
    only && more.length === 0 ? [faultOf('lone-item', edition.file, only.line, { number: only.number })] : [],
  );
}

function uncitedTables(edition: Edition): readonly Fault[] {
  const cited = new Set(
    edition.clauses.flatMap((c) => c.cites.filter((r) => r.code === undefined).map((r) => rootOf(r.clause ?? ''))),
  );
  const tables = new Map<string, Clause>();
  for (const clause of edition.clauses) {
    const table = rootOf(clause.number);
    if (clause.kind === 'row' && table.startsWith('表') && !tables.has(table)) tables.set(table, clause);
  }
  return [...tables]
    .filter(([table]) => !cited.has(table))
    .map(([table, row]) => faultOf('table-not-cited', edition.file, row.line, { table }));
}

/** Articles follow one another without a gap; 之一 stands between two. */
function articleFaults(edition: Edition): readonly Fault[] {
  const faults: Fault[] = [];
  const firsts = new Map(edition.clauses.map((c) => [c.number, c]));
  let last: { readonly value: number; readonly number: string } | undefined;
  for (const clause of edition.clauses) {
    if (clause.kind !== 'article' || clause.number.includes('之')) continue;
    const number = bare(clause.number);
    const value = readChinese(number.slice(1, -1)) ?? 0;
    const expected = (last?.value ?? 0) + 1;
    if (DUPLICATE.test(clause.number)) {
      const first = firsts.get(number);
      faults.push(
        faultOf('numbering-repeat', edition.file, clause.line, { number, first: String(first?.line ?? clause.line) }),
      );
    } else if (value > expected) {
      faults.push(
        faultOf('numbering-gap', edition.file, clause.line, {
          number,
          expected: articleNumber(String(expected)) ?? '',
        }),
      );
      last = { value, number };
    } else if (value < expected) {
      faults.push(faultOf('numbering-order', edition.file, clause.line, { number, after: last?.number ?? '' }));
    } else last = { value, number };
  }
  return faults;
}
