import { type Block, type Button, lines, type Reply } from '../../commands/reply.ts';
import { LETTERS, type Seen } from './answer-words.ts';
import { messages } from './messages.ts';
import { type Quiz, quizRef } from './model.ts';

type Say = (sentence: { readonly zh: string; readonly en: string }) => string;

/** A question as it is asked: where it stands, its words, its options by letter, and how it is answered. */
export function showQuestion(quiz: Quiz, place: number, of: number, seen: Seen, say: Say): Reply {
  const ref = quizRef(quiz.number);
  const { item, places } = seen;
  const blocks: Block[] = [
    ...lines(of === 1 ? item.stem : say(messages.question(place, of, item.stem))),
    ...(places.length > 0
      ? [{ kind: 'list' as const, items: places.map((option, i) => `${LETTERS[i]}. ${item.options[option]}`) }]
      : []),
    { kind: 'text', text: say(howToAnswer(seen)) },
  ];
  return { blocks, buttons: answerButtons(ref, place, seen), ref, personal: true };
}

function howToAnswer({ item, places }: Seen) {
  switch (item.key.form) {
    case 'single':
      return messages.howSingle;
    case 'judge':
      return messages.howJudge;
    case 'several':
      return messages.howSeveral;
    case 'number':
      return messages.howNumber(item.key.unit);
    case 'order':
      return messages.howOrder(places.map((_, i) => LETTERS[i]).join(''));
  }
}

/** What one tap can say. Several, a number and an order are typed. */
function answerButtons(ref: string, place: number, { item, places }: Seen): Button[] {
  const button = (answer: string): Button => ({ label: answer, say: `${ref} 第${place}题 ${answer}` });
  if (item.key.form === 'judge') return ['对', '错'].map(button);
  if (item.key.form === 'single') return places.map((_, i) => button(LETTERS[i] ?? ''));
  return [];
}
