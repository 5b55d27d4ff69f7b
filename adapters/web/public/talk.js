// A page about one thing on which one can talk: its buttons say words in the chat, and the answers stand below.
import { compose } from './composer.js';
import { connect } from './connection.js';
import { follow, newestSeq, show } from './conversation.js';
import { refresh } from './live.js';
import { hurry, resume, say } from './outbox.js';
import { byId, setup } from './setup.js';

function ask(text, files) {
  say(text, files);
  follow();
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-say]');
  if (button) ask(button.dataset.say);
});

const print = byId('print');
if (print) {
  print.hidden = false;
  print.addEventListener('click', () => window.print());
}

let opened = false;
compose(ask);
connect(() => Math.max(setup.after, newestSeq()), {
  message: (entry) => show(entry, ask),
  changed: refresh,
  open: () => {
    hurry();
    if (opened) refresh();
    opened = true;
  },
});
resume();
