import type { LookPorts } from '../../adapters/web/look-ports.ts';
import type { Core } from '../core.ts';
import { findingEvents } from '../inspection/findings/model.ts';
import { checklists, plannedChecks } from '../inspection/plans/model.ts';
import { checks } from '../inspection/reports/model.ts';
import { adjustments, frozenScores } from '../inspection/scores/model.ts';
import { findingPages } from '../look/findings.ts';
import { placePages } from '../look/places.ts';
import { planPages } from '../look/plans.ts';
import { recordPages } from '../look/records.ts';
import { scorePages } from '../look/scores.ts';
import { records } from '../records/model.ts';

/** What the pages ask of findings, records and places. */
export function lookPorts(core: Core): LookPorts {
  const { store } = core;
  let seen: { readonly sequence: number; readonly version: string } | undefined;
  return {
    ...findingPages(core),
    ...recordPages(core),
    ...placePages(core),
    ...scorePages(core),
    ...planPages(core),
    version: async () => {
      const { sequence } = store.status();
      if (seen?.sequence === sequence) return seen.version;
      const counts = await Promise.all([
        store.count(findingEvents, 'step'),
        store.count(records, 'state'),
        store.count(checks, 'service'),
        store.count(checklists, 'service'),
        store.count(plannedChecks, 'month'),
        store.count(adjustments, 'signed.agreed'),
        store.count(frozenScores, 'revision'),
      ]);
      const version = counts
        .map((by) => [...by].sort(([a], [b]) => a.localeCompare(b)).map(([value, count]) => `${value}${count}`))
        .join('|');
      seen = { sequence, version };
      return version;
    },
  };
}
