import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WebPlatform } from '../../../adapters/web/web.ts';
import { type App, createApp } from '../../../src/app.ts';
import { steppedClock } from '../../../src/base/clock.ts';
import { attachments } from '../../../src/chat/files.ts';
import type { InboundFile, Outgoing, Platform } from '../../../src/chat/message.ts';
import { makeLoginLink } from '../../../src/cli/login-link.ts';
import { plainText } from '../../../src/commands/reply.ts';
import { keyFileOf, readSettings, type Settings } from '../../../src/config.ts';
import { webPlatform } from '../../../src/platforms.ts';
import { shareIndex } from '../../support/app.ts';
import { exif, jpeg } from '../../support/pictures.ts';
import { browser, NOW, quiet } from './kit.ts';

const URL_ = 'https://zhibiao.example';
const folder = mkdtempSync(join(tmpdir(), 'zhibiao-links-'));
const data = join(folder, 'data');
const clock = steppedClock(NOW);

let settings: Settings;
let app: App;
let web: WebPlatform;
const sent: Outgoing[] = [];
/** Stands for a chat platform: demonstration people speak on it. */
const chat: Platform = {
  name: 'stdio',
  start: async () => {},
  stop: async () => {},
  send: async (message) => {
    sent.push(message);
    return { result: 'sent' };
  },
};

beforeAll(async () => {
  const read = readSettings(
    { ZHIBIAO_DATA: data, ZHIBIAO_KNOWLEDGE: 'knowledge', ZHIBIAO_WEB_PORT: '0', ZHIBIAO_WEB_URL: URL_ },
    join(folder, 'no.env'),
  );
  if (!read.ok) throw new Error(read.error.join('; '));
  settings = read.value;
  shareIndex(data);
  app = await createApp({
    settings,
    clock,
    log: quiet,
    platforms: async (core, commands) => {
      web = await webPlatform(core, commands);
      return [chat, web];
    },
  });
  await app.start();
});
afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

let count = 0;
async function say(by: string, text: string, group?: string, files: readonly InboundFile[] = []): Promise<string> {
  const before = sent.length;
  await app.chat.receive({
    id: `m${count++}`,
    platform: 'stdio',
    at: clock.now(),
    conversation: group ? { id: group, kind: 'group' } : { id: `direct-${by}`, kind: 'direct' },
    sender: { platform: 'stdio', id: by },
    text,
    files,
  });
  await app.outbox.flush();
  return plainText(sent[before]?.reply ?? { blocks: [] });
}

const tokenIn = (words: string): string => /\/login#(\S+)/.exec(words)?.[1] ?? '';

async function logIn(token: string) {
  const page = browser({ web }, URL_);
  const html = await (await page.get('/login')).text();
  const csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
  await page.post('/login', new URLSearchParams({ csrf, token }));
  return page;
}

/** Everything that lies on the disk. */
const onDisk = (): string =>
  readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');

describe('登录链接', () => {
  it('logs in who asked for it, as the person that the directory knows', async () => {
    const token = tokenIn(await say('demo-supplier', '登录链接'));
    const page = await logIn(token);
    const { csrf, person } = await page.open();
    expect(person).toBe('demo-supplier');
    await page.say(csrf, '我是谁');
    const entries = await page.entries(2);
    expect(JSON.stringify(entries)).toContain('供应商负责人');
    // Once only.
    expect((await (await logIn(token)).get('/')).status).toBe(303);
  });

  it('is never kept: not by the chat, not by the page that was asked for it', async () => {
    const page = await logIn(tokenIn(await say('demo-cook', '登录链接')));
    const { csrf } = await page.open();
    await page.say(csrf, 'login link');
    const answered = JSON.stringify(await page.entries(2));
    expect(answered).toContain('……');
    const secrets = sent.map(({ reply }) => tokenIn(plainText(reply))).filter(Boolean);
    const kept = onDisk();
    expect(secrets.length).toBeGreaterThan(0);
    for (const secret of secrets) expect(kept).not.toContain(secret.split('.')[1]);
    expect(kept).not.toMatch(/login#/);
    // Nor as a picture: what is stored of the code is blotted out, and is drawn as nothing.
    expect(readdirSync(join(data, 'blobs'))).toEqual([]);
    expect(answered).toContain('{"kind":"qr","size":0,"path":""}');
  });

  it('comes with a code that a phone reads', async () => {
    await say('demo-cook', '登录链接');
    const { reply } = sent.at(-1) ?? {};
    const code = reply?.blocks.find(({ kind }) => kind === 'qr');
    expect(code).toEqual({ kind: 'qr', text: expect.stringMatching(/^https:\/\/zhibiao\.example\/login#.{20}/) });
    expect(reply?.secrets).toEqual([code && 'text' in code ? code.text : '']);
  });

  it('is given in direct chats only, to people of the directory only', async () => {
    expect(await say('demo-cook', '登录链接', 'g-canteen')).toContain('单聊');
    expect(await say('stranger', '登录链接')).toContain('名册里的人');
    expect(await say('demo-cook', '登录链接怎么用')).not.toContain('login#');
  });

  it('is handed out for others by administrators', async () => {
    const words = await say('demo-admin', '登录链接 何大勇');
    expect(words).toContain('交给本人');
    expect((await (await logIn(tokenIn(words))).open()).person).toBe('demo-cook');
    expect((await (await logIn(tokenIn(await say('demo-manager', '登录链接 何大勇')))).open()).person).toBe(
      'demo-manager',
    );
  });

  it('and its session end with 离职, and do not come back', async () => {
    const page = await logIn(tokenIn(await say('demo-guard', '登录链接')));
    expect((await page.open()).person).toBe('demo-guard');
    await say('demo-admin', '离职 赵卫东');
    await say('demo-admin', '确认');
    expect((await page.get('/')).status).toBe(303);
    await say('demo-admin', '角色 demo-guard 安保 保安员');
    await say('demo-admin', '确认');
    expect((await page.get('/')).status).toBe(303);
  });
});

describe('zhibiao link', () => {
  const link = (person: string, given: Settings = settings) => makeLoginLink(given, person, clock.now(), randomBytes);

  it('makes a link beside the running program, which knows it by its signature', async () => {
    const made = await link('demo-finance');
    if (!made.ok) throw new Error(made.error);
    expect(made.value.startsWith(`${URL_}/login#`)).toBe(true);
    const token = tokenIn(made.value);
    expect((await (await logIn(token)).open()).person).toBe('demo-finance');
    expect((await (await logIn(token)).get('/')).status).toBe(303);
    expect(existsSync(keyFileOf(settings))).toBe(true);
    expect(keyFileOf(settings)).toBe(join(folder, 'zhibiao-key.pem'));
  });

  it('says what to do when it can’t', async () => {
    expect(await link('nobody')).toMatchObject({ ok: false, error: expect.stringContaining('nobody') });
    expect(await link('demo-guest')).toMatchObject({ ok: false });
    const { ZHIBIAO_WEB_URL: _, ...open } = settings;
    expect(await link('demo-cook', open)).toMatchObject({
      ok: false,
      error: expect.stringContaining('ZHIBIAO_WEB_URL'),
    });
    const elsewhere = { ...settings, ZHIBIAO_DATA: join(folder, 'other', 'data') };
    expect(await link('demo-cook', elsewhere)).toMatchObject({ ok: false, error: expect.stringContaining('先启动') });
  });
});

describe('an attachment', () => {
  const photo = jpeg({ segments: [exif()] });
  const sendPhoto = async (text: string, name = '地面.jpg') => {
    const before = new Set((await app.store.find(attachments)).rows.map(({ id }) => id));
    await say('demo-employee', text, undefined, [{ name, bytes: async () => photo }]);
    return (await app.store.find(attachments)).rows.filter(({ id }) => !before.has(id));
  };
  const open = async (person: string, hash: string) => {
    const page = await logIn(tokenIn(await say(person, '登录链接')));
    return page.get(`/files/${hash}`);
  };

  it('is opened by who sent it and by who oversees, and is not there for anybody else', async () => {
    const [kept] = await sendPhoto('留样多少克');
    const hash = kept?.id ?? '';
    expect(kept?.document).toMatchObject({ name: '地面.jpg', type: 'image/jpeg', people: ['demo-employee'] });
    const own = await open('demo-employee', hash);
    expect([own.status, own.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(Buffer.from(await own.arrayBuffer()).toString('latin1')).not.toContain('GPS');
    const allowed = ['demo-supervisor', 'demo-manager', 'demo-leader'];
    for (const person of allowed) expect((await open(person, hash)).status, person).toBe(200);
    const others = [
      'demo-employee-2',
      'demo-cook',
      'demo-supplier',
      'demo-supplier-other',
      'demo-finance',
      'demo-admin',
    ];
    for (const person of others) expect((await open(person, hash)).status, person).toBe(404);
    expect((await open('demo-supervisor', '0'.repeat(64))).status).toBe(404);
  });

  it('of a classified notice is not kept, by its words or by its name', async () => {
    const stored = () => readdirSync(join(data, 'blobs')).length;
    const before = stored();
    expect(await sendPhoto('帮我存一下这份机密文件')).toEqual([]);
    expect(await sendPhoto('', '绝密★会议纪要.jpg')).toEqual([]);
    expect(stored()).toBe(before);
    expect(onDisk()).not.toContain('会议纪要');
  });
});

describe('the demonstration people', () => {
  it('begin with who works, and are shown with post and unit', async () => {
    const { webPorts } = await import('../../../src/parts/web-ports.ts');
    const people = (await webPorts(app, () => app.commands)).demonstrationPeople();
    expect(people.slice(0, 3)).toEqual([
      { identity: 'demo-employee', name: '陈秀兰', does: '保洁员 · 洁雅' },
      { identity: 'demo-employee-2', name: '李桂芳', does: '保洁员 · 洁雅' },
      { identity: 'demo-cook', name: '何大勇', does: '厨师、留样员 · 膳源' },
    ]);
    expect(people.at(-1)?.identity).toBe('demo-admin');
  });
});
