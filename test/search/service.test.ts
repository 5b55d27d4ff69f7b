import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { steppedClock } from '../../src/base/clock.ts';
import type { Log } from '../../src/base/log.ts';
import type { SearchDocument } from '../../src/search/index-model.ts';
import { rank } from '../../src/search/rank.ts';
import { createSearchService, type IndexProgress, progressOf, type SearchService } from '../../src/search/service.ts';

const quiet: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

const clause = (id: string, text: string, group = 'JG 352'): SearchDocument => ({
  id,
  group,
  fields: { title: '食品安全与留样', text },
});
const DOCUMENTS = [clause('5.1', '每个品种留样不少于 125 g。'), clause('5.2', '留样冷藏保存 48 h 以上。')];
const WORDS = ['留样'];

let folder: string;
let services: SearchService[];
const open = (extra: { onProgress?: (progress: IndexProgress) => void; log?: Log } = {}): SearchService => {
  const service = createSearchService({ cacheFolder: folder, log: quiet, clock: steppedClock(), ...extra });
  services.push(service);
  return service;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'search-'));
  services = [];
});
afterEach(async () => {
  await Promise.all(services.map((service) => service.close()));
  rmSync(folder, { recursive: true });
});

describe('the search service', () => {
  it('builds in a worker, takes the saved index at the next start, and then analyses only what changed', async () => {
    const told: IndexProgress[] = [];
    const service = open({ onProgress: (progress) => told.push(progress) });
    expect(service.current()).toBeUndefined();
    const { analyser, index, from, spelling } = await service.refresh({ documents: DOCUMENTS, ownWords: WORDS });
    expect(from).toBe('built');
    expect(told.at(-1)).toMatchObject({ done: 2, total: 2 });
    expect(rank(index, analyser, '每个品种要留多少')[0]?.id).toBe('5.1');
    expect(spelling.suggest('流样要多少')?.text).toBe('留样要多少');
    expect(service.current()?.index).toBe(index);

    const again = await open().refresh({ documents: DOCUMENTS, ownWords: WORDS });
    expect(again.from).toBe('saved');
    expect(rank(again.index, again.analyser, '冷藏多久')[0]?.id).toBe('5.2');

    const more = [...DOCUMENTS, clause('5.3', '留样人签字。')];
    const changed = await open().refresh({ documents: more, ownWords: WORDS });
    expect(changed.from).toBe('changed');
    expect(rank(changed.index, changed.analyser, '谁签字')[0]?.id).toBe('5.3');
  });

  it('builds again instead of trusting a damaged index, and says so', async () => {
    writeFileSync(join(folder, 'search-index.bin'), 'not an index');
    const warnings: string[] = [];
    const log: Log = { ...quiet, warn: (_, what) => warnings.push(what) };
    const { from } = await open({ log }).refresh({ documents: DOCUMENTS, ownWords: WORDS });
    expect(from).toBe('built');
    expect(warnings).toEqual(['the saved index is damaged or of another version; building it again']);
  });

  it('goes on from the old index while a new one is built, and builds only the last of several wishes', async () => {
    const service = createSearchService({ log: quiet, clock: steppedClock() });
    services.push(service);
    const first = service.refresh({ documents: DOCUMENTS.slice(0, 1), ownWords: WORDS });
    const before = service.current();
    const second = service.refresh({ documents: [], ownWords: WORDS });
    const third = service.refresh({ documents: [clause('9', '放行条')], ownWords: WORDS });
    expect(service.current()).toBe(before);
    await first;
    expect(service.current()?.index.ids).toEqual(['5.1']);
    expect((await second).index.ids).toEqual(['9']);
    expect(await third).toBe(await second);
  });
});

describe('progress', () => {
  it('is told with its rate and the time left', () => {
    expect(progressOf(500, 2000, 1000)).toEqual({ done: 500, total: 2000, rate: 500, secondsLeft: 3 });
    expect(progressOf(0, 10, 0)).toEqual({ done: 0, total: 10, rate: 0, secondsLeft: 0 });
  });
});
