// What the person says, until the server has it. One after the other, again and again with the same id: the server does
// each once. Texts survive a closed page; pictures live as long as the page does.
import { expectAnswer, mark, settle, showUnsent } from './conversation.js';
import { isPicture, newId, setup, words } from './setup.js';

const KEY = `zhibiao unsent ${setup.person}`;
const waiting = [];
let sending = false;
let wake = () => {};

const pause = (ms) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });

/** Storage may be forbidden or full: then a text lives as long as the page. */
function remember() {
  try {
    const texts = waiting.filter(({ files }) => files.length === 0).map(({ id, text }) => ({ id, text }));
    if (texts.length > 0) localStorage.setItem(KEY, JSON.stringify(texts));
    else localStorage.removeItem(KEY);
  } catch {}
}

/** Sends what an earlier page left. */
export function resume() {
  let left = [];
  try {
    left = JSON.parse(localStorage.getItem(KEY) ?? '[]');
  } catch {}
  for (const { id, text } of left) if (typeof id === 'string' && typeof text === 'string') add({ id, text, files: [] });
}

export function say(text, files = []) {
  add({ id: newId(), text, files });
}

/** The network may be back: doesn't wait out the pause. */
export const hurry = () => wake();

function add(message) {
  waiting.push(message);
  remember();
  showUnsent(
    { id: message.id, text: message.text, files: message.files.map((file) => file.name) },
    message.files.map((file) => (isPicture(file) ? URL.createObjectURL(file) : undefined)),
  );
  void work();
}

async function work() {
  if (sending) return;
  sending = true;
  for (let tries = 0; waiting.length > 0; ) {
    const [message] = waiting;
    const result = await send(message).catch(() => ({ again: true }));
    if (result.again) {
      mark(message.id, tries === 0 ? 'sending' : 'waiting');
      await pause(result.after ?? Math.min(30_000, 500 * 2 ** tries) * (0.5 + Math.random() / 2));
      tries += 1;
      continue;
    }
    tries = 0;
    waiting.shift();
    if (result.sent) settle(message.id);
    else
      mark(message.id, 'failed', result.say, () => {
        waiting.push(message);
        mark(message.id, 'sending');
        remember();
        void work();
      });
    remember();
  }
  sending = false;
}

const headers = (more) => ({ 'x-csrf-token': setup.csrf, ...more });

/** Tries once. `sent`, `again` when it may work later by itself, or what is wrong in `say`. */
async function send({ id, text, files }) {
  const uploaded = [];
  for (const file of files) {
    const response = await fetch('/api/files', {
      method: 'POST',
      headers: headers({ 'x-file-name': encodeURIComponent(file.name), 'content-type': 'application/octet-stream' }),
      body: file,
    });
    if (!response.ok) return refusal(response);
    uploaded.push((await response.json()).file);
  }
  expectAnswer(id);
  const response = await fetch('/api/messages', {
    method: 'POST',
    headers: headers({ 'content-type': 'application/json' }),
    body: JSON.stringify({ id, text, files: uploaded }),
  });
  return response.ok ? { sent: true } : refusal(response);
}

async function refusal(response) {
  if (response.status === 401) {
    // Logged out: the page comes back with a login, and what was not sent with it.
    location.reload();
    return new Promise(() => {});
  }
  if (response.status === 429) return { again: true, after: 1000 * Number(response.headers.get('retry-after') ?? 5) };
  if ([410, 502, 504].includes(response.status)) return { again: true };
  const { say: sentence } = await response.json().catch(() => ({}));
  return { say: sentence ?? words.failed };
}
