import { z } from 'zod';
import { MINUTE } from '../../src/base/time.ts';
import { type Outcome, readApi } from './answer.ts';
import type { DingTalkSetting } from './setting.ts';

/** The robot API: calls that carry the app's access token. */
export interface Api {
  /** Posts JSON. A token that has gone stale is renewed once, and the call made again: it was refused, so nothing was sent. */
  call(path: string, body: object, timeoutMs?: number): Promise<Outcome>;
  /** Does something else with a good token, again with a new one when it turns out stale. */
  withToken(work: (token: string) => Promise<Outcome>): Promise<Outcome>;
}

const tokenAnswer = z.object({ accessToken: z.string().min(1), expireIn: z.coerce.number().positive() });

/** How long before its end a token is no longer used; never more than half its life. */
const RENEW_BEFORE = 5 * MINUTE;

export function createApi({ clientId, clientSecret, apiUrl, clock, log, door }: DingTalkSetting): Api {
  const base = apiUrl.replace(/\/+$/, '');
  let token: { readonly value: string; readonly until: number } | undefined;
  /** One request for a token serves everybody who waits for one. */
  let coming: Promise<Outcome> | undefined;

  async function fetchToken(): Promise<Outcome> {
    const outcome = readApi(await post('/v1.0/oauth2/accessToken', { appKey: clientId, appSecret: clientSecret }));
    if (outcome.kind !== 'value') {
      const why = outcome.kind === 'delivery' ? outcome.delivery.reason : outcome.kind;
      log.error({ platform: 'dingtalk', why }, 'no access token: check DINGTALK_CLIENT_ID and DINGTALK_CLIENT_SECRET');
      // Nothing of the message itself was sent, whatever became of this.
      return { kind: 'delivery', delivery: { result: 'retry', reason: `no access token: ${why}` } };
    }
    const read = tokenAnswer.safeParse(outcome.value);
    if (!read.success)
      return { kind: 'delivery', delivery: { result: 'retry', reason: 'no access token in the answer' } };
    const life = read.data.expireIn * 1_000;
    token = { value: read.data.accessToken, until: clock.now() + life - Math.min(RENEW_BEFORE, life / 2) };
    return { kind: 'value', value: token.value };
  }

  async function goodToken(): Promise<Outcome> {
    if (token && clock.now() < token.until) return { kind: 'value', value: token.value };
    coming ??= fetchToken().finally(() => {
      coming = undefined;
    });
    return coming;
  }

  function post(path: string, body: object, extra: Record<string, string> = {}, timeoutMs?: number) {
    return door({
      url: base + path,
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json', ...extra },
      body: JSON.stringify(body),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    });
  }

  async function withToken(work: (token: string) => Promise<Outcome>): Promise<Outcome> {
    for (let attempt = 1; ; attempt++) {
      const got = await goodToken();
      if (got.kind !== 'value') return got;
      const value = String(got.value);
      const outcome = await work(value);
      if (outcome.kind !== 'stale_token') return outcome;
      // Somebody else may have renewed it meanwhile: only the one that failed is thrown away.
      if (token?.value === value) token = undefined;
      if (attempt > 1)
        return { kind: 'delivery', delivery: { result: 'retry', reason: 'a new access token was refused too' } };
    }
  }

  return {
    withToken,
    call: (path, body, timeoutMs) =>
      withToken(async (value) => {
        const outcome = readApi(await post(path, body, { 'x-acs-dingtalk-access-token': value }, timeoutMs));
        if (outcome.kind === 'not_permitted')
          log.error(
            { platform: 'dingtalk', permission: outcome.permission, call: path },
            'a permission is missing: grant it in the developer console (docs/dingtalk.md)',
          );
        return outcome;
      }),
  };
}
