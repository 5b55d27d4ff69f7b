import { toMainland } from '../../base/fold.ts';
import type { Sentence } from '../../base/sentence.ts';
import { dateOf, type LocalDate } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { inShort } from '../../commands/in-short.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import { optional } from '../../commands/slots.ts';
import type { Turn } from '../../commands/turn.ts';
import { allowed } from '../../people/permissions.ts';
import { monthLength } from '../../schedule/days.ts';
import { dayInWords } from '../../schedule/rule-words.ts';
import { readTime } from '../../schedule/words/read-time.ts';
import type { FindingPorts } from '../findings/ports.ts';
import { monthInWords } from '../scores/words.ts';
import { datesOf, mostTimes, workdaysOf } from './dates.ts';
import { plannedIn } from './done.ts';
import { frequencyOf, messages } from './messages.ts';
import { monthPlans, type PlanItem, type Planned, plannedChecks, plannedRef } from './model.ts';
import { frequencyIn, type ItemsRead, itemsIn } from './words.ts';

const ABOUT =
  /(?:检查|巡查|抽查|督查|监督检查|巡检)(?:的)?(?:工作)?计划|计划.{0,6}(?:检查|巡查|抽查)|(?:inspection|check(?:ing)?|audit)s? plan|plan.{0,12}inspections?/i;
const ASKS =
  /怎么(?!排)|如何|什么时候|几号|谁|规定|标准|要求|印发|吗|[?？]\s*$|完成(?:情况|率)|进度|情况|执行|差(?:几|多少)|看(?:一?下)?|取消|删除|\b(?:how|when|who|why|show|what|progress)\b/i;

/** 6月检查计划：保洁每周2次、食堂每天: a month's checks, worked out on workdays, kept on 确认. */
export function createPlanCommand(ports: FindingPorts): Command {
  return command({
    intent: 'plan.create',
    does: { zh: '定月度检查计划', en: "make a month's plan of checks" },
    words: [],
    recognise: ({ text: said }) => {
      const text = toMainland(said);
      if (!ABOUT.test(text) || ASKS.test(text)) return 0;
      if (impossibleDay(text)) return 0.98;
      // 检查计划 下周一 食堂后厨 is one check.
      if (/下?周[一二三四五六日天]|[日号]|明天|后天/.test(text) && !frequencyIn(text)) return 0;
      const { items, unclear } = itemsIn(text, ports.serviceNames);
      if (items.length > 0 || frequencyIn(text.replace(/^.*?计划/, ''))) return 0.97;
      return unclear.length > 0 || /^(?:定|做|排|制定|编|新建).{0,12}计划[。.]?$|\bmake\b|\bcreate\b/i.test(text)
        ? 0.93
        : 0;
    },
    may: allowed('plan'),
    asks: true,
    slots: {
      month: optional<{ readonly month: string } | { readonly problem: Sentence }>({
        required: false,
        ask: messages.askMonth,
        read: (rest, { now, zone }) => {
          const wrong = impossibleDay(rest);
          if (wrong) return { value: { problem: wrong }, rest };
          const read = readTime(rest, { now, zone, calendar: ports.calendar });
          if (!read) return undefined;
          if ('problem' in read) return { value: { problem: read.problem }, rest };
          const month = read.month ?? read.firstDate?.slice(0, 7);
          return month === undefined ? undefined : { value: { month }, rest };
        },
      }),
      items: optional<ItemsRead>({
        required: false,
        ask: messages.askItems,
        read: (rest) => {
          const value = itemsIn(toMainland(rest), ports.serviceNames);
          return value.items.length + value.unclear.length === 0 ? undefined : { value, rest: '' };
        },
        join: (before, answer) => ({
          items: [
            ...before.items.filter((one) => !answer.items.some(({ service }) => service === one.service)),
            ...answer.items,
          ],
          unclear: before.unclear.filter((one) => !answer.items.some(({ service }) => service === one)),
        }),
      }),
    },
    examples: ['6月检查计划：保洁每周2次、食堂每天'],
    run: (turn, said) => create(turn, said, ports),
  });
}

/** A day that no such month has: 6月31日. Beside a rhythm (保洁每天) the reader of times passes it over. */
function impossibleDay(text: string): Sentence | undefined {
  for (const [said, month, day] of text.matchAll(/(\d{1,2})月(\d{1,2})[日号]/g)) {
    const longest = Number(month) === 2 ? 29 : monthLength({ year: 2024, month: Number(month) });
    if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > longest)
      return messages.noSuchDay(said);
  }
  return undefined;
}

interface Said {
  readonly month?: { readonly month: string } | { readonly problem: Sentence } | undefined;
  readonly items?: ItemsRead | undefined;
}

async function create(turn: Turn, { month: when, items: read }: Said, { calendar }: FindingPorts): Promise<Reply> {
  const { say, now, zone, tx } = turn;
  const today = dateOf(now, zone);
  const month = when && 'month' in when ? when.month : today.slice(0, 7);
  const items = read?.items ?? [];
  const slots = { month, ...(items.length > 0 ? { items: items.map((one) => ({ ...one })) } : {}) };
  const answer = (outcome: 'reject' | 'ask', sentence: Sentence, missing: readonly string[] = []): Reply =>
    inShort(turn, outcome, sentence, { slots, missing });
  if (when && 'problem' in when) return answer('reject', when.problem);
  if (month < today.slice(0, 7)) return answer('reject', messages.pastMonth);
  const wrong = items.find((item) => item.times < 1 || item.times > mostTimes(item));
  if (wrong) return answer('reject', messages.tooMany(wrong.service, mostTimes(wrong)));
  const [unclear] = read?.unclear ?? [];
  if (unclear !== undefined) return answer('ask', messages.askFrequency(unclear), ['items']);
  if (items.length === 0) return answer('ask', messages.askItems, ['items']);
  const from = month === today.slice(0, 7) ? today : `${month}-01`;
  const dated = items.map((item) => ({ item, dates: datesOf(item, month, from, calendar) }));
  const count = dated.reduce((sum, { dates }) => sum + dates.length, 0);
  if (count === 0) return answer('reject', messages.noDays);
  const name = say(monthInWords(month, today));
  const before = (await plannedIn(tx, month)).filter(
    (one) => one.month !== undefined && one.date >= from && items.some(({ service }) => service === one.service),
  );
  if (turn.confirmed) {
    await keep(turn, month, dated, before);
    return {
      outcome: 'auto',
      slots,
      missing: [],
      blocks: lines(say(messages.keptMonth(name, count))),
      buttons: [{ label: say(messages.shows), say: `${name}检查计划完成情况` }],
    };
  }
  const workdays = workdaysOf(month, from, calendar).length;
  return {
    outcome: 'confirm',
    slots,
    missing: [],
    blocks: [
      ...lines(say(messages.proposeMonth(name, count))),
      {
        kind: 'list',
        items: dated.map(({ item, dates }) =>
          say(messages.itemLine(item.service, frequencyOf(item), daysShown(item, dates, workdays, say))),
        ),
      },
      ...[
        from > `${month}-01` ? messages.from(say(dayInWords(from, today))) : undefined,
        when === undefined ? messages.assumedMonth(name) : undefined,
        before.length > 0 ? messages.replaces(before.length) : undefined,
        before.length > 0 ? messages.adjustNote : undefined,
      ].flatMap((note) => (note ? [{ kind: 'text' as const, text: say(note) }] : [])),
    ],
    buttons: [
      { label: say(messages.confirm), say: '确认' },
      { label: say(messages.cancel), say: '取消' },
    ],
  };
}

/** The days as `3、6、10日`; every workday is said so. */
function daysShown(
  { every, times }: PlanItem,
  dates: readonly LocalDate[],
  workdays: number,
  say: (sentence: Sentence) => string,
): string {
  if (every === '1d' && times === 1) return say(messages.everyWorkday(workdays));
  return `${[...new Set(dates)].map((date) => Number(date.slice(8))).join('、')}${say({ zh: '日', en: '' })}`;
}

/** Keeps the plan; what was planned before for these services and is still ahead is taken out, and stays to be seen. */
async function keep(
  { tx, speaker, now, say }: Turn,
  month: string,
  dated: readonly { readonly item: PlanItem; readonly dates: readonly LocalDate[] }[],
  before: readonly Planned[],
): Promise<void> {
  const items = dated.map(({ item }) => item);
  const plan = await tx.get(monthPlans, month);
  const kept = (plan?.items ?? []).filter((one) => !items.some(({ service }) => service === one.service));
  tx.put(monthPlans, month, { month, items: [...kept, ...items], by: speaker.id, at: now });
  for (const one of before)
    tx.put(plannedChecks, plannedRef(one.number), {
      ...one,
      dropped: { by: speaker.id, at: now, reason: say(messages.replaced) },
    });
  for (const { item, dates } of dated)
    for (const date of dates) {
      const number = await tx.next('PLN');
      tx.put(plannedChecks, plannedRef(number), {
        number,
        date,
        service: item.service,
        month,
        by: speaker.id,
        at: now,
      });
    }
}
