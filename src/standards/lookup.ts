import { readChinese } from '../base/numerals.ts';
import type { Catalogue } from './catalogue.ts';
import { codeAliases, foldCode, readCode } from './code.ts';
import type { Clause, Day, Edition, Heading } from './model.ts';
import { articleNumber, compareNumbers, isPlainNumber, isWithin, pieces, readNumber, rootOf } from './number.ts';

export type StandardLookup =
  /** One standard: the edition named, else the one in force, else the next, else the last that was. */
  | { readonly kind: 'found'; readonly edition: Edition }
  /** The typed words fit several standards. */
  | { readonly kind: 'several'; readonly editions: readonly Edition[] }
  /** None; the nearest by code or title, at most three. */
  | { readonly kind: 'none'; readonly nearest: readonly Edition[] };

/** Longer than any code or title: what is typed beyond it is not compared. */
const MOST_TYPED = 80;

/**
 * Finds a standard by its code in any typed form (`jg352`, `Q／LNJG JG352-2024`, `352`), by its name, or by words of its title.
 * Texts not yet published on `day` are not found.
 */
export function findStandard(catalogue: Catalogue, typed: string, day: Day): StandardLookup {
  const { code, year } = readCode(typed.slice(0, MOST_TYPED).replace(/[《》]/g, ''));
  const known = catalogue.editions.filter((e) => catalogue.statusOf(e, day) !== undefined);
  const folded = foldCode(code);
  if (folded === '') return { kind: 'none', nearest: [] };
  const codes = [...new Set(known.map((e) => e.code))];
  const whole = codes.filter((c) => foldCode(c) === folded);
  const matching = whole.length > 0 ? whole : codes.filter((c) => codeAliases(c).includes(folded));
  if (matching.length > 0) return chosen(catalogue, matching, year, day);
  const titled = byTitle(known, folded);
  if (titled.length > 0) return chosen(catalogue, titled, year, day);
  return { kind: 'none', nearest: nearestStandards(catalogue, known, folded, day) };
}

function chosen(catalogue: Catalogue, codes: readonly string[], year: string | undefined, day: Day): StandardLookup {
  const editions = codes.flatMap((code) => {
    const all = catalogue.editionsOf(code).filter((e) => catalogue.statusOf(e, day) !== undefined);
    const named = year === undefined ? undefined : all.find((e) => e.year === year || e.published.startsWith(year));
    if (year !== undefined) return named ? [catalogue.textOn(named, day)] : [];
    const one = catalogue.inForce(code, day) ?? catalogue.coming(code, day) ?? all.at(-1);
    return one ? [catalogue.textOn(one, day)] : [];
  });
  const [first, ...others] = editions;
  if (!first) {
    const nearest = codes.flatMap((code) =>
      catalogue.editionsOf(code).filter((e) => catalogue.statusOf(e, day) !== undefined),
    );
    return { kind: 'none', nearest: nearest.slice(-3) };
  }
  return others.length === 0 ? { kind: 'found', edition: first } : { kind: 'several', editions };
}

const foldTitle = (title: string): string => foldCode(title).replace(/^中华人民共和国/, '');

/** Codes whose title is the words typed, begins or ends with them, or holds them; the closest kind of match wins. */
function byTitle(known: readonly Edition[], folded: string): readonly string[] {
  const words = folded.replace(/^中华人民共和国/, '');
  if (!/\p{Script=Han}{2}/u.test(words)) return [];
  const codesWhere = (fits: (title: string) => boolean): readonly string[] => [
    ...new Set(known.filter((e) => fits(foldTitle(e.title)) || fits(foldTitle(e.code))).map((e) => e.code)),
  ];
  for (const fits of [
    (t: string) => t === words,
    (t: string) => t.startsWith(words) || t.endsWith(words),
    (t: string) => t.includes(words),
    (t: string) => t.length >= 4 && words.includes(t),
  ]) {
    const found = codesWhere(fits);
    if (found.length > 0) return found;
  }
  return [];
}

function nearestStandards(
  catalogue: Catalogue,
  known: readonly Edition[],
  folded: string,
  day: Day,
): readonly Edition[] {
  const scored = [...new Set(known.map((e) => e.code))]
    .map((code) => {
      const titles = known.filter((e) => e.code === code).map((e) => foldTitle(e.title));
      const byCode = Math.min(
        ...codeAliases(code).map((alias) => distance(alias, folded) / Math.max(alias.length, folded.length)),
      );
      const title = Math.max(0, ...titles.map((t) => overlap(t, folded)));
      return { code, score: Math.max(1 - byCode, title) };
    })
    .filter((s) => s.score >= 0.34)
    .sort((a, b) => b.score - a.score || a.code.localeCompare(b.code));
  return scored.slice(0, 3).flatMap(({ code }) => {
    const one = catalogue.inForce(code, day) ?? catalogue.coming(code, day) ?? catalogue.editionsOf(code).at(-1);
    return one ? [one] : [];
  });
}

/** Edits between two short strings (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Share of `words`' pairs of characters that a title has. */
function overlap(title: string, words: string): number {
  if (words.length < 2) return 0;
  let shared = 0;
  for (let i = 0; i + 1 < words.length; i++) if (title.includes(words.slice(i, i + 2))) shared++;
  return shared / (words.length - 1);
}

export type ClauseLookup =
  | {
      readonly kind: 'found';
      /** As the standard writes it. */
      readonly number: string;
      /** The clause itself; absent for a heading or a table, which only its parts fill. */
      readonly clause?: Clause;
      readonly heading?: Heading;
      /** What stands under it, in the order of the text: items, sub-clauses, rows, notes, paragraphs. */
      readonly parts: readonly Clause[];
    }
  | { readonly kind: 'none'; readonly nearest: readonly Clause[] };

/** Finds a clause of a text by its number in any typed form: `5.2.1a`, `附录A`, `表1`, `第十二条`, `12条`, `第二章`. */
export function findClause(edition: Edition, typed: string): ClauseLookup {
  const division = /^\s*第\s*[〇零一二两三四五六七八九十百\d]+\s*[编章节]/.exec(typed)?.[0].replace(/\s/g, '');
  const heading = division && edition.outline.find((h) => h.number === division);
  if (heading) {
    const parts = edition.clauses.filter((c) =>
      c.path.some((label) => label.replace(/\s/g, '').startsWith(heading.number)),
    );
    return { kind: 'found', number: heading.number, heading, parts };
  }
  // 一 of a notice is a numeral anywhere else.
  const exact = /^[一二三四五六七八九十导附]/.test(typed) ? at(edition, typed.trim()) : undefined;
  if (exact) return exact;
  // 第二部分 of a text in chapters: its second one.
  const part = /^第\s*([一二三四五六七八九十]{1,3})\s*部分$/.exec(typed.trim())?.[1];
  const chapter = part === undefined ? undefined : (at(edition, part) ?? at(edition, String(readChinese(part))));
  if (chapter) return chapter;
  const read = readNumber(typed);
  if (read === undefined) return { kind: 'none', nearest: [] };
  const number =
    /^\d+$/.test(read) && edition.clauses.some((c) => c.kind === 'article') ? (articleNumber(read) ?? read) : read;
  return at(edition, number) ?? { kind: 'none', nearest: nearestClauses(edition, number) };
}

function at(edition: Edition, number: string): ClauseLookup | undefined {
  const clause = edition.clauses.find((c) => c.number === number);
  const heading = edition.outline.find((h) => h.number === number);
  const parts = edition.clauses.filter((c) => c.number !== number && isPartOf(c.number, number));
  if (!clause && !heading && parts.length === 0) return undefined;
  return { kind: 'found', number, ...(clause ? { clause } : {}), ...(heading ? { heading } : {}), parts };
}

/** Part of a clause, a chapter, an appendix (with its tables) or a table. */
function isPartOf(number: string, above: string): boolean {
  if (isWithin(number, above)) return true;
  const letter = /^附录([A-Z])$/.exec(above)?.[1];
  return letter !== undefined && number.startsWith(`表${letter}.`);
}

/** Up to three clauses that were perhaps meant: the ones around it under the same parent, else the end of what there is. */
function nearestClauses(edition: Edition, number: string): readonly Clause[] {
  const root = rootOf(number);
  const own = edition.clauses.find((c) => c.number === root);
  if (own && root !== number) return [own];
  if (isPlainNumber(root)) {
    const plain = edition.clauses.filter((c) => isPlainNumber(c.number) && c.kind !== 'row');
    const wanted = pieces(root);
    const shared = (c: Clause): number => {
      const other = pieces(c.number);
      let same = 0;
      while (same < wanted.length && other[same] === wanted[same]) same++;
      return same;
    };
    const best = Math.max(0, ...plain.map(shared));
    const close = (best === 0 ? plain : plain.filter((c) => shared(c) === best)).toSorted(
      (a, b) => gap(a.number, root) - gap(b.number, root) || compareNumbers(a.number, b.number),
    );
    return close.slice(0, 3).sort((a, b) => compareNumbers(a.number, b.number));
  }
  return edition.clauses.filter((c) => c.kind === (root.startsWith('表') ? 'row' : 'article')).slice(-3);
}

/** How far apart two numbers are where they first differ. */
function gap(a: string, b: string): number {
  const left = pieces(a);
  const right = pieces(b);
  const at = left.findIndex((piece, i) => piece !== right[i]);
  return at < 0 ? 0 : Math.abs((left[at] ?? 0) - (right[at] ?? 0)) + at * 0.001;
}
