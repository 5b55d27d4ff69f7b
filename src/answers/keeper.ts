import { createAnalyser } from '../search/analyser.ts';
import { buildIndex } from '../search/build.ts';
import type { Catalogue } from '../standards/catalogue.ts';
import type { AskedWordings } from './asked-files.ts';
import { createGlossary } from './glossary.ts';
import type { Scope } from './scope.ts';
import { createShelf, documentsOf, type Shelf } from './shelf.ts';
import { loadNouns } from './words.ts';

/** Words that the dictionary must know: the glossary's and the standards' own terms. */
export const ownWordsOf = (catalogue: Catalogue): string[] => [
  ...catalogue.glossary.terms.flatMap(({ term, also }) => [term, ...also]),
  ...catalogue.editions.flatMap((edition) =>
    edition.clauses.flatMap((clause) => (clause.term ? [clause.term.word] : [])),
  ),
];

/** A shelf made at once, in this thread: for `ask`, and for tests. */
export function shelfOf(catalogue: Catalogue, asked: AskedWordings, scope: Scope): Shelf {
  const analyser = createAnalyser({ ownWords: ownWordsOf(catalogue) });
  const index = buildIndex(documentsOf(catalogue, asked), analyser);
  return createShelf({
    catalogue,
    asked,
    analyser,
    index,
    glossary: createGlossary(catalogue.glossary),
    nouns: loadNouns(),
    scope,
  });
}
