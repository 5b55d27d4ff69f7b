import type { Catalogue, Located } from '../../standards/catalogue.ts';
import { foldCode } from '../../standards/code.ts';
import type { Clause, Day, Edition } from '../../standards/model.ts';
import { type Bench, benchOf } from './bench.ts';
import { digestOf, shuffled } from './chance.ts';
import type { Draft } from './draft.ts';
import { catchAll } from './gates/catch-all.ts';
import { GATES, type Gate, type GateName } from './gates/gate.ts';
import { giveaway, toldBySide } from './gates/giveaway.ts';
import { length } from './gates/length.ts';
import { negation } from './gates/negation.ts';
import { oddOneOut } from './gates/odd-one-out.ts';
import { oneAnswer } from './gates/one-answer.ts';
import { sentence } from './gates/sentence.ts';
import { isSource, source } from './gates/source.ts';
import { value } from './gates/value.ts';
import { draftsOf } from './kinds/all.ts';
import { articleOfLaw } from './kinds/exception.ts';
import { plain } from './likeness.ts';
import { FORMS, type Form, ITEM_KINDS, type Item, type ItemKind } from './model.ts';
import { spoken } from './spoken.ts';
import { type WrittenQuestion, writtenDraft } from './written.ts';

const CHECKS: readonly Gate[] = [
  source,
  value,
  sentence,
  giveaway,
  negation,
  catchAll,
  oneAnswer,
  length,
  toldBySide,
  oddOneOut,
];
/** Those that a question written by a person has to pass: its words are its own, and it may explain a statement. */
const WRITTEN_CHECKS: readonly Gate[] = [value, sentence, giveaway, negation, catchAll, length, oddOneOut];

/** What became of the drafts: how many each gate kept out, how many questions there are. */
export interface BankReport {
  readonly clauses: number;
  readonly drafts: number;
  /** How many each gate kept out; `source` counts clauses, the others drafts. */
  readonly byGate: Readonly<Record<GateName, number>>;
  /** Wrong answers that another clause makes right, thrown out of drafts that were kept. */
  readonly wrongThrownOut: number;
  readonly byKind: Readonly<Record<ItemKind, number>>;
  readonly byForm: Readonly<Record<Form, number>>;
}

export interface Bank {
  readonly items: readonly Item[];
  readonly report: BankReport;
}

export interface BankOptions {
  /** Questions written by hand (`readWritten`); those about clauses not in force on the day are left out. */
  readonly written?: readonly WrittenQuestion[];
  /** Only this standard: `JG 352`, `Q/LNJG JG 352`. */
  readonly standard?: string;
}

/**
 * All questions about the clauses in force on a day, the same wherever and whenever it is made of the same texts.
 * A new edition in force brings its own, and those of the old one are gone: nothing has to be retired.
 */
export function makeBank(catalogue: Catalogue, day: Day, options: BankOptions = {}): Bank {
  const bench = benchOf(catalogue, day);
  const tally = newTally();
  const editions = catalogue
    .allInForce(day)
    .filter((e) => options.standard === undefined || isCalled(e, options.standard));
  const seen = new Set<string>();
  const written = byClause(options.written ?? []);
  const items = editions.flatMap((edition) =>
    withoutRepeats(
      edition,
      edition.clauses.flatMap((clause) => made({ edition, clause }, bench, written, tally, seen)),
    ),
  );
  for (const item of items) {
    tally.byKind[item.kind]++;
    tally.byForm[item.key.form]++;
  }
  return { items, report: tally };
}

/** The questions about one clause; none when it is not in force on the day. */
export function itemsOf(
  clause: Clause,
  catalogue: Catalogue,
  day: Day,
  written: readonly WrittenQuestion[] = [],
): readonly Item[] {
  const located = catalogue.byKey(clause.key, day);
  if (!located || catalogue.statusOf(located.edition, day) !== '现行') return [];
  const bench = benchOf(catalogue, day);
  const byHand = byClause(written);
  const madeOf = (one: Clause) => made({ ...located, clause: one }, bench, byHand, newTally(), new Set());
  const own = madeOf(clause);
  const article = articleOfLaw(located.edition, clause.key);
  if (article === undefined || !own.some(asksForce)) return own;
  const { clauses } = located.edition;
  const before = clauses
    .slice(
      0,
      clauses.findIndex((c) => c.key === clause.key),
    )
    .filter((c) => articleOfLaw(located.edition, c.key) === article);
  return withoutRepeats(located.edition, [...before.flatMap(madeOf), ...own]).filter((i) => i.clause === clause.key);
}

/** What an article of a law allows or requires is asked so often at most: its paragraphs go over the same ground. */
const MOST_PER_ARTICLE = 2;

const asksForce = ({ kind }: Item): boolean => kind === 'allowed' || kind === 'force';

function withoutRepeats(edition: Edition, items: readonly Item[]): readonly Item[] {
  const counts = new Map<string, number>();
  return items.filter((item) => {
    const article = asksForce(item) ? articleOfLaw(edition, item.clause) : undefined;
    if (article === undefined) return true;
    const count = (counts.get(article) ?? 0) + 1;
    counts.set(article, count);
    return count <= MOST_PER_ARTICLE;
  });
}

/** Why a question written by hand fails; undefined where it passes. */
export function gateAgainst(question: WrittenQuestion, located: Located, bench: Bench): GateName | undefined {
  const made = writtenItem(question, located, bench);
  return typeof made === 'string' ? made : undefined;
}

/** A question written by hand as it can be asked about one of its clauses, or the gate that keeps it out. */
export function writtenItem(question: WrittenQuestion, located: Located, bench: Bench): Item | GateName {
  const passed = throughGates(writtenDraft(question, located), bench, WRITTEN_CHECKS);
  return typeof passed === 'string' ? passed : itemOf(passed);
}

/** Whether two items ask the same. */
export const askTheSame = (a: Item, b: Item): boolean => nameOfContent(a) === nameOfContent(b);

type Tally = {
  -readonly [K in keyof BankReport]: BankReport[K] extends number
    ? number
    : { -readonly [N in keyof BankReport[K]]: number };
};

const zeros = <K extends string>(names: readonly K[]): Record<K, number> => {
  const counts: Partial<Record<K, number>> = {};
  for (const name of names) counts[name] = 0;
  return counts as Record<K, number>;
};
const newTally = (): Tally => ({
  clauses: 0,
  drafts: 0,
  byGate: zeros(GATES),
  wrongThrownOut: 0,
  byKind: zeros(ITEM_KINDS),
  byForm: zeros(FORMS),
});

function made(
  located: Located,
  bench: Bench,
  written: ReadonlyMap<string, readonly WrittenQuestion[]>,
  tally: Tally,
  seen: Set<string>,
): Item[] {
  tally.clauses++;
  const byHand = (written.get(located.clause.key) ?? []).map((q) => ({
    draft: writtenDraft(q, located),
    checks: WRITTEN_CHECKS,
  }));
  const own = isSource(located.clause) ? draftsOf(located, bench).map((draft) => ({ draft, checks: CHECKS })) : [];
  if (!isSource(located.clause)) tally.byGate.source++;
  return [...byHand, ...own].flatMap(({ draft, checks }) => {
    tally.drafts++;
    const passed = throughGates(draft, bench, checks, tally);
    if (typeof passed === 'string') {
      tally.byGate[passed]++;
      return [];
    }
    const item = itemOf(passed);
    const name = nameOfContent(item);
    if (seen.has(name)) {
      tally.byGate.duplicate++;
      return [];
    }
    seen.add(name);
    return [item];
  });
}

function throughGates(draft: Draft, bench: Bench, checks: readonly Gate[], tally?: Tally): Draft | GateName {
  let at = draft;
  for (const { name, pass } of checks) {
    const next = pass(at, bench);
    if (!next) return name;
    if (tally && name === 'one-answer' && 'wrong' in at.answer && 'wrong' in next.answer)
      tally.wrongThrownOut += at.answer.wrong.length - next.answer.wrong.length;
    at = next;
  }
  return at;
}

/** What makes two questions the same: the words, and of steps and lists which ones. */
const nameOfContent = ({ stem, options, key }: Item): string =>
  `${key.form}|${plain(stem)}|${key.form === 'order' ? options.map(plain).toSorted().join() : ''}`;

function itemOf({ stem, answer, clause, kind }: Draft): Item {
  const words = spoken(stem);
  const base = {
    id: digestOf(`${clause.key}|${kind}|${answer.form}|${words}|${rightWords(answer)}`),
    clause: clause.key,
    kind,
    stem: words,
  };
  switch (answer.form) {
    case 'judge':
      return { ...base, options: [], key: { form: 'judge', right: answer.right } };
    case 'number':
      return { ...base, options: [], key: { form: 'number', right: answer.right, unit: answer.unit } };
    case 'single': {
      const right = spoken(answer.right);
      const options = shuffled([right, ...answer.wrong.map(spoken)], base.id);
      return { ...base, options, key: { form: 'single', right: options.indexOf(right) } };
    }
    case 'several': {
      const right = answer.right.map(spoken);
      const options = shuffled([...right, ...answer.wrong.map(spoken)], base.id);
      return {
        ...base,
        options,
        key: { form: 'several', right: right.map((r) => options.indexOf(r)).toSorted((a, b) => a - b) },
      };
    }
    case 'order': {
      const right = answer.right.map(spoken);
      const options = shuffled(right, base.id);
      return { ...base, options, key: { form: 'order', right: right.map((r) => options.indexOf(r)) } };
    }
  }
}

const rightWords = (answer: Draft['answer']): string =>
  Array.isArray(answer.right) ? answer.right.join('|') : String(answer.right);

function byClause(written: readonly WrittenQuestion[]): ReadonlyMap<string, readonly WrittenQuestion[]> {
  const map = new Map<string, WrittenQuestion[]>();
  for (const question of written) for (const key of question.clauses) map.set(key, [...(map.get(key) ?? []), question]);
  return map;
}

const isCalled = (edition: Edition, name: string): boolean => {
  const wanted = foldCode(name);
  const own = foldCode(edition.code);
  return own === wanted || own.endsWith(wanted) || foldCode(edition.id) === wanted;
};
