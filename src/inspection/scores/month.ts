import { instantAt, lastDayOf } from '../../base/time.ts';
import { units } from '../../people/documents.ts';
import type { Unit } from '../../people/model.ts';
import { besideMonth } from '../../schedule/calendar.ts';
import type { Catalogue } from '../../standards/catalogue.ts';
import type { Clause, Day } from '../../standards/model.ts';
import { allRows } from '../../store/all-rows.ts';
import type { Reader } from '../../store/store.ts';
import { type Finding, findings } from '../findings/model.ts';
import { contractClause } from './contract.ts';
import {
  type Adjustment,
  adjustments,
  type FrozenScore,
  frozenId,
  frozenScores,
  type MonthScore,
  type Scored,
  scoreDrafts,
  scoredId,
} from './model.ts';
import type { ScoringPorts } from './ports.ts';
import { scoreRules } from './rules.ts';
import { scoreMonth } from './score.ts';

/** A month's score, and how far it has come: still counting, sent as a draft, frozen. */
export interface Standing {
  readonly score: MonthScore;
  readonly state: 'provisional' | 'draft' | 'frozen';
  /** What was frozen first, where an adjustment came later. */
  readonly first?: FrozenScore;
  /** Frozen, but what is known today comes to something else: it is put right by an adjustment only (JG 205, 6.3.3). */
  readonly now?: MonthScore;
  /** Until when one may appeal. */
  readonly appealUntil?: number;
}

/** From the first instant of a month to the first of the next. */
export function monthSpan(month: string, zone: string): { readonly from: number; readonly to: number } {
  return { from: instantAt(`${month}-01`, '00:00', zone), to: instantAt(besideMonth(month, -1), '00:00', zone) };
}

/** Findings of a unit's month: those that happened in it. Nothing is filed before it happened, so that older months stay shut. */
async function findingsOf(reader: Reader, { month, service, unit }: Scored, zone: string): Promise<Finding[]> {
  const span = monthSpan(month, zone);
  const { rows } = await reader.find(findings, {
    where: { kind: 'finding', unit, service, occurredAt: span, at: { from: span.from } },
  });
  return rows.map(({ document }) => document);
}

export async function adjustmentsOf(reader: Reader, { month, service, unit }: Scored): Promise<Adjustment[]> {
  const { rows } = await reader.find(adjustments, { where: { month, service, unit } });
  return rows.map(({ document }) => document);
}

/**
 * What the month comes to by what is known now.
 * @param signedBefore adjustments signed from then on do not count
 * @returns undefined when no standard says how months are scored
 */
export async function liveScore(
  reader: Reader,
  scored: Scored,
  { catalogue, zone }: ScoringPorts,
  signedBefore = Number.POSITIVE_INFINITY,
): Promise<MonthScore | undefined> {
  const rulesOn = (day: Day) => scoreRules(catalogue(), day);
  const adjusted = (await adjustmentsOf(reader, scored)).filter(({ signed }) => signed && signed.at < signedBefore);
  const score = scoreMonth(scored, await findingsOf(reader, scored, zone), adjusted, { zone, rulesOn });
  const contract = (await reader.get(units, scored.unit))?.contract ?? [];
  if (!score || contract.length === 0) return score;
  const day = lastDayOf(scored.month);
  return {
    ...score,
    deductions: score.deductions.map((line) => {
      const bound = line.clause === undefined ? undefined : contractClause(catalogue(), line.clause, contract, day);
      return bound ? { ...line, contract: bound } : line;
    }),
  };
}

/** What was frozen, oldest first. */
export async function frozenOf(reader: Reader, scored: Scored): Promise<FrozenScore[]> {
  const all: FrozenScore[] = [];
  for (let revision = 1; ; revision++) {
    const one = await reader.get(frozenScores, frozenId(scored, revision));
    if (!one) return all;
    all.push(one);
  }
}

/** How a month stands; undefined when nothing says how it is scored. */
export async function standingOf(reader: Reader, scored: Scored, ports: ScoringPorts): Promise<Standing | undefined> {
  const all = await frozenOf(reader, scored);
  const [first, last] = [all[0], all.at(-1)];
  if (first && last) {
    // What was adjusted since may be just what put the change right.
    const since = await liveScore(reader, scored, ports, first.frozenAt);
    return {
      score: last,
      state: 'frozen',
      ...(last.revision > 1 ? { first } : {}),
      ...(since && since.score !== first.score && since.score !== last.score ? { now: since } : {}),
    };
  }
  const live = await liveScore(reader, scored, ports);
  if (!live) return undefined;
  const draft = await reader.get(scoreDrafts, scoredId(scored));
  return draft
    ? { score: live, state: 'draft', appealUntil: draft.appealUntil }
    : { score: live, state: 'provisional' };
}

/** The clause by which the bureau's own sections are scored too; undefined when none in force says so. */
export const ownSectionsRule = (catalogue: Catalogue, day: Day): Clause | undefined =>
  catalogue
    .allInForce(day)
    .flatMap(({ clauses }) => clauses)
    .find(({ modal, text }) => modal === '应' && /(?:科室|处室|局内|本局|内设机构).*纳入.*工作考核/.test(text));

/** A unit with the service for which it is scored. */
export interface ScoredUnit {
  readonly scored: Scored;
  readonly unit: Unit;
}

/**
 * Everyone who is scored in a month: each supplier for its service (JG 205, 4.2), what else of theirs was found wrong then,
 * and the bureau's own sections where a rule in force counts them.
 */
export async function scoredIn(
  reader: Reader,
  month: string,
  { catalogue, zone }: ScoringPorts,
): Promise<ScoredUnit[]> {
  const span = monthSpan(month, zone);
  const own = ownSectionsRule(catalogue(), lastDayOf(month)) !== undefined;
  const all = (await allRows(reader, units)).map(({ document }) => document);
  const scored: ScoredUnit[] = [];
  for (const unit of all) {
    if (unit.kind === 'bureau' && !own) continue;
    const found = await reader.count(findings, 'service', {
      kind: 'finding',
      unit: unit.id,
      occurredAt: span,
      at: { from: span.from },
    });
    const services = new Set([...(unit.kind === 'supplier' && unit.service ? [unit.service] : []), ...found.keys()]);
    for (const service of ['物业', '会务', '保洁', '安保', '食堂'] as const)
      if (services.has(service)) scored.push({ scored: { month, service, unit: unit.id }, unit });
  }
  return scored.sort((a, b) => order(a) - order(b));
}

const ORDER = ['物业', '会务', '保洁', '安保', '食堂'];
const order = ({ scored }: ScoredUnit): number => ORDER.indexOf(scored.service);
