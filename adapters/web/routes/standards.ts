import { Hono } from 'hono';
import { slugOf } from '../addresses.ts';
import { messages } from '../messages.ts';
import { changesPage } from '../pages/changes.ts';
import { problemPage } from '../pages/layout.ts';
import { standardPage } from '../pages/standard.ts';
import { standardsPage } from '../pages/standards.ts';
import type { StandardEntry, WebPerson, WebPorts } from '../ports.ts';
import type { Visitors, WebContext, WebEnv } from '../visitor.ts';

/** Standards in full, as far as the visitor may see them. */
export function standardRoutes(ports: WebPorts, visitors: Visitors) {
  const app = new Hono<WebEnv>();
  const notFound = (c: WebContext) => {
    const page = c.get('page');
    return c.html(problemPage(page, messages.notFound[page.language]), 404);
  };
  const bySlug = (slug: string, viewer: WebPerson): StandardEntry | undefined =>
    ports.standards(viewer).find(({ id }) => slugOf(id) === slug || id === slug);

  app.use('/standards', visitors.required);
  app.use('/standards/*', visitors.required);

  app.get('/standards', (c) => {
    const viewer = c.get('visitor')?.person;
    return viewer ? c.html(standardsPage(c.get('page'), ports.standards(viewer))) : notFound(c);
  });

  app.get('/standards/:slug', (c) => {
    const viewer = c.get('visitor')?.person;
    const entry = viewer && bySlug(c.req.param('slug'), viewer);
    const text = entry && ports.standard(entry.id, viewer);
    if (!text) return notFound(c);
    return c.html(standardPage(c.get('page'), text, ports.standards(viewer)));
  });

  app.get('/standards/:slug/changes/:from', (c) => {
    const viewer = c.get('visitor')?.person;
    const to = viewer && bySlug(c.req.param('slug'), viewer);
    const from = viewer && bySlug(c.req.param('from'), viewer);
    const changes = to && from && ports.changes(from.id, to.id, viewer);
    if (!changes) return notFound(c);
    return c.html(changesPage(c.get('page'), { from, to, changes, whole: c.req.query('all') !== undefined }));
  });

  return app;
}
