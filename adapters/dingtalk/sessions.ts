import type { Instant } from '../../src/base/clock.ts';
import type { Outgoing, PlatformIdentity } from '../../src/chat/message.ts';
import type { Heard, SessionWebhook } from './event.ts';

/** The latest session webhook of each conversation. Memory only: whoever holds one can speak in our name. */
export interface Sessions {
  remember(heard: Heard): void;
  find(message: Pick<Outgoing, 'to' | 'identity'>, now: Instant): SessionWebhook | undefined;
  /** DingTalk refused it: it is not tried again. */
  forget(webhook: SessionWebhook): void;
}

/** More conversations than an organisation has in 90 minutes; the oldest go first. */
const MOST = 20_000;
/** A webhook this near to its end is not begun with. */
const SPARE_MS = 5_000;

const personKey = ({ tenant, id }: PlatformIdentity): string => JSON.stringify(['person', tenant ?? '', id]);
const groupKey = (conversation: string): string => JSON.stringify(['conversation', conversation]);

/** @param allowed whether an address may be posted to at all: a forged payload must not make us talk to strangers. */
export function createSessions(allowed: (url: string) => boolean): Sessions {
  const kept = new Map<string, SessionWebhook>();
  return {
    remember: ({ inbound, webhook }) => {
      if (!webhook || !allowed(webhook.url)) return;
      const group = inbound.conversation.kind === 'group';
      const key = group ? groupKey(inbound.conversation.id) : personKey(inbound.sender);
      // A redelivered message brings an older webhook; the newest stays.
      if ((kept.get(key)?.until ?? 0) > webhook.until) return;
      kept.delete(key);
      kept.set(key, webhook);
      if (kept.size > MOST) for (const oldest of kept.keys()) return void kept.delete(oldest);
    },
    find: ({ to, identity }, now) => {
      const key = 'conversation' in to ? groupKey(to.conversation) : identity && personKey(identity);
      const webhook = key === undefined ? undefined : kept.get(key);
      return webhook && webhook.until - SPARE_MS > now ? webhook : undefined;
    },
    forget: (webhook) => {
      for (const [key, value] of kept) if (value === webhook) return void kept.delete(key);
    },
  };
}

/** Session webhooks lie at DingTalk itself or at the configured address: nowhere else is anything posted to. */
export function isWebhookAddress(url: string, oapiUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, origin, username } = new URL(url);
  if (username !== '') return false;
  if (origin === new URL(oapiUrl).origin) return true;
  return protocol === 'https:' && /(?:^|\.)dingtalk\.(?:com|io)$/.test(hostname);
}
