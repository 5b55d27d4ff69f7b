import { setTimeout as delay } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { createDingTalk } from '../../../adapters/dingtalk/dingtalk.ts';
import { type DingTalkSetting, dingtalkHosts } from '../../../adapters/dingtalk/setting.ts';
import { type Clock, systemClock } from '../../../src/base/clock.ts';
import { createDoor } from '../../../src/base/outgoing.ts';
import type { Inbound, Outgoing, Receipt } from '../../../src/chat/message.ts';
import { lines, type Reply } from '../../../src/commands/reply.ts';
import {
  createDingTalkSimulator,
  type DingTalkSimulator,
  type SimulatorSetting,
} from '../../simulators/dingtalk/simulator.ts';

/** What was logged: level and sentence, with its facts. */
export type Logged = readonly [level: string, what: string, facts: Readonly<Record<string, unknown>>];

export interface Bench {
  readonly simulator: DingTalkSimulator;
  readonly dingtalk: ReturnType<typeof createDingTalk>;
  /** What the adapter handed over. */
  readonly heard: Inbound[];
  readonly logged: Logged[];
}

/** Fast enough for a test; the shapes stay those of the real ones. */
const QUICK = { firstPauseMs: 10, longestPauseMs: 80, stableMs: 5_000, livenessMs: 60_000, drainMs: 500 };

/** Waits, and returns early when told to stop. */
export const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  delay(ms, undefined, { signal }).catch(() => undefined);

/** The adapter with the real SDK against a simulator of its own, connected. */
export async function openDingTalk({
  receive = async () => ({ result: 'done' }),
  connect = true,
  clock = systemClock,
  simulator: simulated = {},
  ...setting
}: {
  receive?: (message: Inbound) => Promise<Receipt>;
  connect?: boolean;
  clock?: Clock;
  simulator?: Partial<SimulatorSetting>;
} & Partial<DingTalkSetting> = {}): Promise<Bench> {
  const simulator = await createDingTalkSimulator({ clock, redeliverMs: 150, ...simulated });
  const heard: Inbound[] = [];
  const logged: Logged[] = [];
  const line =
    (level: string) =>
    (facts: Readonly<Record<string, unknown>>, what: string): void =>
      void logged.push([level, what, facts]);
  const dingtalk = createDingTalk({
    ...simulator.credentials,
    apiUrl: simulator.url,
    oapiUrl: simulator.url,
    clock,
    chance: () => 0,
    sleep,
    log: { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') },
    door: createDoor({ hosts: dingtalkHosts, configured: [simulator.url] }),
    timing: QUICK,
    ...setting,
  });
  onTestFinished(async () => {
    await dingtalk.stop();
    await simulator.close();
  });
  await dingtalk.start(async (message) => {
    heard.push(message);
    return receive(message);
  });
  if (connect) await simulator.gateway.connected();
  return { simulator, dingtalk, heard, logged };
}

let count = 0;

export const textReply = (text: string, more: Partial<Reply> = {}): Reply => ({
  blocks: lines(text),
  buttons: [],
  ...more,
});

/** An answer to a message. */
export function answerTo(message: Inbound, reply: Reply): Outgoing {
  const to =
    message.conversation.kind === 'group' ? { conversation: message.conversation.id } : { user: message.sender.id };
  return {
    id: `answer-${++count}`,
    lane: JSON.stringify(to),
    platform: 'dingtalk',
    to,
    identity: message.sender,
    reply,
    re: message.id,
    at: message.at,
  };
}

/** Something said to a person without being asked. */
export const noticeTo = (staffId: string, reply: Reply): Outgoing => ({
  id: `notice-${++count}`,
  lane: staffId,
  platform: 'dingtalk',
  to: { user: staffId },
  identity: { platform: 'dingtalk', tenant: 'ding-corp-1', id: staffId },
  reply,
  at: 0,
});

export const noticeToGroup = (conversation: string, reply: Reply): Outgoing => ({
  id: `notice-${++count}`,
  lane: conversation,
  platform: 'dingtalk',
  to: { conversation },
  reply,
  at: 0,
});
