import type { Catalogue } from '../../standards/catalogue.ts';
import { lineage } from '../../standards/lineage.ts';
import type { Day } from '../../standards/model.ts';
import type { Deduction } from './model.ts';

/**
 * What a clause is in the edition that a supplier's contract names. A finding keeps the clause in force when it happened;
 * whoever is charged for it sees the one that binds them beside it.
 * @param contract editions named by the contract: `Q/LNJG JG 331—2024`
 * @returns undefined when the contract names no edition of that standard, or the same one
 */
export function contractClause(
  catalogue: Catalogue,
  key: string,
  contract: readonly string[],
  day: Day,
): Deduction['contract'] {
  const located = catalogue.byKey(key, day);
  if (!located) return undefined;
  const { edition, clause } = located;
  const bound = contract
    .map((id) => catalogue.edition(id, day))
    .find((one) => one !== undefined && one.code === edition.code);
  if (!bound || bound.id === edition.id) return undefined;
  const later = bound.effective > edition.effective;
  const { changes } = later ? lineage(edition, bound) : lineage(bound, edition);
  const change = changes.find(({ before, after }) => (later ? before : after)?.key === clause.key);
  const mapped = later ? change?.after : change?.before;
  return { edition: bound.id, ...(mapped ? { clause: mapped.key } : {}) };
}
