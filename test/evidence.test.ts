import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { steppedClock } from '../src/base/clock.ts';
import { DAY, instantAt } from '../src/base/time.ts';
import { openStore } from '../src/store/embedded/open.ts';
import { collection } from '../src/store/store.ts';

const page = readFileSync(join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs/evidence.md'), 'utf8');
const script = /```python\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
const hasPython = spawnSync('python3', ['--version']).status === 0;
const title = hasPython
  ? "the evidence page's script"
  : "the evidence page's script (skipped: no python3 on this machine)";

const schema = z.object({ at: z.number(), text: z.string() });
const records = collection({ name: 'records', version: 1, growth: 'monthly', keep: 'evidence', schema });
const notes = collection({ name: 'notes', version: 1, growth: 'bounded', keep: 'expiring', schema });

describe.skipIf(!hasPython)(title, () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhibiao-evidence-'));
  const run = () => spawnSync('python3', ['-c', script, folder], { encoding: 'utf8' });
  const files = () => readdirSync(folder).filter((name) => name.startsWith('journal-'));
  let last = { seq: 0, hash: '' };

  beforeAll(async () => {
    const clock = steppedClock(instantAt('2025-05-28', '08:00'));
    const store = await openStore({ folder, clock, collections: [records, notes] });
    for (let n = 0; n < 12; n += 1) {
      await store.transact({ what: 'test', person: 'p-1', message: `m-${n}` }, async (tx) => {
        const number = await tx.next('REC');
        tx.put(records, `REC-${number}`, { at: tx.at, text: `二楼"茶水间"],null 第${n}次\u2028` });
        tx.put(notes, `n-${n}`, { at: tx.at, text: 'x' });
        if (n > 2) tx.drop(notes, `n-${n - 2}`);
      });
      clock.moveTo(clock.now() + DAY);
    }
    await store.erase({ what: 'erased at the request of p-1' }, [{ collection: records, id: 'REC-3' }]);
    await store.expire();
    last = store.head();
    await store.close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('reaches the same number and hash as the program, over expired and erased bodies and a change of month', () => {
    expect(files()).toHaveLength(2);
    expect(files().some((name) => readFileSync(join(folder, name), 'utf8').includes('null,'))).toBe(true);
    expect(run().stdout.trim()).toBe(`${last.seq} lines; the last one has the hash ${last.hash}`);
  });

  it('names the line of a changed, removed, doubled or emptied one', () => {
    const name = files()[0] ?? '';
    const path = join(folder, name);
    const whole = readFileSync(path, 'utf8');
    const lines = whole.trimEnd().split('\n');
    const second = lines[1] ?? '';
    const without = second.replace(/\["[0-9a-f]{32}",[\s\S]*\]\}$/, 'null,null]}');
    const damages: readonly (readonly [string, readonly string[]])[] = [
      ['a document', lines.with(1, second.replace('茶水间', '开水间'))],
      ['a header', lines.with(1, second.replace('"person":"p-1"', '"person":"p-2"'))],
      ['punctuation', lines.with(1, second.replace('"bodies":[', '"bodies": '))],
      ['removed', lines.toSpliced(1, 1)],
      ['doubled', lines.toSpliced(1, 0, second)],
      ['emptied', lines.with(1, without)],
    ];
    for (const [what, damaged] of damages) {
      writeFileSync(path, `${damaged.join('\n')}\n`);
      const { status, stderr } = run();
      expect([what, status]).toEqual([what, 1]);
      expect([what, stderr]).toEqual([what, expect.stringMatching(/line [23]\b/)]);
    }
    writeFileSync(path, whole);
  });

  it('passes over a last line that is not written to its end', () => {
    appendFileSync(join(folder, files().at(-1) ?? ''), '{"header":{"seq":');
    expect(run().status).toBe(0);
  });
});
