import { Hono } from 'hono';
import { z } from 'zod';
import { SERVICES } from '../../../src/standards/model.ts';
import { contentDisposition } from '../disposition.ts';
import type { History } from '../history.ts';
import { FINDING_STATUSES } from '../look-ports.ts';
import { messages } from '../messages.ts';
import { findingPage } from '../pages/finding.ts';
import { findingsPage } from '../pages/findings.ts';
import { problemPage } from '../pages/layout.ts';
import { placePage } from '../pages/place.ts';
import { planPage } from '../pages/plan.ts';
import { recordsPage } from '../pages/records.ts';
import { scoresPage } from '../pages/scores.ts';
import type { Talker } from '../pages/talk.ts';
import type { WebPorts } from '../ports.ts';
import { csrfOf } from '../secrets.ts';
import { PICTURES } from '../view.ts';
import type { Visitors, WebContext, WebEnv } from '../visitor.ts';

export interface LookSetting {
  readonly ports: WebPorts;
  readonly visitors: Visitors;
  readonly history: History;
}

/** A filter of an address: what it can't be is as if it were not there. */
const filter = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
const month = filter(z.string().regex(/^20\d\d-(?:0[1-9]|1[0-2])$/));
const service = filter(z.enum(SERVICES));
const place = filter(z.string().regex(/^[A-Z0-9-]{1,40}$/));

const findingsSchema = z.object({
  view: z.enum(['list', 'board']).catch('list'),
  status: z.enum(FINDING_STATUSES).catch('live'),
  floor: filter(
    z
      .string()
      .regex(/^-?\d{1,3}$/)
      .transform(Number),
  ),
  service,
  month,
  place,
});
const recordsSchema = z.object({
  type: filter(z.string().min(1).max(40)),
  failing: z
    .literal('yes')
    .optional()
    .catch(undefined)
    .transform((value) => value === 'yes'),
  service,
  month,
  place,
});

const monthSchema = z.object({ month });

type Given<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> };
/** Without the fields that hold nothing. */
const given = <T extends object>(fields: T): Given<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;

/** Findings, records and places, each time with the right of who asks. Not found and not allowed look the same. */
export function lookRoutes({ ports, visitors, history }: LookSetting) {
  const app = new Hono<WebEnv>();
  const { look } = ports;
  const notFound = (c: WebContext) => {
    const page = c.get('page');
    return c.html(problemPage(page, messages.notFound[page.language]), 404);
  };
  /** Who looks, and from where on their conversation is new. */
  async function talkerOf(c: WebContext): Promise<Talker | undefined> {
    const visitor = c.get('visitor');
    if (!visitor) return undefined;
    const { person, token } = visitor;
    const newest = (await history.before(person.id, Number.MAX_SAFE_INTEGER)).at(-1);
    return { person, csrf: csrfOf(token), after: newest?.seq ?? 0 };
  }

  for (const path of ['/findings', '/findings/*', '/records', '/place/*', '/scores', '/plan'])
    app.use(path, visitors.required);

  app.get('/findings', async (c) => {
    const page = c.get('page');
    const talker = await talkerOf(c);
    const asked = given(findingsSchema.parse(c.req.query()));
    const shown = talker && (await look.findings(talker.person, asked, page.language));
    return shown ? c.html(findingsPage(page, shown, asked, talker)) : notFound(c);
  });

  app.get('/findings/:ref', async (c) => {
    const page = c.get('page');
    const talker = await talkerOf(c);
    const number = numberOf(c.req.param('ref'));
    const shown = talker && number && (await look.finding(number, talker.person, page.language));
    return shown ? c.html(findingPage(page, shown, talker)) : notFound(c);
  });

  app.get('/findings/:ref/files/:hash', async (c) => {
    const viewer = c.get('visitor')?.person;
    const number = numberOf(c.req.param('ref'));
    const hash = c.req.param('hash');
    const file =
      viewer && number && /^[\w-]{16,128}$/.test(hash) ? await look.findingFile(number, hash, viewer) : undefined;
    if (!file) return notFound(c);
    const picture = PICTURES.has(file.type);
    return c.body(new Uint8Array(file.bytes), 200, {
      'Content-Type': picture ? file.type : 'application/octet-stream',
      'Content-Disposition': contentDisposition(picture ? 'inline' : 'attachment', file.name),
      'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'Cache-Control': 'private, no-store',
    });
  });

  app.get('/records', async (c) => {
    const page = c.get('page');
    const talker = await talkerOf(c);
    const asked = given(recordsSchema.parse(c.req.query()));
    const shown = talker && (await look.records(talker.person, asked, page.language));
    return shown ? c.html(recordsPage(page, shown, asked, talker)) : notFound(c);
  });

  app.get('/scores', async (c) => {
    const page = c.get('page');
    const talker = await talkerOf(c);
    const asked = given(monthSchema.parse(c.req.query()));
    const shown = talker && (await look.scores(talker.person, asked, page.language));
    return shown ? c.html(scoresPage(page, shown, talker)) : notFound(c);
  });

  app.get('/plan', async (c) => {
    const page = c.get('page');
    const talker = await talkerOf(c);
    const asked = given(monthSchema.parse(c.req.query()));
    const shown = talker && (await look.plan(talker.person, asked, page.language));
    return shown ? c.html(planPage(page, shown, talker)) : notFound(c);
  });

  app.get('/place/:code', async (c) => {
    const page = c.get('page');
    const talker = await talkerOf(c);
    const code = c.req.param('code');
    const shown = talker && code.length <= 40 ? await look.place(code, talker.person, page.language) : undefined;
    return shown && talker ? c.html(placePage(page, shown, talker)) : notFound(c);
  });

  return app;
}

/** `ISS-12` and nothing else. */
function numberOf(ref: string): number | undefined {
  const digits = /^ISS-([1-9]\d{0,8})$/i.exec(ref)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
