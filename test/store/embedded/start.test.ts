import { beforeAll, describe, expect, it } from 'vitest';
import { steppedClock } from '../../../src/base/clock.ts';
import { instantAt } from '../../../src/base/time.ts';
import { type EmbeddedStore, openStore } from '../../../src/store/embedded/open.ts';
import { verify } from '../../../src/store/verify.ts';
import { collections, journalOf, linesByFile, turn, withFiles } from '../kit/journal-of.ts';
import type { MemoryFiles } from '../kit/memory-files.ts';
import { FOLDER, latest, things } from '../kit/scenario.ts';

const LINES = 60;
let whole: MemoryFiles;
let shorter: MemoryFiles;
let expected: string;

const open = (files: MemoryFiles) =>
  openStore({ folder: FOLDER, files, clock: steppedClock(instantAt('2025-03-30', '10:00')), collections });
const contents = async (store: EmbeddedStore): Promise<string> => {
  const counts = [...(await store.count(things, 'kind'))].sort();
  return JSON.stringify([(await store.find(things)).rows, (await store.find(latest)).rows, counts]);
};

beforeAll(async () => {
  whole = await journalOf(LINES, 3);
  shorter = await journalOf(LINES - 9, 3);
  const store = await open(withFiles(whole, {}));
  expected = await contents(store);
  await store.close();
});

const bytesOf = (files: MemoryFiles, name: string): Buffer =>
  files.contents().get(`${FOLDER}/${name}`) ?? Buffer.alloc(0);
const stateNames = (files: MemoryFiles): string[] =>
  [...files.contents().keys()].filter((path) => path.includes('/state/')).map((path) => path.slice(FOLDER.length + 1));
const lastFile = (): [string, Buffer[]] => [...linesByFile(whole)].at(-1) ?? ['', []];

describe('a snapshot that is', () => {
  const harms: Record<string, (bytes: Buffer, name: string) => Buffer | undefined> = {
    missing: () => undefined,
    empty: () => Buffer.alloc(0),
    garbage: () => Buffer.from('\u0000garbage\n{"seq":1}\n'),
    'cut short': (bytes) => bytes.subarray(0, bytes.length >> 1),
    'one bit off': (bytes) => {
      const flipped = Buffer.from(bytes);
      flipped[bytes.length >> 1] = (flipped[bytes.length >> 1] ?? 0) ^ 1;
      return flipped;
    },
    older: (_, name) => bytesOf(shorter, name),
  };
  for (const [harm, change] of Object.entries(harms)) {
    it(`${harm} is rebuilt from the journal, file by file and all together`, async () => {
      const names = stateNames(whole);
      for (const some of [...names.map((name) => [name]), names]) {
        const changed = Object.fromEntries(some.map((name) => [name, change(bytesOf(whole, name), name)]));
        const store = await open(withFiles(whole, changed));
        expect(await contents(store), some.join()).toBe(expected);
        await store.close();
      }
    });
  }

  it('newer than the journal is not believed', async () => {
    const newer = Object.fromEntries(stateNames(whole).map((name) => [name, bytesOf(whole, name)]));
    const store = await open(withFiles(shorter, newer));
    expect(JSON.parse(await contents(store))[0]).toHaveLength(LINES - 9);
    await store.close();
  });
});

describe('a head that is', () => {
  it('missing or garbage is made anew, and said', async () => {
    for (const head of [undefined, Buffer.alloc(0), Buffer.alloc(1024), Buffer.from('x'.repeat(1024))]) {
      const disk = withFiles(whole, { head });
      const store = await open(disk);
      expect(store.notices).toHaveLength(1);
      expect(store.notices[0]).toContain('head');
      await store.close();
      expect((await verify(FOLDER, { files: disk })).ok).toBe(true);
    }
  });

  it('behind the journal is a crash like any other', async () => {
    const store = await open(withFiles(whole, { head: bytesOf(await journalOf(0, 1), 'head') }));
    expect(store.notices).toEqual([]);
    expect(await contents(store)).toBe(expected);
    await store.close();
  });

  it('ahead of the journal stops the start: lines are missing', async () => {
    const [name, lines] = lastFile();
    const cut = withFiles(whole, { [name]: Buffer.concat(lines.slice(0, -2)) });
    await expect(open(cut)).rejects.toMatchObject({ name: 'JournalDamaged', file: name, line: lines.length - 1 });
  });
});

describe('a journal that is', () => {
  const withoutHead = { head: undefined };
  const noState = () => Object.fromEntries(stateNames(whole).map((name) => [name, undefined]));

  it('damaged in the middle stops the start with file and line, and nothing is touched', async () => {
    for (const [name, lines] of linesByFile(whole)) {
      const harmed = lines.with(1, Buffer.from((lines[1] ?? '').toString().replace('turn', 'turm')));
      const disk = withFiles(whole, { ...noState(), [name]: Buffer.concat(harmed) });
      const before = new Map(disk.contents());
      await expect(open(disk)).rejects.toMatchObject({ name: 'JournalDamaged', file: name, line: 2 });
      const after = disk.contents();
      for (const [path, bytes] of before) expect(after.get(path)?.equals(bytes)).toBe(true);
    }
  });

  it('torn at its end is cut, kept aside, and said; lines go on after it', async () => {
    const [name, lines] = lastFile();
    const torn = Buffer.from('{"header":{"seq":61,"group":21,"at":"2025');
    const disk = withFiles(whole, { [name]: Buffer.concat([...lines, torn]) });
    const store = await open(disk);
    expect(store.notices.join()).toContain(`${name} 第 ${lines.length + 1} 行`);
    const aside = [...disk.contents()].find(([path]) => path.includes('/torn-'));
    expect(aside?.[1].equals(torn)).toBe(true);
    expect(await contents(store)).toBe(expected);
    await turn(store, 777);
    await store.close();
    expect(await verify(FOLDER, { files: disk })).toMatchObject({ ok: true, lines: LINES + 1 });
  });

  it('damaged at or before head is never taken for torn', async () => {
    const [name, lines] = lastFile();
    const cut = Buffer.concat(lines).subarray(0, -5);
    await expect(open(withFiles(whole, { [name]: cut }))).rejects.toMatchObject({ name: 'JournalDamaged' });
  });

  it('missing a month stops the start', async () => {
    const [name] = [...linesByFile(whole).keys()];
    const disk = withFiles(whole, { ...noState(), ...withoutHead, [name ?? '']: undefined });
    await expect(open(disk)).rejects.toMatchObject({ name: 'JournalDamaged', line: 1 });
  });
});
