/**
 * All terms of an index, numbered by first appearance as lunr numbers them.
 * The units of all terms lie end to end in one array; an open-addressed table, at most half full, leads from a term to its number.
 * The table is saved and loaded as it is: nothing is rebuilt.
 */
export interface TermTable {
  /** Units of the terms, end to end. */
  units: Uint16Array;
  /** Where each term begins in `units`; one more than there are terms. */
  starts: Uint32Array;
  /** Term number + 1 at its hash; 0 is a free place. */
  slots: Uint32Array;
  count: number;
}

export function createTermTable(capacity = 1024): TermTable {
  return {
    units: new Uint16Array(capacity * 4),
    starts: new Uint32Array(capacity + 1),
    slots: new Uint32Array(powerOfTwo(capacity * 2)),
    count: 0,
  };
}

const powerOfTwo = (atLeast: number): number => 2 ** Math.ceil(Math.log2(Math.max(atLeast, 2)));

/** FNV-1a over the units, the prefix (0: none) counting as the first: a term hashes alike however it is given. */
function hashOf(units: Uint16Array, start: number, end: number, prefix: number): number {
  let hash = 0x811c9dc5;
  if (prefix !== 0) {
    hash = Math.imul(hash ^ (prefix & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (prefix >>> 8), 0x01000193);
  }
  for (let i = start; i < end; i++) {
    const code = units[i] ?? 0;
    hash = Math.imul(hash ^ (code & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (code >>> 8), 0x01000193);
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}

function sameTerm(
  table: TermTable,
  term: number,
  units: Uint16Array,
  start: number,
  end: number,
  prefix: number,
): boolean {
  let at = table.starts[term] ?? 0;
  const stop = table.starts[term + 1] ?? 0;
  const lead = prefix === 0 ? 0 : 1;
  if (stop - at !== end - start + lead) return false;
  if (lead === 1 && table.units[at++] !== prefix) return false;
  for (let i = start; i < end; i++, at++) if (table.units[at] !== units[i]) return false;
  return true;
}

/** The number of the term `prefix` + units[start, end); -1 when the index has none. */
export function findTerm(table: TermTable, units: Uint16Array, start: number, end: number, prefix: number): number {
  const mask = table.slots.length - 1;
  for (let at = hashOf(units, start, end, prefix) & mask; ; at = (at + 1) & mask) {
    const slot = table.slots[at] ?? 0;
    if (slot === 0) return -1;
    if (sameTerm(table, slot - 1, units, start, end, prefix)) return slot - 1;
  }
}

/** The number of the term, given to it now if it is new. */
export function internTerm(table: TermTable, units: Uint16Array, start: number, end: number, prefix: number): number {
  const mask = table.slots.length - 1;
  let at = hashOf(units, start, end, prefix) & mask;
  for (; ; at = (at + 1) & mask) {
    const slot = table.slots[at] ?? 0;
    if (slot === 0) break;
    if (sameTerm(table, slot - 1, units, start, end, prefix)) return slot - 1;
  }
  const term = table.count++;
  let end_ = table.starts[term] ?? 0;
  const needed = end_ + (end - start) + 1;
  if (needed > table.units.length) table.units = grown(table.units, Math.max(needed, table.units.length * 2));
  if (prefix !== 0) table.units[end_++] = prefix;
  for (let i = start; i < end; i++) table.units[end_++] = units[i] ?? 0;
  if (term + 2 > table.starts.length) table.starts = grown(table.starts, table.starts.length * 2);
  table.starts[term + 1] = end_;
  table.slots[at] = term + 1;
  if (table.count * 2 > table.slots.length) rehash(table);
  return term;
}

function rehash(table: TermTable): void {
  const slots = new Uint32Array(table.slots.length * 2);
  const mask = slots.length - 1;
  for (let term = 0; term < table.count; term++) {
    let at = hashOf(table.units, table.starts[term] ?? 0, table.starts[term + 1] ?? 0, 0) & mask;
    while (slots[at] !== 0) at = (at + 1) & mask;
    slots[at] = term + 1;
  }
  table.slots = slots;
}

/** A copy of `array` with room for `length` elements. */
export function grown<T extends Uint16Array | Uint32Array | Int32Array | Uint8Array>(array: T, length: number): T {
  const larger = new (array.constructor as new (length: number) => T)(length);
  larger.set(array);
  return larger;
}

/** The term as a string, prefix included. */
export function termAt(table: TermTable, term: number): string {
  return String.fromCharCode(...table.units.subarray(table.starts[term] ?? 0, table.starts[term + 1] ?? 0));
}

/** The number of a term given as a string, prefix included; -1 when the index has none. */
export function termNumber(table: TermTable, term: string): number {
  const units = Uint16Array.from({ length: term.length }, (_, i) => term.charCodeAt(i));
  return findTerm(table, units, 0, units.length, 0);
}
