import type { Instant } from '../base/clock.ts';
import { DAY } from '../base/time.ts';
import type { Reader, Row } from '../store/store.ts';
import { type Answer, answers, forgottenAskers } from './model.ts';

/** A question is kept a year with its asker, then without (reliability.md §6). */
const ASKER_KEPT_FOR = 365 * DAY;
const AT_ONCE = 1_000;

/** A document to take out of state and journal, with what stays in its place. */
export interface Replaced {
  readonly collection: typeof answers;
  readonly id: string;
  readonly replacement: Answer;
}

/**
 * The answers that are a year old and still name who asked. Their bodies must go from the journal too: hand them to the
 * store's `erase`.
 */
export async function withAskersToForget(reader: Reader, now: Instant): Promise<Replaced[]> {
  const from = (await reader.get(forgottenAskers, 'all'))?.upTo ?? 0;
  const where = { at: { from, to: now - ASKER_KEPT_FOR } };
  const found: Replaced[] = [];
  for (let after: string | undefined, more = true; more && found.length < AT_ONCE; more = after !== undefined) {
    const page = await reader.find(answers, { where, limit: AT_ONCE, ...(after === undefined ? {} : { after }) });
    found.push(...page.rows.filter(({ document }) => document.by !== '').map(without));
    after = page.next;
  }
  return found;
}

const without = ({ id, document }: Row<Answer>): Replaced => ({
  collection: answers,
  id,
  replacement: { ...document, by: '', conversation: '' },
});

/** Up to when nothing is left to forget once {@link withAskersToForget} has found nothing more. */
export const forgottenUpTo = (now: Instant): Instant => now - ASKER_KEPT_FOR;
