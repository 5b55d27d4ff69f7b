import type { Place } from '../query.ts';
import type { Collection, Query } from '../store.ts';
import { addToCube } from './cube.ts';
import type { Month } from './months.ts';
import type { Hit } from './partition.ts';
import { documentOf, ordinalOf, type StoredRow } from './rows.ts';
import { createSlots, type Slot, type Slots, type SlotsOptions } from './slots.ts';
import { countIn, selectFrom } from './table-query.ts';

/** Takes a change back. */
export type Undo = () => void;

/**
 * The documents of one collection, in memory as far as its kind allows.
 *
 * Changes and `get` are synchronous; whatever they need must have been brought in by `ready` right before, with no await
 * between. Months that grow cold are written with a head beside them and let go.
 */
export interface Table extends Pick<Slots, 'keepFrom' | 'load' | 'upTo' | 'save' | 'saveCold' | 'weight' | 'shrink'> {
  readonly collection: Collection<unknown>;
  /** Brings in every month that may hold `id`, and `month` when it exists. Nothing to wait for: undefined. */
  ready(id: string, month?: Month): Promise<void> | undefined;
  get(id: string): StoredRow | undefined;
  /** `get`, with all the waiting that it takes. */
  read(id: string): Promise<StoredRow | undefined>;
  /** @returns the place in the order of first writing that a put at this line gets */
  ordinalFor(id: string, seq: number, place: number): number;
  put(row: StoredRow, document: unknown, month: Month, seq: number): Undo;
  drop(id: string, seq: number): Undo;
  /** The body of this put is gone from the journal; only its place in the order is remembered. */
  skip(id: string, ordinal: number): void;
  select(query: Query, after: Place | undefined): AsyncGenerator<Hit>;
  count(by: string, where: Query['where']): Promise<Map<string, number>>;
}

export function createTable(collection: Collection<unknown>, options: SlotsOptions): Table {
  const slots = createSlots(collection, options);
  const monthly = collection.growth === 'monthly';
  const skipped = new Map<string, number>();

  function get(id: string): StoredRow | undefined {
    for (const slot of slots.loaded()) {
      const row = slot.partition?.get(id);
      if (row) return row;
    }
    return undefined;
  }

  function ready(id: string, month?: Month): Promise<void> | undefined {
    if (!monthly) return undefined;
    const missing = slots.missing(id, month);
    return missing.length === 0 ? undefined : Promise.all(missing.map(slots.open)).then(() => undefined);
  }

  async function read(id: string): Promise<StoredRow | undefined> {
    // A month that was brought in may be let go again while others are waited for.
    for (let waiting = ready(id); waiting; waiting = ready(id)) await waiting;
    return get(id);
  }

  function setIn(slot: Slot, row: StoredRow, document: unknown, seq: number): void {
    const old = slot.cube && slot.partition?.get(row.id);
    if (slot.cube && old) addToCube(slot.cube, documentOf(old), -1);
    if (slot.cube) addToCube(slot.cube, document, 1);
    slot.partition?.set(row, document);
    slots.touch(slot, seq);
  }

  function removeFrom(slot: Slot, id: string, seq: number): StoredRow | undefined {
    const row = slot.partition?.remove(id);
    if (!row) return undefined;
    if (slot.cube) addToCube(slot.cube, documentOf(row), -1);
    slots.touch(slot, seq);
    return row;
  }

  function removeAll(id: string, seq: number, except?: Slot): Undo[] {
    const undo: Undo[] = [];
    for (const slot of slots.loaded()) {
      if (slot === except) continue;
      const row = removeFrom(slot, id, seq);
      if (row) undo.push(() => setIn(slot, row, documentOf(row), seq));
    }
    return undo;
  }

  function put(row: StoredRow, document: unknown, month: Month, seq: number): Undo {
    const slot = slots.of(monthly ? month : '');
    if (!slot.partition) throw new Error(`${collection.name} ${slot.month} is not in memory: ready was not called`);
    const elsewhere = monthly ? removeAll(row.id, seq, slot) : [];
    const old = slot.partition.get(row.id);
    setIn(slot, row, document, seq);
    return () => {
      if (old) setIn(slot, old, documentOf(old), seq);
      else removeFrom(slot, row.id, seq);
      for (const undo of elsewhere) undo();
    };
  }

  return {
    ...slots,
    collection,
    ready,
    get,
    read,
    ordinalFor: (id, seq, place) => get(id)?.ordinal ?? skipped.get(id) ?? ordinalOf(seq, place),
    put,
    drop: (id, seq) => {
      skipped.delete(id);
      const undo = removeAll(id, seq);
      return () => {
        for (const one of undo) one();
      };
    },
    skip: (id, ordinal) => {
      if (!get(id) && !skipped.has(id)) skipped.set(id, ordinal);
    },
    select: (query, after) => selectFrom(slots, { monthly, zone: options.zone }, query, after),
    count: (by, where) => countIn(slots, { collection, monthly, zone: options.zone }, by, where),
  };
}
