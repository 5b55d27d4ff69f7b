import type { Instant } from '../../base/clock.ts';
import type { Reader } from '../../store/store.ts';
import { itemCare } from '../items/model.ts';
import { givens, quizRef, quizzes } from '../quiz/model.ts';
import type { Deed } from './count.ts';

/**
 * What of learning a person did since an instant. Answers count once their quiz is closed: a count that grew before would
 * tell what is right.
 */
export async function learningDeeds(reader: Reader, person: string, from: Instant, to: Instant): Promise<Deed[]> {
  const deeds: Deed[] = [];
  const closed = new Map<number, boolean>();
  const isClosed = async (quiz: number): Promise<boolean> => {
    const known = closed.get(quiz) ?? (await reader.get(quizzes, quizRef(quiz)))?.state === 'closed';
    closed.set(quiz, known);
    return known;
  };
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await reader.find(givens, {
      where: { person, right: true, at: { from, to } },
      ...(after === undefined ? {} : { after }),
    });
    for (const { document } of page.rows)
      if (document.late === undefined && (await isClosed(document.quiz)))
        deeds.push({ kind: 'answer', at: document.at, about: document.clause });
    after = page.next;
  }
  for (const { document } of (await reader.find(itemCare, { where: { state: 'retired' } })).rows) {
    const own = document.flags.find(({ by, at }) => by === person && at >= from && at < to);
    if (own && own.at <= (document.decided?.at ?? 0)) deeds.push({ kind: 'remark', at: own.at, about: document.item });
  }
  return deeds;
}
