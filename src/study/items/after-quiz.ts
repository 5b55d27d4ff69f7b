import { dateOf } from '../../base/time.ts';
import { whoHolds } from '../../people/who.ts';
import type { Reader } from '../../store/store.ts';
import { askedItems } from '../quiz/model.ts';
import type { Closed, QuizPorts } from '../quiz/ports.ts';
import { setAside } from './care.ts';
import { heldNotice } from './show.ts';
import { addAnswers, bestAreWrong } from './stats.ts';

/** What is learnt of the questions from a quiz that has closed; those that most of the best get wrong are set aside and shown. */
export const afterQuiz =
  ({ zone, quote }: Pick<QuizPorts, 'zone' | 'quote'>): Closed =>
  async (tx, quiz, marked, voice) => {
    for (const stats of await addAnswers(tx, marked)) {
      if (!bestAreWrong(stats)) continue;
      const item = await tx.get(askedItems, stats.item);
      const care =
        item && (await setAside(tx, { item: item.id, clause: item.clause, stem: item.stem, origin: 'bank' }, stats.n));
      if (!item || !care) continue;
      const words = quote(item.clause, dateOf(tx.at, zone)) ?? [];
      for (const manager of await managersOf(tx, quiz.by, tx.at, zone))
        await voice.person(
          manager,
          heldNotice(care, item, stats, words, ({ zh }) => zh),
        );
    }
  };

/** Who decides about a question: the manager whose quiz it was asked in, else all of them. */
export async function managersOf(reader: Reader, by: string, now: number, zone: string): Promise<readonly string[]> {
  const all = (await whoHolds(reader, 'manager', { now, zone })).map(({ id }) => id);
  return all.includes(by) ? [by] : all;
}
