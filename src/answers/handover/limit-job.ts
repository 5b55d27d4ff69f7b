import { z } from 'zod';
import type { Reply } from '../../commands/reply.ts';
import { people } from '../../people/documents.ts';
import { whoHolds } from '../../people/who.ts';
import type { AfterCommit, JobKind } from '../../schedule/jobs.ts';
import type { Transaction } from '../../store/store.ts';
import type { Shelf } from '../shelf.ts';
import { handoverNotice, LIMIT_KIND } from './handover.ts';
import { messages } from './messages.ts';
import { handoverRef, handovers } from './model.ts';

export interface LimitPorts {
  readonly zone: string;
  readonly shelf: () => Shelf;
  /** Says something to a person within the job's transaction. */
  readonly tell: (tx: Transaction, person: string, reply: Reply) => Promise<AfterCommit | undefined>;
}

const payloadSchema = z.object({ number: z.number().int() });

/** When the limit of the first answer has passed, the question goes up to a manager, once. */
export function limitJob(ports: LimitPorts): JobKind {
  return {
    kind: LIMIT_KIND,
    next: () => undefined,
    run: (tx, { payload }) => raise(tx, payload, ports),
  };
}

/** Also for a limit that passed while the program was away: late is better than never. */
export async function raise(
  tx: Transaction,
  payload: unknown,
  { zone, shelf, tell }: LimitPorts,
): Promise<AfterCommit | undefined> {
  const ref = handoverRef(payloadSchema.parse(payload).number);
  const handover = await tx.get(handovers, ref);
  if (handover?.state !== 'open' || handover.raisedTo !== undefined) return undefined;
  const managers = await whoHolds(tx, 'manager', { now: tx.at, zone });
  const manager = managers.find(({ id }) => id !== handover.to && id !== handover.by);
  if (!manager) return undefined;
  tx.put(handovers, ref, { ...handover, raisedTo: manager.id });
  const late = (await tx.get(people, handover.to))?.name ?? '';
  const asker = (await tx.get(people, handover.by))?.name ?? '访客';
  return tell(tx, manager.id, handoverNotice(messages.raised(ref, late).zh, handover, asker, { shelf: shelf(), zone }));
}
