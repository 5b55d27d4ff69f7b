import { amended, sheetsInForce } from './amend.ts';
import { codeAliases, editionId, foldCode, readCode } from './code.ts';
import type { CitedStandard, Glossary } from './glossary.ts';
import type { Amendment, Clause, Day, Edition, Status } from './model.ts';
import { statusOn } from './status.ts';

/** What a knowledge folder holds, before anyone asks about it. */
export interface Holdings {
  readonly editions: readonly Edition[];
  readonly amendments: readonly Amendment[];
  readonly cited: readonly CitedStandard[];
  readonly glossary: Glossary;
}

/** A clause with the edition it stands in, as that edition reads on the day asked about. */
export interface Located {
  readonly edition: Edition;
  readonly clause: Clause;
}

/** An amendment sheet that will take effect. */
export interface ComingChange {
  readonly edition: Edition;
  readonly from: Day;
  /** The sheet; absent when a whole new edition comes. */
  readonly sheet?: Amendment;
}

export type Catalogue = ReturnType<typeof createCatalogue>;

export const EMPTY_HOLDINGS: Holdings = {
  editions: [],
  amendments: [],
  cited: [],
  glossary: { terms: [], services: {} },
};

/**
 * All editions of a knowledge folder, and what holds on a given day. Immutable: a changed folder makes a new one.
 * Every question takes the day it is asked about; nothing here reads a clock.
 */
export function createCatalogue(holdings: Holdings) {
  const { editions, amendments, cited, glossary } = holdings;
  const byCode = groupBy(editions, (e) => foldCode(e.code));
  for (const group of byCode.values())
    group.sort((a, b) => a.effective.localeCompare(b.effective) || a.published.localeCompare(b.published));
  const byId = new Map(editions.map((e) => [foldCode(e.id), e]));
  /** As it is written in keys: folding each of some thousand keys a question would be the most of its time. */
  const byExactId = new Map(editions.map((e) => [e.id, e]));
  const editionOf = (id: string): Edition | undefined => byExactId.get(id) ?? byId.get(foldCode(id));
  const sheets = sheetsByEdition(editions, amendments);
  const successors = successorDays(editions, byCode);
  const aliases = aliasesOf(editions);
  const texts = new Map<string, Edition>();
  const clausesByKey = new Map<string, ReadonlyMap<string, Clause>>();

  /** Undefined before publication: the text exists for drafters only. */
  const statusOf = (edition: Edition, day: Day): Status | undefined =>
    statusOn(edition, day, successors.get(edition.id));

  /** All editions of a standard, oldest first, whatever the day; the code whole or in its short form (`JG 352`). */
  function editionsOf(code: string): readonly Edition[] {
    const own = byCode.get(foldCode(readCode(code).code)) ?? byCode.get(foldCode(code));
    return own ?? byCode.get(aliases.get(foldCode(readCode(code).code)) ?? '') ?? [];
  }

  /** The edition as it reads on a day: with the amendment sheets that are in force then. */
  function textOn(edition: Edition, day: Day): Edition {
    const all = sheets.get(edition.id);
    if (!all) return edition;
    const applied = sheetsInForce(all, day);
    if (applied.length === 0) return edition;
    const name = `${edition.id}+${applied.map((s) => s.number).join('+')}`;
    const known = texts.get(name);
    if (known) return known;
    const text = amended(edition, applied);
    texts.set(name, text);
    return text;
  }

  /** The edition of a standard that holds on a day, amendments in. */
  function inForce(code: string, day: Day): Edition | undefined {
    const found = editionsOf(code).findLast((e) => statusOf(e, day) === '现行');
    return found && textOn(found, day);
  }

  /** The edition named, whatever its status; with the amendments of the day. A code without a year: the edition in force, else the newest published. */
  function edition(id: string, day: Day): Edition | undefined {
    const exact = byId.get(foldCode(id)) ?? byId.get(foldCode(normalId(id)));
    if (exact) return textOn(exact, day);
    const { year } = readCode(id);
    if (year !== undefined) {
      const named = editionsOf(id).find((e) => e.year === year);
      return named && textOn(named, day);
    }
    return inForce(id, day) ?? published(editionsOf(id), day).at(-1);
  }

  const published = (list: readonly Edition[], day: Day): readonly Edition[] => list.filter((e) => e.published <= day);

  /** The next edition of a standard that is published and not yet in force. */
  const coming = (code: string, day: Day): Edition | undefined =>
    editionsOf(code).find((e) => statusOf(e, day) === '即将实施');

  /** The edition before this one: the one whose place it took. */
  function previous(of: Edition): Edition | undefined {
    const own = editionsOf(of.code);
    const at = own.findIndex((e) => e.id === of.id);
    if (at > 0) return own[at - 1];
    const named = of.replaces.map((id) => byId.get(foldCode(normalId(id)))).find((e) => e !== undefined);
    return named;
  }

  /** All that hold on a day, in the order of their codes. */
  const allInForce = (day: Day): readonly Edition[] =>
    editions.filter((e) => statusOf(e, day) === '现行').map((e) => textOn(e, day));

  /** Published and to come after `day`: editions and amendment sheets, soonest first. */
  function allComing(day: Day): readonly ComingChange[] {
    const whole = editions
      .filter((e) => statusOf(e, day) === '即将实施')
      .map((e) => ({ edition: e, from: e.effective }));
    const single = amendments.flatMap((sheet) => {
      const target = byId.get(foldCode(sheet.amends));
      const comes = target && sheet.published <= day && day < sheet.effective && statusOf(target, day) !== undefined;
      return comes ? [{ edition: textOn(target, day), from: sheet.effective, sheet }] : [];
    });
    return [...whole, ...single].sort((a, b) => a.from.localeCompare(b.from));
  }

  /** The sheets of an edition in the order of their numbers. */
  const sheetsOf = (of: Edition): readonly Amendment[] => sheets.get(of.id) ?? [];

  /** The clause of a key (`Q/LNJG JG 352—2024#5.1.1`) as it reads on a day. */
  function byKey(key: string, day: Day): Located | undefined {
    const at = key.indexOf('#');
    if (at < 0) return undefined;
    const found = editionOf(key.slice(0, at));
    if (!found) return undefined;
    const text = textOn(found, day);
    const clause = clauseMap(text).get(key.slice(at + 1));
    return clause && { edition: text, clause };
  }

  /** The clauses of a text by their numbers. */
  function clauseMap(text: Edition): ReadonlyMap<string, Clause> {
    const name = `${text.id}+${text.amendments.join('+')}`;
    let map = clausesByKey.get(name);
    if (!map) {
      map = new Map(text.clauses.map((c) => [c.number, c]));
      clausesByKey.set(name, map);
    }
    return map;
  }

  return {
    editions,
    amendments,
    cited,
    glossary,
    statusOf,
    editionsOf,
    textOn,
    inForce,
    edition,
    coming,
    previous,
    allInForce,
    allComing,
    sheetsOf,
    byKey,
  };
}

/** The amendment sheets of each edition, in the order of their numbers. */
function sheetsByEdition(
  editions: readonly Edition[],
  amendments: readonly Amendment[],
): ReadonlyMap<string, readonly Amendment[]> {
  const byCode = groupBy(amendments, (sheet) => foldCode(sheet.amends));
  return new Map(
    editions.flatMap(({ id }) => {
      const own = byCode.get(foldCode(id));
      return own ? [[id, own.toSorted((a, b) => a.number - b.number)] as const] : [];
    }),
  );
}

const normalId = (id: string): string => {
  const { code, year } = readCode(id);
  return editionId(code, year);
};

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Short forms of codes that mean one standard only, to its folded code. */
function aliasesOf(editions: readonly Edition[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const shared = new Set<string>();
  for (const code of new Set(editions.map((e) => e.code))) {
    for (const alias of codeAliases(code)) {
      if (found.has(alias)) shared.add(alias);
      found.set(alias, foldCode(code));
    }
  }
  for (const alias of shared) found.delete(alias);
  return found;
}

/** From which day each edition's place is taken: by the next edition of its code, or by one that names it in `replaces`. */
function successorDays(
  editions: readonly Edition[],
  byCode: ReadonlyMap<string, readonly Edition[]>,
): ReadonlyMap<string, Day> {
  const days = new Map<string, Day>();
  const note = (id: string, day: Day): void => {
    const before = days.get(id);
    if (before === undefined || day < before) days.set(id, day);
  };
  for (const group of byCode.values()) {
    group.forEach((edition, i) => {
      const next = group.slice(i + 1).find((later) => later.effective > edition.effective);
      if (next) note(edition.id, next.effective);
    });
  }
  for (const edition of editions)
    for (const replaced of edition.replaces) {
      const id = normalId(replaced);
      const target = editions.find((e) => foldCode(e.id) === foldCode(id));
      if (target && target.id !== edition.id) note(target.id, edition.effective);
    }
  return days;
}
