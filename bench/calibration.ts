import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Question, readQuestions } from './answers-data.ts';

/** A question of `test/answers/calibration.jsonl`: one that a clause answers, one that none does, or one off topic. */
export const calibrationSchema = z.strictObject({
  id: z.string().regex(/^C\d{3}$/),
  kind: z.enum(['answerable', 'unanswerable', 'offtopic']),
  lang: z.enum(['zh-Hans', 'zh-Hant', 'yue', 'en']),
  typo: z.boolean().optional(),
  q: z.string(),
  /** Of an answerable one: the standard without prefix and year, and the clauses that answer, the best first. */
  standard: z.string().optional(),
  clauses: z.array(z.string()).optional(),
});
export type Calibration = z.infer<typeof calibrationSchema>;

export const readCalibration = (project: string): Calibration[] =>
  readFileSync(join(project, 'test/answers/calibration.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => calibrationSchema.parse(JSON.parse(line)));

/** A question to fit on. */
export interface Sample {
  readonly id: string;
  readonly q: string;
  /** Standards that answer it; none when no clause does. */
  readonly standards: readonly string[];
}

/** Kinds of development question that are answered by the clause their words lead to, and by no form of their own. */
const BY_WORDS = /^(?:colloquial|number|yes_no|modal|negation|why|typo|traditional|english|emoji)$/;
const UNANSWERED = /^(?:unanswerable|offtopic)$/;

const fromDevelopment = ({ id, kind, q, at, expect }: Question): Sample[] => {
  if (q === undefined || at !== undefined) return [];
  if (UNANSWERED.test(kind)) return [{ id, q, standards: [] }];
  if (!BY_WORDS.test(kind) || expect.behaviour !== 'answer' || !expect.standards?.length) return [];
  return [{ id, q, standards: expect.standards }];
};

/** The calibration set and half a of the development questions; never half b. */
export const samplesOf = (project: string): Sample[] => [
  ...readCalibration(project).map(({ id, q, standard }) => ({ id, q, standards: standard ? [standard] : [] })),
  ...readQuestions(project, 'a').flatMap(fromDevelopment),
];
