import { beforeAll, describe, expect, it } from 'vitest';
import { steppedClock } from '../../src/base/clock.ts';
import type { Head } from '../../src/store/embedded/head.ts';
import { openStore } from '../../src/store/embedded/open.ts';
import { type Verdict, verify } from '../../src/store/verify.ts';
import { collections, journalOf, linesByFile, turn, withFiles } from './kit/journal-of.ts';
import { type MemoryFiles, memoryFiles } from './kit/memory-files.ts';
import { FOLDER } from './kit/scenario.ts';

const LINES = 24;
let whole: MemoryFiles;
let lines: Map<string, Buffer[]>;
const first = () => [...lines][0] as [string, Buffer[]];
const second = () => [...lines][1] as [string, Buffer[]];

beforeAll(async () => {
  whole = await journalOf(LINES, 3);
  lines = linesByFile(whole);
});

const check = (changed: Record<string, Buffer | undefined>, head?: Head): Promise<Verdict> =>
  verify(FOLDER, { files: withFiles(whole, changed), ...(head && { head }) });

async function faultIn(name: string, changed: readonly Buffer[]): Promise<string> {
  const { fault } = await check({ [name]: Buffer.concat(changed) });
  return fault ? `${fault.file}:${fault.line}` : 'no fault';
}

describe('verify', () => {
  it('says that a whole journal is whole, and that it was not compared with a head from outside', async () => {
    const verdict = await check({});
    expect(verdict).toMatchObject({ ok: true, lines: LINES, expired: 0, erased: 0 });
    expect(verdict.sentence.zh).toContain('未与外部');
    expect((await check({}, verdict.head)).sentence.zh).toContain('一致');
  });

  it('names the line of every flipped bit', async () => {
    for (const [name, own] of lines) {
      for (const [index, line] of own.entries()) {
        for (let bit = index % 13; bit < line.length * 8; bit += 211) {
          const flipped = Buffer.from(line);
          flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
          expect(await faultIn(name, own.with(index, flipped)), `bit ${bit}`).toBe(`${name}:${index + 1}`);
        }
      }
    }
  });

  it('names a flipped line break', async () => {
    const [name, own] = second();
    for (const [index, line] of own.entries()) {
      const flipped = Buffer.from(line);
      flipped[line.length - 1] = 0x0b;
      expect(await faultIn(name, own.with(index, flipped))).toBe(`${name}:${index + 1}`);
    }
  });

  it('names the place of a removed, doubled, swapped line, and of an empty one put in', async () => {
    const [name, own] = first();
    for (let i = 1; i < own.length - 1; i += 1) {
      const line = own[i] as Buffer;
      expect(await faultIn(name, own.toSpliced(i, 1)), 'removed').toBe(`${name}:${i + 1}`);
      expect(await faultIn(name, own.toSpliced(i, 0, line)), 'doubled').toBe(`${name}:${i + 2}`);
      expect(await faultIn(name, own.toSpliced(i, 2, own[i + 1] as Buffer, line)), 'swapped').toBe(`${name}:${i + 1}`);
      expect(await faultIn(name, own.toSpliced(i, 0, Buffer.from('\n'))), 'empty').toBe(`${name}:${i + 1}`);
    }
  });

  it('names the place of a cut, at any byte', async () => {
    const [name, own] = [...lines].at(-1) as [string, Buffer[]];
    const bytes = Buffer.concat(own);
    let start = 0;
    for (const [index, line] of own.entries()) {
      for (let cut = start; cut < start + line.length; cut += 37) {
        const found = await faultIn(name, [bytes.subarray(0, cut)]);
        expect(found, `cut at ${cut}`).toBe(`${name}:${index + 1}`);
      }
      start += line.length;
    }
  });

  it('names a line whose JSON was spelled another way', async () => {
    const [name, own] = first();
    const line = (own[2] ?? '').toString();
    const spellings = [
      line.replace('"n":', '"n": '),
      line.replace('{"header":', '{ "header":'),
      line.replace('"kind":"偶"', '"kind":"\\u5076"').replace('"kind":"奇"', '"kind":"\\u5947"'),
      line.replace(/"n":(\d+)/, '"n":$1.0'),
      line.replace(/"n":(\d+)/, '"n":0,"n":$1'),
      line.replace(']}\n', '] }\n'),
    ];
    for (const spelled of spellings) {
      expect(spelled).not.toBe(line);
      expect(await faultIn(name, own.with(2, Buffer.from(spelled)))).toBe(`${name}:3`);
    }
  });

  it('names changed line breaks', async () => {
    const [name, own] = first();
    const crlf = Buffer.from(Buffer.concat(own).toString('utf8').replaceAll('\n', '\r\n'));
    expect(await faultIn(name, [crlf])).toBe(`${name}:1`);
  });

  it('names a month that is missing, or exchanged with another, or renamed', async () => {
    const [january, own] = first();
    const [march, later] = second();
    expect((await check({ [january]: undefined })).fault).toMatchObject({ file: march, line: 1 });
    const exchanged = await check({ [january]: Buffer.concat(later), [march]: Buffer.concat(own) });
    expect(exchanged.fault).toMatchObject({ file: january, line: 1 });
    const renamed = await check({ [january]: undefined, 'journal-2024-12.jsonl': Buffer.concat(own) });
    expect(renamed.fault).toMatchObject({ file: 'journal-2024-12.jsonl', line: 1 });
  });

  it('names a line that was moved over the end of its month', async () => {
    const [january, own] = first();
    const [march, later] = second();
    const moved = { [january]: Buffer.concat(own.slice(0, -1)), [march]: Buffer.concat([...own.slice(-1), ...later]) };
    expect((await check(moved)).fault).toMatchObject({ file: march, line: 1 });
  });

  it('misses a removed end only when head was taken back too, and then finds it with a head from outside', async () => {
    const kept = (await check({})).head;
    const [name, own] = [...lines].at(-1) as [string, Buffer[]];
    const cut = { [name]: Buffer.concat(own.slice(0, -1)) };
    expect((await check(cut)).fault).toMatchObject({ file: name, line: own.length });
    expect((await check({ ...cut, head: undefined })).ok).toBe(false);
    const older = await journalOf(LINES - 1, 3);
    expect((await verify(FOLDER, { files: older })).ok).toBe(true);
    expect((await verify(FOLDER, { files: older, head: kept })).fault?.what.zh).toContain('末尾缺行');
  });

  it('finds a rewrite of everything by a head from outside alone', async () => {
    const kept = (await check({})).head;
    const rewritten = await journalOf(LINES, 3);
    expect((await verify(FOLDER, { files: rewritten })).ok).toBe(true);
    expect((await verify(FOLDER, { files: rewritten, head: kept })).fault?.what.zh).toContain('日签');
  });

  it('notices a head that is missing or unreadable, and lets one torn slot pass', async () => {
    const head = whole.contents().get(`${FOLDER}/head`) ?? Buffer.alloc(0);
    expect((await check({ head: undefined })).fault).toMatchObject({ file: 'head' });
    expect((await check({ head: Buffer.alloc(1024) })).fault).toMatchObject({ file: 'head' });
    expect((await check({ head: Buffer.concat([Buffer.alloc(512), head.subarray(512)]) })).ok).toBe(true);
  });

  it('reads beside a running bot, up to the last whole line', async () => {
    const files = memoryFiles();
    const store = await openStore({ folder: FOLDER, files, clock: steppedClock(1e12), collections });
    await turn(store, 1);
    const writing = Promise.all(Array.from({ length: 200 }, (_, i) => turn(store, i + 2)));
    for (let round = 0; round < 20; round += 1) expect((await verify(FOLDER, { files })).ok).toBe(true);
    await writing;
    const name = [...linesByFile(files).keys()][0] ?? '';
    const path = `${FOLDER}/${name}`;
    const half = Buffer.concat([files.contents().get(path) ?? Buffer.alloc(0), Buffer.from('{"header":{"seq":2')]);
    const verdict = await verify(FOLDER, { files: withFiles(files, { [name]: half }) });
    expect(verdict).toMatchObject({ ok: true, lines: 201, unfinished: { file: name, line: 202 } });
    await store.close();
  });
});
