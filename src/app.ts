import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { clausePath, standardPath } from '../adapters/web/addresses.ts';
import { issueLink, linkAddress } from '../adapters/web/login.ts';
import type { WebPlatform } from '../adapters/web/web.ts';
import { NOTICES_KIND } from './answers/editions/notices.ts';
import { createLessons } from './answers/feedback/lessons.ts';
import type { Clock } from './base/clock.ts';
import { causeOf, type Log } from './base/log.ts';
import { type Chat, createChat } from './chat/chat.ts';
import type { Platform } from './chat/message.ts';
import { messages } from './chat/messages.ts';
import { createOutbox } from './chat/outbox.ts';
import { helpReply } from './chat/reflexes.ts';
import { allCollections } from './collections.ts';
import { allCommands } from './command-list.ts';
import type { Command } from './commands/command.ts';
import type { Settings } from './config.ts';
import type { Core } from './core.ts';
import { planErasure } from './erasure/erase.ts';
import { beginKnowledge } from './knowledge.ts';
import { createOriginals } from './originals.ts';
import { HANDBOOK_SCHEDULES } from './parts/handbook.ts';
import { createRecordTypes } from './parts/record-types.ts';
import { ASSESSMENT_SCHEDULES } from './parts/scores.ts';
import { STUDY_SCHEDULES } from './parts/study.ts';
import { reachPerson, reachTeam, rememberGuest } from './people/reach.ts';
import { whoSpeaks } from './people/who.ts';
import { readDirectory } from './read-directory.ts';
import { createPlaces } from './read-places.ts';
import { type Alarms, createAlarms } from './runtime/alarms.ts';
import { ensureBuiltin } from './runtime/builtin-jobs.ts';
import { createGate } from './runtime/gate.ts';
import { honoursDemonstration, meetingOn, reach, reachableOn } from './runtime/reaching.ts';
import { createTelling } from './runtime/telling.ts';
import { readCalendar } from './schedule/calendar-file.ts';
import { createJobs, type Jobs } from './schedule/jobs.ts';
import type { JumpGuard } from './schedule/jump-guard.ts';
import type { Files } from './store/embedded/files.ts';
import { openStore } from './store/embedded/open.ts';
import type { Transaction } from './store/store.ts';
import { handsOver } from './withhold.ts';
import { allWork } from './work-list.ts';

/** What the program is made of. Everything that differs between a machine and a test comes in here. */
export interface AppSetting {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Log;
  /** Made once the core stands: a platform may want to ask it things. */
  readonly platforms: (
    core: Core,
    commands: () => readonly Command[],
  ) => Promise<readonly Platform[]> | readonly Platform[];
  /** Of the real clock: while the time is in doubt no job runs. */
  readonly guard?: JumpGuard;
  /** Listens before the standards can be searched, so that their indexing can be seen: the page. */
  readonly early?: (core: Core, commands: () => readonly Command[]) => Promise<Platform>;
  /** Told when it does. */
  readonly onListening?: () => void;
  /** Follows the knowledge folder: what is edited there is indexed and swapped in. */
  readonly follow?: boolean;
  /** Does by itself what a bot that runs for long must: backups, day heads, expiry. */
  readonly builtin?: boolean;
  /** The store's way to the disk. Default: the machine's file system. */
  readonly files?: Files;
  /** Told while the index is built. */
  readonly onIndexing?: (done: number, total: number) => void;
}

export interface App extends Core {
  readonly chat: Chat;
  readonly jobs: Jobs;
  readonly commands: readonly Command[];
  readonly platforms: ReadonlyMap<string, Platform>;
  /** Begins to hear, and sends what an earlier run left unsent. */
  start(): Promise<void>;
  /** No new events; open turns end, replies go out, the store is closed. */
  stop(): Promise<void>;
}

/** Puts the parts together: the one place that knows them all. */
export async function createApp({
  settings,
  clock,
  log,
  platforms: makePlatforms,
  early: makeEarly,
  onListening,
  guard,
  follow = false,
  builtin = false,
  files,
  onIndexing,
}: AppSetting): Promise<App> {
  const zone = settings.ZHIBIAO_TIMEZONE;
  const calendar = readCalendar(settings.ZHIBIAO_KNOWLEDGE);
  const lessons = createLessons();
  let alarms: Alarms | undefined;
  const opening = openStore({
    folder: settings.ZHIBIAO_DATA,
    ...(files ? { files } : {}),
    clock,
    zone,
    collections: allCollections,
    ledgers: settings.ZHIBIAO_BACKUP_DIR === undefined ? [] : [settings.ZHIBIAO_BACKUP_DIR],
    log: (level, what) => log[level]({ part: 'store' }, what),
    onReadOnly: (reason) => void alarms?.readOnly(reason),
  });
  const knowledge = beginKnowledge({
    settings,
    clock,
    log,
    saveIndex: true,
    lessons,
    onIndexing,
    ...(follow
      ? {
          onChange: ({ changed, kept }) => {
            log.info({ changed, kept }, 'the knowledge changed');
            void alarms?.keptOld(kept);
          },
        }
      : {}),
  });
  let searchable = false;
  const store = await opening;
  await readDirectory(store, settings.ZHIBIAO_KNOWLEDGE, zone, log);

  const platforms = new Map<string, Platform>();
  const demonstrated = (platform: string): boolean => honoursDemonstration(platform, settings);
  const reachable = reachableOn(platforms, settings, clock);
  const outbox = createOutbox({
    store,
    clock,
    platforms,
    chance: Math.random,
    sleep,
    onDeadLetter: (message, reason) => {
      log.error({ message: message.id, platform: message.platform, reason }, 'reply given up');
      void alarms?.deadLetter(message, reason);
    },
    markResent: (message) => ({
      ...message,
      reply: { ...message.reply, blocks: [{ kind: 'text', text: messages.resent.zh }, ...message.reply.blocks] },
    }),
  });
  const originals = createOriginals(settings.ZHIBIAO_KNOWLEDGE, knowledge.catalogue);
  const pageAt = (path: string): string | undefined => {
    const base = settings.ZHIBIAO_WEB_URL ?? (platforms.get('web') as WebPlatform | undefined)?.address();
    return base && new URL(path, base).href;
  };
  const core: Core = {
    settings,
    clock,
    log,
    store,
    calendar,
    places: createPlaces(settings.ZHIBIAO_KNOWLEDGE, log),
    recordTypes: createRecordTypes(settings.ZHIBIAO_KNOWLEDGE, log),
    catalogue: knowledge.catalogue,
    searchable: () => searchable,
    shelf: knowledge.shelf,
    lessons,
    indexing: knowledge.indexing,
    outbox,
    honoursDemonstration: demonstrated,
    reaches: async (reader, person) => (await reachPerson(reader, person, reachable)) !== undefined,
    conversationOf: async (reader, team, platform) =>
      (await reachTeam(reader, team, { ...reachable, platforms: [platform] }))[0]?.conversation,
    pageOf: (edition, clause) => pageAt(clause ? clausePath(clause.key) : standardPath(edition.id)),
    pageAt,
    loginLink: settings.ZHIBIAO_WEB_URL === undefined ? undefined : loginLinksAt(settings.ZHIBIAO_WEB_URL),
    originals,
    erasurePlan: (reader, who) => planErasure(reader, who, allCollections),
    readFile: async (hash) => (await store.getBlob(hash)) ?? (await originals.read(hash))?.bytes,
    heardAgain: (platform, from, to) => void alarms?.deaf(platform, from, to),
  };
  let known: readonly Command[] = [];
  const gate = createGate({ clock, sleep, indexing: knowledge.indexing });
  const early = await makeEarly?.(core, () => known);
  if (early) platforms.set(early.name, early);
  await early?.start(gate.receive);
  if (early) onListening?.();
  try {
    await knowledge.ready;
  } catch (error) {
    await early?.stop();
    await store.close();
    throw error;
  }
  await lessons.sync(store);
  searchable = true;
  const { commands, question } = allCommands(core, randomBytes);
  known = commands;
  const chat = createChat({
    store,
    clock,
    outbox,
    commands,
    question,
    zone,
    identify: async (identity, reader) => {
      const speaker = await whoSpeaks(reader, identity, meetingOn(identity.platform, settings, clock.now()));
      if (speaker.guest && 'put' in reader) rememberGuest(reader as Transaction, speaker);
      return speaker;
    },
    reach: (audience, reader, from) => reach(audience, reader, reachable, from?.platform),
    reopen: async (by) => {
      await store.reopenWritable();
      await outbox.writable();
      void alarms?.writable(by);
      log.warn({ part: 'store' }, 'an administrator allowed writing again');
    },
    files: {
      putBlob: (bytes) => store.putBlob(bytes),
      withholds: handsOver,
    },
    greeting: (speaker, language) => {
      const { outcome: _, ...reply } = helpReply(commands, { speaker, say: (sentence) => sentence[language] });
      return reply;
    },
    log: ({ error, ...line }) =>
      error ? log.error({ ...line, error: causeOf(error) }, 'turn failed') : log.info({ ...line }, 'turn'),
  });
  alarms = createAlarms(core, chat, (audience, reader) => reach(audience, reader, reachable, undefined));
  const telling = createTelling(chat, reachable);
  const work = allWork(core, telling, builtin);
  const jobs = createJobs({
    store,
    clock,
    zone,
    ...work,
    log: ({ error, ...line }) =>
      error === undefined ? log.info(line, 'job') : log.error({ ...line, error: causeOf(error) }, 'job failed'),
    ...(guard ? { guard } : {}),
  });
  for (const platform of await makePlatforms(core, () => commands)) platforms.set(platform.name, platform);

  return {
    ...core,
    chat,
    commands,
    platforms,
    jobs,
    start: async () => {
      for (const kind of [NOTICES_KIND, ...HANDBOOK_SCHEDULES, ...STUDY_SCHEDULES, ...ASSESSMENT_SCHEDULES])
        await jobs.ensure(kind, kind);
      if (builtin) await ensureBuiltin(jobs, core);
      await outbox.resume();
      gate.open(chat.receive);
      const others = [...platforms.values()].filter((platform) => platform !== early);
      await Promise.all(others.map((platform) => platform.start(chat.receive)));
    },
    stop: async () => {
      await Promise.all([...platforms.values()].map((platform) => platform.stop()));
      await chat.idle();
      await outbox.stop();
      await knowledge.close();
      await store.close();
    },
  };
}

const loginLinksAt =
  (base: string) =>
  (tx: Transaction, person: string): string =>
    linkAddress(base, issueLink(tx, person, randomBytes));

const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  wait(ms, undefined, { signal }).catch(() => undefined);
