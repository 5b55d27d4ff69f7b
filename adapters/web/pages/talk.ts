import { html } from 'hono/html';
import { scriptWords, scriptWordsIn } from '../messages.ts';
import type { WebPerson } from '../ports.ts';
import type { Html, PageSetting } from './layout.ts';

/** Who talks on a page that one can talk on. */
export interface Talker {
  readonly person: WebPerson;
  readonly csrf: string;
  /** Number of the last entry of their conversation: what comes after it is new. */
  readonly after: number;
}

/** What the scripts need of a page: who it is, the words they show. */
export const talkSetup = ({ language }: PageSetting, { person, csrf, after }: Talker): string =>
  JSON.stringify({ csrf, person: person.id, language, after, words: scriptWordsIn(language) });

/** The list of messages, drawn by the script as text nodes. */
export const conversationLog = ({
  language,
}: PageSetting): Html => html`<div role="log" aria-live="polite" aria-relevant="additions" aria-label="${scriptWords.conversation[language]}"><ol id="conversation" class="conversation"></ol></div>
<p id="typing" class="typing" role="status" hidden><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span><span class="hidden">${scriptWords.typing[language]}</span></p>`;

/** Says when the connection is lost. */
export const connectionLine = (): Html => html`<p id="connection" class="connection" role="status" hidden></p>`;

export const newestButton = ({ language }: PageSetting): Html =>
  html`<button id="newest" class="newest" type="button" hidden>${scriptWords.newest[language]}</button>`;

/** Where one writes: the text and the pictures beside it. */
export function composerForm({ language }: PageSetting): Html {
  const say = (key: keyof typeof scriptWords) => scriptWords[key][language];
  return html`<form id="composer" class="composer" autocomplete="off">
<ul id="pictures" class="pictures" hidden></ul>
<p id="notice" class="notice" role="alert" hidden></p>
<div class="row">
<label class="attach" title="${say('attach')}"><input id="file" type="file" accept="image/png,image/jpeg,image/webp,.xlsx" multiple aria-label="${say('attach')}"><span aria-hidden="true">＋</span></label>
<textarea id="words" rows="1" aria-label="${say('say')}" placeholder="${say('say')}" enterkeyhint="send"></textarea>
<button id="send" class="primary" type="submit" disabled>${say('send')}</button>
</div>
</form>`;
}
