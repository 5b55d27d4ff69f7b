import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Clock } from '../../src/base/clock.ts';
import type { Log } from '../../src/base/log.ts';
import { MINUTE } from '../../src/base/time.ts';
import type { Delivery, Inbound, Outgoing, Platform, Receipt } from '../../src/chat/message.ts';
import { withoutSecrets } from '../../src/commands/reply.ts';
import type { Store } from '../../src/store/store.ts';
import { createApp } from './app.ts';
import { loadAssets } from './assets.ts';
import { type Generation, openGeneration } from './generation.ts';
import type { Site } from './guard.ts';
import { openHistory, webMessages } from './history.ts';
import { linkAddress, sweepLinks, webLinks } from './login.ts';
import type { RandomBytes, WebPorts } from './ports.ts';
import { eventOf } from './routes/chat.ts';
import { createSessions, webSessions } from './sessions.ts';
import { createStreams } from './stream.ts';
import { openUploads } from './uploads.ts';
import { viewOf } from './view.ts';
import { createVisitors, type WebContext, type WebEnv } from './visitor.ts';

/** What the page keeps; handed to the store when it is opened. */
export const webCollections = [webSessions, webLinks, webMessages];

export interface WebSetting {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** The https address that people open, behind a proxy. With it, or off loopback, one has to log in. */
  readonly url?: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly ports: WebPorts;
  readonly random: RandomBytes;
  /** A folder of our own for files under way, outside anything that is served. */
  readonly uploads: string;
  readonly log: Log;
  /** A file beside the store that no backup holds, by which a restored store is noticed: it revives no session. */
  readonly generationFile?: string;
  /** 32 bytes of this installation, to know links by that the command line made ({@link signLink}). */
  readonly linkSecret?: Uint8Array;
}

export interface WebPlatform extends Platform {
  /** The page's routes, for who wants to call them without a socket. There once the platform has started. */
  readonly app: Hono<WebEnv>;
  /** Where it listens: `http://127.0.0.1:4000`. */
  address(): string;
  /** The address to hand out for a one-time link's token. */
  linkTo(token: string): string;
  /** Ends everything a person has open: at 离职. */
  endSessions(person: string): Promise<void>;
}

const { resolve } = createRequire(import.meta.url);
/** Libraries of the page's scripts, as they come. */
const LIBRARIES = { 'uplot.js': resolve('uplot/dist/uPlot.esm.js'), 'uplot.css': resolve('uplot/dist/uPlot.min.css') };

const SWEEP_EVERY = 10 * MINUTE;
const LOOK_EVERY = 1_000;
const CHECK_EVERY = 15_000;

const isLoopback = (host: string): boolean => /^(?:127(?:\.\d{1,3}){3}|localhost|::1|\[::1\])$/.test(host);

/**
 * The chat page as a platform. On a loopback address and without `url` anybody at this machine speaks as one of the
 * demonstration people; everywhere else only who has logged in by a one-time link.
 * @throws when the address is not loopback and no `url` is given: cookies and links need the https address.
 */
export function createWeb(setting: WebSetting): WebPlatform {
  const { host, port, url, store, clock, ports, random, log } = setting;
  if (!isLoopback(host) && url === undefined)
    throw new Error('ZHIBIAO_WEB_URL: the https address that people open is needed when the page is not on loopback');
  const open = url === undefined;
  const streams = createStreams();
  const sessions = createSessions(store, clock, random, () => generation?.note() ?? Promise.resolve());
  let generation: Generation | undefined;
  const assets = loadAssets(fileURLToPath(new URL('./public', import.meta.url)), LIBRARIES);
  const visitors = createVisitors({ sessions, ports, random, secure: !open, open, assets: assets.base });
  let history: Awaited<ReturnType<typeof openHistory>> | undefined;
  let app: Hono<WebEnv> | undefined;
  let server: Server | undefined;
  let listening = port;
  const timers: NodeJS.Timeout[] = [];

  const site: Site = {
    secure: !open,
    hosts: () => new Set(url ? [new URL(url).host] : names().map((name) => `${name}:${listening}`)),
    origins: () => new Set(url ? [new URL(url).origin] : names().map((name) => `http://${name}:${listening}`)),
  };
  const names = () => [
    ...new Set(['127.0.0.1', 'localhost', '[::1]', host.includes(':') && !host.startsWith('[') ? `[${host}]` : host]),
  ];

  async function start(receive: (message: Inbound) => Promise<Receipt>): Promise<void> {
    generation = await openGeneration(setting.generationFile, store);
    if (generation.renewed) await forgetAll();
    await generation.note();
    const kept = await openHistory(store, clock);
    history = kept;
    const uploads = await openUploads(setting.uploads, clock, random);
    const opened = createApp({
      ...setting,
      open,
      site,
      assets,
      visitors,
      sessions,
      streams,
      uploads,
      history: kept,
      receive,
      addressOf,
    });
    app = opened;
    const sweep = () =>
      Promise.all([kept.sweep(), uploads.sweep(), sweepLinks(store, clock)]).catch((error: unknown) =>
        log.warn({ error: String(error) }, 'web sweep failed'),
      );
    await Promise.all([sweep(), endDead()]);
    every(SWEEP_EVERY, sweep);
    every(CHECK_EVERY, () =>
      endDead().catch((error: unknown) => log.warn({ error: String(error) }, 'web sessions not checked')),
    );
    let told: string | undefined;
    every(LOOK_EVERY, async () => {
      const progress = ports.indexing() ?? null;
      if (JSON.stringify(progress) === told) return;
      told = JSON.stringify(progress);
      streams.tellAll({ name: 'progress', data: progress });
    });
    // That something changed is told to every page; what it is they ask for, each with its own rights.
    let version = await ports.look.version();
    every(LOOK_EVERY, async () => {
      if (streams.owners().length === 0) return;
      const before = version;
      version = await ports.look.version().catch(() => version);
      if (version !== before) streams.tellAll({ name: 'changed', data: {} });
    });
    server = createAdaptorServer({ fetch: opened.fetch }) as Server;
    await listen(server);
    log.info({ address: address(), login: !open }, 'web page open');
  }

  function every(ms: number, work: () => Promise<unknown>): void {
    const timer = setInterval(() => void work(), ms);
    timer.unref();
    timers.push(timer);
  }

  function listen(on: Server): Promise<void> {
    return new Promise((resolve, reject) => {
      on.once('error', reject);
      on.listen({ port, host: host.replace(/^\[|\]$/g, '') }, () => {
        const bound = on.address();
        if (typeof bound === 'object' && bound) listening = bound.port;
        on.off('error', reject);
        resolve();
      });
    });
  }

  /** Ends sessions that ran out or whose person has left, and the streams of those that are no more. */
  async function endDead(): Promise<void> {
    await sessions.sweep(async ({ identity, person }) => (await ports.person(identity))?.id === person);
    for (const { session } of streams.owners()) {
      if (!(await sessions.check(session))) streams.end((owner) => owner.session === session);
    }
    await generation?.note();
  }

  /** After a restored backup: who was logged in logs in again. */
  async function forgetAll(): Promise<void> {
    await store.transact({ what: 'web sessions of an earlier store' }, async (tx) => {
      for (const { id } of (await tx.find(webSessions)).rows) tx.drop(webSessions, id);
      for (const { id } of (await tx.find(webLinks)).rows) tx.drop(webLinks, id);
    });
  }

  async function send(message: Outgoing): Promise<Delivery> {
    if (!('user' in message.to)) return { result: 'failed', reason: 'the page has no groups' };
    if (!history) return { result: 'retry', reason: 'not started' };
    const person = message.to.user;
    try {
      const entry = await history.answer({ ...message, reply: withoutSecrets(message.reply) }, person);
      // What is not kept is shown once, to the page that is open.
      const shown = entry?.reply && { ...entry, reply: { ...entry.reply, blocks: message.reply.blocks } };
      if (shown) streams.tell(person, eventOf(shown));
      return { result: 'sent' };
    } catch (error) {
      // The store can't be written: an answer still reaches the page that waits for it.
      const { re, reply, at } = message;
      const data = viewOf({ person, seq: 0, at, ...(re ? { message: re.slice(person.length + 1) } : {}), reply });
      const heard = streams.tell(person, { name: 'message', data });
      return heard > 0 ? { result: 'sent' } : { result: 'retry', reason: String(error) };
    }
  }

  const address = () => `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${listening}`;

  return {
    name: 'web',
    get app() {
      if (!app) throw new Error('the page is asked for before it was started');
      return app;
    },
    start,
    send,
    address,
    linkTo: (token) => linkAddress(url ?? address(), token),
    endSessions: async (person) => {
      await sessions.endAll(person);
      streams.end((owner) => owner.person === person);
    },
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      const closing = server;
      if (!closing) return;
      const closed = new Promise<void>((resolve) => closing.close(() => resolve()));
      // Pages come back by themselves: their streams just end, and what is under way gets a moment.
      streams.close();
      const tidy = setInterval(() => closing.closeIdleConnections(), 20);
      const impatient = setTimeout(() => closing.closeAllConnections(), 3_000);
      await closed;
      clearInterval(tidy);
      clearTimeout(impatient);
    },
  };
}

/** The other end of the connection. No header is believed: whoever is not a proxy could write anything into it. */
const addressOf = (c: WebContext): string =>
  (c.env as Partial<HttpBindings> | undefined)?.incoming?.socket.remoteAddress ?? '';
