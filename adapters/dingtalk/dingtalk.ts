import type { Inbound, Platform, Receipt } from '../../src/chat/message.ts';
import { createApi } from './api.ts';
import { readEvent, type SessionWebhook } from './event.ts';
import { createFiles } from './files.ts';
import { LONGEST_REPLY } from './render.ts';
import { createSender } from './send.ts';
import { createSessions, isWebhookAddress } from './sessions.ts';
import type { DingTalkSetting } from './setting.ts';
import { createStream } from './stream.ts';

const MOST_TOLD = 10_000;

/**
 * DingTalk in Stream mode: messages come over a WebSocket that we open, replies go through the session webhook of the
 * message while it lives and through the robot API after that.
 */
export function createDingTalk(setting: DingTalkSetting): Required<Pick<Platform, 'canReach'>> & Platform {
  const { clock, log, robotCode, corpId } = setting;
  const ending = new AbortController();
  const api = createApi(setting);
  const files = createFiles(setting, api);
  const sessions = createSessions((url) => isWebhookAddress(url, setting.oapiUrl));
  const sender = createSender(setting, { api, files, sessions, ending: ending.signal });
  const stream = createStream(setting);
  /** Messages in work, by their id: one that is delivered again meanwhile waits for the first and is acknowledged with it. */
  const inWork = new Map<string, Promise<Receipt>>();
  const told = new Set<string>();

  /** @returns whether the event may be acknowledged. */
  async function hear(
    data: string,
    frameId: string,
    receive: (message: Inbound) => Promise<Receipt>,
  ): Promise<boolean> {
    const read = readEvent(data, {
      robotCode,
      ...(corpId ? { corpId } : {}),
      longestReply: LONGEST_REPLY,
      now: () => clock.now(),
      download: files.download,
    });
    if (!read.ok) {
      // It would come again and again, and never be readable.
      log.warn({ platform: 'dingtalk', frame: frameId, why: read.error }, 'an event that cannot be read was let go');
      return true;
    }
    const { inbound, webhook } = read.value;
    sessions.remember(read.value);
    sender.alive(inbound.conversation.id);
    const before = inWork.get(inbound.id);
    const work = before ?? receive(inbound).finally(() => inWork.delete(inbound.id));
    inWork.set(inbound.id, work);
    const receipt = await work;
    if (receipt.result !== 'refused') return true;
    log.error({ platform: 'dingtalk', message: inbound.id }, 'not kept, not acknowledged');
    if (!before) await tell(inbound.id, webhook, receipt.say);
    return false;
  }

  /** Says once that a message was not kept, however often it comes again. */
  async function tell(id: string, webhook: SessionWebhook | undefined, say: string): Promise<void> {
    if (told.has(id)) return;
    if (told.size > MOST_TOLD) told.clear();
    told.add(id);
    if (webhook && isWebhookAddress(webhook.url, setting.oapiUrl)) await sender.say(webhook, say);
  }

  return {
    name: 'dingtalk',
    carries: ['dingtalk-sender'],
    start: async (receive) => stream.start((data, frameId) => hear(data, frameId, receive)),
    send: sender.send,
    // People outside the organisation are reached while a session of theirs is open, everybody else at any time.
    canReach: (identity) =>
      identity.platform === 'dingtalk' || sessions.find({ to: { user: '' }, identity }, clock.now()) !== undefined,
    stop: async () => {
      ending.abort();
      await stream.stop();
    },
  };
}
