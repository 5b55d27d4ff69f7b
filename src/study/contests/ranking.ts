import type { Instant } from '../../base/clock.ts';
import { SECOND } from '../../base/time.ts';
import type { Team } from '../../people/model.ts';
import type { TeamResult } from './model.ts';

/** Points for a right answer, and for being among the first three to give it at that place of the paper. */
export const RIGHT = 10;
export const FIRST = 2;
export const FIRST_HOW_MANY = 3;

/** One person's answers of one round, in the order of the paper; undefined where none counts. */
export interface Performance {
  readonly team: Team;
  readonly person: string;
  /** When the round began. */
  readonly began: Instant;
  readonly answers: readonly ({ readonly right: boolean; readonly at: Instant } | undefined)[];
}

interface Tally {
  points: number;
  right: number;
  asked: number;
  taken: boolean;
  seconds: number[];
}

/**
 * What a contest of knowledge comes to. A team has the mean of its people's points, so that a large one has no advantage;
 * whoever did not answer counts as nought. Equal teams are parted by the share right, then by fewer seconds, else they share
 * a place.
 */
export function rankTeams(performances: readonly Performance[], teams: readonly Team[]): readonly TeamResult[] {
  const people = talliesOf(performances);
  const rows = teams.map((team) => {
    const own = people.filter((one) => one.team === team);
    const seconds = own.flatMap(({ tally }) => tally.seconds);
    const sum = (of: (tally: Tally) => number): number => own.reduce((total, { tally }) => total + of(tally), 0);
    return {
      team,
      points: own.length === 0 ? 0 : Math.round((100 * sum(({ points }) => points)) / own.length) / 100,
      right: sum(({ right }) => right),
      asked: sum(({ asked }) => asked),
      people: own.length,
      taken: sum(({ taken }) => (taken ? 1 : 0)),
      ...(seconds.length === 0 ? {} : { seconds: Math.round(seconds.reduce((a, b) => a + b, 0) / seconds.length) }),
    };
  });
  return placed(rows, compareTeams);
}

type Unplaced = Omit<TeamResult, 'place'>;

/** Better first; 0 where nothing parts them. */
function compareTeams(a: Unplaced, b: Unplaced): number {
  const share = ({ right, asked }: Unplaced): number => (asked === 0 ? 0 : right / asked);
  return (
    b.points - a.points ||
    share(b) - share(a) ||
    (a.seconds ?? Number.MAX_SAFE_INTEGER) - (b.seconds ?? Number.MAX_SAFE_INTEGER)
  );
}

/** Rows in order with their places: 1, 2, 2, 4. */
export function placed<T extends object>(
  rows: readonly T[],
  compare: (a: T, b: T) => number,
): (T & { place: number })[] {
  const sorted = rows.toSorted(compare);
  const out: (T & { place: number })[] = [];
  for (const [i, row] of sorted.entries()) {
    const before = out.at(-1);
    out.push({ ...row, place: before && compare(before, row) === 0 ? before.place : i + 1 });
  }
  return out;
}

/** The first three people of all, who got something right; the one who needed less time where points are equal. */
export function firstThree(performances: readonly Performance[]): readonly string[] {
  const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / Math.max(list.length, 1);
  return talliesOf(performances)
    .filter(({ tally }) => tally.right > 0)
    .sort((a, b) => b.tally.points - a.tally.points || mean(a.tally.seconds) - mean(b.tally.seconds))
    .slice(0, 3)
    .map(({ person }) => person);
}

/** One person's points over all rounds. */
export const pointsOf = (performances: readonly Performance[], person: string): number =>
  talliesOf(performances).find((one) => one.person === person)?.tally.points ?? 0;

function talliesOf(performances: readonly Performance[]): { team: Team; person: string; tally: Tally }[] {
  const bonus = firstOf(performances);
  const byPerson = new Map<string, { team: Team; person: string; tally: Tally }>();
  for (const performance of performances) {
    const { team, person, began, answers } = performance;
    const one = byPerson.get(person) ?? {
      team,
      person,
      tally: { points: 0, right: 0, asked: 0, taken: false, seconds: [] },
    };
    byPerson.set(person, one);
    one.tally.asked += answers.length;
    for (const [place, answer] of answers.entries()) {
      if (!answer) continue;
      one.tally.taken = true;
      if (!answer.right) continue;
      one.tally.right += 1;
      one.tally.points += RIGHT + (bonus.has(`${began}/${place}/${person}`) ? FIRST : 0);
      one.tally.seconds.push(Math.max(0, answer.at - began) / SECOND);
    }
  }
  return [...byPerson.values()];
}

/** Who was among the first with a right answer at each place of each round; whoever was as fast as the third is too. */
function firstOf(performances: readonly Performance[]): ReadonlySet<string> {
  const at = new Map<string, { person: string; at: Instant }[]>();
  for (const { person, began, answers } of performances)
    for (const [place, answer] of answers.entries())
      if (answer?.right === true) {
        const key = `${began}/${place}`;
        at.set(key, [...(at.get(key) ?? []), { person, at: answer.at }]);
      }
  const first = new Set<string>();
  for (const [key, right] of at) {
    const sorted = right.toSorted((a, b) => a.at - b.at);
    const last = sorted[Math.min(FIRST_HOW_MANY, sorted.length) - 1]?.at ?? 0;
    for (const one of sorted) if (one.at <= last) first.add(`${key}/${one.person}`);
  }
  return first;
}
