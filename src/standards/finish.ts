import { citationsIn } from './citations.ts';
import type { Draft } from './draft.ts';
import { clauseModal, explicitModal, itemModal, lastSentence, leadInModal } from './modal.ts';
import type { Citation, Clause, Modal, Quantity } from './model.ts';
import { quantitiesIn, quantitiesInCell } from './quantities.ts';

/**
 * Gives each clause of a text its key, force, values and citations.
 * @param id of the edition, what stands before the # of every key.
 */
export function finish(drafts: readonly Draft[], id: string, code: string): readonly Clause[] {
  const modals = new Map<Draft, Modal>();
  const cites = new Map<Draft, readonly Citation[]>();
  for (const draft of drafts) {
    cites.set(draft, citationsIn(draft.text, code));
    if (draft.kind !== 'row') modals.set(draft, modalOf(draft, modals));
  }
  const numbers = uniqueNumbers(drafts);
  const tables = referrers(drafts, cites);
  return drafts.map((draft, i) => {
    const under = draft.kind === 'row' ? (tables.get(draft.table?.number ?? '') ?? draft.under) : draft.under;
    const number = numbers[i] ?? draft.number;
    const leadIn = under && under.text !== '' && leadInOf(under, draft);
    const { table, term } = draft;
    return {
      key: `${id}#${number}`,
      number,
      kind: draft.kind,
      path: draft.path,
      ...(leadIn ? { leadIn } : {}),
      text: draft.text,
      modal: draft.kind === 'row' ? rowModal(draft, under, modals) : (modals.get(draft) ?? '陈述'),
      quantities: quantitiesOf(draft, cites.get(draft) ?? []).map((q) => restored(q, draft.text)),
      cites: cites.get(draft) ?? [],
      ...(table
        ? { table: { caption: table.caption, cells: table.cells.map(({ header, value }) => ({ header, value })) } }
        : {}),
      ...(term ? { term } : {}),
      line: draft.line,
    };
  });
}

function leadInOf(under: Draft, draft: Draft): { number: string; text: string } {
  if (draft.kind === 'item') return { number: under.number, text: lastSentence(under.text) };
  if (draft.kind === 'row' && draft.table?.number !== undefined) {
    const name = draft.table.number.replace(/^表/, '');
    const sentence = under.text
      .split(/(?<=[。；\n])/)
      .find((s) => new RegExp(`表\\s?${name.replace('.', '\\.')}(?!\\d)`).test(s));
    return { number: under.number, text: (sentence ?? under.text).trim() };
  }
  return { number: under.number, text: under.text };
}

function modalOf(draft: Draft, modals: ReadonlyMap<Draft, Modal>): Modal {
  if (draft.kind === 'note' || draft.kind === 'example' || draft.kind === 'term' || draft.stating) return '陈述';
  if (draft.kind !== 'item') return clauseModal(draft.text);
  const { under } = draft;
  if (!under) return itemModal(draft.text, undefined);
  return itemModal(draft.text, leadInModal(under.text) ?? modals.get(under));
}

/** The clauses that refer to each table: one that requires before one that only mentions it. */
function referrers(
  drafts: readonly Draft[],
  cites: ReadonlyMap<Draft, readonly Citation[]>,
): ReadonlyMap<string, Draft> {
  const tables = new Map<string, Draft>();
  for (const draft of drafts) {
    if (draft.kind === 'row' || draft.kind === 'note' || draft.kind === 'example') continue;
    const named = (cites.get(draft) ?? []).flatMap((c) =>
      c.code === undefined && c.clause?.startsWith('表') ? [c.clause] : [],
    );
    for (const clause of new Set(named)) {
      const before = tables.get(clause);
      if (!before || (binding(before) < binding(draft) && !/[（(]见/.test(draft.text))) tables.set(clause, draft);
    }
  }
  return tables;
}

const binding = (draft: Draft): number => {
  const modal = explicitModal(draft.text);
  return modal === '应' || modal === '不应' ? 2 : modal === undefined ? 0 : 1;
};

/** A row has the force of the text that refers to its table; without such a text, that of its own words. */
function rowModal(draft: Draft, under: Draft | undefined, modals: ReadonlyMap<Draft, Modal>): Modal {
  const given =
    under && (draft.table?.number === undefined || under !== draft.under || /表/.test(under.text))
      ? modals.get(under)
      : undefined;
  return given ?? explicitModal(draft.text) ?? '陈述';
}

function quantitiesOf(draft: Draft, cites: readonly Citation[]): readonly Quantity[] {
  if (draft.stating) return [];
  if (draft.kind !== 'row' || !draft.table) return quantitiesIn(withoutCodes(draft.text, cites));
  return draft.table.cells.flatMap((cell, i) =>
    quantitiesInCell(i === 0 ? '' : cell.header, withoutCodes(cell.value, cites), cell.start),
  );
}

/** JG 204 日常监管 holds no 204 days: cited codes are blanked, place for place. */
function withoutCodes(text: string, cites: readonly Citation[]): string {
  let out = text;
  for (const cite of cites) if (cite.code !== undefined) out = out.replace(cite.text, '＿'.repeat(cite.text.length));
  return out;
}

const restored = (quantity: Quantity, text: string): Quantity => ({
  ...quantity,
  text: text.slice(quantity.start, quantity.start + quantity.text.length),
});

/** A number given twice would make two clauses one: the second is told apart, and `check` names it. */
function uniqueNumbers(drafts: readonly Draft[]): readonly string[] {
  const seen = new Map<string, number>();
  return drafts.map(({ number }) => {
    const times = (seen.get(number) ?? 0) + 1;
    seen.set(number, times);
    return times === 1 ? number : `${number}〔${times}〕`;
  });
}
