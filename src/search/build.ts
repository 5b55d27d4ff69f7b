import { createHash } from 'node:crypto';
import { foldUnits } from '../base/fold.ts';
import type { Analyser } from './analyser.ts';
import { TypedBuilder } from './builder.ts';
import type { SearchDocument, SearchIndex } from './index-model.ts';
import { grown } from './term-table.ts';
import { BM25, FIELD_REPEATS } from './weights.ts';

export interface BuildOptions {
  /** Called now and then with how many documents are done. */
  readonly onProgress?: (done: number, total: number) => void;
}

const PROGRESS_EVERY = 512;

/** The fields' order in the one text that is weighed. */
const FIELD_ORDER = Object.keys(FIELD_REPEATS);

function partsOf(document: SearchDocument): [name: string, value: string][] {
  const rank = (name: string): number => {
    const at = FIELD_ORDER.indexOf(name);
    return at < 0 ? FIELD_ORDER.length : at;
  };
  return Object.entries(document.fields)
    .filter(([, value]) => value !== '')
    .sort(([a], [b]) => rank(a) - rank(b));
}

/** The text that is weighed: each field as often as its weight says, on lines of their own so that no bigram spans two. */
export const weighedText = (document: SearchDocument): string =>
  partsOf(document)
    .map(([name, value]) => `${value}\n`.repeat(FIELD_REPEATS[name] ?? 1))
    .join('');

/** The text in which closeness is measured: each field once. */
const shownText = (document: SearchDocument): string =>
  partsOf(document)
    .map(([, value]) => value)
    .join('\n');

/** Builds the index of all documents (2–3 s for 57,779 articles; blocks, so a worker calls it). */
export function buildIndex(
  documents: readonly SearchDocument[],
  analyser: Analyser,
  { onProgress }: BuildOptions = {},
): SearchIndex {
  const builder = new TypedBuilder(analyser.scan);
  builder.k1(BM25.k1);
  builder.b(BM25.b);
  builder.field('body', { extractor: (document) => weighedText(document as SearchDocument) });
  const texts = createTexts();
  const groups = new Map<string, number>();
  const groupOf = new Int32Array(documents.length).fill(-1);
  const ids: string[] = [];
  documents.forEach((document, i) => {
    builder.add(document);
    texts.add(shownText(document));
    ids.push(document.id);
    if (document.group !== '') {
      const group = groups.get(document.group) ?? groups.size;
      groups.set(document.group, group);
      groupOf[i] = group;
    }
    if (i % PROGRESS_EVERY === PROGRESS_EVERY - 1) onProgress?.(i + 1, documents.length);
  });
  const counted = builder.counted();
  const index: SearchIndex = {
    fingerprint: fingerprintOf(documents, analyser),
    ids,
    groups: [...groups.keys()],
    groupOf,
    ...counted,
    weighing: builder.weighing(),
    postings: builder.postings(),
    texts: texts.done(),
  };
  onProgress?.(documents.length, documents.length);
  return index;
}

/** Digest of everything that an index depends on: two equal ones make the same index. */
export function fingerprintOf(documents: readonly SearchDocument[], analyser: Analyser): string {
  const hash = createHash('sha256').update(analyser.fingerprint);
  hash.update(JSON.stringify([BM25, FIELD_REPEATS]));
  for (const document of documents) {
    hash.update(`\0${document.id}\0${document.group}`);
    for (const [name, value] of partsOf(document)) hash.update(`\x01${name}\x02${value}`);
  }
  return hash.digest('hex');
}

function createTexts() {
  let units = new Uint16Array(1 << 14);
  let starts = new Uint32Array(1 << 10);
  let count = 0;
  let end = 0;
  return {
    add: (text: string): void => {
      const folded = foldUnits(text);
      if (end + folded.length > units.length) units = grown(units, Math.max(units.length * 2, end + folded.length));
      units.set(folded.units.subarray(0, folded.length), end);
      end += folded.length;
      count++;
      if (count + 1 > starts.length) starts = grown(starts, starts.length * 2);
      starts[count] = end;
    },
    done: () => ({ units: units.slice(0, end), starts: starts.slice(0, count + 1) }),
  };
}
