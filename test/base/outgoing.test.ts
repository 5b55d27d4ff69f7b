import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDoor } from '../../src/base/outgoing.ts';
import { isPublicAddress } from '../../src/base/public-address.ts';

const nowhere = async () => ['192.0.2.1'];

describe('which addresses are public', () => {
  it.each(['8.8.8.8', '223.5.5.5', '172.32.0.1', '2606:4700::1111', '2001:da8::1', '240e::1'])('takes %s', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );
  it.each([
    '127.0.0.1',
    '10.0.0.1',
    '172.16.9.9',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    'fe80::1%eth0',
    'fc00::1',
    '2001:db8::1',
    '2002:7f00:1::1',
    'ff02::1',
    'localhost',
    '',
  ])('does not take %s', (address) => expect(isPublicAddress(address)).toBe(false));
});

describe('the door', () => {
  let server: Server;
  let base: string;
  const seen: { url: string; headers: Record<string, unknown>; body: string }[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        seen.push({ url: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString() });
        const path = request.url ?? '';
        if (path === '/hang') return;
        if (path === '/reset') return void request.socket.destroy();
        if (path === '/half') {
          response.writeHead(200, { 'content-length': '100' }).write('half');
          return void setTimeout(() => request.socket.destroy(), 20);
        }
        if (path === '/drip') return void response.writeHead(200).write('…');
        if (path.startsWith('/to?'))
          return void response.writeHead(302, { location: decodeURIComponent(path.slice(4)) }).end();
        if (path === '/big') return void response.end(Buffer.alloc(5_000));
        response.writeHead(path === '/sorry' ? 503 : 200, { 'x-kind': 'test' }).end(`heard ${path}`);
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const door = () => createDoor({ hosts: ['dingtalk.com'], configured: [base], resolve: nowhere });

  it('asks a configured loopback address and hands back status, headers and body', async () => {
    const answer = await door()({ url: `${base}/a`, method: 'POST', headers: { 'x-a': '1' }, body: '水' });
    expect(answer).toMatchObject({ ok: true, value: { status: 200, headers: { 'x-kind': 'test' } } });
    expect(answer.ok && answer.value.body.toString()).toBe('heard /a');
    expect(seen.at(-1)).toMatchObject({ body: '水', headers: { 'x-a': '1', 'content-length': '3' } });
  });

  it('hands back an error status as an answer', async () => {
    expect(await door()({ url: `${base}/sorry` })).toMatchObject({ ok: true, value: { status: 503 } });
  });

  it.each([
    ['another port of a configured host', 'http://127.0.0.1:9/'],
    ['plain http', 'http://api.dingtalk.com/'],
    ['a host that is not listed', 'https://example.com/'],
    ['a host that only ends alike', 'https://evildingtalk.com/'],
    ['a listed name in front of another', 'https://dingtalk.com.evil.example/'],
    ['a user name', 'https://dingtalk.com@evil.example/'],
    ['a user name before a listed host', 'https://a:b@dingtalk.com/'],
    ['an unusual port', 'https://api.dingtalk.com:8443/'],
    ['an address as a number', 'https://2130706433/'],
    ['an address in hex', 'https://0x7f.1/'],
    ['an address in octal', 'https://0177.0.0.1/'],
    ['an address in full width', 'https://１２７.０.０.１/'],
    ['a mapped address', 'https://[::ffff:127.0.0.1]/'],
    ['the loopback of IPv6', 'https://[::1]/'],
    ['a metadata service', 'https://169.254.169.254/'],
    ['a file', 'file:///etc/passwd'],
    ['gopher', 'gopher://dingtalk.com/'],
    ['no address at all', '::'],
  ])('refuses %s before anything is sent', async (_, url) => {
    expect(await door()({ url })).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
  });

  it('refuses a listed name that leads to a private address, even beside a public one', async () => {
    const ask = createDoor({ hosts: ['dingtalk.com'], configured: [], resolve: async () => ['8.8.8.8', '127.0.0.1'] });
    expect(await ask({ url: 'https://api.dingtalk.com/' })).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
  });

  it('asks the resolver once for a connection, so a second answer cannot change where it leads', async () => {
    let asked = 0;
    const resolve = async () => (++asked === 1 ? ['192.0.2.1'] : ['127.0.0.1']);
    const ask = createDoor({ hosts: ['dingtalk.com'], configured: [], resolve });
    expect(await ask({ url: 'https://api.dingtalk.com/' })).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
    expect(asked).toBe(1);
  });

  it('says that nothing was sent when the name is unknown or nobody listens', async () => {
    const unknown = createDoor({
      hosts: ['dingtalk.com'],
      configured: ['http://127.0.0.1:1'],
      resolve: () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })),
    });
    expect(await unknown({ url: 'https://api.dingtalk.com/' })).toMatchObject({ ok: false, error: { kind: 'unsent' } });
    expect(await unknown({ url: 'http://127.0.0.1:1/' })).toMatchObject({ ok: false, error: { kind: 'unsent' } });
  });

  it.each(['/hang', '/reset', '/half', '/drip'])(
    'calls it doubtful when the answer to %s does not come whole',
    async (path) => {
      const answer = await door()({ url: `${base}${path}?secret=1`.replace('?secret=1', ''), timeoutMs: 150 });
      expect(answer).toMatchObject({ ok: false, error: { kind: 'doubtful' } });
    },
  );

  it('stops reading an answer that is too long', async () => {
    expect(await door()({ url: `${base}/big`, maxBytes: 4_000 })).toMatchObject({
      ok: false,
      error: { kind: 'too_large' },
    });
  });

  it('follows no redirect unless told to, and checks each address again', async () => {
    const to = (url: string) => `${base}/to?${encodeURIComponent(url)}`;
    expect(await door()({ url: to(`${base}/a`) })).toMatchObject({ ok: true, value: { status: 302 } });
    const followed = await door()({ url: to(`${base}/a`), redirects: 1 });
    expect(followed.ok && followed.value.body.toString()).toBe('heard /a');
    expect(await door()({ url: to('http://127.0.0.1:9/'), redirects: 3 })).toMatchObject({
      ok: false,
      error: { kind: 'forbidden' },
    });
    expect(await door()({ url: to(to(to(`${base}/a`))), redirects: 2 })).toMatchObject({
      ok: true,
      value: { status: 302 },
    });
  });

  it('never says more of an address than its host', async () => {
    const answer = await door()({ url: 'https://evil.example/robot?session=SECRET' });
    expect(JSON.stringify(answer)).not.toContain('SECRET');
  });
});

/** Ways to open a connection: calls by name, clients, and what Node's modules offer for it. */
const ASKS = [
  /(?<![.\w])fetch\s*\(|globalThis\.fetch|new WebSocket\(/,
  /\bhttps?\.(?:request|get)\s*\(|\b(?:net|tls|http2)\.(?:connect|createConnection)\s*\(/,
  /from '(?:undici|axios)'/,
  /import\s*\{[^}]*\b(?:request|get|connect|createConnection|Socket)\b[^}]*\}\s*from '(?:node:)?(?:https?|net|tls|http2)'/,
];

it('no other file of the program makes requests of its own', () => {
  const asking = ['src', 'adapters']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
    .filter((file) => file.endsWith('.ts') && file !== join('src', 'base', 'outgoing.ts'))
    .filter((file) => {
      const code = readFileSync(file, 'utf8').replace(/^import type .*$/gm, '');
      return ASKS.some((way) => way.test(code));
    });
  expect(asking).toEqual([]);
});
