import { dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { type Block, lines, type Reply } from '../../commands/reply.ts';
import { optional } from '../../commands/slots.ts';
import type { Turn } from '../../commands/turn.ts';
import { allowed } from '../../people/permissions.ts';
import { dayInWords } from '../../schedule/rule-words.ts';
import { readTime } from '../../schedule/words/read-time.ts';
import { SERVICES } from '../../standards/model.ts';
import type { FindingPorts } from '../findings/ports.ts';
import { monthInWords } from '../scores/words.ts';
import { doneOf, lookedIn, plannedIn } from './done.ts';
import { messages } from './messages.ts';
import { type Planned, plannedChecks, plannedRef } from './model.ts';

const TODAY =
  /(?:今天|今日|明天|后天|today|tomorrow).{0,6}(?:要)?(?:查|检查|巡查|抽查)(?:什么|哪里|哪儿|哪些|啥)|(?:查|检查)(?:什么|哪里|哪些).{0,4}(?:今天|明天)|今[天日]的?检查(?:计划|安排|任务)|what (?:do|should) (?:i|we) (?:check|inspect) (?:today|tomorrow)|today'?s (?:checks|inspections)/i;
const MONTH =
  /(?:检查|巡查|抽查|督查)计划(?:完成|执行|进度)?(?:情况|进度|率|表|列表|日历)?[?？。]?$|(?:检查|巡查)计划.{0,4}(?:完成|执行|进度|情况|还差)|(?:看|查看|查|显示)(?:一下|一?看)?.{0,6}检查计划|(?:show|see|progress).{0,16}(?:inspection|check)s? plan|还有(?:哪些|多少|几次)?(?:计划)?(?:没|未)(?:检查|巡查|补查)/i;
const NOT = /制定|编制|编排|^(?:做|排|定)|怎么|如何|谁来|规定|标准|印发|每(?:天|周|月|两)|整改|[:：]/;
const LATE_MOST = 5;
const LISTED = 12;

/** 本月检查计划, 今天查什么: what is planned, what was done of it, and what is to be made up for. */
export function showPlanCommand(ports: FindingPorts): Command {
  return command({
    intent: 'plan.show',
    does: { zh: '看检查计划', en: 'show the plan of checks' },
    words: ['今天查什么', '检查计划完成情况'],
    recognise: ({ text }) => {
      if (NOT.test(text)) return TODAY.test(text) ? 0.9 : -1;
      return TODAY.test(text) || MONTH.test(text.trim()) ? 0.95 : 0;
    },
    may: allowed('plan'),
    slots: {
      when: optional<{ readonly date?: string; readonly month?: string }>({
        required: false,
        ask: messages.askMonth,
        read: (rest, { now, zone }) => {
          const read = readTime(rest, { now, zone, calendar: ports.calendar });
          if (!read || 'problem' in read) return undefined;
          const { date, month, at } = read;
          const day = date ?? (typeof at === 'number' ? dateOf(at, zone) : undefined);
          const value = { ...(day === undefined ? {} : { date: day }), ...(month === undefined ? {} : { month }) };
          return { value, rest: read.rest };
        },
      }),
    },
    examples: ['今天查什么', '本月检查计划'],
    run: async (turn, { when }): Promise<Reply> => {
      const { tx, say, now, zone, text } = turn;
      const today = dateOf(now, zone);
      if (TODAY.test(text) || when?.date !== undefined) {
        const date = when?.date ?? today;
        return dayReply(turn, date, await plannedIn(tx, date.slice(0, 7)), zone);
      }
      const month = when?.month ?? today.slice(0, 7);
      const name = say(monthInWords(month, today));
      const planned = await plannedIn(tx, month);
      const slots = { month };
      if (planned.length === 0)
        return { outcome: 'auto', slots, missing: [], blocks: lines(say(messages.noPlan(name))), buttons: [] };
      const done = doneOf(planned, await lookedIn(tx, month, zone));
      const due = planned.filter(({ date }) => date <= today);
      const late = planned.filter(({ date, number }) => date < today && !done.has(number));
      return {
        outcome: when?.month === undefined ? 'default_month' : 'auto',
        slots,
        missing: [],
        blocks: [
          ...lines(say(messages.month(name, done.size, due.length, planned.length))),
          { kind: 'list', items: servicesOf(turn, planned, done, today) },
          ...lateBlocks(turn, late, today),
        ],
        buttons: [],
      };
    },
  });
}

const what = ({ location, service }: Planned): string => [location, service].filter(Boolean).join(' ');

async function dayReply(turn: Turn, date: string, planned: readonly Planned[], zone: string): Promise<Reply> {
  const { tx, say, now } = turn;
  const today = dateOf(now, zone);
  const done = doneOf(planned, await lookedIn(tx, date.slice(0, 7), zone));
  const here = planned.filter((one) => one.date === date);
  const late = date === today ? planned.filter((one) => one.date < today && !done.has(one.number)) : [];
  return {
    outcome: 'auto',
    slots: { date },
    missing: [],
    blocks: [
      ...lines(say(messages.today(say(dayInWords(date, today)), here.length))),
      ...(here.length === 0
        ? []
        : [
            {
              kind: 'list' as const,
              items: here.map((one) => `${done.has(one.number) ? '✓ ' : ''}${plannedRef(one.number)} ${what(one)}`),
            },
          ]),
      ...lateBlocks(turn, late, today),
    ],
    buttons: here
      .filter(({ number, service }) => !done.has(number) && service !== undefined)
      .slice(0, 3)
      .map((one) => ({ label: `${say(messages.begin)} ${what(one)}`, say: `检查清单 ${what(one)}` })),
  };
}

function servicesOf({ say }: Turn, planned: readonly Planned[], done: ReadonlySet<number>, today: string): string[] {
  const rows = SERVICES.flatMap((service) => {
    const own = planned.filter((one) => one.service === service && one.location === undefined);
    if (own.length === 0) return [];
    const next = own.find(({ date, number }) => date >= today && !done.has(number))?.date;
    return [
      say(
        messages.serviceLine(
          service,
          own.filter(({ number }) => done.has(number)).length,
          own.filter(({ date }) => date <= today).length,
          own.length,
          next === undefined ? undefined : say(dayInWords(next, today)),
        ),
      ),
    ];
  });
  const placed = planned
    .filter(({ location }) => location !== undefined)
    .slice(0, LISTED)
    .map(
      (one) =>
        `${done.has(one.number) ? '✓ ' : ''}${plannedRef(one.number)} ${say(dayInWords(one.date, today))} ${what(one)}`,
    );
  return [...rows, ...placed];
}

const lateBlocks = ({ say }: Turn, late: readonly Planned[], today: string): Block[] =>
  late.length === 0
    ? []
    : [
        { kind: 'text', text: say(messages.overdue(late.length)) },
        {
          kind: 'list',
          items: late.slice(0, LATE_MOST).map((one) => `${say(dayInWords(one.date, today))} ${what(one)}`),
        },
        { kind: 'text', text: say(messages.catchUp) },
      ];

const REF = /PLN\s*[-—－]?\s*(\d{1,9})/i;

/** 取消 PLN-3 会议占用: a planned check is taken out, with its reason (TY 105, 8.1.3). */
export function dropPlanCommand(): Command {
  return command({
    intent: 'plan.drop',
    does: { zh: '取消一次计划检查', en: 'cancel a planned check' },
    words: [],
    recognise: ({ text }) => (REF.test(text) && /取消|撤销|不去|不查|改期|cancel/i.test(text) ? 0.98 : 0),
    may: allowed('plan'),
    asks: true,
    slots: {
      planned: {
        required: true,
        ask: messages.noPlanned('PLN-?'),
        read: (rest) => {
          const found = REF.exec(rest);
          return found?.[1] === undefined ? undefined : { value: found[1], rest: rest.replace(found[0], ' ') };
        },
      },
      reason: optional<string>({
        required: false,
        free: true,
        ask: messages.askReason,
        read: (rest) => {
          const value = rest
            .replace(/取消|撤销|不去了?|不查了?|cancel/gi, ' ')
            .replace(/^[\s,，:：]+|[\s,，。]+$/g, '');
          return value === '' ? undefined : { value, rest: '' };
        },
      }),
    },
    examples: ['取消 PLN-1 当天有会议'],
    run: async (turn, { planned, reason }): Promise<Reply> => {
      const ref = plannedRef(Number(planned));
      const found = await turn.tx.get(plannedChecks, ref);
      const slots = { planned: String(planned), ...(reason === undefined ? {} : { reason }) };
      const answer = (outcome: 'reject' | 'ask' | 'auto', text: string, missing: readonly string[] = []): Reply => ({
        outcome,
        slots,
        missing,
        ...(outcome === 'auto' ? { ref } : {}),
        blocks: lines(text),
        buttons: [],
      });
      if (!found || found.dropped) return answer('reject', turn.say(messages.noPlanned(ref)));
      if (reason === undefined) return answer('ask', turn.say(messages.askReason), ['reason']);
      turn.tx.put(plannedChecks, ref, { ...found, dropped: { by: turn.speaker.id, at: turn.now, reason } });
      return answer('auto', turn.say(messages.dropped(ref)));
    },
  });
}
