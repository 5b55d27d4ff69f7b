import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Clock } from '../../../src/base/clock.ts';
import type { Log } from '../../../src/base/log.ts';
import { MINUTE } from '../../../src/base/time.ts';
import type { Store } from '../../../src/store/store.ts';
import { createLimit } from '../limits.ts';
import { type LinkFault, spendLink } from '../login.ts';
import { messages } from '../messages.ts';
import { loginPage } from '../pages/login.ts';
import type { RandomBytes, WebPorts } from '../ports.ts';
import { newToken } from '../secrets.ts';
import type { Sessions } from '../sessions.ts';
import type { Streams } from '../stream.ts';
import { GUEST, type Visitors, type WebContext, type WebEnv } from '../visitor.ts';

export interface SessionSetting {
  readonly clock: Clock;
  readonly store: Store;
  readonly ports: WebPorts;
  readonly sessions: Sessions;
  readonly visitors: Visitors;
  readonly streams: Streams;
  readonly random: RandomBytes;
  readonly log: Log;
  readonly open: boolean;
  /** What links that were made beside the running program are signed with. */
  readonly linkSecret?: Uint8Array;
  /** Where a request comes from, to bound how often it may try. */
  readonly addressOf: (c: WebContext) => string;
}

const FAULTS: Readonly<Record<LinkFault, keyof typeof messages>> = {
  unknown: 'linkUnknown',
  spent: 'linkSpent',
  lapsed: 'linkLapsed',
  closed: 'linkClosed',
};

/** By when an answer's cookie is in the browser, in milliseconds. */
const COOKIE_ARRIVES = 1_000;

/** Who speaks: logging in by a one-time link, speaking as a demonstration person, logging out. */
export function sessionRoutes(setting: SessionSetting) {
  const { clock, store, ports, sessions, visitors, streams, random, log, open, linkSecret, addressOf } = setting;
  const app = new Hono<WebEnv>();
  const loginLimit = createLimit(clock, 60, MINUTE);
  const limited = bodyLimit({ maxSize: 8 * 1024 });

  app.get('/login', (c) => {
    if (open || c.get('visitor')) return c.redirect('/', 303);
    return c.html(loginPage(c.get('page'), visitors.formToken(c)));
  });

  if (!open)
    app.post('/login', limited, visitors.withCsrf, async (c) => {
      const page = c.get('page');
      const again = (sentence: keyof typeof messages, status: 403 | 429) =>
        c.html(loginPage(page, visitors.formToken(c), messages[sentence][page.language]), status);
      if (loginLimit.take(addressOf(c)) > 0) return again('tooOften', 429);
      const { token } = await c.req.parseBody();
      const spent = await spendLink(store, typeof token === 'string' ? token.slice(0, 500) : '', linkSecret);
      if (!spent.ok) {
        log.warn({ fault: spent.error }, 'web login refused');
        return again(FAULTS[spent.error], 403);
      }
      const visitor = await visitors.begin(c, spent.value);
      if (!visitor) return again('linkUnknown', 403);
      log.info({ person: visitor.person.id }, 'web login');
      return c.redirect(visitors.wayAfterLogin(c), 303);
    });

  if (open)
    app.post('/speak-as', limited, visitors.withCsrf, async (c) => {
      const { identity } = await c.req.parseBody();
      const known = ports.demonstrationPeople().some((person) => person.identity === identity);
      const chosen = known && typeof identity === 'string' ? identity : `${GUEST}${newToken(random).slice(0, 16)}`;
      const before = c.get('visitor');
      await visitors.begin(c, chosen);
      // Other tabs load again when their stream ends: not before this browser has its new cookie.
      if (before) setTimeout(() => streams.end(({ session }) => session === before.session), COOKIE_ARRIVES).unref();
      return c.redirect('/', 303);
    });

  app.post('/logout', limited, visitors.required, visitors.withCsrf, async (c) => {
    const visitor = c.get('visitor');
    const { everywhere } = await c.req.parseBody();
    if (visitor) {
      const ended = everywhere === 'yes' ? await sessions.endAll(visitor.person.id) : [visitor.session];
      if (everywhere !== 'yes') await sessions.end(visitor.session);
      streams.end(({ session }) => ended.includes(session));
      log.info({ person: visitor.person.id, sessions: ended.length }, 'web logout');
    }
    visitors.leave(c);
    return c.redirect('/login', 303);
  });

  return app;
}
