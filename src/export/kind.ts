import type { Instant } from '../base/clock.ts';
import type { LocalDate } from '../base/time.ts';
import type { Team } from '../people/model.ts';
import type { Collection, Reader, Row } from '../store/store.ts';
import type { Narrowed } from './narrow.ts';
import { eachRow } from './rows.ts';

/** What stands in a cell of a table. A time is an instant until the form says how it writes one. */
export type Cell = string | number | boolean | { readonly at: Instant } | { readonly day: LocalDate } | undefined;

/** One row: as a table shows it, and the document as it is stored, less what may not leave. */
export interface ExportedRow {
  readonly cells: readonly Cell[];
  readonly document: unknown;
}

/** What can be handed over as a file. */
export interface ExportKind {
  /** What it is called on the command line. */
  readonly name: string;
  /** Name of the sheet. */
  readonly title: string;
  /** Words by which it is asked for in chat; none: on the command line only. */
  readonly said: readonly string[];
  readonly columns: readonly string[];
  /** By what its rows can be chosen. */
  readonly by: Readonly<Record<'team' | 'month' | 'finding', boolean>>;
  /** Everything of it, or what is wanted, one row after the other. */
  rows(reader: Reader, wanted?: Narrowed): AsyncGenerator<ExportedRow, void, undefined>;
}

interface Declaration<T> {
  readonly name: string;
  readonly title: string;
  readonly said?: readonly string[];
  /** Whose a row is, where it is one team's; left out: rows belong to no team. */
  readonly teamOf?: (document: T, reader: Reader) => Team | undefined | Promise<Team | undefined>;
  /** When it was: the month that a row belongs to follows. */
  readonly atOf?: (document: T) => Instant;
  /** The month that a row speaks of, where it names one. */
  readonly monthOf?: (document: T) => string;
  /** The number of the finding that a row is about. */
  readonly findingOf?: (document: T) => number | undefined;
  /** The documents of a collection (of a wanted month, by their `at`, no other month is opened), or what is made of several. */
  readonly rows: Collection<T> | ((reader: Reader) => AsyncIterable<Row<T>> | Promise<readonly Row<T>[]>);
  readonly columns: Readonly<Record<string, (document: T, reader: Reader) => Cell | Promise<Cell>>>;
  /** What of a document may leave; left out: all of it. */
  readonly document?: (document: T) => unknown;
}

/** Declares a kind; the type of its documents follows from `rows`. */
export function exportKind<T>({
  name,
  title,
  rows,
  columns,
  said = [],
  teamOf,
  atOf,
  monthOf,
  findingOf,
  document: shown = (whole) => whole,
}: Declaration<T>): ExportKind {
  const values = Object.values(columns);
  async function isWanted(document: T, wanted: Narrowed, reader: Reader): Promise<boolean> {
    const { team, month, period, finding } = wanted;
    if (finding !== undefined && findingOf && findingOf(document) !== finding) return false;
    if (month !== undefined && monthOf && monthOf(document) !== month) return false;
    if (period && atOf && (atOf(document) < period.from || atOf(document) >= period.to)) return false;
    return team === undefined || !teamOf || (await teamOf(document, reader)) === team;
  }
  return {
    name,
    title,
    said,
    by: {
      team: teamOf !== undefined,
      month: atOf !== undefined || monthOf !== undefined,
      finding: findingOf !== undefined,
    },
    columns: Object.keys(columns),
    rows: async function* (reader, wanted = {}) {
      const source = typeof rows === 'function' ? rows(reader) : documentsOf(rows, reader, wanted);
      for await (const { document } of Symbol.asyncIterator in source ? source : await source) {
        if (!(await isWanted(document, wanted, reader))) continue;
        yield { cells: await Promise.all(values.map((value) => value(document, reader))), document: shown(document) };
      }
    },
  };
}

const documentsOf = <T>(from: Collection<T>, reader: Reader, { period }: Narrowed): AsyncIterable<Row<T>> =>
  eachRow(
    reader,
    from,
    period && from.growth === 'monthly' ? { where: { at: { ...period } }, order: { by: 'at' } } : {},
  );
