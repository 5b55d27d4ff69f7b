import { lines } from '../../commands/reply.ts';
import type { Asking, Draft } from '../answerer.ts';
import { askedOfStandard } from './about-words.ts';
import { clauseSaid } from './clause-words.ts';
import { mayRead, reply } from './drafts.ts';
import { clauseShown } from './lookup-clause.ts';
import { formMessages } from './messages.ts';

/** `5.2.1讲什么` without a standard: of the one that the conversation is about, else it is asked for. */
export function clauseAlone(asking: Asking): Draft | undefined {
  const { question, subject, shelf, turn } = asking;
  const said = clauseSaid(question.plain, (start, end) =>
    question.values.some((v) => start < v.start + v.text.length && v.start < end),
  );
  if (!said) return undefined;
  const rest = `${question.plain.slice(0, said.start)} ${question.plain.slice(said.end)}`;
  if (askedOfStandard(rest) !== 'content') return undefined;
  const key = subject?.clauses[0];
  const edition = key ? shelf.catalogue.byKey(key, question.day)?.edition : undefined;
  if (edition && mayRead(asking, edition)) return clauseShown(asking, edition, said.number, true);
  return reply(asking, 'clarify', lines(turn.say(formMessages.whichOf(said.number))));
}
