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
  /** An older index: documents that stand in it unchanged are not analysed again, if the same analyser made it. */
  readonly base?: SearchIndex | undefined;
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
const weighedText = (document: SearchDocument): string =>
  partsOf(document)
    .map(([name, value]) => `${value}\n`.repeat(FIELD_REPEATS[name] ?? 1))
    .join('');

/** The text in which closeness is measured: each field once. */
const shownText = (document: SearchDocument): string =>
  partsOf(document)
    .map(([, value]) => value)
    .join('\n');

/** Builds the index of all documents (2.5 s for 57,779 articles; it blocks, so a worker calls it). Ids are distinct. */
export function buildIndex(
  documents: readonly SearchDocument[],
  analyser: Analyser,
  { onProgress, base }: BuildOptions = {},
): SearchIndex {
  const builder = new TypedBuilder(analyser.scan);
  builder.k1(BM25.k1);
  builder.b(BM25.b);
  builder.field('body', { extractor: (document) => weighedText(document as SearchDocument) });
  const older = base && base.analyser === analyserDigest(analyser) ? base : undefined;
  const rowOf = new Map(older?.ids.map((id, row) => [id, row]));
  const known = new Uint32Array(older?.table.count ?? 0);
  const texts = createTexts();
  const groups = new Map<string, number>();
  const groupOf = new Int32Array(documents.length).fill(-1);
  const digests = digestsOf(documents);
  documents.forEach((document, i) => {
    const row = rowOf.get(document.id);
    if (older && row !== undefined && older.digests[row] === digests[i]) {
      builder.adopt(document.id, older, row, known);
      texts.put(older.texts.units.subarray(older.texts.starts[row], older.texts.starts[row + 1]));
    } else {
      builder.add(document);
      const folded = foldUnits(shownText(document));
      texts.put(folded.units.subarray(0, folded.length));
    }
    if (document.group !== '') {
      const group = groups.get(document.group) ?? groups.size;
      groups.set(document.group, group);
      groupOf[i] = group;
    }
    if (i % PROGRESS_EVERY === PROGRESS_EVERY - 1) onProgress?.(i + 1, documents.length);
  });
  onProgress?.(documents.length, documents.length);
  return {
    fingerprint: fingerprint(digests, documents, analyser),
    analyser: analyserDigest(analyser),
    digests,
    ids: documents.map(({ id }) => id),
    groups: [...groups.keys()],
    groupOf,
    ...builder.counted(),
    weighing: builder.weighing(),
    postings: builder.postings(),
    texts: texts.done(),
  };
}

/** Digest of everything that an index depends on: two equal ones make the same index. */
export const fingerprintOf = (documents: readonly SearchDocument[], analyser: Analyser): string =>
  fingerprint(digestsOf(documents), documents, analyser);

/** What decides a document's row: the analyser and how its fields are put together. */
const analyserDigest = (analyser: Analyser): string =>
  createHash('sha256')
    .update(JSON.stringify([analyser.fingerprint, BM25, FIELD_REPEATS]))
    .digest('hex');

function fingerprint(digests: BigUint64Array, documents: readonly SearchDocument[], analyser: Analyser): string {
  const hash = createHash('sha256').update(analyserDigest(analyser)).update(digests);
  for (const { id, group } of documents) hash.update(`${id}\0${group}\0`);
  return hash.digest('hex');
}

function digestsOf(documents: readonly SearchDocument[]): BigUint64Array {
  return BigUint64Array.from(documents, (document) =>
    createHash('sha256')
      .update(JSON.stringify(partsOf(document)))
      .digest()
      .readBigUInt64LE(),
  );
}

/** Folded texts end to end. */
function createTexts() {
  let units = new Uint16Array(1 << 14);
  let starts = new Uint32Array(1 << 10);
  let count = 0;
  let end = 0;
  return {
    put: (text: Uint16Array): void => {
      if (end + text.length > units.length) units = grown(units, Math.max(units.length * 2, end + text.length));
      units.set(text, end);
      end += text.length;
      count++;
      if (count + 1 > starts.length) starts = grown(starts, starts.length * 2);
      starts[count] = end;
    },
    done: () => ({ units: units.slice(0, end), starts: starts.slice(0, count + 1) }),
  };
}
