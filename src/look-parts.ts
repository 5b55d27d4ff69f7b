import type { LookPorts } from '../adapters/web/look-ports.ts';
import type { Core } from './core.ts';
import { findingEvents } from './inspection/findings/model.ts';
import { findingPages } from './look-findings.ts';
import { placePages } from './look-places.ts';
import { recordPages } from './look-records.ts';
import { records } from './records/model.ts';

/** What the pages ask of findings, records and places. */
export function lookPorts(core: Core): LookPorts {
  const { store } = core;
  let seen: { readonly sequence: number; readonly version: string } | undefined;
  return {
    ...findingPages(core),
    ...recordPages(core),
    ...placePages(core),
    version: async () => {
      const { sequence } = store.status();
      if (seen?.sequence === sequence) return seen.version;
      const counts = await Promise.all([store.count(findingEvents, 'step'), store.count(records, 'state')]);
      const version = counts
        .map((by) => [...by].sort(([a], [b]) => a.localeCompare(b)).map(([value, count]) => `${value}${count}`))
        .join('|');
      seen = { sequence, version };
      return version;
    },
  };
}
