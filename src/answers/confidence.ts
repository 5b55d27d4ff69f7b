import { isOfArticle } from '../standards/role.ts';
import type { Candidate } from './find.ts';

/** What is looked at to tell how sure one may be of a clause. `bench/confidence.ts` fits the weights. */
export const SIGNALS = [
  'score',
  'lead',
  'heldThings',
  'heldWords',
  'like',
  'close',
  'heading',
  'force',
  'foreign',
  'unknown',
  'side',
  'price',
  'deed',
  'lacksValue',
  'counted',
  'lostTerms',
] as const;
export type Signal = (typeof SIGNALS)[number];
export type Signals = Readonly<Record<Signal, number>>;

/** From the third one on more words say no more; nor does a lead beyond three. */
const ENOUGH = 3;

/** The signals of a candidate. All but `score` and `like` are counts, shares or yes and no. */
export function signalsOf({ score, lead, evidence, doubts }: Candidate): Signals {
  return {
    score,
    lead: Math.min(ENOUGH, lead),
    heldThings: Math.min(ENOUGH, doubts.heldThings),
    heldWords: Math.min(ENOUGH, doubts.heldWords),
    like: evidence.askedLike,
    close: evidence.close,
    heading: evidence.heading,
    force: evidence.modal,
    foreign: doubts.foreign,
    unknown: doubts.unknown,
    side: doubts.side,
    price: doubts.price,
    deed: doubts.deed,
    lacksValue: evidence.asked < 0 ? 1 : 0,
    counted: doubts.counted,
    lostTerms: doubts.lostTerms,
  };
}

/**
 * Fitted by logistic regression on the calibration set (`test/answers/calibration.jsonl`) and half a of the development questions:
 * those whose best clause is of the right standard against those that no clause answers. Half b is for checking.
 */
const WEIGHTS: Signals & { readonly none: number } = {
  /** What everything starts from: most sentences are answered by no clause. */
  none: -4.6,
  /** The evidence that candidates are ordered by. */
  score: 0.55,
  /** How far it is ahead of the best clause of another standard. */
  lead: 0.68,
  /** How many of the question's things, and of its other words, the clause holds. */
  heldThings: 1.1,
  heldWords: 0.95,
  /** How like a known wording the question is. */
  like: 0.95,
  close: 2.2,
  heading: 1.1,
  /** A question about duty or permission, and a clause that obliges or permits. */
  force: 0.73,
  /** The question asks for something that the clause lacks (`doubts.ts`). */
  foreign: -3.3,
  unknown: -0.9,
  side: -3.5,
  price: -3,
  deed: -2.6,
  /** A kind of value is asked for, and the clause gives none. */
  lacksValue: -1.1,
  counted: -3.7,
  lostTerms: -0.2,
};

/**
 * The same where nobody has put down how people ask (a folder of standards alone): no likeness adds to the score, so that the score
 * itself tells more. Fitted on the calibration set, asked of the demonstration standards without `asked/`, glossary and scope.
 */
const UNHEARD: typeof WEIGHTS = {
  none: -5.85,
  score: 1.97,
  lead: 1.14,
  heldThings: 0.35,
  heldWords: 0.2,
  like: 0.95,
  close: 1,
  heading: 1.46,
  force: 0.1,
  foreign: -3.1,
  unknown: -0.63,
  side: -3.5,
  price: -3,
  deed: -2.7,
  lacksValue: -0.9,
  counted: -3.3,
  lostTerms: 0,
};

/**
 * … and for articles of laws, which say much in one sentence and stand below telling titles. Fitted on spoken questions about
 * regulations (`bench/laws-questions*.jsonl`, half b left out) against lay questions on law that no text of the folder answers.
 */
const ARTICLES: typeof WEIGHTS = {
  ...UNHEARD,
  none: -5.8,
  score: 1.9,
  lead: 0.97,
  heldThings: 0.45,
  heldWords: 0.1,
  close: 2.5,
  heading: 2.4,
  unknown: -0.9,
  lacksValue: -0.36,
};

/** Log-odds that the clause answers the question at all: 0 is an even chance. */
export function confidenceIn(candidate: Candidate): number {
  const signals = signalsOf(candidate);
  const weights = candidate.heard ? WEIGHTS : isOfArticle(candidate.clause) ? ARTICLES : UNHEARD;
  return SIGNALS.reduce((sum, name) => sum + weights[name] * signals[name], weights.none);
}
