import { cutAtSentence } from '../base/cut.ts';
import { toIso } from '../base/time.ts';
import type { TodoSource } from '../commands/todo.ts';
import { acknowledgeButton, unreadBy } from './editions/commands.ts';
import { messages as editions } from './editions/messages.ts';
import { messages as handing } from './handover/messages.ts';
import { handoverRef, handovers } from './handover/model.ts';
import type { Shelf } from './shelf.ts';

/** What waits for a person here: questions that were handed to them, coming editions that they have not confirmed. */
export const answerTodos = (shelf: () => Shelf): TodoSource[] => [
  {
    title: handing.todo,
    items: async (turn) => {
      const { rows } = await turn.tx.find(handovers, { where: { state: 'open' }, order: { by: 'due' } });
      return rows
        .filter(({ document: { to, raisedTo } }) => to === turn.speaker.id || raisedTo === turn.speaker.id)
        .map(({ document: { number, question, due } }) => {
          const ref = handoverRef(number);
          const until = toIso(due, turn.zone).slice(5, 16).replace('T', ' ');
          return {
            text: turn.say(handing.todoItem(ref, cutAtSentence(question, 50).text, until)),
            button: { label: `${turn.say(handing.reply)} ${ref}`, say: `回复 ${ref}` },
          };
        });
    },
  },
  {
    title: editions.todo,
    items: async (turn) =>
      (await unreadBy(turn, shelf())).map((change) => ({
        text: turn.say(editions.todoItem(change.name, change.after.title, change.from)),
        button: { ...acknowledgeButton(change), label: `${turn.say(editions.acknowledge)} ${change.name}` },
      })),
  },
];
