import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RandomBytes, WebPerson, WebPorts } from '../../../adapters/web/ports.ts';
import { createWeb, type WebPlatform } from '../../../adapters/web/web.ts';
import { type SteppedClock, steppedClock } from '../../../src/base/clock.ts';
import type { Log } from '../../../src/base/log.ts';
import { instantAt } from '../../../src/base/time.ts';
import { createChat } from '../../../src/chat/chat.ts';
import { createOutbox } from '../../../src/chat/outbox.ts';
import { helpCommand, noop } from '../../../src/chat/reflexes.ts';
import { command } from '../../../src/commands/command.ts';
import { lines, type Reply } from '../../../src/commands/reply.ts';
import { freeText } from '../../../src/commands/slots.ts';
import type { Speaker } from '../../../src/people/speaker.ts';
import type { Catalogue } from '../../../src/standards/catalogue.ts';
import { lineage } from '../../../src/standards/lineage.ts';
import { loadKnowledge } from '../../../src/standards/load.ts';
import type { Store } from '../../../src/store/store.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { nothingToLookAt } from './nothing.ts';

/** The day that the demonstration speaks of. */
export const DAY = '2025-05-14';
export const NOW = instantAt(DAY, '10:20');

const PEOPLE: readonly (WebPerson & { does: string })[] = [
  { id: 'demo-employee', name: '陈秀兰', guest: false, does: '保洁员 · 洁雅' },
  { id: 'demo-cook', name: '何大勇', guest: false, does: '厨师 · 膳源' },
];

let loaded: Catalogue | undefined;
const catalogue = (): Catalogue => {
  loaded ??= loadKnowledge('knowledge').catalogue;
  return loaded;
};

export const LINK_SECRET = new Uint8Array(32).fill(7);

export const quiet: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** A question answered from the real standards by counting shared pairs of characters: enough to look at an answer. */
const question = command({
  intent: 'question',
  does: { zh: '查标准', en: 'look up a standard' },
  words: [],
  may: 'anyone',
  slots: {},
  examples: ['留样多少克', '厕所多久巡一次'],
  run: (turn): Reply => {
    const pairs = [...turn.text].slice(1).map((c, i) => `${[...turn.text][i]}${c}`);
    const clauses = catalogue()
      .allInForce(DAY)
      .flatMap((edition) => edition.clauses.map((clause) => ({ edition, clause })));
    const score = (text: string) => pairs.filter((pair) => text.includes(pair)).length;
    const best = clauses.toSorted(
      (a, b) =>
        score(b.clause.path.join() + b.clause.text) +
        b.clause.quantities.length / 9 -
        (score(a.clause.path.join() + a.clause.text) + a.clause.quantities.length / 9),
    )[0];
    if (!best || score(best.clause.path.join() + best.clause.text) === 0)
      return {
        behaviour: 'refuse',
        blocks: lines('这不在标准的范围内。', turn.text),
        buttons: [{ label: '提需求', say: `提需求 ${turn.text}` }],
      };
    const { edition, clause } = best;
    return {
      behaviour: 'answer',
      blocks: [
        ...lines(clause.quantities[0]?.text ?? '见下面的条款。'),
        { kind: 'quote', text: clause.text },
        { kind: 'source', text: `${edition.id} ${clause.number} · 现行 · ${clause.modal}`, key: clause.key },
      ],
      citations: [
        {
          code: edition.id,
          title: edition.title,
          clause: clause.number,
          status: '现行',
          modal: clause.modal,
          quote: clause.text,
        },
      ],
      buttons: [
        { label: '有用', say: '有用' },
        { label: '提需求', say: `提需求 ${turn.text}` },
      ],
    };
  },
});

const thanks = command({
  intent: 'answer.feedback',
  does: { zh: '说有用', en: 'say it helped' },
  words: ['有用'],
  may: 'anyone',
  slots: {},
  examples: ['有用'],
  run: () => ({ outcome: 'auto', blocks: lines('谢谢，记下了。'), buttons: [] }),
});

const demand = command({
  intent: 'demand.submit',
  does: { zh: '提需求', en: 'raise a need' },
  words: ['提需求'],
  may: 'anyone',
  slots: { content: freeText({ zh: '需要什么？', en: 'What is needed?' }) },
  examples: ['提需求 车库扫地机定个充电标准'],
  run: async (turn, { content }) => {
    const ref = `REQ-${await turn.tx.next('REQ')}`;
    return {
      outcome: 'auto',
      ref,
      blocks: [...lines(`已记下，编号 ${ref}`), { kind: 'quote', text: content }],
      buttons: [],
    };
  },
});

const secret = command({
  intent: 'refuse_secret',
  does: { zh: '', en: '' },
  words: [],
  recognise: ({ text }) => (/[绝机]密★/.test(text) ? 1 : 0),
  may: 'anyone',
  slots: {},
  examples: [],
  quiet: true,
  run: () => ({ outcome: 'refuse', blocks: lines('涉密内容不能在这里处理。'), buttons: [] }),
});

const commands = [question, thanks, demand, secret, noop];
commands.push(helpCommand(() => commands));

export interface Rig {
  readonly web: WebPlatform;
  readonly store: Store;
  readonly clock: SteppedClock;
  /** People that the directory knows; take one out and they have left. */
  readonly people: Map<string, WebPerson>;
  readonly received: { text: string; files: { name: string; type: string; bytes: number }[] }[];
  /** What the ports say; a test may change it. */
  readonly ports: { -readonly [K in keyof WebPorts]: WebPorts[K] };
  stop(): Promise<void>;
}

export interface RigSetting {
  readonly url?: string;
  readonly port?: number;
  readonly store?: Store;
  readonly clock?: SteppedClock;
  readonly random?: RandomBytes;
  readonly generationFile?: string;
}

/** The page on a real port, with the real conversation behind it and the real standards to read. */
export async function startRig(setting: RigSetting = {}): Promise<Rig> {
  const clock = setting.clock ?? steppedClock(NOW);
  const store = setting.store ?? memoryStore(clock);
  const folder = mkdtempSync(join(tmpdir(), 'zhibiao-web-'));
  const people = new Map<string, WebPerson>(PEOPLE.map(({ id, name, guest }) => [id, { id, name, guest }]));
  const received: Rig['received'] = [];
  const person = (identity: string): WebPerson | undefined =>
    identity.startsWith('guest-') ? { id: identity, name: '访客', guest: true } : people.get(identity);
  const entryOf = (edition: Catalogue['editions'][number]) => {
    const status = catalogue().statusOf(edition, DAY);
    return status ? [{ ...edition, status }] : [];
  };
  const ports: Rig['ports'] = {
    person: async (identity) => person(identity),
    demonstrationPeople: () => PEOPLE.map(({ id, name, does }) => ({ identity: id, name, does })),
    examples: () => question.examples,
    keepable: (text) => (text.includes('绝密★') ? undefined : text.replace(/\d{17}[\dX]/g, '44****************')),
    standards: () => catalogue().editions.flatMap(entryOf),
    standard: (id) => {
      const edition = catalogue().edition(id, DAY);
      const status = edition && catalogue().statusOf(edition, DAY);
      return edition && status ? { edition, status } : undefined;
    },
    changes: (from, to) => {
      const [a, b] = [catalogue().edition(from, DAY), catalogue().edition(to, DAY)];
      return a && b ? lineage(a, b).changes : undefined;
    },
    handbooks: async () => [],
    handbook: async () => undefined,
    handbookFile: async () => undefined,
    file: async () => undefined,
    look: nothingToLookAt,
    indexing: () => undefined,
    ready: () => ({ ready: true }),
  };
  const web = createWeb({
    host: '127.0.0.1',
    port: setting.port ?? 0,
    ...(setting.url ? { url: setting.url } : {}),
    store,
    clock,
    ports,
    random: setting.random ?? randomBytes,
    uploads: folder,
    log: quiet,
    linkSecret: LINK_SECRET,
    ...(setting.generationFile ? { generationFile: setting.generationFile } : {}),
  });
  const outbox = createOutbox({
    store,
    clock,
    platforms: new Map([['web', web]]),
    chance: () => 0,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, Math.min(ms, 50));
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      }),
    onDeadLetter: () => undefined,
    markResent: (message) => message,
  });
  const speaker = (id: string): Speaker => {
    const known = person(id) ?? { id, name: '访客', guest: true };
    return { ...known, roles: new Set(known.guest ? [] : (['staff'] as const)), posts: [] };
  };
  const chat = createChat({
    commands,
    question,
    zone: 'Asia/Shanghai',
    store,
    clock,
    outbox,
    identify: async (identity) => speaker(identity.id),
    reach: async (audience) => ({ platform: 'web', to: audience }),
    files: {
      putBlob: async (bytes) => ({ hash: 'x'.repeat(43), size: bytes.length }),
      withholds: () => false,
    },
    greeting: (_speaker, language) => ({
      blocks: lines(language === 'en' ? 'I am Zhibiao.' : '我是知标，查标准可以直接问。'),
      buttons: [],
    }),
    log: ({ error }) => void (error && process.stderr.write(`${String((error as Error).stack)}\n`)),
  });
  await web.start((inbound) => {
    const heard: Rig['received'][number] = { text: inbound.text, files: [] };
    received.push(heard);
    const files = inbound.files.map((file) => ({
      ...file,
      bytes: async () => {
        const bytes = await file.bytes();
        heard.files.push({ name: file.name, type: file.type ?? '', bytes: bytes.length });
        return bytes;
      },
    }));
    return chat.receive({ ...inbound, files });
  });
  await outbox.resume();
  return {
    web,
    store,
    clock,
    people,
    received,
    ports,
    stop: async () => {
      await web.stop();
      await chat.idle();
      await outbox.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A browser without a screen: keeps cookies, says where it comes from, carries the page's token. */
export function browser(rig: Pick<Rig, 'web'>, origin = rig.web.address()) {
  const cookies = new Map<string, string>();
  const secure = origin.startsWith('https:');

  async function go(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    if (!headers.has('accept')) headers.set('accept', 'text/html');
    // Node's own fetch refuses to set these two; the routes are called without a socket where they matter.
    headers.set('host', new URL(origin).host);
    const response = await rig.web.app.request(`${origin}${path}`, { redirect: 'manual', ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      if (/max-age=0/i.test(cookie)) cookies.delete(pair.slice(0, at));
      else cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  const setupOf = (page: string): { csrf: string; person: string } =>
    JSON.parse(
      /data-setup="([^"]*)"/
        .exec(page)?.[1]
        ?.replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&') ?? '{}',
    );

  return {
    cookies,
    secure,
    get: go,
    /** Opens the page and returns its token. */
    open: async () => setupOf(await (await go('/')).text()),
    post: (path: string, body: NonNullable<RequestInit['body']>, headers: Record<string, string> = {}) =>
      go(path, {
        method: 'POST',
        body,
        headers: { origin, 'sec-fetch-site': 'same-origin', ...headers },
        duplex: 'half',
      } as RequestInit),
    say: (csrf: string, text: string, id = Buffer.from(randomBytes(16)).toString('hex'), files: string[] = []) =>
      go('/api/messages', {
        method: 'POST',
        body: JSON.stringify({ id, text, files }),
        headers: { origin, 'sec-fetch-site': 'same-origin', 'x-csrf-token': csrf, 'content-type': 'application/json' },
      }),
    /** What the conversation shows, oldest first, once at least `count` entries are there. */
    entries: async (count: number): Promise<ShownEntry[]> => {
      for (let tries = 0; ; tries += 1) {
        const response = await go('/api/history?before=1000000', { headers: { accept: 'application/json' } });
        const { entries } = (await response.json()) as { entries: ShownEntry[] };
        if (entries.length >= count || tries > 200) return entries;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
  };
}

type ShownEntry = ReturnType<typeof import('../../../adapters/web/view.ts').viewOf>;
