import { inBaseUnit } from '../../base/units.ts';
import type { Catalogue, Located } from '../../standards/catalogue.ts';
import type { Day, Quantity } from '../../standards/model.ts';

/** `JG 352 表2 行1` → code `JG 352`, number `表2 行1`. */
export function splitRef(ref: string): { readonly code: string; readonly number: string } {
  const parts = /^([A-Z][A-Z-]* ?\d+) (.+)$/.exec(ref);
  return { code: parts?.[1] ?? ref, number: parts?.[2] ?? '' };
}

/** The clause that a type names, in the edition that is in force on a day; undefined when there is none. */
export function clauseOn(catalogue: Catalogue, ref: string, day: Day): Located | undefined {
  const { code, number } = splitRef(ref);
  const edition = catalogue.inForce(code, day);
  const clause = edition?.clauses.find((one) => one.number === number);
  return edition && clause && { edition, clause };
}

/** The clause's value of a unit, the first; a frequency (每 2 h 1 次) counts by how long it is between two. */
export const quantityOf = ({ clause }: Located, unit: string): Quantity | undefined =>
  clause.quantities.find((q) => q.unit === unit && q.kind !== 'clock');

/** How long it is between two times, in minutes; undefined when the clause names no interval. */
export function intervalOf({ clause }: Located): number | undefined {
  for (const { kind, unit, per, from } of clause.quantities) {
    if (kind !== 'frequency' || per !== '次' || from === undefined) continue;
    const base = inBaseUnit(from, unit);
    if (base?.measure === 'duration') return base.value;
  }
  return undefined;
}

/** The hours that a clause names, in minutes of the day; an end beyond 1440 is the next day's. */
export const hoursOf = ({ clause }: Located): { readonly from: number; readonly to: number }[] =>
  clause.quantities.flatMap(({ kind, from, to }) =>
    kind === 'clock' && from !== undefined ? [{ from, to: to ?? from }] : [],
  );
