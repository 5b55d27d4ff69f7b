import type { Instant } from '../../base/clock.ts';
import type { Sentence } from '../../base/sentence.ts';
import { dateOf, instantAt, lastDayOf } from '../../base/time.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import type { Unit } from '../../people/model.ts';
import { assumedCalendar } from '../../schedule/assumed.ts';
import { type AfterCommit, putJob } from '../../schedule/jobs.ts';
import { instantInWords } from '../../schedule/rule-words.ts';
import { allRows } from '../../store/all-rows.ts';
import type { Reader, Transaction } from '../../store/store.ts';
import { noteClause } from '../../trail/trail.ts';
import { findingRef } from '../findings/model.ts';
import { leadsOf } from '../findings/who.ts';
import { exitRule, exitState } from './exit.ts';
import { messages } from './messages.ts';
import {
  type Adjustment,
  appealRef,
  appeals,
  type FrozenScore,
  frozenId,
  frozenScores,
  type ScoreDraft,
  type Scored,
  scoreDrafts,
  scoredId,
} from './model.ts';
import { frozenOf, liveScore, scoredIn, standingOf } from './month.ts';
import type { ScoringPorts } from './ports.ts';
import { gradeOf, scoreRules, scoreTerms } from './rules.ts';
import { scoreBlocks, whoOf } from './show.ts';
import { managersFor, officialFor } from './tell.ts';
import { monthInWords } from './words.ts';

/** Tells a person something when they may be told; undefined when it waits or can't be. */
export type PushTo = (
  tx: Transaction,
  person: string,
  push: { readonly kind: 'notice'; readonly reply: Reply; readonly line: Sentence },
) => Promise<AfterCommit | undefined>;

export interface FreezePorts extends ScoringPorts {
  readonly push: PushTo;
}

export const FREEZE_KIND = 'score-freeze';
export const APPEALS_KIND = 'score-appeals-open';
/** The hour of a day on which drafts go out, open appeals are pointed out, and scores freeze [D]. */
export const MORNING = '09:00';
const EVENING = '18:00';
const LINES = 8;

const say = ({ zh }: Sentence): string => zh;

/** When the drafts of a month go out: the n-th workday of the next month (JG 205, 6.1.1); undefined when no clause says so. */
export function draftAt(month: string, { catalogue, calendar, zone }: ScoringPorts): Instant | undefined {
  const terms = scoreTerms(catalogue(), lastDayOf(month));
  const day = terms && workday(month, terms.draftOn, calendar);
  return day === undefined ? undefined : instantAt(day, MORNING, zone);
}

/** The n-th workday of the month after. In a year without a calendar Monday to Friday are taken. */
function workday(month: string, n: number, calendar: ScoringPorts['calendar']): string | undefined {
  const next = dateAfter(month);
  const found = assumedCalendar(calendar).workdayOfMonth(next.slice(0, 7), n);
  return found.ok ? found.value : undefined;
}

const dateAfter = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
};

/**
 * When a draft sent at an instant freezes: on the workday that the standard names, and never before the time to appeal is
 * over, counted from the day after it went out (JG 205, 6.2.1, 6.3.1).
 */
export function freezeAt(
  month: string,
  sent: Instant,
  { catalogue, calendar, zone }: ScoringPorts,
): Instant | undefined {
  const terms = scoreTerms(catalogue(), lastDayOf(month));
  if (!terms) return undefined;
  const named = workday(month, terms.freezeOn, calendar);
  const over = assumedCalendar(calendar).addWorkdays(dateOf(sent, zone), terms.appealWithin);
  const days = [named, over.ok ? over.value : undefined].filter((day) => day !== undefined).sort();
  const last = days.at(-1);
  return last === undefined ? undefined : instantAt(last, EVENING, zone);
}

const all =
  (sent: readonly (AfterCommit | undefined)[]): AfterCommit =>
  () => {
    for (const after of sent) after?.();
  };

/** Sends the drafts of a month, once: each supplier its own with its lines and the time to appeal; the managers an overview. */
export async function sendDrafts(tx: Transaction, month: string, ports: FreezePorts): Promise<AfterCommit> {
  const { zone, push } = ports;
  const moment = { now: tx.at, zone };
  const until = freezeAt(month, tx.at, ports);
  const sent: (AfterCommit | undefined)[] = [];
  const name = monthInWords(month, dateOf(tx.at, zone));
  let count = 0;
  for (const { scored, unit } of await scoredIn(tx, month, ports)) {
    const score = await liveScore(tx, scored, ports);
    const id = scoredId(scored);
    if (!score || until === undefined || (await tx.get(scoreDrafts, id)) || (await frozenOf(tx, scored)).length > 0)
      continue;
    const draft: ScoreDraft = { ...score, at: tx.at, appealUntil: until };
    tx.put(scoreDrafts, id, draft);
    count += 1;
    const line = messages.draftOut(whoOf(unit, scored.service), name, score.score, score.grade?.name ?? '');
    const standing = { score, state: 'draft' as const, appealUntil: until };
    const [, ...rest] = scoreBlocks(standing, unit, [], LINES, { ...moment, say });
    const buttons = [
      { label: messages.appeal.zh, say: `${name.zh}得分申诉` },
      { label: messages.sheet.zh, say: `${scored.service}${name.zh}考核确认单` },
    ];
    for (const lead of await leadsOf(tx, { unit: scored.unit }, moment))
      sent.push(
        await push(tx, lead, { kind: 'notice', reply: { blocks: [...lines(line.zh), ...rest], buttons }, line }),
      );
  }
  if (count === 0 || until === undefined) return all(sent);
  putJob(tx, `${FREEZE_KIND}/${month}`, { kind: FREEZE_KIND, next: until, payload: { month } });
  const morning = instantAt(dateOf(until, zone), MORNING, zone);
  if (morning > tx.at)
    putJob(tx, `${APPEALS_KIND}/${month}`, { kind: APPEALS_KIND, next: morning, payload: { month } });
  const line = messages.draftsSent(name, count, instantInWords(until, dateOf(tx.at, zone), zone));
  const buttons = [{ label: messages.list(name).zh, say: `${name.zh}考核` }];
  for (const id of await managersFor(tx, '', moment))
    sent.push(await push(tx, id, { kind: 'notice', reply: { blocks: lines(line.zh), buttons }, line }));
  return all(sent);
}

/** On the morning of the freeze: appeals that nobody has answered (JG 205, 6.2.3). */
export async function remindOfAppeals(
  tx: Transaction,
  month: string,
  { zone, push }: FreezePorts,
): Promise<AfterCommit> {
  const open = (await allRows(tx, appeals, { where: { month, answered: false } })).map(({ document }) => document);
  const [first] = open;
  if (!first) return all([]);
  const draft = await tx.get(scoreDrafts, scoredId(first));
  const today = dateOf(tx.at, zone);
  const refs = open.map(({ number }) => appealRef(number));
  const when = instantInWords(draft?.appealUntil ?? tx.at, today, zone);
  const line = messages.freezeSoon(monthInWords(month, today), refs.join('、'), when);
  const buttons = refs.slice(0, 2).flatMap((ref) => [
    { label: `${ref} ${messages.upheld.zh}`, say: `${ref} 成立` },
    { label: `${ref} ${messages.rejected.zh}`, say: `${ref} 不成立` },
  ]);
  const sent: (AfterCommit | undefined)[] = [];
  for (const id of await managersFor(tx, '', { now: tx.at, zone }))
    sent.push(await push(tx, id, { kind: 'notice', reply: { blocks: lines(line.zh), buttons }, line }));
  return all(sent);
}

/** Freezes a month whose drafts went out, once: the official scores go to suppliers and finance, the clauses' trail notes them. */
export async function freezeMonth(tx: Transaction, month: string, ports: FreezePorts): Promise<AfterCommit> {
  const { zone, push } = ports;
  const moment = { now: tx.at, zone };
  const sent: (AfterCommit | undefined)[] = [];
  for (const { scored, unit } of await scoredIn(tx, month, ports)) {
    const drafted = await tx.get(scoreDrafts, scoredId(scored));
    if (!drafted || (await frozenOf(tx, scored)).length > 0) continue;
    const score = await liveScore(tx, scored, ports);
    if (!score) continue;
    tx.put(frozenScores, frozenId(scored, 1), { ...score, frozenAt: tx.at, revision: 1 });
    for (const { clause, finding } of score.deductions)
      if (clause !== undefined)
        noteClause(tx, {
          kind: 'scored',
          clause,
          ref: findingRef(finding),
          service: scored.service,
          team: scored.service,
        });
    const name = monthInWords(month, dateOf(tx.at, zone));
    const line = messages.frozenNow(whoOf(unit, scored.service), name, score.score, score.grade?.name ?? '');
    const standing = await standingOf(tx, scored, ports);
    const [, ...rest] = standing ? scoreBlocks(standing, unit, [], LINES, { ...moment, say }) : [];
    const buttons = [{ label: messages.sheet.zh, say: `${scored.service}${name.zh}考核确认单` }];
    for (const person of await officialFor(tx, scored.unit, moment))
      sent.push(
        await push(tx, person, { kind: 'notice', reply: { blocks: [...lines(line.zh), ...rest], buttons }, line }),
      );
    sent.push(...(await warnOfExit(tx, scored, unit, ports)));
  }
  return all(sent);
}

/** The months of a supplier's service whose latest frozen grade is the failing one. */
export async function failedMonths(reader: Reader, { service, unit }: Scored, grade: string): Promise<Set<string>> {
  const latest = new Map<string, FrozenScore>();
  for (const { document } of await allRows(reader, frozenScores, { where: { service, unit } }))
    if (document.revision > (latest.get(document.month)?.revision ?? 0)) latest.set(document.month, document);
  return new Set([...latest.values()].filter((one) => one.grade?.name === grade).map(({ month }) => month));
}

/** After a month that failed: a reminder in writing (JG 206, 4.2.3), or that the condition for exit is met (4.2.1). */
async function warnOfExit(
  tx: Transaction,
  scored: Scored,
  unit: Unit,
  { catalogue, zone, push }: FreezePorts,
): Promise<(AfterCommit | undefined)[]> {
  const rule = exitRule(catalogue(), lastDayOf(scored.month));
  if (!rule) return [];
  const failed = await failedMonths(tx, scored, rule.grade);
  if (!failed.has(scored.month)) return [];
  const state = exitState(scored.month, failed, rule);
  const moment = { now: tx.at, zone };
  const who = whoOf(unit, scored.service);
  const clause = rule.clause.replace(/^Q\/LNJG /, '').replace('#', ' ');
  const months = state.months.join('、');
  const line = state.met ? messages.exit(who, months, say(state.met), clause) : messages.failing(who, months, clause);
  const people = [
    ...(await managersFor(tx, scored.unit, moment)),
    ...(await leadsOf(tx, { unit: scored.unit }, moment)),
  ];
  const reply = { blocks: lines(line.zh, messages.improve.zh), buttons: [] };
  const sent: (AfterCommit | undefined)[] = [];
  for (const person of people) sent.push(await push(tx, person, { kind: 'notice', reply, line }));
  return sent;
}

/** Of a frozen month: the record that a signed adjustment makes beside the earlier ones; undefined when it is not frozen. */
export async function refreeze(
  tx: Transaction,
  adjustment: Adjustment,
  { catalogue }: ScoringPorts,
): Promise<FrozenScore | undefined> {
  const before = (await frozenOf(tx, adjustment)).at(-1);
  if (!before) return undefined;
  const { number, delta, reason } = adjustment;
  const moved = Math.round((before.score + delta) * 100) / 100;
  const score = Math.min(before.base, Math.max(0, moved));
  const grade = gradeOf(score, scoreRules(catalogue(), lastDayOf(before.month))?.grades ?? []);
  const { grade: _, ...kept } = before;
  const after: FrozenScore = {
    ...kept,
    adjustments: [...before.adjustments, { number, delta, reason }],
    score,
    ...(grade ? { grade: { name: grade.name, fee: grade.fee, clause: grade.clause } } : {}),
    frozenAt: tx.at,
    revision: before.revision + 1,
    because: number,
  };
  tx.put(frozenScores, frozenId(adjustment, after.revision), after);
  return after;
}
