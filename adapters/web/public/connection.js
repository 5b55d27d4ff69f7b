// The stream of what is told to this page. It comes back by itself, and asks for everything after the last number it knows.
import { byId, element, words } from './setup.js';

const banner = byId('connection');
/** A short break is nobody's business. */
const SAY_AFTER = 1_500;
const LONGEST_PAUSE = 5_000;

/**
 * @param newest gives the last number that is shown
 * @param on what to do with a message, with the state of the index, when something changed that pages show, and when the
 * stream is back; what is left out is nobody's business on this page
 */
export function connect(newest, on) {
  let source;
  let tries = 0;
  let retry;
  let saying;
  let leaving = false;

  function say(...children) {
    clearTimeout(saying);
    banner.replaceChildren(...children);
    banner.hidden = children.length === 0;
  }

  function lost() {
    source?.close();
    source = undefined;
    clearTimeout(saying);
    if (banner.hidden) saying = setTimeout(() => say(words.offline), SAY_AFTER);
    clearTimeout(retry);
    retry = setTimeout(open, Math.min(LONGEST_PAUSE, 400 * 2 ** tries) * (0.5 + Math.random() / 2));
    tries += 1;
  }

  /** An event stream does not tell why it was refused; an ordinary request does. */
  async function mayStay() {
    const response = await fetch('/api/history?before=1').catch(() => undefined);
    if (response?.status === 401) location.reload();
  }

  function open() {
    clearTimeout(retry);
    source?.close();
    source = new EventSource(`/api/events?after=${newest()}`);
    source.addEventListener('open', () => {
      tries = 0;
      say();
      on.open?.();
    });
    source.addEventListener('message', (event) => on.message?.(JSON.parse(event.data)));
    source.addEventListener('progress', (event) => on.progress?.(JSON.parse(event.data)));
    source.addEventListener('changed', () => on.changed?.());
    source.addEventListener('ended', () => {
      if (!leaving) location.reload();
    });
    source.addEventListener('moved', () => {
      source.close();
      source = undefined;
      say(words.moved, element('button', { type: 'button', onclick: open }, words.resume));
    });
    source.addEventListener('error', () => {
      if (tries > 0) void mayStay();
      lost();
    });
  }

  const hurry = () => {
    if (!source) open();
  };
  addEventListener('online', hurry);
  document.addEventListener('visibilitychange', () => {
    if (
      document.visibilityState === 'visible' &&
      source?.readyState !== EventSource.OPEN &&
      banner.querySelector('button') === null
    )
      hurry();
  });
  // Whoever changes or logs out is on the way to another page: its own reload would get in between.
  addEventListener('submit', (event) => {
    leaving ||= !event.defaultPrevented;
  });
  addEventListener('pagehide', () => source?.close());
  addEventListener('pageshow', (event) => {
    if (event.persisted) open();
  });
  open();
}
