import { addDays, instantAt, type LocalDate } from '../../base/time.ts';
import type { Reader } from '../../store/store.ts';
import { records } from '../model.ts';
import type { RecordType } from '../types/model.ts';
import { type Meal, menuId, menus } from './model.ts';

/** The dishes of a day's menu that have no sample yet; undefined when there is no menu for it. */
export async function unsampled(
  reader: Reader,
  date: LocalDate,
  meal: Meal,
  types: readonly RecordType[],
  zone: string,
): Promise<readonly string[] | undefined> {
  const menu = await reader.get(menus, menuId(date, meal));
  if (!menu) return undefined;
  const sampling = types
    .filter(({ needs, keep }) => needs.includes('items') && keep !== undefined)
    .map(({ name }) => name);
  if (sampling.length === 0) return [];
  const from = instantAt(date, '00:00', zone);
  const { rows } = await reader.find(records, {
    where: { type: sampling, state: 'standing', at: { from, to: instantAt(addDays(date, 2), '00:00', zone) } },
  });
  const taken = rows
    .map(({ document }) => document)
    .filter((r) => r.happenedAt >= from && r.happenedAt < instantAt(addDays(date, 1), '00:00', zone))
    .filter((r) => r.meal === undefined || r.meal === meal)
    .flatMap(({ items = [] }) => items.map(({ name }) => name));
  return menu.dishes.filter(
    (dish) => !taken.some((name) => name === dish || name.includes(dish) || dish.includes(name)),
  );
}
