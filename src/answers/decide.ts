import { foldText } from '../base/fold.ts';
import type { Concept } from './concepts.ts';
import { confidenceIn } from './confidence.ts';
import type { Candidate, Findings } from './find.ts';
import { asksInEmergency, asksInTrouble } from './question/emergency.ts';
import type { Question } from './question/question.ts';
import type { Shelf } from './shelf.ts';
import { ownWords } from './shelf.ts';

/** What the findings allow. */
export type Decision =
  | { readonly kind: 'answer'; readonly best: Candidate; readonly others: readonly Candidate[] }
  | { readonly kind: 'ambiguous'; readonly choices: readonly Candidate[] }
  | { readonly kind: 'nothing'; readonly best: Candidate | undefined };

/** Below these log-odds nothing is answered (`confidence.ts`). */
const FLOOR = 0;

/** … unless somebody is in need. */
const IN_NEED = -1;

/** True when a candidate may be given as an answer at all. */
export const mayAnswer = (candidate: Candidate): boolean =>
  askedInSameWords(candidate) || confidenceIn(candidate) >= FLOOR;

/** Somebody who knows has said that words like these ask for this clause: nothing else is needed. */
const SAME_WORDS = 0.85;
const askedInSameWords = ({ evidence }: Candidate): boolean => evidence.askedLike >= SAME_WORDS;

/** As like a known wording as this, a question is about that clause, whatever words it holds besides. */
const ASKED_BEFORE = 0.5;
/** Candidates nearer than this to the best are worth a look beside it. */
const NEAR = 0.7;
/** A question without a subject (多久一次) fits every standard that gives such a value: those within this are offered. */
const RIVAL = 1;
/** Names of things, by weight, that a question needs to have a subject. */
const SUBJECT = 2;
/** Words that stand for anything, sides that many things have, and words that only ask. */
const NO_SUBJECT =
  /[多几何谁哪怎啥]|^(?:东西|事|事情|时间|地方|情况|问题|人|频次|频率|期限|时限|标准|规定|要求|数量|次数|周期|温度|间隔|有效期)$/;
const MOST_CHOICES = 4;
/** Characters: whoever says more has said what it is about, if not in a noun. */
const SHORT = 7;
/** What a doing (签字, 登记) says of the subject, against a thing: it is done to many. Only where little is said. */
const OF_A_DOING = 0.4;

/** How much of a question's weight names what it is about. */
const subjectOf = (concepts: readonly Concept[], shelf: Shelf, short: boolean): number =>
  concepts
    .filter((c) => c.thing && !c.unknown && !NO_SUBJECT.test(c.said))
    .reduce(
      (sum, c) =>
        sum + c.weight * (shelf.nouns.isName(c.said) ? 1 : c.alternatives.length > 1 ? (short ? OF_A_DOING : 1) : 0),
      0,
    );

export function decideAnswer(question: Question, { candidates, concepts }: Findings, shelf: Shelf): Decision {
  const best = candidates.find(askedInSameWords) ?? candidates[0];
  // In an emergency the nearest clause that names it is better than none.
  const helps = best !== undefined && asksInEmergency(question.plain, question.asked) && confidenceIn(best) >= IN_NEED;
  if (!best || !(mayAnswer(best) || helps)) return { kind: 'nothing', best };
  if (shelf.scope.belonging(question.plain) === 'elsewhere' && best.evidence.askedLike < ASKED_BEFORE)
    return { kind: 'nothing', best };
  const short = question.plain.length <= SHORT;
  const subject = subjectOf(concepts, shelf, short);
  // Where nothing at all is named, no clause is sure, and one that is a little less so fits as well.
  const fits = (c: Candidate): boolean => mayAnswer(c) || (short && subject === 0);
  const rivals = distinctStandards(
    candidates.filter((c) => c.score >= best.score - RIVAL && fits(c) && isRival(c, best)),
  );
  const followsUp = question.earlier !== undefined;
  if (
    !followsUp &&
    !asksInTrouble(question.plain, question.asked) &&
    rivals.length > 1 &&
    // Which service is meant can be asked; laws are nobody's own, and the other place is named beside the first.
    rivals.some(({ edition }) => edition.type !== '法规') &&
    question.services.size === 0 &&
    question.values.length === 0 &&
    subject < SUBJECT
  ) {
    return { kind: 'ambiguous', choices: rivals.slice(0, MOST_CHOICES) };
  }
  return {
    kind: 'answer',
    best,
    others: candidates.slice(0, 4).filter((c) => c !== best && c.score >= best.score - NEAR),
  };
}

/** A clause that speaks, in its own words, of all that the best one's words say of the question. */
function isRival(other: Candidate, best: Candidate): boolean {
  if (other === best) return true;
  // Who names the very subject of a standard means that standard.
  const titled = (word: string, c: Candidate): boolean => word.length > 1 && foldText(c.edition.title).includes(word);
  const subject = best.coverage.words.filter((word) => titled(word, best));
  if (subject.length > 0 && !subject.some((word) => titled(word, other))) return false;
  const own = ownWords(other);
  const named = ownWords(best);
  return best.coverage.words.every((word) => word.length < 2 || !named.includes(word) || own.includes(word));
}

function distinctStandards(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter((c) => {
    if (seen.has(c.edition.id)) return false;
    seen.add(c.edition.id);
    return true;
  });
}
