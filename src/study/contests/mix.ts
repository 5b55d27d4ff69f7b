import { hashOf, oneOf, shuffled } from '../bank/chance.ts';
import type { Form, Item } from '../bank/model.ts';
import type { Paper } from '../quiz/model.ts';
import type { MixSlot } from './model.ts';

/** Forms of five questions, what is tapped before what is typed (as papers of quizzes have them). */
const FORMS_OF_FIVE: readonly (readonly Form[])[] = [
  ['single'],
  ['single'],
  ['single'],
  ['judge'],
  ['number', 'several', 'order'],
];
const ORDER: readonly Form[] = ['single', 'judge', 'several', 'number', 'order'];

const nameOf = ({ form, kind }: MixSlot): string => `${form}/${kind ?? ''}`;

/**
 * What every paper of a contest is made of: so many questions of the same forms and kinds as each team's own standards can
 * give. Fewer than wanted where one of them gives less. The same seed gives the same mix.
 */
export function mixFor(pools: readonly (readonly Item[])[], count: number, seed: string): MixSlot[] {
  const left = commonOf(pools, (item) => nameOf({ form: item.key.form, kind: item.kind }));
  const byForm = commonOf(pools, (item) => item.key.form);
  const mix: MixSlot[] = [];
  const used = (form: Form): number => mix.filter((slot) => slot.form === form).length;
  const take = (form: Form): boolean => {
    if (used(form) >= (byForm.get(form) ?? 0)) return false;
    const kinds = [...left].filter(([name, n]) => n > 0 && name.startsWith(`${form}/`)).map(([name]) => name);
    const name = kinds[oneOf(kinds.length, `${seed}/${mix.length}`)];
    // The same form of whatever kind: where the teams have it, but not of one kind.
    if (name === undefined) mix.push({ form });
    else {
      left.set(name, (left.get(name) ?? 0) - 1);
      mix.push({ form, kind: name.slice(form.length + 1) as Item['kind'] });
    }
    return true;
  };
  while (mix.length < count) {
    const wanted = shuffled(FORMS_OF_FIVE[mix.length % FORMS_OF_FIVE.length] ?? [], `${seed}/form/${mix.length}`);
    if (![...wanted, ...ORDER].some(take)) break;
  }
  return mix.sort((a, b) => ORDER.indexOf(a.form) - ORDER.indexOf(b.form));
}

/** How many of each there are at least in every pool. */
function commonOf(pools: readonly (readonly Item[])[], of: (item: Item) => string): Map<string, number> {
  const counts = pools.map((items) => {
    const found = new Map<string, number>();
    for (const item of items) found.set(of(item), (found.get(of(item)) ?? 0) + 1);
    return found;
  });
  const [first, ...others] = counts;
  return new Map([...(first ?? [])].map(([name, n]) => [name, Math.min(n, ...others.map((c) => c.get(name) ?? 0))]));
}

/** One person's paper after a mix: questions with a kind of their own first, no clause twice while there are others, none that was asked before. */
export function paperOfMix(
  mix: readonly MixSlot[],
  items: readonly Item[],
  seed: string,
  asked: ReadonlySet<string>,
): Paper['questions'] {
  const ranked = items
    .filter(({ id }) => !asked.has(id))
    .map((item) => ({ item, rank: hashOf(`${seed}\u0000${item.id}`) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
  const taken = new Set<string>();
  const clauses = new Set<string>();
  const drawn = new Map<number, Item>();
  const strictFirst = [...mix.entries()].sort(
    ([, a], [, b]) => Number(a.kind === undefined) - Number(b.kind === undefined),
  );
  for (const [place, { form, kind }] of strictFirst) {
    const fits = (item: Item, fresh: boolean): boolean =>
      !taken.has(item.id) &&
      item.key.form === form &&
      (kind === undefined || item.kind === kind) &&
      !(fresh && clauses.has(item.clause));
    const item =
      ranked.find((one) => fits(one, true)) ??
      ranked.find((one) => fits(one, false)) ??
      ranked.find((one) => !taken.has(one.id) && one.key.form === form);
    if (!item) continue;
    taken.add(item.id);
    clauses.add(item.clause);
    drawn.set(place, item);
  }
  return mix.flatMap((_, place) => {
    const item = drawn.get(place);
    if (!item) return [];
    const places = shuffled(
      item.options.map((_option, i) => i),
      `${seed}/${item.id}`,
    );
    return [{ item: item.id, places }];
  });
}
