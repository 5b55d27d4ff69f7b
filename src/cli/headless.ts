import type { Readable, Writable } from 'node:stream';
import { createStdio } from '../../adapters/stdio/stdio.ts';
import { type App, createApp } from '../app.ts';
import { steppedClock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Settings } from '../config.ts';

/** Runs the headless platform from the beginning of its input to the end (interfaces.md §2). */
export async function runStdio(
  settings: Settings,
  log: Log,
  { input, output }: { readonly input: Readable; readonly output: Writable },
): Promise<void> {
  const clock = steppedClock();
  let app: App | undefined;
  /** The clock is the input's: the store opens at the time of the first line, not at the machine's. */
  const moveTo = async (instant: number): Promise<void> => {
    if (app) return app.jobs.advance(instant, clock);
    clock.moveTo(instant);
    app = await createApp({ settings, clock, log, platforms: () => [stdio] });
    await app.start();
    await app.jobs.runDue();
  };
  const stdio = createStdio({
    input,
    output,
    clock,
    moveTo,
    settle: async () => app?.outbox.flush(),
  });
  await stdio.run(async (message) => {
    if (!app) throw new Error('a message before its time');
    return app.chat.receive(message);
  });
  if (!app) return;
  await app.jobs.advance(clock.now(), clock);
  await app.outbox.flush();
  await app.stop();
}
