import { z } from 'zod';
import type { Instant, SteppedClock } from '../../src/base/clock.ts';
import { fail, ok, type Result } from '../../src/base/result.ts';
import { DAY, parseInstant } from '../../src/base/time.ts';
import type { Inbound } from '../../src/chat/message.ts';

const instant = z.string().transform((text, context): Instant => {
  const at = parseInstant(text);
  if (at !== undefined) return at;
  context.addIssue({ code: 'custom', message: 'an ISO 8601 time with offset is expected' });
  return z.NEVER;
});

const attachmentSchema = z.object({ name: z.string(), type: z.string().optional(), base64: z.base64() });

const lineSchema = z.union([
  z.object({ tick: instant }),
  z.object({
    id: z.string().min(1).max(200),
    at: instant,
    platform: z.string().max(40).default('stdio'),
    conversation: z.object({ id: z.string().min(1).max(200), kind: z.enum(['direct', 'group']) }).optional(),
    sender: z.object({ id: z.string().min(1).max(200), name: z.string().optional() }),
    text: z.string().default(''),
    attachments: z.array(attachmentSchema).max(30).default([]),
  }),
]);

/** A line of input, understood: the clock moves, or somebody says something. */
export type InputLine = { readonly tick: Instant } | { readonly message: Inbound };

/** How far ahead of the clock a line may be. Beyond this it is taken for a mistake. */
const FURTHEST_AHEAD = 400 * DAY;

/** Reads one line (interfaces.md §2); the error is a sentence that names the line. */
export function readLine(
  text: string,
  number: number,
  clock: SteppedClock,
  started: boolean,
): Result<InputLine, string> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail(`第 ${number} 行不是 JSON`);
  }
  const parsed = lineSchema.safeParse(json);
  if (!parsed.success) return fail(`第 ${number} 行：${complaint(json, parsed.error)}`);
  const line = parsed.data;
  const at = 'tick' in line ? line.tick : line.at;
  if (started && at > clock.now() + FURTHEST_AHEAD) return fail(`第 ${number} 行：时间超前 400 天以上，未采用`);
  if ('tick' in line) return ok({ tick: line.tick });
  const { conversation, sender, attachments, platform: _, ...rest } = line;
  return ok({
    message: {
      ...rest,
      // Whatever platform a line names, the answer goes to the output.
      platform: 'stdio',
      conversation: conversation ?? { id: `direct-${sender.id}`, kind: 'direct' },
      sender: { platform: 'stdio', id: sender.id, ...(sender.name ? { name: sender.name } : {}) },
      files: attachments.map((file) => ({
        name: file.name,
        ...(file.type ? { type: file.type } : {}),
        bytes: async () => Buffer.from(file.base64, 'base64'),
      })),
    },
  });
}

/** Which field is wrong, and what is expected there. */
function complaint(json: unknown, error: z.ZodError): string {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return '应是一个 JSON 对象';
  const isTick = 'tick' in json;
  const union = error.issues[0];
  const issues = union?.code === 'invalid_union' ? (union.errors[isTick ? 0 : 1] ?? []) : error.issues;
  const first = issues[0];
  return first ? `${first.path.join('.') || '整行'}：${first.message}` : '格式不对';
}
