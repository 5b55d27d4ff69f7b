import { parseInstant } from '../../base/time.ts';
import type { Collection } from '../store.ts';
import { erasedForGood, erasures } from './erasures.ts';
import { isPut, type Line } from './line.ts';
import { type Month, monthAt, monthOfDocument } from './months.ts';
import { ordinalOf, type StoredRow, upgrade } from './rows.ts';
import type { SlotsOptions } from './slots.ts';
import { createTable, type Table, type Undo } from './table.ts';

/** A change of the state: a document as it is written, or its end. */
export type Change =
  | {
      readonly table: Table;
      readonly id: string;
      readonly text: string;
      readonly document: unknown;
      readonly month: Month;
    }
  | { readonly table: Table; readonly id: string; readonly text: undefined };

/** Everything that the journal's lines add up to. */
export interface State {
  readonly tables: ReadonlyMap<string, Table>;
  readonly series: Map<string, number>;
  /** Names of collections that lines speak of and nobody has declared: kept in the journal alone. */
  readonly undeclared: Set<string>;
  tableOf(name: string): Table;
  /** Carries out the changes of a line that was just formed. Everything they need is `ready`. */
  apply(seq: number, changes: readonly Change[], series: Readonly<Record<string, number>> | undefined): Undo;
  /** Carries out a line as it stands in the journal. */
  replay(line: Line): Promise<void>;
  /** The current month stays in memory; earlier ones as long as there is room. */
  enterMonth(month: Month): void;
  weight(): number;
}

export function createState(collections: readonly Collection<unknown>[], options: SlotsOptions): State {
  const tables = new Map<string, Table>();
  for (const collection of [...collections, erasures, erasedForGood]) {
    if (tables.has(collection.name)) throw new Error(`two collections are called ${collection.name}`);
    tables.set(collection.name, createTable(collection, options));
  }
  const series = new Map<string, number>();
  const undeclared = new Set<string>();
  let month: Month = '';

  function tableOf(name: string): Table {
    const table = tables.get(name);
    if (!table) throw new Error(`the collection ${name} was not declared when the store was opened`);
    return table;
  }

  function apply(seq: number, changes: readonly Change[], numbers: Readonly<Record<string, number>> | undefined): Undo {
    const undo: Undo[] = [];
    changes.forEach((change, place) => {
      const { table, id } = change;
      if (change.text === undefined) undo.push(table.drop(id, seq));
      else {
        const { version } = table.collection;
        const ordinal = table.ordinalFor(id, seq, place);
        undo.push(table.put({ id, text: change.text, version, ordinal }, change.document, change.month, seq));
      }
    });
    for (const [name, number] of Object.entries(numbers ?? {})) {
      const before = series.get(name);
      series.set(name, number);
      undo.push(() => (before === undefined ? series.delete(name) : series.set(name, before)));
    }
    return () => {
      for (const one of undo.reverse()) one();
    };
  }

  async function replay({ header, bodies }: Line): Promise<void> {
    const { seq } = header;
    const lineMonth = monthAt(parseInstant(header.at) ?? 0, options.zone);
    let body = 0;
    for (const [place, entry] of header.docs.entries()) {
      const name = isPut(entry) ? entry.put : entry.drop;
      const stored = isPut(entry) ? bodies[body++] : undefined;
      const table = tables.get(name);
      if (!table) {
        undeclared.add(name);
        continue;
      }
      if (!isPut(entry)) {
        await table.ready(entry.id);
        table.drop(entry.id, seq);
        continue;
      }
      if (!stored) {
        await table.ready(entry.id);
        table.skip(entry.id, ordinalOf(seq, place));
        continue;
      }
      const written: StoredRow = { id: entry.id, text: stored.bytes.toString('utf8'), version: entry.v, ordinal: 0 };
      const row = upgrade(table.collection, written);
      const monthly = table.collection.growth === 'monthly';
      const document: unknown = JSON.parse(row.text);
      const target = monthly ? (monthOfDocument(document, options.zone) ?? lineMonth) : '';
      const waiting = table.ready(row.id, target);
      if (waiting) await waiting;
      table.put({ ...row, ordinal: table.ordinalFor(row.id, seq, place) }, document, target, seq);
    }
    for (const [name, number] of Object.entries(header.series ?? {})) {
      series.set(name, Math.max(number, series.get(name) ?? 0));
    }
    enterMonth(lineMonth);
  }

  function enterMonth(now: Month): void {
    if (now <= month) return;
    month = now;
    for (const table of tables.values()) table.keepFrom(now);
  }

  return {
    tables,
    series,
    undeclared,
    tableOf,
    apply,
    replay,
    enterMonth,
    weight: () => [...tables.values()].reduce((sum, table) => sum + table.weight(), 0),
  };
}

/** Brings in all that the changes touch, until nothing is left to wait for. */
export async function ready(changes: readonly Change[]): Promise<void> {
  for (;;) {
    const waiting = changes.flatMap(
      (change) => change.table.ready(change.id, change.text === undefined ? undefined : change.month) ?? [],
    );
    if (waiting.length === 0) return;
    await Promise.all(waiting);
  }
}
