import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lineOf } from '../../adapters/stdio/stdio.ts';
import { type App, createApp } from '../../src/app.ts';
import { type SteppedClock, steppedClock } from '../../src/base/clock.ts';
import type { Log } from '../../src/base/log.ts';
import { parseInstant } from '../../src/base/time.ts';
import type { Outgoing, Platform } from '../../src/chat/message.ts';
import type { CitedClause } from '../../src/commands/reply.ts';
import { readSettings } from '../../src/config.ts';
import type { Files } from '../../src/store/embedded/files.ts';

import { png } from './pictures.ts';

/** What somebody says, or the clock's next step. A text alone is said by `demo-employee` in a direct conversation. */
export type Said =
  | string
  | {
      readonly text: string;
      /** Id of a person of the demonstration, or of a guest. */
      readonly by?: string;
      readonly at?: string;
      /** The platform's own time of the message, when it was long under way. */
      readonly sent?: string;
      /** Id of the group in which it is said. */
      readonly group?: string;
      /** The message's id; counted by default. */
      readonly id?: string;
      /** Pictures that come with it: the width of each, so that two of the same width are the same picture. */
      readonly pictures?: readonly number[];
    }
  | { readonly tick: string };

/** One line of the headless platform. */
export interface Heard {
  readonly re?: string;
  readonly because?: string;
  readonly to: { readonly user?: string; readonly conversation?: string };
  readonly intent?: string;
  readonly behaviour?: string;
  readonly outcome?: string;
  readonly slots?: Readonly<Record<string, unknown>>;
  readonly missing?: readonly string[];
  readonly ref?: string;
  readonly citations?: readonly CitedClause[];
  readonly text: string;
  readonly actions: readonly { readonly label: string; readonly say: string }[];
}

/** The whole program on a platform that only remembers what it was given to send. */
export interface TestApp {
  readonly app: App;
  readonly data: string;
  readonly clock: SteppedClock;
  /** What was said while it started: what fell due in the meantime, and replies that an earlier run left. */
  readonly started: readonly Heard[];
  /** Says something and resolves with every line that it brings about; a tick with what falls due. */
  say(said: Said): Promise<Heard[]>;
  /** The first reply to the speaker. */
  ask(said: Said): Promise<Heard>;
  /** What was said since the last line went in. */
  heard(): readonly Heard[];
  /** Stops it and starts it again on what it left. */
  restart(at?: string): Promise<TestApp>;
  stop(): Promise<void>;
}

export interface TestAppOptions {
  /** The day on which the demonstration's examples speak. */
  readonly at?: string;
  readonly data?: string;
  readonly knowledge?: string;
  readonly builtin?: boolean;
  /** The store's way to the disk. */
  readonly files?: Files;
  readonly environment?: Readonly<Record<string, string>>;
  /** Decides what becomes of a message; by default it arrives. */
  readonly deliver?: (message: Outgoing) => ReturnType<Platform['send']>;
}

export const WEDNESDAY = '2025-05-14T10:20:00+08:00';
const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
let folders = 0;
let messages = 0;

export const instantOf = (iso: string): number => {
  const at = parseInstant(iso);
  if (at === undefined) throw new Error(`${iso} is no instant`);
  return at;
};

/** Opens the program in a temporary folder, on the real knowledge and a clock that is moved by what is said. */
export async function openTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { at = WEDNESDAY, knowledge = 'knowledge', environment = {}, deliver } = options;
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'zhibiao-app-'));
  if (options.data === undefined) shareIndex(data);
  const settings = readSettings(
    { ...environment, ZHIBIAO_DATA: data, ZHIBIAO_KNOWLEDGE: knowledge },
    join(data, `no-${folders++}.env`),
  );
  if (!settings.ok) throw new Error(settings.error.join('; '));
  const clock = steppedClock(instantOf(at));
  const heard: Heard[] = [];
  const platform: Platform = {
    name: 'stdio',
    start: async () => {},
    send: async (message) => {
      const delivery = (await deliver?.(message)) ?? { result: 'sent' };
      if (delivery.result === 'sent') heard.push(lineOf(message) as unknown as Heard);
      return delivery;
    },
    stop: async () => {},
  };
  const app = await createApp({
    settings: settings.value,
    clock,
    log: silent,
    platforms: () => [platform],
    ...(options.builtin ? { builtin: true } : {}),
    ...(options.files ? { files: options.files } : {}),
  });
  await app.start();
  await app.jobs.runDue();
  await app.outbox.flush();
  const started = [...heard];

  async function say(said: Said): Promise<Heard[]> {
    const line = typeof said === 'string' ? { text: said } : said;
    heard.length = 0;
    if ('tick' in line) {
      await app.jobs.advance(instantOf(line.tick), clock);
    } else {
      const { text, by = 'demo-employee', group, sent, pictures = [] } = line;
      if (line.at !== undefined) await app.jobs.advance(instantOf(line.at), clock);
      const receipt = await app.chat.receive({
        id: line.id ?? `m${messages++}`,
        platform: 'stdio',
        at: sent === undefined ? clock.now() : instantOf(sent),
        conversation: group ? { id: group, kind: 'group' } : { id: `direct-${by}`, kind: 'direct' },
        sender: { platform: 'stdio', id: by },
        text,
        files: pictures.map((width) => ({ name: `${width}.png`, bytes: async () => png(width) })),
      });
      if (receipt.result === 'refused')
        heard.push({ to: { user: by }, outcome: 'reject', text: receipt.say, actions: [] });
    }
    await app.outbox.flush();
    return [...heard];
  }

  const stop = async (): Promise<void> => {
    await app.stop();
    rmSync(data, { recursive: true, force: true });
  };
  return {
    app,
    data,
    clock,
    started,
    say,
    ask: async (said) => {
      const [first] = (await say(said)).filter((line) => line.re !== undefined || line.outcome === 'reject');
      if (!first) throw new Error('nobody answered');
      return first;
    },
    heard: () => [...heard],
    restart: async (later) => {
      await app.stop();
      return openTestApp({ ...options, data, at: later ?? new Date(clock.now()).toISOString() });
    },
    stop,
  };
}

/** A conversation from its beginning to its end; every line that came out, in order. */
export async function converse(lines: readonly Said[], options: TestAppOptions = {}): Promise<Heard[]> {
  const bot = await openTestApp(options);
  const heard: Heard[] = [];
  try {
    for (const line of lines) heard.push(...(await bot.say(line)));
  } finally {
    await bot.stop();
  }
  return heard;
}

/** The index is built once a machine, not once a test: it is checked against the knowledge each time all the same. */
export function shareIndex(data: string): void {
  const shared = join(tmpdir(), 'zhibiao-test-index');
  mkdirSync(shared, { recursive: true });
  mkdirSync(data, { recursive: true });
  symlinkSync(shared, join(data, 'cache'));
}
