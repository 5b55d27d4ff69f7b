import type { Answerer } from './answerer.ts';

/** Questions of a form of their own, tried in this order before the words are looked for in the clauses. */
export const ANSWERERS: readonly Answerer[] = [];
