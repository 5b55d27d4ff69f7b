import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browser, type Rig, startRig } from './kit.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.stop());

/** Sends a request over the wire, headers as written: `fetch` sets some of them by itself. */
function raw(head: string): Promise<string> {
  const { hostname, port } = new URL(rig.web.address());
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(`${head}\r\nConnection: close\r\n\r\n`));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString('utf8');
    });
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('who may knock', () => {
  it('answers to its own names only, so that a foreign name which points here reaches nothing', async () => {
    for (const host of ['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1:1', '']) {
      expect(await raw(`GET / HTTP/1.1\r\nHost: ${host}`), host).toMatch(/^HTTP\/1.1 4(?:21|00)/);
    }
    const { host, port } = new URL(rig.web.address());
    expect(await raw(`GET / HTTP/1.1\r\nHost: ${host}\r\nAccept: text/html`)).toMatch(/^HTTP\/1.1 200/);
    expect(await raw(`GET / HTTP/1.1\r\nHost: localhost:${port}\r\nAccept: text/html`)).toMatch(/^HTTP\/1.1 200/);
  });

  it('tells a monitor its health under any name', async () => {
    expect(await raw('GET /healthz HTTP/1.1\r\nHost: probe')).toMatch(/200 OK[\s\S]*\{"ok":true\}/);
    rig.ports.ready = () => ({ ready: false, reason: 'read-only' });
    expect(await raw('GET /readyz HTTP/1.1\r\nHost: probe')).toMatch(/503[\s\S]*read-only/);
    rig.ports.ready = () => ({ ready: true });
    expect(await raw('GET /readyz HTTP/1.1\r\nHost: probe')).toMatch(/200 OK/);
  });

  it('sends every answer with the headers that keep foreign code and frames out', async () => {
    const page = browser(rig);
    for (const path of ['/', '/standards', '/nothing', '/icon.svg', '/healthz']) {
      const { headers } = await page.get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy, path).toContain("default-src 'none'");
      expect(policy, path).toContain("frame-ancestors 'none'");
      expect(policy, path).not.toMatch(/unsafe-/);
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('referrer-policy'), path).toBe('no-referrer');
    }
  });

  it('holds no script or style of its own between the lines', async () => {
    const page = browser(rig);
    for (const path of ['/', '/standards', '/standards/Q-LNJG-JG-352-2024']) {
      const html = await (await page.get(path)).text();
      expect(html, path).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=/i);
    }
  });
});

describe('a change', () => {
  const body = JSON.stringify({ id: 'aaaaaaaa', text: '留样多少克', files: [] });

  it('needs the token of the page, and not that of another session', async () => {
    const page = browser(rig);
    await page.open();
    const other = await browser(rig).open();
    for (const token of [undefined, '', 'wrong', other.csrf]) {
      const answer = await page.post('/api/messages', body, {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { 'x-csrf-token': token }),
      });
      expect(answer.status, String(token)).toBe(403);
    }
    for (const path of ['/logout', '/speak-as']) {
      const answer = await page.post(path, new URLSearchParams({ identity: 'demo-cook' }));
      expect(answer.status, path).toBe(403);
    }
    expect((await page.post('/api/files', 'x')).status).toBe(403);
  });

  it('must come from the page itself', async () => {
    const page = browser(rig);
    const { csrf } = await page.open();
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
      { origin: 'null', 'sec-fetch-site': 'none' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-origin' },
    ];
    for (const headers of foreign) {
      const answer = await page.post('/api/messages', body, { 'x-csrf-token': csrf, ...headers });
      expect(answer.status, JSON.stringify(headers)).toBe(403);
    }
    const unnamed = { 'x-csrf-token': csrf, origin: 'null' };
    expect((await page.get('/api/messages', { method: 'POST', body, headers: unnamed })).status).toBe(403);
    const silent = await page.get('/api/messages', { method: 'POST', body, headers: { 'x-csrf-token': csrf } });
    expect(silent.status).toBe(403);
  });

  it('is done when all of that is right, also from a form whose page sends no Referer', async () => {
    const page = browser(rig);
    const { csrf } = await page.open();
    const form = new URLSearchParams({ csrf, identity: 'demo-employee' });
    expect((await page.post('/speak-as', form, { origin: 'null' })).status).toBe(303);
    expect((await page.post('/speak-as', form, { origin: 'null' })).status, 'the token of a session that ended').toBe(
      403,
    );
    expect((await page.say((await page.open()).csrf, '留样多少克')).status).toBe(200);
  });
});

describe('what others may read', () => {
  it('keeps the stream and the history from other sites', async () => {
    const page = browser(rig);
    await page.open();
    for (const path of ['/api/events', '/api/history?before=5']) {
      expect((await page.get(path, { headers: { origin: 'https://evil.example' } })).status, path).toBe(403);
      expect((await page.get(path, { headers: { 'sec-fetch-site': 'cross-site' } })).status, path).toBe(403);
    }
  });

  it('needs a session, and opens none for a program that does not look at pages', async () => {
    const program = browser(rig);
    expect((await program.get('/api/events', { headers: { accept: '*/*' } })).status).toBe(401);
    expect((await program.get('/standards', { headers: { accept: '*/*' } })).status).toBe(303);
    expect(program.cookies.size).toBe(0);
  });

  it('never makes a path of what a request names', async () => {
    const page = browser(rig);
    for (const path of [
      '/assets/x/..%2f..%2fpackage.json',
      '/assets/../package.json',
      '/assets/x/%00chat.js',
      '/assets/x/__proto__',
      '/files/..%2f..%2fetc%2fpasswd',
      '/standards/..%2f..%2fpackage.json',
      '/standards/__proto__',
    ])
      expect((await page.get(path)).status, path).toBe(404);
  });
});
