import { Command as Program } from 'commander';
import { pino } from 'pino';
import { createStdio } from '../adapters/stdio/stdio.ts';
import { type App, createApp } from './app.ts';
import { steppedClock } from './base/clock.ts';
import { readSettings, type Settings } from './config.ts';

const program = new Program('zhibiao')
  .description('知标: answers from a system of standards, clause by clause')
  .showHelpAfterError();

interface Folders {
  readonly data?: string;
  readonly knowledge?: string;
}

const withFolders = (name: string, description: string): Program =>
  program
    .command(name)
    .description(description)
    .option('--data <folder>', 'where the store lies (ZHIBIAO_DATA)')
    .option('--knowledge <folder>', 'where the standards lie (ZHIBIAO_KNOWLEDGE)');

/** Validated settings, or an end with one sentence for each that is wrong. */
function settingsWith({ data, knowledge }: Folders): Settings {
  const read = readSettings({
    ...process.env,
    ...(data ? { ZHIBIAO_DATA: data } : {}),
    ...(knowledge ? { ZHIBIAO_KNOWLEDGE: knowledge } : {}),
  });
  if (read.ok) return read.value;
  for (const sentence of read.error) process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

withFolders('stdio', 'the headless platform: JSON Lines in, JSON Lines out').action(async (options: Folders) => {
  const settings = settingsWith(options);
  const clock = steppedClock();
  const log = pino({ level: settings.ZHIBIAO_LOG_LEVEL }, pino.destination(2));
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
    input: process.stdin,
    output: process.stdout,
    clock,
    moveTo,
    settle: async () => app?.outbox.flush(),
  });
  await stdio.run(async (message) => {
    if (!app) throw new Error('a message before its time');
    return app.chat.receive(message);
  });
  await app?.stop();
});

await program.parseAsync();
