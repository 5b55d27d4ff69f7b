import type { LocalDate } from '../base/time.ts';
import type { Status } from '../standards/model.ts';
import { type Concept, type Coverage, conceptsOf, coverageOf } from './concepts.ts';
import { type Doubts, doubtsOf } from './doubts.ts';
import { type Evidence, evidenceFor, type Measured, scoreOf } from './evidence.ts';
import { likeness, type Wording, wordingOf } from './likeness.ts';
import type { Question } from './question/question.ts';
import type { Placed, Shelf } from './shelf.ts';

/** A clause that may answer, with what speaks for it. */
export interface Candidate extends Placed {
  readonly status: Status;
  readonly score: number;
  readonly evidence: Evidence;
  readonly coverage: Coverage;
  /** What speaks against it, and how far it is ahead of the best clause of any other standard. */
  readonly doubts: Doubts;
  readonly lead: number;
}

export interface Findings {
  readonly candidates: readonly Candidate[];
  readonly concepts: readonly Concept[];
}

/** A likeness below this says nothing, even if no other is greater. */
const LITTLE_LIKE = 0.25;

/** How many clauses the index proposes; the evidence orders them. */
const PROPOSED = 80;

/** Which editions a question is about: those in force on its day, one of a certain year, the one before, the one to come. */
function isMeant({ time, day, openOnly }: Question, shelf: Shelf, today: LocalDate): (placed: Placed) => boolean {
  return (placed) => {
    if (openOnly && placed.edition.audience === 'staff') return false;
    if (!shelf.holdsOn(placed, day)) return false;
    const status = shelf.statusOf(placed.edition, day);
    if (status === undefined) return false;
    if (time.year) {
      const named = shelf.catalogue.editionsOf(placed.edition.code).some((e) => e.year === time.year);
      return named ? placed.edition.year === time.year : status === '现行';
    }
    if (time.previous) return status === '被代替' || status === '废止';
    if (time.coming && !time.day) return shelf.statusOf(placed.edition, today) === '即将实施';
    return status === '现行';
  };
}

/**
 * Finds the clauses that may answer a question, best first.
 * @param within limits the search, such as to the standard that a conversation is about.
 */
export function findClauses(
  question: Question,
  shelf: Shelf,
  today: LocalDate,
  within: (placed: Placed) => boolean = () => true,
): Findings {
  const concepts = conceptsOf(question, shelf);
  const meant = isMeant(question, shelf, today);
  const terms = concepts.flatMap((c) => c.alternatives.slice(1));
  const query = [question.topic, question.earlier ?? '', ...terms].join(' ');
  const proposed = shelf.search(query, { limit: PROPOSED, filter: (placed) => meant(placed) && within(placed) });
  const asking = wordingOf(`${question.earlier ?? ''} ${question.topic}`, shelf.weightOf);
  const best = proposed[0]?.ranked.score ?? 1;
  const likes = proposed.map(({ placed }) => mostLike(asking, placed, shelf));
  const likest = Math.max(LITTLE_LIKE, ...likes);
  const candidates = proposed
    .map(({ placed, ranked }, i) => {
      const like = likes[i] ?? 0;
      const coverage = coverageOf(concepts, placed);
      return weighed(question, shelf, placed, concepts, {
        coverage,
        words: ranked.score / best,
        close: ranked.evidence.density,
        like,
        likest: like / likest,
      });
    })
    .sort((a, b) => b.score - a.score);
  return { candidates: withLead(candidates), concepts };
}

/** How far each is ahead of the best of another standard; behind it, less than nothing. */
function withLead(candidates: readonly Candidate[]): Candidate[] {
  const first = candidates[0];
  const other = candidates.find((c) => c.edition.code !== first?.edition.code);
  return candidates.map((c) => {
    const rival = c.edition.code === first?.edition.code ? other : first;
    return { ...c, lead: rival ? c.score - rival.score : c.score };
  });
}

function weighed(
  question: Question,
  shelf: Shelf,
  placed: Placed,
  concepts: readonly Concept[],
  measured: Measured,
): Candidate {
  const { coverage } = measured;
  const evidence = evidenceFor(question, placed, measured);
  const status = shelf.statusOf(placed.edition, question.day) ?? '现行';
  const doubts = doubtsOf(question, placed, concepts, coverage, shelf);
  return { ...placed, status, coverage, evidence, doubts, score: scoreOf(evidence), lead: 0 };
}

/** A clause that somebody chose, weighed like one that was found. */
export function candidateFor(question: Question, shelf: Shelf, key: string): Candidate | undefined {
  const placed = shelf.placed(key, question.day);
  if (!placed) return undefined;
  const like = mostLike(wordingOf(question.plain, shelf.weightOf), placed, shelf);
  const concepts = conceptsOf(question, shelf);
  return weighed(question, shelf, placed, concepts, {
    coverage: coverageOf(concepts, placed),
    words: 1,
    close: 0,
    like,
    likest: 1,
  });
}

/** How like this question the likest known way of asking for the clause is. */
const mostLike = (asking: Wording, placed: Placed, shelf: Shelf): number =>
  placed.asked.reduce((most, known) => Math.max(most, likeness(asking, known, shelf.weightOf)), 0);
