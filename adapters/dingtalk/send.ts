import { z } from 'zod';
import { MINUTE, SECOND } from '../../src/base/time.ts';
import type { Delivery, Outgoing } from '../../src/chat/message.ts';
import { pngOf } from '../../src/picture/png.ts';
import { qrSvg } from '../../src/picture/qr.ts';
import { type Outcome, readOapi } from './answer.ts';
import type { Api } from './api.ts';
import { createBatches, type DirectMessage } from './batch.ts';
import type { SessionWebhook } from './event.ts';
import { type Files, reasonOf } from './files.ts';
import { apiMessage, type Part, partsOf, suffixOf, webhookBody } from './form.ts';
import { createGate, createSpacing } from './limits.ts';
import { oneLine } from './render.ts';
import type { Sessions } from './sessions.ts';
import { type DingTalkSetting, SEND_LIMITS } from './setting.ts';

export interface Sender {
  /** One try; retries and order are the outbox's. */
  send(message: Outgoing): Promise<Delivery>;
  /** A group that was thought gone has spoken. */
  alive(conversation: string): void;
  /** Says one plain sentence through a session webhook, and no more than that. */
  say(webhook: SessionWebhook, text: string): Promise<void>;
}

/** Wide enough for a camera that looks at a screen. */
const QR_PIXELS = 480;
const SENT: Delivery = { result: 'sent' };
/** Messages of several parts whose first ones have arrived are remembered this many at a time. */
const MOST_BEGUN = 1_000;
/** What a person who was flow-controlled is told again after. */
const FLOW_PAUSE = 30 * SECOND;

export function createSender(
  setting: DingTalkSetting,
  { api, files, sessions, ending }: { api: Api; files: Files; sessions: Sessions; ending: AbortSignal },
): Sender {
  const { clock, sleep, door, robotCode, log } = setting;
  const limits = { ...SEND_LIMITS, ...setting.limits };
  const rate = { clock, sleep, ending, spent: setting.mayFollow ?? false };
  const perGroup = createGate({ ...rate, most: limits.perGroupAndMinute, windowMs: MINUTE });
  const perApp = createSpacing({ ...rate, most: limits.perSecond, windowMs: SECOND });
  const batches = createBatches(sendToPeople, () => perApp.pass('app'));
  /** How many parts of a message have arrived already: a second try goes on behind them. */
  const begun = new Map<string, number>();
  const gone = new Set<string>();

  async function send(message: Outgoing): Promise<Delivery> {
    const parts = partsOf(message, setting);
    for (let at = begun.get(message.id) ?? 0; at < parts.length; at++) {
      const part = parts[at];
      const delivery = part ? await sendPart(part, message) : SENT;
      if (delivery.result !== 'sent') return delivery;
      begun.set(message.id, at + 1);
      if (begun.size > MOST_BEGUN) forgetOldest(begun);
    }
    begun.delete(message.id);
    return SENT;
  }

  async function sendPart(part: Part, message: Outgoing): Promise<Delivery> {
    const webhook = part.kind === 'text' ? sessions.find(message, clock.now()) : undefined;
    if (webhook && part.kind === 'text') {
      const outcome = await postTo(webhook, webhookBody(part, message));
      if (outcome.kind === 'value' || outcome.kind === 'delivery' || outcome.kind === 'gone')
        return settled(outcome, message);
      // Refused, so not sent: the session has ended. The robot API takes it from here.
      sessions.forget(webhook);
      log.info({ platform: 'dingtalk', why: reasonOf(outcome) }, 'the session webhook was refused');
    }
    // Only people with a staff id can be sent a file; others are told so, or the file would hold up what comes after it.
    const session = part.kind === 'file' && isOutsider(message) ? sessions.find(message, clock.now()) : undefined;
    if (session && part.kind === 'file')
      return settled(
        await postTo(session, { msgtype: 'text', text: { content: notForOutsiders(part.file.name) } }),
        message,
      );
    // The link stands in the text; a picture of it reaches people with a staff id only.
    if (part.kind === 'qr' && isOutsider(message)) return SENT;
    const content = await contentOf(part, message);
    if ('result' in content) return content;
    return 'conversation' in message.to
      ? sendToGroup(message, message.to.conversation, content)
      : sendToPerson(message, content);
  }

  async function contentOf(part: Part, message: Outgoing): Promise<DirectMessage | Delivery> {
    if (part.kind === 'text') return apiMessage(part, message);
    if (part.kind === 'qr') return uploaded(await pngOf(await qrSvg(part.text, QR_PIXELS)), 'qr.png', true);
    const { hash, name, type } = part.file;
    const bytes = await setting.readFile?.(hash);
    if (!bytes) return { result: 'failed', reason: 'the attachment is not there any more' };
    return uploaded(bytes, name, /^image\/(?:png|jpeg|gif|bmp)$/.test(type));
  }

  const postTo = async ({ url }: SessionWebhook, body: object): Promise<Outcome> =>
    readOapi(
      await door({
        url,
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(body),
      }),
    );

  async function sendToGroup(message: Outgoing, conversation: string, content: DirectMessage): Promise<Delivery> {
    if (gone.has(conversation)) return { result: 'failed', reason: 'the group is gone or the robot is not in it' };
    if (!((await perGroup.pass(conversation)) && (await perApp.pass('app'))))
      return { result: 'retry', reason: 'the program is stopping' };
    const outcome = await api.call('/v1.0/robot/groupMessages/send', {
      robotCode,
      openConversationId: conversation,
      ...content,
    });
    return settled(outcome, message);
  }

  function sendToPerson({ identity }: Outgoing, content: DirectMessage): Promise<Delivery> {
    // People outside the organisation have no staff id: they are reached while a session of theirs is open.
    if (identity?.platform !== 'dingtalk')
      return Promise.resolve({ result: 'retry', reason: 'no staff id, and no open session: waits until they write' });
    return batches.deliver(identity.id, content);
  }

  function settled(outcome: Outcome, to?: Pick<Outgoing, 'to'>): Delivery {
    if (outcome.kind === 'value') return SENT;
    if (outcome.kind === 'delivery') return outcome.delivery;
    if (outcome.kind === 'gone' && to && 'conversation' in to.to) gone.add(to.to.conversation);
    const reason = outcome.kind === 'not_permitted' ? `no permission ${outcome.permission}` : reasonOf(outcome);
    return { result: 'failed', reason };
  }

  async function sendToPeople(people: readonly string[], content: DirectMessage) {
    const outcome = await api.call('/v1.0/robot/oToMessages/batchSend', { robotCode, userIds: people, ...content });
    if (outcome.kind !== 'value') {
      const delivery = settled(outcome);
      return () => delivery;
    }
    const lists = batchAnswer.safeParse(outcome.value).data;
    const invalid = new Set(lists?.invalidStaffIdList ?? []);
    const slowed = new Set(lists?.flowControlledStaffIdList ?? []);
    return (person: string): Delivery => {
      if (invalid.has(person)) return { result: 'failed', reason: 'DingTalk does not know this staff id' };
      return slowed.has(person) ? { result: 'retry', afterMs: FLOW_PAUSE, reason: 'flow control' } : SENT;
    };
  }

  async function uploaded(bytes: Uint8Array, name: string, picture: boolean): Promise<DirectMessage | Delivery> {
    const outcome = await files.upload(bytes, name, picture ? 'image' : 'file');
    if (outcome.kind !== 'value') return settled(outcome);
    const mediaId = String(outcome.value);
    return picture
      ? { msgKey: 'sampleImageMsg', msgParam: JSON.stringify({ photoURL: mediaId }) }
      : { msgKey: 'sampleFile', msgParam: JSON.stringify({ mediaId, fileName: name, fileType: suffixOf(name) }) };
  }

  return {
    send,
    alive: (conversation) => void gone.delete(conversation),
    say: async (webhook, text) => {
      const outcome = await postTo(webhook, { msgtype: 'text', text: { content: text } });
      if (outcome.kind !== 'value')
        log.warn({ platform: 'dingtalk', why: reasonOf(outcome) }, 'could not say that a message was not kept');
    },
  };
}

const isOutsider = ({ to, identity }: Outgoing): boolean => 'user' in to && identity?.platform !== 'dingtalk';

const notForOutsiders = (name: string): string =>
  `“${oneLine(name)}”没有发过来：钉钉只能把文件发给本单位通讯录里的人。请说“登录链接”，在网页上取。`;

const batchAnswer = z.looseObject({
  invalidStaffIdList: z.array(z.string()).nullish(),
  flowControlledStaffIdList: z.array(z.string()).nullish(),
});

function forgetOldest(map: Map<string, unknown>): void {
  for (const oldest of map.keys()) return void map.delete(oldest);
}
