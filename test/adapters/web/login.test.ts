import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { issueLink, LINK_LASTS, signLink, webLinks } from '../../../adapters/web/login.ts';
import { hasWebSession, IDLE_FOR, LASTS_AT_MOST, webSessions } from '../../../adapters/web/sessions.ts';
import { createWeb } from '../../../adapters/web/web.ts';
import { DAY, HOUR } from '../../../src/base/time.ts';
import type { Store } from '../../../src/store/store.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { browser, LINK_SECRET, NOW, type Rig, startRig } from './kit.ts';

const URL_ = 'https://zhibiao.example';
let rig: Rig;
afterEach(() => rig.stop());

const start = async () => {
  rig = await startRig({ url: URL_ });
  return rig;
};
const issue = (identity = 'demo-employee') =>
  rig.store.transact({ what: 'test' }, async (tx) => issueLink(tx, identity, randomBytes));

/** Opens the login page and presses its button. */
async function logIn(token: string, page = browser(rig, URL_)) {
  const html = await (await page.get('/login')).text();
  const csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const answer = await page.post('/login', new URLSearchParams({ csrf, token }));
  return { page, answer };
}

describe('off loopback', () => {
  it('does not start without the address that people open', async () => {
    await start();
    const { store, clock, ports } = rig;
    const setting = { store, clock, ports, random: randomBytes, uploads: '/nowhere', log: console, port: 0 };
    for (const host of ['0.0.0.0', '10.0.0.5', '::', 'zhibiao.example'])
      expect(() => createWeb({ ...setting, host }), host).toThrow('ZHIBIAO_WEB_URL');
  });

  it('shows nothing and speaks as nobody without a login, even when it listens on loopback behind a proxy', async () => {
    await start();
    const page = browser(rig, URL_);
    for (const path of ['/', '/standards', '/standards/Q-LNJG-JG-352-2024', '/files/abcdefghijklmnop'])
      expect((await page.get(path)).headers.get('location'), path).toBe('/login');
    const { csrf } = { csrf: 'x' };
    expect((await page.say(csrf, '留样多少克')).status).toBe(401);
    expect((await page.post('/speak-as', new URLSearchParams({ identity: 'demo-employee', csrf }))).status).toBe(404);
    expect((await rig.web.app.request('http://127.0.0.1:4000/', { headers: { host: '127.0.0.1:4000' } })).status).toBe(
      421,
    );
  });
});

describe('a login link', () => {
  it('lets its person in once, by a button', async () => {
    await start();
    const token = await issue();
    const { page, answer } = await logIn(token);
    expect(answer.status).toBe(303);
    expect((await page.open()).person).toBe('demo-employee');
    const again = await logIn(token);
    expect(again.answer.status).toBe(403);
    expect(await again.answer.text()).toContain('已经用过了');
  });

  it('brings who scanned a sign to the page of its place, and nobody to another site', async () => {
    await start();
    const page = browser(rig, URL_);
    expect((await page.get('/place/A-2-MWC')).headers.get('location')).toBe('/login');
    expect(await (await page.get('/login')).text()).toContain('发“登录链接”');
    expect((await logIn(await issue(), page)).answer.headers.get('location')).toBe('/place/A-2-MWC');
    expect(page.cookies.has('__Host-zhibiao-to')).toBe(false);
    for (const way of ['//evil.example', 'https://evil.example', '/\\evil.example', '/x\r\nX: y']) {
      const planted = browser(rig, URL_);
      planted.cookies.set('__Host-zhibiao-to', encodeURIComponent(way));
      expect((await logIn(await issue(), planted)).answer.headers.get('location'), way).toBe('/');
    }
  });

  it('is not used up by a robot that looks at the address', async () => {
    await start();
    const token = await issue();
    for (const path of [`/login`, `/login?token=${token}`, `/login/${token}`]) {
      await browser(rig, URL_).get(path);
      await browser(rig, URL_).get(path, { method: 'HEAD' });
    }
    expect((await logIn(token)).answer.status).toBe(303);
  });

  it('stands behind the # of its address, which no server and no Referer ever sees', async () => {
    await start();
    const token = await issue();
    expect(rig.web.linkTo(token)).toBe(`${URL_}/login#${token}`);
    expect(Buffer.from(token.split('.')[1] ?? '', 'base64url').length).toBeGreaterThanOrEqual(16);
  });

  it('is kept as a digest only', async () => {
    await start();
    const [id = '', secret = ''] = (await issue()).split('.');
    const kept = JSON.stringify(await rig.store.get(webLinks, id));
    expect(kept).toBeTruthy();
    expect(kept).not.toContain(secret);
  });

  it('lets exactly one in of several that try at the same time', async () => {
    await start();
    const token = await issue();
    const tries = await Promise.all(Array.from({ length: 8 }, () => logIn(token)));
    expect(tries.filter(({ answer }) => answer.status === 303)).toHaveLength(1);
  });

  it('ends after ten minutes', async () => {
    await start();
    const token = await issue();
    rig.clock.moveTo(NOW + LINK_LASTS);
    const { answer } = await logIn(token);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('已过期');
  });

  it('closes after five wrong secrets in a quarter of an hour', async () => {
    await start();
    const token = await issue();
    const [id] = token.split('.');
    for (let tries = 0; tries < 5; tries += 1) expect((await logIn(`${id}.wrong${tries}`)).answer.status).toBe(403);
    const { answer } = await logIn(token);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('已关闭');
  });

  it('is worth nothing once its person has left', async () => {
    await start();
    const token = await issue();
    rig.people.delete('demo-employee');
    expect((await logIn(token)).answer.status).toBe(403);
  });

  it('that the command line made lets its person in once, within ten minutes', async () => {
    await start();
    const made = (secret = LINK_SECRET) => signLink(secret, 'demo-cook', NOW, randomBytes);
    const token = made();
    const { page, answer } = await logIn(token);
    expect(answer.status).toBe(303);
    expect((await page.open()).person).toBe('demo-cook');
    expect(await (await logIn(token)).answer.text()).toContain('已经用过了');
    const [promise, signature] = made().split('.');
    const changed = Buffer.from(String(Buffer.from(promise ?? '', 'base64url')).replace('cook', 'boss')).toString(
      'base64url',
    );
    for (const forged of [
      `${changed}.${signature}.signed`,
      `${promise}.x.signed`,
      '.x.signed',
      made(new Uint8Array(32)),
    ])
      expect((await logIn(forged)).answer.status).toBe(403);
    const late = made();
    rig.clock.moveTo(NOW + LINK_LASTS);
    expect(await (await logIn(late)).answer.text()).toContain('已过期');
  });

  it('of a strange shape is refused like any wrong one', async () => {
    await start();
    for (const token of ['', '.', 'a.b.c', '__proto__.x', 'constructor.x', '\u0000', 'x'.repeat(5000), '😀.😀'])
      expect((await logIn(token)).answer.status, token.slice(0, 20)).toBe(403);
  });

  it('can be tried only so often from one place', async () => {
    await start();
    let last = 0;
    for (let tries = 0; tries < 61; tries += 1) last = (await logIn('a.b')).answer.status;
    expect(last).toBe(429);
  });
});

describe('a session', () => {
  it('has a cookie that no script, no other site and no plain connection gets', async () => {
    await start();
    const page = browser(rig, URL_);
    const { answer } = await logIn(await issue(), page);
    const cookie = answer.headers.getSetCookie().at(-1) ?? '';
    expect(cookie).toMatch(/^__Host-zhibiao=/);
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(part);
    expect(cookie).not.toContain('Domain');
    expect([...page.cookies.keys()]).toEqual(['__Host-zhibiao']);
  });

  it('gets a new token at login: one that was planted before is worth nothing', async () => {
    await start();
    const page = browser(rig, URL_);
    page.cookies.set('__Host-zhibiao', 'planted');
    await logIn(await issue(), page);
    const attacker = browser(rig, URL_);
    attacker.cookies.set('__Host-zhibiao', 'planted');
    expect((await attacker.get('/')).status).toBe(303);
    expect(page.cookies.get('__Host-zhibiao')).not.toBe('planted');
  });

  it('is kept as a digest only', async () => {
    await start();
    const { page } = await logIn(await issue());
    const token = page.cookies.get('__Host-zhibiao') ?? '';
    const { rows } = await rig.store.find(webSessions);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('ends after twelve hours without use, and after thirty days in any case', async () => {
    await start();
    const { page } = await logIn(await issue());
    rig.clock.moveTo(NOW + IDLE_FOR - HOUR);
    expect((await page.get('/')).status).toBe(200);
    for (let at = NOW + IDLE_FOR; at < NOW + LASTS_AT_MOST; at += IDLE_FOR - HOUR) {
      rig.clock.moveTo(at);
      expect((await page.get('/')).status, String((at - NOW) / DAY)).toBe(200);
    }
    rig.clock.moveTo(NOW + LASTS_AT_MOST);
    expect((await page.get('/')).status).toBe(303);

    const idle = (await logIn(await issue())).page;
    rig.clock.moveTo(NOW + LASTS_AT_MOST + IDLE_FOR);
    expect((await idle.get('/')).status).toBe(303);
  });

  it('ends with its person', async () => {
    await start();
    const { page } = await logIn(await issue());
    rig.people.delete('demo-employee');
    expect((await page.get('/')).status).toBe(303);
    rig.people.set('demo-employee', { id: 'demo-employee', name: '陈秀兰', guest: false });
    expect((await page.get('/')).status).toBe(303);
  });

  it('ends at logout, here or everywhere', async () => {
    await start();
    const { page } = await logIn(await issue());
    const { page: other } = await logIn(await issue());
    const copy = browser(rig, URL_);
    copy.cookies.set('__Host-zhibiao', page.cookies.get('__Host-zhibiao') ?? '');
    const { csrf } = await page.open();
    expect((await page.post('/logout', new URLSearchParams({ csrf }))).status).toBe(303);
    expect((await copy.get('/')).status).toBe(303);
    expect((await other.get('/')).status).toBe(200);

    const { page: third } = await logIn(await issue());
    const { csrf: token } = await third.open();
    await third.post('/logout', new URLSearchParams({ csrf: token, everywhere: 'yes' }));
    expect((await other.get('/')).status).toBe(303);
    expect(await hasWebSession(rig.store, 'demo-employee', NOW)).toBe(false);
  });

  it('ends everywhere when the program says so', async () => {
    await start();
    const { page } = await logIn(await issue());
    expect(await hasWebSession(rig.store, 'demo-employee', NOW)).toBe(true);
    await rig.web.endSessions('demo-employee');
    expect((await page.get('/')).status).toBe(303);
  });

  it('lasts over a restart of the program', async () => {
    await start();
    const { page } = await logIn(await issue());
    await rig.stop();
    rig = await startRig({ url: URL_, store: rig.store, clock: rig.clock });
    const again = browser(rig, URL_);
    again.cookies.set('__Host-zhibiao', page.cookies.get('__Host-zhibiao') ?? '');
    expect((await again.open()).person).toBe('demo-employee');
  });

  it('is not revived by a restored backup, in place or elsewhere', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zhibiao-generation-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const restart = async (store: Store, file = 'here') => {
      await rig.stop();
      rig = await startRig({ url: URL_, store, clock: rig.clock, generationFile: join(folder, file) });
    };
    await start();
    await restart(rig.store);
    const { page } = await logIn(await issue());
    const cookie = page.cookies.get('__Host-zhibiao') ?? '';
    const standing = async () => {
      const again = browser(rig, URL_);
      again.cookies.set('__Host-zhibiao', cookie);
      return (await again.get('/')).status;
    };
    /** What a backup of this moment would bring back. */
    const backup = async () => {
      const copy = memoryStore(rig.clock);
      const { rows } = await rig.store.find(webSessions);
      while (copy.status().sequence < rig.store.status().sequence - rows.length)
        await copy.transact({ what: 'a line' }, async () => {});
      for (const { id, document } of rows)
        await copy.transact({ what: 'a session' }, async (tx) => tx.put(webSessions, id, document));
      return copy;
    };
    await restart(rig.store);
    expect(await standing()).toBe(200);
    const [one, two] = [await backup(), await backup()];
    const { csrf } = await page.open();
    await page.post('/logout', new URLSearchParams({ csrf }));
    await restart(one);
    expect(await standing()).toBe(303);
    await restart(two, 'elsewhere');
    expect(await standing()).toBe(303);
  });
});

describe('on loopback', () => {
  it('begins as the first demonstration person and can speak as another, or as a guest', async () => {
    rig = await startRig({ store: memoryStore({ now: () => NOW }) });
    const page = browser(rig);
    const { person, csrf } = await page.open();
    expect(person).toBe('demo-employee');
    const before = page.cookies.get('zhibiao');
    await page.post('/speak-as', new URLSearchParams({ csrf, identity: 'demo-cook' }));
    expect(page.cookies.get('zhibiao')).not.toBe(before);
    const cook = await page.open();
    expect(cook.person).toBe('demo-cook');
    await page.post('/speak-as', new URLSearchParams({ csrf: cook.csrf, identity: 'somebody-else' }));
    expect((await page.open()).person).toMatch(/^guest-/);
  });

  it('begins as a guest when there are no demonstration people', async () => {
    rig = await startRig();
    rig.ports.demonstrationPeople = () => [];
    expect((await browser(rig).open()).person).toMatch(/^guest-/);
  });
});
