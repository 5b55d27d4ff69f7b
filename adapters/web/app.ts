import { Hono } from 'hono';
import type { Log } from '../../src/base/log.ts';
import type { Assets } from './assets.ts';
import { headers, ownHost, ownPages, type Site } from './guard.ts';
import { languageFor, messages } from './messages.ts';
import { chatPage } from './pages/chat.ts';
import { problemPage } from './pages/layout.ts';
import { type ChatSetting, chatRoutes } from './routes/chat.ts';
import { fileRoutes } from './routes/files.ts';
import { handbookRoutes } from './routes/handbooks.ts';
import { lookRoutes } from './routes/look.ts';
import { type SessionSetting, sessionRoutes } from './routes/session.ts';
import { standardRoutes } from './routes/standards.ts';
import { csrfOf } from './secrets.ts';
import type { WebEnv } from './visitor.ts';

export interface AppSetting extends ChatSetting, SessionSetting {
  readonly site: Site;
  readonly assets: Assets;
  readonly log: Log;
}

/** All doors of the page in the order in which a request meets them. */
export function createApp(setting: AppSetting): Hono<WebEnv> {
  const { site, assets, ports, visitors, log, open } = setting;
  const app = new Hono<WebEnv>();
  app.use(headers(site.secure));
  // Monitors ask by whatever address they reach, and learn nothing that is not theirs.
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/readyz', (c) => {
    const state = ports.ready();
    return c.json(state, state.ready ? 200 : 503);
  });
  app.use(ownHost(site));
  app.route('/', assets.routes);
  app.use(ownPages(site));
  app.use(visitors.recognise);
  app.use(async (c, next) => {
    await next();
    // Pages and answers are for one person and this moment.
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
  });

  app.get('/', visitors.required, (c) => {
    const visitor = c.get('visitor');
    if (!visitor) return c.redirect('/login', 303);
    const { person, identity, token } = visitor;
    const page = c.get('page');
    return c.html(
      chatPage(page, {
        person,
        identity,
        csrf: csrfOf(token),
        examples: ports.examples(person, page.language),
        ...(open ? { people: ports.demonstrationPeople() } : {}),
      }),
    );
  });
  app.route('/', sessionRoutes(setting));
  app.route('/', chatRoutes(setting));
  app.route('/', standardRoutes(ports, visitors));
  app.route('/', handbookRoutes(ports, visitors));
  app.route('/', lookRoutes(setting));
  app.route('/', fileRoutes(ports, visitors));

  app.notFound((c) => {
    const language = languageFor(c.req.header('accept-language'));
    return c.html(problemPage({ language, assets: assets.base }, messages.notFound[language]), 404);
  });
  app.onError((error, c) => {
    const path = c.req.path.split('/', 3).join('/');
    log.error({ path, method: c.req.method, error: error.stack ?? String(error) }, 'web request failed');
    return c.json({ say: messages.failed[languageFor(c.req.header('accept-language'))] }, 500);
  });
  return app;
}
