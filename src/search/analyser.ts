import { createHash } from 'node:crypto';
import { foldTables, foldText, foldUnits, HAN, JOINER, LETTER, unitsToString } from '../base/fold.ts';
import { type Dictionary, dictionaryOf, jiebaDictionary, readDictionary, type Trie } from './dictionary.ts';
import { marksOf } from './marks.ts';
import { STOP_WORDS } from './question-words.ts';

/** Raised whenever the same text would give other terms: a saved index of another version is built again. */
const ANALYSER_VERSION = 3;

/** What a term is. Words and bigrams are kept apart by a prefix that no text can hold, so that one never counts as the other. */
export const TERM_KINDS = ['bigram', 'word', 'letters', 'code', 'number', 'quantity'] as const;
export type TermKind = (typeof TERM_KINDS)[number];

export const PREFIX = {
  bigram: '',
  letters: '',
  word: '=',
  code: '#',
  number: '§',
  quantity: '~',
} as const satisfies Record<TermKind, string>;

export interface Term {
  /** The term as the index knows it, prefix included: `=留样`, `留样`, `#jg352`, `§12`, `~mass125`. */
  readonly text: string;
  readonly kind: TermKind;
  /** Where it stands in the original text: [start, end). */
  readonly start: number;
  readonly end: number;
}

/** Receives a term: its prefix (0: none) and units[start, end), valid only during the call. */
export type Emit = (units: Uint16Array, start: number, end: number, prefix: number) => void;

export interface Analyser {
  /** Digest of everything that decides which terms a text gives. */
  readonly fingerprint: string;
  readonly dictionary: Dictionary;
  /** What it was made of, for handing it to another thread. */
  readonly data: AnalyserData;
  /** The terms of a text, bigrams and letters first in order, then words. Documents and questions are analysed alike. */
  analyse(text: string): Term[];
  /** The same terms for building an index, without an object for each. */
  scan(text: string, emit: Emit): void;
}

export interface AnalyserOptions {
  /** Words that jieba's dictionary lacks or cuts: the standards' terms, the glossary. */
  readonly ownWords?: readonly string[];
  /** Default: jieba's dictionary. */
  readonly dictionary?: Uint8Array;
}

/** An analyser as plain data over typed arrays. */
export interface AnalyserData {
  readonly fingerprint: string;
  readonly trie: Trie;
}

/** A code or quantity longer than this is nothing that anyone types. */
const LONGEST_MARK = 64;

/** One analyser for documents and questions (0.2 s: it reads the dictionary). */
export function createAnalyser({ ownWords = [], dictionary: lines }: AnalyserOptions = {}): Analyser {
  const bytes = lines ?? jiebaDictionary();
  const own = [...new Set(ownWords.map((word) => foldText(word.trim())))].filter((word) => word !== '').sort();
  const fingerprint = createHash('sha256')
    .update(`${ANALYSER_VERSION}\n${process.versions.unicode}\n${own.join('\n')}\n`)
    .update(bytes)
    .digest('hex');
  return analyserOf({ fingerprint, trie: readDictionary(bytes, own) });
}

/** The analyser that `data` was taken from; at once. */
export function analyserOf(data: AnalyserData): Analyser {
  const dictionary = dictionaryOf(data.trie);
  const { kind } = foldTables();
  const stop = stopTable();
  const wordPrefix = PREFIX.word.charCodeAt(0);
  let ends = new Uint8Array(256);
  const markUnits = new Uint16Array(LONGEST_MARK);

  function scanUnits(units: Uint16Array, length: number, emit: Emit): void {
    for (let i = 0; i < length; ) {
      const what = kind[units[i] ?? 0];
      let j = i + 1;
      if (what === HAN) {
        while (j < length && kind[units[j] ?? 0] === HAN) j++;
        if (j - i === 1) {
          if (!stop.has(units, i, j)) emit(units, i, j, 0);
        } else for (let k = i; k + 1 < j; k++) if (!stop.has(units, k, k + 2)) emit(units, k, k + 2, 0);
      } else if (what === LETTER) {
        while (j < length && continuesLetters(kind, units, j, length)) j++;
        emit(units, i, j, 0);
      }
      i = j;
    }
    for (let i = 0; i < length; ) {
      if (kind[units[i] ?? 0] !== HAN) {
        i++;
        continue;
      }
      let j = i + 1;
      while (j < length && kind[units[j] ?? 0] === HAN) j++;
      if (ends.length < j - i) ends = new Uint8Array((j - i) * 2);
      dictionary.cut(units, i, j, ends);
      for (let from = i, at = i; at < j; at++) {
        if (ends[at - i] !== 1) continue;
        if (!stop.has(units, from, at + 1)) emit(units, from, at + 1, wordPrefix);
        from = at + 1;
      }
      i = j;
    }
  }

  return {
    fingerprint: data.fingerprint,
    data,
    dictionary,
    scan: (text, emit) => {
      const { units, length } = foldUnits(text);
      scanUnits(units, length, emit);
      for (const mark of marksOf(unitsToString(units, 0, length))) {
        const size = Math.min(mark.text.length, LONGEST_MARK);
        for (let i = 0; i < size; i++) markUnits[i] = mark.text.charCodeAt(i);
        emit(markUnits, 0, size, PREFIX[mark.kind].charCodeAt(0));
      }
    },
    analyse: (text) => {
      const folded = foldUnits(text, true);
      const terms: Term[] = [];
      scanUnits(folded.units, folded.length, (units, start, end, prefix) => {
        const plain = unitsToString(units, start, end);
        terms.push({
          text: prefix === 0 ? plain : PREFIX.word + plain,
          kind: prefix !== 0 ? 'word' : kind[units[start] ?? 0] === HAN ? 'bigram' : 'letters',
          start: folded.offsets?.[start] ?? start,
          end: folded.offsets ? (folded.offsets[end] ?? text.length) : end,
        });
      });
      for (const { kind, text: form, start, end } of marksOf(unitsToString(folded.units, 0, folded.length))) {
        const place = {
          start: folded.offsets?.[start] ?? start,
          end: folded.offsets ? (folded.offsets[end] ?? text.length) : end,
        };
        terms.push({ text: PREFIX[kind] + form.slice(0, LONGEST_MARK), kind, ...place });
      }
      return terms;
    },
  };
}

/** Letters go on through a joiner that stands between two of them: `5.2.1`, `q/lnjg`, `8-60`. */
function continuesLetters(kind: Uint8Array, units: Uint16Array, at: number, length: number): boolean {
  const what = kind[units[at] ?? 0];
  if (what === LETTER) return true;
  return what === JOINER && at + 1 < length && kind[units[at + 1] ?? 0] === LETTER;
}

interface StopTable {
  has(units: Uint16Array, start: number, end: number): boolean;
}

/** The stop words by their one or two units. */
function stopTable(): StopTable {
  const single = new Uint8Array(0x10000);
  const pairs = new Set<number>();
  for (const word of STOP_WORDS) {
    if (word.length === 1) single[word.charCodeAt(0)] = 1;
    else pairs.add(word.charCodeAt(0) * 0x10000 + word.charCodeAt(1));
  }
  return {
    has: (units, start, end) => {
      const first = units[start] ?? 0;
      if (end - start === 1) return single[first] === 1;
      if (end - start !== 2) return false;
      const second = units[start + 1] ?? 0;
      return (single[first] === 1 && single[second] === 1) || pairs.has(first * 0x10000 + second);
    },
  };
}
