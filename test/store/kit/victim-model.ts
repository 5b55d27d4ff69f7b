import { z } from 'zod';
import { collection } from '../../../src/store/store.ts';

export const FIRST_DAY = '2025-01-20';

export const things = collection({
  name: 'things',
  schema: z.object({ at: z.number(), n: z.number(), number: z.number() }),
  version: 1,
  growth: 'monthly',
  keep: 'evidence',
});
export const latest = collection({
  name: 'latest',
  schema: z.object({ n: z.number() }),
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
});
export const collections = [things, latest];
