import { addDays, dateOf, type LocalDate } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { allowed } from '../../people/permissions.ts';
import { addMonths, mondayOf, yearMonthOf } from '../../schedule/days.ts';
import { dayInWords } from '../../schedule/rule-words.ts';
import { comingStep, keepSchedule } from './arm.ts';
import { inShort, saidInstant } from './describe.ts';
import { goOn } from './fall-due.ts';
import { findMeant, refIn } from './find.ts';
import { done, type ManagePorts, named, proposed, rejected, theOne } from './manage.ts';
import { messages } from './messages.ts';
import { scheduleRef } from './model.ts';
import { timeIn } from './slots.ts';
import { teamReader } from './team.ts';
import { CANCELS, isAbout, PAUSES, RESUMES, STOPS } from './words.ts';

/** Before what only closes a matter (别考了). */
const SURE = 1;
const ASKS = /怎么|如何|吗|什么|谁|哪|多久|几|[?？]\s*$|\b(?:how|what|when|who|can i)\b/i;

/** Whether a message speaks of something scheduled: by its ref, or by what is scheduled. */
export const namesSchedule = (text: string): boolean =>
  refIn(text) !== undefined ||
  isAbout.quiz(text) ||
  isAbout.study(text) ||
  isAbout.meeting(text) ||
  /安排|日程/.test(text);

/** 暂停 and 恢复: nothing is lost, it only waits. */
export function pauseCommands({ calendar, serviceNames }: ManagePorts): Command[] {
  const team = teamReader(serviceNames);
  const meant = (text: string): boolean => namesSchedule(text) || (team(text) !== undefined && /考|推|测/.test(text));
  const pause = command({
    intent: 'quiz.pause',
    does: { zh: '暂停一个安排', en: 'pause something scheduled' },
    words: [],
    recognise: ({ folded }) => {
      if (!PAUSES.test(folded) && !STOPS.test(folded)) return 0;
      if (CANCELS.test(folded) || ASKS.test(folded) || /给我|我的?私/.test(folded)) return 0;
      if (!meant(folded) || (!PAUSES.test(folded) && refIn(folded) === undefined && team(folded) === undefined))
        return 0;
      return SURE;
    },
    may: allowed('schedule'),
    slots: { said: { required: true, ask: messages.whatChange, read: (text) => ({ value: text, rest: '' }) } },
    examples: ['暂停保洁测试到6月16号', '暂停 SCH-1'],
    run: async (turn, { said }): Promise<Reply> => {
      const until = untilIn(turn, said, calendar);
      const found = await findMeant(turn, said, serviceNames, ['active', 'paused']);
      const slots = { match: found.match, ...(until === undefined ? {} : { until }) };
      const picked = theOne(turn, found, slots, (ref) => `暂停 ${ref}${until === undefined ? '' : ` 到${until}`}`);
      if ('reply' in picked) return picked.reply;
      const { one } = picked;
      const ref = scheduleRef(one.number);
      if (!PAUSES.test(said) && STOPS.test(said)) return pauseOrCancel(turn, named(turn, one), ref, slots);
      const today = dateOf(turn.now, turn.zone);
      if (until !== undefined && until <= today) return rejected(turn, slots, messages.pausePast);
      const day = until === undefined ? undefined : turn.say(dayInWords(until, today));
      if (one.state === 'paused' && one.until === until) return rejected(turn, slots, messages.alreadyPaused(ref));
      if (!turn.confirmed) return proposed(turn, slots, turn.say(messages.confirmPause(named(turn, one), day)));
      const paused = { ...goOn(one), state: 'paused' as const, ...(until === undefined ? {} : { until }) };
      keepSchedule(turn.tx, paused, turn.now, { zone: turn.zone, calendar });
      return done(turn, slots, ref, turn.say(messages.paused(ref, day)), [
        { label: turn.say(messages.resume), say: `恢复 ${ref}` },
      ]);
    },
  });

  const resume = command({
    intent: 'schedule.resume',
    does: { zh: '恢复暂停的安排', en: 'resume something paused' },
    words: [],
    recognise: ({ folded }) => (RESUMES.test(folded) && meant(folded) && !ASKS.test(folded) ? SURE : 0),
    may: allowed('schedule'),
    slots: { said: { required: true, ask: messages.whatChange, read: (text) => ({ value: text, rest: '' }) } },
    examples: ['恢复保洁测试'],
    run: async (turn, { said }): Promise<Reply> => {
      const waiting = await findMeant(turn, said, serviceNames, ['paused']);
      const slots = { match: waiting.match };
      const running = waiting.found.length > 0 ? undefined : await findMeant(turn, said, serviceNames, ['active']);
      const [active] = running?.found ?? [];
      if (active) return rejected(turn, slots, messages.notPaused(scheduleRef(active.number)));
      const picked = theOne(turn, waiting, slots, (ref) => `恢复 ${ref}`);
      if ('reply' in picked) return picked.reply;
      const { one } = picked;
      const ref = scheduleRef(one.number);
      const env = { zone: turn.zone, calendar };
      const step = comingStep(goOn(one), turn.now, env);
      if (!step) return rejected(turn, slots, messages.over(ref, turn.say(inShort(one, turn.now, turn.zone))));
      const next = saidInstant(turn, step.meant);
      if (!turn.confirmed) return proposed(turn, slots, turn.say(messages.confirmResume(named(turn, one), next)));
      keepSchedule(turn.tx, goOn(one), turn.now, env);
      return done(turn, slots, ref, turn.say(messages.resumed(ref, next)));
    },
  });
  return [pause, resume];
}

function pauseOrCancel(turn: Turn, name: string, ref: string, slots: Readonly<Record<string, unknown>>): Reply {
  return {
    outcome: 'ask',
    slots,
    missing: ['intent'],
    blocks: lines(turn.say(messages.pauseOrCancel(name))),
    buttons: [
      { label: turn.say(messages.pause), say: `暂停 ${ref}` },
      { label: turn.say(messages.drop), say: `取消 ${ref}` },
    ],
  };
}

const FOR_DAYS = /停\s*([一二两三四五六七八九十\d]+)\s*(天|周|个?星期|个?礼拜|个月)/;
const NUMBERS = '零一二三四五六七八九十';

/** The day on which it takes place again. */
function untilIn(turn: Turn, text: string, calendar: ManagePorts['calendar']): LocalDate | undefined {
  const today = dateOf(turn.now, turn.zone);
  const length = FOR_DAYS.exec(text);
  if (length?.[1] !== undefined) {
    const said = length[1].replace('两', '二');
    const amount = /^\d+$/.test(said) ? Number(said) : NUMBERS.indexOf(said);
    if (/月/.test(length[2] ?? '')) return addDays(today, amount * 30);
    return addDays(today, amount * (/天/.test(length[2] ?? '') ? 1 : 7));
  }
  if (/这个?月|本月|this month/i.test(text)) {
    const { year, month } = addMonths(yearMonthOf(today), 1);
    return `${year}-${String(month).padStart(2, '0')}-01`;
  }
  if (
    /这周|本周|这个?(?:星期|礼拜)(?![一二三四五六日天])|this week/i.test(text) &&
    !/[这本]周[一二三四五六日天]/.test(text)
  )
    return addDays(mondayOf(today), 7);
  if (!/到|至|until|till|\bto\b/i.test(text)) return undefined;
  const after = text.replace(/^.*?(?:暂停|停|缓|推|考)?(?=到|至|until|till)/i, '');
  const found = timeIn(after, turn, calendar) ?? timeIn(text, turn, calendar);
  if (!found || 'problem' in found) return undefined;
  const at = typeof found.at === 'number' ? dateOf(found.at, turn.zone) : undefined;
  return found.until ?? found.deadline?.date ?? found.date ?? at;
}
