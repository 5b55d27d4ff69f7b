/**
 * Real regulations in 第X条 form: imported, counted in another way, checked, and asked about in spoken words. The texts are
 * not part of the project: DIR holds one Markdown or text file for each.
 *
 *     npm run -s bench:laws -- --data DIR [--json]
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Log } from '../src/base/log.ts';
import { parseInstant } from '../src/base/time.ts';
import { openDesk } from '../src/cli/ask.ts';
import { readSettings } from '../src/config.ts';
import { checkFolder } from '../src/standards/check/check.ts';
import { importDocument } from '../src/standards/import/import.ts';
import { machine, projectFolder } from './machine.ts';

/** A question with the article that answers it; several, where they say the same. */
const questionSchema = z.strictObject({
  q: z.string(),
  /** The law's name without 中华人民共和国, and the article. */
  right: z.array(z.string().regex(/^\S+ 第\S+条$/)).min(1),
  at: z.string().optional(),
  /** Which edition answers, where the day decides. */
  year: z.string().optional(),
});

/** The first set and half a are for tuning; of half b only the figures are shown. */
const SETS = {
  first: 'laws-questions.jsonl',
  a: 'laws-questions-a.jsonl',
  b: 'laws-questions-b.jsonl',
};

const { values } = parseArgs({ options: { data: { type: 'string' }, json: { type: 'boolean' } } });
if (values.data === undefined) {
  console.error('--data：法规文件在哪个文件夹 the folder with the regulations');
  process.exit(2);
}
const source = values.data;
const folder = mkdtempSync(join(tmpdir(), 'zhibiao-laws-'));
mkdirSync(join(folder, 'standards'));
const at = parseInstant('2025-05-14T10:20:00+08:00') ?? 0;
const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Articles by their first words alone: a line that begins 第X条, whatever stands around it. */
const articlesIn = (text: string): string[] =>
  [
    ...text.matchAll(
      /^[\s#*\u3000]*(第[零〇一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?)(?=[\s\u3000])/gmu,
    ),
  ].map(([, number = '']) => number);

const expected = new Map<string, string[]>();
const refused: string[] = [];
for (const name of readdirSync(source).filter((file) => /\.(?:md|txt)$/.test(file) && file !== 'README.md')) {
  const bytes = readFileSync(join(source, name));
  const read = await importDocument(bytes, name);
  if (!read.ok) {
    refused.push(`${name}: ${read.error.message.zh}`);
    continue;
  }
  expected.set(read.value.fileName, articlesIn(bytes.toString('utf8')));
  writeFileSync(join(folder, 'standards', read.value.fileName), read.value.markdown);
}
const { errors, warnings } = checkFolder(folder, { today: '2025-05-14' });

const settings = readSettings(
  { ZHIBIAO_DATA: join(folder, 'none'), ZHIBIAO_KNOWLEDGE: folder },
  join(folder, 'no.env'),
);
if (!settings.ok) throw new Error(settings.error.join('; '));
const desk = await openDesk(settings.value, silent, at);

const missing: string[] = [];
let articles = 0;
for (const edition of desk.shelf().catalogue.editions) {
  const own = expected.get(edition.file.split('/').at(-1) ?? '') ?? [];
  const found = new Set(edition.clauses.map(({ number }) => number));
  articles += own.length;
  for (const number of own) if (!found.has(number)) missing.push(`${edition.id} ${number}`);
}

const failures: string[] = [];
const figures = new Map<string, Record<'questions' | 'right_law' | 'right_article' | 'article_named', number>>();
for (const [name, file] of Object.entries(SETS)) {
  const questions = readFileSync(join(projectFolder(import.meta.dirname), 'bench', file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => questionSchema.parse(JSON.parse(line)));
  const of = { questions: questions.length, right_law: 0, right_article: 0, article_named: 0 };
  figures.set(name, of);
  for (const question of questions) {
    const { first, named, failure } = await judge(question);
    of.right_law += first.law;
    of.right_article += first.article;
    of.article_named += named;
    if (failure !== undefined && name !== 'b') failures.push(failure);
  }
}
let unasked = 0;
const nothingSays = readFileSync(join(projectFolder(import.meta.dirname), 'bench/laws-unanswerable.txt'), 'utf8')
  .trim()
  .split('\n');
for (const q of nothingSays) {
  const reply = await desk.answer(q, 'guest', at);
  if (reply.behaviour !== 'answer') continue;
  unasked += 1;
  failures.push(`${q} → nothing; ${(reply.citations ?? []).map(({ code, clause }) => `${code} ${clause}`).join(', ')}`);
}

/** Whether the right article is given first, and whether it is named at all. */
async function judge({ q, right, at: when, year }: z.infer<typeof questionSchema>): Promise<{
  readonly first: { readonly law: number; readonly article: number };
  readonly named: number;
  readonly failure: string | undefined;
}> {
  const reply = await desk.answer(q, 'guest', when ? (parseInstant(when) ?? at) : at);
  /** `会计法 第三条`, where the edition is the right one. */
  const cited = (reply.citations ?? []).map(({ code, clause }) => {
    const [name = '', of] = code.replace('中华人民共和国', '').split('—');
    return `${name}${year === undefined || of === year ? '' : `（${of}）`} ${clause}`;
  });
  const isRight = (place: string): boolean => right.some((article) => place.startsWith(article));
  const [first = ''] = cited;
  const ofLaw = right.some((article) => article.split(' ')[0] === first.split(' ')[0]);
  return {
    first: { law: Number(ofLaw), article: Number(isRight(first)) },
    named: Number(cited.some(isRight)),
    failure: isRight(first)
      ? undefined
      : `${q} → ${right.join(' / ')}; ${reply.behaviour}: ${cited.join(', ') || 'nothing'}`,
  };
}
await desk.close();
rmSync(folder, { recursive: true });

const result = {
  bench: 'laws',
  machine: machine(),
  did: `${expected.size} regulations imported, questions asked in spoken words`,
  refused: refused.length,
  articles,
  missing: missing.length,
  check_errors: errors,
  check_warnings: warnings,
  /** `article_named`: among the places that are named. */
  sets: Object.fromEntries(figures),
  unanswerable: nothingSays.length,
  answered_all_the_same: unasked,
};
if (values.json) console.log(JSON.stringify(result));
else {
  const { sets, ...rest } = result;
  console.table(rest);
  console.table(sets);
  for (const line of [...refused, ...missing, ...failures]) console.log(line);
}
process.exitCode = refused.length + missing.length + errors > 0 ? 1 : 0;
