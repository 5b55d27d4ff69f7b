import type { Slot } from '../../commands/command.ts';
import type { ItemRead } from '../read/items.ts';
import { itemsIn, marked } from '../read/items.ts';
import { readable } from '../read/message.ts';
import { measuresIn } from '../read/quantities.ts';

/** A slot that takes the whole of an answer: the record is read from everything that was said, however it came. */
export const whole = (ask: { zh: string; en: string }): Slot<string> & { readonly required: false } => ({
  required: false,
  ask,
  read: (rest) => {
    const value = rest.trim();
    return value === '' ? undefined : { value, rest: '' };
  },
});

/** The answer to "how many grams": a weight alone goes to the first dish that has none that can be, named ones to theirs. */
export function withAnswer(
  items: readonly ItemRead[],
  answer: string | undefined,
  doubtful: readonly string[],
): readonly ItemRead[] {
  if (answer === undefined) return items;
  const text = readable(answer);
  const found = measuresIn(text, false).filter(({ kind }) => kind === 'mass');
  const out = items.map((item) => ({ ...item }));
  const named = itemsIn(marked(text, found), found).items.filter(({ name }) => name !== '');
  if (named.length > 0) {
    for (const { name, amount_g } of named) {
      const at = out.findIndex((item) => item.name === name);
      const item = { name, ...(amount_g === undefined ? {} : { amount_g }) };
      if (at >= 0) out[at] = item;
      else out.push(item);
    }
    // 红烧肉 asked for, 红烧肉150克 given: nothing is left without a weight but what was never named again.
    return out;
  }
  const numbers =
    found.length > 0 ? found.map(({ value }) => value) : /^\d+(?:\.\d+)?$/.test(text.trim()) ? [Number(text)] : [];
  for (const [i, value] of numbers.entries()) {
    const open = out.findIndex(({ name, amount_g }) => amount_g === undefined || doubtful.includes(name));
    const at = open >= 0 ? open : i;
    const item = out[at];
    if (item) out[at] = { name: item.name, amount_g: value };
  }
  return out;
}
