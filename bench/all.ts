/**
 * All measurements, one after the other, as one table.
 *
 *     npm run -s bench -- [--data DIR] [--laws DIR] [--full] [--only answers,start] [--json]
 *
 * `--data` holds one or several sets for bench:retrieval, `--laws` the regulations of bench:laws. `--full` takes turns and
 * the store at 10⁶ transactions, 50 kills instead of 5 and two rounds of answers, which takes a quarter of an hour more.
 * Each runs in a process of its own, so that none weighs on the next.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { figuresOf } from './all-figures.ts';
import { machine, projectFolder } from './machine.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    laws: { type: 'string' },
    full: { type: 'boolean', default: false },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const project = projectFolder(import.meta.dirname);

interface Bench {
  readonly name: string;
  readonly args: readonly string[];
}

/** A folder with a set, or one with a folder for each. */
function setsIn(folder: string): string[] {
  const isSet = (path: string): boolean => existsSync(join(path, 'corpus.jsonl'));
  if (isSet(folder)) return [folder];
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter(isSet);
}

const stored = values.full ? '1000,100000,1000000' : '1000,100000';
const benches: readonly Bench[] = [
  { name: 'start', args: ['--json'] },
  { name: 'answers', args: ['--json', '--quiet'] },
  { name: 'answer-time', args: ['--json', '--rounds', values.full ? '2' : '1'] },
  ...(values.laws === undefined ? [] : [{ name: 'laws', args: ['--json', '--data', values.laws] }]),
  ...(values.data === undefined ? [] : setsIn(values.data)).map((data) => ({
    name: 'retrieval',
    args: ['--data', data],
  })),
  { name: 'turns', args: ['--json', '--stored', stored] },
  { name: 'store', args: ['--json', '--turns', values.full ? '1000000' : '100000'] },
  { name: 'kills', args: ['--json', '--kills', values.full ? '50' : '5'] },
].filter(({ name }) => values.only === undefined || values.only.split(',').includes(name));

const resultSchema = z.record(z.string(), z.unknown());

/** Runs one and reads the JSON of its last line. @throws with the end of what it said, when there is none */
async function run({ name, args }: Bench): Promise<Readonly<Record<string, unknown>>> {
  const child = spawn(process.execPath, [join(project, 'scripts/run.js'), `bench/${name}`, ...args], { cwd: project });
  let out = '';
  let complaints = '';
  child.stdout.on('data', (part: Buffer) => (out += part.toString('utf8')));
  child.stderr.on('data', (part: Buffer) => (complaints += part.toString('utf8')));
  await new Promise<void>((resolve, reject) => child.on('error', reject).on('close', () => resolve()));
  try {
    return resultSchema.parse(JSON.parse(out.trim().split('\n').at(-1) ?? ''));
  } catch {
    throw new Error((complaints || out).trim().slice(-400));
  }
}

interface Row {
  readonly bench: string;
  readonly what: string;
  readonly figure: string;
}

const rows: Row[] = [];
const results: { bench: string; args: readonly string[]; result?: unknown; failed?: string }[] = [];
for (const bench of benches) {
  const set = bench.name === 'retrieval' ? ` ${basename(bench.args.at(-1) ?? '')}` : '';
  process.stderr.write(`${bench.name}${set} …\n`);
  try {
    const result = await run(bench);
    results.push({ bench: bench.name, args: bench.args, result });
    for (const [what, figure] of figuresOf(bench.name, result)) rows.push({ bench: bench.name + set, what, figure });
  } catch (error) {
    const failed = error instanceof Error ? error.message : String(error);
    results.push({ bench: bench.name, args: bench.args, failed });
    rows.push({ bench: bench.name + set, what: 'failed', figure: failed.slice(0, 100) });
    process.exitCode = 1;
  }
}

if (values.json) console.log(JSON.stringify({ bench: 'all', machine: machine(), results }));
else {
  console.log(machine());
  const width = (of: (row: Row) => string): number => Math.max(...rows.map((row) => of(row).length));
  const [first, second] = [width((row) => row.bench), width((row) => row.what)];
  for (const { bench, what, figure } of rows) console.log(`${bench.padEnd(first)}  ${what.padEnd(second)}  ${figure}`);
}
