import { performance } from 'node:perf_hooks';
import type { WebPlatform } from '../adapters/web/web.ts';
import { createApp } from './app.ts';
import { systemClock } from './base/clock.ts';
import type { Log } from './base/log.ts';
import { SECOND } from './base/time.ts';
import type { Settings } from './config.ts';
import { configuredPlatforms, webPlatform } from './platforms.ts';

/** How long a stop may take before the process ends all the same (P12). */
const STOP_WITHIN = 10 * SECOND;

/** Starts the bot and runs it until SIGTERM or SIGINT. */
export async function start(settings: Settings, log: Log): Promise<void> {
  let web: WebPlatform | undefined;
  const app = await createApp({
    settings,
    clock: systemClock,
    log,
    platforms: async (core, commands) => {
      web = await webPlatform(core, commands);
      return [web, ...(await configuredPlatforms(core))];
    },
  });
  for (const notice of app.store.notices) log.warn({}, notice);
  await app.start();
  const stopJobs = app.jobs.start();
  log.info({ ms: Math.round(performance.now()), platforms: [...app.platforms.keys()] }, 'ready');
  process.stdout.write(`知标 · ${web?.address() ?? ''}\n`);

  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), STOP_WITHIN).unref();
    await stopJobs();
    await app.stop();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop('SIGTERM'));
  process.once('SIGINT', () => void stop('SIGINT'));
}
