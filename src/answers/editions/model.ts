import { z } from 'zod';
import { collection } from '../../store/store.ts';

/** What one person was told of one coming change, and whether they have read it. The id is {@link readingId}. */
export const readings = collection({
  name: 'readings',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: z.object({
    /** Name of the change: `Q/LNJG JG 331—2025`, `Q/LNJG JG 352—2024 修改单1`. */
    change: z.string(),
    person: z.string(),
    told: z.number().optional(),
    reminded: z.number().optional(),
    read: z.number().optional(),
  }),
});

/** Changes whose unread list the managers have got. The id is the change's name. */
export const summaries = collection({
  name: 'reading-summaries',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: z.object({ at: z.number() }),
});

export const readingId = (change: string, person: string): string => `${change}|${person}`;

export const editionCollections = [readings, summaries];
