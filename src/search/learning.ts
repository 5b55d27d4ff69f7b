import type { Analyser } from './analyser.ts';
import type { SearchIndex } from './index-model.ts';
import { type Learned, learn } from './learned.ts';
import type { Confirmation, LearningState, Lesson, Undone } from './learning-model.ts';
import { questionTermTexts } from './question.ts';

export type { Confirmation, LearningState, Lesson, Undone } from './learning-model.ts';

export interface Learning {
  /** Takes in a confirmation; false when this person has confirmed this pair before. */
  confirm(confirmation: Confirmation): boolean;
  /** Takes a confirmation back (没用 after 有用); false when there was none. */
  withdraw(pair: Pick<Confirmation, 'query' | 'documentId' | 'person'>): boolean;
  /** Forbids one lesson from now on, whatever is confirmed later. */
  undo(lesson: Undone): void;
  /** What ranking uses; computed when the confirmations or the index have changed (about 0.1 s for 1,000 confirmations). */
  learned(index: SearchIndex, analyser: Analyser): Learned;
  /** What was learned, strongest first. */
  lessons(index: SearchIndex, analyser: Analyser): readonly Lesson[];
  state(): LearningState;
}

const keyOf = ({ query, documentId, person }: Pick<Confirmation, 'query' | 'documentId' | 'person'>): string =>
  `${person}\u0000${documentId}\u0000${query.trim()}`;

const nameOf = ({ spoken, meant }: Undone): string => `${spoken}\u0000${meant ?? ''}`;

/** Learning from confirmed answers. Bounded, open to inspection, and undone with one call; see docs/decisions/0003. */
export function createLearning(from: LearningState = { confirmations: [], undone: [] }): Learning {
  const confirmations = new Map(from.confirmations.map((confirmation) => [keyOf(confirmation), confirmation]));
  const undone = new Map(from.undone.map((lesson) => [nameOf(lesson), lesson]));
  let current: { index: SearchIndex; learned: Learned } | undefined;
  let analysed: { analyser: Analyser; terms: Map<string, readonly string[]> } | undefined;

  /** A question's terms stay the same while the analyser does: one more confirmation analyses one more question. */
  function termsWith(analyser: Analyser): (question: string) => readonly string[] {
    const known =
      analysed?.analyser === analyser ? analysed : { analyser, terms: new Map<string, readonly string[]>() };
    analysed = known;
    return (question) => {
      const terms = known.terms.get(question) ?? questionTermTexts(analyser, question);
      known.terms.set(question, terms);
      return terms;
    };
  }

  function learned(index: SearchIndex, analyser: Analyser): Learned {
    if (current?.index !== index) {
      const learned = learn(index, analyser, [...confirmations.values()], [...undone.values()], termsWith(analyser));
      current = { index, learned };
    }
    return current.learned;
  }

  return {
    confirm: (confirmation) => {
      const key = keyOf(confirmation);
      if (confirmations.has(key)) return false;
      confirmations.set(key, confirmation);
      current = undefined;
      return true;
    },
    withdraw: (pair) => {
      current = undefined;
      return confirmations.delete(keyOf(pair));
    },
    undo: (lesson) => {
      const { spoken, meant } = lesson;
      undone.set(nameOf(lesson), { spoken, ...(meant === undefined ? {} : { meant }) });
      current = undefined;
    },
    learned,
    lessons: (index, analyser) => learned(index, analyser).lessons,
    state: () => ({ confirmations: [...confirmations.values()], undone: [...undone.values()] }),
  };
}
