// Ranking measured on public test sets: npm run -s bench:retrieval -- --data DIR [--learn FILE] [--run FILE] (interfaces.md §3)
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createAnalyser } from '../src/search/analyser.ts';
import { buildIndex } from '../src/search/build.ts';
import { createLearning } from '../src/search/learning.ts';
import { rank } from '../src/search/rank.ts';
import { loadIndex, saveIndex } from '../src/search/saved.ts';
import { shelve } from '../src/search/shelf.ts';
import { measure, percentile } from './metrics.ts';
import { readAnswers, readCorpus, readQueries, readRelevant } from './retrieval-data.ts';

/** How many documents are ranked for each question. */
const DEPTH = 100;

const { values } = parseArgs({
  options: { data: { type: 'string' }, learn: { type: 'string' }, run: { type: 'string' } },
});
if (values.data === undefined) {
  process.stderr.write('用法 usage: bench:retrieval --data DIR [--learn FILE] [--run FILE]\n');
  process.exit(2);
}

const seconds = (since: number): number => Math.round(performance.now() - since) / 1000;
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

const documents = shelve(readCorpus(values.data));
const started = performance.now();
const analyser = createAnalyser();
const built = buildIndex(documents, analyser);
const build_s = seconds(started);

const bytes = saveIndex(built);
const loading = performance.now();
const index = loadIndex(bytes);
const load_s = seconds(loading);
if (!index) throw new Error('the index that was just saved cannot be loaded');

const learning = createLearning();
if (values.learn !== undefined) {
  readAnswers(values.learn).forEach(({ query, document }, line) => {
    learning.confirm({ query, documentId: document, person: `person-${line}`, at: '' });
  });
}
const learned = values.learn === undefined ? undefined : learning.learned(index, analyser);

const relevantOf = readRelevant(values.data);
const queries = readQueries(values.data).filter(({ id }) => relevantOf.has(id));
// The first questions run through code that is not compiled yet; a running bot has long passed that.
for (const { text } of queries.slice(0, 200))
  rank(index, analyser, text, { limit: DEPTH, ...(learned && { learned }) });

const times: number[] = [];
const runs = queries.map(({ id, text }) => {
  const asked = performance.now();
  const ranked = rank(index, analyser, text, { limit: DEPTH, ...(learned && { learned }) });
  times.push(performance.now() - asked);
  return { id, ranked, ranking: ranked.map((document) => document.id), relevant: relevantOf.get(id) ?? new Map() };
});
times.sort((a, b) => a - b);

if (values.run !== undefined) {
  const lines = runs.flatMap(({ id, ranked }) =>
    ranked.map((document, i) => `${id} Q0 ${document.id} ${i + 1} ${rounded(document.score)} zhibiao\n`),
  );
  writeFileSync(values.run, lines.join(''));
}

const metrics = Object.fromEntries(Object.entries(measure(runs)).map(([name, value]) => [name, rounded(value)]));
process.stdout.write(
  `${JSON.stringify({
    docs: documents.length,
    queries: queries.length,
    build_s,
    index_bytes: bytes.length,
    load_s,
    rss_mb: Math.round(process.resourceUsage().maxRSS / 1024),
    query_ms: {
      p50: rounded(percentile(times, 0.5)),
      p95: rounded(percentile(times, 0.95)),
      p99: rounded(percentile(times, 0.99)),
    },
    ...metrics,
  })}\n`,
);
