import { PassThrough, Writable } from 'node:stream';
import { createStdio } from '../../../adapters/stdio/stdio.ts';
import { steppedClock } from '../../../src/base/clock.ts';
import { toIso } from '../../../src/base/time.ts';
import type { Button } from '../../../src/commands/reply.ts';
import { type Got, type Opening, type PlatformBench, testPlatform } from '../contract.ts';

async function open({ clock }: Opening): Promise<PlatformBench> {
  const input = new PassThrough();
  let written = '';
  const output = new Writable({
    write: (chunk, _, done) => {
      written += String(chunk);
      done();
    },
  });
  const stdio = createStdio({
    input,
    output,
    clock: steppedClock(clock.now()),
    moveTo: async () => {},
    settle: async () => {},
  });
  let running: Promise<void> | undefined;
  return {
    platform: {
      ...stdio,
      start: async (receive) => {
        running = stdio.run(receive);
      },
    },
    say: ({ id, from, group, text, files = [] }) => {
      const attachments = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }));
      const line = {
        id,
        at: toIso(clock.now()),
        sender: { id: from },
        text,
        attachments,
        ...(group ? { conversation: { id: group, kind: 'group' } } : {}),
      };
      input.write(`${JSON.stringify(line)}\n`);
    },
    received: () =>
      written
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Got & { outcome?: string; actions: readonly Button[] })
        // A line says that nothing happened; a chat platform sends nothing then.
        .filter(({ outcome }) => outcome !== 'ignore_duplicate')
        .map(({ to, text, actions }) => ({ to, text, buttons: actions })),
    close: async () => {
      input.end();
      await running;
    },
  };
}

testPlatform('The headless platform', open);
