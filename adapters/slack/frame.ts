import { z } from 'zod';

/** Names under which the client tells of its own state: an event of such a type must not reach it. */
const STATES = new Set([
  'authenticated',
  'close',
  'connected',
  'connecting',
  'disconnected',
  'disconnecting',
  'error',
  'reconnecting',
  'slack_event',
  'ws_message',
]);

const typeName = z
  .string()
  .regex(/^[a-z][a-z0-9_.]{0,80}$/)
  .refine((name) => !STATES.has(name));

const envelope = z.object({
  envelope_id: z.string().min(1).max(200),
  type: typeName,
  payload: z.looseObject({}),
});
const eventEnvelope = envelope.extend({ payload: z.looseObject({ event: z.looseObject({ type: typeName }) }) });
const notice = z.object({ type: z.literal('disconnect'), reason: z.string().max(100).optional() });
const hello = z.object({ type: z.literal('hello') });

export type Frame =
  | { readonly kind: 'hello' | 'envelope' }
  | { readonly kind: 'leaving'; readonly reason: string }
  | { readonly kind: 'unreadable'; readonly why: string };

/** What a frame of Socket Mode is. */
export function readFrame(data: unknown, isBinary: boolean): Frame {
  if (isBinary || typeof data !== 'string') return { kind: 'unreadable', why: 'not text' };
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    return { kind: 'unreadable', why: 'not JSON' };
  }
  if (hello.safeParse(json).success) return { kind: 'hello' };
  const leaving = notice.safeParse(json);
  if (leaving.success) return { kind: 'leaving', reason: leaving.data.reason ?? '' };
  const type = z.object({ type: z.string() }).safeParse(json).data?.type;
  const read = (type === 'events_api' ? eventEnvelope : envelope).safeParse(json);
  return read.success ? { kind: 'envelope' } : { kind: 'unreadable', why: 'not an envelope' };
}
