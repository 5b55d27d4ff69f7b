import { html } from 'hono/html';
import { anchorOf, changesPath, standardPath } from '../addresses.ts';
import { words } from '../messages.ts';
import type { StandardEntry, StandardText } from '../ports.ts';
import { editionBody } from './body.ts';
import { resolver } from './clause-text.ts';
import { type Html, layout, type PageSetting, textHeader } from './layout.ts';
import { statusMark } from './standards.ts';

/** A standard in full. The clause that a link names is highlighted by the style sheet (`:target`), without a script. */
export function standardPage(
  page: PageSetting,
  { edition, status, foreword }: StandardText,
  all: readonly StandardEntry[],
): Html {
  const { language } = page;
  const others = all.filter(({ code, id }) => code === edition.code && id !== edition.id);
  const body = editionBody(edition, { language, resolve: resolver(edition.clauses, all) });
  return layout(page, {
    title: `${edition.id} ${edition.title}`,
    styles: ['text', 'standard'],
    script: 'standard',
    body: html`<body class="text">${textHeader(page, html`<button id="print" class="bar-link" type="button" hidden>${words.print[language]}</button>`)}
<div class="columns">
<nav class="outline" aria-label="${words.outline[language]}"><details id="outline" open><summary>${words.outline[language]}</summary><ol>
${edition.outline
  .filter(({ level }) => level <= 2)
  .map(
    ({ number, title, level }) =>
      html`<li class="level${level}"><a href="#${encodeURIComponent(anchorOf(number))}">${number} ${title}</a></li>`,
  )}
</ol></details></nav>
<main class="standard">
<header class="cover">
<p class="code">${edition.id}</p>
<h1>${edition.title}</h1>
<p class="facts">${statusMark(status)} ${[edition.part, edition.service].filter(Boolean).join(' · ')}</p>
<dl>
<div><dt>${words.published[language]}</dt><dd>${edition.published}</dd></div>
<div><dt>${words.inForce[language]}</dt><dd>${edition.effective}</dd></div>
${edition.withdrawn ? html`<div><dt>${words.withdrawn[language]}</dt><dd>${edition.withdrawn}</dd></div>` : ''}
${edition.replaces.length > 0 ? html`<div><dt>${words.replaces[language]}</dt><dd>${edition.replaces.join('、')}</dd></div>` : ''}
${edition.posts.length > 0 ? html`<div><dt>${words.posts[language]}</dt><dd>${edition.posts.join('、')}</dd></div>` : ''}
</dl>
${
  others.length > 0
    ? html`<div class="editions"><h2>${words.editions[language]}</h2><ul>${others.map(
        (other) =>
          html`<li><a href="${standardPath(other.id)}">${other.id}</a> ${statusMark(other.status)} <a href="${older(other, edition) ? changesPath(other.id, edition.id) : changesPath(edition.id, other.id)}">${words.compare[language]}</a></li>`,
      )}</ul></div>`
    : ''
}
</header>
${
  foreword && foreword.length > 0
    ? html`<details class="foreword"><summary>${words.foreword[language]}</summary>${foreword.map((text) => html`<p>${text}</p>`)}</details>`
    : ''
}
${body}
</main></div></body>`,
  });
}

const older = (a: { readonly effective: string }, b: { readonly effective: string }): boolean =>
  a.effective <= b.effective;
