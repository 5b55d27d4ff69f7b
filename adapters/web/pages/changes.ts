import { html } from 'hono/html';
import type { Language } from '../../../src/commands/language.ts';
import type { Clause } from '../../../src/standards/model.ts';
import { anchorOf, changesPath, clausePath, standardPath } from '../addresses.ts';
import { difference, type Part } from '../difference.ts';
import { words } from '../messages.ts';
import type { ClauseChange, StandardEntry } from '../ports.ts';
import { type Html, layout, type PageSetting, textHeader } from './layout.ts';
import { statusMark } from './standards.ts';

export interface ChangesPage {
  readonly from: StandardEntry;
  readonly to: StandardEntry;
  readonly changes: readonly ClauseChange[];
  /** Everything, or only what changed. */
  readonly whole: boolean;
}

const marked = (parts: readonly Part[], side: 'before' | 'after'): Html =>
  html`${parts.map(({ text, changed }) => {
    if (!changed) return text;
    return side === 'before' ? html`<del>${text}</del>` : html`<ins>${text}</ins>`;
  })}`;

function side(clause: Clause | undefined, text: Html | string): Html {
  if (!clause) return html`<td class="none"></td>`;
  return html`<td><a class="number" href="${clausePath(clause.key)}">${clause.number}</a> ${text}</td>`;
}

function row(page: PageSetting, { kind, before, after }: ClauseChange): Html {
  const texts = difference(before?.text ?? '', after?.text ?? '');
  const both = before && after;
  return html`<tr class="${kind}" id="${anchorOf((after ?? before)?.number ?? '')}">
<th scope="row"><span class="change">${words[kind][page.language]}</span></th>
${side(before, both ? marked(texts.before, 'before') : (before?.text ?? ''))}
${side(after, both ? marked(texts.after, 'after') : (after?.text ?? ''))}
</tr>`;
}

/** `数值有改动 2 · 新增 14`: what weighs most comes first. */
function countsOf(changes: readonly ClauseChange[], language: Language): string {
  return (['values', 'words', 'added', 'removed', 'moved'] as const)
    .map((kind) => ({ kind, count: changes.filter((change) => change.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${words[kind][language]} ${count}`)
    .join(' · ');
}

/** Two editions side by side, clause by clause. */
export function changesPage(page: PageSetting, { from, to, changes, whole }: ChangesPage): Html {
  const { language } = page;
  const shown = changes.filter(({ kind }) => whole || kind !== 'same');
  const here = changesPath(from.id, to.id);
  const column = (entry: StandardEntry) =>
    html`<th scope="col"><a href="${standardPath(entry.id)}">${entry.id}</a> ${statusMark(entry.status)}<br><small>${entry.effective} ${words.inForce[language]}</small></th>`;
  return layout(page, {
    title: `${to.title} ${from.year ?? ''} → ${to.year ?? ''}`,
    styles: ['text', 'changes'],
    script: 'standard',
    body: html`<body class="text">${textHeader(page, html`<button id="print" class="bar-link" type="button" hidden>${words.print[language]}</button>`)}
<main class="changes"><h1>${to.title}</h1>
<p>${words.changesTitle[language]} · ${countsOf(changes, language)} · ${whole ? html`<a href="${here}">${words.onlyChanges[language]}</a>` : html`<a href="${here}?all">${words.wholeText[language]}</a>`}</p>
${
  shown.length === 0
    ? html`<p>${words.noChanges[language]}</p>`
    : html`<table class="side-by-side"><colgroup><col class="kind"><col><col></colgroup><thead><tr><td class="none"></td>${column(from)}${column(to)}</tr></thead><tbody>${shown.map((change) => row(page, change))}</tbody></table>`
}
</main></body>`,
  });
}
