import { allRows } from '../store/all-rows.ts';
import type { Erased } from '../store/embedded/erasure.ts';
import type { Reader, Row } from '../store/store.ts';
import { handovers } from './handover/model.ts';
import { type Answer, answerRef, answers, feedback } from './model.ts';

/**
 * One person's words to the bot, which no record needs: their questions, what was thought of the answers, what was handed
 * to somebody. That it was asked, of which service and when, stays for the counts; who asked and in which words goes. A
 * wording to which a manager has assigned a clause stays: it is the manager's.
 */
export async function personalAnswers(reader: Reader, person: string): Promise<Erased<unknown>[]> {
  const asked = await allRows(reader, answers, { where: { by: person } });
  const numbers = new Set(asked.map(({ document }) => document.number));
  const opinions = (await allRows(reader, feedback)).filter(
    ({ document }) => document.by === person || numbers.has(document.answer),
  );
  const handed = await allRows(reader, handovers, { where: { by: person } });
  return [
    ...asked.map(withoutWords),
    ...opinions.map(({ id }) => ({ collection: feedback, id })),
    ...handed.map(({ id, document }) => ({
      collection: handovers,
      id,
      replacement: {
        ...document,
        question: '',
        ...(document.after ? { after: { ...document.after, question: '' } } : {}),
        by: '',
        conversation: '',
        state: document.state === 'open' ? ('withdrawn' as const) : document.state,
        replies: document.replies.map((reply) => ({ ...reply, text: '' })),
      },
    })),
  ];
}

const withoutWords = ({ document }: Row<Answer>): Erased<Answer> => ({
  collection: answers,
  id: answerRef(document.number),
  replacement: { ...document, question: '', by: '', conversation: '' },
});
