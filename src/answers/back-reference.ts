import type { Asking, Draft } from './answerer.ts';
import { citationOf, quoteBlocks } from './compose.ts';
import { tellingWords } from './conclude.ts';
import { candidateFor } from './find.ts';
import { answerFrom, nothingFound } from './from-clauses.ts';
import { messages } from './messages.ts';
import type { Subject } from './model.ts';
import { readQuestion } from './question/question.ts';
import type { Placed } from './shelf.ts';

/** The clause that was chosen, as the answer to the question that was asked before. */
export function chosen({ turn, today, shelf }: Asking, subject: Subject, index: number): Draft {
  const key = subject.clauses[index] ?? '';
  const question = readQuestion(subject.text, turn.language, today, shelf, { plain: subject.plain });
  const candidate = candidateFor(question, shelf, key);
  return candidate
    ? answerFrom({ turn, question, today, shelf, subject }, candidate, [])
    : nothingFound(turn, question, shelf);
}

/** `哪本规定说的`: the clause that the last answer rests on, once more. */
export function sourceOf({ turn, question, today, shelf, subject }: Asking, { clauses, plain }: Subject): Draft {
  const placed = shelf.placed(clauses[0] ?? '', today);
  if (!placed) return nothingFound(turn, question, shelf);
  return {
    ...shown(
      { turn, question, today, shelf, subject },
      placed,
      turn.say(messages.itSays(`${placed.edition.id} ${placed.edition.title}`, placed.clause.number)),
    ),
    plain,
  };
}

/** The clause before or after the one that was shown. */
export function neighbour(
  { turn, question, today, shelf, subject }: Asking,
  { clauses, plain }: Subject,
  step: 1 | -1,
): Draft {
  const placed = shelf.placed(clauses[0] ?? '', today);
  const list = placed?.edition.clauses.filter((c) => c.kind === 'clause' || c.kind === 'article') ?? [];
  const next = placed && list[list.findIndex((c) => c.key === placed.clause.key) + step];
  const at = next && shelf.placed(next.key, today);
  return at
    ? { ...shown({ turn, question, today, shelf, subject }, at, tellingWords(question, at.clause, [])), plain }
    : nothingFound(turn, question, shelf);
}

/** A clause by itself: a line, its words, where it stands. */
function shown({ turn, question, shelf }: Asking, placed: Placed, lead: string): Draft {
  const status = shelf.statusOf(placed.edition, question.day) ?? '现行';
  return {
    plain: question.plain,
    clauses: [placed.clause.key],
    on: placed,
    reply: {
      behaviour: 'answer',
      citations: [citationOf(placed, status, shelf)],
      blocks: [{ kind: 'lead', text: lead }, ...quoteBlocks(placed, status, turn, shelf)],
      buttons: [],
    },
  };
}
