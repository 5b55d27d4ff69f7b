import { foldText } from '../base/fold.ts';
import type { LocalDate } from '../base/time.ts';
import { type Analyser, PREFIX } from '../search/analyser.ts';
import type { SearchDocument, SearchIndex } from '../search/index-model.ts';
import { idf, rowsWith } from '../search/postings.ts';
import { STOP_WORDS } from '../search/question-words.ts';
import { rank } from '../search/rank.ts';
import type { Spelling } from '../search/spelling.ts';
import { termNumber } from '../search/term-table.ts';
import type { Catalogue } from '../standards/catalogue.ts';
import type { Clause, Edition, Status } from '../standards/model.ts';
import { isOfArticle, type Role, roleOf, wordsDefined } from '../standards/role.ts';
import type { AskedWordings } from './asked-files.ts';
import type { Lessons } from './feedback/lessons.ts';
import type { Glossary } from './glossary.ts';
import { likeness, type PairWeight, type Wording, wordingOf } from './likeness.ts';
import type { Scope } from './scope.ts';
import type { Nouns } from './words.ts';

type RankOptions = NonNullable<Parameters<typeof rank>[3]>;
type Ranked = ReturnType<typeof rank>[number];

/** A clause with the edition it belongs to, as an answer needs it. */
export interface Placed {
  readonly clause: Clause;
  readonly edition: Edition;
  /** The clause with what leads to it (title, headings, lead-in), folded: what its words are looked for in. */
  readonly folded: string;
  /** The headings and the title alone, folded. */
  readonly headings: string;
  /** How people ask for it (`knowledge/asked/`). */
  readonly asked: readonly Wording[];
  /** True when it is known of some clause of its edition how people ask for it: of the others one may then expect it too. */
  readonly heard: boolean;
  /** Of an article of a law or management document: what it does. */
  readonly role: Role;
  /** The words that it says the meaning of, folded. */
  readonly defines: readonly string[];
}

/** Headings and words of a clause, folded, without how people ask for it. */
export const ownWords = ({ clause, headings }: Placed): string => `${headings}\n${foldText(clause.text)}`;

/** What questions are answered from: the standards as they stand, indexed. Replaced whole when the knowledge changes. */
export interface Shelf {
  readonly catalogue: Catalogue;
  readonly analyser: Analyser;
  readonly index: SearchIndex;
  readonly spelling: Spelling;
  readonly glossary: Glossary;
  readonly nouns: Nouns;
  /** What logistics services could regulate at all. */
  readonly scope: Scope;
  /** The clause of a key as it reads on a day. */
  placed(key: string, day: LocalDate): Placed | undefined;
  /** False for a wording that an amendment sheet has changed by that day, or not yet. */
  holdsOn(placed: Placed, day: LocalDate): boolean;
  /** The list items, rows, notes and examples that a clause introduces, in order. */
  childrenOf(clause: Clause): readonly Clause[];
  statusOf(edition: Edition, day: LocalDate): Status | undefined;
  /** The clause that a manager has assigned to a question in these words, by its key. */
  assignedTo(question: string): string | undefined;
  search(
    query: string,
    options: Omit<RankOptions, 'filter'> & { readonly filter: (placed: Placed) => boolean },
  ): { readonly placed: Placed; readonly ranked: Ranked }[];
  /** In how many clauses a folded text stands. */
  spread(text: string): number;
  /** How much a pair of characters tells. */
  readonly weightOf: PairWeight;
}

/** What the index holds of a clause. */
export function documentOf(clause: Clause, edition: Edition, asked: readonly string[]): SearchDocument {
  const leadIn = clause.leadIn ? `${clause.leadIn.text}\n` : '';
  return {
    id: clause.key,
    group: edition.id,
    fields: {
      title: edition.title,
      heading: clause.path.join('\n'),
      term: clause.term ? `${clause.term.word} ${clause.term.english ?? ''}` : '',
      table: clause.table ? `${clause.table.caption} ${clause.table.cells.map((cell) => cell.header).join(' ')}` : '',
      text: `${leadIn}${clause.text}`,
      asked: asked.join('\n'),
    },
  };
}

/** How an edition reads at any time: as published, and after each of its amendment sheets. */
function readingsOf(catalogue: Catalogue, edition: Edition): Edition[] {
  const days = catalogue.sheetsOf(edition).map((sheet) => sheet.effective);
  return [edition, ...new Set(days.map((day) => catalogue.textOn(edition, day)))];
}

/** The clauses of all editions; of an amended edition, each wording that a clause has had, under a name of its own. */
function wordings(catalogue: Catalogue): { readonly id: string; readonly clause: Clause; readonly edition: Edition }[] {
  const found = new Map<string, { id: string; clause: Clause; edition: Edition }>();
  for (const edition of catalogue.editions) {
    for (const reading of readingsOf(catalogue, edition)) {
      for (const clause of reading.clauses) {
        const id = clause.amendment ? `${clause.key}@${clause.amendment}` : clause.key;
        if (!found.has(id)) found.set(id, { id, clause, edition: reading });
      }
    }
  }
  return [...found.values()];
}

/** Every clause of every edition, as the index takes them. */
export const documentsOf = (catalogue: Catalogue, asked: AskedWordings): SearchDocument[] =>
  wordings(catalogue).map(({ id, clause, edition }) => ({
    ...documentOf(clause, edition, asked.byKey.get(clause.key) ?? []),
    id,
  }));

/** Wordings as alike as this are the same question. */
const SAME_WORDS = 0.85;

/** Puts a catalogue and the index made of it together. */
export function createShelf(
  parts: Pick<Shelf, 'catalogue' | 'analyser' | 'index' | 'spelling' | 'glossary' | 'nouns' | 'scope'> & {
    readonly asked: AskedWordings;
    /** What people have confirmed; absent: nothing is learned. */
    readonly lessons?: Pick<Lessons, 'learned' | 'wordings' | 'assigned'> | undefined;
  },
): Shelf {
  const { catalogue, analyser, index } = parts;
  const total = index.ids.length;
  /** lunr's idf of the pair; one that no clause holds tells as much as one that a single clause holds. */
  const weightOf: PairWeight = (pair) => {
    const term = termNumber(index.table, pair);
    return idf(term < 0 ? 1 : rowsWith(index.postings, term), total);
  };
  const byId = new Map<string, Placed>();
  const weighedTexts = new Map<string, Wording>();
  const weighed = (text: string): Wording => {
    const wording = weighedTexts.get(text) ?? wordingOf(text, weightOf);
    weighedTexts.set(text, wording);
    return wording;
  };
  const children = new Map<string, Clause[]>();
  const heard = new Set([...parts.asked.byKey.keys()].map((key) => key.slice(0, key.lastIndexOf('#'))));
  for (const { id, clause, edition } of wordings(catalogue)) {
    const own = parts.asked.byKey.get(clause.key) ?? [];
    const headings = foldText(`${edition.title}\n${clause.path.join('\n')}`);
    const leadIn = clause.leadIn ? `${clause.leadIn.text}\n` : '';
    const folded = `${headings}\n${foldText(`${clause.table?.caption ?? ''}\n${leadIn}${clause.term?.english ?? ''}\n${clause.text}`)}`;
    const written = own.map((text) => wordingOf(text, weightOf));
    byId.set(id, {
      clause,
      edition,
      folded: `${folded}\n${foldText(own.join('\n'))}`,
      headings,
      heard: heard.has(edition.id),
      role: roleOf(clause),
      defines: isOfArticle(clause) ? wordsDefined(clause.text).map(foldText) : [],
      get asked() {
        const confirmed = parts.lessons?.wordings(id) ?? [];
        return confirmed.length === 0 ? written : [...written, ...confirmed.map(weighed)];
      },
    });
    if (!clause.leadIn) continue;
    const parent = `${edition.id}#${clause.leadIn.number}`;
    children.set(parent, [...(children.get(parent) ?? []), clause]);
  }
  /** A wording counts on a day when the edition reads so on that day. */
  const holdsOn = ({ clause, edition }: Placed, day: LocalDate): boolean =>
    catalogue.sheetsOf(edition).length === 0 || catalogue.byKey(clause.key, day)?.clause.text === clause.text;
  const rows = index.ids.map((id) => byId.get(id));
  const spreads = new Map<string, number>();
  /** A pair of characters that no clause holds keeps the whole text from standing anywhere: most unknown words need no search. */
  const cannotStand = (text: string): boolean => {
    if (!/^\p{Script=Han}{2,}$/u.test(text)) return false;
    for (let i = 0; i + 2 <= text.length; i++) {
      const pair = text.slice(i, i + 2);
      if (
        termNumber(index.table, pair) < 0 &&
        ![...pair].some((c) => STOP_WORDS.includes(c)) &&
        !STOP_WORDS.includes(pair)
      )
        return true;
    }
    return false;
  };
  /** The clauses that hold the rarest pair of a text are all that can hold the text. */
  const countIn = (text: string): number => {
    const { starts, rows: holding } = index.postings;
    const pairs = /^\p{Script=Han}{2,}$/u.test(text)
      ? Array.from({ length: text.length - 1 }, (_, i) => termNumber(index.table, text.slice(i, i + 2)))
      : [];
    const rarest = pairs
      .filter((pair) => pair >= 0)
      .reduce((a, b) => (a >= 0 && rowsWith(index.postings, a) <= rowsWith(index.postings, b) ? a : b), -1);
    let count = 0;
    if (rarest < 0) {
      for (const placed of byId.values()) if (placed.folded.includes(text)) count += 1;
      return count;
    }
    for (let at = starts[rarest] ?? 0; at < (starts[rarest + 1] ?? 0); at++)
      if (rows[holding[at] ?? 0]?.folded.includes(text)) count += 1;
    return count;
  };
  return {
    ...parts,
    weightOf,
    placed: (key, day) => {
      const located = catalogue.byKey(key, day);
      return located && byId.get(located.clause.amendment ? `${key}@${located.clause.amendment}` : key);
    },
    holdsOn,
    assignedTo: (question) => {
      const all = parts.lessons?.assigned() ?? [];
      const asking = all.length > 0 ? wordingOf(question, weightOf) : undefined;
      return (
        asking && all.findLast((known) => likeness(asking, weighed(known.question), weightOf) >= SAME_WORDS)?.clause
      );
    },
    childrenOf: (clause) => children.get(clause.key) ?? [],
    statusOf: (edition, day) => catalogue.statusOf(edition, day),
    search: (query, { filter, ...options }) =>
      rank(index, analyser, query, {
        ...learnedFor(parts),
        ...options,
        filter: (row) => {
          const placed = rows[row];
          return placed !== undefined && filter(placed);
        },
      }).flatMap((ranked) => {
        const placed = rows[ranked.row];
        return placed ? [{ placed, ranked }] : [];
      }),
    spread: (text) => {
      const known = spreads.get(text);
      if (known !== undefined) return known;
      const word = termNumber(index.table, PREFIX.word + text);
      const count = word >= 0 ? rowsWith(index.postings, word) : cannotStand(text) ? 0 : countIn(text);
      // Questions hold any words at all: what is remembered stays bounded.
      if (spreads.size > 20_000) spreads.clear();
      spreads.set(text, count);
      return count;
    },
  };
}

/** What was learned about this very index, as ranking takes it. */
function learnedFor({
  lessons,
  index,
  analyser,
}: Pick<Shelf, 'index' | 'analyser'> & { readonly lessons?: Pick<Lessons, 'learned'> | undefined }): Pick<
  RankOptions,
  'learned'
> {
  const learned = lessons?.learned(index, analyser);
  return learned ? { learned } : {};
}
