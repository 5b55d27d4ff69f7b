import { createSlack } from '../../../adapters/slack/slack.ts';
import type { Envelope } from '../../simulators/slack/delivery.ts';
import { buttonsOf, wordsOf } from '../../simulators/slack/shown.ts';
import { startSlackSimulator } from '../../simulators/slack/simulator.ts';
import { type Opening, type PlatformBench, testPlatform } from '../contract.ts';
import { sleep } from './bench.ts';

const open =
  (http: boolean) =>
  async ({ clock, log, people }: Opening): Promise<PlatformBench> => {
    const slack = await startSlackSimulator({ clock });
    for (const id of people) slack.person(id, id);
    const platform = createSlack({
      ...{ botToken: slack.botToken, apiUrl: slack.apiUrl, clock, log, sleep, chance: () => 0.5 },
      ...(http ? { signingSecret: slack.signingSecret, port: 0 } : { appToken: slack.appToken }),
    });
    const said = new Map<string, readonly Envelope[]>();
    return {
      platform,
      say: ({ id, from, group, text, files }) => {
        const address = platform.address();
        if (address && said.size === 0) slack.deliverTo(`http://127.0.0.1:${address.port}/slack/events`);
        const before = said.get(id);
        if (before) return before.forEach((envelope) => void slack.repeat(envelope));
        const { envelopes } = slack.say({
          ...{ user: from, channel: group ?? slack.workspace.direct(from), text },
          files: (files ?? []).map(({ name, bytes }) => ({ name, type: 'text/plain', bytes: Buffer.from(bytes) })),
        });
        said.set(id, envelopes);
      },
      received: () =>
        slack.posted.map((message) => {
          const user = people.find((person) => slack.workspace.direct(person) === message.channel);
          return {
            to: user ? { user } : { conversation: message.channel },
            text: wordsOf(message),
            buttons: buttonsOf(message).map(({ label, value }) => ({ label, say: value })),
          };
        }),
      close: async () => {
        await slack.stop();
        if (slack.violations.length > 0) throw new Error(slack.violations.join('\n'));
      },
    };
  };

testPlatform('Slack over Socket Mode', open(false));
testPlatform('Slack over signed HTTP', open(true));
