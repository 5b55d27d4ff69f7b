import { type Card, fsrs, Rating, State } from 'ts-fsrs';
import type { Instant } from '../../base/clock.ts';
import type { Reader, Transaction } from '../../store/store.ts';
import { type Memory, memories, memoryId } from './model.ts';

/** Whole days only, and no chance in it: the same answers give the same memory on every machine. */
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });

/** A memory after one more answer; the first makes it. */
export function afterAnswer(
  before: Memory | undefined,
  answer: { readonly person: string; readonly clause: string; readonly right: boolean; readonly at: Instant },
): Memory {
  // An answer given late by the clock of another machine is no answer from before the last one.
  const at = Math.max(answer.at, before?.last ?? 0);
  const { card } = scheduler.next(cardOf(before, at), at, answer.right ? Rating.Good : Rating.Again);
  return {
    person: answer.person,
    clause: answer.clause,
    stability: card.stability,
    difficulty: card.difficulty,
    reps: card.reps,
    lapses: card.lapses,
    state: card.state,
    last: at,
    due: card.due.getTime(),
    right: (before?.right ?? 0) + (answer.right ? 1 : 0),
    wrong: (before?.wrong ?? 0) + (answer.right ? 0 : 1),
  };
}

/** How likely it is that somebody still knows it at an instant, 0 to 1. */
export function recall(memory: Memory, now: Instant): number {
  return scheduler.get_retrievability(cardOf(memory, memory.last), Math.max(now, memory.last), false);
}

function cardOf(memory: Memory | undefined, at: Instant): Card {
  if (!memory) {
    return {
      due: new Date(at),
      stability: 0,
      difficulty: 0,
      elapsed_days: 0,
      scheduled_days: 0,
      reps: 0,
      lapses: 0,
      learning_steps: 0,
      state: State.New,
    };
  }
  return {
    due: new Date(memory.due),
    stability: memory.stability,
    difficulty: memory.difficulty,
    elapsed_days: 0,
    scheduled_days: 0,
    reps: memory.reps,
    lapses: memory.lapses,
    learning_steps: 0,
    state: memory.state,
    last_review: new Date(memory.last),
  };
}

/** Feeds an answer that counts into what its person remembers. */
export async function remember(
  tx: Transaction,
  answer: { readonly person: string; readonly clause: string; readonly right: boolean; readonly at: Instant },
): Promise<void> {
  const id = memoryId(answer.person, answer.clause);
  tx.put(memories, id, afterAnswer(await tx.get(memories, id), answer));
}

/** Everything that a person was asked. */
export const memoriesOf = async (reader: Reader, person: string): Promise<readonly Memory[]> =>
  (await reader.find(memories, { where: { person } })).rows.map(({ document }) => document);

/** How much more a clause that is nearly forgotten weighs in a draw than one that nobody was asked yet. */
const FORGOTTEN = 5;
/** What was known a moment ago is hardly asked again. */
const KNOWN = 0.2;

/** So many people's memories are read at once. */
const TOGETHER = 50;

/**
 * How much each clause wants to be asked of each of some people: what is about to be forgotten most, what is new (weight 1)
 * next. Who was never asked anything has no weights.
 */
export async function weightsFor(
  reader: Reader,
  people: readonly string[],
  now: Instant,
): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const known = new Map<string, Map<string, number>>();
  for (let from = 0; from < people.length; from += TOGETHER) {
    const { rows } = await reader.find(memories, { where: { person: people.slice(from, from + TOGETHER) } });
    for (const { document } of rows) {
      const own = known.get(document.person) ?? new Map<string, number>();
      own.set(document.clause, KNOWN + FORGOTTEN * (1 - recall(document, now)));
      known.set(document.person, own);
    }
  }
  return known;
}
