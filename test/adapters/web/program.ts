import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WebPlatform } from '../../../adapters/web/web.ts';
import { type App, createApp } from '../../../src/app.ts';
import { type SteppedClock, steppedClock } from '../../../src/base/clock.ts';
import { readSettings } from '../../../src/config.ts';
import { webPlatform } from '../../../src/platforms.ts';
import { NOW, quiet } from './kit.ts';

/** The whole program with its page, on the day that the demonstration speaks of. */
export interface Program {
  readonly app: App;
  readonly web: WebPlatform;
  readonly data: string;
  readonly clock: SteppedClock;
  /** Starts it again on what it left, at the same address. */
  restart(): Promise<Program>;
  stop(): Promise<void>;
}

export async function startProgram(
  data = mkdtempSync(join(tmpdir(), 'zhibiao-page-')),
  port = 0,
  clock = steppedClock(NOW),
): Promise<Program> {
  const environment = { ZHIBIAO_DATA: data, ZHIBIAO_KNOWLEDGE: 'knowledge', ZHIBIAO_WEB_PORT: String(port) };
  const settings = readSettings(environment, join(data, 'no.env'));
  if (!settings.ok) throw new Error(settings.error.join('; '));
  let web: WebPlatform | undefined;
  const app = await createApp({
    settings: settings.value,
    clock,
    log: quiet,
    platforms: async (core, commands) => {
      web = await webPlatform(core, commands);
      return [web];
    },
  });
  await app.start();
  if (!web) throw new Error('the program has no page');
  const page = web;
  return {
    app,
    web: page,
    data,
    clock,
    restart: () => startProgram(data, Number(new URL(page.address()).port), clock),
    stop: async () => {
      await app.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
