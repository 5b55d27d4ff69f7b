import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { foldTables, foldUnits, HAN } from '../base/fold.ts';

/** Words with how common they are, as a trie over folded UTF-16 units. */
export interface Dictionary {
  /** Marks where each word of units[start, end) ends: `ends[i - start]` = 1 when a word ends before unit i + 1. */
  cut(units: Uint16Array, start: number, end: number, ends: Uint8Array): void;
  has(word: string): boolean;
  /** Natural logarithm of the word's share of all words; undefined when unknown. */
  logShare(word: string): number | undefined;
}

const UNITS = 0x10000;
/** An own word counts as often as this of the 60 million words behind jieba's list: more than almost any two shorter words together. */
const OWN_WORD_COUNT = 20_000;
const LONGEST_WORD = 16;

/** Dictionary lines `word count tag`, UTF-8: jieba's own list, 349,000 words from a hundred million words of running text. */
export function jiebaDictionary(): Buffer {
  return readFileSync(createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt'));
}

/**
 * Loads a dictionary (0.2 s for jieba's). Words are folded like every text; what two words fold to counts for both.
 * Children of the root lie in one array; all others in one open-addressed table keyed by (node, unit).
 */
export function loadDictionary(lines: Uint8Array, ownWords: readonly string[] = []): Dictionary {
  const trie = growTrie(1 << 20);
  let total = 0;
  const add = (word: string, count: number): void => {
    const { units, length } = foldUnits(word);
    if (length === 0 || length > LONGEST_WORD) return;
    let node = 0;
    for (let i = 0; i < length; i++) node = trie.childOrNew(node, units[i] ?? 0);
    trie.raise(node, count);
    total += count;
  };
  const text = new TextDecoder().decode(lines);
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const stop = end < 0 ? text.length : end;
    const space = text.indexOf(' ', from);
    if (space > from && space < stop) {
      const count = Number.parseInt(text.slice(space + 1, stop), 10);
      if (count > 0) add(text.slice(from, space), count);
    }
    from = stop + 1;
  }
  for (const word of ownWords) add(word, OWN_WORD_COUNT);
  trie.freeze(total);
  return segmenter(trie, Math.log(Math.max(total, 1)));
}

type Trie = ReturnType<typeof growTrie>;

function growTrie(capacity: number) {
  const root = new Int32Array(UNITS);
  let parent = new Int32Array(capacity);
  let unit = new Uint16Array(capacity);
  let weight = new Float32Array(capacity);
  let slots = new Int32Array(capacity * 2);
  let mask = slots.length - 1;
  let nodes = 1;

  const hash = (node: number, code: number): number =>
    (Math.imul(node, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) >>> 7;

  function child(node: number, code: number): number {
    if (node === 0) return root[code] ?? 0;
    for (let at = hash(node, code) & mask; ; at = (at + 1) & mask) {
      const found = slots[at] ?? 0;
      if (found === 0) return 0;
      if (parent[found] === node && unit[found] === code) return found;
    }
  }

  function place(node: number): void {
    let at = hash(parent[node] ?? 0, unit[node] ?? 0) & mask;
    while (slots[at] !== 0) at = (at + 1) & mask;
    slots[at] = node;
  }

  function grow(): void {
    const larger = parent.length * 2;
    parent = copied(new Int32Array(larger), parent);
    unit = copied(new Uint16Array(larger), unit);
    weight = copied(new Float32Array(larger), weight);
    slots = new Int32Array(larger * 2);
    mask = slots.length - 1;
    for (let node = 1; node < nodes; node++) if (parent[node] !== 0) place(node);
  }

  function childOrNew(node: number, code: number): number {
    const found = child(node, code);
    if (found !== 0) return found;
    if (nodes === parent.length) grow();
    const made = nodes++;
    parent[made] = node;
    unit[made] = code;
    if (node === 0) root[code] = made;
    else place(made);
    return made;
  }

  return {
    child,
    childOrNew,
    raise: (node: number, count: number): void => {
      weight[node] = (weight[node] ?? 0) + count;
    },
    /** Turns counts into logarithms of shares; 0 stays "no word", since a share is below 1 and its logarithm below 0. */
    freeze: (total: number): void => {
      const log = Math.log(Math.max(total, 1));
      for (let node = 1; node < nodes; node++) {
        const count = weight[node] ?? 0;
        if (count > 0) weight[node] = Math.min(Math.log(count) - log, -1e-6);
      }
    },
    weightOf: (node: number): number => weight[node] ?? 0,
  };
}

function copied<T extends Int32Array | Uint16Array | Float32Array>(into: T, from: T): T {
  into.set(from);
  return into;
}

/** Cuts by the best path: the way through the run whose words are most common together, found from right to left. */
function segmenter(trie: Trie, logTotal: number): Dictionary {
  let score = new Float64Array(1024);
  let step = new Uint8Array(1024);

  function cut(units: Uint16Array, start: number, end: number, ends: Uint8Array): void {
    const length = end - start;
    if (score.length <= length) {
      score = new Float64Array(length * 2);
      step = new Uint8Array(length * 2);
    }
    score[length] = 0;
    for (let i = length - 1; i >= 0; i--) {
      // An unknown character stands alone, as if it had been seen once.
      let best = -logTotal + (score[i + 1] ?? 0);
      let chosen = 1;
      let node = 0;
      const last = Math.min(length, i + LONGEST_WORD);
      for (let j = i; j < last; j++) {
        node = trie.child(node, units[start + j] ?? 0);
        if (node === 0) break;
        const weight = trie.weightOf(node);
        if (weight === 0) continue;
        const path = weight + (score[j + 1] ?? 0);
        if (path >= best) {
          best = path;
          chosen = j - i + 1;
        }
      }
      score[i] = best;
      step[i] = chosen;
    }
    ends.fill(0, 0, length);
    for (let i = 0; i < length; ) {
      i += step[i] ?? 1;
      ends[i - 1] = 1;
    }
  }

  function logShare(word: string): number | undefined {
    const { units, length } = foldUnits(word);
    let node = 0;
    for (let i = 0; i < length; i++) {
      node = trie.child(node, units[i] ?? 0);
      if (node === 0) return undefined;
    }
    const weight = trie.weightOf(node);
    return weight === 0 ? undefined : weight;
  }

  return { cut, logShare, has: (word) => logShare(word) !== undefined };
}

/** True for a unit of Chinese writing. */
export const isHan = (unit: number): boolean => foldTables().kind[unit] === HAN;
