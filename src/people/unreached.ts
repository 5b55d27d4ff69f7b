import { z } from 'zod';
import { collection, type Row, type Transaction } from '../store/store.ts';
import { people, units } from './documents.ts';

const unreachedSchema = z.object({
  /** When a message for them went nowhere first, and how many since. */
  since: z.number(),
  count: z.number().int(),
});

/** People for whom there was something and no way to tell them, until the administrators have been told. */
export const unreached = collection({
  name: 'unreached',
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
  schema: unreachedSchema,
});

/** Notes that somebody could not be told something. Who is not, or no longer, in the directory is not missed. */
export async function noteUnreached(tx: Transaction, id: string): Promise<void> {
  if (!(await tx.get(people, id))?.active) return;
  const before = await tx.get(unreached, id);
  tx.put(unreached, id, { since: before?.since ?? tx.at, count: (before?.count ?? 0) + 1 });
}

/** Whom nobody could reach since the last look, in words: `张三（洁雅）：2 条`. */
export async function listUnreached(tx: Transaction): Promise<{ readonly ids: string[]; readonly items: string[] }> {
  const { rows } = await tx.find(unreached, { order: { by: 'since' } });
  const items = await Promise.all(rows.map((row) => inWords(tx, row)));
  return { ids: rows.map(({ id }) => id), items };
}

async function inWords(tx: Transaction, { id, document }: Row<z.infer<typeof unreachedSchema>>): Promise<string> {
  const person = await tx.get(people, id);
  const unit = person?.unit === undefined ? undefined : await tx.get(units, person.unit);
  const of = unit?.short ?? unit?.name;
  return `${person?.name ?? id}${of ? `（${of}）` : ''}：${document.count} 条`;
}
