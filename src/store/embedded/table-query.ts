import { comparePlaces, isRange, isScalar, type Place, type Range, valueAt } from '../query.ts';
import type { Collection, Query } from '../store.ts';
import { addToCube, countFromCube, createCube, cubeExcludes } from './cube.ts';
import { monthOfValue } from './months.ts';
import type { Hit } from './partition.ts';
import { documentOf } from './rows.ts';
import { countedFields, type Slot, type Slots } from './slots.ts';

interface Shape {
  readonly monthly: boolean;
  readonly zone: string;
}

/** An old month that is asked more often than this gets indexes, as long as it stays. */
const PASSING_QUERIES = 2;

const mayIndex = (slots: Slots, slot: Slot): boolean => slots.isHot(slot.month) || ++slot.queries > PASSING_QUERIES;

const worthOpening = (slot: Slot, where: Query['where']): boolean => !slot.cube || !cubeExcludes(slot.cube, where);

/** Months that a query can find something in by its `at`, oldest first. */
function slotsFor(slots: Slots, { monthly, zone }: Shape, where: Query['where']): Slot[] {
  const at = monthly ? where?.at : undefined;
  if (at === undefined) return slots.all();
  const range: Range = isScalar(at) ? { from: at, to: at } : isRange(at) ? at : {};
  const first = monthOfValue(range.from, zone) ?? '';
  const last = monthOfValue(range.to, zone);
  return slots.all().filter(({ month }) => month >= first && (last === undefined || month <= last));
}

/** Documents that meet a query, in its order, after a place. */
export async function* selectFrom(
  slots: Slots,
  shape: Shape,
  query: Query,
  after: Place | undefined,
): AsyncGenerator<Hit> {
  const by = query.order?.by;
  const descending = query.order?.descending ?? false;
  const wanted = slotsFor(slots, shape, query.where).filter((slot) => worthOpening(slot, query.where));
  // By `at`, or by first writing, the months follow each other; any other order runs across them.
  if (shape.monthly && by !== undefined && by !== 'at') {
    yield* selectAcross(slots, wanted, query, after);
    return;
  }
  if (descending) wanted.reverse();
  for (const slot of wanted) {
    if (after && (descending ? slot.month > after.month : slot.month < after.month)) continue;
    const partition = await slots.open(slot);
    const within = after?.month === slot.month ? after : undefined;
    yield* partition.select(query, within, mayIndex(slots, slot));
  }
}

async function* selectAcross(
  slots: Slots,
  wanted: readonly Slot[],
  query: Query,
  after: Place | undefined,
): AsyncGenerator<Hit> {
  const hits: Hit[] = [];
  for (const slot of wanted) {
    const partition = await slots.open(slot);
    const within = after && { ...after, month: slot.month };
    let found = 0;
    for (const hit of partition.select(query, within, mayIndex(slots, slot))) {
      hits.push({ ...hit, place: { ...hit.place, month: '' } });
      // One more than a page tells that there is a next one.
      if (query.limit !== undefined && ++found > query.limit) break;
    }
  }
  const descending = query.order?.descending ?? false;
  yield* hits.sort((a, b) => comparePlaces(a.place, b.place, descending));
}

/** How many documents there are for each value of a field. */
export async function countIn(
  slots: Slots,
  shape: Shape & { readonly collection: Collection<unknown> },
  by: string,
  where: Query['where'],
): Promise<Map<string, number>> {
  const total = new Map<string, number>();
  const fields = countedFields(shape.collection);
  for (const slot of slotsFor(slots, shape, where)) {
    const counts = await countSlot(slots, slot, shape.monthly ? fields : undefined, by, where);
    for (const [value, n] of counts) total.set(value, (total.get(value) ?? 0) + n);
  }
  return total;
}

async function countSlot(
  slots: Slots,
  slot: Slot,
  fields: readonly string[] | undefined,
  by: string,
  where: Query['where'],
): Promise<ReadonlyMap<string, number>> {
  if (fields && !slot.cube && slot.partition) {
    const cube = createCube(fields);
    for (const row of slot.partition.low.data.rows.values()) addToCube(cube, documentOf(row), 1);
    slot.cube = cube;
  }
  const known = slot.cube && countFromCube(slot.cube, by, where);
  if (known) return known;
  const counts = new Map<string, number>();
  if (!worthOpening(slot, where)) return counts;
  const partition = await slots.open(slot);
  for (const { document } of partition.select(where ? { where } : {}, undefined, mayIndex(slots, slot))) {
    const value = String(valueAt(document, by) ?? '');
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}
