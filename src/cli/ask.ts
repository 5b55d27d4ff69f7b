import { existsSync } from 'node:fs';
import { replyFields } from '../../adapters/stdio/stdio.ts';
import { explain } from '../answers/explain.ts';
import { createLessons } from '../answers/feedback/lessons.ts';
import type { Shelf } from '../answers/shelf.ts';
import { type Instant, steppedClock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { dateOf } from '../base/time.ts';
import { cleanText } from '../chat/text.ts';
import { takeTurn } from '../chat/turn.ts';
import { allCollections } from '../collections.ts';
import { allCommands, type CommandCore } from '../command-list.ts';
import { languageOf } from '../commands/language.ts';
import { plainText, type Reply } from '../commands/reply.ts';
import type { Attachment } from '../commands/turn.ts';
import type { Settings } from '../config.ts';
import { planErasure } from '../erasure/erase.ts';
import { openKnowledge } from '../knowledge.ts';
import { createOriginals } from '../originals.ts';
import { createRecordTypes } from '../parts/record-types.ts';
import { whoSpeaks } from '../people/who.ts';
import { readDirectory } from '../read-directory.ts';
import { createPlaces } from '../read-places.ts';
import { readCalendar } from '../schedule/calendar-file.ts';
import { readOnlyStore } from '../store/embedded/read-only.ts';
import { createScratch } from '../store/scratch.ts';
import type { Reader } from '../store/store.ts';

export interface Asked {
  readonly text: string;
  /** Id of the person who asks; a guest by default. */
  readonly as: string;
  readonly at: Instant;
  readonly json: boolean;
  readonly explain: boolean;
}

/** Said below a reply that is true in a chat only: here nothing can be kept or confirmed. */
const NOTHING_KEPT = '（ask 只答不存：要登记或确认，请到聊天里说。 ask stores nothing: say it in a chat.）';
const speaksOfKeeping = ({ behaviour, outcome, ref }: Reply): boolean =>
  behaviour === 'refuse_offer_demand' || outcome === 'confirm' || (outcome === 'auto' && ref !== undefined);

const NOTHING: Reader = { get: async () => undefined, find: async () => ({ rows: [] }), count: async () => new Map() };

/** Where questions are answered without a platform: the same turns as in a chat, keeping nothing. */
export interface Desk {
  readonly shelf: () => Shelf;
  /** Answers one question of a person, as the first one of a conversation. */
  answer(text: string, as: string, at: Instant): Promise<Reply>;
  /** Says one thing after the other, on a state of their own; the reply to each. */
  converse(said: readonly Saying[]): Promise<readonly Reply[]>;
  close(): Promise<void>;
}

/** What somebody says at a desk. */
export interface Saying {
  readonly text: string;
  readonly as: string;
  readonly at: Instant;
  /** The group in which it is said; a direct conversation by default. */
  readonly group?: string;
  /** What comes with it, as already stored. */
  readonly attachments?: readonly Attachment[];
}

/** Opens a desk beside a running bot, or without one. */
export async function openDesk(settings: Settings, log: Log, at: Instant): Promise<Desk> {
  const zone = settings.ZHIBIAO_TIMEZONE;
  const clock = steppedClock(at);
  const lessons = createLessons();
  const knowledge = await openKnowledge({ settings, clock, log, saveIndex: false, lessons });
  const base = existsSync(settings.ZHIBIAO_DATA)
    ? await readOnlyStore(settings.ZHIBIAO_DATA, { collections: allCollections, zone })
    : NOTHING;
  const directory = createScratch(base, clock);
  await readDirectory(directory, settings.ZHIBIAO_KNOWLEDGE, zone, log);
  const core: CommandCore = {
    settings,
    shelf: knowledge.shelf,
    lessons,
    calendar: readCalendar(settings.ZHIBIAO_KNOWLEDGE),
    places: createPlaces(settings.ZHIBIAO_KNOWLEDGE, log),
    recordTypes: createRecordTypes(settings.ZHIBIAO_KNOWLEDGE, log),
    honoursDemonstration: () => true,
    reaches: async () => true,
    conversationOf: async () => undefined,
    pageOf: () => undefined,
    pageAt: () => undefined,
    originals: createOriginals(settings.ZHIBIAO_KNOWLEDGE, () => knowledge.shelf().catalogue),
    loginLink: undefined,
    erasurePlan: (reader, who) => planErasure(reader, who, allCollections),
  };
  const { commands, question } = allCommands(core, () => new Uint8Array(0));
  const converse = async (said: readonly Saying[]): Promise<Reply[]> => {
    const now = steppedClock(said[0]?.at);
    const scratch = createScratch(directory, now);
    const replies: Reply[] = [];
    for (const { text, as, at: instant, group, attachments = [] } of said) {
      now.moveTo(instant);
      const sender = { platform: 'terminal', id: as };
      const { reply } = await scratch.transact({ what: 'ask' }, async (tx) => {
        const speaker = await whoSpeaks(tx, sender, { now: instant, zone, honoursDemonstration: true });
        const conversation =
          group === undefined ? { id: `ask-${as}`, kind: 'direct' as const } : { id: group, kind: 'group' as const };
        const inbound = { id: 'ask', platform: 'terminal', at: instant, conversation, sender, text, files: [] };
        return takeTurn(inbound, speaker, attachments, tx, { commands, question, zone });
      });
      replies.push(reply);
    }
    return replies;
  };
  return {
    shelf: knowledge.shelf,
    answer: async (text, as, now) => {
      const [reply] = await converse([{ text, as, at: now }]);
      if (!reply) throw new Error('nothing was answered');
      return reply;
    },
    converse,
    close: () => knowledge.close(),
  };
}

/** One question, one answer. */
export async function ask(
  { text, as, at, json, explain: explained }: Asked,
  settings: Settings,
  log: Log,
): Promise<string> {
  const desk = await openDesk(settings, log, at);
  const reply = await desk.answer(text, as, at);
  await desk.close();
  if (json) return JSON.stringify({ to: { user: as }, ...replyFields(reply) });
  const answer = [plainText(reply), ...(speaksOfKeeping(reply) ? [NOTHING_KEPT] : [])].join('\n');
  if (!explained) return answer;
  const { text: said } = cleanText(text);
  const today = dateOf(at, settings.ZHIBIAO_TIMEZONE);
  return `${answer}\n\n${explain(said, languageOf(said), today, desk.shelf())}`;
}
