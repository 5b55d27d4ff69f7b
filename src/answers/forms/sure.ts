import { confidenceIn } from '../confidence.ts';
import type { Candidate } from '../find.ts';

/**
 * More likely than not the clause that is meant. Lower than the floor of the search: what uses it demands more of the clause
 * besides (a value of a kind, a word of its own).
 */
export const isLikely = (candidate: Candidate): boolean => confidenceIn(candidate) >= 0;
