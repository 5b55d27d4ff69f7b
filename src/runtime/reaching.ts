import { hasWebSession } from '../../adapters/web/sessions.ts';
import type { Clock, Instant } from '../base/clock.ts';
import type { Outgoing, Platform } from '../chat/message.ts';
import type { Audience } from '../commands/turn.ts';
import { isLoopback, type Settings } from '../config.ts';
import { type Reachable, reachPerson } from '../people/reach.ts';
import type { Identity } from '../people/speaker.ts';
import { noteUnreached } from '../people/unreached.ts';
import type { Meeting } from '../people/who.ts';
import type { Reader, Transaction } from '../store/store.ts';

/** Demonstration people are honoured on the headless platform, the page at a loopback address, and loopback API addresses only. */
export function honoursDemonstration(platform: string, settings: Settings): boolean {
  const local = (url: string) => isLoopback(new URL(url).hostname);
  if (platform === 'stdio' || platform === 'terminal') return true;
  if (platform === 'web') return isLoopback(settings.ZHIBIAO_WEB_HOST) && settings.ZHIBIAO_WEB_URL === undefined;
  if (platform === 'dingtalk') return local(settings.DINGTALK_API_URL);
  if (platform === 'slack') return local(settings.SLACK_API_URL);
  return false;
}

/** Whether the page is for people who have logged in: its sessions then say who somebody is. */
export const hasLogin = ({ ZHIBIAO_WEB_URL }: Pick<Settings, 'ZHIBIAO_WEB_URL'>): boolean =>
  ZHIBIAO_WEB_URL !== undefined;

/** How somebody who speaks on a platform is known. */
export const meetingOn = (platform: string, settings: Settings, now: Instant): Meeting => ({
  now,
  zone: settings.ZHIBIAO_TIMEZONE,
  honoursDemonstration: honoursDemonstration(platform, settings),
  vouched: platform === 'web' && hasLogin(settings),
});

/** Chat platforms come to people; the page waits for them, and the terminal is only there to try things. */
const LAST = ['web', 'terminal'];

/** Where people can be reached with the platforms that are connected. */
export function reachableOn(
  platforms: ReadonlyMap<string, Platform>,
  settings: Settings,
  clock: Clock,
): Required<Reachable> {
  const carrier = ({ platform }: Identity): Platform | undefined =>
    platforms.get(platform) ?? [...platforms.values()].find(({ carries }) => carries?.includes(platform));
  return {
    get platforms() {
      return [...platforms.keys()].sort((a, b) => LAST.indexOf(a) - LAST.indexOf(b));
    },
    honoursDemonstration: (platform) => honoursDemonstration(platform, settings),
    carrier: (identity) => carrier(identity)?.name,
    canReach: (identity) => carrier(identity)?.canReach?.(identity) !== false,
    isLoggedIn: async (reader, platform, person) =>
      platform === 'web' && hasLogin(settings) && (await hasWebSession(reader, person, clock.now())),
  };
}

/**
 * How an audience that did not speak is reached: a person at an account of theirs, a conversation on the platform at hand.
 * Within a transaction it is noted whom nobody can reach.
 */
export async function reach(
  audience: Audience,
  reader: Reader,
  on: Reachable,
  prefer: string | undefined,
): Promise<Pick<Outgoing, 'platform' | 'to' | 'identity'> | undefined> {
  if ('user' in audience) {
    const way = await reachPerson(reader, audience.user, on, prefer);
    if (!way && 'put' in reader) await noteUnreached(reader as Transaction, audience.user);
    return way && { platform: way.platform, to: audience, identity: way.identity };
  }
  const platform = prefer ?? on.platforms[0];
  return platform === undefined ? undefined : { platform, to: audience };
}
