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
  type Target,
} from './bodies.ts';
import { erasures, type PendingErasure } from './erasures.ts';
import type { Files } from './files.ts';
import type { Journal } from './journal.ts';
import { BEGINNING } from './recover.ts';
import type { OpenTransaction } from './transaction.ts';

/** A document to erase, with all its earlier versions. */
export interface Erased<T> {
  readonly collection: Collection<T>;
  readonly id: string;
  /** What stays in its place; left out: nothing, the document is dropped. */
  readonly replacement?: T;
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
  /** The disk refused during a rewrite. */
  readonly onFailure: (error: unknown) => void;
}

export interface Erasure {
  erase(cause: Cause, targets: readonly Erased<unknown>[]): Promise<ErasureReport>;
  /** Carries out what an earlier run committed. */
  finish(id: string, pending: PendingErasure): Promise<ErasureReport>;
  /** Removes bodies that were written to expire and whose document was dropped. @returns how many */
  expire(): Promise<number>;
}

export function createErasure(context: ErasureContext): Erasure {
  const { files, folder, journal, snapshot, transact } = context;

  async function rewrite(bodies: BodiesByMonth): Promise<number> {
    let count = 0;
    for (const [month, places] of Object.entries(bodies)) {
      count += places.length;
      await journal.paused(async () => {
        try {
          const rewritten = await rewriteMonth(files, folder, month, places);
          return month === journal.confirmed().month ? rewritten : undefined;
        } catch (error) {
          context.onFailure(error);
          throw error;
        }
      });
    }
    // Its mark still counts bytes of the old file.
    if (count > 0) await snapshot();
    return count;
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
    const bodies = await rewrite(pending.bodies as BodiesByMonth);
    const blobs = await dropBlobs(pending.hashes);
    await dropTornEnds(pending.ids);
    await transact({ what: 'erasure finished' }, async (tx) => tx.drop(erasures, id));
    return { bodies, blobs };
  }

  async function erase(cause: Cause, targets: readonly Erased<unknown>[]): Promise<ErasureReport> {
    const named: Target[] = targets.map(({ collection: { name }, id }) => ({ collection: name, id }));
    // Most of the journal is read before any turn has to wait.
    const mark = journal.mark();
    const before = await findBodies(files, folder, named, BEGINNING);
    const { id, pending } = await transact(cause, async (tx) => {
      await journal.whenConfirmed(journal.pending().seq);
      const since = await findBodies(files, folder, named, mark);
      const found = merge(before, since, mark.seq);
      const key = String(await tx.next('$erasure'));
      const doc: PendingErasure = { bodies: found.bodies, hashes: [...found.hashes], ids: named.map((one) => one.id) };
      for (const target of targets) {
        if (target.replacement !== undefined) tx.put(target.collection, target.id, target.replacement);
        else if (await tx.get(target.collection, target.id)) tx.drop(target.collection, target.id);
      }
      tx.put(erasures, key, doc);
      tx.erase(Object.values(found.bodies).flat());
      return { id: key, pending: doc };
    });
    return finish(id, pending);
  }

  return {
    erase: (cause, targets) => inTurn(() => erase(cause, targets)),
    finish: (id, pending) => inTurn(() => finish(id, pending)),
    expire: () => inTurn(async () => rewrite(await findExpired(files, folder, BEGINNING))),
  };
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
