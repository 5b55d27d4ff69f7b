import type { Clock } from '../../base/clock.ts';
import { DEFAULT_ZONE, toIso } from '../../base/time.ts';
import { both, messages, type StoreLog } from '../messages.ts';
import { type Cause, type Collection, type Store, StoreReadOnly, type StoreStatus } from '../store.ts';
import { BLOBS_FOLDER, type Blob, getBlob, putBlob } from './blobs.ts';
import { createErasure, type Erased, type ErasureOptions, type ErasureReport } from './erasure.ts';
import { erasedForGood, erasures } from './erasures.ts';
import type { Files } from './files.ts';
import { type Head, layHead, openHeadWriter, readHead } from './head.ts';
import { createJournal } from './journal.ts';
import { readLedger, rememberIn } from './ledger.ts';
import { lockFolder } from './lock.ts';
import { monthAt } from './months.ts';
import { outsideReader } from './outside.ts';
import { realFiles } from './real-files.ts';
import { mendJournal } from './recover.ts';
import { STATE_FOLDER } from './snapshot.ts';
import { CACHE_LIMIT, createSnapshots } from './snapshots.ts';
import { removeTemporary, startState } from './start.ts';
import { ready } from './state.ts';
import type { Undo } from './table.ts';
import { type OpenTransaction, openTransaction } from './transaction.ts';

export interface StoreOptions {
  /** Made when missing. */
  readonly folder: string;
  readonly clock: Clock;
  /** Zone whose months the files follow. Default: Asia/Shanghai. */
  readonly zone?: string;
  /** All collections that will be used. Lines of others stay in the journal and are passed over. */
  readonly collections: readonly Collection<unknown>[];
  /** Default: the machine's file system. */
  readonly files?: Files;
  readonly log?: StoreLog;
  /** Folders of backups: what is erased for good is remembered beside them, for the day on which one is restored. */
  readonly ledgers?: readonly string[];
  /** Told at once when writing stops, with a sentence for the administrators. */
  readonly onReadOnly?: (reason: string) => void;
  /** Source of salts. Default: the system's. */
  readonly random?: (bytes: number) => Buffer;
  /** Bytes of journal after which a snapshot is written; grows with the state, so that the work per turn does not. Default 16 MB. */
  readonly snapshotEvery?: number;
  /** What months before the current one may weigh in memory, in bytes; least recently used go first. Default 32 MB. */
  readonly cacheLimit?: number;
}

export interface EmbeddedStore extends Store {
  /** What the start found, in sentences for the administrators: a torn end, a rebuilt snapshot, a lost head. */
  readonly notices: readonly string[];
  /** An administrator says that the disk is well again. Throws when it is not. */
  reopenWritable(): Promise<void>;
  /** Writes what changed since the last snapshot; runs beside the turns. */
  snapshot(): Promise<void>;
  /** The number and hash of the last line that is on the disk: what the day's head says. */
  head(): Head;
  /** Stores an attachment. On the disk when it resolves: put its name into a document after that. */
  putBlob(bytes: Uint8Array): Promise<Blob>;
  getBlob(hash: string): Promise<Buffer | undefined>;
  /**
   * Erases documents with all their versions, from state, journal and attachments, and leaves the chain whole: a line names
   * the bodies, by whom and on what ground (`cause`). Backups keep them until they are thinned out. Rewrites whole months:
   * writing waits for seconds when they are large.
   */
  erase(cause: Cause, targets: readonly Erased<unknown>[], options?: ErasureOptions): Promise<ErasureReport>;
  /** Removes the bodies of `expiring` documents that were dropped; their digests stay. For a quiet hour. @returns how many */
  expire(): Promise<number>;
}

interface Pending {
  readonly seq: number;
  readonly undo: Undo;
}

/** Bodies that run before others on the machine get a turn. */
const BODIES_IN_A_ROW = 64;

/**
 * Opens the embedded store: one process, files in a folder, the journal as the truth. Throws `FolderInUse` when another
 * process holds the folder, `JournalDamaged` when the journal is not what was written.
 */
export async function openStore(options: StoreOptions): Promise<EmbeddedStore> {
  const { folder, clock, files = realFiles, zone = DEFAULT_ZONE, log = () => undefined } = options;
  await files.makeFolder(folder);
  for (const name of [STATE_FOLDER, BLOBS_FOLDER]) await files.makeFolder(`${folder}/${name}`);
  const unlock = await lockFolder(files, folder, clock.now());
  try {
    return await openLocked({ ...options, files, zone, log }, unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

type Settled = StoreOptions & Required<Pick<StoreOptions, 'files' | 'zone' | 'log'>>;

async function openLocked(options: Settled, unlock: () => Promise<void>): Promise<EmbeddedStore> {
  const { folder, clock, files, zone, log } = options;
  const notices: string[] = [];
  const notice = (sentence: string): void => {
    notices.push(sentence);
    log('warn', sentence);
  };
  for (const path of [folder, `${folder}/${STATE_FOLDER}`, `${folder}/${BLOBS_FOLDER}`]) {
    await removeTemporary(files, path);
  }
  const { head, readable } = await readHead(files, folder);
  const { state, reading, replayed } = await startState({ ...options, head, readOnly: false, notice });
  const aside = await mendJournal(files, folder, reading);
  if (reading.torn && aside) notice(both(messages.tornEnd(reading.torn.file, reading.torn.line, aside)));
  const { tip, mark } = reading;
  if (readable === 0 && tip.seq > 0) notice(both(messages.headMissing));
  await layHead(files, folder, { seq: tip.seq, hash: tip.hash });
  state.enterMonth(monthAt(clock.now(), zone));

  const pending: Pending[] = [];
  let readOnly: StoreReadOnly | undefined;
  let closing = false;

  function rollBack(reason: StoreReadOnly): void {
    for (const { undo } of pending.splice(0).reverse()) undo();
    turnReadOnly(reason);
  }

  function turnReadOnly(reason: StoreReadOnly): void {
    if (readOnly) return;
    readOnly = reason;
    snapshots.spoil();
    log('error', reason.message);
    options.onReadOnly?.(reason.message);
  }

  /** The journal is whole, but a disk that refuses once is not trusted with the next line. */
  function diskRefused(error: unknown): StoreReadOnly {
    const word = (error as NodeJS.ErrnoException).code ?? String(error);
    const reason = new StoreReadOnly(both(messages.writeFailed(word, false)));
    turnReadOnly(reason);
    return reason;
  }

  const headWriter = await openHeadWriter(files, folder, diskRefused);
  const journal = createJournal({
    files,
    folder,
    tip,
    mark,
    ...(options.random && { random: options.random }),
    onConfirmed: (at) => {
      let done = 0;
      while ((pending[done]?.seq ?? Number.POSITIVE_INFINITY) <= at.seq) done += 1;
      pending.splice(0, done);
      headWriter.note({ seq: at.seq, hash: at.hash });
      snapshots.consider();
    },
    onStopped: rollBack,
  });
  const snapshots = createSnapshots({ ...options, state, journal, replayed, onFailure: diskRefused });
  const reader = outsideReader(state, journal, options.cacheLimit ?? CACHE_LIMIT);

  const queue: (() => Promise<void>)[] = [];
  let running: Promise<void> | undefined;

  async function drain(): Promise<void> {
    for (let inARow = 1; ; inARow += 1) {
      const next = queue.shift();
      if (!next) {
        // In the same step as the look at the queue: whoever comes next must find either a runner or none.
        running = undefined;
        return;
      }
      await next();
      if (inARow % BODIES_IN_A_ROW === 0) await new Promise<void>((resolve) => setImmediate(resolve));
    }
  }

  function transact<R>(cause: Cause, body: (tx: OpenTransaction) => Promise<R>): Promise<R> {
    if (closing) return Promise.reject(new StoreReadOnly(both(messages.closed)));
    return new Promise<R>((resolve, reject) => {
      queue.push(() => take(cause, body).then(({ settled }) => void settled.then(resolve, reject), reject));
      running ??= drain();
    });
  }

  /** Runs one body. What is returned settles later, when everything that it rests on is on the disk. */
  async function take<R>(cause: Cause, body: (tx: OpenTransaction) => Promise<R>): Promise<{ settled: Promise<R> }> {
    if (readOnly) throw notBegun(readOnly);
    const at = clock.now();
    const month = monthAt(at, zone);
    state.enterMonth(month);
    const seq = journal.pending().seq + 1;
    const tx = openTransaction({ state, at, seq, zone });
    const outcome = await attempt(body(tx));
    tx.end();
    if (readOnly) throw notBegun(readOnly);
    const changes = outcome.ok ? tx.changes() : [];
    const series = outcome.ok ? tx.series() : undefined;
    let rests: Promise<void> | undefined;
    if (changes.length > 0 || series) {
      await ready(changes);
      if (readOnly) throw notBegun(readOnly);
      const docs = changes.map(({ table: { collection }, id, text }) =>
        text === undefined
          ? { drop: collection.name, id }
          : { put: collection.name, id, v: collection.version, text, expires: collection.keep === 'expiring' },
      );
      const line = journal.append({ cause, at: toIso(at, zone), month, series, erases: tx.erases(), docs });
      pending.push({ seq: line.seq, undo: state.apply(line.seq, changes, series) });
      rests = line.done;
      snapshots.shrink();
    }
    // What a body read, or refused, may rest on lines that are not on the disk yet.
    const settled = (rests ?? journal.whenConfirmed(seq - 1)).then(() => {
      if (!outcome.ok) throw outcome.error;
      return outcome.value;
    });
    return { settled };
  }

  function status(): StoreStatus {
    const { seq } = journal.confirmed();
    return readOnly ? { writable: false, reason: readOnly.message, sequence: seq } : { writable: true, sequence: seq };
  }

  const erasure = createErasure({
    files,
    folder,
    journal,
    snapshot: () => snapshots.write(),
    transact,
    remember: rememberIn(files, folder, options.ledgers ?? [], (where, error) =>
      log('warn', both(messages.ledgerMissed(where, String(error)))),
    ),
    onFailure: diskRefused,
  });
  for (const { id, document } of (await reader.find(erasures)).rows) await erasure.finish(id, document);
  const known = new Set((await reader.find(erasedForGood)).rows.map(({ id }) => id));
  const missed = (await readLedger(files, folder)).filter(({ id }) => !known.has(id));
  if (missed.length > 0) {
    const { bodies } = await erasure.replay(missed, new Map(options.collections.map((one) => [one.name, one])));
    if (bodies > 0) notice(both(messages.erasedAgain(bodies)));
  }

  return {
    ...reader,
    notices,
    transact,
    status,
    snapshot: () => snapshots.write(),
    head: () => ({ seq: journal.confirmed().seq, hash: journal.confirmed().hash }),
    putBlob: async (bytes) => {
      if (readOnly) throw notBegun(readOnly);
      const full = await journal.fullFor(bytes.length);
      if (full) turnReadOnly(full);
      if (full) throw full;
      try {
        return await putBlob(files, folder, bytes);
      } catch (error) {
        throw diskRefused(error);
      }
    },
    getBlob: (hash) => getBlob(files, folder, hash),
    erase: erasure.erase,
    expire: erasure.expire,
    reopenWritable: async () => {
      await journal.reopen();
      await layHead(files, folder, journal.confirmed());
      readOnly = undefined;
    },
    close: async () => {
      if (closing) return;
      closing = true;
      await running;
      await journal.whenConfirmed(journal.pending().seq).catch(() => undefined);
      if (!readOnly) await snapshots.write().catch((error: unknown) => log('warn', `snapshot: ${String(error)}`));
      await journal.close();
      await headWriter.close();
      // A lock that can't be removed is a dead holder's by then.
      await unlock().catch((error: unknown) => log('warn', `lock: ${String(error)}`));
    },
  };
}

/** Whatever is uncertain of the lines at which writing stopped, this one was never written. */
const notBegun = ({ message }: StoreReadOnly): StoreReadOnly => new StoreReadOnly(message);

type Attempt<R> = { readonly ok: true; readonly value: R } | { readonly ok: false; readonly error: unknown };

async function attempt<R>(work: Promise<R>): Promise<Attempt<R>> {
  try {
    return { ok: true, value: await work };
  } catch (error) {
    return { ok: false, error };
  }
}
