import { webApi } from '@slack/bolt';
import { HOUR, SECOND } from '../../src/base/time.ts';
import type { Delivery } from '../../src/chat/message.ts';

/** Nobody was reached, so nothing was said: name not found, refused, unreachable, TLS. */
const UNSENT =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_\w+|ENETUNREACH|EHOSTUNREACH|ENETDOWN|EMFILE|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|ERR_SSL_\w+|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/;

/** Slack says no, but not for ever. */
const LATER = new Set(['ratelimited', 'rate_limited', 'service_unavailable', 'team_added_to_org', 'request_timeout']);
/** Slack itself does not know whether it was done ("some aspect of the operation may have succeeded"). */
const UNKNOWN = new Set(['fatal_error', 'internal_error']);

/** What an administrator can do about a refusal. */
const ADVICE: Readonly<Record<string, string>> = {
  invalid_auth: 'check SLACK_BOT_TOKEN',
  not_authed: 'check SLACK_BOT_TOKEN',
  token_revoked: 'install the app again and set the new SLACK_BOT_TOKEN',
  token_expired: 'install the app again and set the new SLACK_BOT_TOKEN',
  account_inactive: 'the app was removed from the workspace: install it again and set the new SLACK_BOT_TOKEN',
  missing_scope: 'a permission is missing: compare the scopes with docs/slack.md and install the app again',
  not_in_channel: 'invite the app into the channel',
  channel_not_found: 'the channel is gone, or the app was never invited',
  is_archived: 'the channel is archived',
  user_disabled: 'the person has left the workspace',
  cannot_dm_bot: 'a bot cannot be written to',
};

/** Refused because of its form: the same words go out without it. */
export const isFormRefused = (error: unknown): boolean =>
  /^(?:invalid_blocks|invalid_blocks_format|msg_blocks_too_long|msg_too_long)$/.test(refusalOf(error) ?? '');

/** Slack's own code when it answered `ok: false`. */
export function refusalOf(error: unknown): string | undefined {
  if (!(error instanceof webApi.WebAPIPlatformError)) return undefined;
  // A page that is not JSON is put where the code would stand.
  return /^[a-z0-9_.:-]{1,60}$/i.test(error.data.error) ? error.data.error : undefined;
}

/**
 * What a failed call means for the message (reliability.md §1).
 * @param seen whether the call itself shows something to people: one that does not can be repeated without doubt.
 */
export function verdictOf(error: unknown, seen: boolean): Exclude<Delivery, { result: 'sent' }> {
  const verdict = classify(error);
  return verdict.result === 'doubtful' && !seen ? { result: 'retry', reason: verdict.reason } : verdict;
}

function classify(error: unknown): Exclude<Delivery, { result: 'sent' }> {
  if (error instanceof webApi.WebAPIRateLimitedError) return wait(error.retryAfter, 'too many requests');
  if (error instanceof webApi.WebAPIHTTPError) {
    const reason = `HTTP ${error.statusCode}`;
    return error.statusCode >= 500 ? { result: 'doubtful', reason } : { result: 'retry', reason };
  }
  if (error instanceof webApi.WebAPIPlatformError) return refused(error);
  const code = codeOf(error);
  if (code && UNSENT.test(code)) return { result: 'retry', reason: code };
  // A 429 without Retry-After: the client has no class for it.
  if (error instanceof Error && error.message.startsWith('Retry header did not contain'))
    return { result: 'retry', reason: 'too many requests' };
  return { result: 'doubtful', reason: code ?? (error instanceof Error ? error.name : 'unknown') };
}

function refused(error: webApi.WebAPIPlatformError): Exclude<Delivery, { result: 'sent' }> {
  const code = refusalOf(error);
  if (code === undefined) return { result: 'doubtful', reason: 'an answer that is not Slack’s' };
  if (LATER.has(code)) {
    const after = error.data.response_metadata?.retryAfter;
    return typeof after === 'number' ? wait(after, code) : { result: 'retry', reason: code };
  }
  if (UNKNOWN.has(code)) return { result: 'doubtful', reason: code };
  return { result: 'failed', reason: ADVICE[code] ? `${code}: ${ADVICE[code]}` : code };
}

const wait = (seconds: number, reason: string): Delivery & { result: 'retry' } => ({
  result: 'retry',
  afterMs: Math.min(HOUR, Math.max(SECOND, seconds * SECOND)),
  reason,
});

/** The first error code on the way down to the cause. */
function codeOf(error: unknown): string | undefined {
  let at = error;
  for (let depth = 0; at instanceof Error && depth < 6; depth++) {
    const { code }: NodeJS.ErrnoException = at;
    if (typeof code === 'string' && !code.startsWith('slack_')) return code;
    at = at.cause;
  }
  return undefined;
}
