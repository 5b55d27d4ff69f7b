import { z } from 'zod';
import type { Clock } from '../base/clock.ts';
import { languageOf } from '../commands/language.ts';
import { lines, type Reply } from '../commands/reply.ts';
import type { Attachment, Audience } from '../commands/turn.ts';
import type { Speaker } from '../people/speaker.ts';
import { collection, type Reader, type Store, StoreReadOnly, type Transaction } from '../store/store.ts';
import { draftCollections } from './draft.ts';
import { createLanes } from './lanes.ts';
import { marks } from './marks.ts';
import { memoryCollections } from './memory.ts';
import {
  FileUnavailable,
  type Inbound,
  type InboundFile,
  type Outgoing,
  type PlatformIdentity,
  type Receipt,
} from './message.ts';
import { messages } from './messages.ts';
import { type Outbox, outboxCollections } from './outbox.ts';
import { laneOf, type TurnResult, type TurnSetting, takeTurn } from './turn.ts';

/** Who has spoken to the bot before: the first contact gets a greeting. */
const contacts = collection({
  name: 'contacts',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: z.object({ since: z.number() }),
});

export const chatCollections = [marks, contacts, ...memoryCollections, ...draftCollections, ...outboxCollections];

/** From this many waiting messages on, somebody is told once that they are many. */
const FLOOD = 20;

/** One line of the log for each turn. Never the text of a message. */
export interface TurnLog {
  readonly message: string;
  readonly platform: string;
  readonly person?: string;
  readonly intent?: string;
  readonly outcome?: string | undefined;
  readonly score?: number;
  readonly ms: number;
  readonly error?: unknown;
}

export interface ChatSetting extends TurnSetting {
  readonly store: Store;
  readonly clock: Clock;
  readonly outbox: Outbox;
  /** The author of a message, as the directory knows them now. */
  readonly identify: (identity: PlatformIdentity, reader: Reader) => Promise<Speaker>;
  /** Where an audience that did not speak can be reached; undefined when nowhere. */
  readonly reach: (
    audience: Audience,
    reader: Reader,
    from: Inbound | undefined,
  ) => Promise<Pick<Outgoing, 'platform' | 'to' | 'route' | 'identity'> | undefined>;
  readonly keepFile: (file: InboundFile) => Promise<Attachment>;
  readonly greeting: (speaker: Speaker, language: 'zh' | 'en') => Reply;
  readonly log: (line: TurnLog) => void;
}

export interface Chat {
  /** Takes a message through its turn. Resolves once its effect and its replies are on disk. */
  receive(inbound: Inbound): Promise<Receipt>;
  /** Says something that no message asked for, within a job's own transaction. Call `release` after the commit. */
  push(tx: Transaction, id: string, audience: Audience, reply: Reply): Promise<Outgoing | undefined>;
  release(sent: readonly Outgoing[]): void;
  idle(): Promise<void>;
}

export function createChat(setting: ChatSetting): Chat {
  const { store, clock, outbox } = setting;
  const lanes = createLanes();
  const told = new Set<string>();

  async function receive(inbound: Inbound): Promise<Receipt> {
    const lane = laneOf(inbound);
    if (lanes.waiting(lane) >= FLOOD && lanes.crowded(lane) && !told.has(lane)) {
      told.add(lane);
      void sayUncommitted(inbound, messages.flood[languageOf(inbound.text)]);
    }
    return lanes.run(lane, async () => {
      const receipt = await turn(inbound);
      if (lanes.waiting(lane) === 0) told.delete(lane);
      return receipt;
    });
  }

  async function turn(inbound: Inbound): Promise<Receipt> {
    const started = performance.now();
    const log = (rest: Omit<TurnLog, 'message' | 'platform' | 'ms'>) =>
      setting.log({ message: inbound.id, platform: inbound.platform, ms: performance.now() - started, ...rest });
    try {
      const attachments = await Promise.all(inbound.files.map(setting.keepFile));
      const committed = await store.transact({ message: inbound.id, what: 'message' }, (tx) =>
        commitTurn(inbound, attachments, tx),
      );
      if ('receipt' in committed) {
        log({ intent: committed.receipt.intent, outcome: 'ignore_duplicate' });
        return committed.receipt;
      }
      outbox.send(committed.outgoing);
      log(committed.log);
      return { result: 'done' };
    } catch (error) {
      log({ error });
      const language = languageOf(inbound.text);
      if (error instanceof StoreReadOnly) {
        return { result: 'refused', say: (error.uncertain ? messages.notCertain : messages.notKept)[language] };
      }
      const say = error instanceof FileUnavailable ? messages.fileUnavailable : messages.apology(inbound.id);
      return apologise(inbound, say[language]);
    }
  }

  async function commitTurn(inbound: Inbound, attachments: readonly Attachment[], tx: Transaction) {
    const markId = JSON.stringify([inbound.platform, inbound.sender.tenant ?? '', inbound.id]);
    const seen = await tx.get(marks, markId);
    if (seen)
      return { receipt: { result: 'duplicate' as const, intent: seen.intent, ...(seen.ref ? { ref: seen.ref } : {}) } };
    const speaker = await setting.identify(inbound.sender, tx);
    const result = await takeTurn(inbound, speaker, attachments, tx, setting);
    const { ref } = result.reply;
    tx.put(marks, markId, {
      intent: result.intent,
      ...(ref ? { ref } : {}),
      conversation: inbound.conversation.id,
      at: tx.at,
    });
    const outgoing = await addressed(inbound, speaker, result, markId, tx);
    outbox.enqueue(tx, outgoing);
    return {
      outgoing,
      log: {
        person: speaker.id,
        intent: result.intent,
        outcome: result.reply.outcome ?? result.reply.behaviour,
        score: result.score,
      },
    };
  }

  /** Everything that a turn says, each with its audience. */
  async function addressed(
    inbound: Inbound,
    speaker: Speaker,
    result: TurnResult,
    markId: string,
    tx: Transaction,
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
    if (group && result.reply.personal) {
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

  /** An unexpected failure is answered with an apology, in a transaction of its own: the message has an outcome. */
  async function apologise(inbound: Inbound, say: string): Promise<Receipt> {
    const reply: Reply = { blocks: lines(say), buttons: [], outcome: 'reject' };
    const outgoing = [
      answerTo(
        inbound,
        audienceOf(inbound, undefined),
        reply,
        `${inbound.platform}:${inbound.id}/apology`,
        clock.now(),
      ),
    ];
    try {
      await store.transact({ message: inbound.id, what: 'apology' }, async (tx) => outbox.enqueue(tx, outgoing));
      outbox.send(outgoing);
      return { result: 'done' };
    } catch {
      return { result: 'refused', say };
    }
  }

  async function sayUncommitted(inbound: Inbound, say: string): Promise<void> {
    const reply: Reply = { blocks: lines(say), buttons: [] };
    outbox.send([
      answerTo(inbound, audienceOf(inbound, undefined), reply, `${inbound.platform}:${inbound.id}/flood`, clock.now()),
    ]);
  }

  return {
    receive,
    push: async (tx, id, audience, reply) => {
      const way = await setting.reach(audience, tx, undefined);
      if (!way) return undefined;
      const message: Outgoing = { ...way, id, reply, at: tx.at, lane: outgoingLane(way) };
      outbox.enqueue(tx, [message]);
      return message;
    },
    release: (sent) => outbox.send(sent),
    idle: () => lanes.idle(),
  };
}

/** In a group the reply goes to the group, else to the person. */
function audienceOf(inbound: Inbound, speaker: Speaker | undefined): Audience {
  return inbound.conversation.kind === 'group'
    ? { conversation: inbound.conversation.id }
    : { user: speaker?.id ?? inbound.sender.id };
}

const outgoingLane = (message: Pick<Outgoing, 'platform' | 'to'>): string =>
  JSON.stringify([message.platform, message.to]);

function answerTo(inbound: Inbound, to: Audience, reply: Reply, id: string, at: number): Outgoing {
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
