import type { Erased } from '../../store/embedded/erasure.ts';
import type { Reader } from '../../store/store.ts';
import { type Care, itemCare } from './model.ts';

/** What one person typed about questions: that they found fault with one stays as evidence under the id, their words go. */
export async function personalRemarks(reader: Reader, person: string): Promise<Erased<Care>[]> {
  const { rows } = await reader.find(itemCare);
  return rows.flatMap(({ id, document }) => {
    const own = document.flags.some(({ by, reason }) => by === person && reason !== '');
    const flags = document.flags.map((flag) => (flag.by === person ? { ...flag, reason: '' } : flag));
    return own ? [{ collection: itemCare, id, replacement: { ...document, flags } }] : [];
  });
}
