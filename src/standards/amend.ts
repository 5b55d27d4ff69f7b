import { itemModal, lastSentence, leadInModal } from './modal.ts';
import type { Amendment, Clause, Day, Edition, Heading } from './model.ts';
import { compareNumbers, isPlainNumber, isWithin, parentOf, rootOf } from './number.ts';

/** The sheets of an edition that are in force on a day, in the order in which they apply. */
export const sheetsInForce = (sheets: readonly Amendment[], day: Day): readonly Amendment[] =>
  sheets
    .filter((s) => s.effective <= day)
    .sort((a, b) => a.effective.localeCompare(b.effective) || a.number - b.number);

/**
 * The edition as its amendment sheets leave it: a known clause number replaces, a new one adds, a deleted one goes.
 * Keys stay as they are. A clause that is replaced takes its items with it, unless the sheet gives the lead-in alone
 * (it ends with a colon); its notes stay until the sheet gives or deletes them.
 */
export function amended(edition: Edition, sheets: readonly Amendment[]): Edition {
  if (sheets.length === 0) return edition;
  return {
    ...edition,
    clauses: sheets.reduce((clauses, sheet) => apply(clauses, sheet, headingsOf(edition, sheet)), edition.clauses),
    outline: mergeOutlines(
      edition.outline,
      sheets.flatMap((s) => s.outline),
    ),
    amendments: sheets.map((s) => s.number),
  };
}

const headingsOf = (edition: Edition, sheet: Amendment): readonly Heading[] =>
  mergeOutlines(edition.outline, sheet.outline);

function apply(clauses: readonly Clause[], sheet: Amendment, outline: readonly Heading[]): readonly Clause[] {
  const given = new Map(sheet.clauses.map((c) => [c.number, c]));
  const deleted = sheet.deleted.map((d) => d.number);
  const gone = (number: string): boolean => deleted.some((d) => isWithin(number, d));
  const kept = clauses.filter((c) => !gone(c.number) && !isReplaced(c, given));
  const out: Clause[] = kept.map((c) => {
    const change = given.get(c.number);
    return change ? { ...change, path: c.path } : c;
  });
  const known = new Set(kept.map((c) => c.number));
  for (const clause of sheet.clauses) {
    if (known.has(clause.number)) continue;
    out.splice(placeFor(out, clause.number), 0, { ...clause, path: pathFor(clause, out, outline) });
    known.add(clause.number);
  }
  const now = new Map(out.map((c) => [c.number, c]));
  return out.map((c) => refreshLeadIn(c, given, now));
}

/** An old item or row that the sheet's new text of its clause or table leaves out. */
function isReplaced(clause: Clause, given: ReadonlyMap<string, Clause>): boolean {
  if (given.has(clause.number) || clause.kind === 'note' || clause.kind === 'example') return false;
  if (clause.kind === 'row') {
    const table = rootOf(clause.number);
    return [...given.values()].some((c) => c.kind === 'row' && rootOf(c.number) === table);
  }
  if (clause.kind !== 'item' && clause.kind !== 'paragraph') return false;
  for (let above = parentOf(clause.number); above !== undefined; above = parentOf(above)) {
    const change = given.get(above);
    if (change) {
      const items = [...given.keys()].some((number) => number !== above && isWithin(number, above));
      return items || !/[：:]$/.test(change.text);
    }
  }
  return false;
}

/** Where a new clause belongs: behind the last that precedes it by number. */
function placeFor(clauses: readonly Clause[], number: string): number {
  const root = rootOf(number);
  const siblings = clauses.findLastIndex((c) => rootOf(c.number) === root);
  if (siblings >= 0) return siblings + 1;
  if (isPlainNumber(root)) {
    const before = clauses.findLastIndex((c) => {
      const other = rootOf(c.number);
      return isPlainNumber(other) && compareNumbers(other, root) < 0;
    });
    // Rows and notes that follow a clause stay with it.
    let at = before + 1;
    while (at < clauses.length && !isPlainNumber(rootOf(clauses[at]?.number ?? ''))) at++;
    return at;
  }
  return clauses.length;
}

/** The headings above a clause that the edition did not have: those whose number it lies under. */
function pathFor(clause: Clause, clauses: readonly Clause[], outline: readonly Heading[]): readonly string[] {
  const root = rootOf(clause.number);
  const own = clauses.find((c) => rootOf(c.number) === root);
  if (own) return own.path;
  const above = outline.filter((h) => isWithin(root, h.number));
  if (above.length > 0) {
    return above
      .sort((a, b) => a.level - b.level)
      .map((h) => `${h.number.replace(/^附录/, '附录 ')} ${h.title}`.trim());
  }
  return clause.path;
}

/** Items whose lead-in the sheet changed, or that stand in the sheet alone, take words and force from what now introduces them. */
function refreshLeadIn(clause: Clause, given: ReadonlyMap<string, Clause>, now: ReadonlyMap<string, Clause>): Clause {
  if (clause.kind === 'row') return clause;
  const above = clause.kind === 'item' ? parentOf(clause.number) : clause.leadIn?.number;
  const under = above === undefined ? undefined : now.get(above);
  if (!under || !(given.has(under.number) || (given.has(clause.number) && !clause.leadIn))) return clause;
  const leadIn = { number: under.number, text: clause.kind === 'item' ? lastSentence(under.text) : under.text };
  if (clause.kind !== 'item') return { ...clause, leadIn };
  return { ...clause, leadIn, modal: itemModal(clause.text, leadInModal(under.text) ?? under.modal) };
}

function mergeOutlines(base: readonly Heading[], more: readonly Heading[]): readonly Heading[] {
  const merged = new Map(base.map((h) => [h.number, h]));
  for (const heading of more) merged.set(heading.number, heading);
  return [...merged.values()].sort((a, b) =>
    isPlainNumber(a.number) && isPlainNumber(b.number) ? compareNumbers(a.number, b.number) : 0,
  );
}
