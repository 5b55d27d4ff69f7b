import { Hono } from 'hono';
import { contentDisposition } from '../disposition.ts';
import { messages } from '../messages.ts';
import { problemPage } from '../pages/layout.ts';
import type { WebPorts } from '../ports.ts';
import { PICTURES } from '../view.ts';
import type { Visitors, WebEnv } from '../visitor.ts';

/** Attachments, each time with the right of who asks. Pictures are shown, anything else is only downloaded. */
export function fileRoutes(ports: WebPorts, visitors: Visitors) {
  const app = new Hono<WebEnv>();
  app.get('/files/:hash', visitors.required, async (c) => {
    const viewer = c.get('visitor')?.person;
    const hash = c.req.param('hash');
    const file = viewer && /^[\w-]{16,128}$/.test(hash) ? await ports.file(hash, viewer) : undefined;
    if (!file) {
      const page = c.get('page');
      return c.html(problemPage(page, messages.notFound[page.language]), 404);
    }
    const picture = PICTURES.has(file.type);
    return c.body(new Uint8Array(file.bytes), 200, {
      'Content-Type': picture ? file.type : 'application/octet-stream',
      'Content-Disposition': contentDisposition(picture ? 'inline' : 'attachment', file.name),
      'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'Cache-Control': 'private, no-store',
    });
  });
  return app;
}
