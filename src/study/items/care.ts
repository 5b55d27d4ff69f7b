import type { LocalDate } from '../../base/time.ts';
import type { Team } from '../../people/model.ts';
import type { Catalogue, Located } from '../../standards/catalogue.ts';
import type { Reader, Transaction } from '../../store/store.ts';
import { benchOf } from '../bank/bench.ts';
import { writtenItem } from '../bank/make.ts';
import type { Item } from '../bank/model.ts';
import { type Care, itemCare, itemStats, SERIES } from './model.ts';

/** What is known of a question that somebody looks at for the first time. */
type Fresh = Pick<Care, 'item' | 'clause' | 'stem' | 'origin'> & Partial<Pick<Care, 'written'>>;

/** The care of a question; begun when there is none yet. */
export async function careOf(tx: Transaction, fresh: Fresh): Promise<Care> {
  const before = await tx.get(itemCare, fresh.item);
  if (before) return before;
  return { ...fresh, number: await tx.next(SERIES), state: 'active', flags: [], at: tx.at };
}

export const keepCare = (tx: Transaction, care: Care): void => tx.put(itemCare, care.item, care);

export async function careNumbered(reader: Reader, number: number): Promise<Care | undefined> {
  return (await reader.find(itemCare, { where: { number }, limit: 1 })).rows[0]?.document;
}

/** Those that wait for a manager, the longest waiting first. */
export const heldItems = async (reader: Reader): Promise<readonly Care[]> =>
  (await reader.find(itemCare, { where: { state: 'held' }, order: { by: 'number' } })).rows.map(
    ({ document }) => document,
  );

/** What became of a complaint about a question. */
export type Flagged =
  | { readonly what: 'held'; readonly care: Care }
  /** Somebody found fault with it before; it is with a manager already. */
  | { readonly what: 'held-already'; readonly care: Care }
  | { readonly what: 'retired-already'; readonly care: Care }
  /** A manager has heard this person on this question, and kept it. */
  | { readonly what: 'kept-before'; readonly care: Care }
  | { readonly what: 'too-many'; readonly limit: number };

/** Complaints of one person that may wait at once: nobody empties the bank alone. */
const WAITING_MOST = 5;

/** Sets a question aside at once because somebody finds fault with it. */
export async function flag(
  tx: Transaction,
  fresh: Fresh,
  { by, reason }: { readonly by: string; readonly reason: string },
): Promise<Flagged> {
  const care = await careOf(tx, fresh);
  if (care.state === 'retired') return { what: 'retired-already', care };
  const own = care.flags.some((one) => one.by === by);
  if (own && care.state === 'held') return { what: 'held-already', care };
  if (care.decided?.as === 'kept' && heardBefore(care, by)) return { what: 'kept-before', care };
  const waiting = (await heldItems(tx)).filter(({ flags }) => flags.some((one) => one.by === by)).length;
  if (waiting >= WAITING_MOST) return { what: 'too-many', limit: WAITING_MOST };
  const held: Care = {
    ...care,
    state: 'held',
    why: 'flagged',
    flags: [...care.flags, { by, reason, at: tx.at }],
  };
  keepCare(tx, held);
  return { what: care.state === 'held' ? 'held-already' : 'held', care: held };
}

/** Flags of before the last decision stay with it. */
const heardBefore = ({ flags, decided }: Care, by: string): boolean =>
  flags.some((one) => one.by === by && one.at <= (decided?.at ?? 0));

/** Sets a question aside that most of the best get wrong; undefined where a manager has kept it on about as many answers. */
export async function setAside(tx: Transaction, fresh: Fresh, n: number): Promise<Care | undefined> {
  const care = await careOf(tx, fresh);
  if (care.state !== 'active') return undefined;
  if (care.decided?.as === 'kept' && n < 2 * care.decided.n) return undefined;
  const held: Care = { ...care, state: 'held', why: 'best-wrong' };
  keepCare(tx, held);
  return held;
}

/** Decides about a question: asked again, or not any more. */
export async function decide(tx: Transaction, care: Care, as: 'kept' | 'retired', by: string): Promise<Care> {
  const n = (await tx.get(itemStats, care.item))?.n ?? 0;
  const decided: Care = { ...care, state: as === 'kept' ? 'active' : 'retired', decided: { by, as, at: tx.at, n } };
  keepCare(tx, decided);
  return decided;
}

/** Flags that the last decision has not answered yet. */
export const openFlags = ({ flags, decided }: Care): Care['flags'] =>
  flags.filter(({ at }) => decided === undefined || at > decided.at);

export interface InUsePorts {
  readonly catalogue: () => Catalogue;
  /** The clauses that a team may be asked about. */
  readonly clauses: (team: Team, topics: readonly string[], day: LocalDate) => readonly Located[];
}

/** Of the bank's questions those that may be drawn: none that is set aside, with those that managers wrote in chat. */
export function createInUse({ catalogue, clauses }: InUsePorts) {
  return async (
    reader: Reader,
    items: readonly Item[],
    { team, topics, day }: { readonly team: Team; readonly topics: readonly string[]; readonly day: LocalDate },
  ): Promise<readonly Item[]> => {
    const aside = new Set(
      (await reader.find(itemCare, { where: { state: ['held', 'retired'] } })).rows.map(({ id }) => id),
    );
    const kept = aside.size === 0 ? items : items.filter(({ id }) => !aside.has(id));
    const written = (await reader.find(itemCare, { where: { origin: 'chat', state: 'active' } })).rows;
    if (written.length === 0) return kept;
    const fitting = new Set(clauses(team, topics, day).map(({ clause }) => clause.key));
    const there = new Set(kept.map(({ id }) => id));
    const added = written.flatMap(({ id, document }) => {
      if (there.has(id) || !fitting.has(document.clause)) return [];
      const item = itemOfCare(document, catalogue(), day);
      return item ? [item] : [];
    });
    return [...kept, ...added];
  };
}

/** A question that was written in chat as it is asked on a day; undefined when its clause is not in force, or does not bear it any more. */
export function itemOfCare({ clause, written }: Care, catalogue: Catalogue, day: LocalDate): Item | undefined {
  const located = written && catalogue.byKey(clause, day);
  if (!written || !located || catalogue.statusOf(located.edition, day) !== '现行') return undefined;
  const made = writtenItem(
    { clauses: [clause], question: written.question, answer: written.answer },
    located,
    benchOf(catalogue, day),
  );
  return typeof made === 'string' ? undefined : made;
}
