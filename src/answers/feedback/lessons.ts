import { foldText } from '../../base/fold.ts';
import { toIso } from '../../base/time.ts';
import type { Analyser } from '../../search/analyser.ts';
import type { SearchIndex } from '../../search/index-model.ts';
import type { Learned } from '../../search/learned.ts';
import { type Confirmation, createLearning, type Lesson } from '../../search/learning.ts';
import type { Reader, Transaction } from '../../store/store.ts';
import { feedback } from '../model.ts';
import { assignments, lessonChanges, undoneLessons } from './model.ts';

/**
 * What people have confirmed, as searching uses it. The store is the truth: whoever confirmed, withdrew or undid something
 * raises a counter in the same transaction, and the next question reads the confirmations anew. A turn that was rolled back
 * has taught nothing.
 */
export interface Lessons {
  /** Brings it up to what the store holds; one look-up when nothing has changed. */
  sync(reader: Reader): Promise<void>;
  /** What ranking uses; undefined while nothing was confirmed. */
  learned(index: SearchIndex, analyser: Analyser): Learned | undefined;
  /** What was learned, strongest first. */
  list(index: SearchIndex, analyser: Analyser): readonly Lesson[];
  /** Questions to which managers have assigned a clause, the latest last. */
  assigned(): readonly { readonly question: string; readonly clause: string }[];
  /** Questions that this document is known to answer: assigned by a manager, or confirmed by two people. */
  wordings(document: string): readonly string[];
}

/** So many people must have confirmed the same words before they count as a way of asking for a clause. */
const TRUSTED_FROM = 2;

export function createLessons(): Lessons {
  const learning = createLearning();
  /** What `learning` holds: it is told the differences, so that one more confirmation analyses one more question. */
  let known: ReadonlyMap<string, Confirmation> = new Map();
  let trusted: ReadonlyMap<string, readonly string[]> = new Map();
  let assigned: readonly { readonly question: string; readonly clause: string }[] = [];
  let seen = 0;
  return {
    sync: async (reader) => {
      const count = (await reader.get(lessonChanges, 'all'))?.count ?? 0;
      if (count === seen) return;
      const confirmations = await confirmationsIn(reader);
      const undone = (await reader.find(undoneLessons)).rows;
      const held = new Map(confirmations.map((confirmation) => [nameOf(confirmation), confirmation]));
      for (const [name, confirmation] of known) if (!held.has(name)) learning.withdraw(confirmation);
      for (const [name, confirmation] of held) if (!known.has(name)) learning.confirm(confirmation);
      for (const { document } of undone) learning.undo({ spoken: document.spoken });
      known = held;
      trusted = trustedWordings(confirmations);
      assigned = (await reader.find(assignments, { order: { by: 'at' } })).rows.map(({ document }) => document);
      seen = count;
    },
    learned: (index, analyser) => (known.size > 0 ? learning.learned(index, analyser) : undefined),
    list: (index, analyser) => (known.size > 0 ? learning.lessons(index, analyser) : []),
    assigned: () => assigned,
    wordings: (document) => trusted.get(document) ?? [],
  };
}

const nameOf = ({ query, documentId, person }: Confirmation): string =>
  JSON.stringify([person, documentId, query.trim()]);

/** To be called in every transaction that changes what is confirmed or undone. */
export async function noteChange(tx: Transaction): Promise<void> {
  const before = await tx.get(lessonChanges, 'all');
  tx.put(lessonChanges, 'all', { count: (before?.count ?? 0) + 1 });
}

async function confirmationsIn(reader: Reader): Promise<Confirmation[]> {
  const tapped = await reader.find(feedback, { where: { useful: true } });
  const assigned = await reader.find(assignments);
  return [
    // Of whom it was is forgotten after a year; it stays one person's.
    ...tapped.rows.flatMap(({ id, document: { question, document, by, at } }) =>
      document === undefined ? [] : [{ query: question, documentId: document, person: by || id, at: toIso(at) }],
    ),
    ...assigned.rows.map(({ document: { question, document, by, at } }) => ({
      query: question,
      documentId: document,
      person: by,
      at: toIso(at),
      assigned: true,
    })),
  ];
}

function trustedWordings(confirmations: readonly Confirmation[]): Map<string, string[]> {
  const people = new Map<string, Set<string>>();
  const found = new Map<string, Map<string, string>>();
  for (const { query, documentId, person, assigned } of confirmations) {
    const words = foldText(query);
    const key = `${documentId}\u0000${words}`;
    const who = people.get(key) ?? new Set();
    people.set(key, who.add(person));
    if (!assigned && who.size < TRUSTED_FROM) continue;
    const own = found.get(documentId) ?? new Map<string, string>();
    found.set(documentId, own.set(words, query));
  }
  return new Map([...found].map(([id, wordings]) => [id, [...wordings.values()]]));
}
