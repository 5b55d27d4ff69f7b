import { dateOf, instantAt, toIso } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { allowed } from '../../people/permissions.ts';
import { findPeople, rolesOn } from '../../people/who.ts';
import { keepSchedule, makeUp } from './arm.ts';
import { type ChangeSaid, changed, changeIn, changeSlots, saysNothing, sidesOf } from './change.ts';
import { inOneLine } from './describe.ts';
import { nextDates } from './echo.ts';
import { occurrenceKey } from './fall-due.ts';
import { findMeant, refIn } from './find.ts';
import { done, type ManagePorts, named, proposed, rejected, theOne } from './manage.ts';
import { messages } from './messages.ts';
import { occurrenceLog, type Schedule, scheduleRef, schedules } from './model.ts';
import { namesSchedule } from './pause-commands.ts';
import { type Proposal, proposal } from './proposal.ts';
import { schedule as planSchedule, type SchedulePorts } from './schedule-commands.ts';
import { joinTimes } from './slots.ts';
import { teamReader } from './team.ts';
import { CHANGES, holidayPolicyIn } from './words.ts';

/** Before what only closes a matter (别考了). */
const SURE = 1;
const ASKS = /怎么|如何|吗\s*$|什么|谁|哪|多久|几[道题点天次]|[?？]\s*$|\b(?:how|what|when|who|can i)\b/i;
const YEAR_ALL_THE_SAME = /(\d{4})\s*年?\s*照常/;
const ONCE = /这一?次|只改一?次|下一?次|这周的|本周的|\bthis time\b|\bonly once\b/i;
const HAND = /交给|转给|移交|转交|交由|\bhand(?:ed)?\s+(?:over\s+)?to\b|\btransfer\s+to\b/i;
const TO =
  /(?:交给|转给|移交给?|转交给?|交由|to)\s*@?([\p{Script=Han}A-Za-z0-9._-]{1,20}?)(?:来?(?:管|负责|办|接手|处理))?[吧了。.!！\s]*$/iu;
const MAKE_UP = /补做|补考一次|现在做|马上做|\bdo it now\b|\bmake up\b/i;

const whole = {
  required: true as const,
  ask: messages.whatChange,
  read: (text: string) => ({ value: text, rest: '' }),
};

/** 改到, 改成, 节假日顺延; 交给; 补做. */
export function changeCommands(ports: ManagePorts & SchedulePorts): Command[] {
  const { calendar, serviceNames } = ports;
  const team = teamReader(serviceNames);
  const change = command({
    intent: 'schedule.change',
    does: { zh: '改一个安排', en: 'change something scheduled' },
    words: [],
    recognise: ({ folded }, turn) => {
      if (ASKS.test(folded) || HAND.test(folded)) return 0;
      const verb = CHANGES.test(folded);
      if (
        !verb &&
        (holidayPolicyIn(folded) === undefined || (refIn(folded) === undefined && team(folded) === undefined))
      ) {
        return refIn(folded) !== undefined && YEAR_ALL_THE_SAME.test(folded) ? SURE : 0;
      }
      if (namesSchedule(folded)) return SURE;
      // What was shown a moment ago, and nothing else, is meant by 改成10题.
      return verb && turn.recall(proposal) !== undefined ? SURE : 0;
    },
    may: allowed('schedule'),
    slots: { said: whole },
    examples: ['SCH-1 改到每周四下午3点', 'SCH-1 节假日顺延'],
    run: async (turn, { said }): Promise<Reply> => {
      const year = YEAR_ALL_THE_SAME.exec(said)?.[1];
      const { before, after } = sidesOf(said);
      const open = turn.recall(proposal);
      if (open && refIn(said) === undefined && team(before) === undefined) return amend(turn, open, said, after, ports);
      const meant = await findMeant(turn, before.trim() === '' ? said : before, serviceNames);
      const slots = { match: meant.match };
      const picked = theOne(turn, meant, slots, (ref) => `${ref} ${said.slice(before.length) || said}`);
      if ('reply' in picked) return picked.reply;
      const { one } = picked;
      const ref = scheduleRef(one.number);
      if (year !== undefined) return approveYear(turn, one, Number(year), ports);
      if (ONCE.test(before))
        return { ...rejected(turn, slots, messages.once(ref)), outcome: 'ask', missing: ['rrule'] };
      const words = changeIn(after, said, one.kind, turn, ports);
      if (saysNothing(words)) {
        return { outcome: 'ask', slots, missing: ['rrule'], blocks: lines(turn.say(messages.whatChange)), buttons: [] };
      }
      const result = changed(one, words, turn, calendar);
      const full = { ...slots, ...changeSlots(words, result.ok ? result.value : undefined) };
      if (!result.ok) return rejected(turn, full, result.error);
      const text = turn.say(inOneLine(result.value, turn.now, turn.zone));
      const policy = words.holidays === undefined ? '' : turn.say(messages.holidays(words.holidays));
      const dates = nextDates(turn, result.value, calendar);
      if (dates.length === 0) return rejected(turn, full, messages.never);
      if (!turn.confirmed)
        return proposed(
          turn,
          full,
          turn.say(messages.confirmChange(ref, text)),
          policy,
          turn.say(messages.next(dates.join('、'))),
        );
      keepSchedule(turn.tx, result.value, turn.now, { zone: turn.zone, calendar });
      return done(turn, full, ref, turn.say(messages.changed(ref, text)));
    },
  });

  const handover = command({
    intent: 'schedule.handover',
    does: { zh: '把安排交给另一位管理者', en: 'hand something scheduled over to another manager' },
    words: [],
    recognise: ({ folded }) =>
      HAND.test(folded) &&
      !ASKS.test(folded) &&
      (refIn(folded) !== undefined || (/安排|测试|例会|推送/.test(folded) && team(folded) !== undefined))
        ? SURE
        : 0,
    may: allowed('schedule'),
    slots: { said: whole },
    examples: ['SCH-1 交给 伍玉珍'],
    run: (turn, { said }) => handOver(turn, said, ports),
  });

  const makingUp = command({
    intent: 'schedule.run',
    does: { zh: '补做错过的安排', en: 'make up for what was missed' },
    words: [],
    recognise: ({ folded }) => (MAKE_UP.test(folded) && refIn(folded) !== undefined ? SURE : 0),
    may: allowed('schedule'),
    slots: { said: whole },
    examples: ['补做 SCH-1'],
    quiet: true,
    run: async (turn, { said }): Promise<Reply> => {
      const picked = theOne(
        turn,
        await findMeant(turn, said, serviceNames, ['active', 'paused', 'ended']),
        {},
        (ref) => `补做 ${ref}`,
      );
      if ('reply' in picked) return picked.reply;
      const { one } = picked;
      const ref = scheduleRef(one.number);
      const asked = /(\d{4}-\d\d-\d\d)[ t](\d\d:\d\d)/i.exec(said);
      const meant = asked?.[1] && asked[2] ? instantAt(asked[1], asked[2], turn.zone) : await lastUndone(turn, ref);
      const before =
        meant === undefined ? undefined : await turn.tx.get(occurrenceLog, occurrenceKey(ref, meant, turn.zone));
      const slots = { match: ref, ...(meant === undefined ? {} : { at: toIso(meant, turn.zone) }) };
      if (meant === undefined || !before) return rejected(turn, slots, messages.noSuchTime(ref));
      if (before.outcome === 'done' || before.outcome === 'late')
        return rejected(turn, slots, messages.doneAlready(ref));
      makeUp(turn.tx, one, meant);
      return done(turn, slots, ref, turn.say(messages.runsNow(ref, turn.say(inOneLine(one, turn.now, turn.zone)))));
    },
  });
  return [change, handover, makingUp];
}

async function lastUndone(turn: Turn, ref: string): Promise<number | undefined> {
  const { rows } = await turn.tx.find(occurrenceLog, {
    where: { schedule: ref, outcome: ['missed', 'held', 'holiday', 'nobody'] },
    order: { by: 'at', descending: true },
    limit: 1,
  });
  return rows[0]?.document.occurrence;
}

/** A change of what waits for 确认: shown again as it is now. */
function amend(turn: Turn, open: Proposal, said: string, after: string, ports: SchedulePorts): Promise<Reply> {
  const words: ChangeSaid = changeIn(after, said, open.kind, turn, ports);
  const { time } = words;
  const joined =
    time === undefined ? open.said.time : open.said.time === undefined ? time : joinTimes(open.said.time, time);
  return planSchedule(turn, open.kind, open.intent, { ...open.said, ...words, time: joined }, ports);
}

async function approveYear(turn: Turn, one: Schedule, year: number, { calendar }: ManagePorts): Promise<Reply> {
  const ref = scheduleRef(one.number);
  const years = [...new Set([...(one.years ?? []), year])];
  keepSchedule(turn.tx, { ...one, years }, turn.now, { zone: turn.zone, calendar });
  return done(turn, { match: ref }, ref, turn.say(messages.approved(ref, year)));
}

async function handOver(turn: Turn, said: string, { serviceNames, calendar }: ManagePorts): Promise<Reply> {
  const name = TO.exec(said)?.[1];
  const at = HAND.exec(said)?.index ?? said.length;
  const meant = await findMeant(turn, said.slice(0, at), serviceNames);
  const slots = { match: meant.match, ...(name === undefined ? {} : { person: name }) };
  const picked = theOne(turn, meant, slots, (ref) => `${ref} ${said.slice(at)}`);
  if ('reply' in picked) return picked.reply;
  const { one } = picked;
  const ref = scheduleRef(one.number);
  if (name === undefined) {
    return { outcome: 'ask', slots, missing: ['person'], blocks: lines(turn.say(messages.whoTakes)), buttons: [] };
  }
  const people = await findPeople(turn.tx, name, turn.now);
  const [person] = people;
  if (!person) return rejected(turn, slots, messages.unknownPerson(name));
  if (people.length > 1) {
    const buttons = people
      .slice(0, 5)
      .map(({ id, person: p }) => ({ label: `${p.name} ${p.posts.join(' ')}`, say: `${ref} 交给 ${id}` }));
    return {
      outcome: 'ask',
      slots,
      missing: ['person'],
      blocks: lines(turn.say(messages.severalPeople(name))),
      buttons,
    };
  }
  const roles = rolesOn(person.person, dateOf(turn.now, turn.zone));
  const takes = roles.includes('manager') || (one.meeting === '研讨会' && roles.includes('workgroup'));
  if (!takes) return rejected(turn, slots, messages.mustBeManager(person.person.name));
  if (!turn.confirmed)
    return proposed(turn, slots, turn.say(messages.confirmHandover(named(turn, one), person.person.name)));
  const next = { ...one, owner: person.id };
  if (one.state === 'ended') turn.tx.put(schedules, ref, next);
  else keepSchedule(turn.tx, next, turn.now, { zone: turn.zone, calendar });
  if (person.id !== turn.speaker.id) {
    const what = inOneLine(one, turn.now, turn.zone).zh;
    turn.notify(
      { user: person.id },
      { blocks: lines(messages.yours(turn.speaker.name, ref, what).zh), buttons: [], ref },
    );
  }
  return done(turn, slots, ref, turn.say(messages.handedOver(ref, person.person.name)));
}
