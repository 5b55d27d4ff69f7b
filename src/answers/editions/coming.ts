import type { Catalogue } from '../../standards/catalogue.ts';
import { foldCode } from '../../standards/code.ts';
import { lineage } from '../../standards/lineage.ts';
import type { Day, Edition } from '../../standards/model.ts';
import { changeLine } from './change-lines.ts';

/** A text that is published and not yet in force: a new edition, or an amendment sheet of one. */
export interface Coming {
  /** `Q/LNJG JG 331—2025`, `Q/LNJG JG 352—2024 修改单1`. */
  readonly name: string;
  readonly from: Day;
  /** As it will read. */
  readonly after: Edition;
  /** As it read before; absent for a standard that is new. */
  readonly before?: Edition;
}

/** What will change after a day, soonest first. */
export function comingChanges(catalogue: Catalogue, day: Day): Coming[] {
  return catalogue.allComing(day).map(({ edition, from, sheet }) => {
    if (!sheet) {
      const before = catalogue.previous(edition);
      return {
        name: edition.id,
        from,
        after: catalogue.textOn(edition, from),
        ...(before ? { before: catalogue.textOn(before, day) } : {}),
      };
    }
    const first = catalogue.editions.find(({ id }) => id === edition.id) ?? edition;
    return { name: `${edition.id} 修改单${sheet.number}`, from, after: catalogue.textOn(first, from), before: edition };
  });
}

/** The coming changes of a standard. */
export const comingOf = (catalogue: Catalogue, code: string, day: Day): Coming[] =>
  comingChanges(catalogue, day).filter(({ after }) => foldCode(after.code) === foldCode(code));

/** What a notice says at most. */
const LINES_MOST = 5;
const RANK = { values: 0, added: 1, removed: 2, words: 3, moved: 4, same: 5 } as const;
/** Scope and references change with every edition and bind nobody. */
const PREAMBLE = /^[12](?:\.|$)/;

/** What changes, clause by clause: values first, then what comes and goes, at most five lines. */
export function whatChanges({ before, after }: Coming): string[] {
  if (!before) return [];
  const changes = lineage(before, after)
    .changes.filter(
      ({ kind, after: now, before: then }) => kind !== 'same' && !PREAMBLE.test((now ?? then)?.number ?? ''),
    )
    .sort((a, b) => RANK[a.kind] - RANK[b.kind]);
  const lines = changes.map(changeLine);
  return lines.length <= LINES_MOST
    ? lines
    : [...lines.slice(0, LINES_MOST - 1), `另有 ${lines.length - LINES_MOST + 1} 处改动`];
}
