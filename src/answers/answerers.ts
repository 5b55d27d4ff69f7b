import type { Answerer } from './answerer.ts';
import { bareWord } from './bare-word.ts';
import { deadlineCalculation } from './forms/calc/deadline.ts';
import { feeCalculation } from './forms/calc/fee.ts';
import { perUnitCalculation } from './forms/calc/per-unit.ts';
import { rateCalculation } from './forms/calc/rates.ts';
import { ratioCalculation } from './forms/calc/ratio.ts';
import { scoreCalculation } from './forms/calc/score.ts';
import { shareCalculation } from './forms/calc/share.ts';
import { change } from './forms/change.ts';
import { cites } from './forms/cites.ts';
import { coming } from './forms/coming.ts';
import { compare } from './forms/compare.ts';
import { definition } from './forms/definition.ts';
import { listStandards } from './forms/list.ts';
import { lookup } from './forms/lookup.ts';
import { noSuchDay } from './forms/no-such-day.ts';
import { oldValue } from './forms/old-value.ts';
import { listTopic } from './forms/topic.ts';
import { whereMentioned } from './forms/where.ts';
import { assigned } from './gaps/assigned.ts';

/** Questions of a form of their own. */
export const FORMS: readonly Answerer[] = [
  noSuchDay,
  cites,
  change,
  lookup,
  assigned,
  oldValue,
  coming,
  listStandards,
  compare,
  definition,
  bareWord,
  listTopic,
  whereMentioned,
];

/** Sums from a table or a rate. One of several questions in a message may ask for one. */
export const SUMS: readonly Answerer[] = [
  scoreCalculation,
  feeCalculation,
  rateCalculation,
  ratioCalculation,
  shareCalculation,
  perUnitCalculation,
  deadlineCalculation,
];

/** Tried in this order before the words are looked for in the clauses. */
export const ANSWERERS: readonly Answerer[] = [...FORMS, ...SUMS];
