import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createProgress } from '../../../adapters/terminal/progress.ts';
import { displayWidth } from '../../../adapters/terminal/width.ts';
import { steppedClock } from '../../../src/base/clock.ts';
import type { Log } from '../../../src/base/log.ts';

function watch(tty: boolean, columns = 80) {
  const output = Object.assign(new PassThrough(), { isTTY: tty, columns });
  const clock = steppedClock(1_000_000);
  const lines: (readonly [object, string])[] = [];
  const info = (facts: object, what: string) => void lines.push([facts, what]);
  const log: Log = { debug: () => {}, info, warn: () => {}, error: () => {} };
  const progress = createProgress({ what: '建索引', output, clock, log });
  const at = (ms: number, done: number) => {
    clock.moveTo(1_000_000 + ms);
    progress.update(done, 2_000);
  };
  return { progress, at, lines, written: () => String(output.read() ?? '') };
}

describe('progress of long work', () => {
  it('is a bar with rate and time left on a terminal', () => {
    const { at, progress, written, lines } = watch(true);
    at(0, 0);
    at(50, 20);
    at(2_000, 1_000);
    const frames = written().split('\r\u001b[K').slice(1);
    expect(frames).toEqual([
      '建索引 ░░░░░░░░░░░░░░░░░░░░░░░░   0% 0/2000 · 0/s',
      '建索引 ████████████░░░░░░░░░░░░  50% 1000/2000 · 500/s · 还要 2 秒',
    ]);
    at(4_000, 2_000);
    progress.end();
    expect(written()).toContain('\r\u001b[K建索引：2000，4.0 秒\n');
    expect(lines).toEqual([]);
  });

  it('never wraps on a narrow terminal', () => {
    for (const columns of [10, 20, 40, 50, 60]) {
      const { at, written } = watch(true, columns);
      at(60_000, 300);
      for (const frame of written().split('\r')) {
        expect(displayWidth(stripVTControlCharacters(frame))).toBeLessThan(columns);
      }
    }
  });

  it('is a line in the log every few seconds where there is no terminal, and none when it was quick', () => {
    const { at, progress, written, lines } = watch(false);
    for (let ms = 0; ms <= 10_000; ms += 500) at(ms, ms / 5);
    progress.end();
    expect(lines).toEqual([
      [{ done: 600, total: 2_000, rate: 200, left: 7, what: '建索引' }, 'progress'],
      [{ done: 1_200, total: 2_000, rate: 200, left: 4, what: '建索引' }, 'progress'],
      [{ done: 1_800, total: 2_000, rate: 200, left: 1, what: '建索引' }, 'progress'],
      [{ done: 2_000, seconds: 10, what: '建索引' }, 'finished'],
    ]);
    expect(written()).toBe('');
  });
});
