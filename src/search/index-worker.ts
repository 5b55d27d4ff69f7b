// Runs in a thread of its own: waits for its order, reads the dictionary, takes the saved index or builds one, hands both
// over, and ends.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { foldText } from '../base/fold.ts';
import { type AnalyserData, createAnalyser } from './analyser.ts';
import { buildIndex, fingerprintOf } from './build.ts';
import type { SearchDocument, SearchIndex } from './index-model.ts';
import { loadIndex, saveIndex } from './saved.ts';
import { type SpellingWords, spellingWords } from './spelling-words.ts';

export interface IndexOrder {
  readonly documents: readonly SearchDocument[];
  readonly ownWords: readonly string[];
  /** Where the saved index lies; absent: nothing is kept. */
  readonly file?: string;
}

export type IndexNews =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'warning'; readonly what: string; readonly error: string }
  | {
      readonly kind: 'ready';
      readonly analyser: AnalyserData;
      readonly index: SearchIndex;
      readonly spelling: SpellingWords;
      /** saved: the file was for this very corpus; changed: it served for what stayed the same; built: from nothing. */
      readonly from: 'saved' | 'changed' | 'built';
    };

function tell(news: IndexNews, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(news, transfer);
}

function readSaved(file: string): SearchIndex | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const saved = loadIndex(readFileSync(file));
    if (!saved)
      tell({
        kind: 'warning',
        what: 'the saved index is damaged or of another version; building it again',
        error: file,
      });
    return saved;
  } catch (error) {
    tell({ kind: 'warning', what: 'the saved index cannot be read; building it again', error: String(error) });
    return undefined;
  }
}

/** Written beside and renamed: a reader finds the old one or the new one, never half of either. */
function keep(file: string, index: SearchIndex): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const beside = `${file}.new`;
    writeFileSync(beside, saveIndex(index));
    renameSync(beside, file);
  } catch (error) {
    tell({
      kind: 'warning',
      what: 'the index cannot be saved; it will be built again at the next start',
      error: String(error),
    });
  }
}

/** The buffers behind an index and an analyser: moved to the other thread, not copied. */
function buffersOf(analyser: AnalyserData, index: SearchIndex): ArrayBuffer[] {
  const { trie } = analyser;
  const { table, counts, postings, texts } = index;
  const arrays = [trie.root, trie.parent, trie.unit, trie.weight, trie.slots];
  const more = [table.units, table.starts, table.slots, counts.starts, counts.terms, counts.counts, counts.lengths];
  const rest = [
    postings.starts,
    postings.rows,
    postings.weights,
    texts.units,
    texts.starts,
    index.groupOf,
    index.digests,
  ];
  return [...new Set([...arrays, ...more, ...rest].map(({ buffer }) => buffer as ArrayBuffer))];
}

export function work({ documents, ownWords, file }: IndexOrder): void {
  const analyser = createAnalyser({ ownWords });
  const saved = file === undefined ? undefined : readSaved(file);
  const fits = saved?.fingerprint === fingerprintOf(documents, analyser);
  const index =
    saved && fits
      ? saved
      : buildIndex(documents, analyser, {
          base: saved,
          onProgress: (done, total) => tell({ kind: 'progress', done, total }),
        });
  const from = fits ? 'saved' : saved?.analyser === index.analyser ? 'changed' : 'built';
  if (!fits && file !== undefined) keep(file, index);
  const spelling = spellingWords(index, documents, ownWords);
  tell({ kind: 'ready', analyser: analyser.data, index, spelling, from }, buffersOf(analyser.data, index));
}

if (parentPort) {
  parentPort.once('message', (order: IndexOrder) => work(order));
  foldText('檢查'); // what is made at the first fold is made while the order is still on its way
}
