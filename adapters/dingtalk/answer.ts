import { z } from 'zod';
import type { OutgoingAnswer, OutgoingFailure } from '../../src/base/outgoing.ts';
import type { Result } from '../../src/base/result.ts';
import { MINUTE, SECOND } from '../../src/base/time.ts';
import type { Delivery } from '../../src/chat/message.ts';

/** What a call came to: a JSON value, a token that is no longer good, or what became of the message. */
export type Outcome =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'stale_token' }
  /** Not sent this way, and waiting does not help: another way may. */
  | { readonly kind: 'other_way'; readonly reason: string }
  /** The group no longer exists, or the robot was removed from it. */
  | { readonly kind: 'gone'; readonly reason: string }
  | { readonly kind: 'not_permitted'; readonly reason: string; readonly permission: string }
  | { readonly kind: 'delivery'; readonly delivery: Exclude<Delivery, { result: 'sent' }> };

const retry = (reason: string, afterMs?: number): Outcome => ({
  kind: 'delivery',
  delivery: { result: 'retry', reason, ...(afterMs === undefined ? {} : { afterMs }) },
});
const doubtful = (reason: string): Outcome => ({ kind: 'delivery', delivery: { result: 'doubtful', reason } });
const failed = (reason: string): Outcome => ({ kind: 'delivery', delivery: { result: 'failed', reason } });

const apiError = z.object({
  code: z.coerce.string(),
  message: z.string().default(''),
  accessdenieddetail: z
    .object({ requiredScopes: z.array(z.string()) })
    .partial()
    .optional(),
});

/** Codes after which nothing more can be said in that group (robot API, "group chat messages": error codes). */
const GONE = /^(?:group\.disbanded|bot\.stopped|invalid\.openConversationId|(?:robot|bot)\.not\.?in\.?group)$/i;

/** Reads an answer of api.dingtalk.com: an HTTP status with `{code, message}` when something is wrong. */
export function readApi(answer: Result<OutgoingAnswer, OutgoingFailure>): Outcome {
  const common = readTransport(answer);
  if (common.kind !== 'read') return common.outcome;
  const { status, json } = common;
  const error = apiError.safeParse(json);
  if (status < 300) return json === undefined ? doubtful('the answer is not JSON') : { kind: 'value', value: json };
  // An error page that DingTalk did not write: something stands in between.
  if (!error.success) return retry(`HTTP ${status} without a code`);
  const { code, message, accessdenieddetail } = error.data;
  const reason = `${code} (HTTP ${status})`;
  if (/^Throttling|flow.?control|toomany|qps/i.test(code)) return retry(reason, pauseAsked(common.after));
  if (status === 401 || /^InvalidAuthentication/i.test(code)) return { kind: 'stale_token' };
  if (/^Forbidden\.AccessDenied/i.test(code)) {
    const named = accessdenieddetail?.requiredScopes?.join(', ') ?? /[\w.]*qyapi\w+/i.exec(message)?.[0];
    return { kind: 'not_permitted', reason, permission: named ?? 'unknown' };
  }
  if (GONE.test(code)) return { kind: 'gone', reason };
  if (code === 'unknown.send.result') return doubtful(reason);
  return failed(reason);
}

const oapiAnswer = z.object({ errcode: z.coerce.number(), errmsg: z.coerce.string().default('') });

/** Error codes of oapi.dingtalk.com that pass by themselves: too many messages, or busy. */
const WAIT: Readonly<Record<number, number>> = {
  [-1]: 5 * SECOND,
  130101: MINUTE,
  410100: MINUTE,
  90002: MINUTE,
  90005: MINUTE,
  90018: MINUTE,
};
/** The group is gone, or the robot was stopped there. */
const GONE_CODES: ReadonlySet<number> = new Set([400013, 400102]);

/** Reads an answer of oapi.dingtalk.com: HTTP 200 even when something is wrong, which `errcode` says. */
export function readOapi(answer: Result<OutgoingAnswer, OutgoingFailure>): Outcome {
  const common = readTransport(answer);
  if (common.kind !== 'read') return common.outcome;
  const { status, json } = common;
  // A 4xx is a refusal: the session has ended or was never ours.
  if (status >= 300) return { kind: 'other_way', reason: `HTTP ${status}` };
  const parsed = oapiAnswer.safeParse(json);
  if (!parsed.success) return doubtful('the answer has no errcode');
  const { errcode } = parsed.data;
  if (errcode === 0) return { kind: 'value', value: json };
  const reason = `errcode ${errcode}`;
  const wait = WAIT[errcode];
  if (wait !== undefined) return retry(reason, pauseAsked(common.after) ?? wait);
  if (GONE_CODES.has(errcode)) return { kind: 'gone', reason };
  if ([40001, 40014, 42001].includes(errcode)) return { kind: 'stale_token' };
  return { kind: 'other_way', reason };
}

type Transport =
  | { readonly kind: 'read'; readonly status: number; readonly json: unknown; readonly after: string | undefined }
  | { readonly kind: 'settled'; readonly outcome: Outcome };

/** What is the same for both: no answer, too many requests, a failing server (reliability.md §1). */
function readTransport(answer: Result<OutgoingAnswer, OutgoingFailure>): Transport {
  const settled = (outcome: Outcome): Transport => ({ kind: 'settled', outcome });
  if (!answer.ok) {
    const { kind, reason } = answer.error;
    if (kind === 'forbidden') return settled(failed(reason));
    return settled(kind === 'unsent' ? retry(reason) : doubtful(reason));
  }
  const { status, body, headers } = answer.value;
  const after = headers['retry-after'];
  if (status === 429) return settled(retry('HTTP 429', pauseAsked(after)));
  const json = parseJson(body);
  const code = apiError.safeParse(json);
  if (status >= 500 && !(code.success && code.data.code.startsWith('Throttling')))
    return settled(doubtful(`HTTP ${status}`));
  return { kind: 'read', status, json, after };
}

/** `Retry-After` in seconds, bounded by what makes sense; its other form, a date, is left to our own back-off. */
function pauseAsked(header: string | undefined): number | undefined {
  const seconds = Number(header);
  return header && Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * SECOND, 10 * MINUTE) : undefined;
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
