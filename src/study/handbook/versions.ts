import type { Catalogue } from '../../standards/catalogue.ts';
import { lineage } from '../../standards/lineage.ts';
import type { Transaction } from '../../store/store.ts';
import type { Entry, Handbook } from './handbook.ts';
import { type HandbookVersion, handbooks, handbookVersions, versionId } from './model.ts';

/** A handbook with the number that it has, or would get. */
export interface Numbered {
  readonly number: number;
  /** Since when it reads so. */
  readonly since: number;
}

/**
 * Keeps a handbook as a version of its own when it reads otherwise than the last one. Say the same words again and the
 * number stays.
 */
export async function keepVersion(tx: Transaction, { post, entries, digest }: Handbook): Promise<Numbered> {
  const last = await tx.get(handbooks, post.id);
  if (last?.digest === digest) {
    const version = await tx.get(handbookVersions, versionId(post.id, last.number));
    return { number: last.number, since: version?.at ?? tx.at };
  }
  const number = (last?.number ?? 0) + 1;
  tx.put(handbooks, post.id, { number, digest });
  tx.put(handbookVersions, versionId(post.id, number), {
    post: post.id,
    number,
    at: tx.at,
    digest,
    clauses: entries.map((entry): [string, string] => [entry.clause.key, entry.digest]),
  });
  return { number, since: tx.at };
}

/** What is otherwise in a handbook than it was. */
export interface Changes {
  readonly added: readonly Entry[];
  readonly changed: readonly Entry[];
  /** Keys of the clauses that bind no more. */
  readonly removed: readonly string[];
}

export const countOf = ({ added, changed, removed }: Changes): number => added.length + changed.length + removed.length;

/** Compares a handbook with an earlier version of it. A clause that only got another number counts for nothing. */
export function changesSince(before: HandbookVersion, now: Handbook, catalogue: Catalogue): Changes {
  const entries = new Map(now.entries.map((entry) => [entry.clause.key, entry]));
  const changed: Entry[] = [];
  const removed: string[] = [];
  const met = new Set<string>();
  const heirOf = heirsOn(now, catalogue);
  for (const [key, digest] of before.clauses) {
    const heir = entries.has(key) ? key : heirOf(key);
    const entry = heir === undefined ? undefined : entries.get(heir);
    if (!entry) removed.push(key);
    else {
      met.add(entry.clause.key);
      if (entry.digest !== digest) changed.push(entry);
    }
  }
  return { changed, removed, added: now.entries.filter(({ clause }) => !met.has(clause.key)) };
}

/** Finds the key that a clause of a superseded edition has in the one in force. */
function heirsOn({ day }: Handbook, catalogue: Catalogue): (key: string) => string | undefined {
  const known = new Map<string, ReadonlyMap<string, string>>();
  const heirsOf = (id: string): ReadonlyMap<string, string> => {
    const before = catalogue.edition(id, day);
    const after = before && catalogue.inForce(before.code, day);
    if (!before || !after || before.id === after.id) return new Map();
    return new Map(
      lineage(before, after).changes.flatMap((change): [string, string][] =>
        change.before && change.after ? [[change.before.number, change.after.key]] : [],
      ),
    );
  };
  return (key) => {
    const [id = '', number = ''] = key.split('#');
    const heirs = known.get(id) ?? heirsOf(id);
    known.set(id, heirs);
    return heirs.get(number);
  };
}
