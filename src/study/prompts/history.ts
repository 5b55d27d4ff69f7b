import type { Instant } from '../../base/clock.ts';
import { addDays, DAY, dateOf, instantAt } from '../../base/time.ts';
import type { Team } from '../../people/model.ts';
import type { Reader } from '../../store/store.ts';
import { type ClauseEventKind, clauseEvents } from '../../trail/model.ts';
import { clauseCounts } from '../../trail/trail.ts';

/** How far back each kind of event speaks, in days. */
export const WINDOWS = { quiz: 90, found: 30, asked: 30, studied: 120 } as const;

type Counts = ReadonlyMap<string, number>;

/** What happened to the clauses of a team of late, by clause key. */
export interface TeamHistory {
  readonly right: Counts;
  readonly wrong: Counts;
  readonly found: Counts;
  /** Of those, in the calendar week before this one, and since its Monday. */
  readonly foundLastWeek: Counts;
  readonly foundThisWeek: Counts;
  readonly asked: Counts;
  readonly unhelpful: Counts;
  readonly missed: Counts;
  /** When the team studied it last. */
  readonly studied: ReadonlyMap<string, Instant>;
}

/** Reads the trail for a team. Nothing of single persons is in it. */
export async function historyOf(reader: Reader, team: Team, now: Instant, zone: string): Promise<TeamHistory> {
  const monday = mondayOf(now, zone);
  const since = (days: number): Instant => now - days * DAY;
  // Until now inclusive: what stands in this very transaction counts.
  const to = now + 1;
  const anyone = (kind: ClauseEventKind, from: Instant) => clauseCounts(reader, { kind, from, to });
  const own = async (kind: ClauseEventKind, from: Instant, until = to): Promise<Counts> => {
    if (team === '全员') return clauseCounts(reader, { kind, from, to: until });
    const asked = { kind, from, to: until };
    return sum(await clauseCounts(reader, { ...asked, team }), await clauseCounts(reader, { ...asked, team: '全员' }));
  };
  /** An inspection may name the team, the service, or both. */
  const found = async (from: Instant, until = to): Promise<Counts> => {
    const byTeam = await own('found', from, until);
    if (team === '全员') return byTeam;
    return larger(byTeam, await clauseCounts(reader, { kind: 'found', from, to: until, service: team }));
  };
  return {
    right: await own('right', since(WINDOWS.quiz)),
    wrong: await own('wrong', since(WINDOWS.quiz)),
    found: await found(since(WINDOWS.found)),
    foundLastWeek: await found(monday - 7 * DAY, monday),
    foundThisWeek: await found(monday),
    asked: await anyone('asked', since(WINDOWS.asked)),
    unhelpful: await anyone('unhelpful', since(WINDOWS.asked)),
    missed: await anyone('missed', since(WINDOWS.asked)),
    studied: await studiedBy(reader, team, since(WINDOWS.studied), to),
  };
}

async function studiedBy(
  reader: Reader,
  team: Team,
  from: Instant,
  to: Instant,
): Promise<ReadonlyMap<string, Instant>> {
  const teams = team === '全员' ? ['全员'] : [team, '全员'];
  const { rows } = await reader.find(clauseEvents, {
    where: { kind: 'studied', team: teams, at: { from, to } },
    order: { by: 'at' },
  });
  return new Map(rows.map(({ document }) => [document.clause, document.at]));
}

function mondayOf(now: Instant, zone: string): Instant {
  const today = dateOf(now, zone);
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  return instantAt(addDays(today, -weekday), '00:00', zone);
}

const merged =
  (join: (a: number, b: number) => number) =>
  (one: Counts, other: Counts): Counts =>
    new Map(
      [...new Set([...one.keys(), ...other.keys()])].map((key) => [key, join(one.get(key) ?? 0, other.get(key) ?? 0)]),
    );
const sum = merged((a, b) => a + b);
const larger = merged(Math.max);
