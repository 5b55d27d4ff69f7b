import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from './base/log.ts';
import { type Places, readPlaces } from './people/places.ts';
import { followed, stampOfFile } from './runtime/followed.ts';

const NOWHERE: Places = { list: [], buildings: [], byCode: () => undefined, supplierAt: () => undefined };

/**
 * The places of a knowledge folder, as `places.yaml` says now. A file that can't be read leaves the places as they were;
 * none at all is a bureau without places.
 */
export function createPlaces(folder: string, log: Pick<Log, 'warn' | 'error'>): () => Places {
  const file = join(folder, 'places.yaml');
  return followed(
    () => stampOfFile(file),
    (before = NOWHERE) => (stampOfFile(file) === '' ? before : parse(readFileSync(file, 'utf8'), before)),
  );

  function parse(text: string, before: Places): Places {
    const read = readPlaces(text);
    if (!read.ok) {
      log.error({ file: 'places.yaml', line: read.error.line }, read.error.say.zh);
      return before;
    }
    for (const fault of read.value.faults) log.warn({ file: 'places.yaml', line: fault.line }, fault.say.zh);
    return read.value.places;
  }
}
