import { html } from 'hono/html';
import { scriptWords, scriptWordsIn, words } from '../messages.ts';
import type { DemonstrationPerson, WebPerson } from '../ports.ts';
import { type Html, layout, type PageSetting } from './layout.ts';

export interface ChatPage {
  readonly person: WebPerson;
  readonly identity: string;
  readonly csrf: string;
  readonly examples: readonly string[];
  /** Whom one can speak as without a login; undefined where one has to log in. */
  readonly people?: readonly DemonstrationPerson[];
}

/** The chat page: its frame. The conversation itself is drawn by the script, as text nodes. */
export function chatPage(page: PageSetting, chat: ChatPage): Html {
  const { language } = page;
  const say = (key: keyof typeof scriptWords) => scriptWords[key][language];
  const setup = {
    csrf: chat.csrf,
    person: chat.person.id,
    language,
    examples: chat.examples.slice(0, 3),
    words: scriptWordsIn(language),
  };
  return layout(page, {
    title: `${words.name[language]} · ${words.tagline[language]}`,
    styles: ['chat', 'messages'],
    script: 'chat',
    body: html`<body class="chat" data-setup="${JSON.stringify(setup)}">
<a class="skip" href="#words">${words.skip[language]}</a>
<header class="bar">
<h1 class="name"><img src="/icon.svg" alt="" width="28" height="28"> ${words.name[language]}</h1>
<a class="bar-link" href="/standards">${words.standards[language]}</a>
${personMenu(chat, say)}
</header>
<div id="progress" class="progress" hidden><span id="progress-words"></span><progress id="progress-bar" max="1" value="0" aria-label="${say('indexing')}"></progress></div>
<p id="connection" class="connection" role="status" hidden></p>
<main id="scroller" class="scroller" tabindex="-1">
<button id="earlier" class="quiet" type="button" hidden>${say('earlier')}</button>
<section id="welcome" class="welcome" hidden></section>
<div role="log" aria-live="polite" aria-relevant="additions" aria-label="${say('conversation')}"><ol id="conversation" class="conversation"></ol></div>
<p id="typing" class="typing" role="status" hidden><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span><span class="hidden">${say('typing')}</span></p>
</main>
<button id="newest" class="newest" type="button" hidden>${say('newest')}</button>
<form id="composer" class="composer" autocomplete="off">
<ul id="pictures" class="pictures" hidden></ul>
<p id="notice" class="notice" role="alert" hidden></p>
<div class="row">
<label class="attach" title="${say('attach')}"><input id="file" type="file" accept="image/png,image/jpeg,image/webp,.xlsx" multiple aria-label="${say('attach')}"><span aria-hidden="true">＋</span></label>
<textarea id="words" rows="1" aria-label="${say('say')}" placeholder="${say('say')}" enterkeyhint="send"></textarea>
<button id="send" class="primary" type="submit" disabled>${say('send')}</button>
</div>
</form>
</body>`,
  });
}

function personMenu(chat: ChatPage, say: (key: keyof typeof scriptWords) => string): Html {
  const { people, csrf, identity, person } = chat;
  const name = person.guest ? say('guest') : person.name;
  const token = html`<input type="hidden" name="csrf" value="${csrf}">`;
  if (!people)
    return html`<details class="person"><summary>${name}</summary>
<form class="menu" method="post" action="/logout">${token}
<button type="submit">${say('logout')}</button>
<button type="submit" name="everywhere" value="yes">${say('logoutEverywhere')}</button>
</form></details>`;
  const choice = (value: string, label: string, does: string, current: boolean) =>
    html`<button type="submit" name="identity" value="${value}" ${current ? html`aria-current="true"` : ''}><b>${label}</b> <small>${does}</small></button>`;
  return html`<details class="person"><summary><span class="hidden">${say('demonstration')} </span>${name}</summary>
<form class="menu" method="post" action="/speak-as">${token}
<p>${say('speakAs')}</p>
${people.map((one) => choice(one.identity, one.name, one.does, one.identity === identity))}
${choice('guest', say('guest'), '', person.guest)}
</form></details>`;
}
