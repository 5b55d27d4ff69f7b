/**
 * Which months may hold an id, in six bytes for each: a hash table with open addressing over typed arrays that keeps 32
 * bits of each id's hash. It may name a month too many (once in some thousand unknown ids at a million known ones), never
 * one too few; whoever asks looks there.
 */
export interface IdTable {
  add(hash: number, month: string): void;
  monthsOf(id: string): string[];
}

/** 32 bits of FNV-1a over UTF-16 code units, mixed once more so that neighbouring numbers part. */
export function hashId(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i += 1) {
    hash ^= id.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

const FIRST_BITS = 12;
const FULLEST = 0.6;
/** 2^32 over the golden ratio: spreads hashes over the table (Knuth, TAOCP 3, 6.4). */
const SPREAD = 0x9e3779b1;

export function createIdTable(): IdTable {
  const months: string[] = [];
  let bits = FIRST_BITS;
  let hashes = new Uint32Array(1 << bits);
  /** Place of the month in `months`, plus one; 0 is free. */
  let places = new Uint16Array(1 << bits);
  let used = 0;

  const slotOf = (hash: number): number => Math.imul(hash, SPREAD) >>> (32 - bits);

  function insert(hash: number, place: number): void {
    const mask = hashes.length - 1;
    let slot = slotOf(hash);
    while (places[slot] !== 0) {
      if (hashes[slot] === hash && places[slot] === place) return;
      slot = (slot + 1) & mask;
    }
    hashes[slot] = hash;
    places[slot] = place;
    used += 1;
  }

  function grow(): void {
    const [oldHashes, oldPlaces] = [hashes, places];
    bits += 1;
    hashes = new Uint32Array(1 << bits);
    places = new Uint16Array(1 << bits);
    used = 0;
    oldPlaces.forEach((place, i) => {
      if (place !== 0) insert(oldHashes[i] as number, place);
    });
  }

  return {
    add: (hash, month) => {
      let place = months.indexOf(month) + 1;
      if (place === 0) place = months.push(month);
      if (used >= hashes.length * FULLEST) grow();
      insert(hash, place);
    },
    monthsOf: (id) => {
      const hash = hashId(id);
      const mask = hashes.length - 1;
      const found: string[] = [];
      for (let slot = slotOf(hash); places[slot] !== 0; slot = (slot + 1) & mask) {
        if (hashes[slot] === hash) found.push(months[(places[slot] as number) - 1] as string);
      }
      return found;
    },
  };
}
