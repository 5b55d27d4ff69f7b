/** A number from 0 to 2³²−1 that follows from the text alone (FNV-1a, finished with a mix): the bank is the same wherever it is made. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The same list in an order that follows from the seed. */
export function shuffled<T>(list: readonly T[], seed: string): T[] {
  return list
    .map((value, i) => ({ value, rank: hashOf(`${seed}\u0000${i}`) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ value }) => value);
}

/** One of `n`, by the seed. */
export const oneOf = (n: number, seed: string): number => (n <= 0 ? 0 : hashOf(seed) % n);

/** Thirteen signs from the text: names an item wherever it is made. */
export const digestOf = (text: string): string =>
  hashOf(text).toString(36).padStart(7, '0') + hashOf(`${text}\u0001`).toString(36).padStart(7, '0').slice(1);
