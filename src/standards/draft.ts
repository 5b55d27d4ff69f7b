import type { Block } from './blocks.ts';
import { type Marker, type MarkerKind, markerNumber } from './markers.ts';
import type { ClauseKind, Heading } from './model.ts';

/** A clause while its text is still being read: force, values and citations are found when the whole is known (`finish.ts`). */
export interface Draft {
  number: string;
  kind: ClauseKind;
  readonly path: readonly string[];
  text: string;
  readonly line: number;
  /** What introduces it: the clause or item above an item, the clause of a note. */
  readonly under?: Draft;
  /** Marked items of one list, in order, for the check of their numbering. */
  readonly marker?: { readonly kind: MarkerKind; readonly nth?: number; readonly place: number };
  readonly table?: {
    readonly caption: string;
    readonly number: string | undefined;
    readonly cells: readonly { readonly header: string; readonly value: string; readonly start: number }[];
  };
  term?: { word: string; english?: string; definition: string };
  /** A chapter that by its nature requires nothing: scope, normative references. */
  readonly stating?: boolean;
}

/** Something about the form that `check` reports; the parser goes on. */
export interface Oddity {
  readonly rule: string;
  readonly line: number;
  readonly detail: Readonly<Record<string, string>>;
}

export interface DraftedText {
  readonly drafts: readonly Draft[];
  readonly outline: readonly Heading[];
  readonly appendices: readonly { readonly letter: string; readonly title: string; readonly normative: boolean }[];
  readonly oddities: readonly Oddity[];
}

interface OpenList {
  readonly kind: MarkerKind;
  draft: Draft;
  place: number;
}

/**
 * Collects the clauses of one text in its order. `standard-text.ts` and `articles.ts` tell it what they see;
 * it knows where a paragraph, an item, a note or a row belongs.
 */
export function drafting() {
  const drafts: Draft[] = [];
  const oddities: Oddity[] = [];
  const outline: Heading[] = [];
  const lists: OpenList[] = [];
  let path: readonly string[] = [];
  /** The clause that paragraphs, lists and notes belong to. */
  let base: Draft | undefined;
  /** The piece of text read last: a line that follows without a blank continues it. */
  let last: Draft | undefined;
  let caption: { readonly number: string; readonly text: string; readonly line: number } | undefined;
  let tableRows: { readonly number: string; count: number; readonly caption: string } | undefined;

  function open(draft: Draft): Draft {
    drafts.push(draft);
    base = draft;
    last = draft;
    lists.length = 0;
    tableRows = undefined;
    return draft;
  }

  function append(draft: Draft, text: string, apart: boolean): void {
    if (draft.text === '') draft.text = text;
    else if (apart || /[。；：！？;:]$/.test(draft.text)) draft.text += `\n${text}`;
    else draft.text += /[A-Za-z0-9,]$/.test(draft.text) && /^[A-Za-z0-9]/.test(text) ? ` ${text}` : text;
  }

  return {
    drafts,
    oddities,
    outline,
    setPath(next: readonly string[]): void {
      path = next;
    },
    path: () => path,
    base: () => base,
    last: () => last,
    /** Begins a clause; paragraphs, items and notes belong to it until the next one. */
    clause(number: string, kind: ClauseKind, text: string, line: number, more: Partial<Draft> = {}): Draft {
      return open({ number, kind, path, text, line, ...more });
    },
    /** Leaves the last clause: text that follows belongs to none. */
    close(): void {
      base = undefined;
      last = undefined;
      lists.length = 0;
      tableRows = undefined;
    },
    item(marker: Marker, line: number): void {
      const at = lists.findIndex((l) => l.kind === marker.kind);
      if (at >= 0) lists.length = at + 1;
      const current = at >= 0 ? lists[at] : undefined;
      const place = current ? current.place + 1 : 1;
      const under = at > 0 ? lists[at - 1]?.draft : at === 0 ? base : (lists.at(-1)?.draft ?? base);
      const nth = marker.nth ?? place;
      const number = `${under?.number ?? ''}${markerNumber(marker.kind, nth)}`;
      const draft: Draft = {
        number: number.trimStart(),
        kind: 'item',
        path,
        text: marker.text,
        line,
        marker: { kind: marker.kind, place, ...(marker.nth === undefined ? {} : { nth: marker.nth }) },
        ...(under ? { under } : {}),
      };
      if (!current && !introduces(under?.text ?? '')) {
        oddities.push({ rule: 'list-without-lead-in', line, detail: { number: draft.number } });
      }
      if (current && marker.nth !== undefined && marker.nth !== place) {
        oddities.push({
          rule: 'list-numbering',
          line,
          detail: { number: draft.number, expected: markerNumber(marker.kind, place).trim() },
        });
      }
      drafts.push(draft);
      last = draft;
      if (current) {
        current.draft = draft;
        current.place = marker.nth ?? place;
      } else lists.push({ kind: marker.kind, draft, place: marker.nth ?? 1 });
    },
    note(kind: 'note' | 'example', nth: string, text: string, line: number): void {
      const word = kind === 'note' ? '注' : '示例';
      const number = `${tableRows?.number ?? base?.number ?? ''} ${word}${nth}`.trim();
      const draft: Draft = { number, kind, path, text, line, ...(base ? { under: base } : {}) };
      drafts.push(draft);
      last = draft;
    },
    caption(number: string, text: string, line: number): void {
      if (caption)
        oddities.push({ rule: 'caption-without-table', line: caption.line, detail: { caption: caption.text } });
      caption = { number, text, line };
      last = undefined;
    },
    table(block: Extract<Block, { kind: 'table' }>): void {
      const number = caption?.number ?? base?.number ?? '';
      const continues = caption !== undefined && tableRows?.number === caption.number;
      const rows = continues && tableRows ? tableRows : { number, count: 0, caption: caption?.text ?? '' };
      tableRows = rows;
      const above: string[] = [];
      for (const row of block.rows) {
        if (row.cells.length !== block.header.length) {
          oddities.push({
            rule: 'table-width',
            line: row.line,
            detail: {
              got: String(row.cells.length),
              expected: String(block.header.length),
              caption: rows.caption || number,
            },
          });
        }
        rows.count += 1;
        drafts.push(
          rowDraft(row, block.header, above, rows, caption !== undefined || continues ? rows.number : undefined),
        );
      }
      if (block.rows.length === 0) {
        oddities.push({ rule: 'empty-table', line: block.line, detail: { caption: rows.caption || number } });
      }
      caption = undefined;
      last = undefined;
    },
    /** A paragraph of the clause, or the next line of what was read last. */
    text(text: string, apart: boolean): boolean {
      const target = !apart && last ? last : continuesNote(last) ? last : base;
      if (!target) return false;
      append(target, text, apart);
      last = target;
      return true;
    },
    done(): void {
      if (caption)
        oddities.push({ rule: 'caption-without-table', line: caption.line, detail: { caption: caption.text } });
    },
  };

  function rowDraft(
    row: { readonly cells: readonly string[]; readonly line: number },
    header: readonly string[],
    above: string[],
    rows: { readonly number: string; readonly count: number; readonly caption: string },
    number: string | undefined,
  ): Draft {
    let text = '';
    const cells: { header: string; value: string; start: number }[] = [];
    header.forEach((name, i) => {
      // A cell left empty in the first column is one that was merged with the one above.
      const value = row.cells[i] || (i === 0 ? (above[0] ?? '') : '');
      if (i === 0) above[0] = value;
      if (value === '') return;
      if (text !== '') text += ' · ';
      if (i > 0 && name !== '') text += `${name} `;
      cells.push({ header: name, value, start: text.length });
      text += value;
    });
    return {
      number: `${rows.number} 行${rows.count}`.trim(),
      kind: 'row',
      path,
      text,
      line: row.line,
      table: { caption: rows.caption, number, cells },
      ...(base ? { under: base } : {}),
    };
  }
}

/** A text that a list may follow: it ends with a colon, or says that something follows. */
const introduces = (text: string): boolean =>
  text !== '' && (!/[。；]$/.test(text) || /(?:下列|以下|如下|下述)[^。]*。$/.test(text));

/** `示例：` alone on its line: what follows is the example. */
const continuesNote = (draft: Draft | undefined): draft is Draft =>
  draft !== undefined && (draft.kind === 'note' || draft.kind === 'example') && draft.text === '';
