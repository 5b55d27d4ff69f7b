import type { Instant } from '../base/clock.ts';
import { foldText } from '../base/fold.ts';
import { DAY } from '../base/time.ts';
import type { Erased } from '../store/embedded/erasure.ts';
import type { Reader, Row } from '../store/store.ts';
import { handovers } from './handover/model.ts';
import { type Answer, answerRef, answers, type Feedback, feedback, forgottenAskers } from './model.ts';

/** A question is kept a year with its asker, then without (reliability.md §6); so is what was thought of its answer. */
const ASKER_KEPT_FOR = 365 * DAY;
const AT_ONCE = 1_000;

/**
 * What is a year old and still names who asked: answers, what was thought of them, what was handed to somebody. The bodies
 * must go from the journal too: hand them to the store's `erase`.
 */
export async function withAskersToForget(reader: Reader, now: Instant): Promise<Erased<unknown>[]> {
  return [
    ...(await answersToForget(reader, now)),
    ...(await opinionsToForget(reader, now)),
    ...(await handoversToForget(reader, now)),
  ];
}

async function answersToForget(reader: Reader, now: Instant): Promise<Erased<Answer>[]> {
  const from = (await reader.get(forgottenAskers, 'all'))?.upTo ?? 0;
  const where = { at: { from, to: now - ASKER_KEPT_FOR } };
  const found: Erased<Answer>[] = [];
  for (let after: string | undefined, more = true; more && found.length < AT_ONCE; more = after !== undefined) {
    const page = await reader.find(answers, { where, limit: AT_ONCE, ...(after === undefined ? {} : { after }) });
    found.push(...page.rows.filter(({ document }) => document.by !== '').map(without));
    after = page.next;
  }
  return found;
}

const without = ({ id, document }: Row<Answer>): Erased<Answer> => ({
  collection: answers,
  id,
  replacement: { ...document, by: '', conversation: '' },
});

/**
 * An opinion's id says whose it is: without its author it stands under another. It goes on teaching what it confirmed, but
 * where the same person has confirmed the same again since, only the later one does: nobody counts twice for having
 * been forgotten.
 */
async function opinionsToForget(reader: Reader, now: Instant): Promise<Erased<Feedback>[]> {
  const { rows } = await reader.find(feedback, { where: { at: { to: now - ASKER_KEPT_FOR } }, order: { by: 'at' } });
  const named = rows.filter(({ document }) => document.by !== '').slice(0, AT_ONCE);
  const found: Erased<Feedback>[] = [];
  const taken = new Map<number, number>();
  for (const { id, document } of named) {
    const { answer, by, document: taught } = document;
    const own = await reader.find(feedback, { where: { by } });
    const later = own.rows.some((row) => row.document.answer > answer && sameLesson(row.document, document));
    const { document: _, ...taughtNothing } = document;
    const nameless = await reader.count(feedback, 'answer', { answer, by: '' });
    const number = (taken.get(answer) ?? nameless.get(String(answer)) ?? 0) + 1;
    taken.set(answer, number);
    const kept = taught === undefined || later ? taughtNothing : document;
    found.push({ collection: feedback, id, as: `${answerRef(answer)}/~${number}`, replacement: { ...kept, by: '' } });
  }
  return found;
}

const sameLesson = (a: Feedback, b: Feedback): boolean =>
  a.document === b.document && a.useful === b.useful && foldText(a.question) === foldText(b.question);

async function handoversToForget(reader: Reader, now: Instant) {
  const { rows } = await reader.find(handovers, { where: { at: { to: now - ASKER_KEPT_FOR } } });
  return rows
    .filter(({ document }) => document.by !== '')
    .map(({ id, document }) => ({
      collection: handovers,
      id,
      replacement: { ...document, by: '', conversation: '' },
    }));
}

/** Up to when nothing is left to forget once {@link withAskersToForget} has found nothing more. */
export const forgottenUpTo = (now: Instant): Instant => now - ASKER_KEPT_FOR;
