import { html } from 'hono/html';
import type { Language } from '../../../src/commands/language.ts';
import { words } from '../messages.ts';

/** A piece of a page: what stands in it was escaped when it was put in. */
export type Html = ReturnType<typeof html>;

/** What every page needs to know of its request. */
export interface PageSetting {
  readonly language: Language;
  /** Folder of the page's own files; its name changes with their content, so that a browser may keep them for good. */
  readonly assets: string;
  /** Somebody of the directory: findings, records and scores are theirs to look at. */
  readonly staff?: boolean;
  /** Pages that not everybody has. */
  readonly sees?: readonly ('scores' | 'plan')[];
}

export interface Layout {
  readonly title: string;
  /** Names of style sheets beside the one that all pages share. */
  readonly styles: readonly string[];
  readonly script?: string;
  readonly body: Html;
}

export const layout = (
  { language, assets }: PageSetting,
  { title, styles, script, body }: Layout,
): Html => html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#f6f7f5" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#141816" media="(prefers-color-scheme: dark)">
<title>${title}</title>
<link rel="manifest" href="/manifest.webmanifest">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="/icon-192.png">
<link rel="stylesheet" href="${assets}/base.css">
${styles.map((style) => html`<link rel="stylesheet" href="${assets}/${style}.css">`)}
<link rel="stylesheet" href="${assets}/print.css" media="print">
${script ? html`<script type="module" src="${assets}/${script}.js"></script>` : ''}
</head>
${body}
</html>`;

const PATHS = { scores: '/scores', plan: '/plan' } as const;

/** Where one can go from here. */
export function placesNav({ language, staff, sees = [] }: PageSetting): Html {
  const links: readonly (readonly [string, string])[] = [
    ['/standards', words.standards[language]],
    ...(staff
      ? ([
          ['/findings', words.findings[language]],
          ['/records', words.records[language]],
        ] as const)
      : []),
    ...sees.map((page) => [PATHS[page], words[page][language]] as const),
  ];
  return html`<nav class="places" aria-label="${words.places[language]}">${links.map(
    ([href, label]) => html`<a class="bar-link" href="${href}">${label}</a>`,
  )}</nav>`;
}

/** The bar above a page of text. */
export const textHeader = (page: PageSetting, actions: Html | '' = ''): Html => html`<header class="bar">
<a class="bar-link back" href="/"><span aria-hidden="true">‹</span> ${words.back[page.language]}</a>
${placesNav(page)}
${actions}
</header>`;

/** Prints the page; without a script a browser's own menu does. */
export const printButton = ({ language }: PageSetting): Html =>
  html`<button id="print" class="bar-link" type="button" hidden>${words.print[language]}</button>`;

/** A page with one sentence: what is wrong. */
export const problemPage = (page: PageSetting, sentence: string): Html =>
  layout(page, {
    title: words.name[page.language],
    styles: ['text'],
    body: html`<body class="text">${textHeader(page)}<main class="problem"><p>${sentence}</p></main></body>`,
  });
