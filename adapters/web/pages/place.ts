import { html } from 'hono/html';
import { withFilters } from '../addresses.ts';
import type { PlacePage } from '../look-ports.ts';
import { lookWords as words } from '../look-words.ts';
import { clauseQuote, sayButtons } from './finding.ts';
import { findingCard } from './findings.ts';
import { type Html, layout, type PageSetting, textHeader } from './layout.ts';
import { composerForm, connectionLine, conversationLog, newestButton, type Talker, talkSetup } from './talk.ts';

/** What a sign opens: one tap for what is due, a way to report, what the standard says. Made for a phone in one hand. */
export function placePage(page: PageSetting, place: PlacePage, talker: Talker): Html {
  const { language } = page;
  const { name, code, tasks, buttons, today, findings } = place;
  return layout(page, {
    title: `${name} · ${code}`,
    styles: ['chat', 'messages', 'look'],
    script: 'talk',
    body: html`<body class="chat talk" data-setup="${talkSetup(page, talker)}">${textHeader(page)}
${connectionLine()}
<main id="scroller" class="scroller" tabindex="-1">
<article id="look" class="sheet place">
<h1>${name} <small>${code}</small></h1>
${
  tasks.length === 0
    ? html`<p class="soft">${words.nothingDue[language]}</p>`
    : html`<ul class="tasks" aria-label="${words.tasks[language]}">${tasks.map(
        ({ state, overdue, done }) =>
          html`<li><p class="task-state">${overdue ? html`<span class="mark late">${words.dueTag[language]}</span> ` : ''}${state}</p>
<button type="button" class="primary" data-say="${done.say}">${done.label}</button></li>`,
      )}</ul>`
}
<div class="says">${sayButtons(buttons)}</div>
${
  findings.length === 0
    ? ''
    : html`<section><h2>${words.openHere[language]}</h2><ul class="cards">${findings.map((line) => findingCard(page, line))}</ul></section>`
}
${
  tasks.length === 0
    ? ''
    : html`<section><h2>${words.says[language]}</h2>${tasks.map(({ clause }) => clauseQuote(clause))}</section>`
}
${
  today.length === 0
    ? ''
    : html`<section><h2>${words.today[language]}</h2><ul class="lines">${today.map((line) => html`<li>${line}</li>`)}</ul>
<p><a href="${withFilters('/records', { place: code })}">${words.records[language]}</a></p></section>`
}
</article>
${conversationLog(page)}
</main>
${newestButton(page)}
${composerForm(page)}
</body>`,
  });
}
