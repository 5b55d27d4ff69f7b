import type { Instant } from '../base/clock.ts';
import type { Query, Reader, Transaction } from '../store/store.ts';
import { type ClauseEvent, type ClauseEventKind, clauseEvents } from './model.ts';

/** Notes what happened to a clause, within the transaction in which it happens. Said twice of one document, it is one event. */
export function noteClause(tx: Transaction, event: Omit<ClauseEvent, 'at'>): void {
  tx.put(clauseEvents, idOf(event), { ...event, at: tx.at });
}

/** Takes an event back that turned out not to be one: an opinion that was changed. The journal keeps that it was said. */
export function takeBackClause(tx: Transaction, event: Pick<ClauseEvent, 'kind' | 'clause' | 'ref'>): void {
  tx.drop(clauseEvents, idOf(event));
}

const idOf = ({ ref, kind, clause }: Pick<ClauseEvent, 'kind' | 'clause' | 'ref'>): string =>
  `${ref}/${kind}/${clause}`;

/** Which events are meant: of one kind, from an instant until before another, of one team or service. */
export interface ClauseEventsAsked {
  readonly kind: ClauseEventKind;
  readonly from: Instant;
  readonly to: Instant;
  readonly team?: string;
  readonly service?: string;
}

/** How often it happened to each clause, by key. Clauses to which it never happened are not there. */
export function clauseCounts(reader: Reader, asked: ClauseEventsAsked): Promise<ReadonlyMap<string, number>> {
  return reader.count(clauseEvents, 'clause', whereOf(asked));
}

/** Everything that happened to one clause (all editions' keys of it that are given), oldest first. */
export async function clauseHistory(
  reader: Reader,
  keys: readonly string[],
  from: Instant,
  to: Instant,
): Promise<readonly ClauseEvent[]> {
  const { rows } = await reader.find(clauseEvents, { where: { clause: keys, at: { from, to } }, order: { by: 'at' } });
  return rows.map(({ document }) => document);
}

const whereOf = ({ kind, from, to, team, service }: ClauseEventsAsked): NonNullable<Query['where']> => ({
  kind,
  at: { from, to },
  ...(team === undefined ? {} : { team }),
  ...(service === undefined ? {} : { service }),
});
