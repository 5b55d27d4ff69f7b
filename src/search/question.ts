import { foldText } from '../base/fold.ts';
import type { Analyser, Term, TermKind } from './analyser.ts';
import type { SearchIndex } from './index-model.ts';
import { idf, rowsWith } from './postings.ts';
import { QUESTION_WORDS } from './question-words.ts';
import { termNumber } from './term-table.ts';
import type { RankWeights } from './weights.ts';

/** A term of the question, as this index knows it. */
export interface QuestionTerm {
  /** Prefix included. */
  readonly text: string;
  readonly kind: TermKind;
  /** Its number in the index; -1 when no document holds it. */
  readonly term: number;
  /** How often the question says it, times the weight of its kind. */
  readonly boost: number;
  /** lunr's idf; for an unknown term as if one document held it. */
  readonly idf: number;
}

const QUESTION = new RegExp([...QUESTION_WORDS].sort((a, b) => b.length - a.length).join('|'), 'g');

/** The question without the words that only ask; offsets stay. When nothing else is said, as it was. */
export function stripQuestionWords(folded: string): string {
  const stripped = folded.replace(QUESTION, (word) => ' '.repeat(word.length));
  return stripped.trim() === '' ? folded : stripped;
}

/** What is searched for: every distinct term of the question with its weight. */
export function questionTerms(
  index: SearchIndex,
  analyser: Analyser,
  text: string,
  weights: RankWeights,
): QuestionTerm[] {
  const found = new Map<string, { term: Term; times: number }>();
  for (const term of analyser.analyse(stripQuestionWords(foldText(text)))) {
    const known = found.get(term.text);
    if (known) known.times++;
    else found.set(term.text, { term, times: 1 });
  }
  return [...found.values()].map(({ term, times }) => {
    const number = termNumber(index.table, term.text);
    return {
      text: term.text,
      kind: term.kind,
      term: number,
      boost: times * weightOf(term, weights),
      idf: idf(number < 0 ? 1 : rowsWith(index.postings, number), index.weighing.documents),
    };
  });
}

/** The distinct terms of a question as the index writes them, without looking any of them up. */
export const questionTermTexts = (analyser: Analyser, text: string): string[] => [
  ...new Set(analyser.analyse(stripQuestionWords(foldText(text))).map((term) => term.text)),
];

function weightOf(term: Term, weights: RankWeights): number {
  if (term.kind === 'bigram') return weights.bigram;
  if (term.kind === 'letters') return weights.letters;
  if (term.kind === 'word') return term.text.length > 3 ? weights.longWord : weights.word;
  return weights.exact;
}
