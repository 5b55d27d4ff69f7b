import { html } from 'hono/html';
import { scriptWords, scriptWordsIn, words } from '../messages.ts';
import type { DemonstrationPerson, WebPerson } from '../ports.ts';
import { type Html, layout, type PageSetting, placesNav } from './layout.ts';
import { composerForm, connectionLine, conversationLog, newestButton } from './talk.ts';

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
<h1 class="name"><img src="/icon.svg" alt="" width="28" height="28"> <span>${words.name[language]}</span></h1>
${placesNav(page)}
${personMenu(chat, say)}
</header>
<div id="progress" class="progress" hidden><span id="progress-words"></span><progress id="progress-bar" max="1" value="0" aria-label="${say('indexing')}"></progress></div>
${connectionLine()}
<main id="scroller" class="scroller" tabindex="-1">
<button id="earlier" class="quiet" type="button" hidden>${say('earlier')}</button>
<section id="welcome" class="welcome" hidden></section>
${conversationLog(page)}
</main>
${newestButton(page)}
${composerForm(page)}
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
