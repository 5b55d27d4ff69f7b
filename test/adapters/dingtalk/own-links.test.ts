import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { systemClock } from '../../../src/base/clock.ts';
import { readSettings } from '../../../src/config.ts';
import { configuredPlatforms } from '../../../src/platforms.ts';
import { createDingTalkSimulator } from '../../simulators/dingtalk/simulator.ts';
import { noticeTo, textReply } from './kit.ts';

const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

it('a link to our own page can be tapped although ZHIBIAO_WEB_URL is not set', async () => {
  const simulator = await createDingTalkSimulator({ clock: systemClock, staff: ['demo-employee'] });
  const settings = readSettings(
    {
      DINGTALK_CLIENT_ID: simulator.credentials.clientId,
      DINGTALK_CLIENT_SECRET: simulator.credentials.clientSecret,
      DINGTALK_API_URL: simulator.url,
      DINGTALK_OAPI_URL: simulator.url,
    },
    join(tmpdir(), 'no-such.env'),
  );
  if (!settings.ok) throw new Error(settings.error.join('; '));
  const page = 'http://127.0.0.1:4000/';
  const [dingtalk] = await configuredPlatforms({
    settings: settings.value,
    clock: systemClock,
    log,
    readFile: async () => undefined,
    heardAgain: () => {},
    pageAt: (path) => new URL(path, page).href,
  });
  try {
    await dingtalk?.start(async () => ({ result: 'done' }));
    const own = `${page}standards/Q-LNJG-JG-352-2024#5.2.1`;
    await dingtalk?.send(noticeTo('demo-employee', textReply(`全文：${own} 别处：https://example.com/`)));
    const text = simulator.received[0]?.text ?? '';
    expect(text).toContain(own);
    expect(text).not.toContain('https://example.com');
  } finally {
    await dingtalk?.stop();
    await simulator.close();
  }
});
