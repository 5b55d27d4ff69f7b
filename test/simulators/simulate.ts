// Starts a simulated platform for trying the bot by hand, with a page that shows both sides of the conversation:
//   npm run simulate -- dingtalk|slack [--port 4100]
import { parseArgs } from 'node:util';
import { systemClock } from '../../src/base/clock.ts';
import { simulateDingTalk } from './dingtalk/simulate.ts';
import { servePage } from './page.ts';
import type { SimulatedPlatform } from './simulated.ts';
import { simulateSlack } from './slack/simulate.ts';

/** Each is given the port that it listens at. */
const PLATFORMS: Readonly<Record<string, (port: number) => Promise<SimulatedPlatform>>> = {
  dingtalk: (port) => simulateDingTalk({ port, clock: systemClock }),
  slack: (port) => simulateSlack({ port, clock: systemClock }),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { port: { type: 'string', default: '4100' } },
});
const start = PLATFORMS[positionals[0] ?? ''];
const port = Number(values.port);
if (!start || !Number.isInteger(port) || port < 1 || port > 65_534) {
  console.error(`用法 / usage: npm run simulate -- ${Object.keys(PLATFORMS).join('|')} [--port 4100]`);
  process.exit(2);
}

const platform = await start(port + 1);
const page = await servePage(platform, port);
console.log(`${platform.name}: ${page.url}

在另一个终端里启动机器人（in another terminal, start the bot）:

  ${Object.entries(platform.settings)
    .map(([name, value]) => `${name}=${value}`)
    .join(' \\\n  ')} \\
  npm start
`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void Promise.all([page.close(), platform.close()]).then(() => process.exit(0)));
}
