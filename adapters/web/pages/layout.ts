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

/** The bar above a page of text. */
export const textHeader = ({ language }: PageSetting, actions: Html | '' = ''): Html => html`<header class="bar">
<a class="bar-link" href="/"><span aria-hidden="true">‹</span> ${words.back[language]}</a>
<a class="bar-link" href="/standards">${words.standards[language]}</a>
${actions}
</header>`;

/** A page with one sentence: what is wrong. */
export const problemPage = (page: PageSetting, sentence: string): Html =>
  layout(page, {
    title: words.name[page.language],
    styles: ['text'],
    body: html`<body class="text">${textHeader(page)}<main class="problem"><p>${sentence}</p></main></body>`,
  });
