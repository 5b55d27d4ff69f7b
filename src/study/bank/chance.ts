const BASIS = 0x811c9dc5;

function stir(begun: number, text: string): number {
  let hash = begun;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash;
}

function finish(stirred: number): number {
  let hash = stirred;
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A number from 0 to 2³²−1 that follows from the text alone (FNV-1a, finished with a mix): the bank is the same wherever it is made. */
export const hashOf = (text: string): number => finish(stir(BASIS, text));

/** {@link hashOf} of many texts that begin alike: their beginning is read once. */
export function hashAfter(beginning: string): (rest: string) => number {
  const begun = stir(BASIS, beginning);
  return (rest) => finish(stir(begun, rest));
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
