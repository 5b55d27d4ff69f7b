import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { createSearchService, type SearchServiceOptions } from '../search/service.ts';
import type { Catalogue } from '../standards/catalogue.ts';
import { readAskedFiles } from './asked-files.ts';
import type { Lessons } from './feedback/lessons.ts';
import { createGlossary } from './glossary.ts';
import { readScope } from './scope.ts';
import { createShelf, documentsOf, type Shelf } from './shelf.ts';
import { SPOKEN_WORDS } from './spoken-words.ts';
import { loadNouns } from './words.ts';

/** Words that the dictionary must know: the glossary's and the standards' own terms. */
const ownWordsOf = (catalogue: Catalogue): string[] => [
  ...catalogue.glossary.terms.flatMap(({ term, also }) => [term, ...also]),
  ...catalogue.editions.flatMap((edition) =>
    edition.clauses.flatMap((clause) => (clause.term ? [clause.term.word] : [])),
  ),
];

export interface ShelfKeeperSetting extends Omit<SearchServiceOptions, 'clock'> {
  /** The knowledge folder. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** What people have confirmed. */
  readonly lessons?: Lessons | undefined;
}

/** Keeps a shelf that is whole and current: while a new one is indexed, questions go on being answered from the old one. */
export interface ShelfKeeper {
  shelf(): Shelf | undefined;
  /** Indexes a catalogue in the worker and swaps it in. */
  refresh(catalogue: Catalogue): Promise<Shelf>;
  close(): Promise<void>;
}

export function createShelfKeeper({ folder, log, lessons, ...options }: ShelfKeeperSetting): ShelfKeeper {
  const search = createSearchService({ ...options, log });
  const nouns = loadNouns();
  let shelf: Shelf | undefined;
  return {
    shelf: () => shelf,
    refresh: async (catalogue) => {
      const asked = readAskedFiles(folder, catalogue);
      const scope = readScope(folder);
      for (const fault of [...asked.faults, ...scope.faults])
        log.warn({ file: fault.file, line: fault.line, rule: fault.rule }, fault.message.zh);
      const searchable = await search.refresh({
        documents: documentsOf(catalogue, asked),
        ownWords: ownWordsOf(catalogue),
      });
      shelf = createShelf({
        catalogue,
        asked,
        scope,
        nouns,
        lessons,
        glossary: createGlossary(catalogue.glossary, SPOKEN_WORDS),
        ...searchable,
      });
      return shelf;
    },
    close: () => search.close(),
  };
}
