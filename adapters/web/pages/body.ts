import { html } from 'hono/html';
import type { Language } from '../../../src/commands/language.ts';
import type { Clause, Edition } from '../../../src/standards/model.ts';
import { anchorOf } from '../addresses.ts';
import { words } from '../messages.ts';
import { forceOf } from '../view.ts';
import { clauseText, type Resolve } from './clause-text.ts';
import type { Html } from './layout.ts';

/** A clause and what hangs on it: its list items, and theirs. */
interface Node {
  readonly clause: Clause;
  readonly items: Node[];
}

/** A piece of the text in reading order: a heading, a table's rows, or a clause with its items. */
type Piece =
  | { readonly kind: 'heading'; readonly text: string; readonly depth: number }
  | { readonly kind: 'table'; readonly caption: string; readonly rows: readonly Clause[] }
  | { readonly kind: 'clause'; readonly node: Node };

/** Puts the flat list of clauses back into the shape of the page: headings, tables, nested lists. */
export function piecesOf(clauses: readonly Clause[]): Piece[] {
  const pieces: Piece[] = [];
  const nodes = new Map<string, Node>();
  let path: readonly string[] = [];
  for (const clause of clauses) {
    const common = clause.path.findIndex((heading, depth) => heading !== path[depth]);
    if (common >= 0)
      for (const [depth, text] of clause.path.entries())
        if (depth >= common && !isOwnTitle(text, clause)) pieces.push({ kind: 'heading', text, depth });
    path = clause.path;
    const node: Node = { clause, items: [] };
    nodes.set(clause.number, node);
    const parent = clause.kind === 'item' && clause.leadIn ? nodes.get(clause.leadIn.number) : undefined;
    const last = pieces.at(-1);
    if (clause.kind === 'row' && clause.table) {
      const { caption } = clause.table;
      if (last?.kind === 'table' && last.caption === caption && sameTable(last.rows[0], clause))
        pieces[pieces.length - 1] = { ...last, rows: [...last.rows, clause] };
      else pieces.push({ kind: 'table', caption, rows: [clause] });
    } else if (parent) parent.items.push(node);
    else pieces.push({ kind: 'clause', node });
  }
  return pieces;
}

/** A term is its own heading: `3.1 留样人` is not said above `3.1 留样人 sampling person`. */
const isOwnTitle = (heading: string, { kind, number }: Clause): boolean =>
  kind === 'term' && headingNumber(heading) === number;

const tableOf = (number: string): string => number.replace(/\s*行\d+$/, '');
const sameTable = (a: Clause | undefined, b: Clause): boolean =>
  a !== undefined && tableOf(a.number) === tableOf(b.number);

export interface BodySetting {
  readonly language: Language;
  readonly resolve: Resolve;
}

const headingNumber = (text: string): string =>
  /^([一二三四五六七八九十]{1,3})、/.exec(text)?.[1] ??
  /^附录\s*([A-Z])/.exec(text)?.[1] ??
  /^(第\S+[章节编])/.exec(text)?.[1] ??
  /^(\S+)/.exec(text)?.[1] ??
  text;

/** A whole edition as HTML: every clause under the anchor of its number. */
export function editionBody({ clauses }: Edition, setting: BodySetting): Html {
  const taken = new Set(clauses.map(({ number }) => number));
  let above = '';
  /** Of a notice: the annex and the part whose （一） a heading is. */
  let annex = '';
  let part = '';
  const numberOf = (text: string): string => {
    const number = headingNumber(text);
    const below = /^（[一二三四五六七八九十]{1,3}）/.exec(text)?.[0];
    if (/^附录\d*$/.test(number)) annex = `${number} `;
    else if (/^[一二三四五六七八九十]{1,3}$/.test(number)) part = `${annex}${number}`;
    else if (below && part !== '') return `${part}${below}`;
    return number === part.slice(annex.length) ? part : number;
  };
  const draw = (piece: Piece): Html => {
    const said = above;
    above = '';
    if (piece.kind === 'table') return table(piece.caption, piece.rows);
    if (piece.kind === 'clause') return clauseNode(piece.node, setting, piece.node.clause.number === said);
    const number = numberOf(piece.text);
    above = number;
    // Text that stands right under a heading has the heading's number, and the anchor with it.
    const id = taken.has(number) ? '' : anchorOf(number);
    taken.add(number);
    return heading(Math.min(piece.depth, 3), piece.text, id);
  };
  return html`${piecesOf(clauses).map(draw)}`;
}

function heading(depth: number, text: string, id: string): Html {
  const anchor = id === '' ? '' : html`id="${id}"`;
  if (depth === 0) return html`<h2 ${anchor}>${text}</h2>`;
  if (depth === 1) return html`<h3 ${anchor}>${text}</h3>`;
  return depth === 2 ? html`<h4 ${anchor}>${text}</h4>` : html`<h5 ${anchor}>${text}</h5>`;
}

function table(caption: string, rows: readonly Clause[]): Html {
  const headers = rows[0]?.table?.cells.map(({ header }) => header) ?? [];
  return html`<div class="table" tabindex="0" role="group" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr>${headers.map((header) => html`<th scope="col">${header}</th>`)}</tr></thead>
<tbody>${rows.map(
    ({ number, table: row }) =>
      html`<tr id="${anchorOf(number)}">${row?.cells.map(({ value }) => html`<td>${value}</td>`)}</tr>`,
  )}</tbody></table></div>`;
}

/** The part of an item's number that stands before it: `a)`, `1)`, `（三）`, `——`. */
export function markerOf({ number, leadIn }: Clause): string {
  const own = leadIn && number.startsWith(leadIn.number) ? number.slice(leadIn.number.length).trim() : number;
  return /^—\d+$/.test(own) ? '——' : own;
}

/** @param said the number stands in the heading right above and need not be said again */
function clauseNode(node: Node, setting: BodySetting, said: boolean): Html {
  const { clause } = node;
  const text = clauseText(clause, setting.resolve);
  const amended = clause.amendment ? html` <span class="amendment">${clause.amendment}</span>` : '';
  const nested = itemList(node.items, setting);
  const id = anchorOf(clause.number);
  switch (clause.kind) {
    case 'note':
    case 'example': {
      const label = /(?:注|示例)\d*$/.exec(clause.number)?.[0] ?? words[clause.kind][setting.language];
      return html`<p class="aside ${clause.kind}" id="${id}"><b>${label}：</b>${text}</p>`;
    }
    case 'term':
      return html`<div class="clause term" id="${id}"><p><span class="number">${clause.number}</span> <dfn>${clause.term?.word ?? ''}</dfn> <i lang="en">${clause.term?.english ?? ''}</i></p><p>${clause.term?.definition ?? text}</p></div>`;
    case 'paragraph':
      return html`<div class="clause ${forceOf(clause.modal)}" id="${id}"><p>${text}${amended}</p>${nested}</div>`;
    default:
      return html`<div class="clause ${forceOf(clause.modal)}" id="${id}"><p>${said ? '' : html`<span class="number">${clause.number}</span> `}${text}${amended}</p>${nested}</div>`;
  }
}

function itemList(items: readonly Node[], setting: BodySetting): Html | '' {
  if (items.length === 0) return '';
  return html`<ul class="items">${items.map(
    ({ clause, items: nested }) =>
      html`<li id="${anchorOf(clause.number)}"><span class="marker">${markerOf(clause)}</span> <div>${clauseText(clause, setting.resolve)}${itemList(nested, setting)}</div></li>`,
  )}</ul>`;
}
