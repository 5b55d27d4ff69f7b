import { comparePlaces, isRange, isScalar, type Place, type Range, valueAt } from '../query.ts';
import type { Collection, Query } from '../store.ts';
import { addToCube, COUNTED, type Cube, countFromCube, createCube, cubeExcludes } from './cube.ts';
import type { Files } from './files.ts';
import { createIdTable } from './ids.ts';
import { headGatherer, readMonthHead, writeMonthHead } from './month-head.ts';
import { type Month, monthOfValue } from './months.ts';
import { createPartition, type Hit, type Partition } from './partition.ts';
import type { Rebuild } from './rebuild.ts';
import { documentOf, ordinalOf, type StoredRow, upgrade } from './rows.ts';
import { readTrailer, type SnapshotMoment, type StateAdapter, stateAdapter, UnusableState } from './state-file.ts';

/** One file of a table: a month, or the whole of a bounded collection (month ''). */
interface Slot {
  readonly month: Month;
  readonly name: string;
  readonly adapter: StateAdapter;
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

export interface TableOptions {
  readonly files: Files;
  readonly folder: string;
  readonly zone: string;
  readonly rebuild: Rebuild;
}

/** Takes a change back. */
export type Undo = () => void;

/**
 * The documents of one collection, in memory as far as its kind allows.
 *
 * Changes and look-ups are synchronous; whatever they need must have been brought in by `ready` first. Months that grow
 * cold are written with a head beside them and let go, the least recently used first.
 */
export interface Table {
  readonly collection: Collection<unknown>;
  /** Brings in every month that may hold `id`, and `month` when it exists. Nothing to wait for: undefined. */
  ready(id: string, month?: Month): Promise<void> | undefined;
  get(id: string): StoredRow | undefined;
  /** @returns the place in the order of first writing that a put at this line gets */
  ordinalFor(id: string, seq: number, place: number): number;
  put(row: StoredRow, document: unknown, month: Month, seq: number): Undo;
  drop(id: string, seq: number): Undo;
  /** The body of this put is gone from the journal; only its place in the order is remembered. */
  skip(id: string, ordinal: number): void;
  select(query: Query, after: Place | undefined): AsyncGenerator<Hit>;
  count(by: string, where: Query['where']): Promise<Map<string, number>>;
  /** Every row, month by month. */
  rows(): AsyncGenerator<StoredRow>;
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
  weight(): number;
  /** Lets cold months go until the table weighs no more than `limit`, least recently used first. */
  shrink(limit: number): void;
}

/** An old month that is asked more often than this gets indexes, as long as it stays. */
const PASSING_QUERIES = 2;

const safeName = (name: string): string => encodeURIComponent(name).replace(/[.*]/g, (c) => `%${c.charCodeAt(0)}`);

/** The table and month that a state file belongs to. */
export const stateFileName = (collection: string, month: Month): string =>
  `${safeName(collection)}${month === '' ? '' : `.${month}`}.jsonl`;

export function createTable(collection: Collection<unknown>, options: TableOptions): Table {
  const { files, folder, zone } = options;
  const monthly = collection.growth === 'monthly';
  const fields = collection.counted ?? COUNTED;
  const slots = new Map<Month, Slot>();
  const coldIds = createIdTable();
  const skipped = new Map<string, number>();
  let keptFrom: Month = '';
  let clock = 0;

  const isHot = (month: Month): boolean => !monthly || month >= keptFrom;

  function slotFor(month: Month): Slot {
    let slot = slots.get(month);
    if (!slot) {
      slot = newSlot(month);
      slot.partition = createPartition(month, slot.adapter);
      slots.set(month, slot);
    }
    return slot;
  }

  function newSlot(month: Month): Slot {
    const name = stateFileName(collection.name, month);
    const adapter = stateAdapter(files, folder, name, collection.version);
    return {
      month,
      name,
      adapter,
      partition: undefined,
      loading: undefined,
      cube: undefined,
      changed: -1,
      headed: false,
      used: 0,
      queries: 0,
    };
  }

  function open(slot: Slot): Promise<Partition> | Partition {
    slot.used = ++clock;
    if (slot.partition) return slot.partition;
    slot.loading ??= read(slot).finally(() => {
      slot.loading = undefined;
    });
    return slot.loading;
  }

  async function read(slot: Slot): Promise<Partition> {
    const partition = createPartition(slot.month, slot.adapter);
    try {
      await partition.low.read();
    } catch (error) {
      if (!(error instanceof UnusableState)) throw error;
      partition.low.data = { rows: await options.rebuild(collection, slot.month) };
      slot.changed = Math.max(slot.changed, slot.adapter.trailer?.seq ?? 0);
    }
    migrate(slot, partition);
    slot.partition = partition;
    return partition;
  }

  /** At a start a damaged file means that everything is read from the journal, once. */
  async function readStrictly(slot: Slot): Promise<void> {
    const partition = createPartition(slot.month, slot.adapter);
    await partition.low.read();
    migrate(slot, partition);
    slot.partition = partition;
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

  const loadedWith = (id: string): { slot: Slot; row: StoredRow } | undefined => {
    for (const slot of slots.values()) {
      const row = slot.partition?.get(id);
      if (row) return { slot, row };
    }
    return undefined;
  };

  function ready(id: string, month?: Month): Promise<void> | undefined {
    if (!monthly) return undefined;
    const missing = coldIds
      .monthsOf(id)
      .concat(month ?? [])
      .map((one) => slots.get(one))
      .filter((slot): slot is Slot => slot !== undefined && !slot.partition);
    if (missing.length === 0) return undefined;
    return Promise.all(missing.map(open)).then(() => undefined);
  }

  function touch(slot: Slot, seq: number): void {
    slot.changed = Math.max(slot.changed, seq);
    slot.headed = false;
    slot.used = ++clock;
  }

  function setIn(slot: Slot, row: StoredRow, document: unknown, seq: number): void {
    const partition = slot.partition as Partition;
    const old = slot.cube && partition.get(row.id);
    if (slot.cube && old) addToCube(slot.cube, documentOf(old), -1);
    if (slot.cube) addToCube(slot.cube, document, 1);
    partition.set(row, document);
    touch(slot, seq);
  }

  function removeFrom(slot: Slot, id: string, seq: number): StoredRow | undefined {
    const row = slot.partition?.remove(id);
    if (!row) return undefined;
    if (slot.cube) addToCube(slot.cube, documentOf(row), -1);
    touch(slot, seq);
    return row;
  }

  function removeAll(id: string, seq: number, except?: Slot): (() => void)[] {
    const undo: (() => void)[] = [];
    for (const slot of slots.values()) {
      if (slot === except || !slot.partition) continue;
      const row = removeFrom(slot, id, seq);
      if (row) undo.push(() => setIn(slot, row, documentOf(row), seq));
    }
    return undo;
  }

  function put(row: StoredRow, document: unknown, month: Month, seq: number): Undo {
    const slot = slotFor(monthly ? month : '');
    const elsewhere = monthly ? removeAll(row.id, seq, slot) : [];
    const old = (slot.partition as Partition).get(row.id);
    setIn(slot, row, document, seq);
    return () => {
      if (old) setIn(slot, old, documentOf(old), seq);
      else removeFrom(slot, row.id, seq);
      for (const undo of elsewhere) undo();
    };
  }

  /** Months that a query can find something in, in its order. */
  function slotsFor(query: Query): Slot[] {
    const at = monthly ? query.where?.at : undefined;
    const range: Range = at !== undefined && isScalar(at) ? { from: at } : at !== undefined && isRange(at) ? at : {};
    const first = monthOfValue(range.from, zone) ?? '';
    const last = at !== undefined && isScalar(at) ? first : monthOfValue(range.to, zone);
    const wanted = [...slots.values()].filter(
      (slot) => slot.month >= first && (last === undefined || last === '' || slot.month <= last),
    );
    return wanted.sort((a, b) => (a.month < b.month ? -1 : 1));
  }

  const mayIndex = (slot: Slot): boolean => isHot(slot.month) || ++slot.queries > PASSING_QUERIES;

  const worthOpening = (slot: Slot, where: Query['where']): boolean => !slot.cube || !cubeExcludes(slot.cube, where);

  async function* select(query: Query, after: Place | undefined): AsyncGenerator<Hit> {
    const by = query.order?.by;
    const descending = query.order?.descending ?? false;
    const wanted = slotsFor(query);
    if (descending) wanted.reverse();
    // By `at`, or by first writing, the months follow each other; any other order runs across them.
    const across = monthly && by !== undefined && by !== 'at';
    if (!across) {
      for (const slot of wanted) {
        if (after && (descending ? slot.month > after.month : slot.month < after.month)) continue;
        if (!worthOpening(slot, query.where)) continue;
        const partition = await open(slot);
        const within = after?.month === slot.month ? after : undefined;
        yield* partition.select(query, within, mayIndex(slot));
      }
      return;
    }
    const hits: Hit[] = [];
    for (const slot of wanted) {
      if (!worthOpening(slot, query.where)) continue;
      const partition = await open(slot);
      let found = 0;
      for (const hit of partition.select(query, after && { ...after, month: slot.month }, mayIndex(slot))) {
        hits.push({ ...hit, place: { ...hit.place, month: '' } });
        if (query.limit !== undefined && ++found > query.limit) break;
      }
    }
    yield* hits.sort((a, b) => comparePlaces(a.place, b.place, descending));
  }

  async function countIn(slot: Slot, by: string, where: Query['where']): Promise<ReadonlyMap<string, number>> {
    if (monthly && !slot.cube && slot.partition) {
      const cube = createCube(fields);
      for (const row of slot.partition.low.data.rows.values()) addToCube(cube, documentOf(row), 1);
      slot.cube = cube;
    }
    const known = slot.cube && countFromCube(slot.cube, by, where);
    if (known) return known;
    const counts = new Map<string, number>();
    if (!worthOpening(slot, where)) return counts;
    const partition = await open(slot);
    for (const { document } of partition.select(where ? { where } : {}, undefined, mayIndex(slot))) {
      const value = String(valueAt(document, by) ?? '');
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  }

  async function count(by: string, where: Query['where']): Promise<Map<string, number>> {
    const total = new Map<string, number>();
    for (const slot of slotsFor(where ? { where } : {})) {
      for (const [value, n] of await countIn(slot, by, where)) total.set(value, (total.get(value) ?? 0) + n);
    }
    return total;
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
      const current = trailer.version >= collection.version;
      const head =
        current && !isHot(month) ? await readMonthHead(files, folder, name, trailer.sha256, fields) : undefined;
      if (!head) await readStrictly(slot);
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
    const partition = slot.partition as Partition;
    const cold = !isHot(slot.month);
    const gatherer = cold ? headGatherer(fields) : undefined;
    slot.adapter.moment = moment;
    slot.adapter.onRow = gatherer?.add;
    await partition.low.write();
    const trailer = slot.adapter.trailer;
    if (gatherer && trailer) {
      const head = gatherer.head();
      await writeMonthHead(files, folder, slot.name, trailer.sha256, head);
      if (slot.changed <= moment.seq) {
        slot.headed = true;
        slot.cube = head.cube;
        for (const hash of head.ids) coldIds.add(hash, slot.month);
      }
    }
    if (slot.changed <= moment.seq) slot.changed = -1;
  }

  const filed = (): Record<string, number> =>
    Object.fromEntries(
      [...slots.values()].flatMap((slot) => (slot.adapter.trailer ? [[slot.name, slot.adapter.trailer.seq]] : [])),
    );

  return {
    collection,
    ready,
    get: (id) => loadedWith(id)?.row,
    ordinalFor: (id, seq, place) => loadedWith(id)?.row.ordinal ?? skipped.get(id) ?? ordinalOf(seq, place),
    put,
    drop: (id, seq) => {
      skipped.delete(id);
      const undo = removeAll(id, seq);
      return () => {
        for (const one of undo) one();
      };
    },
    skip: (id, ordinal) => {
      if (!loadedWith(id) && !skipped.has(id)) skipped.set(id, ordinal);
    },
    select,
    count,
    rows: async function* () {
      for (const slot of [...slots.values()].sort((a, b) => (a.month < b.month ? -1 : 1))) {
        const partition = await open(slot);
        yield* [...partition.low.data.rows.values()];
      }
    },
    keepFrom: (month) => {
      keptFrom = month;
    },
    load,
    upTo: () => Math.max(0, ...[...slots.values()].map((slot) => slot.adapter.trailer?.upTo ?? 0)),
    save: async (moment) => {
      for (const slot of [...slots.values()]) if (needsSaving(slot)) await saveSlot(slot, moment);
      return filed();
    },
    saveCold: async (moment) => {
      for (const slot of [...slots.values()]) if (!isHot(slot.month) && needsSaving(slot)) await saveSlot(slot, moment);
    },
    weight: () => [...slots.values()].reduce((sum, slot) => sum + (slot.partition?.weight() ?? 0), 0),
    shrink: (limit) => {
      const cold = [...slots.values()].filter((slot) => slot.partition && slot.headed && !isHot(slot.month));
      let weight = cold.reduce((sum, slot) => sum + (slot.partition?.weight() ?? 0), 0);
      for (const slot of cold.sort((a, b) => a.used - b.used)) {
        if (weight <= limit) return;
        weight -= slot.partition?.weight() ?? 0;
        slot.partition = undefined;
        slot.queries = 0;
      }
    },
  };
}
