import { mayAnswer } from '../decide.ts';
import type { Candidate } from '../find.ts';

/** Good enough to be answered from by itself. */
export const isLikely = (candidate: Candidate): boolean => mayAnswer(candidate);
