import { z } from 'zod';
import type { Instant } from '../base/clock.ts';
import { DAY } from '../base/time.ts';
import { collection, type Reader, type Transaction } from '../store/store.ts';
import { sweepDrafts } from './draft.ts';
import { marks } from './marks.ts';
import { sweepMemories } from './memory.ts';

/** A mark lives at least this long (P3) … */
const KEPT_FOR = 7 * DAY;
/** … and at least for so many messages, whatever their age. */
export const KEPT_AT_LEAST = 100_000;
/** What one sweep takes at most: the next one goes on. */
const SWEPT_AT_ONCE = 20_000;

/** Up to when marks have expired: whether an older message was handled is not known any more. */
const expiredMarks = collection({
  name: 'expired-marks',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: z.object({ upTo: z.number() }),
});

/** True for a message whose own time lies before a mark that has expired: it may be one that was carried out long ago. */
export async function isTooOld(reader: Reader, at: Instant): Promise<boolean> {
  const expired = await reader.get(expiredMarks, 'all');
  return expired !== undefined && at <= expired.upTo;
}

/** Drops what the conversation need not remember any more: marks, contexts, drafts. For once a day. */
export async function sweepChat(tx: Transaction, keptAtLeast = KEPT_AT_LEAST): Promise<void> {
  await sweepMarks(tx, keptAtLeast);
  await sweepMemories(tx);
  await sweepDrafts(tx);
}

async function sweepMarks(tx: Transaction, keptAtLeast: number): Promise<void> {
  const counts = await tx.count(marks, 'intent');
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const most = Math.min(all - keptAtLeast, SWEPT_AT_ONCE);
  if (most <= 0) return;
  const { rows } = await tx.find(marks, {
    where: { at: { to: tx.at - KEPT_FOR } },
    order: { by: 'at' },
    limit: most,
  });
  for (const { id } of rows) tx.drop(marks, id);
  const last = rows.at(-1)?.document.at;
  if (last !== undefined) tx.put(expiredMarks, 'all', { upTo: last });
}

export const expiryCollections = [expiredMarks];
