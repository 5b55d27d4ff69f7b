import { membersOf } from '../../people/who.ts';
import { SERVICES, type Service } from '../../standards/model.ts';
import type { Reader } from '../../store/store.ts';
import { interviews } from './model.ts';

/** Teams that have people and were talked with too seldom in a span, and how many talks are missing. Source: TY 105, 8.4.1. */
export async function missingTalks(
  reader: Reader,
  { from, to }: { readonly from: number; readonly to: number },
  least: number,
  now: number,
): Promise<{ readonly service: Service; readonly missing: number }[]> {
  const held = await reader.find(interviews, { where: { at: { from, to } } });
  const missing: { service: Service; missing: number }[] = [];
  for (const service of SERVICES) {
    const people = new Set(
      held.rows
        .filter(({ document }) => document.service === service)
        .map(({ document }) => document.person ?? document.name),
    );
    if (people.size < least && (await membersOf(reader, service, now)).length > 0)
      missing.push({ service, missing: least - people.size });
  }
  return missing;
}
