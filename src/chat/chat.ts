import type { Clock } from '../base/clock.ts';
import type { Sentence } from '../base/sentence.ts';
import { languageOf } from '../commands/language.ts';
import { lines, type Reply } from '../commands/reply.ts';
import type { Attachment, Audience } from '../commands/turn.ts';
import type { Speaker } from '../people/speaker.ts';
import { createScratch } from '../store/scratch.ts';
import { type Reader, type Store, StoreReadOnly, type Transaction } from '../store/store.ts';
import { type AddressSetting, addressed, answerTo, audienceOf, contacts, outgoingLane } from './address.ts';
import { draftCollections } from './draft.ts';
import { expiryCollections, isTooOld } from './expiry.ts';
import { type FilesSetting, fileCollections, keepFiles, shareFiles, takeFiles } from './files.ts';
import { createLanes } from './lanes.ts';
import { type Mark, marks } from './marks.ts';
import { memoryCollections } from './memory.ts';
import type { Inbound, Outgoing, PlatformIdentity, Receipt } from './message.ts';
import { messages } from './messages.ts';
import type { Outbox } from './outbox.ts';
import { outboxCollections } from './outbox-model.ts';
import { RESUME, messages as resumeMessages } from './resume.ts';
import { laneOf, type TurnResult, type TurnSetting, takeTurn } from './turn.ts';

export const chatCollections = [
  marks,
  contacts,
  ...memoryCollections,
  ...draftCollections,
  ...outboxCollections,
  ...fileCollections,
  ...expiryCollections,
];

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
  /** From its arrival, its wait for its lane included, until it was on disk and its replies were with the outbox. */
  readonly ms: number;
  readonly error?: unknown;
}

export interface ChatSetting extends TurnSetting, AddressSetting {
  readonly store: Store;
  readonly clock: Clock;
  readonly outbox: Outbox;
  /** The author of a message, as the directory knows them now. */
  readonly identify: (identity: PlatformIdentity, reader: Reader) => Promise<Speaker>;
  /** Where files are stored, and which are not even looked at. */
  readonly files: Pick<FilesSetting, 'putBlob' | 'withholds'>;
  readonly log: (line: TurnLog) => void;
  /** Allows writing again after it has stopped; rejects with the reason when the disk still refuses. Left out: a restart does. */
  readonly reopen?: (by: Speaker) => Promise<void>;
}

export interface Chat {
  /** Takes a message through its turn. Resolves once its effect and its replies are on disk. */
  receive(inbound: Inbound): Promise<Receipt>;
  /** Says something that no message asked for, within a job's own transaction. Call `release` after the commit. */
  push(
    tx: Transaction,
    id: string,
    audience: Audience,
    reply: Reply,
    /** Of a conversation, where it is; a person is reached there first. */
    platform?: string,
  ): Promise<Outgoing | undefined>;
  release(sent: readonly Outgoing[]): void;
  idle(): Promise<void>;
}

export function createChat(setting: ChatSetting): Chat {
  const { store, clock, outbox } = setting;
  const lanes = createLanes();
  const told = new Set<string>();
  /** Messages of which nobody knows whether they were kept, until writing resumes. */
  const doubtful = new Set<string>();
  let reopening: Promise<void> | undefined;

  async function receive(inbound: Inbound): Promise<Receipt> {
    const lane = laneOf(inbound);
    const arrived = performance.now();
    if (lanes.waiting(lane) >= FLOOD && lanes.crowded(lane) && !told.has(lane)) {
      told.add(lane);
      // A courtesy: the messages themselves are taken whether or not it can be said.
      sayManyWait(inbound).catch((error: unknown) =>
        setting.log({ message: inbound.id, platform: inbound.platform, ms: 0, error }),
      );
    }
    return lanes.run(lane, async () => {
      const receipt = await turn(inbound, arrived);
      if (lanes.waiting(lane) === 0) told.delete(lane);
      return receipt;
    });
  }

  async function turn(inbound: Inbound, arrived: number, resumed = false): Promise<Receipt> {
    const log = (rest: Omit<TurnLog, 'message' | 'platform' | 'ms'>) =>
      setting.log({ message: inbound.id, platform: inbound.platform, ms: performance.now() - arrived, ...rest });
    const again = (seen: Mark): Receipt => {
      log({ intent: seen.intent, outcome: 'ignore_duplicate' });
      return { result: 'duplicate', intent: seen.intent, ...(seen.ref ? { ref: seen.ref } : {}) };
    };
    const apologise = (say: Sentence) => sayInstead(inbound, say[languageOf(inbound.text)]);
    try {
      // A message that comes again must not fetch its files again.
      const before = inbound.files.length > 0 ? await store.get(marks, markOf(inbound)) : undefined;
      if (before) return again(before);
      const { clock, zone, files } = setting;
      const taken = await takeFiles(inbound, { clock, zone, reader: store, ...files });
      if (!taken.ok) {
        log({ outcome: 'reject', ...(taken.error.error === undefined ? {} : { error: taken.error.error }) });
        return await apologise(taken.error.say);
      }
      const committed = await store.transact({ message: inbound.id, what: 'message' }, (tx) =>
        commitTurn(inbound, taken.value, tx),
      );
      if ('seen' in committed) return again(committed.seen);
      outbox.send(committed.outgoing);
      log(committed.log);
      return { result: 'done' };
    } catch (error) {
      if (error instanceof StoreReadOnly && !error.uncertain) {
        const seen = await store.get(marks, markOf(inbound)).catch(() => undefined);
        if (seen) return again(seen);
        const answered = await answerUnkept(inbound, resumed);
        if (answered === 'writable') return turn(inbound, arrived, true);
        log(answered ?? { error });
        const say = doubtful.has(markOf(inbound)) ? messages.notCertain : messages.notKept;
        return answered ? { result: 'done' } : { result: 'refused', say: say[languageOf(inbound.text)] };
      }
      log({ error });
      if (error instanceof StoreReadOnly) {
        doubtful.add(markOf(inbound));
        return { result: 'refused', say: messages.notCertain[languageOf(inbound.text)] };
      }
      return apologise(messages.apology(inbound.id));
    }
  }

  async function commitTurn(inbound: Inbound, attachments: readonly Attachment[], tx: Transaction) {
    const markId = markOf(inbound);
    const seen = await tx.get(marks, markId);
    if (seen) return { seen };
    const speaker = await setting.identify(inbound.sender, tx);
    const result = (await isTooOld(tx, inbound.at))
      ? tooOld(inbound)
      : await takeTurn(inbound, speaker, attachments, tx, setting);
    if (result.intent !== 'refuse_secret') await keepFiles(tx, inbound.sender, speaker.id, attachments, setting.zone);
    const { ref } = result.reply;
    tx.put(marks, markId, {
      intent: result.intent,
      ...(ref ? { ref } : {}),
      conversation: inbound.conversation.id,
      at: tx.at,
    });
    const outgoing = await addressed(inbound, speaker, result, markId, tx, setting);
    await shareFiles(tx, outgoing);
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

  /** A message that can't be taken is answered all the same, in a transaction of its own: it has an outcome, and a mark. */
  async function sayInstead(inbound: Inbound, say: string): Promise<Receipt> {
    const reply: Reply = { blocks: lines(say), buttons: [], outcome: 'reject' };
    const markId = markOf(inbound);
    try {
      const outgoing = await store.transact({ message: inbound.id, what: 'apology' }, async (tx) => {
        if (await tx.get(marks, markId)) return [];
        tx.put(marks, markId, { intent: 'noop', conversation: inbound.conversation.id, at: tx.at });
        const speaker = await setting.identify(inbound.sender, tx);
        const said = [answerTo(inbound, audienceOf(inbound, speaker), reply, `${markId}/apology`, tx.at)];
        outbox.enqueue(tx, said);
        return said;
      });
      outbox.send(outgoing);
      return { result: 'done' };
    } catch {
      return { result: 'refused', say };
    }
  }

  /**
   * While nothing can be written, questions are answered all the same: an answer loses nothing (reliability.md P4). And an
   * administrator may say that writing resumes: `writable` when it does, so that the turn can be taken and kept.
   */
  async function answerUnkept(
    inbound: Inbound,
    resumed: boolean,
  ): Promise<Pick<TurnLog, 'intent' | 'outcome'> | 'writable' | undefined> {
    if (inbound.files.length > 0) return undefined;
    const scratch = createScratch(store, clock);
    try {
      const { speaker, result } = await scratch.transact({ what: 'unkept' }, async (tx) => {
        const speaker = await setting.identify(inbound.sender, tx);
        return { speaker, result: await takeTurn(inbound, speaker, [], tx, setting) };
      });
      const { behaviour, outcome, personal, buttons: _, ref: __, ...facts } = result.reply;
      const resuming = result.intent === RESUME;
      if (behaviour === undefined && outcome !== 'help' && !resuming) return undefined;
      const refusal = resuming && outcome === 'auto' ? await resumeWriting(resumed, speaker) : undefined;
      if (refusal === 'writable') return refusal;
      const group = inbound.conversation.kind === 'group';
      if (group && personal) return undefined;
      // Without buttons: nothing that they say could be kept.
      const reply: Reply = {
        ...facts,
        buttons: [],
        ...(behaviour ? { behaviour } : {}),
        ...(resuming ? { outcome: refusal ? 'reject' : 'deny' } : {}),
        ...(refusal ? { blocks: lines(refusal[languageOf(inbound.text)]) } : {}),
      };
      sayUncommitted(inbound, 'unkept', reply, audienceOf(inbound, speaker));
      return { intent: result.intent, outcome: 'unkept' };
    } catch {
      return undefined;
    }
  }

  /** @param resumed a try was made for this message already, and writing stopped again */
  async function resumeWriting(resumed: boolean, by: Speaker): Promise<'writable' | Sentence> {
    try {
      if (setting.reopen && !resumed && !store.status().writable)
        reopening ??= setting.reopen(by).finally(() => {
          reopening = undefined;
        });
      await reopening;
    } catch (error) {
      return resumeMessages.stillNot(error instanceof Error ? error.message : String(error));
    }
    const { writable, reason = '' } = store.status();
    if (!writable) return resumeMessages.stillNot(reason);
    // What was in doubt is certainly not in the journal now: it was cut back to what was confirmed.
    doubtful.clear();
    return 'writable';
  }

  async function sayManyWait(inbound: Inbound): Promise<void> {
    const speaker = await setting.identify(inbound.sender, store);
    const reply: Reply = { blocks: lines(messages.flood[languageOf(inbound.text)]), buttons: [] };
    sayUncommitted(inbound, 'flood', reply, audienceOf(inbound, speaker));
  }

  function sayUncommitted(inbound: Inbound, what: string, reply: Reply, to: Audience): void {
    outbox.say([answerTo(inbound, to, reply, `${markOf(inbound)}/${what}`, clock.now())]);
  }

  return {
    receive,
    push: async (tx, id, audience, reply, platform) => {
      const way = await setting.reach(audience, tx, platform === undefined ? undefined : { platform });
      if (!way) return undefined;
      const message: Outgoing = { ...way, id, reply, at: tx.at, lane: outgoingLane(way) };
      outbox.enqueue(tx, [message]);
      return message;
    },
    release: (sent) => outbox.send(sent),
    idle: () => lanes.idle(),
  };
}

/** What a message is known by for good: ids are a platform's own, within the organisation. */
const markOf = ({ platform, sender, id }: Inbound): string => JSON.stringify([platform, sender.tenant ?? '', id]);

/** Whether it was carried out before is not known any more: it is not carried out, and its sender is asked to say it again. */
const tooOld = (inbound: Inbound): TurnResult => ({
  intent: 'noop',
  score: 1,
  reply: { blocks: lines(messages.tooOld[languageOf(inbound.text)]), buttons: [], outcome: 'reject' },
  notices: [],
});
