import type { Catalogue } from '../../standards/catalogue.ts';
import type { Clause, Day, Edition, Quantity } from '../../standards/model.ts';
import { likeness, pairsOf, plain } from './likeness.ts';

/** A clause in force (or soon to be) against which answers are checked. */
export interface Rival {
  readonly clause: Clause;
  readonly edition: Edition;
  /** Published, not yet in force: its values are no wrong answers, for who has read it already. */
  readonly coming: boolean;
  /** Its words with what introduces it, folded for comparing. */
  readonly words: string;
  readonly pairs: ReadonlySet<string>;
}

/** What holds on a day, ready for comparing: made once a day and catalogue, about 40 ms for three thousand clauses. */
export interface Bench {
  readonly catalogue: Catalogue;
  readonly day: Day;
  /** Of everything in force and coming. */
  readonly all: readonly Rival[];
  /** Clauses that say at least `share` of these words, most first. */
  about(words: string, share: number): readonly { readonly rival: Rival; readonly share: number }[];
  /** The clause of the edition before with the same number and much the same words. */
  before(edition: Edition, clause: Clause): Clause | undefined;
  /** Clauses of an edition by their lead-in's number: the items of a list. */
  itemsOf(edition: Edition, number: string): readonly Clause[];
  /** Rows of the same table. */
  rowsOf(edition: Edition, caption: string): readonly Clause[];
}

const benches = new WeakMap<Catalogue, Bench>();

/** The bench of a day; the last one made of a catalogue is kept. */
export function benchOf(catalogue: Catalogue, day: Day): Bench {
  const known = benches.get(catalogue);
  if (known?.day === day) return known;
  const made = makeBench(catalogue, day);
  benches.set(catalogue, made);
  return made;
}

function makeBench(catalogue: Catalogue, day: Day): Bench {
  const inForce = catalogue.allInForce(day);
  const coming = catalogue.allComing(day).filter((c) => c.sheet === undefined);
  const all: Rival[] = [
    ...inForce.flatMap((edition) => rivals(edition, false)),
    ...coming.flatMap(({ edition }) => rivals(edition, true)),
  ];
  const counts = new Uint16Array(all.length);
  const byPair = new Map<string, number[]>();
  all.forEach((rival, i) => {
    for (const pair of rival.pairs) {
      const list = byPair.get(pair);
      if (list) list.push(i);
      else byPair.set(pair, [i]);
    }
  });
  const lists = new Map<Edition, Map<string, Clause[]>>();
  const tables = new Map<Edition, Map<string, Clause[]>>();

  function about(words: string, share: number) {
    const wanted = pairsOf(words);
    counts.fill(0);
    for (const pair of wanted) {
      const places = byPair.get(pair) ?? [];
      for (let at = 0; at < places.length; at++) {
        const i = places[at] ?? 0;
        counts[i] = (counts[i] ?? 0) + 1;
      }
    }
    const least = Math.max(1, wanted.size * share);
    const found: { rival: Rival; share: number }[] = [];
    for (let i = 0; i < counts.length; i++) {
      const count = counts[i] ?? 0;
      const rival = count >= least ? all[i] : undefined;
      if (rival) found.push({ rival, share: count / wanted.size });
    }
    return found.sort((a, b) => b.share - a.share);
  }

  return {
    catalogue,
    day,
    all,
    about,
    before: (edition, clause) => {
      const old = catalogue.previous(edition)?.clauses.find((c) => c.number === clause.number);
      return old && likeness(pairsOf(old.text), pairsOf(clause.text)) > 0.5 ? old : undefined;
    },
    itemsOf: (edition, number) =>
      grouped(lists, edition, (c) => (c.kind === 'item' ? c.leadIn?.number : undefined)).get(number) ?? [],
    rowsOf: (edition, caption) => grouped(tables, edition, (c) => c.table?.caption).get(caption) ?? [],
  };
}

function grouped(
  memo: Map<Edition, Map<string, Clause[]>>,
  edition: Edition,
  nameOf: (clause: Clause) => string | undefined,
): ReadonlyMap<string, readonly Clause[]> {
  const known = memo.get(edition);
  if (known) return known;
  const groups = new Map<string, Clause[]>();
  for (const clause of edition.clauses) {
    const name = nameOf(clause);
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), clause]);
  }
  memo.set(edition, groups);
  return groups;
}

const rivals = (edition: Edition, coming: boolean): Rival[] =>
  edition.clauses.map((clause) => {
    const words = `${clause.leadIn?.text ?? ''} ${clause.table?.caption ?? ''} ${clause.text}`;
    return { clause, edition, coming, words: plain(words), pairs: pairsOf(words) };
  });

/** True when both name the same amount, whatever the unit it is written in. */
export const sameValue = (a: Quantity, b: Quantity): boolean =>
  a.unit === b.unit &&
  (a.per ?? '') === (b.per ?? '') &&
  (a.from ?? a.to) === (b.from ?? b.to) &&
  (a.to ?? a.from) === (b.to ?? b.from);
