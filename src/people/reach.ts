import { DAY } from '../base/time.ts';
import type { Reader, Transaction } from '../store/store.ts';
import { boundConversations, groups, guests, people } from './documents.ts';
import { guestId } from './identity.ts';
import type { Team } from './model.ts';
import type { Identity, Speaker } from './speaker.ts';

/** Which platforms can send at this moment. */
export interface Reachable {
  /** Names of the connected platforms, the preferred first. */
  readonly platforms: readonly string[];
  honoursDemonstration(platform: string): boolean;
  /** The connected platform that carries messages to an account. Left out: the one of the account's own name. */
  carrier?(identity: Identity): string | undefined;
  /** Whether an account can be written to now, without having been spoken to. Left out: every one can. */
  canReach?(identity: Identity): boolean;
  /** Whether a person is logged in on a platform that knows people by the directory's own ids. Left out: on none. */
  isLoggedIn?(reader: Reader, platform: string, person: string): Promise<boolean>;
}

/** The account at which a person can be told something. */
export interface PersonalWay {
  readonly platform: string;
  readonly identity: Identity;
}

/**
 * How a person can be reached: at an account of theirs on a connected platform, `prefer` first.
 * @returns undefined when nowhere: whoever wanted to tell them something says so.
 */
export async function reachPerson(
  reader: Reader,
  id: string,
  on: Reachable,
  prefer?: string,
): Promise<PersonalWay | undefined> {
  const carrier = on.carrier ?? (({ platform }: Identity) => platform);
  const canReach = (identity: Identity): boolean => on.canReach?.(identity) !== false;
  const person = await reader.get(people, id);
  const order = prefer === undefined ? on.platforms : [prefer, ...on.platforms.filter((p) => p !== prefer)];
  if (!person) {
    const guest = await reader.get(guests, id);
    if (!guest) return undefined;
    const { at: _, ...identity } = guest;
    const platform = carrier(identity);
    return platform !== undefined && order.includes(platform) && canReach(identity)
      ? { platform, identity }
      : undefined;
  }
  if (!person.active) return undefined;
  for (const platform of order) {
    const account = person.identities.find((identity) => carrier(identity) === platform && canReach(identity));
    if (account) {
      const { linked: _, ...identity } = account;
      return { platform, identity };
    }
    const known = person.demonstration && on.honoursDemonstration(platform);
    if (known || (await on.isLoggedIn?.(reader, platform, id))) return { platform, identity: { platform, id } };
  }
  return undefined;
}

/** A group's conversation on a connected platform. */
export interface GroupWay {
  readonly platform: string;
  readonly conversation: string;
}

/** Every conversation that was bound to a team; where the demonstration is honoured, the directory's own group counts. */
export async function reachTeam(reader: Reader, team: Team, on: Reachable): Promise<GroupWay[]> {
  const bound = (await reader.find(boundConversations, { where: { team } })).rows
    .map(({ document }) => ({ platform: document.platform, conversation: document.conversation }))
    .filter(({ platform }) => on.platforms.includes(platform));
  const platform = on.platforms.find((p) => on.honoursDemonstration(p));
  if (bound.length > 0 || platform === undefined) return bound;
  const own = (await reader.find(groups, { where: { team }, limit: 1 })).rows[0];
  return own ? [{ platform, conversation: own.id }] : [];
}

/** A guest who has said nothing for this long is forgotten: nothing is waiting to be answered any more. */
const GUEST_KEPT_FOR = 90 * DAY;

/** Forgets the accounts of guests who have not been heard for long; called by a daily job. */
export async function sweepGuests(tx: Transaction): Promise<void> {
  for (const { id } of (await tx.find(guests, { where: { at: { to: tx.at - GUEST_KEPT_FOR } } })).rows) {
    tx.drop(guests, id);
  }
}

/** Keeps a guest's account, so that an answer can find them later. */
export function rememberGuest(tx: Transaction, speaker: Pick<Speaker, 'id' | 'guest' | 'identity'>): void {
  if (!speaker.guest || !speaker.identity) return;
  const { platform, tenant, id, name } = speaker.identity;
  tx.put(guests, speaker.id || guestId(speaker.identity), {
    platform,
    id,
    ...(tenant === undefined ? {} : { tenant }),
    ...(name === undefined ? {} : { name }),
    at: tx.at,
  });
}
