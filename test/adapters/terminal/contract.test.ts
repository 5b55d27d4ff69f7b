import { PassThrough, Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { createTerminal } from '../../../adapters/terminal/terminal.ts';
import { type Got, type Opening, type PlatformBench, testPlatform } from '../contract.ts';

async function open({ clock, log }: Opening): Promise<PlatformBench> {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  let written = '';
  const screen = new Writable({
    write: (chunk, _, done) => {
      written += String(chunk);
      done();
    },
  });
  const output = Object.assign(screen, { isTTY: true, columns: 72 });
  const terminal = createTerminal({ input, output, clock, log, as: 'demo-employee' });
  const got: Got[] = [];
  let speaker = 'demo-employee';
  return {
    platform: {
      ...terminal,
      send: async (message) => {
        const before = written.length;
        // Printed at once: what was written by now is this reply and no other.
        const sending = terminal.send(message);
        got.push(readPrinted(stripVTControlCharacters(written.slice(before)), message.reply.buttons, speaker));
        return sending;
      },
    },
    say: ({ from, text }) => {
      if (from !== speaker) input.write(`/as ${from}\r`);
      speaker = from;
      input.write(`${text}\r`);
    },
    received: () => got,
    close: async () => {},
  };
}

/** What stands on the screen: whom it is for, the words, and the buttons whose numbers are shown. */
function readPrinted(printed: string, buttons: Got['buttons'], speaker: string): Got {
  const [, other] = /（发给 (.+)）/.exec(printed) ?? [];
  const shown = buttons.filter(({ label }, index) => printed.includes(`[${index + 1}] ${label}`));
  const lines = printed
    .split('\n')
    .filter((line) => !/^\[\d+\] /.test(line) && !line.includes('（发给 ') && !/^\S+ › /.test(line));
  return {
    to: { user: other ?? speaker },
    text: lines.map((line) => line.replace(/^│ /, '')).join('\n'),
    buttons: shown,
  };
}

testPlatform('The terminal', open, { groups: true, files: true, redelivery: true });
