import { pinyin } from 'pinyin-pro';

/** Sounds that speakers of one dialect or another do not keep apart, and voice input mixes up: zh/z, ch/c, sh/s, n/l, ng/n. */
const NEAR: readonly (readonly [RegExp, string])[] = [
  [/^zh/, 'z'],
  [/^ch/, 'c'],
  [/^sh/, 's'],
  [/^n/, 'l'],
  [/ng$/, 'n'],
];

/** The syllable as those speakers say it. */
export const nearSound = (syllable: string): string =>
  NEAR.reduce((sound, [pattern, by]) => sound.replace(pattern, by), syllable);

/** How much two sounds differ: 0 the same, 1 near in the beginning or in the end of a syllable … ; undefined: not near. */
export function soundDistance(a: readonly string[], b: readonly string[]): number | undefined {
  if (a.length !== b.length) return undefined;
  let distance = 0;
  for (const [i, one] of a.entries()) {
    const other = b[i] ?? '';
    if (one === other) continue;
    if (nearSound(one) !== nearSound(other)) return undefined;
    distance += Number(initialOf(one) !== initialOf(other)) + Number(finalOf(one) !== finalOf(other));
  }
  return distance;
}

const initialOf = (syllable: string): string => /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?/.exec(syllable)?.[0] ?? '';
const finalOf = (syllable: string): string => syllable.slice(initialOf(syllable).length);

/** True when two syllables begin with the same consonant and vowel: 发 and 放. */
export const beginAlike = (a: string, b: string): boolean =>
  initialOf(a) === initialOf(b) && finalOf(a)[0] === finalOf(b)[0];

const plain = { toneType: 'none', type: 'array', v: true } as const;

/** How a word is read, syllable by syllable without tones; characters of several readings as this word has them. */
export const soundOf = (word: string): string[] => pinyin(word, plain);

const readings = new Map<string, readonly string[]>();

/** Rarer readings (单 as shan, 说 as yue) would make almost any two words sound alike. */
const MOST_READINGS = 2;

/** The common readings of a character, without tones; empty for what is no Chinese character. */
export function readingsOf(character: string): readonly string[] {
  const known = readings.get(character);
  if (known) return known;
  const found = [...new Set(pinyin(character, { ...plain, multiple: true }))]
    .filter((sound) => sound !== character)
    .slice(0, MOST_READINGS);
  readings.set(character, found);
  return found;
}
