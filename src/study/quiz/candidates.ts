import type { LocalDate } from '../../base/time.ts';
import type { Team } from '../../people/model.ts';
import type { Catalogue, Located } from '../../standards/catalogue.ts';
import type { Edition } from '../../standards/model.ts';
import { itemsOf } from '../bank/make.ts';
import type { Item } from '../bank/model.ts';
import type { WrittenQuestion } from '../bank/written.ts';

export interface CandidatePorts {
  readonly catalogue: () => Catalogue;
  /** Questions written by hand. */
  readonly written: () => readonly WrittenQuestion[];
  /** Keys of the clauses in force that a topic is about, the nearest first. */
  readonly about: (topic: string, team: Team, day: LocalDate) => readonly string[];
}

/** Pools that are kept; beyond, all are made again. */
const MOST_POOLS = 50;

/** Whether a team's people are to know a standard: their own service's, and those for all. */
export const isFor = (team: Team, { edition }: Pick<Located, 'edition'>): boolean =>
  team === '全员' || edition.service === undefined || edition.service === team;

/**
 * The questions that a team may be asked. Made clause by clause and kept while the same texts are in force: after the start all
 * of them are made in small pieces; a quiz that comes before that takes the time.
 */
export function createCandidates(ports: CandidatePorts) {
  let made:
    | {
        readonly catalogue: Catalogue;
        readonly day: LocalDate;
        readonly texts: readonly Edition[];
        readonly items: Map<string, readonly Item[]>;
        /** All questions of a team about some topics: the same list for everybody who draws from it. */
        readonly pools: Map<string, readonly Item[]>;
      }
    | undefined;

  /** What was made holds on while the same texts hold and are to come, whatever the day. */
  function madeFor(day: LocalDate): NonNullable<typeof made> {
    const catalogue = ports.catalogue();
    if (made?.catalogue === catalogue && made.day === day) return made;
    const texts = [...catalogue.allInForce(day), ...catalogue.allComing(day).map(({ edition }) => edition)];
    const same = made?.catalogue === catalogue && sameTexts(made.texts, texts);
    made = { catalogue, day, texts, items: same && made ? made.items : new Map(), pools: new Map() };
    return made;
  }

  function itemsFor(located: Located, day: LocalDate): readonly Item[] {
    const known = madeFor(day).items;
    const { key } = located.clause;
    const before = known.get(key);
    if (before) return before;
    const items = itemsOf(located.clause, ports.catalogue(), day, ports.written());
    known.set(key, items);
    return items;
  }

  /** The clauses that a team may be asked about. */
  const clauses = (team: Team, topics: readonly string[], day: LocalDate): readonly Located[] => {
    const catalogue = ports.catalogue();
    const located =
      topics.length === 0
        ? catalogue
            .allInForce(day)
            .filter((edition) => isFor(team, { edition }))
            .flatMap((edition) => edition.clauses.map((clause) => ({ edition, clause })))
        : [...new Set(topics.flatMap((topic) => ports.about(topic, team, day)))].flatMap(
            (key) => catalogue.byKey(key, day) ?? [],
          );
    return topics.length === 0 ? preferOwn(located, team) : located;
  };

  return {
    clauses,
    items: (team: Team, topics: readonly string[], day: LocalDate): readonly Item[] => {
      const { pools } = madeFor(day);
      const name = JSON.stringify([team, ...topics]);
      const items = pools.get(name) ?? clauses(team, topics, day).flatMap((one) => itemsFor(one, day));
      if (pools.size >= MOST_POOLS) pools.clear();
      pools.set(name, items);
      return items;
    },
    itemsFor,
    /**
     * Makes the questions of every clause that has none yet.
     * @param breathe waited for after each: whoever speaks meanwhile goes first
     */
    makeAll: async (day: LocalDate, breathe: () => Promise<unknown>): Promise<void> => {
      const catalogue = ports.catalogue();
      for (const one of clauses('全员', [], day)) {
        itemsFor(one, day);
        await breathe();
        if (ports.catalogue() !== catalogue) return;
      }
    },
  };
}

const sameTexts = (before: readonly Edition[], now: readonly Edition[]): boolean =>
  before.length === now.length && before.every((edition, i) => edition === now[i]);

/** A team is asked about its own work; about what is for all only where its own standards are few. */
function preferOwn(located: readonly Located[], team: Team): readonly Located[] {
  const own = located.filter(({ edition }) => edition.service === team);
  return own.length > 0 ? own : located;
}
