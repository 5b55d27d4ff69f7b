import { hashAfter, shuffled } from '../bank/chance.ts';
import type { Form, Item, ItemKind } from '../bank/model.ts';
import type { Paper } from './model.ts';

/** How a paper is made up, in the order in which it is asked: what is tapped first, what must be typed last. */
const MIX: readonly (readonly Form[])[] = [
  ['single'],
  ['single'],
  ['single'],
  ['judge'],
  ['number', 'several', 'order'],
];
const ORDER: readonly Form[] = ['single', 'judge', 'several', 'number', 'order'];
/** The first questions are those with letters to tap: whoever takes a test for the first time learns how on them. */
const EASY: Form = 'single';

/** May one, must one: easy to make of any text, so that a paper would be full of them. At most one question in so many asks that. */
const OPINIONS: ReadonlySet<ItemKind> = new Set(['allowed', 'force']);
const ONE_IN = 3;

export interface Draw {
  /** Every question that may be drawn. */
  readonly items: readonly Item[];
  readonly count: number;
  readonly seed: string;
  /** How much a clause wants to be asked of this person, 1 by default; what is about to be forgotten weighs more. */
  readonly weightOf?: (clause: string) => number;
}

/** A question on its pile, with its chance in this draw. */
interface Pile {
  readonly items: readonly Item[];
  /** Of each item; below zero: drawn already. */
  readonly keys: Float64Array;
}

/**
 * One person's questions: clauses by weight, no clause twice while there are others, of every paper the same mix of forms
 * (papers of one quiz are of equal difficulty). The same seed draws the same paper.
 */
export function drawPaper({ items, count, seed, weightOf }: Draw): Paper['questions'] {
  const piles = new Map<Form, Pile>();
  const chanceOf = hashAfter(`${seed}\u0000`);
  for (const [form, pile] of byForm(items)) piles.set(form, { items: pile, keys: keysOf(pile, chanceOf, weightOf) });
  const drawn: Item[] = [];
  const clauses = new Set<string>();
  const most = Math.ceil(count / ONE_IN);
  let opinions = 0;
  const take = (forms: readonly Form[], fresh: boolean, bound = true): boolean => {
    for (const form of forms) {
      const pile = piles.get(form);
      const item =
        pile &&
        takeFirst(
          pile,
          ({ clause, kind }) => (!fresh || !clauses.has(clause)) && (!bound || opinions < most || !OPINIONS.has(kind)),
        );
      if (!item) continue;
      drawn.push(item);
      clauses.add(item.clause);
      if (OPINIONS.has(item.kind)) opinions++;
      return true;
    }
    return false;
  };
  while (drawn.length < count) {
    const wanted = MIX[drawn.length % MIX.length] ?? [EASY];
    const turned = shuffled(wanted, `${seed}/${drawn.length}`);
    if (!take(turned, true) && !take(ORDER, true) && !take(ORDER, true, false) && !take(ORDER, false, false)) break;
  }
  return drawn
    .sort((a, b) => ORDER.indexOf(a.key.form) - ORDER.indexOf(b.key.form))
    .map((item) => ({
      item: item.id,
      places: shuffled(
        item.options.map((_, i) => i),
        `${seed}/${item.id}`,
      ),
    }));
}

/** A pool is parted once for everybody who draws from it. */
const parted = new WeakMap<readonly Item[], ReadonlyMap<Form, readonly Item[]>>();

function byForm(items: readonly Item[]): ReadonlyMap<Form, readonly Item[]> {
  const known = parted.get(items);
  if (known) return known;
  const piles = new Map<Form, Item[]>();
  for (const item of items) {
    const pile = piles.get(item.key.form);
    if (pile) pile.push(item);
    else piles.set(item.key.form, [item]);
  }
  parted.set(items, piles);
  return piles;
}

/** Weighted order without replacement (Efraimidis and Spirakis): each key is u^(1/weight), the largest first. */
function keysOf(items: readonly Item[], chanceOf: (id: string) => number, weightOf: Draw['weightOf']): Pile['keys'] {
  const keys = new Float64Array(items.length);
  items.forEach(({ id, clause }, i) => {
    const chance = (chanceOf(id) + 1) / 2 ** 32;
    const weight = weightOf?.(clause) ?? 1;
    keys[i] = weight === 1 ? chance : chance ** (1 / Math.max(weight, 1e-6));
  });
  return keys;
}

/** Takes the item with the largest key among those that fit. A paper has few questions: looking is cheaper than sorting. */
function takeFirst({ items, keys }: Pile, fits: (item: Item) => boolean): Item | undefined {
  let found = -1;
  let largest = -1;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] ?? -1;
    const item = items[i];
    if (key <= largest || !item || !fits(item)) continue;
    found = i;
    largest = key;
  }
  if (found < 0) return undefined;
  keys[found] = -1;
  return items[found];
}
