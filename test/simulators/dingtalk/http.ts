import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Endpoint, Faults, HttpFault } from './faults.ts';

/** A request as the simulated service reads it. */
export interface Call {
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly raw: Buffer;
  /** The body as JSON; undefined when it is none. */
  readonly json: Record<string, unknown> | undefined;
}

/** What the service answers: JSON, bytes, or whatever else is sent on. */
export interface Answer {
  readonly status?: number;
  readonly body: unknown;
  readonly type?: string;
}

/** Handles one kind of call; `fault` is what it should do wrong by itself (partial lists, stale tokens). */
export type Handler = (call: Call, fault: HttpFault | undefined) => Answer;

export async function readCall(request: IncomingMessage): Promise<Call> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const raw = Buffer.concat(parts);
  let json: unknown;
  try {
    json = JSON.parse(raw.toString('utf8'));
  } catch {
    json = undefined;
  }
  return {
    url: new URL(request.url ?? '/', 'http://localhost'),
    headers: request.headers,
    raw,
    json: typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : undefined,
  };
}

/** Serves one call, with whatever the faults say should go wrong. */
export async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  endpoint: Endpoint,
  faults: Faults,
  handle: Handler,
): Promise<void> {
  const call = await readCall(request);
  const fault = faults.takeHttp(endpoint);
  switch (fault?.do) {
    case 'status':
      return reply(response, { status: fault.status, body: fault.body ?? {} }, fault.headers);
    case 'html':
      return reply(response, {
        status: fault.status,
        type: 'text/html',
        body: '<html><body>Bad gateway</body></html>',
      });
    case 'errcode':
      return reply(response, { body: { errcode: fault.errcode, errmsg: 'simulated' } });
    case 'silence':
      if (fault.taken) handle(call, undefined);
      return;
    case 'delay':
      await new Promise((resolve) => setTimeout(resolve, fault.ms));
      return reply(response, handle(call, undefined));
    case 'cut': {
      if (fault.when === 'before') return void request.socket.destroy();
      const answer = handle(call, undefined);
      if (fault.when === 'after') return void request.socket.destroy();
      const text = JSON.stringify(answer.body);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(text.length) });
      response.write(text.slice(0, text.length / 2), () => request.socket.destroy());
      return;
    }
    default:
      reply(response, handle(call, fault));
  }
}

export function reply(
  response: ServerResponse,
  { status = 200, body, type }: Answer,
  headers: Record<string, string> = {},
): void {
  const bytes = Buffer.isBuffer(body) || typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': type ?? 'application/json', ...headers }).end(bytes);
}
