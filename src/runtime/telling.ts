import { createHash } from 'node:crypto';
import type { Chat } from '../chat/chat.ts';
import type { Outgoing } from '../chat/message.ts';
import type { Reply } from '../commands/reply.ts';
import type { Audience } from '../commands/turn.ts';
import type { Tell } from '../job-list.ts';
import type { TellTeam } from '../parts/study.ts';
import { type Reachable, reachTeam } from '../people/reach.ts';
import type { AfterCommit } from '../schedule/jobs.ts';
import type { Transaction } from '../store/store.ts';

/** Says something to a person or in a conversation, on a platform if they can be reached there; undefined when nowhere. */
export type PushTo = (
  tx: Transaction,
  audience: Audience,
  reply: Reply,
  platform?: string,
) => Promise<AfterCommit | undefined>;

export interface Telling {
  readonly pushTo: PushTo;
  readonly tell: Tell;
  readonly tellTeam: TellTeam;
}

/** How jobs say things within their own transactions. Several things may be told to one person at once: each has its own id. */
export function createTelling(chat: Pick<Chat, 'push' | 'release'>, reachable: Required<Reachable>): Telling {
  const push = (
    tx: Transaction,
    audience: Audience,
    reply: Reply,
    platform?: string,
  ): Promise<Outgoing | undefined> => {
    const whom = 'user' in audience ? audience.user : audience.conversation;
    return chat.push(tx, `push/${tx.at}/${whom}/${digestOf(reply)}`, audience, reply, platform);
  };
  const pushTo: PushTo = async (tx, audience, reply, platform) => {
    const message = await push(tx, audience, reply, platform);
    return message && (() => chat.release([message]));
  };
  return {
    pushTo,
    tell: (tx, user, reply) => pushTo(tx, { user }, reply),
    tellTeam: async (tx, team, reply) => {
      const sent: Outgoing[] = [];
      for (const { platform, conversation } of await reachTeam(tx, team, reachable)) {
        const message = await push(tx, { conversation }, reply, platform);
        if (message) sent.push(message);
      }
      return sent.length === 0 ? undefined : () => chat.release(sent);
    },
  };
}

const digestOf = (reply: Reply): string =>
  createHash('sha256').update(JSON.stringify(reply)).digest('base64url').slice(0, 16);
