import type { SpellingWords } from './spelling-words.ts';

/** Words read from Latin letters, in place of units [start, end). */
export interface PinyinReading {
  readonly start: number;
  readonly end: number;
  readonly to: string;
  readonly score: number;
}

const LONGEST_SOUND = 30;
/** Words shorter than this on average are letters put together by chance. */
const FEWEST_CHARACTERS_A_WORD = 1.5;
const MOST_INITIALS = 6;

/**
 * Reads pinyin typed in Latin letters (`fanghuo xuncha duojiu yici`), spaces or not, and initials (`zgsx`), against the
 * vocabulary. A run of letters is read whole or not at all, so that English stays English.
 */
export function createPinyinReader(
  vocabulary: SpellingWords,
  isKnown: (token: string) => boolean,
): (folded: string) => PinyinReading[] {
  const bySound = new Map<string, number>();
  const byInitials = new Map<string, number>();
  const keepBest = (map: Map<string, number>, key: string, word: number): void => {
    const before = map.get(key);
    if (before === undefined || weight(word) > weight(before)) map.set(key, word);
  };
  const weight = (word: number): number => vocabulary.weights[word] ?? 0;
  vocabulary.words.forEach((word, i) => {
    const sounds = (vocabulary.sounds[i] ?? '').split(' ');
    keepBest(bySound, sounds.join(''), i);
    if (word.length >= 3 && word.length <= MOST_INITIALS)
      keepBest(byInitials, sounds.map((sound) => sound[0]).join(''), i);
  });

  /** The cheapest way to read all letters as words: few words, common ones. */
  function readWhole(letters: string): string[] | undefined {
    const cost = new Float64Array(letters.length + 1).fill(Number.POSITIVE_INFINITY);
    const from = new Int32Array(letters.length + 1);
    const chosen = new Int32Array(letters.length + 1);
    cost[0] = 0;
    for (let i = 0; i < letters.length; i++) {
      if (cost[i] === Number.POSITIVE_INFINITY) continue;
      for (let j = i + 1; j <= Math.min(letters.length, i + LONGEST_SOUND); j++) {
        const word = bySound.get(letters.slice(i, j));
        if (word === undefined) continue;
        const single = (vocabulary.words[word] ?? '').length === 1 ? 1.2 : 0;
        const total = (cost[i] ?? 0) + 2 + single - 0.1 * Math.log(1 + weight(word));
        if (total < (cost[j] ?? 0)) {
          cost[j] = total;
          from[j] = i;
          chosen[j] = word;
        }
      }
    }
    if (cost[letters.length] === Number.POSITIVE_INFINITY) return undefined;
    const read: string[] = [];
    for (let at = letters.length; at > 0; at = from[at] ?? 0) read.unshift(vocabulary.words[chosen[at] ?? 0] ?? '');
    return read;
  }

  return (folded) => {
    const found: PinyinReading[] = [];
    for (const run of folded.matchAll(/(?<![a-z\d/.-])[a-z]+(?:[ ']+[a-z]+)*(?![a-z\d/-])/g)) {
      const letters = run[0].replace(/[^a-z]/g, '').replaceAll('ü', 'v');
      const place = { start: run.index, end: run.index + run[0].length };
      const tokens = run[0].split(/[ ']+/);
      const words = letters.length >= 4 && !tokens.some(isKnown) ? readWhole(letters) : undefined;
      if (words && words.join('').length >= words.length * FEWEST_CHARACTERS_A_WORD) {
        found.push({ ...place, to: words.join(''), score: 2 * words.join('').length });
        continue;
      }
      let at = run.index;
      for (const token of tokens) {
        const start = folded.indexOf(token, at);
        at = start + token.length;
        const word = token.length >= 3 && !isKnown(token) ? byInitials.get(token) : undefined;
        if (word !== undefined && !/[aeiou]/.test(token)) {
          const to = vocabulary.words[word] ?? token;
          found.push({ start, end: at, to, score: to.length });
        }
      }
    }
    return found;
  };
}
