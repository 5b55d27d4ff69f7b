import type { Instant } from '../base/clock.ts';
import type { LocalDate } from '../base/time.ts';
import type { Team } from '../people/model.ts';
import type { Reader, Row } from '../store/store.ts';

/** What stands in a cell of a table. A time is an instant until the form says how it writes one. */
export type Cell = string | number | boolean | { readonly at: Instant } | { readonly day: LocalDate } | undefined;

/** What can be handed over as a file. */
export interface ExportKind {
  /** What it is called on the command line. */
  readonly name: string;
  /** Name of the sheet. */
  readonly title: string;
  /** Words by which it is asked for in chat; none: on the command line only. */
  readonly said: readonly string[];
  readonly columns: readonly string[];
  /** Whether its rows are one team's each. */
  readonly byTeam: boolean;
  /** Everything of it, or what is one team's. */
  read(reader: Reader, team?: Team): Promise<Exported>;
}

export interface Exported {
  readonly table: readonly (readonly Cell[])[];
  /** The documents as they are stored, less what may not leave. */
  readonly documents: readonly unknown[];
}

interface Declaration<T> {
  readonly name: string;
  readonly title: string;
  readonly said?: readonly string[];
  /** Whose a row is, where it is one team's; left out: rows belong to no team. */
  readonly teamOf?: (document: T, reader: Reader) => Team | undefined | Promise<Team | undefined>;
  readonly rows: (reader: Reader) => Promise<readonly Row<T>[]>;
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
  document: shown = (whole) => whole,
}: Declaration<T>): ExportKind {
  const values = Object.values(columns);
  return {
    name,
    title,
    said,
    byTeam: teamOf !== undefined,
    columns: Object.keys(columns),
    read: async (reader, team) => {
      const found: Row<T>[] = [];
      for (const row of await rows(reader))
        if (team === undefined || !teamOf || (await teamOf(row.document, reader)) === team) found.push(row);
      const table: Cell[][] = [];
      for (const { document } of found) table.push(await Promise.all(values.map((value) => value(document, reader))));
      return { table, documents: found.map(({ document }) => shown(document)) };
    },
  };
}
