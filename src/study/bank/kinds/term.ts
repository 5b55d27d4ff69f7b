import type { Located } from '../../../standards/catalogue.ts';
import type { Clause, Edition } from '../../../standards/model.ts';
import type { Bench } from '../bench.ts';
import { shuffled } from '../chance.ts';
import { pointsElsewhere } from '../cleaning.ts';
import type { Draft } from '../draft.ts';
import { likeness, pairsOf } from '../likeness.ts';

/** Definitions so much alike that one could stand for the other's term. */
const ALIKE = 0.6;

/** What a term means, and which term a meaning has. */
export function termDrafts({ edition, clause }: Located, bench: Bench): Draft[] {
  const own = clause.kind === 'term' ? definitionOf(clause, edition) : undefined;
  if (!own) return [];
  const others = neighbours(edition, clause, bench)
    .filter(
      ({ word, meaning }) =>
        !word.includes(own.word) &&
        !own.word.includes(word) &&
        likeness(pairsOf(meaning), pairsOf(own.meaning)) < ALIKE,
    )
    .map((other) => ({ ...other, kin: kinship(own, other) }))
    .filter(({ kin }) => kin >= KIN)
    .sort((a, b) => b.kin - a.kin);
  // One that is of no kind with any other is told by that alone.
  if (others.length < 2) return [];
  const base = { kind: 'term' as const, edition, clause, topic: own.meaning };
  const drafts: Draft[] = [];
  // A meaning that holds its own word tells it.
  const tells = [...own.word].some(
    (_, i) => i + 2 <= own.word.length && own.meaning.includes(own.word.slice(i, i + 2)),
  );
  if (!tells)
    drafts.push({
      ...base,
      stem: `“${own.meaning.replaceAll('“', '‘').replaceAll('”', '’')}”说的是哪个术语？`,
      answer: { form: 'single', right: own.word, wrong: others.map((o) => o.word) },
      fixed: true,
    });
  const near = others
    .filter(({ meaning }) => meaning.length > own.meaning.length * 0.6 && meaning.length < own.meaning.length * 1.6)
    .map((o) => o.meaning);
  if (!tells)
    drafts.push({
      ...base,
      stem: `标准中的“${own.word}”是什么意思？`,
      answer: { form: 'single', right: own.meaning, wrong: near },
    });
  return drafts;
}

/** Less than that, and two terms are things of another sort. */
const KIN = 3;

/** How much two terms are things of one sort: …菜, …维修; what a definition ends with says what it is. */
function kinship(a: Definition, b: Definition): number {
  const same = (length: number, of: (d: Definition) => string): boolean =>
    of(a).slice(-length) === of(b).slice(-length);
  const sort = (same(2, (d) => d.word) ? 3 : same(1, (d) => d.word) ? 2 : 0) + (same(2, (d) => d.meaning) ? 2 : 0);
  // Of another sort it is seen at once, whatever words it shares.
  if (sort === 0) return 0;
  const alike = likeness(pairsOf(a.meaning), pairsOf(b.meaning));
  return sort + (a.edition === b.edition ? 1 : 0) + Math.min(2, alike * 10);
}

interface Definition {
  readonly word: string;
  readonly meaning: string;
  readonly edition: string;
}

const definitions = new WeakMap<Clause, Definition | null>();

function definitionOf(clause: Clause, edition: Edition): Definition | undefined {
  const known = definitions.get(clause);
  if (known !== undefined) return known ?? undefined;
  const read = readDefinition(clause, edition);
  definitions.set(clause, read ?? null);
  return read;
}

function readDefinition({ term }: Clause, edition: Edition): Definition | undefined {
  if (!term) return undefined;
  const meaning =
    term.definition
      .split('\n')[0]
      ?.replace(/[。；]$/, '')
      .trim() ?? '';
  const word = term.word.replace(/[（(].*$/, '').trim();
  return meaning === '' || pointsElsewhere(meaning) || meaning.length > 80
    ? undefined
    : { word, meaning, edition: edition.code };
}

/** Terms of the same text first, then of the others. */
function neighbours(edition: Edition, clause: Clause, bench: Bench): Definition[] {
  const terms = (of: Edition): Definition[] =>
    of.clauses.flatMap((c) => (c.kind === 'term' && c.key !== clause.key ? [definitionOf(c, of) ?? []].flat() : []));
  const own = shuffled(terms(edition), clause.key);
  const rest = bench.all.flatMap(({ clause: c, coming, edition: e }) =>
    c.kind === 'term' && !coming && e !== edition ? [definitionOf(c, e) ?? []].flat() : [],
  );
  return [...own, ...shuffled(rest, clause.key)];
}
