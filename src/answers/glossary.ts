import { foldText } from '../base/fold.ts';
import type { Service } from '../standards/model.ts';

/** `knowledge/glossary.yaml`: what people say, and the standards' word for it. */
export interface GlossaryData {
  readonly terms: readonly {
    readonly term: string;
    readonly also?: readonly string[] | undefined;
    readonly english?: readonly string[] | undefined;
  }[];
  readonly services: Readonly<Partial<Record<Service, readonly string[]>>>;
}

/** A spoken word found in a question. */
export interface Spoken {
  /** As said, folded. */
  readonly said: string;
  readonly start: number;
  readonly end: number;
  /** The standards' words for it. */
  readonly terms: readonly string[];
}

export interface Glossary {
  /** The spoken words of a plain question, longest first at each place; overlapping ones are all kept. */
  spoken(plain: string): readonly Spoken[];
  /** The services that a plain question names. */
  services(plain: string): ReadonlySet<Service>;
  /** True for a word that the glossary knows, spoken or standard. */
  knows(word: string): boolean;
  /** The English of a standards' word. */
  english(term: string): string | undefined;
  /** The English of the standards' words that stand in a clause, in its order; a longer word hides those within it. */
  namesIn(text: string): readonly string[];
}

const isLetter = (character: string | undefined): boolean => character !== undefined && /[a-z0-9]/.test(character);

/** @param spoken what everybody says; a word that the folder's own glossary leads somewhere is left to it. */
export function createGlossary(data: GlossaryData, spoken: GlossaryData['terms'] = []): Glossary {
  const byFirst = new Map<string, Map<string, string[]>>();
  const known = new Set<string>();
  const english = new Map<string, string>();
  const add = (said: string, term: string): void => {
    const word = foldText(said).trim();
    if (word === '' || word === foldText(term)) return;
    known.add(word);
    const first = word.slice(0, 1);
    const words = byFirst.get(first) ?? new Map<string, string[]>();
    byFirst.set(first, words);
    const terms = words.get(word) ?? [];
    words.set(word, terms);
    if (!terms.includes(term)) terms.push(term);
  };
  for (const { term, also, english: names } of data.terms) {
    known.add(foldText(term));
    for (const said of [...(also ?? []), ...(names ?? [])]) add(said, term);
    const name = names?.[0];
    if (name) english.set(term, name);
  }
  const own = new Set(known);
  for (const { term, also } of spoken) for (const said of also ?? []) if (!own.has(foldText(said))) add(said, term);
  const services = (Object.entries(data.services) as [Service, readonly string[]][]).map(
    ([service, names]) => [service, [service, ...names].map(foldText)] as const,
  );

  /** Latin words match whole words only (`ban` is not in `urban`), with the plural allowed. */
  function standsAt(plain: string, at: number, word: string): number | undefined {
    if (!plain.startsWith(word, at)) return undefined;
    let end = at + word.length;
    if (!isLetter(word.at(-1)) || /\d/.test(word.at(-1) ?? '')) return end;
    if (isLetter(word[0]) && isLetter(plain[at - 1])) return undefined;
    if (plain[end] === 's' && !isLetter(plain[end + 1])) end += 1;
    return isLetter(plain[end]) ? undefined : end;
  }

  return {
    spoken: (plain) => {
      const found: Spoken[] = [];
      for (let at = 0; at < plain.length; at++) {
        const words = byFirst.get(plain[at] ?? '');
        if (!words) continue;
        let longest: Spoken | undefined;
        for (const [word, terms] of words) {
          const end = standsAt(plain, at, word);
          // One Han character is a word of its own only between marks: 滑 in 光滑 is not.
          const alone =
            word.length > 1 ||
            (!/\p{Script=Han}/u.test(plain[at - 1] ?? ' ') && !/\p{Script=Han}/u.test(plain[at + 1] ?? ' '));
          if (end !== undefined && alone && (!longest || end > longest.end))
            longest = { said: word, start: at, end, terms };
        }
        if (longest) found.push(longest);
      }
      return found;
    },
    services: (plain) =>
      new Set(
        services
          .filter(([, names]) =>
            names.some((name) =>
              [...plain.matchAll(new RegExp(escaped(name), 'g'))].some(
                (m) => standsAt(plain, m.index, name) !== undefined,
              ),
            ),
          )
          .map(([service]) => service),
      ),
    knows: (word) => known.has(word),
    english: (term) => english.get(term),
    namesIn: (text) => {
      const found: { start: number; end: number; name: string }[] = [];
      for (const [term, name] of [...english].sort(([a], [b]) => b.length - a.length)) {
        const start = text.indexOf(term);
        const end = start + term.length;
        if (
          start >= 0 &&
          term.length > 1 &&
          !found.some((f) => start < f.end && f.start < end && end - start < f.end - f.start)
        )
          found.push({ start, end, name });
      }
      return [...new Set(found.sort((a, b) => a.start - b.start).map((f) => f.name))];
    },
  };
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
