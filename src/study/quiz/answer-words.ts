import { foldText } from '../../base/fold.ts';
import { readChinese } from '../../base/numerals.ts';
import { withDigits } from '../../base/numerals-in-text.ts';
import { COUNTERS, unitNamed } from '../../base/units.ts';
import type { Item } from '../bank/model.ts';

/** A question as one person sees it: which option of the item stands at each letter. */
export interface Seen {
  readonly item: Item;
  readonly places: readonly number[];
}

/** An answer as it is kept, and whether it is right. */
export interface Understood {
  readonly said: string;
  readonly right: boolean;
}

export const LETTERS = 'ABCDEF';
const YES = /^(?:对|对的|正确|是|是的|√|✓|✔|✅|没错|yes|y|true|t|right|a)$/;
const NO = /^(?:错|错的|错误|不对|不正确|不是|否|×|✗|✘|❌|x|no|n|false|f|wrong|b)$/;
/** What people say around an answer. */
const BEFORE =
  /^(?:(?:我|俺)?(?:觉得|认为|想|猜)?(?:应该|可能|大概)?(?:是|选择?|填|回答|答案?是?|要选)|(?:my )?answer(?: is)?|i (?:choose|pick|think)|it'?s|选项|答案?)+[:： ,，]*/;
const AFTER = /(?:[吧啊呢呀哦嘛哈了]|就行|这个|项)*[。.!！~～?？ ]*$/;
/** Before it something was said and taken back. */
const TAKEN_BACK = /(?:不对|错了|不是|等等|说错|点错|应该是|改成|改为|改选|no,? ?wait|i mean)[,，。 ]*/;

const NUMBER = '[0-9]{1,3}|[一二两三四五六七八九十]{1,3}';
const ADDRESS = new RegExp(
  `^\\s*(?:qz\\s*[-—－]?\\s*(\\d{1,9}))?[\\s,，:：]*(?:(?:第\\s*(${NUMBER})\\s*[题道个]题?|(?:题|question|q)\\s*(${NUMBER})(?!\\d))[\\s:：]*)?`,
  'i',
);
const ordinal = (text: string): number => (/^\d+$/.test(text) ? Number(text) : (readChinese(text) ?? 0));

/** `QZ-3 第2题 B` → the quiz, the question and the answer's own words. What is not named is absent. */
export function addressed(text: string): {
  readonly quiz?: number;
  readonly question?: number;
  readonly words: string;
} {
  const found = ADDRESS.exec(text);
  const words = text.slice(found?.[0].length ?? 0);
  const question = found?.[2] ?? found?.[3];
  // 第二个 alone is an option, not a question.
  if (words.trim() === '' && found?.[1] === undefined) return { words: text };
  return {
    ...(found?.[1] === undefined ? {} : { quiz: Number(found[1]) }),
    ...(question === undefined ? {} : { question: ordinal(question) }),
    words,
  };
}

/** The part of the words that counts: after 不对 or 错了 what follows, without what people say around an answer. */
function core(words: string): string {
  const folded = foldText(words).trim();
  const pieces = folded.split(TAKEN_BACK);
  const last = pieces.at(-1)?.trim() || folded;
  return last.replace(BEFORE, '').replace(AFTER, '').trim();
}

/** Whether words look like an answer to any question at all, before it is known which one waits. */
export function looksLikeAnswer(words: string): boolean {
  if (words.length > 60) return false;
  const said = core(words);
  const whole = foldText(words).trim().replace(AFTER, '');
  return (
    lettersIn(said, 6) !== undefined ||
    YES.test(said) ||
    NO.test(said) ||
    // 是的 and 不对 are answers as they stand, before anything around them is taken off.
    YES.test(whole) ||
    NO.test(whole) ||
    isNumber(said)
  );
}

/** A number alone, or with the unit that it is in: 125, 125克, 一百二十五克, 3名; not 100克够不够. */
function isNumber(said: string): boolean {
  const found = /^-?\d{1,9}(?:\.\d{1,4})?\s*(\S{0,5})$/.exec(withDigits(said));
  if (!found) return false;
  const unit = found[1] ?? '';
  return unit === '' || unitNamed(unit) !== undefined || (unit.length === 1 && COUNTERS.includes(unit));
}

/** Letters as they were named: `选ab`, `A、C`, `第二个`, `2`; undefined when the words are no letters. */
function lettersIn(said: string, options: number): string | undefined {
  const counted = /^第?\s*([1-6一二两三四五六])\s*(?:个|项|条)?$/.exec(said)?.[1];
  const place = counted === undefined ? undefined : ordinal(counted) - 1;
  if (place !== undefined) return place < options ? LETTERS[place] : undefined;
  const bare = said.replace(/[\s,，、.。和跟与&+/>→-]|and/g, '').toUpperCase();
  if (!/^[A-F]{1,6}$/.test(bare)) return undefined;
  return [...bare].every((letter) => LETTERS.indexOf(letter) < options) ? bare : undefined;
}

/** An option said in its own words. */
function optionSaid(said: string, { item, places }: Seen): string | undefined {
  const at = places.findIndex((place) => foldText(item.options[place] ?? '').trim() === said);
  return at < 0 ? undefined : LETTERS[at];
}

/** A number with or without its unit, in the unit that was asked for; undefined when it is of another kind. */
function numberSaid(said: string, unit: string): number | undefined {
  const found = /^(?:约|大概|不少于|不超过|至少|≥|≤)?\s*(-?\d{1,9}(?:\.\d{1,6})?)\s*(.{0,6})$/.exec(withDigits(said));
  if (!found?.[1]) return undefined;
  const value = Number(found[1]);
  const named = (found[2] ?? '').trim();
  if (named === '' || foldText(unit) === named) return value;
  const [from, to] = [unitNamed(named), unitNamed(unit)];
  if (!from || !to) return undefined;
  if (from.symbol === to.symbol) return value;
  if (from.scale === undefined || to.scale === undefined || from.measure !== to.measure) return undefined;
  return Number(((value * from.scale) / to.scale).toPrecision(12));
}

/** Reads an answer to the question that a person sees; undefined when the words don't fit it. */
export function readAnswer(words: string, seen: Seen): Understood | undefined {
  const { item, places } = seen;
  const said = core(words);
  const optionAt = (letter: string): number => places[LETTERS.indexOf(letter)] ?? -1;
  switch (item.key.form) {
    case 'judge': {
      // 不对 alone is an answer here, not the taking back of one.
      const whole = foldText(words).trim().replace(AFTER, '');
      const no = NO.test(whole) || NO.test(said);
      if (!no && !YES.test(said) && !YES.test(whole)) return undefined;
      return { said: no ? '错' : '对', right: item.key.right !== no };
    }
    case 'number': {
      const value = numberSaid(said, item.key.unit);
      return value === undefined ? undefined : { said: String(value), right: value === item.key.right };
    }
    case 'single': {
      const letters = lettersIn(said, places.length) ?? optionSaid(said, seen);
      if (letters?.length !== 1) return undefined;
      return { said: letters, right: optionAt(letters) === item.key.right };
    }
    case 'several': {
      const named = lettersIn(said, places.length) ?? optionSaid(said, seen);
      if (named === undefined) return undefined;
      const letters = [...new Set(named)].sort();
      const picked = letters.map(optionAt).sort((a, b) => a - b);
      return { said: letters.join(''), right: String(picked) === String([...item.key.right].sort((a, b) => a - b)) };
    }
    case 'order': {
      const letters = lettersIn(said, places.length) ?? lettersOf(said, places.length);
      if (letters?.length !== places.length || new Set(letters).size !== places.length) return undefined;
      return { said: letters, right: String([...letters].map(optionAt)) === String(item.key.right) };
    }
  }
}

/** `2143` for an order. */
function lettersOf(said: string, options: number): string | undefined {
  const digits = said.replace(/[\s,，、>→-]/g, '');
  if (!/^[1-6]{2,6}$/.test(digits)) return undefined;
  return [...digits].every((d) => Number(d) <= options)
    ? [...digits].map((d) => LETTERS[Number(d) - 1]).join('')
    : undefined;
}

/** What is right, in the letters that the person saw. */
export function rightAnswer({ item, places }: Seen): string {
  const letterOf = (option: number): string => LETTERS[places.indexOf(option)] ?? '?';
  switch (item.key.form) {
    case 'judge':
      return item.key.right ? '对' : '错';
    case 'number':
      return `${item.key.right} ${item.key.unit}`;
    case 'single':
      return letterOf(item.key.right);
    case 'several':
      return item.key.right.map(letterOf).sort().join('');
    case 'order':
      return item.key.right.map(letterOf).join('');
  }
}

/** Longer than this only the letters are said. */
const WORDS_SAID = 80;

/** The same with the words of the options: `C 桶容积的 2/3`. Who hears the result an hour later remembers no letters. */
export function rightWords(seen: Seen): string {
  const letters = rightAnswer(seen);
  const { item, places } = seen;
  if (item.key.form === 'judge' || item.key.form === 'number') return letters;
  const words = [...letters].map((letter) => {
    const option = places[LETTERS.indexOf(letter)];
    return option === undefined ? letter : `${letter} ${item.options[option] ?? ''}`;
  });
  const said = words.join(item.key.form === 'order' ? ' → ' : '；');
  return said.length > WORDS_SAID ? letters : said;
}
