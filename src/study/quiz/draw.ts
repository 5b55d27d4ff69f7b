import { hashOf, shuffled } from '../bank/chance.ts';
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

/**
 * One person's questions: clauses by weight, no clause twice while there are others, of every paper the same mix of forms
 * (papers of one quiz are of equal difficulty). The same seed draws the same paper.
 */
export function drawPaper({ items, count, seed, weightOf = () => 1 }: Draw): Paper['questions'] {
  const left = new Map<Form, Item[]>();
  for (const item of ranked(items, seed, weightOf)) left.set(item.key.form, [...(left.get(item.key.form) ?? []), item]);
  const drawn: Item[] = [];
  const clauses = new Set<string>();
  const most = Math.ceil(count / ONE_IN);
  let opinions = 0;
  const take = (forms: readonly Form[], fresh: boolean, bound = true): boolean => {
    for (const form of forms) {
      const pile = left.get(form) ?? [];
      const at = pile.findIndex(
        (item) => (!fresh || !clauses.has(item.clause)) && (!bound || opinions < most || !OPINIONS.has(item.kind)),
      );
      const item = pile[at];
      if (!item) continue;
      pile.splice(at, 1);
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

/** Weighted order without replacement (Efraimidis and Spirakis): each key is u^(1/weight), the largest first. */
function ranked(items: readonly Item[], seed: string, weightOf: (clause: string) => number): Item[] {
  return items
    .map((item) => {
      const chance = (hashOf(`${seed}\u0000${item.id}`) + 1) / 2 ** 32;
      return { item, key: chance ** (1 / Math.max(weightOf(item.clause), 1e-6)) };
    })
    .sort((a, b) => b.key - a.key)
    .map(({ item }) => item);
}
