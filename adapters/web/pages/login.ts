import { html } from 'hono/html';
import { words } from '../messages.ts';
import { type Html, layout, type PageSetting } from './layout.ts';

/**
 * Where a login link leads. The link's token stands behind the `#` of the address, where only the page's own script sees it;
 * it is sent when a person presses the button, so nothing that merely looks at the address uses it up.
 */
export const loginPage = (page: PageSetting, csrf: string, problem?: string): Html => {
  const { language } = page;
  return layout(page, {
    title: `${words.loginTitle[language]} · ${words.name[language]}`,
    styles: ['login'],
    script: 'login',
    body: html`<body class="login">
<main class="card">
<img src="/icon.svg" alt="" width="64" height="64">
<h1>${words.name[language]}</h1>
${problem ? html`<p class="problem" role="alert">${problem}</p>` : ''}
<p id="hint">${words.loginHint[language]}</p>
<p class="how">${words.loginHow[language]}</p>
<form id="login" method="post" action="/login" hidden>
<p>${words.loginReady[language]}</p>
<input type="hidden" name="csrf" value="${csrf}">
<input type="hidden" name="token" id="token">
<button class="primary" type="submit">${words.loginButton[language]}</button>
</form>
</main>
</body>`,
  });
};
