import type { Sentence } from '../base/sentence.ts';
import { lines, type Outcome, type Reply } from './reply.ts';
import type { Turn } from './turn.ts';

/** A reply of one sentence, without buttons: why something can't be done, or what is missing. */
export const inShort = (
  turn: Pick<Turn, 'say'>,
  outcome: Outcome,
  sentence: Sentence,
  { slots = {}, missing = [] }: Pick<Reply, 'slots' | 'missing'> = {},
): Reply => ({ outcome, slots, missing, blocks: lines(turn.say(sentence)), buttons: [] });
