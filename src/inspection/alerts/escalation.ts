import { z } from 'zod';
import type { Instant } from '../../base/clock.ts';
import { HOUR, MINUTE } from '../../base/time.ts';
import type { Button, Reply } from '../../commands/reply.ts';
import { onDuty } from '../../people/duty.ts';
import { type Moment, whoHolds } from '../../people/who.ts';
import type { AfterCommit, JobKind } from '../../schedule/jobs.ts';
import type { Reader, Transaction } from '../../store/store.ts';
import { findingOf } from '../findings/find.ts';
import { type Finding, findingRef } from '../findings/model.ts';
import { noticeFor } from '../findings/notice.ts';
import { leadsOf } from '../findings/who.ts';
import { messages } from './messages.ts';

export const ALERT_KIND = 'alert';
/** How long nobody may have taken an alert before it goes to more people, and how often they hear of it then [D]. */
export const FIRST_STEP = 5 * MINUTE;
const OFTEN_FOR = 30 * MINUTE;
const THEN_EVERY = 30 * MINUTE;
const GIVEN_UP_AFTER = 24 * HOUR;

export interface EscalationPorts {
  readonly zone: string;
  readonly tell: (tx: Transaction, person: string, reply: Reply) => Promise<AfterCommit | undefined>;
}

const payloadSchema = z.object({ number: z.number().int(), since: z.number() });

/** Everyone who must know of an emergency at once: who is on duty, who oversees, and the leads of the unit. */
export async function alarmed(reader: Reader, finding: Finding, moment: Moment): Promise<string[]> {
  const { service } = finding;
  const rosters = service === '安保' || service === undefined ? [undefined] : [service, '安保' as const];
  const duty = await Promise.all(rosters.map((one) => onDuty(reader, one, moment.now)));
  const overseers = await Promise.all(
    (['supervisor', 'manager'] as const).map((role) => whoHolds(reader, role, moment)),
  );
  const leads = await leadsOf(reader, finding, moment);
  const ids = (found: readonly { readonly id: string }[][]): string[] => found.flat().map(({ id }) => id);
  return [...new Set([...ids(duty), ...leads, ...ids(overseers)])];
}

export const alertButtons = (ref: string): Button[] => [
  { label: messages.take.zh, say: `${ref} 我去处理` },
  { label: messages.falseAlarm.zh, say: `${ref} 误报` },
];

/** Tells everybody again, and the leaders, until somebody has taken the alert in hand. */
export function escalationJob({ zone, tell }: EscalationPorts): JobKind {
  return {
    kind: ALERT_KIND,
    next: (after, payload) => nextStep(after, payloadSchema.parse(payload).since),
    run: async (tx, { payload }) => {
      const { number, since } = payloadSchema.parse(payload);
      const finding = await findingOf(tx, number);
      if (!finding || isOver(finding)) return undefined;
      const moment = { now: tx.at, zone };
      const leaders = (await whoHolds(tx, 'leader', moment)).map(({ id }) => id);
      const ref = findingRef(number);
      const what = {
        lead: messages.still(ref, Math.round((tx.at - since) / MINUTE)),
        buttons: alertButtons(ref),
      };
      const sent: AfterCommit[] = [];
      for (const person of new Set([...(await alarmed(tx, finding, moment)), ...leaders])) {
        const after = await tell(tx, person, await noticeFor(tx, person, finding, what, moment));
        if (after) sent.push(after);
      }
      return () => {
        for (const after of sent) after();
      };
    },
  };
}

/** Somebody has it, or there is nothing to have any more. */
const isOver = ({ taken, state }: Finding): boolean => taken !== undefined || state === 'closed' || state === 'voided';

function nextStep(after: Instant, since: Instant): Instant | undefined {
  const wait = after - since < OFTEN_FOR ? FIRST_STEP : THEN_EVERY;
  const next = since + (Math.floor((after - since) / wait) + 1) * wait;
  return next - since > GIVEN_UP_AFTER ? undefined : next;
}
