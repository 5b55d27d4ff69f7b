import type { Reader, Transaction } from '../../store/store.ts';
import { eventId, type Finding, type FindingEvent, findingEvents, findingSchema } from './model.ts';

/** What the events say of themselves: no change of the finding. */
const BOOKKEEPING: readonly string[] = ['steps', 'last'];

/** Writes down the step that made `after` out of `before`. */
export function writeEvent(
  tx: Transaction,
  before: Finding | undefined,
  after: Finding,
  said: { readonly words?: string | undefined; readonly attachments?: readonly string[] },
): void {
  const { number, steps, last } = after;
  tx.put(findingEvents, eventId(number, steps), {
    number,
    ...last,
    changed: changesBetween(before, after),
    ...(said.words ? { words: said.words } : {}),
    ...(said.attachments && said.attachments.length > 0 ? { attachments: [...said.attachments] } : {}),
  });
}

/** The whole story of a finding, oldest first. */
export async function storyOf(reader: Reader, { number, steps }: Pick<Finding, 'number' | 'steps'>) {
  const story: FindingEvent[] = [];
  for (let nth = 1; nth <= steps; nth++) {
    const event = await reader.get(findingEvents, eventId(number, nth));
    if (event) story.push(event);
  }
  return story;
}

/** The finding as its events tell it: what is stored follows from them. */
export function replay(story: readonly FindingEvent[]): Finding {
  const fields: Record<string, unknown> = {};
  for (const { changed = {} } of story)
    for (const [field, { to }] of Object.entries(changed)) {
      if (to === undefined) delete fields[field];
      else fields[field] = to;
    }
  const last = story.at(-1);
  return findingSchema.parse({
    ...fields,
    steps: story.length,
    last: last && { step: last.step, by: last.by, at: last.at },
  });
}

function changesBetween(before: Finding | undefined, after: Finding): NonNullable<FindingEvent['changed']> {
  const was = plainFields(before);
  const is = plainFields(after);
  const changed: NonNullable<FindingEvent['changed']> = {};
  for (const field of new Set([...Object.keys(was), ...Object.keys(is)])) {
    if (BOOKKEEPING.includes(field) || JSON.stringify(was[field]) === JSON.stringify(is[field])) continue;
    changed[field] = {
      ...(field in was ? { from: was[field] } : {}),
      ...(field in is ? { to: is[field] } : {}),
    };
  }
  return changed;
}

type Json = NonNullable<NonNullable<FindingEvent['changed']>[string]['to']>;

/** The fields as a file holds them. */
const plainFields = (finding: Finding | undefined): Record<string, Json> =>
  finding === undefined ? {} : (JSON.parse(JSON.stringify(finding)) as Record<string, Json>);
