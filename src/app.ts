import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { questionCommand, refuseSecret } from './answers/commands.ts';
import { shelfOf } from './answers/keeper.ts';
import { answerCollections } from './answers/model.ts';
import type { Shelf } from './answers/shelf.ts';
import type { Clock } from './base/clock.ts';
import type { Log } from './base/log.ts';
import { type Chat, chatCollections, createChat } from './chat/chat.ts';
import type { Outgoing, Platform } from './chat/message.ts';
import { messages as chatMessages } from './chat/messages.ts';
import { createOutbox, type Outbox } from './chat/outbox.ts';
import { helpCommand, helpReply, noop } from './chat/reflexes.ts';
import type { Command } from './commands/command.ts';
import type { Reply } from './commands/reply.ts';
import type { Audience, Turn } from './commands/turn.ts';
import { undoCommand } from './commands/undo.ts';
import { isLoopback, type Settings } from './config.ts';
import { improvementCommands, undoDemand } from './improvement/commands.ts';
import { demands } from './improvement/model.ts';
import { answerTermOf } from './improvement/term.ts';
import { applyOrganisation } from './people/apply.ts';
import { peopleCollections } from './people/documents.ts';
import { readOrganisation } from './people/organisation.ts';
import { type Reachable, reachPerson, rememberGuest } from './people/reach.ts';
import { whoHolds, whoSpeaks } from './people/who.ts';
import { type WorkCalendar, workCalendar } from './schedule/calendar.ts';
import { readCalendarYear } from './schedule/calendar-file.ts';
import { createJobs, type Jobs, scheduleCollections } from './schedule/jobs.ts';
import { loadKnowledge } from './standards/load.ts';
import { type EmbeddedStore, openStore } from './store/embedded/open.ts';
import type { Collection, Reader, Store, Transaction } from './store/store.ts';

/** What the program is made of. Everything that differs between a machine and a test comes in here. */
export interface AppSetting {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Log;
  /** Made once the core stands: a platform may want to ask it things. */
  readonly platforms: (core: Core) => readonly Platform[];
}

/** What stands before any platform does. */
export interface Core {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly store: EmbeddedStore;
  readonly shelf: () => Shelf;
  readonly jobs: Jobs;
  readonly outbox: Outbox;
}

export interface App extends Core {
  readonly chat: Chat;
  readonly commands: readonly Command[];
  /** Begins to hear, and sends what an earlier run left unsent. */
  start(): Promise<void>;
  /** No new events; open turns end, replies go out, the store is closed. Within ten seconds. */
  stop(): Promise<void>;
}

const allCollections = [
  ...chatCollections,
  ...peopleCollections,
  ...scheduleCollections,
  ...answerCollections,
  demands,
] as unknown as readonly Collection<never>[];

/** Puts the parts together: the one place that knows them all. */
export async function createApp({ settings, clock, log, platforms: makePlatforms }: AppSetting): Promise<App> {
  const zone = settings.ZHIBIAO_TIMEZONE;
  const knowledge = loadKnowledge(settings.ZHIBIAO_KNOWLEDGE);
  const shelf: Shelf = shelfOf(knowledge.catalogue);
  const calendar = readCalendar(settings.ZHIBIAO_KNOWLEDGE);
  const store = await openStore({ folder: settings.ZHIBIAO_DATA, clock, zone, collections: allCollections });
  await readDirectory(store, settings.ZHIBIAO_KNOWLEDGE, zone, log);

  const platforms = new Map<string, Platform>();
  const reachable: Reachable = {
    get platforms() {
      return [...platforms.keys()];
    },
    honoursDemonstration: (platform) => honoursDemonstration(platform, settings),
  };
  const outbox = createOutbox({
    store,
    clock,
    platforms,
    chance: Math.random,
    sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
    onDeadLetter: (message, reason) =>
      log.error({ message: message.id, platform: message.platform, reason }, 'reply given up'),
    markResent: (message) => ({
      ...message,
      reply: { ...message.reply, blocks: [{ kind: 'text', text: chatMessages.resent.zh }, ...message.reply.blocks] },
    }),
  });
  const jobs = createJobs({
    store,
    clock,
    zone,
    kinds: [],
    report: async () => undefined,
    log: (line) => log.info(line, 'job'),
  });
  const core: Core = { settings, clock, store, shelf: () => shelf, jobs, outbox };

  const question = questionCommand(() => shelf);
  const commands: Command[] = [
    question,
    refuseSecret,
    ...improvementCommands({
      answerTerm: (turn) => answerTermOf(shelf.catalogue, calendar, turn.now, zone),
      serviceNames: shelf.catalogue.glossary.services,
      serviceOf: (content) => [...shelf.glossary.services(content)][0],
      workgroup: async (turn) => (await whoHolds(turn.tx, 'workgroup', { now: turn.now, zone })).map((m) => m.id),
    }),
    undoCommand([undoDemand]),
    helpCommand(() => commands),
    noop,
  ];
  const chat = createChat({
    store,
    clock,
    outbox,
    commands,
    question,
    zone,
    identify: async (identity, reader) => {
      const speaker = await whoSpeaks(reader, identity, {
        now: clock.now(),
        zone,
        honoursDemonstration: reachable.honoursDemonstration(identity.platform),
      });
      if (speaker.guest && 'put' in reader) rememberGuest(reader as Transaction, speaker);
      return speaker;
    },
    reach: async (audience, reader, from) => reach(audience, reader, reachable, from?.platform),
    keepFile: async (file) => {
      const bytes = await file.bytes();
      return {
        hash: createHash('sha256').update(bytes).digest('hex'),
        name: file.name,
        type: file.type ?? 'application/octet-stream',
        bytes: bytes.length,
      };
    },
    greeting: (speaker, language) => greeting(commands, speaker, language),
    log: ({ error, ...line }) =>
      error ? log.error({ ...line, error: String(error) }, 'turn failed') : log.info({ ...line }, 'turn'),
  });
  for (const platform of makePlatforms(core)) platforms.set(platform.name, platform);

  return {
    ...core,
    chat,
    commands,
    start: async () => {
      await outbox.resume();
      await Promise.all([...platforms.values()].map((platform) => platform.start(chat.receive)));
    },
    stop: async () => {
      await Promise.all([...platforms.values()].map((platform) => platform.stop()));
      await chat.idle();
      await outbox.stop();
      await store.close();
    },
  };
}

/** Demonstration people are honoured on the headless platform, the page at a loopback address, and loopback API addresses only. */
function honoursDemonstration(platform: string, settings: Settings): boolean {
  const local = (url: string) => isLoopback(new URL(url).hostname);
  if (platform === 'stdio' || platform === 'terminal') return true;
  if (platform === 'web') return isLoopback(settings.ZHIBIAO_WEB_HOST);
  if (platform === 'dingtalk') return local(settings.DINGTALK_API_URL);
  if (platform === 'slack') return local(settings.SLACK_API_URL);
  return false;
}

async function reach(
  audience: Audience,
  reader: Reader,
  on: Reachable,
  prefer: string | undefined,
): Promise<Pick<Outgoing, 'platform' | 'to' | 'identity'> | undefined> {
  if ('user' in audience) {
    const way = await reachPerson(reader, audience.user, on, prefer);
    return way && { platform: way.platform, to: audience, identity: way.identity };
  }
  const platform = prefer ?? on.platforms[0];
  return platform === undefined ? undefined : { platform, to: audience };
}

function greeting(commands: readonly Command[], speaker: Turn['speaker'], language: Turn['language']): Reply {
  const { outcome: _, ...reply } = helpReply(commands, { speaker, say: (sentence) => sentence[language] });
  return reply;
}

function readCalendar(folder: string): WorkCalendar {
  const files = join(folder, 'calendar');
  if (!existsSync(files)) return workCalendar([]);
  const years = readdirSync(files)
    .filter((name) => /^\d{4}\.ya?ml$/.test(name))
    .map((name) => readCalendarYear(readFileSync(join(files, name), 'utf8')));
  return workCalendar(years.flatMap((year) => (year.ok ? [year.value] : [])));
}

async function readDirectory(store: Store, folder: string, zone: string, log: Log): Promise<void> {
  const file = join(folder, 'organisation.yaml');
  if (!existsSync(file)) return;
  const read = readOrganisation(readFileSync(file, 'utf8'));
  if (!read.ok) {
    log.error({ file: 'organisation.yaml', line: read.error.line }, read.error.say.zh);
    return;
  }
  for (const fault of read.value.faults) log.warn({ file: 'organisation.yaml', line: fault.line }, fault.say.zh);
  await store.transact({ what: 'organisation.yaml' }, (tx) => applyOrganisation(tx, read.value.organisation, zone));
}
