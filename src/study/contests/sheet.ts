import { cutAtSentence } from '../../base/cut.ts';
import { foldText } from '../../base/fold.ts';
import type { Team } from '../../people/model.ts';
import type { Located } from '../../standards/catalogue.ts';
import { wholeText } from '../../standards/whole-text.ts';
import { isFor } from '../quiz/candidates.ts';
import { shareHundred } from './marks.ts';
import type { SheetItem } from './model.ts';

/** Lines that a judge can keep in mind. */
const MOST = 10;
const CUT = 120;
/** A requirement weighs as much as two recommendations. */
const WEIGHTS: Readonly<Record<string, number>> = { 应: 2, 不应: 2, 指示: 2, 宜: 1, 不宜: 1 };
/** A clause that only hands on to another text can't be judged by itself. */
const ONLY_REFERS = /^[^，。]{0,20}(?:按|执行|符合)\s?(?:Q\/|[A-Z]{2}\s?\d{3})[^，]{0,20}(?:执行|的规定)?。?$/;

/**
 * A score sheet about a topic: the clauses that ask something of whoever does it, of the team's own standards, each with what
 * it is worth out of a hundred. Empty when no clause in force speaks of the topic (TY 105, 5.5.1: contests go by the standards).
 */
export function sheetOf(topic: string, team: Team, found: readonly Located[]): readonly SheetItem[] {
  const asking = found.filter(
    (one) => isFor(team, one) && WEIGHTS[one.clause.modal] !== undefined && !ONLY_REFERS.test(one.clause.text),
  );
  const own = asking.filter(({ edition }) => edition.service === team);
  const pool = own.length > 0 ? own : asking;
  const [best] = pool;
  if (!best) return [];
  const folded = foldText(topic);
  const section = best.clause.path.join('/');
  // What stands under the heading of the best one, and what names the topic itself.
  const near = pool.filter(
    ({ edition, clause }) =>
      (edition.id === best.edition.id && clause.path.join('/') === section) || foldText(clause.text).includes(folded),
  );
  const chosen = near
    .slice(0, MOST)
    .toSorted((a, b) => a.edition.id.localeCompare(b.edition.id) || a.clause.line - b.clause.line);
  const points = shareHundred(chosen.map(({ clause }) => WEIGHTS[clause.modal] ?? 1));
  return chosen.map(({ edition, clause }, i) => ({
    clause: clause.key,
    text: cutAtSentence(wholeText(edition, clause).replace(/\s*\n\s*/g, ' '), CUT).text,
    points: points[i] ?? 1,
  }));
}
