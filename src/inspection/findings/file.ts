import type { Instant } from '../../base/clock.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { dateOf } from '../../base/time.ts';
import type { Places } from '../../people/places.ts';
import { suppliersOf } from '../../people/who.ts';
import type { WorkCalendar } from '../../schedule/calendar.ts';
import type { Catalogue } from '../../standards/catalogue.ts';
import type { Service } from '../../standards/model.ts';
import type { Reader, Transaction } from '../../store/store.ts';
import { effectOf, type StepDetail } from './effects.ts';
import { armMarks } from './marks.ts';
import { type Finding, findingRef, findings } from './model.ts';
import { refusalOf, type StepRefusal } from './refusal.ts';
import { type Actor, actorId, isOwnUnit } from './relations.ts';
import { FILED, ruleOf, type StepName } from './states.ts';
import { writeEvent } from './story.ts';
import { complaintTerms, deadlines } from './terms.ts';
import { noteTrail } from './trail.ts';

/** By which rules a finding is filed. */
export interface FilingRules {
  readonly catalogue: Catalogue;
  readonly calendar: WorkCalendar;
  readonly places: Places;
  readonly zone: string;
}

/** What is known of a finding when it is filed. What is left out is worked out: the unit by place and service, the times by the clauses. */
export type FindingDraft = Omit<
  Finding,
  | 'number'
  | 'state'
  | 'steps'
  | 'last'
  | 'at'
  | 'by'
  | 'occurredAt'
  | 'attachments'
  | 'submission'
  | 'extension'
  | 'dispute'
  | 'closed'
  | 'escalated'
> & {
  /** When it happened, where that is not now. */
  readonly occurredAt?: Instant | undefined;
  readonly attachments?: readonly string[];
  /** Internal id of who reports it, where it is not who files it: the digest of who stays unnamed. */
  readonly by?: string;
};

/** Files a finding, report or complaint: number, unit, times, first event, and the clause's trail. */
export async function fileFinding(
  tx: Transaction,
  draft: FindingDraft,
  filer: Exclude<Actor, 'program'>,
  { catalogue, calendar, places, zone }: FilingRules,
): Promise<Finding> {
  const now = tx.at;
  const unit = draft.unit ?? (await unitFor(tx, draft, places));
  const { clause: _, ...limits } =
    draft.kind === 'finding' && draft.severity ? deadlines(catalogue, dateOf(now, zone), draft.severity, now) : {};
  const { answerBy, doneBy } = draft.kind === 'finding' ? {} : complaintTerms(catalogue, calendar, now, zone);
  const number = await tx.next('ISS');
  const { occurredAt = now, attachments = [], by = filer.id, ...said } = draft;
  const own = draft.kind === 'finding' && isOwnUnit(filer, { unit, service: draft.service });
  const finding: Finding = withoutUndefined({
    answerBy,
    doneBy,
    ...limits,
    ...said,
    number,
    state: 'open',
    unit,
    by,
    at: now,
    occurredAt,
    attachments: [...attachments],
    ...(own ? { ownArea: true } : {}),
    steps: 1,
    last: { step: FILED, by, at: now },
  });
  tx.put(findings, findingRef(number), finding);
  writeEvent(tx, undefined, finding, { attachments });
  noteTrail(tx, undefined, finding);
  armMarks(tx, finding);
  return finding;
}

/**
 * Takes one step of a finding and writes its event: the only way in which a finding changes. Who may, from which state,
 * and what it needs is declared in `states.ts`.
 * @returns the finding as it stands then; or why not
 */
export function step(
  tx: Transaction,
  finding: Finding,
  name: StepName,
  actor: Actor,
  detail: StepDetail = {},
): Result<Finding, StepRefusal> {
  const refusal = refusalOf(finding, name, actor, detail, tx.at);
  if (refusal) return fail(refusal);
  const rule = ruleOf(name);
  for (const field of Object.keys(detail.set ?? {}))
    if (!rule.sets?.some((one) => one === field)) throw new Error(`${name} does not set ${field}`);
  const by = actorId(actor);
  const after: Finding = withoutUndefined({
    ...finding,
    ...detail.set,
    ...effectOf(name, finding, actor, detail, tx.at),
    state: rule.moves[finding.state] ?? finding.state,
    steps: finding.steps + 1,
    last: { step: name, by, at: tx.at },
  });
  tx.put(findings, findingRef(finding.number), after);
  writeEvent(tx, finding, after, detail);
  noteTrail(tx, finding, after);
  armMarks(tx, after);
  return ok(after);
}

/** The unit that has to put something right: by service and place, else the only firm that renders the service. */
export async function unitFor(
  reader: Reader,
  { service, place }: { readonly service?: Service | undefined; readonly place?: string | undefined },
  places: Places,
): Promise<string | undefined> {
  if (service === undefined) return undefined;
  const there = place === undefined ? undefined : places.supplierAt(service, place);
  if (there !== undefined) return there;
  const all = await suppliersOf(reader, service);
  return all.length === 1 ? all[0]?.id : undefined;
}

/** A field that is gone is not there, rather than there and undefined. */
function withoutUndefined(fields: { readonly [K in keyof Finding]: Finding[K] | undefined }): Finding {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Finding;
}
