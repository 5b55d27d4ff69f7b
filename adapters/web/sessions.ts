import { z } from 'zod';
import type { Clock, Instant } from '../../src/base/clock.ts';
import { DAY, HOUR, MINUTE } from '../../src/base/time.ts';
import type { Collection, Reader, Store } from '../../src/store/store.ts';
import type { RandomBytes } from './ports.ts';
import { digest, newToken } from './secrets.ts';

const sessionSchema = z.object({
  /** Who speaks: `Inbound.sender.id`. */
  identity: z.string(),
  /** Who that is for replies: `Outgoing.to.user`. */
  person: z.string(),
  since: z.number(),
  seen: z.number(),
});
export type Session = z.infer<typeof sessionSchema>;

/** Sessions by the digest of their cookie. */
export const webSessions: Collection<Session> = {
  name: 'webSessions',
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
  schema: sessionSchema,
};

export const IDLE_FOR = 12 * HOUR;
export const LASTS_AT_MOST = 30 * DAY;
/** A session's last use is written this coarsely, so that not every click writes to the store. */
const SEEN_EVERY = 10 * MINUTE;

export const isAlive = (session: Session, now: Instant): boolean =>
  now - session.seen < IDLE_FOR && now - session.since < LASTS_AT_MOST;

/** Whether a person has a page to be reached on: a session that has not run out. */
export async function hasWebSession(reader: Reader, person: string, now: Instant): Promise<boolean> {
  const { rows } = await reader.find(webSessions, { where: { person } });
  return rows.some(({ document }) => isAlive(document, now));
}

export interface Sessions {
  /** Opens a session and returns its token, which is kept nowhere. `replaces`: a session of the same browser that ends. */
  open(identity: string, person: string, replaces?: string): Promise<string>;
  /** The session of a token, while it lasts. */
  find(token: string): Promise<{ readonly id: string; readonly session: Session } | undefined>;
  /** The same by its id, without counting as a use. */
  check(id: string): Promise<Session | undefined>;
  end(id: string): Promise<void>;
  /** Ends all sessions of a person: 离职, or "log out everywhere". Returns their ids. */
  endAll(person: string): Promise<readonly string[]>;
  /** Forgets what has run out, and what belongs to nobody any more. Returns the ids of the latter. */
  sweep(isThere: (session: Session) => Promise<boolean>): Promise<readonly string[]>;
}

/** @param onEnd called after sessions have ended */
export function createSessions(
  store: Store,
  clock: Clock,
  random: RandomBytes,
  onEnd: () => Promise<void> = async () => {},
): Sessions {
  const end = async (ids: readonly string[]): Promise<void> => {
    await store.transact({ what: 'web logout' }, async (tx) => {
      for (const id of ids) tx.drop(webSessions, id);
    });
    await onEnd();
  };

  return {
    open: async (identity, person, replaces) => {
      const token = newToken(random);
      await store.transact({ person, what: 'web login' }, async (tx) => {
        if (replaces !== undefined) tx.drop(webSessions, digest(replaces));
        tx.put(webSessions, digest(token), { identity, person, since: tx.at, seen: tx.at });
      });
      return token;
    },
    find: async (token) => {
      const id = digest(token);
      const session = await store.get(webSessions, id);
      const now = clock.now();
      if (!session || !isAlive(session, now)) return undefined;
      if (now - session.seen >= SEEN_EVERY) await see(store, id);
      return { id, session };
    },
    check: async (id) => {
      const session = await store.get(webSessions, id);
      return session && isAlive(session, clock.now()) ? session : undefined;
    },
    end: (id) => end([id]),
    endAll: async (person) => {
      const { rows } = await store.find(webSessions, { where: { person } });
      const ids = rows.map((row) => row.id);
      if (ids.length > 0) await end(ids);
      return ids;
    },
    sweep: async (isThere) => {
      const { rows } = await store.find(webSessions);
      const dead: string[] = [];
      const orphans: string[] = [];
      for (const { id, document } of rows) {
        if (!isAlive(document, clock.now())) dead.push(id);
        else if (!(await isThere(document))) orphans.push(id);
      }
      if (dead.length + orphans.length > 0) await end([...dead, ...orphans]);
      return orphans;
    },
  };
}

/** A store that can't write must not log anybody out: the next request tries again. */
async function see(store: Store, id: string): Promise<void> {
  await store
    .transact({ what: 'web session seen' }, async (tx) => {
      const current = await tx.get(webSessions, id);
      if (current) tx.put(webSessions, id, { ...current, seen: tx.at });
    })
    .catch(() => undefined);
}
