import { html } from 'hono/html';
import { clausePath, findingFilePath, placePath } from '../addresses.ts';
import type { FindingPage, ShownClause, ShownFile, StoryStep } from '../look-ports.ts';
import { lookWords as words } from '../look-words.ts';
import { forceOf } from '../view.ts';
import { overdueMark } from './findings.ts';
import { type Html, layout, type PageSetting, printButton, textHeader } from './layout.ts';
import { composerForm, connectionLine, conversationLog, newestButton, type Talker, talkSetup } from './talk.ts';

/** A clause in its own words, with a link to where it stands. */
export const clauseQuote = ({ key, source, text, modal }: ShownClause): Html =>
  html`<blockquote class="${forceOf(modal)}" lang="zh-CN"><p class="quoted">${text}</p><footer><a class="quote-source" href="${clausePath(key)}">${source}</a></footer></blockquote>`;

/** Buttons that say what a person could have typed: they go the way of the chat. */
export const sayButtons = (buttons: readonly { readonly label: string; readonly say: string }[]): Html =>
  html`${buttons.map(({ label, say }) => html`<button type="button" class="say" data-say="${say}">${label}</button>`)}`;

function pictures(ref: string, files: readonly ShownFile[]): Html | '' {
  if (files.length === 0) return '';
  return html`<ul class="files">${files.map(({ hash, name, picture }) => {
    const href = findingFilePath(ref, hash);
    return html`<li><a href="${href}">${picture ? html`<img src="${href}" alt="${name}" loading="lazy">` : name}</a></li>`;
  })}</ul>`;
}

function step(
  { language }: PageSetting,
  ref: string,
  { title, when, iso, who, words: said, changes, files }: StoryStep,
): Html {
  return html`<li><p class="step"><b>${title}</b> <time datetime="${iso}" class="soft">${when}</time>${who === undefined ? '' : html` · ${who}`}</p>
${said === undefined ? '' : html`<p class="step said">“${said}”</p>`}
${
  changes.length === 0
    ? ''
    : html`<ul class="changes">${changes.map(
        ({ field, from, to }) =>
          html`<li>${field}：${from === undefined ? '' : html`<span class="hidden">${words.was[language]} </span><del>${from}</del> `}${to === undefined ? '' : html`<span class="hidden">${words.is[language]} </span><ins>${to}</ins>`}</li>`,
      )}</ul>`
}
${pictures(ref, files)}</li>`;
}

/** One finding with its whole story, what can be done about it, and the talk in which that is said. */
export function findingPage(page: PageSetting, finding: FindingPage, talker: Talker): Html {
  const { language } = page;
  const { ref, subject, fields, notes, clause, place, story, buttons, overdue } = finding;
  return layout(page, {
    title: `${ref} ${subject}`,
    styles: ['chat', 'messages', 'look'],
    script: 'talk',
    body: html`<body class="chat talk" data-setup="${talkSetup(page, talker)}">${textHeader(page, printButton(page))}
${connectionLine()}
<main id="scroller" class="scroller" tabindex="-1">
<article id="look" class="sheet">
<p class="crumbs"><a href="/findings">${words.allFindings[language]}</a></p>
<h1>${ref} ${subject} ${overdue ? overdueMark(page) : ''}</h1>
${buttons.length === 0 ? '' : html`<div class="says" role="group" aria-label="${words.next[language]}">${sayButtons(buttons)}</div>`}
<dl class="facts">${fields.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}
${place ? html`<div><dt>${words.place[language]}</dt><dd><a href="${placePath(place.code)}">${place.name}</a></dd></div>` : ''}</dl>
${notes.map((note) => html`<p class="note">${note}</p>`)}
${clause ? html`<section><h2>${words.clause[language]}</h2>${clauseQuote(clause)}</section>` : ''}
<section><h2>${words.story[language]}</h2><ol class="story">${story.map((one) => step(page, ref, one))}</ol></section>
</article>
${conversationLog(page)}
</main>
${newestButton(page)}
${composerForm(page)}
</body>`,
  });
}
