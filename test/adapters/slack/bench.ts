import { setTimeout as wait } from 'node:timers/promises';
import type { Pace } from '../../../adapters/slack/gateway.ts';
import { createSlack, type SlackPlatform, type SlackSetting } from '../../../adapters/slack/slack.ts';
import { systemClock } from '../../../src/base/clock.ts';
import type { Log } from '../../../src/base/log.ts';
import type { Inbound, Outgoing, Receipt } from '../../../src/chat/message.ts';
import type { Reply } from '../../../src/commands/reply.ts';
import {
  type SlackSimulator,
  type SlackSimulatorSetting,
  startSlackSimulator,
} from '../../simulators/slack/simulator.ts';

export interface LogLine {
  readonly level: string;
  readonly what: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface Bench {
  readonly slack: SlackSimulator;
  readonly platform: SlackPlatform;
  /** What the adapter handed over, in order. */
  readonly heard: Inbound[];
  readonly log: readonly LogLine[];
  /** Decides what becomes of a message; `done` until it is set otherwise. */
  receive: (message: Inbound) => Promise<Receipt>;
  send(reply: Reply, rest?: Partial<Outgoing>): ReturnType<SlackPlatform['send']>;
  stop(): Promise<void>;
}

export interface BenchSetting {
  readonly simulator?: Partial<SlackSimulatorSetting>;
  readonly adapter?: Partial<SlackSetting>;
  readonly pace?: Partial<Pace>;
  /** Signed HTTP requests instead of Socket Mode. */
  readonly http?: boolean;
}

export const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  wait(ms, undefined, { signal }).catch(() => undefined);

/** Pauses are short; patience is long, so that a busy machine is not taken for a broken line. */
const QUICK: Partial<Pace> = { firstPause: 5, longestPause: 40, hello: 10_000, pong: 10_000, farewell: 100, deaf: 0 };

/** The real Bolt on a simulated Slack. */
export async function openBench({ simulator, adapter, http, pace }: BenchSetting = {}): Promise<Bench> {
  const slack = await startSlackSimulator({
    clock: systemClock,
    acknowledgeWithin: 10_000,
    retryAfter: [0, 20, 20],
    ...simulator,
  });
  slack.person('U0ALICE001', '李四');
  slack.person('U0BOB00001', '小陈');
  const lines: LogLine[] = [];
  const note = (level: string) => (facts: Readonly<Record<string, unknown>>, what: string) =>
    void lines.push({ level, what, facts });
  const log: Log = { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error') };
  const platform = createSlack({
    botToken: slack.botToken,
    ...(http ? { signingSecret: slack.signingSecret, port: 0 } : { appToken: slack.appToken }),
    apiUrl: slack.apiUrl,
    clock: systemClock,
    chance: () => 0.5,
    sleep,
    log,
    answerWithin: 10_000,
    pace: { ...QUICK, ...pace },
    ...adapter,
  });
  const heard: Inbound[] = [];
  let count = 0;
  const bench: Bench = {
    slack,
    platform,
    heard,
    log: lines,
    receive: async () => ({ result: 'done' }),
    send: (reply, rest) =>
      platform.send({
        ...{ id: `reply-${++count}`, lane: 'lane', platform: 'slack', to: { user: 'li-si' }, at: systemClock.now() },
        reply,
        ...rest,
      }),
    stop: async () => {
      await platform.stop();
      await slack.stop();
    },
  };
  await platform.start(async (message) => {
    heard.push(message);
    return bench.receive(message);
  });
  const address = platform.address();
  if (address) slack.deliverTo(`http://127.0.0.1:${address.port}/slack/events`);
  return bench;
}

export const saying = (text: string, ...buttons: Reply['buttons']): Reply => ({
  blocks: [{ kind: 'lead', text }],
  buttons,
});
