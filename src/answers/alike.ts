import type { Asking, Draft } from './answerer.ts';
import { citationOf, comingNote, quoteBlocks } from './compose.ts';
import { conclusionOf } from './conclude.ts';
import type { Candidate } from './find.ts';
import { quantitiesAsked } from './question/asked.ts';
import type { Question } from './question/question.ts';
import { ownWords } from './shelf.ts';

/** How far behind the best a clause may be that says the same of another case. */
const ALIKE = 1.2;
const MOST_ALIKE = 2;
/** All cases are asked for. */
const EACH = /分别|各自|各(?:是|要|给)|几档/;

/**
 * Clauses beside the best that give the same kind of value for another case (平时 and 高峰, 一般 and 较重, 夏季 and 冬季):
 * where nothing in the question says which case is meant, all are told.
 */
function alikeTo(question: Question, best: Candidate, candidates: readonly Candidate[]): Candidate[] {
  const kinds = new Set(quantitiesAsked(question.asked));
  const gives = ({ clause }: Candidate): boolean => clause.quantities.some((q) => kinds.has(q.kind));
  const parent = ({ clause }: Candidate): string => clause.number.split('.').slice(0, -1).join('.');
  const named = best.coverage.words.filter((word) => ownWords(best).includes(word));
  if (question.answeredBy !== undefined || best.clause.kind !== 'clause' || parent(best) === '' || !gives(best))
    return [];
  if (named.length === 0 && !EACH.test(question.plain)) return [];
  const alike = candidates.filter(
    (c) =>
      c.clause.key !== best.clause.key &&
      c.edition.id === best.edition.id &&
      c.clause.kind === 'clause' &&
      parent(c) === parent(best) &&
      gives(c) &&
      c.score >= best.score - ALIKE &&
      named.every((word) => ownWords(c).includes(word)),
  );
  return alike.slice(0, MOST_ALIKE).sort((a, b) => a.clause.line - b.clause.line);
}

/** All cases in which something happens are asked for, and not what a list introduces. */
const ALL_CASES =
  /(?:哪些|哪几种?|什么|啥)(?:情形|情况|条件|样子|地步|份上)|(?:情形|情况|条件)(?:有|是|包括)?(?:哪些|哪几|什么|啥)/;

const A_CASE = /^(?:情形|情况|条件)$/;

/** `哪些情况要退出`: the clauses of one chapter that each name a case of the same. */
function sistersOf(question: Question, best: Candidate, candidates: readonly Candidate[]): Candidate[] {
  if (!ALL_CASES.test(question.plain) || best.clause.kind !== 'clause' || quantitiesAsked(question.asked).length > 0)
    return [];
  const chapter = ({ clause }: Candidate): string => clause.number.split('.')[0] ?? '';
  const named = best.coverage.words.filter(
    (word) => word.length > 1 && !A_CASE.test(word) && ownWords(best).includes(word),
  );
  if (named.length === 0) return [];
  return candidates
    .filter(
      (c) =>
        c.clause.key !== best.clause.key &&
        c.edition.id === best.edition.id &&
        c.clause.kind === 'clause' &&
        chapter(c) === chapter(best) &&
        c.clause.modal === best.clause.modal &&
        c.score >= best.score - ALIKE &&
        named.every((word) => ownWords(c).includes(word)),
    )
    .slice(0, MOST_ALIKE);
}

/** Several cases of one rule: a line for each, then each clause. */
export function answerAlike({ turn, question, shelf }: Asking, found: readonly Candidate[]): Draft {
  const [best] = found;
  const inOrder = [...found].sort((a, b) => a.clause.line - b.clause.line);
  const leads = [...new Set(inOrder.map((c) => turn.say(conclusionOf(question, c, shelf))))];
  return {
    plain: question.plain,
    clauses: found.map((c) => c.clause.key),
    ...(best ? { on: best } : {}),
    reply: {
      behaviour: 'answer',
      citations: found.map((c) => citationOf(c, c.status, shelf)),
      blocks: [
        { kind: 'lead', text: leads.join('\n') },
        ...inOrder.flatMap((c) => [
          ...quoteBlocks(c, c.status, turn, shelf, found.length).filter(
            (block) => block.kind !== 'quote' || !leads.includes(block.text),
          ),
          ...comingNote(c, question.day, turn, shelf),
        ]),
      ],
      buttons: [],
    },
  };
}

/** The clauses that answer beside the best one. */
export const besides = (question: Question, best: Candidate, candidates: readonly Candidate[]): Candidate[] => [
  ...alikeTo(question, best, candidates),
  ...sistersOf(question, best, candidates),
];
