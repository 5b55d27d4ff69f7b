import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from './kit/program.ts';

const AT = '2025-05-14T10:20:';
const said = ['留样多少克', '有用', '提需求 车库扫地机充电没有规定', '撤销 REQ-1', '厕所多久巡一次', '没用', '帮助'];
const input = said
  .map((text, n) => JSON.stringify({ id: `m${n}`, at: `${AT}${10 + n}+08:00`, sender: { id: 'demo-employee' }, text }))
  .join('\n');

let folder = '';
let file = '';
let lines: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhibiao-verify-'));
  const { code } = await runCommand(join(folder, 'data'), ['stdio'], `${input}\n`);
  expect(code).toBe(0);
  file = (await readdir(join(folder, 'data'))).find((name) => name.startsWith('journal-')) ?? '';
  lines = (await readFile(join(folder, 'data', file), 'utf8')).trimEnd().split('\n');
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What `verify` says of a copy whose journal was changed. */
async function verdictOn(name: string, change: (lines: readonly string[]) => string) {
  const data = join(folder, name);
  await cp(join(folder, 'data'), data, { recursive: true });
  await writeFile(join(data, file), change(lines));
  return runCommand(data, ['verify']);
}

const whole = (some: readonly string[]): string => `${some.join('\n')}\n`;
const without = (n: number) => (all: readonly string[]) => whole(all.filter((_, at) => at !== n));
const changed = (n: number, change: (line: string) => string) => (all: readonly string[]) =>
  whole(all.map((line, at) => (at === n ? change(line) : line)));
const flipped = (line: string): string => {
  const bytes = Buffer.from(line);
  const at = Math.floor(bytes.length / 2);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  return bytes.toString('latin1') === line ? line : bytes.toString('utf8');
};

describe('verify, of what the program wrote', () => {
  it('finds it whole', async () => {
    const { code, said: verdict } = await runCommand(join(folder, 'data'), ['verify']);
    expect([code, verdict]).toEqual([0, expect.stringContaining(String(lines.length))]);
  });

  it('names where a line was doubled, moved, or exchanged for another', async () => {
    const middle = Math.floor(lines.length / 2);
    const last = lines.length - 1;
    const inserted = (all: readonly string[], at: number, line: string): string[] => [
      ...all.slice(0, at),
      line,
      ...all.slice(at),
    ];
    const moved = (from: number, to: number) => (all: readonly string[]) =>
      whole(
        inserted(
          all.filter((_, at) => at !== from),
          to,
          all[from] ?? '',
        ),
      );
    const verdicts = await Promise.all([
      verdictOn('doubled-middle', (all) => whole(inserted(all, middle, all[middle] ?? ''))),
      verdictOn('doubled-end', (all) => whole([...all, all[last] ?? ''])),
      verdictOn('moved-back', moved(middle, 2)),
      verdictOn('moved-on', moved(2, middle)),
      verdictOn('exchanged', (all) => whole(all.map((line, at) => (at === 2 ? (all[middle] ?? '') : line)))),
    ]);
    const at = (n: number) => [1, expect.stringMatching(new RegExp(`${file}\\D{0,12}${n + 1}\\D`))];
    expect(verdicts.map(({ code, said: verdict }) => [code, verdict])).toEqual([
      at(middle + 1),
      at(last + 1),
      at(2),
      at(2),
      at(2),
    ]);
  });

  it('names the line in which a byte was flipped, that was cut, or that is gone, in the middle and at the end', async () => {
    const last = lines.length - 1;
    const middle = Math.floor(lines.length / 2);
    const half = (line: string): string => line.slice(0, line.length / 2);
    const verdicts = await Promise.all([
      verdictOn('flipped-middle', changed(middle, flipped)),
      verdictOn('flipped-end', changed(last, flipped)),
      verdictOn('cut-middle', changed(middle, half)),
      verdictOn('cut-end', (all) => whole(all.slice(0, -1)) + half(all[last] ?? '')),
      verdictOn('removed-middle', without(middle)),
      verdictOn('removed-end', without(last)),
    ]);
    const at = (n: number) => [1, expect.stringMatching(new RegExp(`${file}\\D{0,12}${n + 1}\\D`))];
    expect(verdicts.map(({ code, said: verdict }) => [code, verdict])).toEqual([
      at(middle),
      at(last),
      at(middle),
      at(last),
      at(middle),
      at(last),
    ]);
  });
});
