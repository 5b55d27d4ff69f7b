import { Converter } from 'opencc-js/t2cn';

/** What a folded UTF-16 unit is to a reader of Chinese text. */
export const REST = 0;
export const HAN = 1;
export const LETTER = 2;
/** `.`, `-` and `/` hold a run of letters together (`5.2.1`, `gb/t`), but begin and end none. */
export const JOINER = 3;
/** NFKC makes more than one unit of it, or it joins its neighbours, or it is nothing at all: the text goes the slow way. */
const SLOW = 4;

const SPACE = 0x20;
const UNITS = 0x10000;

export interface FoldTables {
  /** The folded unit of each unit. */
  readonly unit: Uint16Array;
  /** REST, HAN, LETTER or JOINER of each folded unit. */
  readonly kind: Uint8Array;
}

/** Kept as they are, though NFKC would spell them out: they are one sign to everyone who reads a standard. */
const WHOLE = new Set(['℃', '…', '‰', '№', '℉', '‥']);
/** Hyphens, dashes, minus signs and their full-width forms; all become `-`. */
const DASH = /[\p{Pd}\u2212\u2043\u02d7\u2500\u2501]/u;
/** Marks that show nothing: zero-width, directional, variation selectors, soft hyphen. */
const NOTHING = /\p{Default_Ignorable_Code_Point}|\p{Cf}/u;
const NOTHING_ALL = new RegExp(NOTHING.source, 'gu');
const LONE = /[\ud800-\udfff]/;

let tables: (FoldTables & { readonly way: Uint8Array }) | undefined;

let single: ((text: string) => string) | undefined;
function simplify(): (text: string) => string {
  const convert = single ?? Converter({ from: 't', to: 'cn' });
  single = convert;
  return convert;
}

function classOf(unit: string): number {
  if (/[\p{Script=Han}]/u.test(unit)) return HAN;
  if (unit === '.' || unit === '-' || unit === '/') return JOINER;
  return /[\p{L}\p{N}℃]/u.test(unit) ? LETTER : REST;
}

/**
 * The two tables over all UTF-16 units, made at the first call (about 60 ms).
 * Traditional becomes Simplified one character at a time, so that both scripts meet in the index whatever stands around.
 */
function made(): FoldTables & { readonly way: Uint8Array } {
  if (tables) return tables;
  const unit = new Uint16Array(UNITS);
  const kind = new Uint8Array(UNITS);
  const way = new Uint8Array(UNITS);
  for (let code = 0; code < UNITS; code++) {
    unit[code] = code;
    if (code >= 0xd800 && code <= 0xdfff) {
      kind[code] = HAN; // only ideographs outside the first plane are left as surrogates by the slow way
      way[code] = SLOW;
      continue;
    }
    const character = String.fromCharCode(code);
    if (NOTHING.test(character) || /\p{M}/u.test(character)) {
      way[code] = SLOW;
      continue;
    }
    if (DASH.test(character)) {
      unit[code] = 0x2d;
      kind[code] = JOINER;
      continue;
    }
    const folded = foldOne(character);
    if (folded.length !== 1) {
      way[code] = SLOW;
      kind[code] = classOf(character);
    } else {
      unit[code] = folded.charCodeAt(0);
      kind[code] = classOf(folded);
    }
  }
  tables = { unit, kind, way };
  return tables;
}

function foldOne(character: string): string {
  if (WHOLE.has(character)) return character;
  const plain = character.normalize('NFKC').toLowerCase();
  return /\p{Script=Han}/u.test(plain) ? simplify()(plain) : plain;
}

/** What each unit folds to, and of which class the folded unit is. */
export const foldTables = (): FoldTables => made();

/** A text folded for searching, unit by unit. */
export interface Folded {
  readonly units: Uint16Array;
  readonly length: number;
  /** Where each folded unit stands in the original; absent when it is its own index. */
  readonly offsets?: Uint32Array;
}

let buffer = new Uint16Array(4096);

/**
 * Folds a text for searching: NFKC, lower case, Simplified, every dash to `-`, invisible marks gone.
 * What is quoted to a person is always the original: `offsets` leads back to it.
 * The units lie in a buffer that the next call overwrites; `keep` gives them an array of their own.
 */
export function foldUnits(text: string, keep = false): Folded {
  const { unit, way } = made();
  const length = text.length;
  if (buffer.length < length) buffer = new Uint16Array(length * 2);
  const units = keep ? new Uint16Array(length) : buffer;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (way[code] !== 0) return foldSlowly(text);
    units[i] = unit[code] ?? code;
  }
  return { units, length };
}

function foldSlowly(text: string): Folded {
  const { unit, way } = made();
  const units: number[] = [];
  const offsets: number[] = [];
  for (const match of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]\p{M}*|[\s\S]\p{M}*/gu)) {
    const cluster = match[0];
    const visible = cluster.replace(NOTHING_ALL, '');
    const plain = WHOLE.has(visible) ? visible : visible.normalize('NFKC').toLowerCase();
    for (const character of plain.replace(/\p{M}/gu, '')) {
      const code = character.charCodeAt(0);
      if (character.length > 1) {
        // Ideographs beyond the first plane stay, as their two units; emoji and other signs carry nothing to search for.
        const folded = /\p{Script=Han}/u.test(character) ? simplify()(character) : ' ';
        for (let k = 0; k < folded.length; k++) units.push(folded.charCodeAt(k));
      } else if (way[code] === 0) units.push(unit[code] ?? code);
      else units.push(LONE.test(character) ? SPACE : code);
      while (offsets.length < units.length) offsets.push(match.index);
    }
  }
  return { units: Uint16Array.from(units), length: units.length, offsets: Uint32Array.from(offsets) };
}

/** The folded text as a string; for comparing and matching, never for showing. */
export function foldText(text: string): string {
  const { units, length } = foldUnits(text);
  return unitsToString(units, 0, length);
}

/** A string of the units from `start` to before `end`. */
export function unitsToString(units: Uint16Array, start: number, end: number): string {
  let out = '';
  for (let i = start; i < end; i += 8192) {
    out += String.fromCharCode(...units.subarray(i, Math.min(end, i + 8192)));
  }
  return out;
}

let mainland: ((text: string) => string) | undefined;
let characters: ((text: string) => string) | undefined;

/**
 * Traditional text in Simplified characters and mainland words (資訊 → 信息, 影印機 → 复印机), for reading a question;
 * unlike `foldText` it looks at whole phrases, and the length may change. Simplified text stays as it is.
 */
export function toMainland(text: string): string {
  // 文件 is 文档 in Taiwan's words and 文件 in ours: only a text with Traditional characters in it is read as one.
  const simplify = characters ?? Converter({ from: 't', to: 'cn' });
  characters = simplify;
  if (simplify(text) === text) return text;
  const convert = mainland ?? Converter({ from: 'twp', to: 'cn' });
  mainland = convert;
  return convert(text);
}
