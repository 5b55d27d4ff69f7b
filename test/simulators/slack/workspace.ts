import type { Clock } from '../../../src/base/clock.ts';

/** Something that stands in a channel. */
export interface Posted {
  readonly ts: string;
  readonly channel: string;
  readonly text: string;
  readonly blocks: readonly unknown[];
  readonly thread?: string | undefined;
  /** `message`: for everybody there. `ephemeral`: seen by one person and gone at the next look. */
  readonly seen: 'message' | 'ephemeral';
  readonly user?: string | undefined;
  /** The call that put it there. */
  readonly by: string;
  readonly files: readonly string[];
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

export interface Workspace {
  readonly team: string;
  readonly app: string;
  readonly bot: { readonly user: string; readonly id: string };
  readonly names: Map<string, string>;
  readonly posted: Posted[];
  readonly files: Map<string, StoredFile>;
  /** The next message id: seconds with microseconds, never the same twice. */
  ts(): string;
  /** The direct channel of a person with the bot. */
  direct(user: string): string;
  unique(prefix: string): string;
}

export function createWorkspace(clock: Clock): Workspace {
  const directs = new Map<string, string>();
  let last = 0;
  let count = 0;
  const unique = (prefix: string) => `${prefix}${String(++count).padStart(9, '0')}`;
  return {
    team: 'T0ZHIBIAO1',
    app: 'A0ZHIBIAO1',
    bot: { user: 'U0ZHIBIAO1', id: 'B0ZHIBIAO1' },
    names: new Map(),
    posted: [],
    files: new Map(),
    unique,
    ts: () => {
      last = Math.max(last + 1, clock.now() * 1_000);
      return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`;
    },
    direct: (user) => {
      const known = directs.get(user) ?? unique('D');
      directs.set(user, known);
      return known;
    },
  };
}
