import { Hono } from 'hono';
import { qrSvg } from '../../../src/picture/qr.ts';
import { contentDisposition } from '../disposition.ts';
import { messages } from '../messages.ts';
import { handbookPage, handbooksPage } from '../pages/handbook.ts';
import { problemPage } from '../pages/layout.ts';
import type { WebPorts } from '../ports.ts';
import type { Visitors, WebContext, WebEnv } from '../visitor.ts';

/** What each post must know, to read and to print; the code on paper leads back here, where the newest is. */
export function handbookRoutes(ports: WebPorts, visitors: Visitors) {
  const app = new Hono<WebEnv>();
  const notFound = (c: WebContext) => {
    const page = c.get('page');
    return c.html(problemPage(page, messages.notFound[page.language]), 404);
  };
  app.use('/handbooks', visitors.required);
  app.use('/handbooks/*', visitors.required);

  app.get('/handbooks', async (c) => {
    const viewer = c.get('visitor')?.person;
    return viewer ? c.html(handbooksPage(c.get('page'), await ports.handbooks(viewer))) : notFound(c);
  });

  app.get('/handbooks/:post', async (c) => {
    const viewer = c.get('visitor')?.person;
    const shown = viewer && (await ports.handbook(c.req.param('post'), viewer, c.get('page').language));
    if (!shown) return notFound(c);
    const code = shown.address === undefined ? undefined : await qrSvg(shown.address);
    return c.html(handbookPage(c.get('page'), shown.view, code));
  });

  app.get('/handbooks/:post/word', async (c) => {
    const viewer = c.get('visitor')?.person;
    const file = viewer && (await ports.handbookFile(c.req.param('post'), viewer, c.get('page').language));
    if (!file) return notFound(c);
    return c.body(new Uint8Array(file.bytes), 200, {
      'Content-Type': file.type,
      'Content-Disposition': contentDisposition('attachment', file.name),
      'Cache-Control': 'private, no-store',
    });
  });
  return app;
}
