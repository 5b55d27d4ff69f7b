import type { Instant } from '../../base/clock.ts';
import type { Sentence } from '../../base/sentence.ts';
import { DAY } from '../../base/time.ts';
import type { Located } from '../../standards/catalogue.ts';
import type { Day } from '../../standards/model.ts';
import type { Change, Changes } from './changes.ts';
import { type TeamHistory, WINDOWS } from './history.ts';
import { messages } from './messages.ts';
import type { Scored, Term, TermKind } from './model.ts';
import { riskOf } from './risk.ts';

/**
 * What each term is worth. Findings and a new value outweigh everything else; risk decides where nothing has happened yet.
 * Source of the terms: Q/LNJG TY 105, 5.2.3.
 */
export const POINTS = {
  /** For each finding of the last 30 days, three at most. */
  found: { each: 10, most: 3 },
  change: { values: 25, added: 15, words: 8, first: 8 },
  /** Times the share of wrong answers; a fifth of it while there are fewer than five. */
  quiz: { whole: 30, enough: 5, few: 0.2 },
  missed: { each: 6, most: 2 },
  unhelpful: { each: 3, most: 2 },
  asked: { each: 1, most: 5 },
  /** Not studied for 60 days: all; studied within two weeks: so much against it; in between it grows evenly. */
  stale: { most: 10, full: 60, justDone: -20, fresh: 14 },
} as const;

/** What a team's clauses are judged by. */
export interface Judging {
  readonly history: TeamHistory;
  readonly changes: Changes;
  readonly now: Instant;
  readonly today: Day;
}

/** How much a clause wants to be studied, term by term. */
export function scoreOf(located: Located, judging: Judging): Scored {
  const { key } = located.clause;
  const keys = [key, ...(judging.changes.ancestors.get(key) ?? [])];
  const terms = [
    found(keys, judging),
    changed(judging.changes.byKey.get(key), judging.today),
    quiz(keys, judging),
    counted('missed', keys, judging, messages.missed),
    counted('unhelpful', keys, judging, messages.unhelpful),
    counted('asked', keys, judging, (count) => messages.asked(count, WINDOWS.asked)),
    stale(keys, judging),
    risk(located),
  ].flatMap((term) => (term === undefined || term.points === 0 ? [] : [term]));
  return {
    located,
    points: terms.reduce((total, { points }) => total + points, 0),
    terms: terms.sort((a, b) => b.points - a.points),
  };
}

const termOf = (kind: TermKind, points: number, say: Sentence): Term => ({ kind, points: Math.round(points), say });

const over = (keys: readonly string[], counts: ReadonlyMap<string, number>): number =>
  keys.reduce((sum, key) => sum + (counts.get(key) ?? 0), 0);

function found(keys: readonly string[], { history }: Judging): Term | undefined {
  const all = over(keys, history.found);
  if (all === 0) return undefined;
  const lastWeek = over(keys, history.foundLastWeek);
  const thisWeek = over(keys, history.foundThisWeek);
  const say =
    lastWeek === all
      ? messages.foundLastWeek(all)
      : thisWeek === all
        ? messages.foundThisWeek(all)
        : messages.found(all, WINDOWS.found);
  return termOf('found', POINTS.found.each * Math.min(all, POINTS.found.most), say);
}

function changed(change: Change | undefined, today: Day): Term | undefined {
  if (!change) return undefined;
  const { kind, from, values } = change;
  const say = {
    values: messages.valuesChange(from, today, values),
    words: messages.wordsChange(from, today),
    added: messages.isNew(from, today),
    first: messages.newStandard(from, today),
  }[kind];
  return termOf('change', POINTS.change[kind], say);
}

function quiz(keys: readonly string[], { history }: Judging): Term | undefined {
  const wrong = over(keys, history.wrong);
  const of = wrong + over(keys, history.right);
  if (wrong === 0) return undefined;
  const few = of < POINTS.quiz.enough;
  const share = wrong / of;
  const points = POINTS.quiz.whole * share * (few ? POINTS.quiz.few : 1);
  return termOf('quiz', points, messages.quiz(Math.round(share * 100), wrong, of, few));
}

function counted(
  kind: 'missed' | 'unhelpful' | 'asked',
  keys: readonly string[],
  { history }: Judging,
  say: (count: number) => Sentence,
): Term | undefined {
  const count = over(keys, history[kind]);
  const { each, most } = POINTS[kind];
  return count === 0 ? undefined : termOf(kind, each * Math.min(count, most), say(count));
}

function stale(keys: readonly string[], { history, now }: Judging): Term {
  const { most, full, justDone, fresh } = POINTS.stale;
  const last = Math.max(...keys.map((key) => history.studied.get(key) ?? 0));
  if (last === 0) return termOf('stale', most, messages.notStudied(WINDOWS.studied));
  const days = Math.floor((now - last) / DAY);
  if (days <= fresh) return termOf('stale', justDone, messages.studiedLately(days));
  const grown = justDone + ((most - justDone) * (Math.min(days, full) - fresh)) / (full - fresh);
  return termOf('stale', grown, messages.studiedAgo(days));
}

function risk({ clause }: Located): Term {
  const { points, level, safety, forbids, value } = riskOf(clause);
  const signs = [
    safety === undefined ? undefined : messages.safety(safety),
    forbids ? messages.forbids : undefined,
    value === undefined ? undefined : messages.value(value),
  ].filter((sign) => sign !== undefined);
  return termOf('risk', points, messages.risk(level, signs.length > 0 ? signs : [messages.requires]));
}
