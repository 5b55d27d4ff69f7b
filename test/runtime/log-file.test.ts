import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openLogFile } from '../../src/runtime/log-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhibiao-log-'));
let at: string;
let count = 0;
beforeEach(() => {
  at = join(folder, String(count++), 'logs');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const line = (n: number) => `${String(n).padStart(9, '0')}\n`;

describe('the log beside the terminal', () => {
  it('begins a new file when one is full, and keeps so many', () => {
    const log = openLogFile(join(at, 'z.log'), { bytes: 30, files: 3 });
    for (let n = 1; n <= 10; n++) log.write(line(n));
    log.close();
    expect(readdirSync(at).sort()).toEqual(['z.log', 'z.log.1', 'z.log.2']);
    expect(readFileSync(join(at, 'z.log'), 'utf8')).toBe(line(10));
    expect(readFileSync(join(at, 'z.log.1'), 'utf8')).toBe([7, 8, 9].map(line).join(''));
    expect(readFileSync(join(at, 'z.log.2'), 'utf8')).toBe([4, 5, 6].map(line).join(''));
  });

  it('goes on behind what an earlier run wrote, and is nobody else’s to read', () => {
    for (const n of [1, 2]) {
      const log = openLogFile(join(at, 'z.log'), { bytes: 25, files: 3 });
      log.write(line(n));
      log.close();
    }
    expect(readFileSync(join(at, 'z.log'), 'utf8')).toBe(line(1) + line(2));
    expect(statSync(join(at, 'z.log')).mode & 0o777).toBe(0o600);
  });

  it('takes a line that is longer than a file', () => {
    const log = openLogFile(join(at, 'z.log'), { bytes: 5, files: 2 });
    log.write(line(1));
    log.write(line(2));
    log.close();
    expect(readFileSync(join(at, 'z.log.1'), 'utf8')).toBe(line(1));
  });

  it('never stops the program when it can’t be written', () => {
    const blocked = join(folder, 'blocked');
    writeFileSync(blocked, 'a file in its place');
    const log = openLogFile(join(blocked, 'logs', 'z.log'));
    expect(() => log.write(line(1))).not.toThrow();
  });
});
