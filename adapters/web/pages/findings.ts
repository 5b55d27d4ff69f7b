import { html } from 'hono/html';
import { findingPath, withFilters } from '../addresses.ts';
import type { FindingLine, FindingsAsked, ShownFindings } from '../look-ports.ts';
import { lookCounts, lookWords as words } from '../look-words.ts';
import { filterForm } from './filters.ts';
import { type Html, layout, type PageSetting, printButton, textHeader } from './layout.ts';
import { connectionLine, type Talker, talkSetup } from './talk.ts';

const PATH = '/findings';
/** Columns of the board, from what begins to what has ended. */
const COLUMNS = [['open', 'returned'], ['disputed'], ['submitted'], ['closed']] as const;

export const stateMark = ({ state, stateName }: Pick<FindingLine, 'state' | 'stateName'>): Html =>
  html`<span class="mark state-${state}">${stateName}</span>`;

export const severityMark = ({ severity, grave }: Pick<FindingLine, 'severity' | 'grave'>): Html =>
  html`<span class="mark ${grave ? 'grave' : ''}">${severity}</span>`;

export const overdueMark = ({ language }: PageSetting): Html =>
  html`<span class="mark late">${words.overdue[language]}</span>`;

/** One finding on the board, or of a place. */
export function findingCard(page: PageSetting, line: FindingLine): Html {
  const { ref, subject, overdue, due, owner } = line;
  return html`<li class="finding-card ${overdue ? 'is-late' : ''}"><a class="card-link" href="${findingPath(ref)}"><b>${ref}</b> ${subject}</a>
<p class="card-line">${severityMark(line)} ${line.state === 'returned' ? stateMark(line) : ''} ${overdue ? overdueMark(page) : ''}</p>
<p class="card-line soft">${[owner, due === undefined ? undefined : `${words.due[page.language]} ${due}`].filter(Boolean).join(' · ')}</p></li>`;
}

function board(page: PageSetting, { findings, statuses }: ShownFindings): Html {
  return html`<div class="board">${COLUMNS.map((states) => {
    const own = findings.filter(({ state }) => states.some((one) => one === state));
    const name = statuses.find(({ value }) => value === states[0])?.label ?? '';
    return html`<section><h2>${name} <small>${own.length}</small></h2>
${own.length === 0 ? html`<p class="soft">${words.noneHere[page.language]}</p>` : html`<ul>${own.map((line) => findingCard(page, line))}</ul>`}</section>`;
  })}</div>`;
}

function table(page: PageSetting, { findings }: ShownFindings): Html {
  const { language } = page;
  if (findings.length === 0) return html`<p>${words.none[language]}</p>`;
  return html`<table class="rows"><caption class="hidden">${words.findings[language]}</caption>
<thead><tr>${(['number', 'what', 'severity', 'status', 'due', 'owner', 'filed'] as const).map((key) => html`<th scope="col">${words[key][language]}</th>`)}</tr></thead>
<tbody>${findings.map(
    (line) => html`<tr class="${line.overdue ? 'is-late' : ''}">
<td class="ref"><a href="${findingPath(line.ref)}">${line.ref}</a></td>
<td class="what"><a class="what-link" href="${findingPath(line.ref)}" tabindex="-1">${line.subject}</a></td>
<td>${severityMark(line)}</td>
<td>${stateMark(line)} ${line.overdue ? overdueMark(page) : ''}</td>
<td class="date">${line.due ?? ''}</td>
<td>${line.owner}</td>
<td class="date filed">${line.filed}</td></tr>`,
  )}</tbody></table>`;
}

/** Findings as a list or a board, filtered by the address. */
export function findingsPage(page: PageSetting, shown: ShownFindings, asked: FindingsAsked, talker: Talker): Html {
  const { language } = page;
  const { view, status, service, floor, month, place } = asked;
  const chosen = { status: status === 'live' ? undefined : status, service, floor, month, place };
  const other = (wanted: 'list' | 'board') =>
    html`<a href="${withFilters(PATH, { ...chosen, view: wanted === 'board' ? 'board' : undefined })}" ${view === wanted ? html`aria-current="page"` : ''}>${words[wanted][language]}</a>`;
  const hiddenFilters = html`${view === 'board' ? html`<input type="hidden" name="view" value="board">` : ''}${place === undefined ? '' : html`<input type="hidden" name="place" value="${place}">`}`;
  return layout(page, {
    title: words.findings[language],
    styles: ['text', 'look'],
    script: 'look',
    body: html`<body class="text" data-setup="${talkSetup(page, talker)}">${textHeader(page, printButton(page))}
${connectionLine()}
<main class="look-page"><h1>${words.findings[language]}</h1>
<nav class="views" aria-label="${words.view[language]}">${other('list')}${other('board')}</nav>
${filterForm(
  page,
  PATH,
  [
    ...(view === 'board'
      ? []
      : [{ name: 'status', label: words.status[language], options: shown.statuses, chosen: status }]),
    {
      name: 'service',
      label: words.service[language],
      options: shown.services,
      chosen: service,
      none: words.every[language],
    },
    {
      name: 'floor',
      label: words.floor[language],
      options: shown.floors,
      chosen: floor?.toString(),
      none: words.every[language],
    },
    {
      name: 'month',
      label: words.month[language],
      options: shown.months,
      chosen: shown.month,
      none: words.anyTime[language],
    },
  ],
  hiddenFilters,
)}
<div id="look">
<p class="count">${shown.placeName ? html`${shown.placeName} · ` : ''}${lookCounts.findings(shown.findings.length, shown.overdue)[language]}</p>
${view === 'board' ? board(page, shown) : table(page, shown)}
${shown.cut ? html`<p class="soft">${words.cut[language]}</p>` : ''}
</div></main></body>`,
  });
}
