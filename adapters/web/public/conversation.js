// The list of messages: each once, in the order of its number; what is not sent yet stands last.
import { drawReply, drawSaid, timeWords } from './draw.js';
import { byId, element, words } from './setup.js';

const list = byId('conversation');
const scroller = byId('scroller');
const typing = byId('typing');
const newest = byId('newest');

/** A pause this long gets a line with the time. */
const PAUSE = 5 * 60_000;
/** Nobody waits longer than this under three dots. */
const PATIENCE = 20_000;
const UNSENT = Number.POSITIVE_INFINITY;

const bySeq = new Map();
const unsent = new Map();
const unanswered = new Map();

export const newestSeq = () => Math.max(0, ...bySeq.keys());
export const oldestSeq = () => Math.min(...bySeq.keys());
export const isEmpty = () => list.childElementCount === 0;

const seqOf = (item) => Number(item.dataset.seq ?? UNSENT);
/** Where the page itself last scrolled to: as long as it is there, nobody is reading elsewhere. */
let left = 0;
const below = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
const isFollowing = () => below() < 120 || Math.abs(scroller.scrollTop - left) < 4;

/** Shows the newest, but not so far down that the question leaves the screen above a long answer. */
export function follow(behavior = 'instant') {
  const bottom = scroller.scrollHeight - scroller.clientHeight;
  const question = [...list.querySelectorAll('.me')].at(-1);
  const top = question ? question.offsetTop - list.offsetTop + list.parentElement.offsetTop - 12 : bottom;
  scrollTo(Math.min(bottom, top), behavior);
}

function scrollTo(top, behavior) {
  scroller.scrollTo({ top, behavior });
  left = scroller.scrollTop;
  newest.hidden = below() < 120;
}

function place(item, seq) {
  let before = list.lastElementChild;
  while (before && seqOf(before) > seq) before = before.previousElementSibling;
  if (item.previousElementSibling === before && item.parentElement === list) return;
  if (before) before.after(item);
  else list.prepend(item);
}

/** Writes the time above a message that comes after a pause. */
function writeTime(item) {
  if (!item) return;
  item.querySelector('.when')?.remove();
  const before = item.previousElementSibling;
  const at = Number(item.dataset.at);
  if (!before || at - Number(before.dataset.at) > PAUSE)
    item.prepend(
      element(
        'p',
        { class: 'when' },
        element('time', { datetime: new Date(at).toISOString() }, timeWords(at, Date.now())),
      ),
    );
}

function put(item, seq, at) {
  const following = seq === UNSENT || isFollowing();
  item.dataset.at = String(at);
  if (seq !== UNSENT) item.dataset.seq = String(seq);
  place(item, seq);
  writeTime(item);
  writeTime(item.nextElementSibling);
  if (following) follow();
  else if (item === list.lastElementChild) newest.hidden = false;
}

function waitFor(message, waiting) {
  clearTimeout(unanswered.get(message));
  unanswered.delete(message);
  if (waiting)
    unanswered.set(
      message,
      setTimeout(() => waitFor(message, false), PATIENCE),
    );
  const following = isFollowing();
  typing.hidden = unanswered.size === 0;
  if (following && !typing.hidden) follow();
}

/** Shows an entry that the server told. One that is shown already changes nothing. */
export function show(entry, say) {
  const { seq, at, message, said } = entry;
  if (seq > 0 && bySeq.has(seq)) return;
  if (said) {
    const item = unsent.get(message) ?? drawSaid(said);
    settle(message);
    bySeq.set(seq, item);
    put(item, seq, at);
    if (Date.now() - at < PATIENCE) waitFor(message, true);
    return;
  }
  if (message) waitFor(message, false);
  const item = drawReply(entry, say);
  if (seq > 0) bySeq.set(seq, item);
  put(item, seq > 0 ? seq : newestSeq(), at);
}

/** Entries from further back, without moving what is being read. */
export function showEarlier(entries, say) {
  const height = scroller.scrollHeight;
  for (const entry of entries) show(entry, say);
  scroller.scrollTop += scroller.scrollHeight - height;
}

/** Shows at once what the person says, until the server tells it back. */
export function showUnsent({ id, text, files }, previews) {
  const item = drawSaid({ text, files }, previews);
  item.classList.add('unsent');
  item.append(element('p', { class: 'state' }, words.sending));
  unsent.set(id, item);
  put(item, UNSENT, Date.now());
}

/** Says under a message what became of it; a failed one can be sent again. */
export function mark(id, state, say, again) {
  const item = unsent.get(id);
  if (!item) return;
  item.classList.toggle('failed', state === 'failed');
  const button = again && element('button', { type: 'button', onclick: again }, words.again);
  item.querySelector('.state')?.replaceChildren(say ?? words[state], ...(button ? [' ', button] : []));
  if (state === 'failed') waitFor(id, false);
}

/** The server has the message. */
export function settle(id) {
  const item = unsent.get(id);
  if (!item) return;
  item.classList.remove('unsent', 'failed');
  item.querySelector('.state')?.remove();
}

export const expectAnswer = (id) => waitFor(id, true);

scroller.addEventListener('scroll', () => {
  if (below() < 120) newest.hidden = true;
});
newest.addEventListener('click', () => scrollTo(scroller.scrollHeight, 'smooth'));
