import type { webApi } from '@slack/bolt';
import { boundedMap } from './bounded.ts';

/** Names are a convenience: how long a message waits for one. */
const PATIENCE = 2_000;

export interface Names {
  /** What is known of a person's name, without asking. */
  known(user: string): string | undefined;
  /** Learns names, each once; gives up quickly and without an error. */
  learn(users: readonly string[]): Promise<void>;
}

/** How people are called on Slack, for mentions in a text and for guests. Never identifies anybody. */
export function createNames(
  client: webApi.WebClient,
  sleep: (ms: number, signal: AbortSignal) => Promise<void>,
): Names {
  const names = boundedMap<string, string>(5_000);

  async function ask(user: string): Promise<void> {
    try {
      const { user: found } = await client.users.info({ user });
      const name = found?.profile?.display_name || found?.real_name || found?.name;
      names.set(user, name ?? '');
    } catch {
      // The id stands in for the name; the next message asks again.
    }
  }

  return {
    known: (user) => names.get(user) || undefined,
    learn: async (users) => {
      const unknown = users.filter((user) => !names.has(user)).slice(0, 10);
      if (unknown.length === 0) return;
      const patience = new AbortController();
      await Promise.race([Promise.all(unknown.map(ask)), sleep(PATIENCE, patience.signal).catch(() => {})]);
      patience.abort();
    },
  };
}
