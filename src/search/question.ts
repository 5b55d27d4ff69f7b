import { foldText, toMainland } from '../base/fold.ts';
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
  const folded = foldText(text);
  const found = new Map<string, { term: Term; times: number }>();
  for (const term of analyser.analyse(stripQuestionWords(folded))) {
    const known = found.get(term.text);
    if (known) known.times++;
    else found.set(term.text, { term, times: 1 });
  }
  const terms = [...found.values()].map(({ term, times }): QuestionTerm => {
    const number = termNumber(index.table, term.text);
    return {
      text: term.text,
      kind: term.kind,
      term: number,
      boost: times * weightOf(term, weights),
      idf: idf(number < 0 ? 1 : rowsWith(index.postings, number), index.weighing.documents),
    };
  });
  return [...terms, ...mainlandTerms(index, analyser, text, folded, found, weights)];
}

/** 錄影 is 录像 on the mainland: where whole phrases differ, the documents may say either. Terms that none holds add nothing. */
function mainlandTerms(
  index: SearchIndex,
  analyser: Analyser,
  text: string,
  folded: string,
  said: ReadonlyMap<string, unknown>,
  weights: RankWeights,
): QuestionTerm[] {
  if (!HAS_HAN.test(text)) return [];
  const mainland = foldText(toMainland(text));
  if (mainland === folded) return [];
  const terms = new Map(analyser.analyse(stripQuestionWords(mainland)).map((term) => [term.text, term]));
  return [...terms.values()].flatMap((term): QuestionTerm[] => {
    const number = said.has(term.text) ? -1 : termNumber(index.table, term.text);
    if (number < 0) return [];
    const boost = weightOf(term, weights) * weights.otherScript;
    return [
      {
        text: term.text,
        kind: term.kind,
        term: number,
        boost,
        idf: idf(rowsWith(index.postings, number), index.weighing.documents),
      },
    ];
  });
}

const HAS_HAN = /\p{Script=Han}/u;

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
