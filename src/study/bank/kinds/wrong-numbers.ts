import { hashOf, oneOf } from '../chance.ts';

/** Numbers that rules like, by unit; where a unit has none of its own, the last list, at any power of ten. */
const LADDERS: Readonly<Record<string, readonly number[]>> = {
  min: [1, 2, 3, 5, 10, 15, 20, 30, 40, 45, 60, 90, 120],
  h: [0.5, 1, 2, 3, 4, 6, 8, 12, 24, 36, 48, 72, 96],
  日: [1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60, 90, 120, 180],
  工作日: [1, 2, 3, 5, 7, 10, 15, 20, 30],
  周: [1, 2, 3, 4, 6],
  月: [1, 2, 3, 6, 9, 12, 18, 24],
  年: [1, 2, 3, 4, 5, 6, 10, 15, 20, 30],
  学时: [8, 12, 16, 20, 24, 32, 40],
  '%': [1, 2, 3, 5, 8, 10, 15, 20, 25, 30, 40, 50, 60, 70, 75, 80, 85, 90, 95, 98, 100],
  '℃': [-18, -12, -5, 0, 4, 8, 10, 15, 18, 20, 22, 24, 26, 28, 30, 50, 60, 65, 70, 75, 80, 90, 100, 110, 120, 150],
  分: [0, 0.5, 1, 2, 3, 5, 10, 20, 50, 60, 70, 75, 80, 85, 90, 95, 100],
  '': [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 75, 80, 100],
};

/** Up to `most` other numbers near `right` in the unit's own steps, some below and some above; which, follows from the seed. */
export function nearNumbers(
  right: number,
  unit: string,
  seed: string,
  { ceiling = Number.POSITIVE_INFINITY, most = 8 } = {},
): number[] {
  const steps = ladder(right, unit);
  const below = steps.filter((n) => n < right).toReversed();
  const above = steps.filter((n) => n > right && n <= ceiling);
  // The right one is not always the middle: of three wrong ones none to three are smaller.
  const smaller = Math.min(oneOf(4, seed), below.length);
  const first = [...below.slice(0, smaller), ...above.slice(0, 3 - smaller)];
  const rest = [...below.slice(smaller), ...above.slice(3 - smaller)].sort(
    (a, b) => distance(a, right) - distance(b, right) || a - b,
  );
  return [...first, ...rest].slice(0, most);
}

function ladder(right: number, unit: string): readonly number[] {
  const own = LADDERS[unit];
  const whole = Number.isInteger(right);
  const counted = !own && whole && right < 10;
  if (own && right >= (own[0] ?? 0) && right <= (own.at(-1) ?? 0))
    // Nobody sets a room to −18 ℃, nor takes 0 points off: beside a number above zero only such.
    return own.filter((n) => (!whole || Number.isInteger(n) || unit === 'h') && (n > 0 || right <= 0));
  if (counted) return [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15];
  const power = 10 ** Math.floor(Math.log10(Math.abs(right) || 1));
  const base = LADDERS[''] ?? [];
  return [...new Set([-1, 0, 1].flatMap((shift) => base.map((n) => Number((n * power * 10 ** shift).toPrecision(12)))))]
    .filter((n) => n > right / 4 && n < right * 4 && (!whole || Number.isInteger(n)))
    .sort((a, b) => a - b);
}

const distance = (a: number, b: number): number => Math.abs(Math.log((Math.abs(a) + 1) / (Math.abs(b) + 1)));

/** Other ranges near one: both ends or one of them moved by a step. */
export function nearRanges(from: number, to: number, unit: string, seed: string): (readonly [number, number])[] {
  // A scale that begins at the beginning: nobody takes 2～6 for one.
  if (unit !== '℃' && (from === 0 || from === 1)) return [];
  const width = to - from;
  const step = unit === '℃' ? 2 : niceStep(width, from);
  const moved: (readonly [number, number])[] = [
    [from, to + step],
    [from + step, to + step],
    [from - step, to],
    [from - step, to - step],
    [from + step, to + 2 * step],
    [from - step, to + step],
  ];
  return moved
    .filter(([a, b]) => a < b && (unit === '℃' || a > 0))
    .map((range) => ({ range, rank: hashOf(`${seed}${range.join('-')}`) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ range }) => range);
}

const niceStep = (width: number, from: number): number =>
  [100, 50, 20, 10, 5, 2, 1, 0.5, 0.1].find((s) => s <= width && (from === 0 || s <= from)) ?? 1;
