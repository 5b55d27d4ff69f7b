import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from './base/log.ts';
import { type Places, readPlaces } from './people/places.ts';

const NOWHERE: Places = { list: [], buildings: [], byCode: () => undefined, supplierAt: () => undefined };

/**
 * The places of a knowledge folder, as `places.yaml` says now: the file is looked at each time they are asked for and read
 * again when it changed. A file that can't be read leaves the places as they were; none at all is a bureau without places.
 */
export function createPlaces(folder: string, log: Pick<Log, 'warn' | 'error'>): () => Places {
  const file = join(folder, 'places.yaml');
  let seen: string | undefined;
  let places: Places = NOWHERE;
  return () => {
    const stamp = stampOf(file);
    if (stamp === seen) return places;
    seen = stamp;
    if (stamp !== '') places = parse(readFileSync(file, 'utf8'));
    return places;
  };

  function parse(text: string): Places {
    const read = readPlaces(text);
    if (!read.ok) {
      log.error({ file: 'places.yaml', line: read.error.line }, read.error.say.zh);
      return places;
    }
    for (const fault of read.value.faults) log.warn({ file: 'places.yaml', line: fault.line }, fault.say.zh);
    return read.value.places;
  }
}

function stampOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? '' : `${stats.size} ${stats.mtimeMs}`;
}
