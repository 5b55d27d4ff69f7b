import { z } from 'zod';
import { foldText } from '../base/fold.ts';
import { decode, readFolder } from '../standards/folder.ts';
import { parseYaml, validated } from '../standards/front-matter.ts';
import type { Fault } from '../standards/model.ts';

const words = z.array(z.array(z.coerce.string().min(1))).default([]);

/** `knowledge/scope.yaml`; the file says what each list is for. */
const scopeSchema = z.strictObject({
  within: words,
  outside: words,
  things: words,
  asked: z.array(z.strictObject({ by: z.array(z.coerce.string()), shown: z.array(z.coerce.string()) })).default([]),
  anything: words,
});

/** Where a question that no clause answers belongs. */
export type Belonging = 'ours' | 'elsewhere' | 'unknown';

/** A side of a thing that a question asks for (its colour, its price), by the words that a clause shows it by. */
export interface AskedSide {
  readonly shown: readonly string[];
}

export interface Scope {
  /** The things that a plain question names and that a clause must know of to answer it, longest first. */
  things(plain: string): readonly string[];
  /** The sides of a thing that a plain question asks for. */
  sides(plain: string): readonly AskedSide[];
  belonging(plain: string): Belonging;
  readonly faults: readonly Fault[];
}

export function readScope(folder: string): Scope {
  const { files } = readFolder(folder, '', (name) => name === 'scope.yaml');
  const file = files[0];
  const decoded = file && decode(file.bytes, file.file);
  const read =
    decoded && 'text' in decoded
      ? validated(scopeSchema, parseYaml(decoded.text, 'scope.yaml'), 'scope.yaml')
      : undefined;
  const listed = (lists: readonly (readonly string[])[] = []) => createWords(lists.flat());
  const things = listed(read?.value?.things);
  const outside = listed(read?.value?.outside);
  const beyond = new Set(read?.value?.outside.flat());
  // A thing that others deal with (社保) may stand among the things that no clause speaks of.
  const within = listed([
    ...(read?.value?.within ?? []),
    (read?.value?.things ?? []).flat().filter((word) => !beyond.has(word)),
  ]);
  const unsaid = (read?.value?.within ?? []).length === 0 && beyond.size === 0;
  const anything = listed(read?.value?.anything);
  const sides = (read?.value?.asked ?? []).map(({ by, shown }) => ({
    by: createWords(by),
    side: { shown: shown.map((word) => foldText(word)) },
  }));
  return {
    things: (plain) => (anything.in(plain).length > 0 ? [] : things.in(plain)),
    sides: (plain) => sides.filter(({ by }) => by.in(plain).length > 0).map(({ side }) => side),
    belonging: (plain) => {
      // Who has not said what is not theirs is never told that their question is.
      if (unsaid) return 'ours';
      const ours = lengthOf(within.in(plain));
      const others = lengthOf(outside.in(plain));
      if (ours === 0 && others === 0) return 'unknown';
      return ours >= others ? 'ours' : 'elsewhere';
    },
    faults: read?.faults ?? [],
  };
}

const lengthOf = (found: readonly string[]): number => found.reduce((sum, word) => sum + word.length, 0);

/** A list of words that are looked for in a text. */
interface Words {
  /** Those that stand in it, longest first; a word inside a longer one is not said. */
  in(plain: string): readonly string[];
}

/** By first character, so that a long list costs a question no more than a short one. Latin words stand alone. */
function createWords(list: readonly string[]): Words {
  const byFirst = new Map<string, string[]>();
  for (const word of new Set(list.map((said) => foldText(said).trim()))) {
    if (word.length < 2) continue;
    const first = word.slice(0, 1);
    byFirst.set(first, [...(byFirst.get(first) ?? []), word]);
  }
  for (const sharing of byFirst.values()) sharing.sort((a, b) => b.length - a.length);
  return {
    in: (plain) => {
      const found = new Set<string>();
      for (let at = 0; at < plain.length; at++) {
        const word = byFirst
          .get(plain.charAt(at))
          ?.find((said) => plain.startsWith(said, at) && isWhole(plain, at, said));
        if (word === undefined) continue;
        found.add(word);
        at += word.length - 1;
      }
      return [...found].sort((a, b) => b.length - a.length);
    },
  };
}

const LETTER = /[a-z]/;

function isWhole(plain: string, at: number, word: string): boolean {
  if (!LETTER.test(word)) return true;
  return !LETTER.test(plain.charAt(at - 1)) && !LETTER.test(plain.charAt(at + word.length));
}
