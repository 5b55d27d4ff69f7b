import type { Sentence } from '../base/sentence.ts';
import { SERVICES, type Service } from '../standards/model.ts';
import type { Slot } from './command.ts';

type Required<T> = Slot<T> & { readonly required: true };
type Optional<T> = Slot<T> & { readonly required: false };

const NOTHING: Sentence = { zh: '', en: '' };

/** Makes a slot one that may stay empty. */
export const optional = <T>(slot: Slot<T>): Optional<T> => ({ ...slot, required: false });

/** What is left of the text when every other slot has taken its part. Declare it last. */
export function freeText(ask: Sentence): Required<string> {
  return {
    required: true,
    ask,
    read: (rest) => {
      const value = rest.replace(/^[\s:：,，。]+|[\s,，]+$/g, '');
      return value ? { value, rest: '' } : undefined;
    },
  };
}

/** The message itself, for a command that reads everything out of it at once; an answer to its question is put behind it. */
export const wholeMessage = (ask: Sentence): Required<string> => ({
  required: true,
  free: true,
  ask,
  read: (rest) => (rest.trim() === '' ? undefined : { value: rest, rest: '' }),
  join: (before, answer) => `${before} ${answer}`,
});

/** The number of a document of one series, bare (`12`), from `ISS-12`, `iss12` or `12号`. */
export function reference(series: string, ask: Sentence = NOTHING): Required<string> {
  const pattern = new RegExp(`${series}\\s*[-—－]?\\s*(\\d{1,9})|(\\d{1,9})\\s*号`, 'i');
  return {
    required: true,
    ask,
    read: (rest) => {
      const found = pattern.exec(rest);
      const value = found?.[1] ?? found?.[2];
      return found && value ? { value, rest: rest.replace(found[0], ' ') } : undefined;
    },
  };
}

/** One of a few fixed words, each with what people say for it; the words stay in the text for the free-text slot. */
export function oneOf<T extends string>(
  choices: Readonly<Record<T, readonly string[]>>,
  ask: Sentence = NOTHING,
): Required<T> {
  const entries = (Object.entries(choices) as [T, readonly string[]][]).flatMap(([value, words]) =>
    [value, ...words].map((word) => ({ value, word: word.toLowerCase() })),
  );
  return {
    required: true,
    ask,
    read: (rest) => {
      const text = rest.toLowerCase();
      const found = entries.filter((e) => text.includes(e.word)).sort((a, b) => b.word.length - a.word.length)[0];
      return found && { value: found.value, rest };
    },
  };
}

/** The service that a text speaks of, by name; `names` adds the nicknames of the glossary. */
export const service = (names: Readonly<Partial<Record<Service, readonly string[]>>> = {}): Required<Service> =>
  oneOf(Object.fromEntries(SERVICES.map((s) => [s, names[s] ?? []])) as Record<Service, readonly string[]>);
