/** What confirmed questions say about the documents that answered them. */
export interface AskedField {
  /**
   * BM25 of a question against each document's confirmed questions, and which share of the question's weight they hold.
   * `terms`: the question's terms with their weight (boost × idf).
   */
  score(terms: readonly { readonly text: string; readonly worth: number }[]): ReadonlyMap<number, AskedScore>;
}

export interface AskedScore {
  readonly score: number;
  /** 0 … 1. */
  readonly share: number;
}

const K1 = 1.2;
/** Nearly no length normalisation: a clause that is asked about often has a long field, and deserves it. */
const B = 0.2;

interface Posting {
  readonly row: number;
  readonly times: number;
}

/**
 * The questions are no field of lunr's: most documents have none, so the average length would be almost nothing.
 * A document counts from the second person on (or from one whose task it is to say so).
 */
export function askedField(
  observations: readonly {
    readonly row: number;
    readonly person: string;
    readonly assigned: boolean;
    readonly questionTerms: readonly string[];
  }[],
): AskedField {
  const documents = new Map<
    number,
    { people: Set<string>; assigned: boolean; terms: Map<string, number>; length: number }
  >();
  for (const { row, person, assigned, questionTerms } of observations) {
    const kept = documents.get(row) ?? { people: new Set(), assigned: false, terms: new Map(), length: 0 };
    documents.set(row, kept);
    kept.people.add(person);
    kept.assigned ||= assigned;
    kept.length += questionTerms.length;
    for (const term of questionTerms) kept.terms.set(term, (kept.terms.get(term) ?? 0) + 1);
  }
  const postings = new Map<string, Posting[]>();
  const lengths = new Map<number, number>();
  for (const [row, { people, assigned, terms, length }] of documents) {
    if (people.size < FEWEST_PEOPLE && !assigned) continue;
    lengths.set(row, length);
    for (const [term, times] of terms) {
      const list = postings.get(term);
      if (list) list.push({ row, times });
      else postings.set(term, [{ row, times }]);
    }
  }
  const average = [...lengths.values()].reduce((sum, length) => sum + length, 0) / Math.max(lengths.size, 1);
  return {
    score: (terms) => {
      const total = terms.reduce((sum, { worth }) => sum + worth, 0);
      const scores = new Map<number, { score: number; share: number }>();
      for (const { text, worth } of terms) {
        for (const { row, times } of postings.get(text) ?? []) {
          const norm = K1 * (1 - B + (B * (lengths.get(row) ?? 0)) / average);
          const kept = scores.get(row) ?? { score: 0, share: 0 };
          kept.score += (worth * ((K1 + 1) * times)) / (norm + times);
          kept.share += worth / total;
          scores.set(row, kept);
        }
      }
      return scores;
    },
  };
}

export const FEWEST_PEOPLE = 2;
