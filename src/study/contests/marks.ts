import type { ContestantResult, Score, SheetItem, SkillContest } from './model.ts';
import { placed } from './ranking.ts';

/** From so many judges on the highest and the lowest are left out (issue 4 §6). */
export const TRIMMED_FROM = 5;

/** Whether a judge has given something on every line. */
export const isComplete = ({ points }: Score, sheet: readonly SheetItem[]): boolean =>
  points.length === sheet.length && points.every((one) => one !== null);

export const totalOf = ({ points }: Score): number => points.reduce<number>((sum, one) => sum + (one ?? 0), 0);

/** What a contestant comes to, before the places. */
export interface Standing extends Omit<ContestantResult, 'place'> {
  /** Means by line of the sheet, of the judges that counted. */
  readonly lines: readonly number[];
}

const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / Math.max(list.length, 1);
const cents = (value: number): number => Math.round(100 * value) / 100;

/** The mean of the judges who scored a contestant in full; of five or more the highest and the lowest sheet are left out. */
export function standingOf(person: string, all: readonly Score[], sheet: readonly SheetItem[]): Standing | undefined {
  const sorted = all
    .filter((score) => isComplete(score, sheet))
    .toSorted((a, b) => totalOf(a) - totalOf(b) || a.judge.localeCompare(b.judge));
  if (sorted.length === 0) return undefined;
  const trimmed = sorted.length >= TRIMMED_FROM;
  const counted = trimmed ? sorted.slice(1, -1) : sorted;
  return {
    person,
    points: cents(mean(counted.map(totalOf))),
    judges: sorted.length,
    trimmed,
    lines: sheet.map((_, i) => cents(mean(counted.map(({ points }) => points[i] ?? 0)))),
  };
}

/** Places: by points, then by the lines of the sheet that are worth most, one after the other; else they share one. */
export function rankContestants(
  contest: Pick<SkillContest, 'contestants' | 'sheet'>,
  all: readonly Score[],
): readonly ContestantResult[] {
  const { contestants, sheet } = contest;
  const heaviest = sheet
    .map((item, i) => ({ i, points: item.points }))
    .sort((a, b) => b.points - a.points || a.i - b.i);
  const standings = contestants.flatMap((person) => {
    const own = all.filter(({ contestant }) => contestant === person);
    return standingOf(person, own, sheet) ?? [];
  });
  const better = (a: Standing, b: Standing): number => {
    if (a.points !== b.points) return b.points - a.points;
    for (const { i } of heaviest) {
      const difference = (b.lines[i] ?? 0) - (a.lines[i] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  return placed(standings, better).map(({ lines: _, ...row }) => row);
}

/** Points that sum to a hundred, in proportion to weights; what is left over goes to the largest remainders. */
export function shareHundred(weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (100 * weight) / sum);
  const points = exact.map(Math.floor);
  const byRest = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  let left = 100 - points.reduce((a, b) => a + b, 0);
  for (const { i } of byRest) {
    if (left === 0) break;
    points[i] = (points[i] ?? 0) + 1;
    left -= 1;
  }
  return points;
}
