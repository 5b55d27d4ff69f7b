import type { Answerer } from './answerer.ts';
import { lookup } from './forms/lookup.ts';

/** Questions of a form of their own, tried in this order before the words are looked for in the clauses. */
export const ANSWERERS: readonly Answerer[] = [lookup];
