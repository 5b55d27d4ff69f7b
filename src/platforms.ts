import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createWeb, type WebPlatform } from '../adapters/web/web.ts';
import { createDoor } from './base/outgoing.ts';
import type { Platform } from './chat/message.ts';
import { linkSecret } from './cli/login-link.ts';
import type { Command } from './commands/command.ts';
import type { Core } from './core.ts';
import { webPorts } from './parts/web-ports.ts';
import { hasLogin } from './runtime/reaching.ts';

const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  wait(ms, undefined, { signal }).catch(() => undefined);

/** The chat page. */
export async function webPlatform(core: Core, commands: () => readonly Command[]): Promise<WebPlatform> {
  const { settings, store, clock, log } = core;
  return createWeb({
    host: settings.ZHIBIAO_WEB_HOST,
    port: settings.ZHIBIAO_WEB_PORT,
    ...(settings.ZHIBIAO_WEB_URL ? { url: settings.ZHIBIAO_WEB_URL } : {}),
    store,
    clock,
    ports: await webPorts(core, commands),
    random: randomBytes,
    uploads: join(settings.ZHIBIAO_DATA, 'uploads'),
    generationFile: join(settings.ZHIBIAO_DATA, 'web-generation.json'),
    log,
    ...(hasLogin(settings) ? { linkSecret: await linkSecret(settings) } : {}),
  });
}

type ConfiguredFrom = Pick<Core, 'settings' | 'clock' | 'log' | 'readFile' | 'heardAgain' | 'pageAt'>;

/** The chat platforms whose credentials are set. Their SDKs are loaded only then: each takes its time to import. */
export async function configuredPlatforms({
  settings,
  clock,
  log,
  readFile,
  heardAgain,
  pageAt,
}: ConfiguredFrom): Promise<Platform[]> {
  const found: Platform[] = [];
  if (settings.DINGTALK_CLIENT_ID && settings.DINGTALK_CLIENT_SECRET) {
    const { createDingTalk } = await import('../adapters/dingtalk/dingtalk.ts');
    const { dingtalkHosts } = await import('../adapters/dingtalk/setting.ts');
    // Where replies link to: the page's own address when no other was set.
    const ownUrl = pageAt('/');
    found.push(
      createDingTalk({
        clientId: settings.DINGTALK_CLIENT_ID,
        clientSecret: settings.DINGTALK_CLIENT_SECRET,
        robotCode: settings.DINGTALK_ROBOT_CODE ?? settings.DINGTALK_CLIENT_ID,
        apiUrl: settings.DINGTALK_API_URL,
        oapiUrl: settings.DINGTALK_OAPI_URL,
        ...(ownUrl === undefined ? {} : { ownUrl }),
        clock,
        chance: Math.random,
        sleep,
        log,
        door: createDoor({ hosts: dingtalkHosts, configured: [settings.DINGTALK_API_URL, settings.DINGTALK_OAPI_URL] }),
        readFile,
        mayFollow: true,
        onDeaf: (from, to) => heardAgain('dingtalk', from, to),
      }),
    );
  }
  if (settings.SLACK_BOT_TOKEN) {
    const { createSlack } = await import('../adapters/slack/slack.ts');
    found.push(
      createSlack({
        botToken: settings.SLACK_BOT_TOKEN,
        appToken: settings.SLACK_APP_TOKEN,
        signingSecret: settings.SLACK_SIGNING_SECRET,
        apiUrl: settings.SLACK_API_URL,
        port: settings.SLACK_PORT,
        host: settings.ZHIBIAO_WEB_HOST,
        clock,
        chance: Math.random,
        sleep,
        log,
        readFile,
        onDeaf: (from, to) => heardAgain('slack', from, to),
      }),
    );
  }
  return found;
}
