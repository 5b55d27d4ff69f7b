import type { Catalogue, Located } from './catalogue.ts';
import { codeAliases, editionId, foldCode } from './code.ts';
import type { CitedStandard } from './glossary.ts';
import { findClause } from './lookup.ts';
import type { Citation, Clause, Day, Edition, Status } from './model.ts';
import { citedStatusOn } from './status.ts';

/** What a citation leads to, on the day it is followed. */
export type Resolved =
  | { readonly kind: 'standard'; readonly edition: Edition; readonly status: Status | undefined }
  | {
      readonly kind: 'clause';
      readonly edition: Edition;
      readonly status: Status | undefined;
      readonly number: string;
      /** Absent when a chapter, an appendix or a table is meant: `parts` holds what stands there. */
      readonly clause?: Clause;
      readonly parts: readonly Clause[];
    }
  | {
      readonly kind: 'missing-clause';
      readonly edition: Edition;
      readonly number: string;
      readonly nearest: readonly Clause[];
    }
  /** A standard that `cited.yaml` knows. */
  | {
      readonly kind: 'outside';
      readonly cited: CitedStandard;
      readonly status: Status;
      readonly newest: CitedStandard | undefined;
    }
  | { readonly kind: 'unknown'; readonly id: string };

/**
 * Follows a citation that stands in `from`: a dated one leads to that edition and no other,
 * an undated one to the edition in force on `day` with its amendment sheets (GB/T 1.1—2020, 8.4).
 */
export function resolve(catalogue: Catalogue, citation: Citation, from: Edition, day: Day): Resolved {
  if (citation.code === undefined) return inEdition(catalogue, from, citation.clause, day);
  const code = knownCode(catalogue, citation.code);
  if (code === undefined) return outside(catalogue, citation, day);
  const edition =
    citation.year === undefined
      ? (catalogue.inForce(code, day) ?? catalogue.edition(code, day) ?? catalogue.editionsOf(code).at(-1))
      : catalogue.edition(editionId(code, citation.year), day);
  if (!edition) return outside(catalogue, citation, day);
  return inEdition(catalogue, edition, citation.clause, day);
}

function inEdition(catalogue: Catalogue, edition: Edition, number: string | undefined, day: Day): Resolved {
  const status = catalogue.statusOf(edition, day);
  if (number === undefined) return { kind: 'standard', edition, status };
  const found = findClause(edition, number);
  if (found.kind === 'none') return { kind: 'missing-clause', edition, number, nearest: found.nearest };
  return {
    kind: 'clause',
    edition,
    status,
    number: found.number,
    ...(found.clause ? { clause: found.clause } : {}),
    parts: found.parts,
  };
}

/** The code as our folder writes it: whole, or by its short form (JG 204, a law without 中华人民共和国). */
function knownCode(catalogue: Catalogue, code: string): string | undefined {
  const folded = foldCode(code);
  const exact = catalogue.editions.find((e) => foldCode(e.code) === folded);
  if (exact) return exact.code;
  // 食品安全法 and 中华人民共和国食品安全法 are one; bare numbers are too little to go by.
  if (/^[\d.]+$/.test(folded)) return undefined;
  return catalogue.editions.find((e) => codeAliases(e.code).includes(folded) || foldCode(e.title) === folded)?.code;
}

function outside(catalogue: Catalogue, citation: Citation, day: Day): Resolved {
  const folded = foldCode(citation.code ?? '');
  const all = catalogue.cited.filter(
    (c) => foldCode(c.code) === folded || (c.title !== undefined && foldCode(c.title) === folded),
  );
  const newest = all.findLast((c) => citedStatusOn(c, day) === '现行') ?? all.at(-1);
  // GB/T 24421（所有部分）: any of its parts stands for all.
  const part =
    all.length > 0
      ? undefined
      : catalogue.cited.findLast((c) => foldCode(c.code).startsWith(`${folded}.`) && citedStatusOn(c, day) === '现行');
  if (part && citation.year === undefined) return { kind: 'outside', cited: part, status: '现行', newest: part };
  const named = citation.year === undefined ? newest : all.find((c) => c.year === citation.year);
  if (named) return { kind: 'outside', cited: named, status: citedStatusOn(named, day), newest };
  return { kind: 'unknown', id: editionId(citation.code ?? '', citation.year) };
}

/** The clauses in force on a day that point at a standard, or at a clause of it (or at what that stands in). */
export function citing(
  catalogue: Catalogue,
  target: { readonly edition: Edition; readonly number?: string },
  day: Day,
): readonly Located[] {
  const aliases = new Set([...codeAliases(target.edition.code), foldCode(target.edition.title)]);
  const found: Located[] = [];
  for (const edition of catalogue.allInForce(day)) {
    for (const clause of edition.clauses) {
      if (clause.cites.some((c) => pointsAt(c, edition, target, aliases))) found.push({ edition, clause });
    }
  }
  return found;
}

function pointsAt(
  citation: Citation,
  from: Edition,
  { edition, number }: { readonly edition: Edition; readonly number?: string },
  aliases: ReadonlySet<string>,
): boolean {
  if (citation.code === undefined) {
    if (from.id !== edition.id || number === undefined) return false;
  } else if (!aliases.has(foldCode(citation.code)) || (citation.year !== undefined && citation.year !== edition.year))
    return false;
  return number === undefined || citation.clause === number;
}
