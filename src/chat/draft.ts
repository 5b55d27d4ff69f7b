import { z } from 'zod';
import type { Instant } from '../base/clock.ts';
import { DAY } from '../base/time.ts';
import { collection, type Transaction } from '../store/store.ts';

/** What a person began and has not finished: a value is missing, or a 确认 is awaited. It belongs to the person. */
const draftSchema = z.object({
  intent: z.string(),
  waitsFor: z.enum(['slot', 'confirmation']),
  /** Values read so far, by slot. */
  slots: z.record(z.string(), z.unknown()),
  /** The slot that was asked for last. */
  missing: z.string().optional(),
  conversation: z.string(),
  direct: z.boolean(),
  at: z.number(),
});
export type Draft = z.infer<typeof draftSchema>;

export const drafts = collection({
  name: 'drafts',
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
  schema: draftSchema,
});

export const DRAFT_LASTS = DAY;

/** The draft that a message from this person here may continue: one begun in this conversation, or in any direct one. */
export async function openDraft(
  tx: Transaction,
  person: string,
  where: { readonly id: string; readonly kind: 'direct' | 'group' },
  now: Instant,
): Promise<Draft | undefined> {
  const draft = await tx.get(drafts, person);
  if (!draft || now - draft.at > DRAFT_LASTS) return undefined;
  return draft.conversation === where.id || (draft.direct && where.kind === 'direct') ? draft : undefined;
}

export function keepDraft(tx: Transaction, person: string, draft: Draft | undefined): void {
  if (draft) tx.put(drafts, person, draft);
  else tx.drop(drafts, person);
}

/** Drops what nobody can continue any more. */
export async function sweepDrafts(tx: Transaction): Promise<void> {
  const { rows } = await tx.find(drafts, { where: { at: { to: tx.at - DRAFT_LASTS } } });
  for (const { id } of rows) tx.drop(drafts, id);
}

export const draftCollections = [drafts];
