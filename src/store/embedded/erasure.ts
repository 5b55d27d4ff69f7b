import type { Instant } from '../../base/clock.ts';
import { toIso } from '../../base/time.ts';
import type { Cause, Collection } from '../store.ts';
import { BLOBS_FOLDER } from './blobs.ts';
import {
  type BodiesByMonth,
  type BodyPlace,
  type Found,
  findBodies,
  findExpired,
  hashesInUse,
  rewriteMonth,
  standingIn,
  type Target,
} from './bodies.ts';
import { erasedForGood, erasures, type PendingErasure } from './erasures.ts';
import type { Files } from './files.ts';
import type { Journal } from './journal.ts';
import type { LedgerEntry } from './ledger.ts';
import { BEGINNING } from './recover.ts';
import { documentOf, upgrade } from './rows.ts';
import type { OpenTransaction } from './transaction.ts';

/** A document to erase, with all its earlier versions. */
export interface Erased<T> {
  readonly collection: Collection<T>;
  readonly id: string;
  /** What stays in its place; left out: nothing, the document is dropped. */
  readonly replacement?: T;
  /** Under which id that stands, where the old one says too much. Left out: under its own. */
  readonly as?: string;
}

export interface ErasureReport {
  /** Bodies that are gone from the journal. */
  readonly bodies: number;
  /** Attachments that are gone, because nothing else speaks of them. */
  readonly blobs: number;
}

export interface ErasureContext {
  readonly files: Files;
  readonly folder: string;
  readonly journal: Journal;
  readonly snapshot: () => Promise<void>;
  readonly transact: <R>(cause: Cause, body: (tx: OpenTransaction) => Promise<R>) => Promise<R>;
  /** Keeps an entry where older backups are restored from. */
  readonly remember: (entry: LedgerEntry) => Promise<void>;
  /** The disk refused during a rewrite. */
  readonly onFailure: (error: unknown) => void;
}

export interface ErasureOptions {
  /**
   * Holds for good: carried out again on every older backup that is restored. Leave it out for what a term takes anyway,
   * and the next night would take again.
   */
  readonly forGood?: boolean;
}

export interface Erasure {
  erase(cause: Cause, targets: readonly Erased<unknown>[], options?: ErasureOptions): Promise<ErasureReport>;
  /** Carries out again, on a journal that was restored, what the ledger says. */
  replay(
    entries: readonly LedgerEntry[],
    collections: ReadonlyMap<string, Collection<unknown>>,
  ): Promise<ErasureReport>;
  /** Carries out what an earlier run committed. */
  finish(id: string, pending: PendingErasure): Promise<ErasureReport>;
  /** Removes bodies that were written to expire and whose document was dropped. @returns how many */
  expire(): Promise<number>;
}

export function createErasure(context: ErasureContext): Erasure {
  const { files, folder, journal, snapshot, transact } = context;

  async function rewrite(bodies: BodiesByMonth): Promise<{ readonly count: number; readonly lines: string[] }> {
    let count = 0;
    const lines: string[] = [];
    for (const [month, places] of Object.entries(bodies)) {
      count += places.length;
      await journal.paused(async () => {
        try {
          const rewritten = await rewriteMonth(files, folder, month, places);
          lines.push(...rewritten.lines);
          return month === journal.confirmed().month ? rewritten : undefined;
        } catch (error) {
          context.onFailure(error);
          throw error;
        }
      });
    }
    // Its mark still counts bytes of the old file.
    if (count > 0) await snapshot();
    return { count, lines };
  }

  async function dropBlobs(hashes: readonly string[]): Promise<number> {
    const stored = new Set(await files.list(`${folder}/${BLOBS_FOLDER}`));
    const candidates = new Set(hashes.filter((hash) => stored.has(hash)));
    if (candidates.size === 0) return 0;
    const used = await hashesInUse(files, folder, candidates, BEGINNING);
    const idle = [...candidates].filter((hash) => !used.has(hash));
    for (const hash of idle) await files.unlink(`${folder}/${BLOBS_FOLDER}/${hash}`);
    await files.syncFolder(`${folder}/${BLOBS_FOLDER}`);
    return idle.length;
  }

  /** A torn end that was kept aside may hold the same words. */
  async function dropTornEnds(ids: readonly string[]): Promise<void> {
    for (const name of await files.list(folder)) {
      if (!name.startsWith('torn-')) continue;
      const text = (await files.read(`${folder}/${name}`))?.toString('utf8') ?? '';
      if (ids.some((id) => text.includes(JSON.stringify(id)))) await files.unlink(`${folder}/${name}`);
    }
  }

  let last: Promise<unknown> = Promise.resolve();

  /** One at a time: each counts the bytes of files that the other would rewrite. */
  function inTurn<R>(work: () => Promise<R>): Promise<R> {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  }

  async function finish(id: string, pending: PendingErasure): Promise<ErasureReport> {
    const { count: bodies, lines } = await rewrite(pending.bodies as BodiesByMonth);
    const blobs = await dropBlobs(pending.hashes);
    await dropTornEnds(pending.ids);
    if (pending.entry) await context.remember({ ...pending.entry, lines });
    await transact({ what: 'erasure finished' }, async (tx) => tx.drop(erasures, id));
    return { bodies, blobs };
  }

  async function erase(
    cause: Cause,
    targets: readonly Erased<unknown>[],
    { forGood = false }: ErasureOptions = {},
    replayed: readonly LedgerEntry[] = [],
  ): Promise<ErasureReport> {
    const named: Target[] = targets.map(({ collection: { name }, id }) => ({ collection: name, id }));
    // Most of the journal is read before any turn has to wait.
    const mark = journal.mark();
    const before = await findBodies(files, folder, named, BEGINNING);
    const { id, pending } = await transact(cause, async (tx) => {
      await journal.whenConfirmed(journal.pending().seq);
      const since = await findBodies(files, folder, named, mark);
      const found = merge(before, since, mark.seq);
      const key = String(await tx.next('$erasure'));
      const doc: PendingErasure = {
        bodies: found.bodies,
        hashes: [...found.hashes],
        ids: named.map((one) => one.id),
        ...(forGood ? { entry: entryOf(journal.pending().hash, cause, tx.at, targets) } : {}),
      };
      for (const { id, at } of [...replayed, ...(doc.entry ? [doc.entry] : [])]) tx.put(erasedForGood, id, { at });
      for (const target of targets) {
        const { collection, id, as = id, replacement } = target;
        if (replacement !== undefined) tx.put(collection, as, replacement);
        if (replacement !== undefined && as === id) continue;
        if (await tx.get(target.collection, target.id)) tx.drop(target.collection, target.id);
      }
      tx.put(erasures, key, doc);
      const places = Object.values(found.bodies).flat();
      if (places.length > 0) tx.erase(places);
      return { id: key, pending: doc };
    });
    return finish(id, pending);
  }

  async function replay(
    entries: readonly LedgerEntry[],
    collections: ReadonlyMap<string, Collection<unknown>>,
  ): Promise<ErasureReport> {
    const sought = entries.map(({ documents, lines }) => ({ targets: documents, lines }));
    const standing = await standingIn(files, folder, sought);
    const targets = new Map<string, Erased<unknown>>();
    for (const document of entries.flatMap(({ documents }) => documents)) {
      const collection = collections.get(document.collection);
      if (!collection || !standing.has(document)) continue;
      targets.set(`${collection.name}\n${document.id}`, {
        collection,
        id: document.id,
        ...replacing(collection, document),
      });
    }
    return erase({ what: `erasures carried out again: ${entries.length}` }, [...targets.values()], {}, entries);
  }

  return {
    erase: (cause, targets, options) => inTurn(() => erase(cause, targets, options)),
    replay: (entries, collections) => inTurn(() => replay(entries, collections)),
    finish: (id, pending) => inTurn(() => finish(id, pending)),
    expire: () => inTurn(async () => (await rewrite(await findExpired(files, folder, BEGINNING))).count),
  };
}

/** @param before hash of the line that the erasure's own will follow: no other line of any copy of the journal has it */
const entryOf = (
  before: string,
  { what }: Cause,
  at: Instant,
  targets: readonly Erased<unknown>[],
): NonNullable<PendingErasure['entry']> => ({
  id: before.slice(0, 16),
  at: toIso(at),
  what,
  documents: targets.map(({ collection, id, replacement }) => ({
    collection: collection.name,
    id,
    v: collection.version,
    ...(replacement === undefined ? {} : { replacement }),
  })),
});

/** What stays in the place of a document, in the form that its collection has today. */
function replacing(
  collection: Collection<unknown>,
  { id, v, replacement }: LedgerEntry['documents'][number],
): { readonly replacement?: unknown } {
  if (replacement === undefined) return {};
  const row = upgrade(collection, { id, text: JSON.stringify(replacement), version: v, ordinal: 0 });
  return { replacement: documentOf(row) };
}

/** @param upTo lines that the earlier look may be trusted for: later ones were not on the disk yet, perhaps never will be */
function merge(a: Found, b: Found, upTo: number): { bodies: Record<string, [number, number][]>; hashes: Set<string> } {
  const bodies: Record<string, [number, number][]> = {};
  for (const month of new Set([...Object.keys(a.bodies), ...Object.keys(b.bodies)])) {
    const places = new Map<string, BodyPlace>();
    const early = (a.bodies[month] ?? []).filter(([seq]) => seq <= upTo);
    for (const place of [...early, ...(b.bodies[month] ?? [])]) places.set(place.join(), place);
    bodies[month] = [...places.values()].map(([seq, index]) => [seq, index]);
  }
  return { bodies, hashes: new Set([...a.hashes, ...b.hashes]) };
}
