import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../../src/base/clock.ts';
import { failureOf } from '../../src/cli/start-failure.ts';
import { openStore } from '../../src/store/embedded/open.ts';
import { collection } from '../../src/store/store.ts';

const notes = collection({
  name: 'notes',
  schema: z.object({ text: z.string() }),
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
});
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhibiao-failure-'));
});
afterAll(() => rm(folder, { recursive: true }));

const open = (data: string) => openStore({ folder: data, clock: systemClock, collections: [] });
const sentenceFor = (data: string) =>
  open(data).then(
    () => 'it opened',
    (error: unknown) => failureOf(error),
  );

describe('what cannot be started says why in a sentence', () => {
  it('a folder in use: by whom', async () => {
    const store = await open(join(folder, 'data'));
    expect(await sentenceFor(join(folder, 'data'))).toMatch(/正被另一个进程使用.*in use by another process/s);
    expect(await sentenceFor(join(folder, 'data'))).toMatch(/ZHIBIAO_DATA=\S+ ZHIBIAO_WEB_PORT=\d+/);
    await store.close();
  });

  it('a file where the folder should be', async () => {
    await writeFile(join(folder, 'file'), '');
    expect(await sentenceFor(join(folder, 'file'))).toContain('不是目录');
  });

  it('a damaged journal: file, line and what to do', async () => {
    const data = join(folder, 'damaged');
    const store = await openStore({ folder: data, clock: systemClock, collections: [notes] });
    await store.transact({ what: 'note' }, async (tx) => tx.put(notes, 'a', { text: '地面积水' }));
    await store.close();
    for (const name of await readdir(data)) if (name.startsWith('journal-')) await rm(join(data, name));
    expect(await sentenceFor(data)).toMatch(/journal-.*缺少内容.*zhibiao restore/s);
  });

  it.each(['EROFS', 'EACCES', 'ENOSPC'])('a disk that says %s', (code) => {
    const said = failureOf(Object.assign(new Error(code), { code, path: 'data/lock.tmp' }));
    expect(said).toContain('data/lock.tmp');
    expect(said).toContain(code);
  });

  it('a port that is taken', () => {
    const error = Object.assign(new Error('listen'), { code: 'EADDRINUSE', port: 4000 });
    expect(failureOf(error)).toMatch(/4000.*ZHIBIAO_WEB_PORT.*ZHIBIAO_DATA=/s);
  });

  it('and a mistake of the program keeps its stack', () => {
    expect(failureOf(new TypeError('x is not a function'))).toBeUndefined();
    expect(failureOf('x')).toBeUndefined();
  });
});
