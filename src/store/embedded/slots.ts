import type { Collection } from '../store.ts';
import { COUNTED, type Cube } from './cube.ts';
import type { Files } from './files.ts';
import { createIdTable } from './ids.ts';
import { headGatherer, readMonthHead, writeMonthHead } from './month-head.ts';
import type { Month } from './months.ts';
import { createPartition, type Partition } from './partition.ts';
import type { Rebuild } from './rebuild.ts';
import { documentOf, upgrade } from './rows.ts';
import { readTrailer, type SnapshotMoment, type StateAdapter, stateAdapter, UnusableState } from './state-file.ts';

/** One file of a table: a month, or the whole of a bounded collection (month ''). */
export interface Slot {
  readonly month: Month;
  readonly name: string;
  readonly adapter: StateAdapter;
  /** Undefined while it is not in memory; such a slot has no change that its file lacks. */
  partition: Partition | undefined;
  loading: Promise<Partition> | undefined;
  /** Kept up while known; counted when first asked for in a month that is in memory. */
  cube: Cube | undefined;
  /** Line of the last change; -1 when there was none since the file was written. */
  changed: number;
  /** A head lies beside the file: the month can be let go. */
  headed: boolean;
  used: number;
  /** Queries since it was read: an index is worth building for more than a passing visitor. */
  queries: number;
}

export interface SlotsOptions {
  readonly files: Files;
  /** Of the state files. */
  readonly folder: string;
  readonly zone: string;
  readonly rebuild: Rebuild;
}

/** The files of one table, as many of them in memory as there is room for. */
export interface Slots {
  /** Oldest first. */
  all(): Slot[];
  loaded(): Iterable<Slot>;
  /** The slot of a month, made empty when it is new. */
  of(month: Month): Slot;
  /** Brings a slot in. */
  open(slot: Slot): Promise<Partition> | Partition;
  /** Slots that may hold `id` and are not in memory. */
  missing(id: string, month: Month | undefined): Slot[];
  touch(slot: Slot, seq: number): void;
  isHot(month: Month): boolean;
  /** Months at or after this one stay in memory. */
  keepFrom(month: Month): void;
  /** Reads what the files of a start hold. Throws {@link UnusableState}. @param noted line numbers by file name */
  load(noted: Readonly<Record<string, number>>): Promise<void>;
  /** Newest line that any loaded file may have seen. */
  upTo(): number;
  /** Writes what changed. @returns line numbers by file name, for all files of the table */
  save(moment: SnapshotMoment): Promise<Record<string, number>>;
  /** Writes only the months that need not stay in memory. */
  saveCold(moment: SnapshotMoment): Promise<void>;
  /** In bytes, roughly. */
  weight(): number;
  /** Lets cold months go until they weigh no more than `limit`, least recently used first. */
  shrink(limit: number): void;
}

const safeName = (name: string): string => encodeURIComponent(name).replace(/[.*]/g, (c) => `%${c.charCodeAt(0)}`);

const stateFileName = (collection: string, month: Month): string =>
  `${safeName(collection)}${month === '' ? '' : `.${month}`}.jsonl`;

export const countedFields = (collection: Collection<unknown>): readonly string[] => collection.counted ?? COUNTED;

export function createSlots(collection: Collection<unknown>, options: SlotsOptions): Slots {
  const { files, folder } = options;
  const monthly = collection.growth === 'monthly';
  const fields = countedFields(collection);
  const slots = new Map<Month, Slot>();
  const coldIds = createIdTable();
  let keptFrom: Month = '';
  let clock = 0;

  const isHot = (month: Month): boolean => !monthly || month >= keptFrom;

  function newSlot(month: Month): Slot {
    const name = stateFileName(collection.name, month);
    const adapter = stateAdapter(files, folder, name, collection.version);
    const empty = { partition: undefined, loading: undefined, cube: undefined, changed: -1, headed: false };
    return { month, name, adapter, ...empty, used: 0, queries: 0 };
  }

  function open(slot: Slot): Promise<Partition> | Partition {
    slot.used = ++clock;
    if (slot.partition) return slot.partition;
    slot.loading ??= readOrRebuild(slot).finally(() => {
      slot.loading = undefined;
    });
    return slot.loading;
  }

  /** While the store runs, a damaged file is made good from the journal, for its month alone. */
  async function readOrRebuild(slot: Slot): Promise<Partition> {
    try {
      return await read(slot);
    } catch (error) {
      if (!(error instanceof UnusableState)) throw error;
      const partition = createPartition(slot.month, slot.adapter);
      partition.low.data = { rows: await options.rebuild(collection, slot.month) };
      slot.changed = Math.max(slot.changed, slot.adapter.trailer?.seq ?? 0);
      slot.partition = partition;
      return partition;
    }
  }

  async function read(slot: Slot): Promise<Partition> {
    const partition = createPartition(slot.month, slot.adapter);
    await partition.low.read();
    migrate(slot, partition);
    slot.partition = partition;
    return partition;
  }

  function migrate(slot: Slot, partition: Partition): void {
    if ((slot.adapter.trailer?.version ?? 0) >= collection.version) return;
    for (const row of [...partition.low.data.rows.values()]) {
      if (row.version >= collection.version) continue;
      const current = upgrade(collection, row);
      partition.set(current, documentOf(current));
    }
    slot.cube = undefined;
    slot.changed = Math.max(slot.changed, slot.adapter.trailer?.seq ?? 0);
  }

  async function load(noted: Readonly<Record<string, number>>): Promise<void> {
    for (const [name, seq] of Object.entries(noted)) {
      const month = monthOfState(name);
      if (month === undefined) continue;
      const trailer = await readTrailer(files, `${folder}/${name}`);
      if (!trailer || trailer.seq < seq) throw new UnusableState(`${name} is missing or older than noted`);
      const slot = newSlot(month);
      slot.adapter.trailer = trailer;
      slots.set(month, slot);
      const mayStayOut = trailer.version >= collection.version && !isHot(month);
      const head = mayStayOut ? await readMonthHead(files, folder, name, trailer.sha256, fields) : undefined;
      // At a start a damaged file means that everything is read from the journal, once.
      if (!head) await read(slot);
      else {
        slot.cube = head.cube;
        slot.headed = true;
        for (const hash of head.ids) coldIds.add(hash, month);
      }
    }
  }

  /** The month of a file of this table; undefined for another table's. */
  function monthOfState(name: string): Month | undefined {
    if (name === stateFileName(collection.name, '')) return '';
    const month = /\.(\d{4,6}-\d\d)\.jsonl$/.exec(name)?.[1];
    return month !== undefined && name === stateFileName(collection.name, month) ? month : undefined;
  }

  const needsSaving = (slot: Slot): boolean =>
    slot.partition !== undefined &&
    (slot.changed >= 0 || !slot.adapter.trailer || (!isHot(slot.month) && !slot.headed));

  async function saveSlot(slot: Slot, moment: SnapshotMoment): Promise<void> {
    const gatherer = isHot(slot.month) ? undefined : headGatherer(fields);
    slot.adapter.moment = moment;
    slot.adapter.onRow = gatherer?.add;
    await slot.partition?.low.write();
    const trailer = slot.adapter.trailer;
    const unchanged = slot.changed <= moment.seq;
    if (gatherer && trailer) {
      const head = gatherer.head();
      await writeMonthHead(files, folder, slot.name, trailer.sha256, head);
      if (slot.changed <= moment.seq) {
        slot.headed = true;
        slot.cube = head.cube;
        for (const hash of head.ids) coldIds.add(hash, slot.month);
      }
    }
    if (unchanged && slot.changed <= moment.seq) slot.changed = -1;
  }

  const coldLoaded = (): Slot[] =>
    [...slots.values()].filter((slot) => slot.partition && slot.headed && !isHot(slot.month));
  const weightOf = (some: Iterable<Slot>): number =>
    [...some].reduce((sum, slot) => sum + (slot.partition?.weight() ?? 0), 0);

  return {
    all: () => [...slots.values()].sort((a, b) => (a.month < b.month ? -1 : 1)),
    loaded: () => slots.values(),
    of: (month) => {
      const slot = slots.get(month) ?? newSlot(month);
      if (!slots.has(month)) {
        slot.partition = createPartition(month, slot.adapter);
        slots.set(month, slot);
      }
      return slot;
    },
    open,
    missing: (id, month) =>
      coldIds
        .monthsOf(id)
        .concat(month ?? [])
        .map((one) => slots.get(one))
        .filter((slot): slot is Slot => slot !== undefined && !slot.partition),
    touch: (slot, seq) => {
      slot.changed = Math.max(slot.changed, seq);
      slot.headed = false;
      slot.used = ++clock;
    },
    isHot,
    keepFrom: (month) => {
      keptFrom = month;
    },
    load,
    upTo: () => Math.max(0, ...[...slots.values()].map((slot) => slot.adapter.trailer?.upTo ?? 0)),
    save: async (moment) => {
      for (const slot of [...slots.values()]) if (needsSaving(slot)) await saveSlot(slot, moment);
      const filed = [...slots.values()].filter((slot) => slot.adapter.trailer);
      return Object.fromEntries(filed.map((slot) => [slot.name, slot.adapter.trailer?.seq ?? 0]));
    },
    saveCold: async (moment) => {
      for (const slot of [...slots.values()]) if (!isHot(slot.month) && needsSaving(slot)) await saveSlot(slot, moment);
    },
    weight: () => weightOf(slots.values()),
    shrink: (limit) => {
      const cold = coldLoaded();
      let weight = weightOf(cold);
      for (const slot of cold.sort((a, b) => a.used - b.used)) {
        if (weight <= limit) return;
        weight -= slot.partition?.weight() ?? 0;
        slot.partition = undefined;
        slot.queries = 0;
      }
    },
  };
}
