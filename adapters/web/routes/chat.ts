import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { Clock } from '../../../src/base/clock.ts';
import { MINUTE } from '../../../src/base/time.ts';
import { fileName as shownName } from '../../../src/chat/file-name.ts';
import type { Inbound, Receipt } from '../../../src/chat/message.ts';
import { cleanText } from '../../../src/chat/text.ts';
import { type History, messageId } from '../history.ts';
import { createLimit } from '../limits.ts';
import { messages } from '../messages.ts';
import type { WebPorts } from '../ports.ts';
import type { StreamEvent, Streams } from '../stream.ts';
import type { UploadFault, Uploads } from '../uploads.ts';
import { viewOf } from '../view.ts';
import type { Visitor, Visitors, WebContext, WebEnv } from '../visitor.ts';

/** Room for 4,000 characters written as JSON, and for the text of somebody who pastes far more: it is read up to there. */
const LARGEST_MESSAGE = 256 * 1024;

const messageSchema = z.strictObject({
  id: z.string().regex(/^[\w-]{8,64}$/),
  text: z.string(),
  files: z.array(z.string().max(64)).max(10).default([]),
});

export interface ChatSetting {
  readonly clock: Clock;
  readonly ports: WebPorts;
  readonly visitors: Visitors;
  readonly history: History;
  readonly streams: Streams;
  readonly uploads: Uploads;
  readonly receive: (inbound: Inbound) => Promise<Receipt>;
}

const UPLOAD_FAULTS: Readonly<Record<UploadFault, { status: 413 | 415 | 429; say: keyof typeof messages }>> = {
  'too large': { status: 413, say: 'fileTooLarge' },
  'too many': { status: 429, say: 'tooManyFiles' },
  'not taken': { status: 415, say: 'notTaken' },
};

/** The conversation: what is said, what is answered, and what was missed. */
export function chatRoutes({ clock, ports, visitors, history, streams, uploads, receive }: ChatSetting) {
  const app = new Hono<WebEnv>();
  const messageLimit = createLimit(clock, 120, MINUTE);
  const uploadLimit = createLimit(clock, 60, MINUTE);
  const streamLimit = createLimit(clock, 60, MINUTE);
  const say = (c: WebContext, key: keyof typeof messages) => ({ say: messages[key][c.get('language')] });
  const visitorOf = (c: WebContext): Visitor => {
    const visitor = c.get('visitor');
    if (!visitor) throw new Error('a route that needs a visitor was reached without one');
    return visitor;
  };
  const tooOften = (c: WebContext, seconds: number) => {
    c.header('Retry-After', String(seconds));
    return c.json(say(c, 'tooOften'), 429);
  };

  app.use('/api/*', visitors.required);

  app.get('/api/events', (c) => {
    const { person, session } = visitorOf(c);
    const wait = streamLimit.take(person.id);
    if (wait > 0) return tooOften(c, wait);
    const asked = Number(c.req.header('last-event-id') ?? c.req.query('after') ?? 0);
    const after = Number.isSafeInteger(asked) && asked > 0 ? asked : 0;
    const missed = async (): Promise<StreamEvent[]> => [
      { name: 'progress', data: ports.indexing() ?? null },
      ...(await history.after(person.id, after)).map(eventOf),
    ];
    return c.body(streams.open({ person: person.id, session }, missed), 200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    });
  });

  app.get('/api/history', async (c) => {
    const before = Number(c.req.query('before'));
    if (!Number.isSafeInteger(before)) return c.json(say(c, 'malformed'), 400);
    const entries = await history.before(visitorOf(c).person.id, before);
    return c.json({ entries: entries.map(viewOf) });
  });

  app.post(
    '/api/messages',
    visitors.withCsrf,
    bodyLimit({ maxSize: LARGEST_MESSAGE, onError: (c) => c.json(say(c as WebContext, 'tooLong'), 413) }),
    async (c) => {
      const visitor = visitorOf(c);
      const wait = messageLimit.take(visitor.person.id);
      if (wait > 0) return tooOften(c, wait);
      const parsed = messageSchema.safeParse(await c.req.json().catch(() => undefined));
      if (!parsed.success) return c.json(say(c, 'malformed'), 400);
      const { id, text, files: ids } = parsed.data;
      const cleaned = cleanText(text).text;
      if (cleaned === '' && ids.length === 0) return c.json(say(c, 'malformed'), 400);
      const files = uploads.files(visitor.person.id, ids);
      if (!files) return c.json(say(c, 'uploadGone'), 410);
      const receipt = await take(visitor, { id, text, cleaned, files });
      if (receipt.result !== 'refused') await uploads.done(ids);
      return receipt.result === 'refused' ? c.json({ say: receipt.say }, 503) : c.json({ result: receipt.result });
    },
  );

  /** Keeps what was said as it may be kept, then lets the turn be taken. Only when it is on disk is the request answered. */
  async function take(
    { identity, person }: Visitor,
    said: { id: string; text: string; cleaned: string; files: Inbound['files'] },
  ): Promise<Receipt> {
    const names = said.files.map(({ name, type = '' }) => shownName(name, type));
    const keepable = ports.keepable(said.cleaned, names);
    // A store that can't be written refuses the turn too, with its own words; a question is answered all the same.
    const kept = await history
      .say(person.id, said.id, { text: keepable ?? '', files: keepable === undefined ? [] : names })
      .catch(() => undefined);
    if (kept) streams.tell(person.id, eventOf(kept));
    return receive({
      id: messageId(person.id, said.id),
      platform: 'web',
      at: clock.now(),
      conversation: { id: `web-${person.id}`, kind: 'direct' },
      sender: { platform: 'web', id: identity, name: person.name },
      text: said.text,
      files: said.files,
    });
  }

  app.post('/api/files', visitors.withCsrf, async (c) => {
    const { person } = visitorOf(c);
    const wait = uploadLimit.take(person.id);
    if (wait > 0) return tooOften(c, wait);
    const taken = await uploads.take(person.id, fileName(c.req.header('x-file-name')), c.req.raw.body);
    if (taken.ok) return c.json({ file: taken.value });
    const fault = UPLOAD_FAULTS[taken.error];
    return c.json(say(c, fault.say), fault.status);
  });

  return app;
}

export const eventOf = (entry: Parameters<typeof viewOf>[0]): StreamEvent => ({
  name: 'message',
  seq: entry.seq,
  data: viewOf(entry),
});

/** A header holds Latin letters only: the page sends the name percent-encoded. */
function fileName(encoded: string | undefined): string {
  try {
    return decodeURIComponent(encoded ?? '').slice(0, 255) || '文件';
  } catch {
    return '文件';
  }
}
