import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportFile } from '../../src/cli/export.ts';
import { CHECK_HTML, CHECK_JS } from '../../src/export/evidence/check-page.ts';
import { readLine, withoutBodies } from '../../src/store/embedded/line.ts';
import { openTestApp, type TestApp } from '../support/app.ts';

const hasPython = spawnSync('python3', ['--version']).status === 0;
type Check = (
  read: (path: string) => Promise<Uint8Array>,
  names: readonly string[],
) => Promise<{ readonly faults: readonly string[]; readonly documents: readonly unknown[] }>;
const pageCheck = new Function(`${CHECK_JS}; return check;`)() as Check;

let bot: TestApp;
const folder = mkdtempSync(join(tmpdir(), 'zhibiao-evidence-'));
const unpacked = join(folder, 'evidence-ISS-1');
const chain = join(unpacked, 'chain.jsonl');
const files = () => readdirSync(join(unpacked, 'files'));

function unpack(zip: string): void {
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(zip)))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
}
const python = () => {
  const { status, stdout } = spawnSync('python3', [join(unpacked, 'check.py')], { encoding: 'utf8' });
  return { whole: status === 0, said: stdout };
};
async function page() {
  const names = [...readdirSync(unpacked), ...files().map((name) => `files/${name}`)];
  const { faults } = await pageCheck(async (path) => new Uint8Array(readFileSync(join(unpacked, path))), names);
  return { whole: faults.length === 0, said: faults.join('\n') };
}
const checks = [['the page', page] as const, ...(hasPython ? [['the script', python] as const] : [])];

beforeAll(async () => {
  bot = await openTestApp();
  await bot.say({ by: 'demo-supervisor', text: '巡查 二楼茶水间 地面积水 保洁 一般', pictures: [40] });
  await bot.say({ by: 'demo-cook', text: '留样 红烧肉 130g 午餐' });
  await bot.say({ by: 'demo-supplier', text: 'ISS-1 已整改', pictures: [41] });
  await bot.say({ by: 'demo-supervisor', text: 'ISS-1 通过' });
  await bot.say('留样多少克');
  const done = await exportFile('evidence', join(folder, 'one.zip'), bot.app.settings, { finding: 'ISS-1' });
  expect(done).toMatchObject({ ok: true });
  unpack(join(folder, 'one.zip'));
});
afterAll(async () => {
  await bot.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('an evidence package', () => {
  it('holds the chain, the files by their hash, how to check them, and nobody else’s words', () => {
    expect(readdirSync(unpacked).sort()).toEqual([
      'README.txt',
      'chain.jsonl',
      'check.html',
      'check.py',
      'files',
      'manifest.json',
    ]);
    expect(files()).toHaveLength(2);
    const text = readFileSync(chain, 'utf8');
    expect(text).toContain('地面积水');
    expect(text).not.toMatch(/红烧肉|留样多少克/);
    expect(readFileSync(join(unpacked, 'README.txt'), 'utf8')).toContain(bot.app.store.head().hash);
  });

  it('has a page that can reach no network', () => {
    expect(CHECK_HTML).toContain("default-src 'none'");
    expect(CHECK_HTML).not.toMatch(/https?:|src="|href=/);
  });

  it.skipIf(!hasPython)('is tried with python3, where there is one', () => {
    expect(python().said).toMatch(/2 files are as they were written/);
  });

  it.each(checks)('is found whole by %s', async (_, check) => {
    expect(await check()).toMatchObject({ whole: true });
  });

  it.each(checks)('a flipped byte in an event is named with its line by %s', async (_, check) => {
    const whole = readFileSync(chain);
    const lines = whole.toString('latin1').split('\n').length - 1;
    const places = Array.from({ length: 12 }, (_, i) => Math.floor(((i + 0.5) * whole.length) / 12));
    for (const place of [...places, whole.indexOf('积水')]) {
      const flipped = Buffer.from(whole);
      flipped[place] = (flipped[place] ?? 0) ^ 1;
      writeFileSync(chain, flipped);
      const line = whole.subarray(0, place).toString('latin1').split('\n').length;
      const { whole: held, said } = await check();
      expect([place, held]).toEqual([place, false]);
      // A changed `prev` or number is the line's own header too.
      expect(said).toContain(`chain.jsonl line ${line}:`);
      expect(line).toBeLessThanOrEqual(lines);
    }
    writeFileSync(chain, whole);
  });

  it.each(checks)('a flipped byte in a file, and a missing one, are named by %s', async (_, check) => {
    const [name = ''] = files();
    const path = join(unpacked, 'files', name);
    const whole = readFileSync(path);
    const flipped = Buffer.from(whole);
    flipped[9] = (flipped[9] ?? 0) ^ 0x10;
    writeFileSync(path, flipped);
    expect(await check()).toEqual({ whole: false, said: expect.stringContaining(`files/${name} was altered`) });
    unlinkSync(path);
    expect(await check()).toEqual({ whole: false, said: expect.stringContaining(`files/${name} is missing`) });
    writeFileSync(path, whole);
  });

  it.each(checks)('a document that was taken out, and a cut end, are named by %s', async (_, check) => {
    const whole = readFileSync(chain);
    const first = whole.subarray(0, whole.indexOf(10));
    const line = readLine(first);
    if (typeof line === 'string') throw new Error(line);
    const without = withoutBodies(first, line, () => true);
    writeFileSync(chain, Buffer.concat([without, whole.subarray(first.length + 1)]));
    expect(await check()).toMatchObject({ whole: false, said: expect.stringContaining('was taken out') });
    writeFileSync(chain, whole.subarray(0, whole.lastIndexOf(10, whole.length - 2) + 1));
    expect(await check()).toMatchObject({ whole: false, said: expect.stringContaining('ends at number') });
    writeFileSync(chain, whole);
  });

  it('of a month shows its findings, records and scores, of one service where it is asked for', async () => {
    const to = (name: string): string => join(folder, name);
    const chosen = { month: '2025-05', service: '食堂' };
    expect(await exportFile('evidence', to('m.zip'), bot.app.settings, chosen)).toMatchObject({ ok: true });
    const text = Buffer.from(
      unzipSync(readFileSync(to('m.zip')))['evidence-2025-05-食堂/chain.jsonl'] ?? new Uint8Array(),
    ).toString('utf8');
    expect(text).toContain('红烧肉');
    expect(text).not.toContain('地面积水');
  });

  it('says what is missing: of what, in which form, nothing there', async () => {
    for (const [file, chosen, word] of [
      ['x.zip', {}, '--finding'],
      ['x.csv', { finding: '1' }, '.zip'],
      ['x.zip', { finding: 'ISS-99' }, 'Nothing'],
    ] as const)
      expect(await exportFile('evidence', join(folder, file), bot.app.settings, chosen)).toMatchObject({
        ok: false,
        error: expect.stringContaining(word),
      });
    expect(readdirSync(folder).filter((name) => name.startsWith('x.'))).toEqual([]);
  });
});
