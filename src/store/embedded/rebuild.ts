import { parseInstant } from '../../base/time.ts';
import type { Collection } from '../store.ts';
import type { Files } from './files.ts';
import { isPut, type Line } from './line.ts';
import { type Month, monthAt, monthOfDocument } from './months.ts';
import { BEGINNING, readJournal } from './recover.ts';
import { ordinalOf, type StoredRow, upgrade } from './rows.ts';

/** Rebuilds the rows of one month of a collection: what to do when its file turns out to be damaged while the store runs. */
export type Rebuild = (collection: Collection<unknown>, month: Month) => Promise<Map<string, StoredRow>>;

/**
 * Two readings of the whole journal: one that finds the ids which ever stood in the month, one that follows these. Takes
 * seconds when the journal is long, and no more memory than the month.
 * @param folder of the store
 */
export function rebuildFromJournal(files: Files, folder: string, zone: string): Rebuild {
  return async (collection, month) => {
    const ids = new Set<string>();
    const rows = new Map<string, StoredRow>();
    const ordinals = new Map<string, number>();

    function rowsOf(
      line: Line,
      visit: (id: string, place: number, row: StoredRow | undefined, month: Month) => void,
    ): void {
      const lineMonth = monthAt(parseInstant(line.header.at) ?? 0, zone);
      let body = 0;
      for (const [place, doc] of line.header.docs.entries()) {
        const bytes = isPut(doc) ? line.bodies[body++]?.bytes : undefined;
        if ((isPut(doc) ? doc.put : doc.drop) !== collection.name) continue;
        if (!isPut(doc)) visit(doc.id, -1, undefined, '');
        else if (!bytes) visit(doc.id, place, undefined, '');
        else {
          const row = upgrade(collection, { id: doc.id, text: bytes.toString('utf8'), version: doc.v, ordinal: 0 });
          const own = collection.growth === 'monthly' ? (monthOfDocument(JSON.parse(row.text), zone) ?? lineMonth) : '';
          visit(doc.id, place, row, own);
        }
      }
    }

    const read = (onLine: (line: Line) => void): Promise<unknown> =>
      readJournal({ files, folder, from: BEGINNING, head: undefined, onLine });
    await read((line) =>
      rowsOf(line, (id, _place, row, own) => {
        if (row && own === month) ids.add(id);
      }),
    );
    await read((line) =>
      rowsOf(line, (id, place, row, own) => {
        if (!ids.has(id)) return;
        if (place < 0) ordinals.delete(id);
        else if (!ordinals.has(id)) ordinals.set(id, ordinalOf(line.header.seq, place));
        if (row && own === month) rows.set(id, { ...row, ordinal: ordinals.get(id) ?? 0 });
        // Gone, or moved to another month. A body that was erased leaves what a later line says.
        else if (row || place < 0) rows.delete(id);
      }),
    );
    return new Map([...rows].sort(([, a], [, b]) => a.ordinal - b.ordinal));
  };
}
