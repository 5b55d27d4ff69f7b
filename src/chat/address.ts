import { z } from 'zod';
import { languageOf } from '../commands/language.ts';
import { lines, type Reply } from '../commands/reply.ts';
import type { Audience } from '../commands/turn.ts';
import type { Speaker } from '../people/speaker.ts';
import { collection, type Reader, type Transaction } from '../store/store.ts';
import type { Inbound, Outgoing } from './message.ts';
import { messages } from './messages.ts';
import type { TurnResult } from './turn.ts';

/** Who has spoken to the bot before: the first contact gets a greeting. */
export const contacts = collection({
  name: 'contacts',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: z.object({ since: z.number() }),
});

export interface AddressSetting {
  /** Where an audience that did not speak can be reached; undefined when nowhere. */
  readonly reach: (
    audience: Audience,
    reader: Reader,
    from: Pick<Inbound, 'platform'> | undefined,
  ) => Promise<Pick<Outgoing, 'platform' | 'to' | 'route' | 'identity'> | undefined>;
  readonly greeting: (speaker: Speaker, language: 'zh' | 'en') => Reply;
}

/** Everything that a turn says, each with its audience. */
export async function addressed(
  inbound: Inbound,
  speaker: Speaker,
  result: TurnResult,
  markId: string,
  tx: Transaction,
  setting: AddressSetting,
): Promise<Outgoing[]> {
  const language = languageOf(inbound.text);
  const out: Outgoing[] = [];
  const add = (message: Omit<Outgoing, 'id' | 'at' | 'lane'>) =>
    out.push({ ...message, id: `${markId}/${out.length}`, at: tx.at, lane: outgoingLane(message) });
  const here = {
    platform: inbound.platform,
    re: inbound.id,
    identity: inbound.sender,
    ...(inbound.route === undefined ? {} : { route: inbound.route }),
  };
  const group = inbound.conversation.kind === 'group';
  if (group && result.reply.personal && result.reply.unseen) {
    const { route: _, ...alone } = here;
    if (result.reply.blocks.length > 0) add({ ...alone, to: { user: speaker.id }, reply: result.reply });
  } else if (group && result.reply.personal) {
    const { blocks, buttons, secrets, ...facts } = result.reply;
    add({
      ...here,
      to: { conversation: inbound.conversation.id },
      reply: { ...facts, blocks: lines(messages.privately[language]), buttons: [] },
    });
    add({
      platform: inbound.platform,
      re: inbound.id,
      identity: inbound.sender,
      to: { user: speaker.id },
      reply: { blocks, buttons, ...(secrets ? { secrets } : {}) },
    });
  } else {
    add({ ...here, to: audienceOf(inbound, speaker), reply: result.reply });
  }
  if (!(await tx.get(contacts, speaker.id))) {
    tx.put(contacts, speaker.id, { since: tx.at });
    if (!group && result.reply.outcome !== 'help')
      add({ ...here, to: { user: speaker.id }, reply: setting.greeting(speaker, language) });
  }
  for (const { audience, reply } of result.notices) {
    const way = await setting.reach(audience, tx, inbound);
    if (way) add({ ...way, reply, because: inbound.id });
  }
  return out;
}

/** In a group the reply goes to the group, else to the person. */
export function audienceOf(inbound: Inbound, speaker: Speaker): Audience {
  return inbound.conversation.kind === 'group' ? { conversation: inbound.conversation.id } : { user: speaker.id };
}

/** Within one of these nothing overtakes. */
export const outgoingLane = (message: Pick<Outgoing, 'platform' | 'to'>): string =>
  JSON.stringify([message.platform, message.to]);

/** A reply to a message that did not come from its turn. */
export function answerTo(inbound: Inbound, to: Audience, reply: Reply, id: string, at: number): Outgoing {
  const lane = outgoingLane({ platform: inbound.platform, to });
  return {
    id,
    lane,
    platform: inbound.platform,
    to,
    identity: inbound.sender,
    reply,
    re: inbound.id,
    at,
    ...(inbound.route === undefined ? {} : { route: inbound.route }),
  };
}
