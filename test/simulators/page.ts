import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { listenAt } from './listen.ts';
import { PAGE, SCRIPT, STYLE } from './page-files.ts';
import type { SimulatedPlatform } from './simulated.ts';

const saySchema = z.object({ from: z.string(), group: z.string().optional(), text: z.string().min(1).max(100_000) });
const mischiefSchema = z.object({ name: z.string() });

const FILES: Readonly<Record<string, readonly [type: string, text: string]>> = {
  '/': ['text/html; charset=utf-8', PAGE],
  '/page.css': ['text/css; charset=utf-8', STYLE],
  '/page.js': ['text/javascript; charset=utf-8', SCRIPT],
};

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/**
 * Serves the page of `npm run simulate` at loopback: pick who you are, write in a group or to the bot alone, see what
 * the bot sent and in which form, and make things go wrong.
 */
export async function servePage(
  platform: SimulatedPlatform,
  port: number,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const url = `http://127.0.0.1:${port}`;
  const server = createServer((request, response) => {
    // Only this page may speak here, whatever other pages the browser has open.
    const foreign = request.headers.host !== `127.0.0.1:${port}` && request.headers.host !== `localhost:${port}`;
    const crossing = request.method === 'POST' && request.headers['sec-fetch-site'] !== 'same-origin';
    if (foreign || crossing) {
      response.writeHead(403, HEADERS).end();
      return;
    }
    void handle(request, response).catch(() => response.writeHead(400, HEADERS).end());
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', url).pathname;
    const file = FILES[path];
    if (request.method === 'GET' && file) {
      response.writeHead(200, { ...HEADERS, 'content-type': file[0] }).end(file[1]);
    } else if (request.method === 'GET' && path === '/events') {
      follow(response);
    } else if (request.method === 'POST' && path === '/say') {
      const { group, ...said } = saySchema.parse(await bodyOf(request));
      platform.say({ ...said, ...(group ? { group } : {}) });
      response.writeHead(204, HEADERS).end();
    } else if (request.method === 'POST' && path === '/mischief') {
      platform.mischief[mischiefSchema.parse(await bodyOf(request)).name]?.();
      response.writeHead(204, HEADERS).end();
    } else {
      response.writeHead(404, HEADERS).end();
    }
  }

  /** The state of the platform, again at each change. */
  function follow(response: ServerResponse): void {
    response.writeHead(200, { ...HEADERS, 'content-type': 'text/event-stream' });
    const { name, people, groups, mischief, settings } = platform;
    const send = () =>
      response.write(
        `data: ${JSON.stringify({
          name,
          people,
          groups,
          settings,
          mischief: Object.keys(mischief),
          transcript: platform.transcript.slice(-500),
          violations: platform.violations.slice(-20),
        })}\n\n`,
      );
    send();
    const end = platform.watch(send);
    response.on('close', end);
  }

  await listenAt(server, port);
  return {
    url,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > 1_000_000) throw new Error('too large');
    parts.push(part as Buffer);
  }
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}
