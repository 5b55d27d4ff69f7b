import type { Slot } from '../../commands/command.ts';
import type { Turn } from '../../commands/turn.ts';
import { readPlaceIn } from '../../notes/place.ts';
import { readTime } from '../../schedule/words/read-time.ts';
import type { RecordPorts } from '../ports.ts';
import type { ItemRead } from '../read/items.ts';
import { itemsIn, marked } from '../read/items.ts';
import { readable } from '../read/message.ts';
import { bareNumbersIn, type Measured, measuresIn } from '../read/quantities.ts';
import { typesIn } from '../read/type-words.ts';
import { asks, changesRule, chats } from '../read/words.ts';

/** A slot that takes the whole of an answer: the record is read from everything that was said, however it came. */
export const whole = (ask: { zh: string; en: string }): Slot<string> & { readonly required: false } => ({
  required: false,
  ask,
  read: (rest) => {
    const value = rest.trim();
    return value === '' ? undefined : { value, rest: '' };
  },
});

type Fits = (text: string, turn: Turn) => boolean;

/** A slot that takes the whole of an answer which reads as one; anything else is something of its own, and the question stays open. */
export const answered = (ask: { zh: string; en: string }, fits: Fits): Slot<string> & { readonly required: false } => ({
  required: false,
  ask,
  read: (rest, turn) => {
    const value = rest.trim();
    const text = readable(value);
    return value !== '' && !isOther(text) && fits(text, turn) ? { value, rest: '' } : undefined;
  },
});

/** Talk, a question or a change of the rules answers nothing. */
export const isOther = (text: string): boolean => asks(text) || chats(text) || changesRule(text);

const has = (text: string, kind: Measured['kind']): boolean => measuresIn(text, true).some((one) => one.kind === kind);
const isNumber = (text: string): boolean => /^[-−]?\d+(?:\.\d+)?[。.\s]*$/.test(text.trim());
/** Dishes by name alone: short words, none of which speaks of anybody or says that something is. */
const DISHES = /^(?:(?:有|是|和)?\p{Script=Han}{2,7}(?:[\s、,，和]+|$))+$/u;
const SENTENCE = /[我你您他她它们吗呢啊吧是没明昨谁想要去说]|不(?!辣)|今天|好了|知道/;

/** Weights alone that answer dishes given before go to them in turn: 红烧肉 青菜, then 130 140. */
export function joinDishes(before: string, answer: string): string {
  const text = readable(answer);
  const masses = measuresIn(text, false).filter(({ kind }) => kind === 'mass');
  const weights =
    masses.length > 0 ? masses.map(({ text }) => text) : bareNumbersIn(text).map(({ text }) => `${text}克`);
  if (/\p{Script=Han}{2}/u.test(masses.reduce((left, { text: one }) => left.replace(one, ' '), text)))
    return `${before} ${answer}`;
  const next = weights.values();
  const dishes = before.split(/[\s、,，]+/).map((dish) => {
    const weight = /\d/.test(dish) ? undefined : next.next().value;
    return weight === undefined ? dish : `${dish} ${weight}`;
  });
  // A dish that stands before the weighed ones is read as one without a weight.
  const isOpen = (dish: string): boolean => !/[\d克两斤]/.test(dish);
  return [...dishes.filter(isOpen), ...dishes.filter((dish) => !isOpen(dish))].join(' ');
}

/** What each question of a record takes for its answer. */
export const answersTo = ({ places, types, calendar, zone }: RecordPorts) => ({
  type: (text: string): boolean => typesIn(text, types()).length > 0,
  items: (text: string): boolean =>
    has(text, 'mass') || bareNumbersIn(text).length > 0 || (DISHES.test(text) && !SENTENCE.test(text)),
  value_c: (text: string): boolean => has(text, 'temperature') || isNumber(text),
  concentration: (text: string): boolean => has(text, 'concentration') || isNumber(text),
  location: (text: string): boolean => readPlaceIn(text, places()) !== undefined,
  at: (text: string, { now }: Turn): boolean =>
    readTime(text, { now, zone, calendar, direction: 'past', bareDays: false }) !== undefined,
});

/** A name: of people, of a firm's staff; a sentence is none. */
export const isName = (text: string): boolean =>
  /^(?:和|与|跟|是|叫)?(?:\p{Script=Han}·?){2,6}[。.\s]*$/u.test(text)
    ? !SENTENCE.test(text.replace(/^是/, ''))
    : /^[A-Z][a-z]+(?:[ .][A-Z][a-z]*){0,2}$/.test(text.trim());

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
