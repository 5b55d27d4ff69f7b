// The chat page: puts its parts together.
import { compose } from './composer.js';
import { connect } from './connection.js';
import { follow, isEmpty, newestSeq, oldestSeq, show, showEarlier } from './conversation.js';
import { hurry, resume, say } from './outbox.js';
import { byId, element, setup, words } from './setup.js';

const welcome = byId('welcome');
const earlier = byId('earlier');
const title = document.title;
let unread = 0;

function ask(text, files) {
  say(text, files);
  welcome.hidden = true;
  follow();
}

function showMessage(entry) {
  const empty = isEmpty();
  show(entry, ask);
  welcome.hidden = true;
  earlier.hidden = oldestSeq() <= 1;
  if (empty) follow();
  if (entry.blocks && document.visibilityState === 'hidden') {
    unread += 1;
    document.title = `(${unread}) ${title}`;
    // On a home screen the icon says it.
    navigator.setAppBadge?.(unread).catch(() => {});
  }
}

function showProgress(progress) {
  byId('progress').hidden = progress === null;
  if (progress === null) return;
  byId('progress-words').textContent = `${words.indexing} ${progress.done}/${progress.total}`;
  byId('progress-bar').value = progress.total > 0 ? progress.done / progress.total : 0;
}

function showWelcome() {
  if (!isEmpty()) return;
  const examples = setup.examples.map((example) =>
    element('button', { type: 'button', onclick: () => ask(example) }, example),
  );
  welcome.replaceChildren(
    element('img', { src: '/icon.svg', alt: '', width: '72', height: '72' }),
    element('h2', {}, words.welcome),
    ...(examples.length > 0 ? [element('p', {}, words.try), ...examples] : []),
  );
  welcome.hidden = false;
}

earlier.addEventListener('click', async () => {
  const response = await fetch(`/api/history?before=${oldestSeq()}`).catch(() => undefined);
  if (!response?.ok) return;
  const { entries } = await response.json();
  showEarlier(entries, ask);
  earlier.hidden = entries.length === 0 || oldestSeq() <= 1;
});

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'visible') return;
  unread = 0;
  document.title = title;
  navigator.clearAppBadge?.().catch(() => {});
});

// The menu closes like every other one: by a click beside it, or by Escape.
const menu = document.querySelector('.person');
document.addEventListener('click', (event) => {
  if (menu.open && !menu.contains(event.target)) menu.open = false;
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !menu.open) return;
  menu.open = false;
  menu.querySelector('summary').focus();
});

compose(ask);
connect(newestSeq, {
  message: showMessage,
  progress: showProgress,
  open: () => {
    hurry();
    // What there is comes right after the stream opens; only when nothing does is the conversation new.
    setTimeout(showWelcome, 150);
  },
});
resume();
if (matchMedia('(pointer: fine)').matches) byId('words').focus();
