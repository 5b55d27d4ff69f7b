/*
 * When to answer at all: fits the weights of src/answers/confidence.ts and shows what each floor keeps and lets through.
 *   node scripts/run.js bench/confidence [--list]
 *
 * A question counts as kept when its best clause is of the right standard and above the floor, as false when no clause
 * answers it and its best one is above all the same. What the program does besides (forms of their own, off-topic words) is
 * measured by `bench:answers`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { confidenceIn, SIGNALS, signalsOf } from '../src/answers/confidence.ts';
import { type Candidate, findClauses } from '../src/answers/find.ts';
import { plainQuestion } from '../src/answers/question/plain.ts';
import { readQuestion } from '../src/answers/question/question.ts';
import { askingPart } from '../src/answers/question/split.ts';
import type { Shelf } from '../src/answers/shelf.ts';
import { steppedClock } from '../src/base/clock.ts';
import type { Log } from '../src/base/log.ts';
import { dateOf, parseInstant } from '../src/base/time.ts';
import { languageOf } from '../src/commands/language.ts';
import { readSettings } from '../src/config.ts';
import { openKnowledge } from '../src/knowledge.ts';
import { projectFolder } from './answers-data.ts';
import { type Sample, samplesOf, withholdWordings } from './calibration.ts';
import { areaUnderCurve, fitLogistic, outOfSample } from './logistic.ts';

const { values: options } = parseArgs({ options: { list: { type: 'boolean', default: false } } });

const ZONE = 'Asia/Shanghai';
const NOW = parseInstant('2025-05-14T10:20:00+08:00') ?? 0;
const project = projectFolder(import.meta.dirname);
const data = mkdtempSync(join(tmpdir(), 'zhibiao-bench-'));
const quiet: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: console.error };

const folder = join(data, 'knowledge');
const withheld = withholdWordings(join(project, 'knowledge'), folder);
const read = readSettings({ ZHIBIAO_KNOWLEDGE: folder, ZHIBIAO_DATA: join(data, 'data') });
if (!read.ok) throw new Error('the settings of the bench are wrong');
const knowledge = await openKnowledge({ settings: read.value, clock: steppedClock(NOW), log: quiet, saveIndex: false });
const samples = [...samplesOf(project), ...withheld];
const found = samples.flatMap((sample) => {
  const best = bestFor(sample, knowledge.shelf());
  return best ? [{ sample, best, right: isRight(sample, best) }] : [];
});
await knowledge.close();
rmSync(data, { recursive: true, force: true });

const answerable = samples.filter(({ standards }) => standards.length > 0).length;
const unanswerable = samples.length - answerable;
/** An answerable question whose best clause is of another standard teaches nothing about when to answer. */
const telling = found.filter(({ sample, right }) => right || sample.standards.length === 0);
const seen = telling.map(({ sample, best, right }) => ({
  x: SIGNALS.map((name) => signalsOf(best)[name]),
  yes: right,
  // Withheld wordings are many, and stranger than what most people say.
  counts: sample.clause === undefined ? 1 : 0.5,
}));

const rights = telling.filter((one) => one.right).length;
console.log(`${answerable} answerable (${rights} found first), ${unanswerable} that no clause answers`);
table(
  'as it is',
  telling.map(({ best }) => confidenceIn(best)),
);
table('fitted, out of sample', outOfSample(seen));
const fitted = fitLogistic(seen);
console.log(`\nfitted: none ${fitted.none.toFixed(2)}`);
for (const [i, name] of SIGNALS.entries()) console.log(`  ${name} ${(fitted.weights[i] ?? 0).toFixed(2)}`);
if (options.list) {
  for (const { sample, best, right } of found) {
    const odds = confidenceIn(best).toFixed(2);
    const doubts = Object.entries(best.doubts)
      .filter(([, value]) => value > 0)
      .map(([name, value]) => `${name} ${value}`);
    const verdict = sample.standards.length === 0 ? 'none' : right ? 'right' : 'wrong';
    console.log(
      [odds, verdict, sample.id, sample.q, `${codeOf(best)} ${best.clause.number}`, doubts.join(' ')].join('\t'),
    );
  }
}

/** What the words lead to, as written or as probably meant, whichever finds the better clause. */
function bestFor({ q }: Sample, shelf: Shelf): Candidate | undefined {
  const today = dateOf(NOW, ZONE);
  const written = askingPart(plainQuestion(q));
  const meant = shelf.spelling.suggest(written)?.text;
  const best = (plain: string) =>
    findClauses(readQuestion(q, languageOf(q), today, shelf, { plain }), shelf, today).candidates[0];
  const asWritten = best(written);
  const asMeant = meant === undefined ? undefined : best(meant);
  return asMeant && (!asWritten || asMeant.score > asWritten.score + 0.15) ? asMeant : asWritten;
}

function isRight({ standards, clause }: Sample, best: Candidate): boolean {
  return standards.includes(codeOf(best)) && (clause === undefined || best.clause.number.startsWith(clause));
}

function codeOf({ edition }: Candidate): string {
  return edition.code.replace(/^Q\/LNJG\s+|^LNJG-/, '');
}

function table(name: string, odds: readonly number[]): void {
  const pick = (fits: (one: (typeof telling)[number]) => boolean) =>
    odds.filter((_, k) => telling[k] && fits(telling[k]));
  const written = pick(({ sample, right }) => right && sample.clause === undefined);
  const unheard = pick(({ sample, right }) => right && sample.clause !== undefined);
  const none = pick(({ right }) => !right);
  console.log(`\n${name}: AUC ${areaUnderCurve([...written, ...unheard], none).toFixed(4)}`);
  const share = (values: readonly number[], floor: number, of = values.length) =>
    `${((100 * values.filter((v) => v >= floor).length) / Math.max(1, of)).toFixed(1).padStart(5)} %`;
  for (let floor = -2.5; floor <= 1.01; floor += 0.25)
    console.log(
      `  floor ${floor.toFixed(2).padStart(5)}  keeps ${share(written, floor)}, of withheld wordings ${share(unheard, floor)}; false ${share(none, floor, unanswerable)}`,
    );
}
