import { nearSound, readingsOf } from '../../search/sounds.ts';
import type { RecordType } from '../types/model.ts';

/** A record type that a text names, and where. */
export interface TypeFound {
  readonly type: RecordType;
  readonly start: number;
  readonly end: number;
  /** Written otherwise than it is: 寻回保洁. */
  readonly mistyped: boolean;
}

/** Shorter words sound like too many others to be guessed. */
const SHORTEST_GUESSED = 3;

/** Every type that a text (lower case) names, the longest word of each. */
export function typesIn(text: string, types: readonly RecordType[]): TypeFound[] {
  // 留样柜, 留样冰箱, 消毒间: a thing that is called after the work.
  const lower = text
    .toLowerCase()
    .replace(/(留样|消毒)(?=冰?箱|柜|间|盒|室|液|员)(?!柜\s*(?:消毒|\d|完))/g, (word) => '\ufffd'.repeat(word.length));
  const found = types.flatMap((type) => {
    const words = [type.name, ...type.also].map((word) => word.toLowerCase()).sort((a, b) => b.length - a.length);
    for (const word of words) {
      const start = indexOf(lower, word);
      if (start >= 0) return [{ type, start, end: start + word.length, mistyped: false }];
    }
    return [];
  });
  // 防火巡查 within 夜间防火巡查, 消毒 within 消毒柜: what is part of a longer name is not named.
  const whole = found.filter(
    (one) =>
      !found.some(
        (other) =>
          other !== one &&
          other.start <= one.start &&
          one.end <= other.end &&
          other.end - other.start > one.end - one.start,
      ),
  );
  return whole.length > 0 ? whole.sort((a, b) => a.start - b.start) : mistypedIn(lower, types);
}

/** English words stand by themselves. */
function indexOf(text: string, word: string): number {
  if (!/^[a-z]/.test(word)) return text.indexOf(word);
  return text.search(new RegExp(`(?<![a-z])${word.replace(/[-.]/g, '\\$&')}(?![a-z])`));
}

/** A name with one or two characters exchanged for others that sound alike. */
function mistypedIn(text: string, types: readonly RecordType[]): TypeFound[] {
  for (const type of types) {
    for (const word of [type.name, ...type.also]) {
      if (word.length < SHORTEST_GUESSED || !/^\p{Script=Han}+$/u.test(word)) continue;
      for (let start = 0; start + word.length <= text.length; start++) {
        const there = text.slice(start, start + word.length);
        if (isMistyped(there, word)) return [{ type, start, end: start + word.length, mistyped: true }];
      }
    }
  }
  return [];
}

function isMistyped(there: string, word: string): boolean {
  let wrong = 0;
  for (let i = 0; i < word.length; i++) {
    const [a = '', b = ''] = [there[i], word[i]];
    if (a === b) continue;
    wrong += 1;
    if (wrong > Math.floor(word.length / 2)) return false;
    const sounds = new Set(readingsOf(b).map(nearSound));
    if (!readingsOf(a).some((sound) => sounds.has(nearSound(sound)))) return false;
  }
  return wrong > 0;
}
