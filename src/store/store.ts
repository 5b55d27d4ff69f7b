import type { z } from 'zod';
import type { Instant } from '../base/clock.ts';

/** A named set of documents of one shape. Declared once, beside the model that it holds; drivers learn all they need from here. */
export interface Collection<T> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
  /** Version of `schema`; stored with every document and raised by `migrate` when older ones are read. */
  readonly version: number;
  /** `bounded` stays in memory; `monthly` grows without end and is kept in one file a month, by the document's `at`. */
  readonly growth: 'bounded' | 'monthly';
  /** `evidence` is kept for good; an `expiring` body may be removed from the journal once dropped, its digest stays. */
  readonly keep: 'evidence' | 'expiring';
  /**
   * Of a `monthly` collection: fields of few values that every month keeps counts by, so that counting or excluding by
   * them opens no old month. Default: service, place, kind, state.
   */
  readonly counted?: readonly string[];
  readonly migrate?: (document: unknown, fromVersion: number) => unknown;
}

/** Declares a collection; the type of its documents follows from the schema. */
export function collection<S extends z.ZodType>(
  declaration: Omit<Collection<z.infer<S>>, 'schema'> & { schema: S },
): Collection<z.infer<S>> {
  return declaration as unknown as Collection<z.infer<S>>;
}

export type Scalar = string | number | boolean;

/** Which rows, in which order, how many. A field may be a dotted path (`place.floor`). */
export interface Query {
  /** Equality, one of several, or a half-open range [from, to). */
  readonly where?: Readonly<
    Record<string, Scalar | readonly Scalar[] | { readonly from?: Scalar; readonly to?: Scalar }>
  >;
  /** Default: by id, in order of first writing. */
  readonly order?: { readonly by: string; readonly descending?: boolean };
  readonly limit?: number;
  /** The `next` of the page before. */
  readonly after?: string;
}

export interface Row<T> {
  readonly id: string;
  readonly document: T;
}

export interface Page<T> {
  readonly rows: readonly Row<T>[];
  readonly next?: string;
}

/** What may be asked of the store, inside a transaction or outside. */
export interface Reader {
  get<T>(from: Collection<T>, id: string): Promise<T | undefined>;
  find<T>(from: Collection<T>, query?: Query): Promise<Page<T>>;
  /** How many documents there are for each value of the field `by` (a missing value counts as ''). */
  count<T>(from: Collection<T>, by: string, where?: Query['where']): Promise<ReadonlyMap<string, number>>;
}

export interface Transaction extends Reader {
  /** The time of this transaction: the same for every line it writes. */
  readonly at: Instant;
  put<T>(into: Collection<T>, id: string, document: T): void;
  /** Takes a document out of the state. The journal keeps its digest, and its body where the collection is evidence. */
  drop<T>(from: Collection<T>, id: string): void;
  /** The next number of a series, from 1, never used again. Taken at commit only: a rolled-back body leaves no gap. */
  next(series: string): Promise<number>;
}

/** Why a transaction happens: stands in the header of its journal line. */
export interface Cause {
  /** Internal id of the person who acts; absent for the program itself. */
  readonly person?: string;
  /** The platform's id of the message that caused it. */
  readonly message?: string;
  /** A word for what happens, such as an intent or a job's key. */
  readonly what: string;
}

/** Writing has stopped: the disk refused, is full, or was damaged. Nothing of the transaction was kept, unless `uncertain`. */
export class StoreReadOnly extends Error {
  override readonly name = 'StoreReadOnly';
  /** True when it is not known whether the line reached the disk; the next start says. */
  readonly uncertain: boolean;
  constructor(reason: string, uncertain = false) {
    super(reason);
    this.uncertain = uncertain;
  }
}

export interface StoreStatus {
  readonly writable: boolean;
  /** Why not, in a sentence for the administrator. */
  readonly reason?: string;
  readonly sequence: number;
}

/**
 * What must not be lost.
 *
 * `transact` bodies run one at a time, await nothing but the store, and may be run again. The promise resolves once the
 * transaction is on the disk: whatever is told to anyone is told after that. It rejects with what the body threw (nothing
 * is kept then), or with {@link StoreReadOnly}.
 */
export interface Store extends Reader {
  transact<R>(cause: Cause, body: (tx: Transaction) => Promise<R>): Promise<R>;
  status(): StoreStatus;
  /** Ends open work, writes the snapshot, frees the lock. */
  close(): Promise<void>;
}
