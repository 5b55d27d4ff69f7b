import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { startWorker as startWorkerBeside } from '../base/worker.ts';
import { type Analyser, analyserOf } from './analyser.ts';
import type { SearchDocument, SearchIndex } from './index-model.ts';
import type { IndexNews, IndexOrder } from './index-worker.ts';
import { rank } from './rank.ts';
import { createSpelling, type Spelling } from './spelling.ts';

/** How far the building of an index is. */
export interface IndexProgress {
  readonly done: number;
  readonly total: number;
  /** Documents a second since it began. */
  readonly rate: number;
  readonly secondsLeft: number;
}

/** An analyser, the index that it made, and the spelling of its words: used together, replaced together. */
export interface Searchable {
  readonly analyser: Analyser;
  readonly index: SearchIndex;
  readonly spelling: Spelling;
  /** Where it came from: the saved file as it was, the saved file with what changed, or nothing. */
  readonly from: 'saved' | 'changed' | 'built';
}

export interface SearchServiceOptions {
  /** Where the saved index lies; absent: nothing is kept. */
  readonly cacheFolder?: string;
  readonly log: Log;
  readonly clock: Clock;
  readonly onProgress?: (progress: IndexProgress) => void;
}

export interface SearchService {
  /** What is searched now; undefined until the first index is ready. */
  current(): Searchable | undefined;
  /**
   * Brings the index up to date in a worker thread and swaps it in when it is ready; until then questions go on being
   * answered from the old one. Calls while one runs are joined: only the last of them is built after it.
   * Rejects when the worker fails; the old index stays.
   */
  refresh(knowledge: Knowledge): Promise<Searchable>;
  /** Stops a build that is under way. */
  close(): Promise<void>;
}

export interface Knowledge {
  readonly documents: readonly SearchDocument[];
  /** Words that the dictionary lacks: the glossary's, the standards' terms. */
  readonly ownWords: readonly string[];
}

const INDEX_FILE = 'search-index.bin';

/** Keeps an index built, saved and current, without blocking the thread that answers. */
export function createSearchService({ cacheFolder, log, clock, onProgress }: SearchServiceOptions): SearchService {
  let current: Searchable | undefined;
  let running: { readonly worker: Worker; readonly done: Promise<Searchable> } | undefined;
  let waiting: { knowledge: Knowledge; readonly done: Promise<Searchable> } | undefined;
  let closed = false;
  /** The first one gets ready while the caller is still reading the standards. */
  let spare: IndexWorker | undefined = startWorker();

  function start({ documents, ownWords }: Knowledge): Promise<Searchable> {
    const started = clock.now();
    const order: IndexOrder = {
      documents,
      ownWords,
      ...(cacheFolder !== undefined && { file: join(cacheFolder, INDEX_FILE) }),
    };
    const { worker, failed } = spare ?? startWorker();
    spare = undefined;
    worker.ref();
    worker.postMessage(order);
    const done = new Promise<Searchable>((resolve, reject) => {
      failed.catch(reject);
      worker.on('message', (news: IndexNews) => {
        if (news.kind === 'progress') onProgress?.(progressOf(news.done, news.total, clock.now() - started));
        else if (news.kind === 'warning') log.warn({ error: news.error }, news.what);
        else {
          const analyser = analyserOf(news.analyser);
          const spelling = createSpelling(news.spelling, news.index, analyser);
          rank(news.index, analyser, '檢查'); // what is made at the first question is made now, not in a person's turn
          current = { analyser, index: news.index, spelling, from: news.from };
          const facts = { documents: documents.length, from: news.from, ms: clock.now() - started };
          log.info(facts, 'the index is ready');
          resolve(current);
        }
      });
    }).finally(() => {
      running = undefined;
    });
    running = { worker, done };
    return done;
  }

  return {
    current: () => current,
    refresh: (knowledge) => {
      if (closed) return Promise.reject(new Error('the search service is closed'));
      if (waiting) {
        waiting.knowledge = knowledge;
        return waiting.done;
      }
      if (!running) return start(knowledge);
      const next = running.done
        .catch(() => undefined)
        .then(() => {
          const latest = waiting?.knowledge ?? knowledge;
          waiting = undefined;
          if (closed) throw new Error('the search service is closed');
          return start(latest);
        });
      waiting = { knowledge, done: next };
      return next;
    },
    close: async () => {
      closed = true;
      await (running ?? spare)?.worker.terminate();
    },
  };
}

export function progressOf(done: number, total: number, ms: number): IndexProgress {
  const rate = ms > 0 ? (done * 1000) / ms : 0;
  return { done, total, rate, secondsLeft: rate > 0 ? (total - done) / rate : 0 };
}

interface IndexWorker {
  readonly worker: Worker;
  /** Rejects when the worker ends: whoever has got an index by then does not mind. */
  readonly failed: Promise<never>;
}

/** A worker that waits for its order, and holds no program up while it does. */
function startWorker(): IndexWorker {
  const worker = startWorkerBeside(import.meta.url, 'index-worker');
  worker.unref();
  const failed = new Promise<never>((_, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the index worker ended with code ${code} before it was done`)));
  });
  failed.catch(() => undefined);
  return { worker, failed };
}
