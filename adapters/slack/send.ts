import type { webApi } from '@slack/bolt';
import type { Log } from '../../src/base/log.ts';
import type { Door } from '../../src/base/outgoing.ts';
import type { Delivery, Outgoing } from '../../src/chat/message.ts';
import { isWhole } from '../../src/commands/reply.ts';
import { pngOf } from '../../src/picture/png.ts';
import { qrSvg } from '../../src/picture/qr.ts';
import { boundedMap } from './bounded.ts';
import type { Hooks } from './hook.ts';
import { type Page, renderReply } from './render.ts';
import { isUserId, type Route, readRoute } from './route.ts';
import { uploadFile } from './upload.ts';
import { isFormRefused, refusalOf, verdictOf } from './verdict.ts';

export interface SenderSetting {
  readonly client: webApi.WebClient;
  readonly hooks: Hooks;
  readonly door: Door;
  readonly log: Log;
  /** The bytes of a stored attachment; undefined when it is gone. */
  readonly readFile: (hash: string) => Promise<Uint8Array | undefined>;
}

/** One thing that a message makes appear. */
type Step =
  | { readonly page: Page }
  | { readonly file: { readonly name: string; readonly bytes: () => Promise<Uint8Array | undefined> } };

/** Where a message goes. */
interface Place {
  readonly channel: string;
  readonly thread?: string | undefined;
}

/**
 * Sends one reply with one try (reliability.md §1). A reply that is several messages or has files goes on where the last
 * try stopped, so that a repeat doubles at most the part that was in doubt.
 */
export function createSender(setting: SenderSetting): (message: Outgoing) => Promise<Delivery> {
  const { client, hooks, log } = setting;
  const stepsDone = boundedMap<string, number>(1_000);
  const directChannels = boundedMap<string, string>(10_000);

  return async function send(message) {
    const route = readRoute(message.route);
    const steps = stepsOf(message, setting);
    for (const [place, step] of steps.entries()) {
      if (place < (stepsDone.get(message.id) ?? 0)) continue;
      const delivery = await take(step, message, route);
      if (delivery.result !== 'sent') return delivery;
      stepsDone.set(message.id, place + 1);
    }
    stepsDone.delete(message.id);
    return { result: 'sent' };
  };

  async function take(step: Step, message: Outgoing, route: Route): Promise<Delivery> {
    const group = 'conversation' in message.to;
    const asker = message.identity?.platform === 'slack' ? message.identity.id : undefined;
    const hooked = group || route.direct || route.hooked === 'ephemeral' ? route.hooked : undefined;
    if (hooked) {
      const delivery =
        'page' in step ? await hooks.answer(message.re ?? '', step.page, hooked, route.thread) : undefined;
      // That address may have lapsed, and the bot may not be in that channel: what is left is the asker.
      return delivery ?? inPrivate(step, asker);
    }
    if ('conversation' in message.to)
      return at(step, { channel: route.channel ?? message.to.conversation, thread: route.thread });
    if (route.direct && route.channel) return at(step, { channel: route.channel, thread: route.thread });
    return inPrivate(step, asker ?? (isUserId(message.to.user) ? message.to.user : undefined));
  }

  async function inPrivate(step: Step, user: string | undefined): Promise<Delivery> {
    if (user === undefined)
      return { result: 'failed', reason: 'no Slack account: link the person to one, or name it in the directory' };
    let channel: string;
    try {
      channel = directChannels.get(user) ?? (await openDirect(user));
    } catch (error) {
      return verdictOf(error, false);
    }
    const delivery = await at(step, { channel });
    if (delivery.result === 'failed') directChannels.delete(user);
    return delivery;
  }

  async function openDirect(user: string): Promise<string> {
    const { channel } = await client.conversations.open({ users: user });
    if (!channel?.id) throw new Error('conversations.open named no channel');
    directChannels.set(user, channel.id);
    return channel.id;
  }

  async function at(step: Step, place: Place): Promise<Delivery> {
    if ('file' in step) return uploadFile(step.file, place, setting);
    const { text, blocks } = step.page;
    try {
      await post({ text, blocks }, place);
      return { result: 'sent' };
    } catch (error) {
      if (!isFormRefused(error)) return verdictOf(error, true);
      log.warn(
        { platform: 'slack', refusal: refusalOf(error), blocks: blocks.length },
        'form refused, sent as plain text',
      );
    }
    try {
      await post({ text }, place);
      return { result: 'sent' };
    } catch (error) {
      return verdictOf(error, true);
    }
  }

  async function post(page: Pick<Page, 'text'> & Partial<Page>, { channel, thread }: Place): Promise<void> {
    await client.chat.postMessage({
      channel,
      ...page,
      ...(thread === undefined ? {} : { thread_ts: thread }),
      mrkdwn: false,
      unfurl_links: false,
      unfurl_media: false,
    });
  }
}

/** Wide enough for a camera that looks at a screen. */
const QR_PIXELS = 480;

function stepsOf({ reply }: Outgoing, { readFile }: Pick<SenderSetting, 'readFile'>): Step[] {
  return [
    ...renderReply(reply).map((page) => ({ page })),
    ...reply.blocks.flatMap((block): Step[] => {
      if (block.kind === 'file') return [{ file: { name: block.name, bytes: () => readFile(block.hash) } }];
      if (block.kind !== 'qr' || !isWhole(block)) return [];
      return [{ file: { name: 'qr.png', bytes: async () => pngOf(await qrSvg(block.text, QR_PIXELS)) } }];
    }),
  ];
}
