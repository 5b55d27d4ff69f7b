import type { LocalDate } from '../../base/time.ts';
import type { Edition } from '../../standards/model.ts';
import type { Question } from '../question/question.ts';
import type { Shelf } from '../shelf.ts';
import { NEW } from './named.ts';

/** Two texts of one standard that a question compares. */
export interface Pair {
  readonly from: Edition;
  readonly to: Edition;
  /** The day from which the later one holds. */
  readonly since: LocalDate;
}

/**
 * Which two texts of a standard are meant: an old edition against the one in force, else the one in force against what comes
 * (a new edition, an amendment sheet), else the last change that there was. Undefined for a standard that never changed.
 */
export function pairOf(code: string, question: Question, shelf: Shelf, today: LocalDate): Pair | undefined {
  const { catalogue } = shelf;
  const known = catalogue.editionsOf(code).filter((e) => catalogue.statusOf(e, today) !== undefined);
  const current = catalogue.inForce(code, today) ?? known.at(-1);
  if (!current) return undefined;
  const named = question.time.year === undefined ? undefined : known.find((e) => e.year === question.time.year);
  const before = (edition: Edition): Pair | undefined => {
    const previous = catalogue.previous(edition);
    return previous && { from: catalogue.textOn(previous, today), to: edition, since: edition.effective };
  };
  if (named && named.id !== current.id)
    return named.effective < current.effective
      ? { from: catalogue.textOn(named, today), to: current, since: current.effective }
      : { from: current, to: named, since: named.effective };
  const coming = named ? undefined : comingFor(current, shelf, today);
  // A day that is over is asked about in the past: what held before it.
  const past = question.time.day !== undefined && question.time.day < today && !NEW.test(question.plain);
  if (coming && !past) return coming;
  return before(current) ?? sheetPair(current, shelf, today) ?? coming;
}

/** What will replace or change a text that is in force. */
export function comingFor(current: Edition, { catalogue }: Shelf, today: LocalDate): Pair | undefined {
  const next = catalogue.allComing(today).find((c) => c.edition.code === current.code);
  if (!next) return undefined;
  const to = next.sheet ? catalogue.textOn(next.edition, next.from) : next.edition;
  return to.id === current.id && to.amendments.length === current.amendments.length
    ? undefined
    : { from: current, to, since: next.from };
}

function sheetPair(current: Edition, { catalogue }: Shelf, today: LocalDate): Pair | undefined {
  const last = catalogue.sheetsOf(current).findLast((s) => s.effective <= today);
  const raw = catalogue.editions.find((e) => e.id === current.id);
  return last && raw ? { from: raw, to: current, since: last.effective } : undefined;
}
