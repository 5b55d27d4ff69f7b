import { type Command, command } from '../../commands/command.ts';
import type { Reply } from '../../commands/reply.ts';
import { allowed } from '../../people/permissions.ts';
import { dropJob } from '../../schedule/jobs.ts';
import { allAreMeant, findMeant, refIn } from './find.ts';
import { done, type ManagePorts, named, proposed, theOne } from './manage.ts';
import { messages } from './messages.ts';
import { scheduleRef, schedules } from './model.ts';
import { namesSchedule } from './pause-commands.ts';
import { mayHandle } from './schedule-commands.ts';
import { teamReader } from './team.ts';
import { CANCELS } from './words.ts';

/** Before what only closes a matter (别考了). */
const SURE = 1;
const ASKS = /怎么|如何|吗\s*$|什么|谁|哪|多久|几|[?？]\s*$|\b(?:how|what|when|who|can i)\b/i;

/** 取消: it ends for good; what took place stays on record. */
export function cancelCommand({ serviceNames }: ManagePorts): Command {
  const team = teamReader(serviceNames);
  return command({
    intent: 'schedule.cancel',
    does: { zh: '取消一个安排', en: 'cancel something scheduled' },
    words: [],
    recognise: ({ folded }) => {
      if (!CANCELS.test(folded) || ASKS.test(folded) || /静音|免打扰|给我/.test(folded)) return 0;
      const about =
        namesSchedule(folded) &&
        (refIn(folded) !== undefined || team(folded) !== undefined || /安排|测试|例会|专题会/.test(folded));
      return about ? SURE : 0;
    },
    may: allowed('schedule'),
    slots: { said: { required: true, ask: messages.whatChange, read: (text) => ({ value: text, rest: '' }) } },
    examples: ['取消 SCH-1', '保洁的测试取消'],
    run: async (turn, { said }): Promise<Reply> => {
      const meant = await findMeant(turn, said, serviceNames);
      const slots = {
        ...(meant.kind === undefined ? {} : { kind: meant.kind }),
        ...(meant.team === undefined ? {} : { group: meant.team }),
        ...(meant.ref === undefined ? {} : { ref: meant.ref }),
      };
      const mine = meant.found.filter((one) => mayHandle(turn, one.kind, one.meeting));
      const several = mine.length > 1 && allAreMeant(said);
      const picked = several ? undefined : theOne(turn, meant, slots, (ref) => `取消 ${ref}`);
      if (picked && 'reply' in picked) return picked.reply;
      const chosen = picked ? [picked.one] : mine;
      const one = chosen[0];
      const details =
        one && chosen.length === 1 ? { kind: one.kind, ...(one.team ? { group: one.team } : {}), ...slots } : slots;
      const names = chosen.map((each) => named(turn, each)).join('、');
      if (!turn.confirmed) return proposed(turn, details, turn.say(messages.confirmCancel(names)));
      for (const each of chosen) {
        const ref = scheduleRef(each.number);
        turn.tx.put(schedules, ref, { ...each, state: 'ended', ended: 'cancelled' });
        dropJob(turn.tx, ref);
      }
      const refs = chosen.map(({ number }) => scheduleRef(number)).join('、');
      return done(turn, details, refs, turn.say(messages.cancelled(refs)));
    },
  });
}
