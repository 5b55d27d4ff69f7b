import { html } from 'hono/html';
import type { Language } from '../../../src/commands/language.ts';
import type { Part, Service, Status } from '../../../src/standards/model.ts';
import { standardPath } from '../addresses.ts';
import { words } from '../messages.ts';
import type { StandardEntry } from '../ports.ts';
import { type Html, layout, type PageSetting, textHeader } from './layout.ts';

/** In the order of the page. */
const PARTS: readonly Part[] = ['通用基础', '监管', '保障'];
const SERVICES: readonly Service[] = ['物业', '会务', '保洁', '安保', '食堂'];

const STATUS_CLASS: Readonly<Record<Status, string>> = {
  现行: 'in-force',
  即将实施: 'coming',
  被代替: 'replaced',
  废止: 'withdrawn',
};

export const statusMark = (status: Status): Html => html`<span class="status ${STATUS_CLASS[status]}">${status}</span>`;

/** All editions of one code: the one that counts today first. */
interface Family {
  readonly main: StandardEntry;
  readonly others: readonly StandardEntry[];
}

const STATUS_ORDER: readonly Status[] = ['现行', '即将实施', '被代替', '废止'];

function families(entries: readonly StandardEntry[]): Family[] {
  const byCode = new Map<string, StandardEntry[]>();
  for (const entry of entries) byCode.set(entry.code, [...(byCode.get(entry.code) ?? []), entry]);
  return [...byCode.values()]
    .map((editions): Family | undefined => {
      const [main, ...others] = editions.toSorted(
        (a, b) =>
          STATUS_ORDER.indexOf(a.status) - STATUS_ORDER.indexOf(b.status) || b.effective.localeCompare(a.effective),
      );
      return main && { main, others };
    })
    .filter((family) => family !== undefined)
    .sort((a, b) => a.main.code.localeCompare(b.main.code, 'en', { numeric: true }));
}

const row = ({ main, others }: Family): Html => html`<tr>
<td class="code"><a href="${standardPath(main.id)}">${main.id}</a></td>
<td class="title"><a href="${standardPath(main.id)}" tabindex="-1">${main.title}</a>
${others.map((other) => html`<div class="other"><a href="${standardPath(other.id)}">${other.id}</a> ${statusMark(other.status)} ${other.effective}</div>`)}</td>
<td>${statusMark(main.status)}</td>
<td class="date">${main.effective}</td>
</tr>`;

function group(caption: string, members: readonly Family[], alone: boolean, language: Language): Html | '' {
  if (members.length === 0) return '';
  return html`<table class="system"><caption>${alone ? html`<span class="hidden">${caption}</span>` : caption}</caption>
<colgroup><col class="col-code"><col><col class="col-status"><col class="col-date"></colgroup>
<thead><tr><th scope="col">${words.code[language]}</th><th scope="col">${words.title[language]}</th><th scope="col">${words.status[language]}</th><th scope="col">${words.inForce[language]}</th></tr></thead>
<tbody>${members.map(row)}</tbody></table>`;
}

/** The table of the standard system: by part, and within a part by service. */
export function standardsPage(page: PageSetting, entries: readonly StandardEntry[]): Html {
  const { language } = page;
  const all = families(entries);
  const parts = [...PARTS, undefined].map((part) => {
    const members = all.filter(({ main }) => main.part === part);
    if (members.length === 0) return '';
    const services = [undefined, ...SERVICES].map((service) =>
      group(
        service ?? words.general[language],
        members.filter(({ main }) => main.service === service),
        members.every(({ main }) => main.service === service),
        language,
      ),
    );
    return html`<section><h2>${part ?? words.noPart[language]} <small>${members.length}</small></h2>${services}</section>`;
  });
  return layout(page, {
    title: `${words.systemTitle[language]} · ${words.name[language]}`,
    styles: ['text', 'system'],
    script: 'standards',
    body: html`<body class="text">${textHeader(page)}
<main class="system-page"><h1>${words.systemTitle[language]}</h1>
${
  all.length === 0
    ? html`<p>${words.empty[language]}</p>`
    : html`<input id="filter" type="search" hidden placeholder="${words.filter[language]}" aria-label="${words.filter[language]}">`
}
${parts}</main></body>`,
  });
}
