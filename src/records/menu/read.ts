import type { LocalDate } from '../../base/time.ts';
import type { Meal } from './model.ts';

export interface MenuRead {
  readonly meal?: Meal;
  readonly dishes: readonly string[];
}

const MEAL_WORD = /(早餐|早饭|早点|午餐|午饭|中餐|中饭|晚餐|晚饭|加餐|夜宵|breakfast|lunch|dinner|supper)[:：\s]*/gi;
const MEAL_OF: readonly (readonly [RegExp, Meal])[] = [
  [/^早|^breakfast/i, '早餐'],
  [/^午|^中|^lunch/i, '午餐'],
  [/^晚|^dinner|^supper/i, '晚餐'],
  [/./, '加餐'],
];
const SPLIT = /[、,，;；/|\n]|\s+/;

export const mealOf = (word: string): Meal => MEAL_OF.find(([pattern]) => pattern.test(word))?.[1] ?? '加餐';

/** 早餐：白粥、肉包；午餐：红烧肉、青菜: the dishes of each meal; without a meal's name they are of one that is not said. */
export function menusIn(text: string): MenuRead[] {
  const marks = [...text.matchAll(MEAL_WORD)];
  const first = marks[0];
  const before = dishesIn(first ? text.slice(0, first.index) : text);
  const named = marks.map((mark, i) => ({
    meal: mealOf(mark[1] ?? ''),
    dishes: dishesIn(text.slice((mark.index ?? 0) + mark[0].length, marks[i + 1]?.index ?? text.length)),
  }));
  return [...(before.length > 0 ? [{ dishes: before }] : []), ...named].filter(({ dishes }) => dishes.length > 0);
}

export const dishesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(SPLIT)
      .map((name) =>
        name.replace(/^[\s:：.。\-—]+|[\s:：.。]+$/g, '').replace(/^(?:和|及|还有|有|是)(?=\p{Script=Han}{2})/u, ''),
      )
      .filter((name) => /\p{L}{2}/u.test(name) && name.length <= 30),
  ),
];

export interface MenuRow {
  readonly date: LocalDate;
  readonly meal: Meal;
  readonly dishes: readonly string[];
}
