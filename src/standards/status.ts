import type { CitedStandard } from './glossary.ts';
import type { Day, Edition, Status } from './model.ts';

/**
 * The status of an edition on a day: from its dates alone. Source: Q/LNJG TY 103, table 2.
 * @param successorFrom the day from which a later edition of the same standard, or one that replaces it, is in force.
 * @returns undefined before publication: then the text exists for drafters only.
 */
export function statusOn(
  edition: Pick<Edition, 'published' | 'effective' | 'withdrawn'>,
  day: Day,
  successorFrom?: Day,
): Status | undefined {
  if (day < edition.published) return undefined;
  if (successorFrom !== undefined && day >= successorFrom) return '被代替';
  if (edition.withdrawn !== undefined && day >= edition.withdrawn) return '废止';
  return day < edition.effective ? '即将实施' : '现行';
}

/** The status of an outside standard on a day; a date that is not known is taken as passed. */
export function citedStatusOn(cited: CitedStandard, day: Day): Status {
  if (cited.withdrawn !== undefined && day >= cited.withdrawn)
    return cited.replacedBy === undefined ? '废止' : '被代替';
  if (cited.status !== undefined) return cited.status;
  return cited.effective !== undefined && day < cited.effective ? '即将实施' : '现行';
}
