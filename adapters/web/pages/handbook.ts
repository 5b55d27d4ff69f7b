import { html, raw } from 'hono/html';
import type { HandbookView, ShownEntry } from '../../../src/study/handbook/view.ts';
import { clausePath, handbookFilePath, handbookPath } from '../addresses.ts';
import { words } from '../messages.ts';
import { forceOf } from '../view.ts';
import { type Html, layout, type PageSetting, textHeader } from './layout.ts';

const handbookWords = {
  all: { zh: '岗位应知应会手册', en: 'Handbooks of posts' },
  none: { zh: '还没有岗位手册。', en: 'There is no handbook yet.' },
  version: (number: number) => ({ zh: `第 ${number} 版`, en: `Version ${number}` }),
  since: { zh: '起用', en: 'From' },
  count: (all: number, required: number) => ({
    zh: `${all} 条：要求 ${required}，推荐 ${all - required}`,
    en: `${all} clauses: ${required} required, ${all - required} recommended`,
  }),
  file: { zh: 'Word 文件', en: 'Word file' },
  newest: { zh: '扫码看最新版', en: 'Scan for the newest version' },
} as const;

/** The posts that have a handbook. */
export const handbooksPage = (page: PageSetting, posts: readonly string[]): Html =>
  layout(page, {
    title: handbookWords.all[page.language],
    styles: ['text', 'handbook'],
    body: html`<body class="text">${textHeader(page)}
<main class="handbooks"><h1>${handbookWords.all[page.language]}</h1>
${
  posts.length === 0
    ? html`<p>${handbookWords.none[page.language]}</p>`
    : html`<ul>${posts.map((post) => html`<li><a href="${handbookPath(post)}">${post}</a></li>`)}</ul>`
}</main></body>`,
  });

/** A handbook, to read on a phone and to print. `code` is a QR code of the address where the newest one is. */
export function handbookPage(page: PageSetting, view: HandbookView, code: string | undefined): Html {
  const { language } = page;
  const { title, number, since, count, required, parts, legend } = view;
  return layout(page, {
    title,
    styles: ['text', 'standard', 'handbook'],
    script: 'standard',
    body: html`<body class="text">${textHeader(
      page,
      html`<button id="print" class="bar-link" type="button" hidden>${words.print[language]}</button>`,
    )}
<main class="standard handbook">
<header class="cover">
<div><p class="code">${handbookWords.version(number)[language]} · ${handbookWords.since[language]} ${since}</p>
<h1>${title}</h1>
<p class="facts">${handbookWords.count(count, required)[language]}</p>
<ol class="stages">${parts.map(({ name, entries }, i) => html`<li><a href="#part-${i + 1}">${name}</a> <small>${entries.length}</small></li>`)}<li><a href="${handbookFilePath(view.post)}">${handbookWords.file[language]}</a></li></ol></div>
${code ? html`<figure class="newest">${raw(code)}<figcaption>${handbookWords.newest[language]}</figcaption></figure>` : ''}
</header>
${parts.map(
  ({ name, entries }, i) => html`<section><h2 id="part-${i + 1}">${name}</h2>${entries.map(entryHtml)}</section>`,
)}
<p class="legend">${legend}</p>
</main></body>`,
  });
}

function entryHtml({ key, where, force, modal, runs, table, why }: ShownEntry): Html {
  return html`<div class="clause ${forceOf(modal)}"><p><b class="force">${force}</b> ${runs.map(({ text, strong }) => (strong ? html`<strong>${text}</strong>` : text))}</p>
${
  table
    ? html`<div class="table" tabindex="0" role="group" aria-label="${table.caption}"><table><caption>${table.caption}</caption>
<thead><tr>${table.header.map((header) => html`<th scope="col">${header}</th>`)}</tr></thead>
<tbody>${table.rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`
    : ''
}<p class="where"><a href="${clausePath(key)}">${where}</a> · ${why}</p></div>`;
}
