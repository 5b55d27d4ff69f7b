import type { Clause, Edition } from './model.ts';

/** The mark of a list item as the text has it: `a)`, `——`, `（三）`. */
export function markOf({ number }: Pick<Clause, 'number'>): string {
  const mark = number.split(' ').at(-1) ?? '';
  return mark.startsWith('—') ? '——' : (/（[^（）]+）$/.exec(number)?.[0] ?? mark);
}

/** The items that a clause introduces, and theirs, in the order of the text. */
export function itemsUnder(edition: Pick<Edition, 'clauses'>, clause: Pick<Clause, 'number'>): readonly Clause[] {
  return edition.clauses.flatMap((item) =>
    item.kind === 'item' && item.leadIn?.number === clause.number ? [item, ...itemsUnder(edition, item)] : [],
  );
}

/** A clause's own words with all items that it introduces, a line each; of an item, what introduces it first. */
export function wholeText(edition: Pick<Edition, 'clauses'>, clause: Clause): string {
  const own = clause.kind === 'item' ? `${markOf(clause)} ${clause.text}` : clause.text;
  return [
    ...(clause.kind === 'item' && clause.leadIn ? [clause.leadIn.text] : []),
    own,
    ...itemsUnder(edition, clause).map((item) => `${markOf(item)} ${item.text}`),
  ].join('\n');
}
