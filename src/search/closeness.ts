import type { SearchIndex } from './index-model.ts';

/** A word to look for, and what finding it is worth. */
export interface SoughtWord {
  /** Folded, without prefix. */
  readonly text: string;
  readonly worth: number;
}

export interface Closeness {
  /** The largest sum of worth of distinct words within the window. */
  readonly density: number;
  /** Sum of worth of all words found anywhere in the document. */
  readonly found: number;
  /** 1 at i when word i was found. */
  readonly matched: Uint8Array;
}

const UNITS = 0x10000;
/** A document that holds the words more often than this is judged by its beginning. */
const MOST_PLACES = 512;

/** 1 for units that begin a sought word; shared, and cleaned by `done`. */
const isFirst = new Uint8Array(UNITS);

/**
 * Looks for the question's words in documents: where each stands, and how many of them stand together.
 * Each text is read once; a unit that begins no sought word costs one look into a table.
 */
export function closenessFinder(index: SearchIndex, words: readonly SoughtWord[], window: number) {
  const { units, starts } = index.texts;
  const byFirst = new Map<number, number[]>();
  words.forEach(({ text }, i) => {
    const first = text.charCodeAt(0);
    byFirst.set(first, [...(byFirst.get(first) ?? []), i]);
  });
  for (const first of byFirst.keys()) isFirst[first] = 1;
  const codes = words.map(({ text }) => Uint16Array.from(text, (_, i) => text.charCodeAt(i)));
  const places = new Int32Array(MOST_PLACES);
  const which = new Int32Array(MOST_PLACES);
  const inside = new Int32Array(words.length);

  function lookAt(document: number): Closeness {
    const start = starts[document] ?? 0;
    const end = starts[document + 1] ?? 0;
    const matched = new Uint8Array(words.length);
    let found = 0;
    let count = 0;
    for (let at = start; at < end && count < MOST_PLACES; at++) {
      if (isFirst[units[at] ?? 0] === 0) continue;
      for (const word of byFirst.get(units[at] ?? 0) ?? []) {
        if (count === MOST_PLACES || !standsAt(units, at, end, codes[word])) continue;
        if (matched[word] === 0) {
          matched[word] = 1;
          found += words[word]?.worth ?? 0;
        }
        places[count] = at;
        which[count++] = word;
      }
    }
    return { density: densest(count), found, matched };
  }

  function densest(count: number): number {
    inside.fill(0);
    let sum = 0;
    let most = 0;
    for (let head = 0, tail = 0; head < count; head++) {
      const word = which[head] ?? 0;
      if (inside[word] === 0) sum += words[word]?.worth ?? 0;
      inside[word] = (inside[word] ?? 0) + 1;
      while ((places[head] ?? 0) - (places[tail] ?? 0) > window) {
        const left = which[tail++] ?? 0;
        inside[left] = (inside[left] ?? 0) - 1;
        if (inside[left] === 0) sum -= words[left]?.worth ?? 0;
      }
      if (sum > most) most = sum;
    }
    return most;
  }

  return {
    lookAt,
    done: (): void => {
      for (const first of byFirst.keys()) isFirst[first] = 0;
    },
  };
}

function standsAt(units: Uint16Array, at: number, end: number, word: Uint16Array | undefined): boolean {
  if (!word || at + word.length > end) return false;
  for (let i = 1; i < word.length; i++) if (units[at + i] !== word[i]) return false;
  return true;
}
