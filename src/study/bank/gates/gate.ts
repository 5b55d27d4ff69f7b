import type { Bench } from '../bench.ts';
import type { Draft } from '../draft.ts';

/** In the order in which a draft meets them; each is counted under its name. */
export const GATES = [
  'source',
  'value',
  'sentence',
  'giveaway',
  'negation',
  'catch-all',
  'one-answer',
  'length',
  'odd-one-out',
  'duplicate',
] as const;
export type GateName = (typeof GATES)[number];

export interface Gate {
  readonly name: GateName;
  /** The draft to go on with, perhaps with fewer wrong answers; undefined where it fails. */
  readonly pass: (draft: Draft, bench: Bench) => Draft | undefined;
}
