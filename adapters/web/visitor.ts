import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Language } from '../../src/commands/language.ts';
import { languageFor, messages } from './messages.ts';
import type { PageSetting } from './pages/layout.ts';
import type { RandomBytes, WebPerson, WebPorts } from './ports.ts';
import { csrfOf, newToken, sameSecret } from './secrets.ts';
import { LASTS_AT_MOST, type Sessions } from './sessions.ts';

/** Who is at the other end, as far as the cookie says. */
export interface Visitor {
  readonly token: string;
  readonly session: string;
  readonly identity: string;
  readonly person: WebPerson;
}

export interface WebEnv {
  Variables: { visitor: Visitor | undefined; language: Language; page: PageSetting };
}
export type WebContext = Context<WebEnv>;

export interface Visitors {
  /** Finds out who it is; on a loopback address without login everybody begins as the first demonstration person. */
  readonly recognise: MiddlewareHandler<WebEnv>;
  /** Turns away whoever is not logged in. */
  readonly required: MiddlewareHandler<WebEnv>;
  /** Turns away a change without the token that our own page carries. */
  readonly withCsrf: MiddlewareHandler<WebEnv>;
  /** Begins a session with a new token and sets its cookie; undefined when nobody stands behind the identity. */
  begin(c: WebContext, identity: string): Promise<Visitor | undefined>;
  /** Takes the cookie away. */
  leave(c: WebContext): void;
  /** Where somebody was going before they had to log in; asked once. */
  wayAfterLogin(c: WebContext): string;
  /** The token for a form of who has no session yet. */
  formToken(c: WebContext): string;
}

export interface VisitorSetting {
  readonly sessions: Sessions;
  readonly ports: WebPorts;
  readonly random: RandomBytes;
  readonly secure: boolean;
  /** Whether one can speak as a demonstration person without a login. */
  readonly open: boolean;
  /** Folder of the page's own files. */
  readonly assets: string;
}

export const GUEST = 'guest-';

/** Seconds. */
const WAY_LASTS = 30 * 60;
/** A path of this page and nothing that a browser could take for another site. */
const isOwnPath = (way: string): boolean => way.length <= 300 && /^\/(?![/\\])[\w\-./%?=&~]*$/.test(way);

export function createVisitors({ sessions, ports, random, secure, open, assets }: VisitorSetting): Visitors {
  /** Over plain http, on loopback only, a browser would not take a `__Host-` cookie. */
  const name = secure ? '__Host-zhibiao' : 'zhibiao';
  const setToken = (c: WebContext, token: string) =>
    setCookie(c, name, token, {
      path: '/',
      httpOnly: true,
      secure,
      sameSite: 'Lax',
      maxAge: LASTS_AT_MOST / 1000,
    });

  async function visitorOf(token: string | undefined): Promise<Visitor | undefined> {
    const found = token === undefined ? undefined : await sessions.find(token);
    if (token === undefined || !found) return undefined;
    const { identity, person: id } = found.session;
    const person = await ports.person(identity);
    // Gone from the directory, or somebody else by now: what they had open ends with it.
    if (!person || person.id !== id) {
      await sessions.end(found.id);
      return undefined;
    }
    return { token, session: found.id, identity, person };
  }

  async function begin(c: WebContext, identity: string): Promise<Visitor | undefined> {
    const person = await ports.person(identity);
    if (!person) return undefined;
    const token = await sessions.open(identity, person.id, getCookie(c, name));
    setToken(c, token);
    const found = await sessions.find(token);
    return found && { token, session: found.id, identity, person };
  }

  /** Somebody who scanned a sign logs in first: the page that they wanted is remembered for so long. */
  const wayName = `${name}-to`;
  function rememberWay(c: WebContext): void {
    const { pathname, search } = new URL(c.req.url);
    const way = pathname + search;
    if (pathname === '/' || !isOwnPath(way) || !c.req.header('accept')?.includes('text/html')) return;
    setCookie(c, wayName, way, { path: '/', httpOnly: true, secure, sameSite: 'Lax', maxAge: WAY_LASTS });
  }

  return {
    wayAfterLogin: (c) => {
      const way = getCookie(c, wayName);
      if (way === undefined) return '/';
      deleteCookie(c, wayName, { path: '/', secure });
      return isOwnPath(way) ? way : '/';
    },
    recognise: async (c, next) => {
      const language = languageFor(c.req.header('accept-language'));
      c.set('language', language);
      c.set('page', { language, assets });
      let visitor = await visitorOf(getCookie(c, name));
      // Only for a page that somebody looks at, so that a program which asks for anything else opens no sessions.
      if (!visitor && open && c.req.method === 'GET' && c.req.header('accept')?.includes('text/html')) {
        const first = ports.demonstrationPeople()[0]?.identity;
        visitor = await begin(c, first ?? `${GUEST}${newToken(random).slice(0, 16)}`);
      }
      c.set('visitor', visitor);
      c.set('page', {
        language,
        assets,
        staff: visitor !== undefined && !visitor.person.guest,
        sees: visitor?.person.sees ?? [],
      });
      return next();
    },
    required: async (c, next) => {
      if (c.get('visitor')) return next();
      if (c.req.method === 'GET' && !c.req.path.startsWith('/api/')) {
        rememberWay(c);
        return c.redirect('/login', 303);
      }
      return c.json({ say: messages.loggedOut[c.get('language')] }, 401);
    },
    withCsrf: async (c, next) => {
      const token = getCookie(c, name);
      const given = c.req.header('x-csrf-token') ?? (await formField(c, 'csrf'));
      if (token === undefined || given === undefined || !sameSecret(given, csrfOf(token)))
        return c.json({ say: messages.wrongToken[c.get('language')] }, 403);
      return next();
    },
    begin,
    leave: (c) => void deleteCookie(c, name, { path: '/', secure }),
    formToken: (c) => {
      const token = getCookie(c, name) ?? newToken(random);
      setToken(c, token);
      return csrfOf(token);
    },
  };
}

/** A field of a plain form. Other bodies carry the token in a header, and are not read here. */
async function formField(c: WebContext, field: string): Promise<string | undefined> {
  if (!c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded')) return undefined;
  const value = (await c.req.parseBody())[field];
  return typeof value === 'string' ? value : undefined;
}
