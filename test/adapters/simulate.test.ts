import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/base/clock.ts';
import { simulateDingTalk } from '../simulators/dingtalk/simulate.ts';
import { howToStart, openSimulation, type StartPlatform } from '../simulators/opened.ts';
import { simulateSlack } from '../simulators/slack/simulate.ts';

const taken: Server[] = [];
afterEach(() => Promise.all(taken.splice(0).map((server) => new Promise((closed) => server.close(closed)))));

const occupied = async (): Promise<number> => {
  const server = createServer();
  taken.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};
const dingtalk: StartPlatform = (port) => simulateDingTalk({ port, clock: systemClock });
const slack: StartPlatform = (port) => simulateSlack({ port, clock: systemClock });

describe('npm run simulate', () => {
  it.each([
    ['dingtalk', dingtalk],
    ['slack', slack],
  ])('%s says which port is taken, and what to type instead', async (_, start) => {
    const port = await occupied();
    const asPage = await openSimulation(start, port);
    expect(asPage.ok ? '' : asPage.error).toContain(`端口 ${port} 已被占用`);
    const asPlatform = await openSimulation(start, port - 1);
    expect(asPlatform.ok ? '' : asPlatform.error).toMatch(new RegExp(`${port} is taken.*--port ${port + 99}`));
  });

  it('names a data folder and a page of their own, so that a running bot is not disturbed', async () => {
    const platform = await dingtalk(0);
    try {
      const text = howToStart(platform, 'http://127.0.0.1:4100', 4100);
      expect(text).toContain('ZHIBIAO_DATA=./data-dingtalk');
      expect(text).toContain('ZHIBIAO_WEB_PORT=4102');
      expect(text).toContain(`DINGTALK_API_URL=${platform.settings.DINGTALK_API_URL}`);
    } finally {
      await platform.close();
    }
  });
});
