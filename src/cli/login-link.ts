import { existsSync } from 'node:fs';
import { linkAddress, signLink } from '../../adapters/web/login.ts';
import type { RandomBytes } from '../../adapters/web/ports.ts';
import type { Instant } from '../base/clock.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { allCollections } from '../collections.ts';
import { keyFileOf, type Settings } from '../config.ts';
import { personById } from '../people/who.ts';
import { readOnlyStore } from '../store/embedded/read-only.ts';
import { openSigningKey, secretFor } from '../store/signed-head.ts';

/** What links that were made beside the running program are signed with. */
export const linkSecret = async (settings: Settings): Promise<Uint8Array> =>
  secretFor(await openSigningKey(keyFileOf(settings)), 'web links');

/** `link`: a one-time address at which a person logs in on the page. Writes nothing: the running program knows it by its signature. */
export async function makeLoginLink(
  settings: Settings,
  person: string,
  now: Instant,
  random: RandomBytes,
): Promise<Result<string, string>> {
  if (settings.ZHIBIAO_WEB_URL === undefined)
    return fail('ZHIBIAO_WEB_URL 没有设置：网页只在本机打开，不用登录 · not set: the page needs no login');
  // A key made here would be another one than the program's, or one that it cannot read.
  if (!existsSync(keyFileOf(settings)) || !existsSync(settings.ZHIBIAO_DATA))
    return fail('请先启动一次程序，再发登录链接 · start the program once first');
  const store = await readOnlyStore(settings.ZHIBIAO_DATA, {
    collections: allCollections,
    zone: settings.ZHIBIAO_TIMEZONE,
  });
  const member = await personById(store, person, now);
  if (!member) return fail(`名册里没有 ${person}（写编号，不写姓名）· nobody has this id in the directory`);
  return ok(linkAddress(settings.ZHIBIAO_WEB_URL, signLink(await linkSecret(settings), person, now, random)));
}
