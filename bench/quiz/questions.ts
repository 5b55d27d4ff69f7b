import { loadKnowledge } from '../../src/standards/load.ts';
import { itemsOf } from '../../src/study/bank/make.ts';
import type { Item } from '../../src/study/bank/model.ts';
import { readWritten } from '../../src/study/bank/written-files.ts';

/** A question as somebody reads it on the screen. */
export interface Asked {
  readonly place: number;
  readonly of: number;
  readonly stem: string;
  /** Its options, A first. */
  readonly options: readonly string[];
  readonly buttons: readonly { readonly label: string; readonly say: string }[];
}

const HOW = /^(?:单选：|判断：|多选：|填数：|排序：)/;

/** Reads a question out of a message; undefined when it holds none. */
export function questionIn(text: string, buttons: Asked['buttons']): Asked | undefined {
  const found = /第 (\d+)\/(\d+) 题\s/.exec(text);
  if (!found) return undefined;
  const rest = text.slice(found.index + found[0].length).split('\n');
  const end = rest.findIndex((line) => /^· A\. /.test(line) || HOW.test(line));
  const options = rest.flatMap((line) => /^· [A-F]\. (.*)$/.exec(line)?.[1] ?? []);
  return {
    place: Number(found[1]),
    of: Number(found[2]),
    stem: rest.slice(0, end < 0 ? 1 : end).join(''),
    options,
    buttons,
  };
}

/** What of a text is the same on every screen. */
const plain = (text: string): string => text.normalize('NFKC').replace(/[\s*_`\\]/g, '');
const nameOf = (stem: string, options: readonly string[]): string =>
  `${plain(stem)}|${options.map(plain).toSorted().join('|')}`;

/** What people know: the bank's keys, found again by a question's words and options. */
export type Knowledge = (asked: Asked) => Item | undefined;

/** What the knowledge folder's questions are on a day; none that is not among them is known. */
export function learn(knowledge: string, day: string): Knowledge {
  const { catalogue } = loadKnowledge(knowledge);
  const byWords = new Map<string, Item>();
  const written = readWritten(knowledge).rows.map((row) => row.question);
  for (const { clauses } of catalogue.allInForce(day))
    for (const clause of clauses)
      for (const item of itemsOf(clause, catalogue, day, written)) byWords.set(nameOf(item.stem, item.options), item);
  return ({ stem, options }) => byWords.get(nameOf(stem, options));
}

const LETTERS = 'ABCDEF';
const ORDINALS = ['一', '二', '三', '四', '五', '六'];

/** Which letter stands before an option of the item on this screen. */
const letterOf = ({ options }: Asked, item: Item, option: number): string =>
  LETTERS[options.findIndex((shown) => plain(shown) === plain(item.options[option] ?? ''))] ?? '?';

/**
 * Words that answer a question rightly or wrongly, as people say it: a tap, a letter, 选a, 第二个, 对, 125.
 * @param chance numbers from 0 to 1
 */
export function wordsFor(asked: Asked, item: Item, right: boolean, chance: () => number): string {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T;
  const { key } = item;
  const tap = (letter: string): string => asked.buttons.find(({ label }) => label === letter)?.say ?? letter;
  switch (key.form) {
    case 'judge': {
      const yes = key.right === right;
      return yes ? pick([tap('对'), '对', '正确', '√', '是的']) : pick([tap('错'), '错', '不对', '×', '错的']);
    }
    case 'single': {
      const wrong = item.options.map((_, i) => i).filter((i) => i !== key.right);
      const letter = letterOf(asked, item, right ? key.right : pick(wrong));
      const ordinal = `第${ORDINALS[LETTERS.indexOf(letter)] ?? '一'}个`;
      return pick([tap(letter), tap(letter), letter, letter.toLowerCase(), `选${letter.toLowerCase()}`, ordinal]);
    }
    case 'several': {
      const letters = item.options.map((_, i) => letterOf(asked, item, i));
      const rights = key.right.map((i) => letterOf(asked, item, i));
      const odd = pick(letters);
      const others = rights.includes(odd) ? rights.filter((letter) => letter !== odd) : [...rights, odd];
      const said = right ? rights : others.length > 0 ? others : letters.filter((letter) => letter !== odd);
      return pick([said.toSorted().join(''), said.join('、'), said.join('').toLowerCase(), `选${said.join('')}`]);
    }
    case 'number': {
      const value = right ? key.right : key.right * 2 + 1;
      return pick([String(value), `${value}${/^[a-z]{1,3}$/i.test(key.unit) ? key.unit : ''}`]);
    }
    case 'order': {
      const [first = '', second = '', ...rest] = key.right.map((i) => letterOf(asked, item, i));
      return (right ? [first, second, ...rest] : [second, first, ...rest]).join('');
    }
  }
}
