import { html } from 'hono/html';
import { clausePath, findingPath } from '../addresses.ts';
import type { CitedKey, ShownScore, ShownScores } from '../look-ports.ts';
import { lookCounts, lookWords as words } from '../look-words.ts';
import { filterForm } from './filters.ts';
import { type Html, layout, type PageSetting, printButton, textHeader } from './layout.ts';
import { connectionLine, type Talker, talkSetup } from './talk.ts';

const clauseLink = ({ key, text }: CitedKey): Html => html`<a class="basis" href="${clausePath(key)}">${text}</a> `;

function score({ language }: PageSetting, one: ShownScore): Html {
  const { name, base, grade, gradeClause, frozen, state, deductions, adjustments, notes } = one;
  return html`<section class="score"><h2>${name}</h2>
<p class="total"><b>${lookCounts.points(one.score)[language]}</b> ${grade === undefined ? '' : html`<span class="mark">${grade}</span> `}<span class="mark ${frozen ? 'fits' : ''}">${state}</span>
<span class="soft">${words.base[language]} ${base}</span> ${gradeClause ? clauseLink(gradeClause) : ''}</p>
${
  deductions.length === 0
    ? html`<p class="soft">${words.noDeductions[language]}</p>`
    : html`<table class="rows"><caption class="hidden">${name}</caption>
<thead><tr>${(['finding', 'day', 'what', 'severity', 'points', 'basis'] as const).map((key) => html`<th scope="col">${words[key][language]}</th>`)}</tr></thead>
<tbody>${deductions.map(
        ({
          ref,
          day,
          what,
          severity,
          points,
          clauses,
        }) => html`<tr><td class="ref"><a href="${findingPath(ref)}">${ref}</a></td>
<td class="date">${day}</td><td class="what">${what}</td><td><span class="mark">${severity}</span></td><td class="ref">${points}</td>
<td class="verdicts">${clauses.map(clauseLink)}</td></tr>`,
      )}</tbody></table>`
}
${
  adjustments.length === 0
    ? ''
    : html`<h3>${words.adjustments[language]}</h3><ul class="lines">${adjustments.map(({ ref, points, reason }) => html`<li>${ref} <b>${points}</b> ${reason}</li>`)}</ul>`
}
${notes.map((note) => html`<p class="soft">${note}</p>`)}</section>`;
}

/** The month's scores, each with the lines that led to it. */
export const scoresPage = (page: PageSetting, { month, months, scores }: ShownScores, talker: Talker): Html =>
  layout(page, {
    title: `${words.scores[page.language]} ${month}`,
    styles: ['text', 'look'],
    script: 'look',
    body: html`<body class="text" data-setup="${talkSetup(page, talker)}">${textHeader(page, printButton(page))}
${connectionLine()}
<main class="look-page"><h1>${words.scores[page.language]} ${month}</h1>
${filterForm(page, '/scores', [{ name: 'month', label: words.month[page.language], options: months, chosen: month }])}
<div id="look">${scores.length === 0 ? html`<p>${words.noScores[page.language]}</p>` : scores.map((one) => score(page, one))}</div>
</main></body>`,
  });
