import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Relevant } from './metrics.ts';

const documentSchema = z.object({ id: z.string(), title: z.string().default(''), text: z.string() });
const querySchema = z.object({ id: z.string(), text: z.string() });
const answerSchema = z.object({ query: z.string(), document: z.string() });

/** JSON Lines; a line ends with \n and nothing else. */
const jsonLines = <T>(file: string, schema: z.ZodType<T>): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => schema.parse(JSON.parse(line)));

export const readCorpus = (folder: string) => jsonLines(join(folder, 'corpus.jsonl'), documentSchema);
export const readQueries = (folder: string) => jsonLines(join(folder, 'queries.jsonl'), querySchema);
/** Confirmed answers: `{query, document}`, the question in its own words. */
export const readAnswers = (file: string) => jsonLines(file, answerSchema);

/** Which documents answer which question: `query, document, grade` separated by tabs. */
export function readRelevant(folder: string): Map<string, Relevant> {
  const relevant = new Map<string, Map<string, number>>();
  for (const line of readFileSync(join(folder, 'qrels.tsv'), 'utf8').split('\n')) {
    const [query, document, grade] = line.trim().split(/\s+/);
    const value = Number(grade);
    if (!query || !document || !(value >= 1)) continue;
    const graded = relevant.get(query) ?? new Map<string, number>();
    relevant.set(query, graded.set(document, value));
  }
  return relevant;
}
