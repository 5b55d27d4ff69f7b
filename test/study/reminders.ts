import { dateOf } from '../../src/base/time.ts';
import { lines } from '../../src/commands/reply.ts';
import { whoHolds } from '../../src/people/who.ts';
import type { AfterCommit } from '../../src/schedule/jobs.ts';
import { instantInWords } from '../../src/schedule/rule-words.ts';
import type { Transaction } from '../../src/store/store.ts';
import type { Pushes } from '../../src/study/pushes/pushes.ts';
import { inOneLine } from '../../src/study/schedules/describe.ts';
import { messages } from '../../src/study/schedules/messages.ts';
import type { Due, DueTime, Schedule } from '../../src/study/schedules/model.ts';

/**
 * The plainest way of taking place: the group is told that it is time (of a meeting, when it begins). A meeting of the
 * workgroup's own is told to its people.
 */
export function reminders(
  { pushToPerson, pushToTeam }: Pick<Pushes, 'pushToPerson' | 'pushToTeam'>,
  zone: string,
): Due {
  return async (tx: Transaction, schedule: Schedule, time: DueTime): Promise<AfterCommit | undefined> => {
    const today = dateOf(tx.at, zone);
    const once = { ...schedule, when: { at: time.at } };
    const say = {
      zh: messages.due(inOneLine(once, tx.at, zone).zh).zh,
      en: messages.due(inOneLine(once, tx.at, zone).en).en,
    };
    const line = { zh: `${instantInWords(time.at, today, zone).zh} ${say.zh}`, en: say.en };
    const push = {
      kind: schedule.kind === 'study' ? ('study' as const) : ('duty' as const),
      reply: { blocks: lines(say.zh), buttons: [], ref: time.ref },
      line,
    };
    if (schedule.team !== undefined) return pushToTeam(tx, schedule.team, push);
    const people = new Set((await whoHolds(tx, 'workgroup', { now: tx.at, zone })).map(({ id }) => id)).add(
      schedule.owner,
    );
    const sent: (AfterCommit | undefined)[] = [];
    for (const person of people) sent.push(await pushToPerson(tx, person, push));
    return () => {
      for (const after of sent) after?.();
    };
  };
}
