import { findClauses } from '../answers/find.ts';
import { type ReadBy, readPlace } from '../answers/places.ts';
import { readQuestion } from '../answers/question/question.ts';
import type { Shelf } from '../answers/shelf.ts';
import { foldText } from '../base/fold.ts';
import { dateOf } from '../base/time.ts';
import type { Located } from '../standards/catalogue.ts';
import type { Clause, Edition } from '../standards/model.ts';

/** Forces that ask something of somebody: what a notice board is for. */
const ASKING: readonly string[] = ['应', '不应', '指示', '宜', '不宜'];
/** What stands by itself on a notice board. */
const WHOLE: readonly string[] = ['clause', 'article', 'paragraph', 'term'];
/** A number of people or things says less to who passes by than a weight, a time, a temperature. */
const PLAIN_VALUES: readonly string[] = ['count', 'other', 'date'];

/** How telling a clause is by itself: one limit alone, several, how often something is done, no value. */
function tellingRank({ quantities }: Clause): number {
  const values = quantities.filter(({ kind }) => !PLAIN_VALUES.includes(kind));
  const limits = values.filter(({ kind }) => kind !== 'frequency');
  return limits.length === 1 ? 0 : limits.length > 1 ? 1 : values.length > 0 ? 2 : 3;
}

/** How other capabilities find what somebody's words name: by the same reading that answers use. */
export const clauseFinder = (shelf: () => Shelf) => ({
  placeOf: (words: string, turn: ReadBy) => readPlace(words, turn, shelf()),
  /**
   * Clauses in force that the words are about, what asks something first. Within one standard the clauses that speak of the
   * thing by name are enough, those that name a value first; else they are searched for, the best first.
   */
  clausesAbout: (words: string, turn: ReadBy, within?: Edition): readonly Located[] => {
    const topic = foldText(words)
      .replace(/^(?:的|关于|有关)+|(?:的?(?:要求|规定|条款))+$/g, '')
      .trim();
    if (within && topic !== '') {
      const named = within.clauses.filter(
        ({ kind, modal, text }) => WHOLE.includes(kind) && ASKING.includes(modal) && foldText(text).includes(topic),
      );
      if (named.length > 0)
        return named.toSorted((a, b) => tellingRank(a) - tellingRank(b)).map((clause) => ({ edition: within, clause }));
    }
    const today = dateOf(turn.now, turn.zone);
    const question = readQuestion(words, turn.language, today, shelf());
    const { candidates } = findClauses(
      { ...question, openOnly: turn.speaker.guest },
      shelf(),
      today,
      ({ edition }) => within === undefined || edition.id === within.id,
    );
    const fitting = candidates.filter(({ coverage, clause }) => coverage.things > 0.5 && WHOLE.includes(clause.kind));
    const asking = fitting.filter(({ clause }) => ASKING.includes(clause.modal));
    return asking.length > 0 ? asking : fitting;
  },
});
