import { foldUnits, unitsToString } from '../base/fold.ts';
import type { Analyser } from './analyser.ts';
import type { SearchIndex } from './index-model.ts';
import { createPinyinReader } from './pinyin-reader.ts';
import { rowsWith } from './postings.ts';
import { LOOKS_LIKE } from './shapes.ts';
import { beginAlike, nearSound, readingsOf, soundDistance } from './sounds.ts';
import type { SpellingWords } from './spelling-words.ts';
import { termNumber } from './term-table.ts';

/** A question with the words that were probably meant. */
export interface Correction {
  readonly text: string;
  readonly replaced: readonly { readonly from: string; readonly to: string }[];
}

export interface Spelling {
  /**
   * What was probably meant; undefined when nothing seems mistyped. Only words that the documents don't know are touched,
   * and only for words that they do: same and near sounds, look-alikes, one wrong or missing character of a longer term,
   * pinyin and initials in Latin letters. A few tenths of a millisecond.
   */
  suggest(text: string): Correction | undefined;
}

/** Longer messages are stories, not slips: only their beginning is looked at, so that the time stays bounded. */
const LONGEST_LOOKED_AT = 80;
const LONGEST_WORD = 6;
/** A word of general language that is commoner than this (in a list of 60 million: 20 times) is a slip for a very common term only, */
const RARE = Math.log(1 / 3_000_000);
/** and one commoner than this (100 times) is no slip at all. */
const COMMON = Math.log(1 / 600_000);
/** What a word must weigh (documents that hold it, more for terms and headings) to be a reason to change what someone wrote. */
const FEWEST = { sameSound: 1, other: 4, commonWord: 20, nothingInCommon: 20 } as const;

/** Little words: they stand beside anything, so that two of them side by side mean nothing. */
const LITTLE =
  '的了是在我你他她它们这那哪个些么吗呢吧啊呀嘛哦要能不没有会可得地着过就才都还也再又很太最更把给被让叫到去来上下里外前后看说想放做弄搞用拿走问按跟和与或同' +
  '对从向往为因所以而且但如若则只仅刚先曾已将该应须需肯敢愿请帮谁啥咋怎何多少几两一二三四五六七八九十百千万半点次回遍趟天日月年周时分秒号条张块只件把台首本页位名人家间楼层各每新老';
const isLittle = (character: string): boolean => LITTLE.includes(character);

/** How far what was typed is from what was meant; the smaller, the likelier. */
const DISTANCE = { sound: 1, near: 1.4, shape: 1.6, wrong: 2.2, missing: 2.6 } as const;

interface Change {
  readonly start: number;
  readonly end: number;
  readonly to: string;
  readonly score: number;
}

/** Prepares the look-ups (30 ms for 6,000 words). */
export function createSpelling(vocabulary: SpellingWords, index: SearchIndex, analyser: Analyser): Spelling {
  const { words, weights } = vocabulary;
  const sounds = vocabulary.sounds.map((sound) => sound.split(' '));
  const known = new Map(words.map((word, i) => [word, i]));
  const byNearSound = new Map<string, number[]>();
  const byGap = new Map<string, number[]>();
  words.forEach((word, i) => {
    if (word.length < 2 || (weights[i] ?? 0) < FEWEST.sameSound || [...word].every(isLittle)) return;
    push(byNearSound, (sounds[i] ?? []).map(nearSound).join(' '), i);
    if (word.length < 3) return;
    for (let k = 0; k < word.length; k++) {
      push(byGap, `${word.slice(0, k)}?${word.slice(k + 1)}`, i);
      push(byGap, word.slice(0, k) + word.slice(k + 1), i);
    }
  });
  readingsOf('留'); // the library unfolds its tables at the first reading (30 ms): now, not in a person's turn
  const readPinyin = createPinyinReader(vocabulary, (token) => rows(token) > 0);

  function rows(term: string): number {
    const number = termNumber(index.table, term);
    return number < 0 ? 0 : rowsWith(index.postings, number);
  }

  function* changesOf(plain: string): Generator<Change> {
    yield* readPinyin(plain);
    for (const run of plain.matchAll(/\p{Script=Han}{2,}/gu)) {
      const pieces = piecesOf(run[0]);
      let start = run.index;
      for (let i = 0; i < pieces.length; i++) {
        let typed = '';
        for (let j = i; j < pieces.length; j++) {
          typed += pieces[j];
          if (typed.length > LONGEST_WORD) break;
          if (typed.length < 2 || !isOdd(typed, pieces.slice(i, j + 1))) continue;
          const best = bestFor(typed, pieces.slice(i, j + 1));
          if (best) yield { start, end: start + typed.length, ...best };
        }
        start += pieces[i]?.length ?? 0;
      }
    }
  }

  /** The run as the dictionary cuts it. */
  function piecesOf(run: string): string[] {
    const { units, length } = foldUnits(run);
    const ends = new Uint8Array(length);
    analyser.dictionary.cut(units, 0, length, ends);
    const pieces: string[] = [];
    for (let from = 0, at = 0; at < length; at++) {
      if (ends[at] !== 1) continue;
      pieces.push(run.slice(from, at + 1));
      from = at + 1;
    }
    return pieces;
  }

  /** Unknown to the documents as a whole and in one of its joints, and with a piece that makes no sense by itself. */
  function isOdd(typed: string, pieces: readonly string[]): boolean {
    if (known.has(typed) || rows(`=${typed}`) > 0) return false;
    if (isLittle(typed.charAt(0))) return false;
    const odd = (piece: string): boolean => (piece.length === 1 ? typed.length > 2 || !isLittle(piece) : isRare(piece));
    if (!pieces.some(odd)) return false;
    if (new Set(typed).size === 1) return false;
    for (let i = 0; i + 1 < typed.length; i++) if (rows(typed.slice(i, i + 2)) === 0) return true;
    return false;
  }

  const share = (word: string): number => analyser.dictionary.logShare(word) ?? Number.NEGATIVE_INFINITY;
  const isRare = (word: string): boolean => !known.has(word) && share(word) < COMMON;

  function bestFor(typed: string, pieces: readonly string[]): Pick<Change, 'to' | 'score'> | undefined {
    let best: Pick<Change, 'to' | 'score'> | undefined;
    // A word of general language, however rare, was hardly meant for one that only sounds or looks a little like it.
    const isWord = pieces.length === 1;
    const sameSound = isWord && share(typed) > RARE ? FEWEST.commonWord : FEWEST.sameSound;
    const little = [...typed].some(isLittle);
    const consider = (word: number, distance: number): void => {
      const to = words[word] ?? '';
      const weight = weights[word] ?? 0;
      const same = [...to].filter((character) => typed.includes(character)).length;
      if (distance === DISTANCE.sound) {
        if (weight < sameSound) return;
        // Nothing in common but the sound, as voice input has it: only for a term, and with no little word in it.
        if (same === 0 && (weight < FEWEST.nothingInCommon || little)) return;
      } else if (weight < FEWEST.other || same === 0 || isWord) return;
      const score = 2 * to.length - 1.5 * distance + 0.5 * same + 0.15 * Math.log(1 + weight);
      if (!best || score > best.score) best = { to, score };
    };
    for (const sound of soundsOf(typed)) {
      for (const word of byNearSound.get(sound.map(nearSound).join(' ')) ?? []) {
        const distance = soundDistance(sound, sounds[word] ?? []);
        if (distance === 0) consider(word, DISTANCE.sound);
        else if (distance === 1 && !little) consider(word, DISTANCE.near);
      }
    }
    for (let k = 0; k < typed.length; k++) {
      const [before, after] = [typed.slice(0, k), typed.slice(k + 1)];
      for (const like of LOOKS_LIKE.get(typed.charAt(k)) ?? '') {
        const word = known.get(before + like + after);
        if (word !== undefined) consider(word, DISTANCE.shape);
      }
      if (typed.length < 3 || isLittle(typed.charAt(k))) continue;
      for (const word of byGap.get(`${before}?${after}`) ?? []) {
        if ([...(before + after)].every(isLittle)) continue;
        // 发行条 for 放行条: the wrong character still begins like the right one.
        const meant = sounds[word]?.[k] ?? '';
        if (readingsOf(typed.charAt(k)).some((reading) => beginAlike(reading, meant))) consider(word, DISTANCE.wrong);
      }
    }
    // A character left out shows only where nothing that stands there is a word.
    if (pieces.every((piece) => piece.length === 1))
      for (const word of byGap.get(typed) ?? []) consider(word, DISTANCE.missing);
    return best;
  }

  return {
    suggest: (text) => {
      const folded = foldUnits(text, true);
      const plain = unitsToString(folded.units, 0, Math.min(folded.length, LONGEST_LOOKED_AT));
      const place = (at: number): number => (folded.offsets ? (folded.offsets[at] ?? text.length) : at);
      return apply(text, chosen([...changesOf(plain)]), place);
    },
  };
}

function push(map: Map<string, number[]>, key: string, word: number): void {
  const list = map.get(key);
  if (list) list.push(word);
  else map.set(key, [word]);
}

/** The best changes that don't overlap, in order of their places. */
function chosen(changes: Change[]): Change[] {
  const kept: Change[] = [];
  for (const change of changes.sort((a, b) => b.score - a.score || a.start - b.start)) {
    if (kept.every(({ start, end }) => change.end <= start || change.start >= end)) kept.push(change);
  }
  return kept.sort((a, b) => a.start - b.start);
}

function apply(text: string, changes: readonly Change[], place: (at: number) => number): Correction | undefined {
  if (changes.length === 0) return undefined;
  let out = '';
  let done = 0;
  const replaced = changes.map(({ start, end, to }) => {
    out += text.slice(done, place(start)) + to;
    done = place(end);
    return { from: text.slice(place(start), done), to };
  });
  return { text: out + text.slice(done), replaced };
}

const MOST_SOUNDS = 16;

/** The ways to read what was typed, each character in any of its common readings. */
function soundsOf(typed: string): string[][] {
  let found: string[][] = [[]];
  for (const character of typed) {
    found = found.flatMap((sound) => readingsOf(character).map((reading) => [...sound, reading])).slice(0, MOST_SOUNDS);
  }
  return found;
}
