import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { foldUnits } from '../base/fold.ts';

/** Words with how common they are, as a trie over folded UTF-16 units. */
export interface Dictionary {
  /** Cuts units[start, end) into words: `ends[i]` becomes 1 when a word ends with unit start + i, else 0. */
  cut(units: Uint16Array, start: number, end: number, ends: Uint8Array): void;
  has(word: string): boolean;
  /** Natural logarithm of the word's share of all words; undefined when unknown. */
  logShare(word: string): number | undefined;
}

/**
 * The trie as plain data, which a worker can hand over without copying. Children of the root lie in one array; all others
 * in one open-addressed table keyed by (node, unit).
 */
export interface Trie {
  root: Int32Array;
  parent: Int32Array;
  unit: Uint16Array;
  /** While it grows: counts. Then: logarithms of shares, 0 for a node where no word ends. */
  weight: Float32Array;
  slots: Int32Array;
  nodes: number;
  logTotal: number;
}

const UNITS = 0x10000;
/** An own word counts as often as this of the 60 million words behind jieba's list: more than almost any two shorter words together. */
const OWN_WORD_COUNT = 20_000;
const LONGEST_WORD = 16;
const FIRST_CAPACITY = 1 << 20;

/** Dictionary lines `word count tag`, UTF-8: jieba's own list, 349,000 words from a hundred million words of running text. */
export function jiebaDictionary(): Buffer {
  return readFileSync(createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt'));
}

/** Reads a dictionary (0.15 s for jieba's). Words are folded like every text; what two words fold to counts for both. */
export function readDictionary(lines: Uint8Array, ownWords: readonly string[] = []): Trie {
  const trie: Trie = {
    root: new Int32Array(UNITS),
    parent: new Int32Array(FIRST_CAPACITY),
    unit: new Uint16Array(FIRST_CAPACITY),
    weight: new Float32Array(FIRST_CAPACITY),
    slots: new Int32Array(FIRST_CAPACITY * 2),
    nodes: 1,
    logTotal: 0,
  };
  let total = 0;
  const add = (word: string, count: number): void => {
    const { units, length } = foldUnits(word);
    if (length === 0 || length > LONGEST_WORD) return;
    let node = 0;
    for (let i = 0; i < length; i++) node = childOrNew(trie, node, units[i] ?? 0);
    trie.weight[node] = (trie.weight[node] ?? 0) + count;
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
  trie.logTotal = Math.log(Math.max(total, 1));
  for (let node = 1; node < trie.nodes; node++) {
    const count = trie.weight[node] ?? 0;
    // A share is below 1 and its logarithm below 0: 0 stays "no word".
    if (count > 0) trie.weight[node] = Math.min(Math.log(count) - trie.logTotal, -1e-6);
  }
  return trie;
}

const hashOf = (node: number, code: number): number =>
  (Math.imul(node, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) >>> 7;

/** The child of `node` by `code`; 0 when there is none. */
function child({ root, parent, unit, slots }: Trie, node: number, code: number): number {
  if (node === 0) return root[code] ?? 0;
  const mask = slots.length - 1;
  for (let at = hashOf(node, code) & mask; ; at = (at + 1) & mask) {
    const found = slots[at] ?? 0;
    if (found === 0 || (parent[found] === node && unit[found] === code)) return found;
  }
}

function childOrNew(trie: Trie, node: number, code: number): number {
  const found = child(trie, node, code);
  if (found !== 0) return found;
  if (trie.nodes === trie.parent.length) enlarge(trie);
  const made = trie.nodes++;
  trie.parent[made] = node;
  trie.unit[made] = code;
  if (node === 0) trie.root[code] = made;
  else place(trie, made);
  return made;
}

function place({ parent, unit, slots }: Trie, node: number): void {
  const mask = slots.length - 1;
  let at = hashOf(parent[node] ?? 0, unit[node] ?? 0) & mask;
  while (slots[at] !== 0) at = (at + 1) & mask;
  slots[at] = node;
}

function enlarge(trie: Trie): void {
  const larger = trie.parent.length * 2;
  trie.parent = copied(new Int32Array(larger), trie.parent);
  trie.unit = copied(new Uint16Array(larger), trie.unit);
  trie.weight = copied(new Float32Array(larger), trie.weight);
  trie.slots = new Int32Array(larger * 2);
  for (let node = 1; node < trie.nodes; node++) if (trie.parent[node] !== 0) place(trie, node);
}

function copied<T extends Int32Array | Uint16Array | Float32Array>(into: T, from: T): T {
  into.set(from);
  return into;
}

/** Cuts by the best path: the way through the run whose words are most common together, found from right to left. */
export function dictionaryOf(trie: Trie): Dictionary {
  const { logTotal } = trie;
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
        node = child(trie, node, units[start + j] ?? 0);
        if (node === 0) break;
        const weight = trie.weight[node] ?? 0;
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
      node = child(trie, node, units[i] ?? 0);
      if (node === 0) return undefined;
    }
    const weight = trie.weight[node] ?? 0;
    return weight === 0 ? undefined : weight;
  }

  return { cut, logShare, has: (word) => logShare(word) !== undefined };
}
