import { html } from 'hono/html';
import type { PlanDay, ShownPlan } from '../look-ports.ts';
import { lookCounts, WEEKDAYS, lookWords as words } from '../look-words.ts';
import { filterForm } from './filters.ts';
import { type Html, layout, type PageSetting, printButton, textHeader } from './layout.ts';
import { connectionLine, type Talker, talkSetup } from './talk.ts';

/** Days in weeks that begin on Monday; undefined stands for days of other months. */
function weeksOf(days: readonly PlanDay[]): (PlanDay | undefined)[][] {
  const cells: (PlanDay | undefined)[] = [...Array.from({ length: days[0]?.weekday ?? 0 }, () => undefined), ...days];
  const weeks: (PlanDay | undefined)[][] = [];
  for (let at = 0; at < cells.length; at += 7)
    weeks.push(Array.from({ length: 7 }, (_, weekday) => cells[at + weekday]));
  return weeks;
}

function cell({ language }: PageSetting, one: PlanDay | undefined): Html {
  if (!one) return html`<td class="none"></td>`;
  const { date, day, weekday, off, today, checks } = one;
  return html`<td class="${off ? 'off' : ''} ${today ? 'today' : ''} ${checks.length === 0 ? 'empty' : ''}"><time datetime="${date}"><b>${day}</b> <span class="soft narrow">${WEEKDAYS[weekday]?.[language] ?? ''}</span></time>
${checks.length === 0 ? '' : html`<ul>${checks.map(({ ref, what, state }) => html`<li title="${ref}"><span class="mark plan-${state}">${words[state][language]}</span> ${what}</li>`)}</ul>`}</td>`;
}

/** A month's plan against what was done, as a calendar; on a phone as a list of the days that have something. */
export function planPage(page: PageSetting, plan: ShownPlan, talker: Talker): Html {
  const { language } = page;
  const { month, months, items, days, planned, done, late } = plan;
  return layout(page, {
    title: `${words.plan[language]} ${month}`,
    styles: ['text', 'look', 'plan'],
    script: 'look',
    body: html`<body class="text" data-setup="${talkSetup(page, talker)}">${textHeader(page, printButton(page))}
${connectionLine()}
<main class="look-page"><h1>${words.plan[language]} ${month}</h1>
${filterForm(page, '/plan', [{ name: 'month', label: words.month[language], options: months, chosen: month }])}
<div id="look">
<p class="count">${planned === 0 ? words.noPlan[language] : lookCounts.plan(done, planned, late)[language]}${items.length === 0 ? '' : html` · ${items.join('；')}`}</p>
<table class="calendar"><caption class="hidden">${words.plan[language]} ${month}</caption>
<thead><tr>${WEEKDAYS.map((name) => html`<th scope="col">${name[language]}</th>`)}</tr></thead>
<tbody>${weeksOf(days).map((week) => html`<tr>${week.map((one) => cell(page, one))}</tr>`)}</tbody></table>
</div></main></body>`,
  });
}
