import { fail, ok, type Result } from '../base/result.ts';
import type { Sentence } from '../base/sentence.ts';
import { lines } from '../commands/reply.ts';
import { ERASE_KIND, erasePayload } from '../directory/erase-command.ts';
import type { JobPorts } from '../job-list.ts';
import type { JobKind } from '../schedule/jobs.ts';
import type { Collection } from '../store/store.ts';
import { eraseAll, planErasure } from './erase.ts';
import { stillHeld } from './held.ts';
import { messages } from './messages.ts';

/** Erases a person's data, as an administrator asked for it, and tells them. Cut short, it is begun again. */
export const eraseJob = (
  { core: { store, settings }, tell }: JobPorts,
  collections: readonly Collection<unknown>[],
): JobKind => ({
  kind: ERASE_KIND,
  next: () => undefined,
  prepare: async ({ payload }): Promise<Result<readonly Sentence[], Sentence>> => {
    const { person, by } = erasePayload.parse(payload);
    const plan = await planErasure(store, person, collections);
    if (!plan.ok) return fail(plan.error);
    const { bodies, blobs } = await eraseAll(store, plan.value, { what: 'erasure on request', person: by });
    return ok([messages.done(plan.value.name, bodies, blobs), ...(await stillHeld(plan.value.id, settings))]);
  },
  run: async (tx, { payload }, prepared) => {
    const done = prepared as Result<readonly Sentence[], Sentence>;
    const [first = messages.nobody(''), ...rest] = done.ok ? done.value : [done.error];
    const blocks = lines(first.zh, ...rest.map(({ zh }) => zh));
    return tell(tx, erasePayload.parse(payload).by, { blocks, buttons: [] });
  },
});
