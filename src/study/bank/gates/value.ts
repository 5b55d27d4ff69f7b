import { plain } from '../likeness.ts';
import type { ItemKind } from '../model.ts';
import type { Gate } from './gate.ts';

/** Kinds whose right answer is taken from the clause word for word. */
const TAKEN: ReadonlySet<ItemKind> = new Set(['value', 'frequency', 'colour', 'who', 'table', 'list', 'order', 'term']);

/** What is asked for stands in the clause as it is asked: the number with its unit, or the words. */
export const value: Gate = {
  name: 'value',
  pass(draft, bench) {
    const { answer, clause, edition, kind } = draft;
    if (answer.form === 'number')
      return clause.quantities.some(
        (q) =>
          (q.from === answer.right || q.to === answer.right) &&
          (q.unit === answer.unit || `${q.unit}/${q.per ?? ''}` === answer.unit),
      )
        ? draft
        : undefined;
    if (answer.form === 'judge' || !TAKEN.has(kind)) return draft;
    const own = [clause, ...bench.itemsOf(edition, clause.number)];
    const said = plain(
      own
        .map(
          (c) =>
            `${c.leadIn?.text ?? ''}${c.text}${c.term?.word ?? ''}${c.table?.cells.map((x) => x.value).join(' ') ?? ''}`,
        )
        .join(' '),
    );
    const right = typeof answer.right === 'string' ? [answer.right] : answer.right;
    return right.every((words) => said.includes(plain(words)) || parts(words).every((part) => said.includes(part)))
      ? draft
      : undefined;
  },
};

/** A step that was cleared of a reference in its middle is still the clause's own, part by part. */
const parts = (words: string): string[] =>
  words
    .split(/[，、\s]/)
    .map(plain)
    .filter((part) => part !== '');
