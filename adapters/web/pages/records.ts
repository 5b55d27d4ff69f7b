import { html } from 'hono/html';
import { clausePath } from '../addresses.ts';
import type { Chart, RecordLine, RecordsAsked, ShownRecords } from '../look-ports.ts';
import { lookCounts, lookWords as words } from '../look-words.ts';
import { filterForm } from './filters.ts';
import { type Html, layout, type PageSetting, printButton, textHeader } from './layout.ts';
import { connectionLine, type Talker, talkSetup } from './talk.ts';

/** A picture of values for who sees it; what it shows stands in words under it, and each value in the table. */
function chart({ language }: PageSetting, { title, unit, zone, points, sources }: Chart): Html {
  const failing = points.filter(({ holds }) => !holds).length;
  const data = { unit, zone, points, words: { value: title, limit: words.limit[language] } };
  return html`<figure class="chart"><figcaption><b>${title}（${unit}）</b> <span class="soft">${lookCounts.chart(points.length, failing)[language]}</span></figcaption>
<div class="drawing" aria-hidden="true" data-chart="${JSON.stringify(data)}"></div>
<p class="chart-sources soft">${sources.map(({ key, text }) => html`<a href="${clausePath(key)}">${text}</a> `)}</p></figure>`;
}

function row({ language }: PageSetting, line: RecordLine): Html {
  const { ref, when, iso, text, by, holds, verdicts, late, standing, fate } = line;
  return html`<tr class="${holds ? '' : 'is-late'} ${standing ? '' : 'gone'}">
<td class="ref">${ref}</td>
<td class="date"><time datetime="${iso}">${when}</time></td>
<td class="what">${text}${fate === undefined ? '' : html` <span class="mark">${fate}</span>`}${late === undefined ? '' : html` <span class="soft">${late}</span>`}</td>
<td class="verdicts">${verdicts.map(
    ({ what, limit, holds: fits, key, source }) =>
      html`<p>${what} <span class="mark ${fits ? 'fits' : 'late'}">${words[fits ? 'holds' : 'breaks'][language]}</span> <a href="${clausePath(key)}" title="${source}">${limit.length > 30 ? source : limit}</a></p>`,
  )}</td>
<td>${by}</td></tr>`;
}

/** Records of a month, with their values against what the clauses allow. */
export function recordsPage(page: PageSetting, shown: ShownRecords, asked: RecordsAsked, talker: Talker): Html {
  const { language } = page;
  const { records, charts, failing } = shown;
  return layout(page, {
    title: words.records[language],
    styles: ['text', 'uplot', 'look'],
    script: 'look',
    body: html`<body class="text" data-setup="${talkSetup(page, talker)}">${textHeader(page, printButton(page))}
${connectionLine()}
<main class="look-page"><h1>${words.records[language]}</h1>
${filterForm(
  page,
  '/records',
  [
    {
      name: 'type',
      label: words.type[language],
      options: shown.types,
      chosen: asked.type,
      none: words.every[language],
    },
    { name: 'month', label: words.month[language], options: shown.months, chosen: shown.month },
    {
      name: 'service',
      label: words.service[language],
      options: shown.services,
      chosen: asked.service,
      none: words.every[language],
    },
  ],
  html`<label class="check"><input type="checkbox" name="failing" value="yes" ${asked.failing ? html`checked` : ''}><span>${words.failing[language]}</span></label>${asked.place === undefined ? '' : html`<input type="hidden" name="place" value="${asked.place}">`}`,
)}
<div id="look">
<p class="count">${shown.placeName ? html`${shown.placeName} · ` : ''}${lookCounts.records(records.length, failing)[language]}</p>
<div class="charts">${charts.map((one) => chart(page, one))}</div>
${
  records.length === 0
    ? html`<p>${words.noRecords[language]}</p>`
    : html`<table class="rows"><caption class="hidden">${words.records[language]} ${shown.month}</caption>
<thead><tr>${(['number', 'when', 'record', 'value', 'by'] as const).map((key) => html`<th scope="col">${words[key][language]}</th>`)}</tr></thead>
<tbody>${records.map((line) => row(page, line))}</tbody></table>`
}
${shown.cut ? html`<p class="soft">${words.cut[language]}</p>` : ''}
</div></main></body>`,
  });
}
