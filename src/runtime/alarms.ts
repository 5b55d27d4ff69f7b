import type { Instant } from '../base/clock.ts';
import { HOUR } from '../base/time.ts';
import type { Chat } from '../chat/chat.ts';
import type { Outgoing } from '../chat/message.ts';
import { messages as resumeMessages } from '../chat/resume.ts';
import { lines, type Reply } from '../commands/reply.ts';
import type { Audience } from '../commands/turn.ts';
import type { Core } from '../core.ts';
import { people } from '../people/documents.ts';
import type { Speaker } from '../people/speaker.ts';
import { whoHolds } from '../people/who.ts';
import type { Reader } from '../store/store.ts';
import { messages } from './job-messages.ts';

/** Where somebody can be reached. */
type Reach = (
  audience: Audience,
  reader: Reader,
) => Promise<Pick<Outgoing, 'platform' | 'to' | 'identity'> | undefined>;

export interface Alarms {
  /** A reply was given up: the administrators are told, at most once an hour. */
  deadLetter(message: Outgoing, reason: string): Promise<void>;
  /** Edits of the knowledge folder that can't be read, all that stand so now: each is told once, the text before it stays. */
  keptOld(files: readonly string[]): Promise<void>;
  /** Nothing was heard from a platform, or from any (the program was away), from one instant to another. */
  deaf(platform: string | undefined, from: Instant, to: Instant): Promise<void>;
  /** Writing has stopped: nothing can be kept, so this is sent without. */
  readOnly(reason: string): Promise<void>;
  /** An administrator allowed writing again: the others know that nothing is left to do. */
  writable(by: Pick<Speaker, 'id' | 'name'>): Promise<void>;
}

/** Ids of notices about dead letters: when one of them is given up, nobody is told again. */
const NOTICE = 'dead-letter/';

/** What administrators must know at once. */
export function createAlarms(
  core: Pick<Core, 'store' | 'clock' | 'log' | 'outbox' | 'settings'>,
  chat: Pick<Chat, 'push' | 'release'>,
  reach: Reach,
): Alarms {
  const { store, clock, log, outbox, settings } = core;
  const zone = settings.ZHIBIAO_TIMEZONE;
  let told = Number.NEGATIVE_INFINITY;
  let spoiled: ReadonlySet<string> = new Set();

  const administrators = async (): Promise<string[]> =>
    (await whoHolds(store, 'administrator', { now: clock.now(), zone })).map(({ id }) => id);

  async function deadLetter(message: Outgoing, reason: string): Promise<void> {
    if (message.id.startsWith(NOTICE) || clock.now() - told < HOUR) return;
    const receiver = 'user' in message.to ? message.to.user : message.to.conversation;
    const others = (await administrators()).filter((id) => id !== receiver);
    if (others.length === 0) return;
    told = clock.now();
    const name = 'user' in message.to ? ((await store.get(people, receiver))?.name ?? receiver) : receiver;
    const reply: Reply = {
      blocks: lines(messages.deadLetter(name, reason).zh),
      buttons: [{ label: messages.deadLetters.zh, say: '死信' }],
    };
    await pushTo(others, `${NOTICE}${message.id}`, reply);
  }

  async function keptOld(files: readonly string[]): Promise<void> {
    const fresh = files.filter((file) => !spoiled.has(file));
    spoiled = new Set(files);
    if (fresh.length === 0) return;
    const reply: Reply = { blocks: [...lines(messages.keptOld.zh), { kind: 'list', items: fresh }], buttons: [] };
    await pushTo(await administrators(), `kept-old/${clock.now()}`, reply);
  }

  async function deaf(platform: string | undefined, from: Instant, to: Instant): Promise<void> {
    const reply: Reply = { blocks: lines(messages.deaf(platform, from, to, zone).zh), buttons: [] };
    await pushTo(await administrators(), `deaf/${platform ?? ''}/${to}`, reply);
  }

  async function pushTo(users: readonly string[], id: string, reply: Reply): Promise<void> {
    const sent = await store.transact({ what: 'notice to administrators' }, async (tx) => {
      const pushed: Outgoing[] = [];
      for (const user of users) {
        const outgoing = await chat.push(tx, `${id}/${user}`, { user }, reply);
        if (outgoing) pushed.push(outgoing);
      }
      return pushed;
    });
    chat.release(sent);
  }

  async function readOnly(reason: string): Promise<void> {
    const reply: Reply = {
      blocks: lines(messages.readOnly(reason).zh),
      buttons: [{ label: resumeMessages.resume.zh, say: '恢复写入' }],
    };
    for (const user of await administrators()) {
      const way = await reach({ user }, store);
      if (!way) continue;
      const lane = JSON.stringify([way.platform, way.to]);
      outbox.say([{ ...way, id: `read-only/${clock.now()}/${user}`, lane, reply, at: clock.now() }]);
    }
  }

  async function writable({ id, name }: Pick<Speaker, 'id' | 'name'>): Promise<void> {
    const reply: Reply = { blocks: lines(messages.writable(name).zh), buttons: [] };
    const others = (await administrators()).filter((other) => other !== id);
    if (others.length > 0) await pushTo(others, `writable/${clock.now()}`, reply);
  }

  const safely =
    <A extends unknown[]>(work: (...args: A) => Promise<void>) =>
    (...args: A): Promise<void> =>
      work(...args).catch((error: unknown) =>
        log.error({ error: String(error) }, 'the administrators could not be told'),
      );
  return {
    deaf: safely(deaf),
    deadLetter: safely(deadLetter),
    keptOld: safely(keptOld),
    readOnly: safely(readOnly),
    writable: safely(writable),
  };
}
