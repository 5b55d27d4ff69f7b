// Starts a simulated platform for trying the bot by hand, with a page that shows both sides of the conversation:
//   npm run simulate -- dingtalk|slack [--port 4100]
import { parseArgs } from 'node:util';
import { systemClock } from '../../src/base/clock.ts';
import { simulateDingTalk } from './dingtalk/simulate.ts';
import { howToStart, openSimulation, type StartPlatform } from './opened.ts';
import { simulateSlack } from './slack/simulate.ts';

const PLATFORMS: Readonly<Record<string, StartPlatform>> = {
  dingtalk: (port) => simulateDingTalk({ port, clock: systemClock }),
  slack: (port) => simulateSlack({ port, clock: systemClock }),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { port: { type: 'string', default: '4100' } },
});
const start = PLATFORMS[positionals[0] ?? ''];
const port = Number(values.port);
if (!start || !Number.isInteger(port) || port < 1 || port > 65_533) {
  console.error(`用法 / usage: npm run simulate -- ${Object.keys(PLATFORMS).join('|')} [--port 4100]`);
  process.exit(2);
}

const opened = await openSimulation(start, port);
if (!opened.ok) {
  console.error(opened.error);
  process.exit(1);
}
const { platform, page } = opened.value;
console.log(howToStart(platform, page.url, port));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void Promise.all([page.close(), platform.close()]).then(() => process.exit(0)));
}
