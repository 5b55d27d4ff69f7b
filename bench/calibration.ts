import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
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
  /** Where only one clause will do: its number. */
  readonly clause?: string;
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

const askedSchema = z.object({ edition: z.string(), asked: z.record(z.string(), z.array(z.string())) });

/** Of so many clauses one gives up a wording. */
const EVERY = 4;

/**
 * Copies a knowledge folder without some of the wordings that it knows (`asked/`): those are questions in words that nobody
 * has put down, about clauses that have an answer.
 */
export function withholdWordings(knowledge: string, copy: string): Sample[] {
  cpSync(knowledge, copy, { recursive: true });
  const held: Sample[] = [];
  let turn = 0;
  for (const name of readdirSync(join(copy, 'asked')).sort()) {
    const file = join(copy, 'asked', name);
    const { edition, asked } = askedSchema.parse(parse(readFileSync(file, 'utf8')));
    const standard = edition.replace(/^Q\/LNJG\s+|^LNJG-/, '').replace(/—\d+$/, '');
    for (const [clause, wordings] of Object.entries(asked)) {
      turn += 1;
      // Wordings of an earlier or a coming edition lead to the one in force.
      if (turn % EVERY > 0 || wordings.length < 2 || /-20\d\d\.yaml$/.test(name)) continue;
      const q = wordings.splice(turn % wordings.length, 1)[0] ?? '';
      held.push({ id: `W${turn}`, q, standards: [standard], clause });
    }
    writeFileSync(file, stringify({ edition, asked }));
  }
  return held;
}
