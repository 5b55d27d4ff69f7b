import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createProgress } from '../../adapters/terminal/progress.ts';
import { createTerminal, type TerminalPlatform } from '../../adapters/terminal/terminal.ts';
import type { WebPlatform } from '../../adapters/web/web.ts';
import { type App, createApp } from '../app.ts';
import { systemClock } from '../base/clock.ts';
import { causeOf, type Log } from '../base/log.ts';
import { MINUTE, SECOND } from '../base/time.ts';
import type { Settings } from '../config.ts';
import { makeQuestions } from '../parts/study.ts';
import { firstAdministratorCode } from '../people/first-administrator.ts';
import { configuredPlatforms, webPlatform } from '../platforms.ts';
import { noteAway } from '../runtime/away.ts';
import { keepHeapSmall } from '../runtime/heap.ts';
import { createJumpGuard } from '../schedule/jump-guard.ts';

/** How long a stop may take before the process ends all the same (P12). */
const STOP_WITHIN = 10 * SECOND;

/** New texts, or a day on which others are in force, want their questions made: when all are there it costs nothing. */
const QUESTIONS_EVERY = 10 * MINUTE;

export interface StartOptions {
  /** Who speaks in the terminal at first. */
  readonly as: string;
}

/** Starts the bot and runs it until SIGTERM or SIGINT: the page, the configured platforms, and this terminal if it is one. */
export async function start(settings: Settings, log: Log, { as }: StartOptions): Promise<void> {
  // One forgotten promise must not end the program: everything that matters is on the disk before it is said.
  process.on('unhandledRejection', (error) => log.error({ error: causeOf(error) }, 'unhandled rejection'));
  let web: WebPlatform | undefined;
  let terminal: TerminalPlatform | undefined;
  let app: App | undefined;
  const progress = createProgress({ what: '建索引', output: process.stderr, clock: systemClock, log });
  app = await createApp({
    settings,
    clock: systemClock,
    log,
    guard: createJumpGuard(systemClock, () => performance.now()),
    follow: true,
    builtin: true,
    onIndexing: (done, total) => progress.update(done, total),
    early: async (core, commands) => {
      web = await webPlatform(core, commands);
      return web;
    },
    onListening: () => process.stdout.write(`知标 · ${web?.address() ?? ''}\n`),
    platforms: async (core) => {
      if (onTerminal()) {
        terminal = createTerminal({
          input: process.stdin,
          output: process.stdout,
          clock: systemClock,
          log,
          as,
          noColour: process.env.NO_COLOR !== undefined,
          settle: async () => app?.outbox.flush(),
        });
      }
      return [...(await configuredPlatforms(core)), ...(terminal ? [terminal] : [])];
    },
  });
  progress.end();
  for (const notice of app.store.notices) log.warn({}, notice);
  await app.start();
  const stopJobs = app.jobs.start();
  // From here on: what starting leaves behind is collected in a few large steps.
  keepHeapSmall();
  const questions = setInterval(() => void readyQuestions(), QUESTIONS_EVERY);
  const readyQuestions = (): Promise<void> =>
    app === undefined
      ? Promise.resolve()
      : makeQuestions(app).catch((error) => log.error({ error: causeOf(error) }, 'questions could not be made'));
  void readyQuestions();
  log.info({ ms: Math.round(performance.now()), platforms: [...app.platforms.keys()] }, 'ready');
  const stopNoting = await noteAway(join(settings.ZHIBIAO_DATA, 'last-heard'), systemClock, (from, to) =>
    app?.heardAgain(undefined, from, to),
  );
  const code = await administratorCode(app);
  if (code !== undefined) process.stdout.write(`${codeLine(code)}\n`);

  let stopping = false;
  const stop = async (why: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log.info({ why }, 'stopping');
    clearInterval(questions);
    setTimeout(() => process.exit(1), STOP_WITHIN).unref();
    await stopJobs();
    await app?.stop();
    await stopNoting();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop('SIGTERM'));
  process.once('SIGINT', () => void stop('SIGINT'));
  void terminal?.ended.then(() => stop('the terminal was left'));
}

/** Whether somebody sits in front of this program: it chats there then, and logs elsewhere. */
export const onTerminal = (): boolean => process.stdin.isTTY === true && process.stdout.isTTY === true;

const codeLine = (code: string): string =>
  `还没有系统管理员：请本人在聊天平台把下面的代码发给机器人，一小时内有效，只能用一次。\nNo administrator yet: send this code to the bot within an hour.\n${code}`;

/** The code that makes the first administrator, when a real platform is there and nobody administers. */
async function administratorCode({
  store,
  clock,
  settings,
  platforms,
  honoursDemonstration,
}: App): Promise<string | undefined> {
  const real = [...platforms.keys()].some((name) => name !== 'web' && !honoursDemonstration(name));
  if (!real) return undefined;
  return store.transact({ what: 'code for the first administrator' }, (tx) =>
    firstAdministratorCode(tx, { now: clock.now(), zone: settings.ZHIBIAO_TIMEZONE }, randomBytes),
  );
}
