import type { Catalogue } from '../standards/catalogue.ts';
import { lineage } from '../standards/lineage.ts';
import type { Clause, Day, Edition } from '../standards/model.ts';

/**
 * The keys under which some clauses of an edition are known in every published edition of their standard, by lineage: what
 * happened stays with the edition it happened under, and is the clause's own history all the same.
 */
export function keysInAllEditions(
  catalogue: Catalogue,
  edition: Edition,
  clauses: readonly Clause[],
  day: Day,
): readonly string[] {
  const all = catalogue.editionsOf(edition.code).filter(({ published }) => published <= day);
  const at = all.findIndex(({ id }) => id === edition.id);
  const keys = new Set(clauses.map(({ key }) => key));
  if (at < 0) return [...keys];
  const follow = (editions: readonly Edition[], later: boolean): void => {
    let own: readonly Clause[] = clauses;
    let from = edition;
    for (const to of editions) {
      const { changes } = later ? lineage(from, to) : lineage(to, from);
      const numbers = new Set(own.map(({ number }) => number));
      own = changes.flatMap(({ before, after }) => {
        const [here, there] = later ? [before, after] : [after, before];
        return here && there && numbers.has(here.number) ? [there] : [];
      });
      for (const { key } of own) keys.add(key);
      from = to;
    }
  };
  follow(all.slice(at + 1), true);
  follow(all.slice(0, at).reverse(), false);
  return [...keys];
}
