import { lookup as systemLookup } from 'node:dns/promises';
import { Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';
import { fail, ok, type Result } from './result.ts';
import { SECOND } from './time.ts';

/** A request that the program makes by itself. */
export interface OutgoingRequest {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** For the whole exchange. Default: 10 s. */
  readonly timeoutMs?: number;
  /** Longest answer that is read. Default: 1 MiB. */
  readonly maxBytes?: number;
  /** How many redirects a GET follows, each checked like the first address. Default: none; the redirect is the answer then. */
  readonly redirects?: number;
}

export interface OutgoingAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/**
 * Why there is no answer. `forbidden`: the address may not be asked, nothing was sent. `unsent`: nobody was reached,
 * nothing was sent. `doubtful`: the request may have arrived. `too_large`: the answer was longer than allowed.
 * The reason names the host at most: addresses can hold secrets.
 */
export interface OutgoingFailure {
  readonly kind: 'forbidden' | 'unsent' | 'doubtful' | 'too_large';
  readonly reason: string;
}

export type Door = (request: OutgoingRequest) => Promise<Result<OutgoingAnswer, OutgoingFailure>>;

export interface DoorSetting {
  /** Hosts that may be asked, with every name below them (`dingtalk.com`): https on port 443 at public addresses only. */
  readonly hosts: readonly string[];
  /** Addresses from the settings. Whoever set them answers for them: they may be private, loopback or plain http. */
  readonly configured: readonly string[];
  /** Finds the addresses of a name; a test has its own. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
}

const LONGEST_WAIT = 10 * SECOND;
const LARGEST_ANSWER = 1 << 20;
/** Shorter than servers keep one: a request on a socket that is just being closed would leave everybody in doubt. */
const IDLE_SOCKET_LASTS = 4 * SECOND;
/** What must not follow a redirect to somebody else. */
const CREDENTIALS = /^(?:authorization|cookie|x-acs-.*)$/i;

/**
 * The one door through which every request of ours leaves (the platforms' SDKs have their own to the configured addresses).
 * Only listed hosts over https, only public addresses, and the address that was checked is the one connected to.
 */
export function createDoor({ hosts, configured, resolve = resolveBySystem }: DoorSetting): Door {
  const origins = new Set(configured.map((url) => new URL(url).origin));
  const pool = { keepAlive: true, maxSockets: 64, timeout: IDLE_SOCKET_LASTS };
  const checked = new HttpsAgent({ ...pool, lookup: checkedLookup(resolve) });
  const trusted = { http: new HttpAgent(pool), https: new HttpsAgent(pool) };

  function agentFor(url: URL): Result<HttpAgent, string> {
    if (origins.has(url.origin)) return ok(url.protocol === 'https:' ? trusted.https : trusted.http);
    if (url.protocol !== 'https:') return fail('only https is allowed');
    if (url.username || url.password) return fail('an address with a user name is not allowed');
    if (url.port !== '') return fail('an unusual port is not allowed');
    const host = url.hostname.replace(/\.$/, '');
    if (!hosts.some((h) => host === h || host.endsWith(`.${h}`))) return fail('the host is not on the list');
    const literal = host.replace(/^\[|\]$/g, '');
    if (isIP(literal) && !isPublicAddress(literal)) return fail('the address is not public');
    return ok(checked);
  }

  return async function ask(request) {
    let { headers = {} } = request;
    let left = request.redirects ?? 0;
    const until = AbortSignal.timeout(request.timeoutMs ?? LONGEST_WAIT);
    for (let address = request.url; ; left--) {
      const url = URL.canParse(address) ? new URL(address) : undefined;
      if (!url) return fail({ kind: 'forbidden', reason: 'not an address' });
      const agent = agentFor(url);
      if (!agent.ok) return fail({ kind: 'forbidden', reason: `${url.hostname}: ${agent.error}` });
      const answer = await exchange(url, agent.value, { ...request, headers }, until);
      if (!answer.ok) return answer;
      const { location } = answer.value.headers;
      const redirected = [301, 302, 303, 307, 308].includes(answer.value.status) && location && left > 0;
      if (!redirected || (request.method ?? 'GET') !== 'GET' || !URL.canParse(location, url.href)) return answer;
      const next = new URL(location, url);
      if (next.origin !== url.origin)
        headers = Object.fromEntries(Object.entries(headers).filter(([name]) => !CREDENTIALS.test(name)));
      address = next.href;
    }
  };
}

const resolveBySystem = async (host: string): Promise<string[]> =>
  (await systemLookup(host, { all: true })).map((found) => found.address);

/** Hands the socket only addresses that were looked at: a resolver that answers differently the second time changes nothing. */
function checkedLookup(resolve: (host: string) => Promise<readonly string[]>): LookupFunction {
  return (host, options, callback) => {
    resolve(host).then(
      (addresses) => {
        if (addresses.length === 0 || !addresses.every(isPublicAddress))
          return callback(Object.assign(new Error('the address is not public'), { code: 'EFORBIDDEN' }), '', 0);
        const found = addresses.map((address) => ({ address, family: isIP(address) }));
        if (options.all) return callback(null, found);
        const [first] = found;
        callback(null, first?.address ?? '', first?.family ?? 4);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };
}

function exchange(
  url: URL,
  agent: HttpAgent,
  { method = 'GET', headers, body, maxBytes = LARGEST_ANSWER }: OutgoingRequest,
  until: AbortSignal,
): Promise<Result<OutgoingAnswer, OutgoingFailure>> {
  return new Promise((settle) => {
    let reached = false;
    const end = (kind: OutgoingFailure['kind'], why: string) =>
      settle(fail({ kind, reason: `${url.hostname}: ${why}` }));
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const outgoing = send(url, { method, agent, signal: until, headers: { ...headers, ...length } }, (answer) =>
      readAnswer(answer, maxBytes).then(
        (read) =>
          read
            ? settle(ok({ status: answer.statusCode ?? 0, headers: answer.headers, body: read }))
            : end('too_large', `the answer is longer than ${maxBytes} bytes`),
        () => end('doubtful', until.aborted ? 'no whole answer in time' : 'the answer broke off'),
      ),
    );
    outgoing.on('socket', (socket) => {
      if (!socket.connecting) reached = true;
      else socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => (reached = true));
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      const why = until.aborted ? 'no answer in time' : (error.code ?? error.message);
      if (error.code === 'EFORBIDDEN') end('forbidden', error.message);
      else end(reached ? 'doubtful' : 'unsent', why);
    });
    outgoing.end(body);
  });
}

/** The whole body, or undefined when it is longer than `most`: it is not read on then. */
async function readAnswer(answer: IncomingMessage, most: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  if (Number(answer.headers['content-length'] ?? 0) > most) {
    answer.destroy();
    return undefined;
  }
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) {
      answer.destroy();
      return undefined;
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}
