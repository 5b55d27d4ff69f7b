import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Fault, Faults } from './faults.ts';
import type { Call, WebApi } from './web-api.ts';
import type { Workspace } from './workspace.ts';

export interface HttpSetting {
  readonly workspace: Workspace;
  readonly api: WebApi;
  readonly faults: Faults;
  readonly botToken: string;
  readonly calls: Call[];
  /** An answer at a `response_url`: the status and body that Slack gives. */
  readonly onHook: (id: string, body: string) => { readonly status: number; readonly body: string };
  readonly onCall: () => void;
}

/** Slack's HTTP side: `/api/METHOD`, `/files/ID` behind the token, `/upload/ID`, `/hook/ID`. */
export function createHttp(setting: HttpSetting): Server {
  const { workspace, api, faults, botToken, calls, onHook, onCall } = setting;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await wholeBody(request);
    const [, area = '', name = ''] = (request.url ?? '').split('?')[0]?.split('/') ?? [];
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const key = area === 'api' ? name : area;
    if (area === 'api') {
      calls.push({ method: name, token, args: argumentsOf(request, body) });
      onCall();
    }
    const fault = faults.take(key);
    if (!fault || fault.done || fault.kind === 'delay') {
      const answer = carryOut(area, name, token, request, body);
      if (!fault) {
        finish(response, answer);
        return;
      }
      if (fault.kind === 'delay') {
        setTimeout(() => finish(response, answer), fault.ms);
        return;
      }
    }
    misbehave(fault, request, response);
  }

  function carryOut(area: string, name: string, token: string, request: IncomingMessage, body: Buffer): Answer {
    if (area === 'api') {
      const result = api.call({ method: name, token, args: argumentsOf(request, body) });
      return 'limit' in result
        ? { status: 429, headers: { 'retry-after': String(result.limit) }, body: '{"ok":false,"error":"ratelimited"}' }
        : json(result);
    }
    if (area === 'files') {
      const file = workspace.files.get(name);
      // Without the right token Slack shows its login, with status 200.
      if (token !== botToken || !file) return { status: 200, headers: HTML, body: '<html>Sign in</html>' };
      return { status: 200, headers: { 'content-type': file.type }, body: file.bytes };
    }
    if (area === 'upload') {
      const upload = api.uploads.get(name);
      if (!upload) return { status: 404, headers: {}, body: 'not found' };
      upload.bytes = body;
      return { status: 200, headers: {}, body: `OK - ${body.length}` };
    }
    if (area === 'hook') return { headers: {}, ...onHook(name, body.toString('utf8')) };
    return { status: 404, headers: {}, body: 'not found' };
  }

  return createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const json = (value: object): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
});

function finish(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers);
  response.end(body);
}

function misbehave(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
  switch (fault.kind) {
    case 'error':
      finish(response, json({ ok: false, error: fault.error }));
      return;
    case 'status':
      finish(response, { status: fault.status, headers: fault.headers ?? {}, body: '' });
      return;
    case 'html':
      finish(response, { status: 200, headers: HTML, body: '<html>A proxy says hello</html>' });
      return;
    case 'half':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
      response.write('{"ok":tr', () => request.socket.destroy());
      return;
    case 'reset':
      request.socket.destroy();
      return;
    default:
  }
}

async function wholeBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

function argumentsOf(request: IncomingMessage, body: Buffer): Record<string, string> {
  if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return {};
  return Object.fromEntries(new URLSearchParams(body.toString('utf8')));
}
