import type { ZipEntry } from '../../base/zip-stream.ts';
import { people } from '../../people/documents.ts';
import type { Files } from '../../store/embedded/files.ts';
import type { PutEntry } from '../../store/embedded/line.ts';
import type { Reader } from '../../store/store.ts';
import { chainOf, type Shown } from './chain.ts';
import { CHECK_HTML } from './check-page.ts';
import { CHECK_PY } from './check-script.ts';
import type { Manifest } from './manifest.ts';
import { readmeOf } from './readme.ts';

/** What is to be shown, and from where. */
export interface Evidence {
  /** `ISS-12`, `2025-05 保洁`. */
  readonly about: string;
  readonly isConcerned: (put: PutEntry) => boolean;
  readonly journal: { readonly files: Files; readonly folder: string };
  readonly reader: Reader;
  readonly getBlob: (hash: string) => Promise<Uint8Array | undefined>;
  /** Under which name and type an attachment came. */
  readonly fileOf: (hash: string) => Promise<{ readonly name: string; readonly type: string } | undefined>;
}

/** Nothing in the journal concerns it. */
export class NothingToShow extends Error {}

const utf8 = new TextEncoder();
const PIECE = 256 * 1024;

async function* inPieces(lines: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const line of lines) {
    held.push(line);
    size += line.length;
    if (size < PIECE) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  yield Buffer.concat(held);
}

/**
 * The entries of an evidence package, one after the other: the chain first, since what it shows says which files belong to it.
 * @param count told how many documents it shows
 * @throws NothingToShow, BrokenJournal
 */
export async function* packageOf(
  { about, isConcerned, journal, reader, getBlob, fileOf }: Evidence,
  count: (documents: number) => void,
): AsyncGenerator<ZipEntry, void, undefined> {
  const folder = `evidence-${about.replaceAll(' ', '-')}`;
  const entry = (name: string, text: string): ZipEntry => ({ name: `${folder}/${name}`, pieces: [utf8.encode(text)] });
  const shown: Shown = { bodies: [], erased: [], files: new Set(), people: new Set() };
  yield { name: `${folder}/chain.jsonl`, pieces: inPieces(chainOf(journal, isConcerned, shown)) };
  const { first, head } = shown;
  if (first === undefined || head === undefined) throw new NothingToShow();
  count(shown.bodies.length);
  const files: Manifest['files'][number][] = [];
  const filesGone: string[] = [];
  for (const hash of shown.files) {
    const bytes = await getBlob(hash);
    const known = await fileOf(hash);
    if (bytes) {
      files.push({ hash, name: known?.name ?? hash, type: known?.type ?? '' });
      yield { name: `${folder}/files/${hash}`, pieces: [bytes], stored: true };
    } else filesGone.push(hash);
  }
  const names: Record<string, string> = {};
  for (const id of shown.people) {
    const person = await reader.get(people, id);
    if (person) names[id] = person.name;
  }
  const { bodies, erased } = shown;
  const manifest: Manifest = { about, first, head, shown: bodies, erased, files, filesGone, people: names };
  yield entry('manifest.json', `${JSON.stringify(manifest, undefined, 1)}\n`);
  yield entry('README.txt', readmeOf(manifest));
  yield entry('check.py', CHECK_PY);
  yield entry('check.html', CHECK_HTML);
}
