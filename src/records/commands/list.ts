import { addDays, dateOf, instantAt, type LocalDate } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { type Block, lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { allowed, may } from '../../people/permissions.ts';
import { readTime } from '../../schedule/words/read-time.ts';
import type { Reader } from '../../store/store.ts';
import { messages } from '../messages.ts';
import { recordRef, records } from '../model.ts';
import type { RecordPorts } from '../ports.ts';
import { readable } from '../read/message.ts';
import { typesIn } from '../read/type-words.ts';
import { lineOf, whenText } from '../show.ts';
import type { RecordType } from '../types/model.ts';

export interface ListPorts extends RecordPorts {
  /** What was due up to now and is not there, in words, of the types that somebody may see. */
  readonly missing: (reader: Reader, now: number, types: readonly RecordType[]) => Promise<readonly string[]>;
}

const LISTED_MOST = 12;
const MISSING =
  /谁还?没[有]?(?:记|录|填|登记)|(?:还有)?(?:哪些|什么|啥)(?:记录)?(?:还)?没(?:有)?(?:记|录|填|登记)|(?:漏记|该记没记|没记的|欠记)(?:录)?(?:的|有哪些|清单)?|^(?:missing records|who has(?: not|n't) recorded(?: yet)?|what is not recorded)/i;
const LISTS =
  /^(?:请|帮我)?(?:看一?下?|查一?下?|查看|列一?下?|列出|显示|给我|调出)?.{0,20}(?:的)?记录(?:列表|清单|有哪些|有多少条|情况)?[。.!！?？\s]*$|^(?:show|list)\b.{0,40}\brecords?\b/i;
const DAYS =
  /今[天日]|昨[天日]|前天|本周|这周|上周|本月|这个月|上个?月|最近|我的|today|yesterday|this week|this month|my /i;

/** 今天的留样记录, 本周的消毒记录, 谁还没记. */
export const listCommand = (ports: ListPorts): Command =>
  command({
    intent: 'record.list',
    does: { zh: '看记录，或还有什么没记', en: 'list records, or what is missing' },
    words: [],
    recognise: ({ text }) => {
      const read = readable(text);
      if (MISSING.test(read)) return /多久|怎么|最晚|吗|要求|规定|处罚|扣/.test(read) ? 0 : 0.97;
      if (!LISTS.test(read) || /要|怎么|保存|多久|规定|标准|什么|补/.test(read.replace(/有哪些|有什么/g, ''))) return 0;
      return typesIn(read, ports.types()).length > 0 || /^.{0,6}(?:今|昨|本|这|我).{0,3}的?记录/.test(read)
        ? DAYS.test(read) || /^(?:看|查|列|显示|show|list)/i.test(read)
          ? 0.98
          : 0
        : 0;
    },
    may: allowed('own.see'),
    slots: {},
    examples: ['今天的留样记录', '谁还没记'],
    run: async (turn): Promise<Reply> => (MISSING.test(readable(turn.text)) ? missing(turn, ports) : list(turn, ports)),
  });

/** The types that somebody may see the state of: all of them, or their unit's service. */
const visibleTypes = (turn: Turn, types: readonly RecordType[]): readonly RecordType[] =>
  may(turn.speaker, 'all.see')
    ? types
    : types.filter(
        ({ service, posts }) =>
          service === turn.speaker.service ||
          (service === undefined && posts.some((p) => turn.speaker.posts.includes(p))),
      );

async function missing(turn: Turn, ports: ListPorts): Promise<Reply> {
  const said = typesIn(readable(turn.text), ports.types()).map(({ type }) => type);
  const types = visibleTypes(turn, said.length > 0 ? said : ports.types());
  const found = await ports.missing(turn.tx, turn.now, types);
  const blocks: Block[] =
    found.length === 0
      ? lines(turn.say(messages.nothingDue))
      : [...lines(turn.say(messages.dueList(found.length))), { kind: 'list', items: found.slice(0, LISTED_MOST) }];
  return { outcome: 'auto', slots: said[0] ? { type: said[0].name } : {}, missing: [], blocks, buttons: [] };
}

interface Span {
  readonly from: LocalDate;
  /** The day after the last. */
  readonly to: LocalDate;
  readonly words: string;
}

function spanOf(text: string, turn: Turn, { zone, calendar }: ListPorts): Span {
  const today = dateOf(turn.now, zone);
  const tomorrow = addDays(today, 1);
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  if (/上周|last week/i.test(text))
    return { from: addDays(today, -weekday - 7), to: addDays(today, -weekday), words: '上周' };
  if (/本周|这周|this week/i.test(text)) return { from: addDays(today, -weekday), to: tomorrow, words: '本周' };
  if (/本月|这个月|this month/i.test(text)) return { from: `${today.slice(0, 8)}01`, to: tomorrow, words: '本月' };
  if (/最近|recent/i.test(text)) return { from: addDays(today, -6), to: tomorrow, words: '近7天' };
  if (/昨[天日]|yesterday/i.test(text)) return { from: addDays(today, -1), to: today, words: '昨天' };
  if (/前天/.test(text)) return { from: addDays(today, -2), to: addDays(today, -1), words: '前天' };
  const said = readTime(text, { now: turn.now, zone, calendar, direction: 'past', bareDays: true });
  if (said && !('problem' in said) && said.date !== undefined && said.date !== today)
    return { from: said.date, to: addDays(said.date, 1), words: said.date };
  return { from: today, to: tomorrow, words: '今天' };
}

async function list(turn: Turn, ports: ListPorts): Promise<Reply> {
  const { zone } = ports;
  const text = readable(turn.text);
  const [type] = typesIn(text, ports.types()).map((found) => found.type);
  const span = spanOf(text, turn, ports);
  const own = /我的|my /i.test(text) || !(may(turn.speaker, 'all.see') || turn.speaker.roles.has('supplier_lead'));
  const { rows } = await turn.tx.find(records, {
    where: {
      // Filed within it: what happened before and was filed late stands there too.
      at: { from: instantAt(span.from, '00:00', zone), to: instantAt(addDays(span.to, 2), '00:00', zone) },
      state: 'standing',
      ...(type ? { type: type.name } : {}),
      ...(own
        ? { by: turn.speaker.id }
        : may(turn.speaker, 'all.see') || turn.speaker.unit === undefined
          ? {}
          : { unit: turn.speaker.unit }),
    },
    order: { by: 'at' },
  });
  const found = rows
    .map(({ document }) => document)
    .filter(({ happenedAt }) => {
      const day = dateOf(happenedAt, zone);
      return span.from <= day && day < span.to;
    });
  const what = `${span.words}${own ? '我的' : '的'}${type?.name ?? ''}记录`;
  const base = {
    outcome: 'auto' as const,
    slots: { ...(type ? { type: type.name } : {}), ...(span.words === '今天' ? { date: span.from } : {}) },
    missing: [],
    buttons: [],
  };
  if (found.length === 0) return { ...base, blocks: lines(turn.say(messages.noneListed(what))) };
  const items = found.slice(-LISTED_MOST).map((record) => {
    const broken = record.verdicts.some(({ holds }) => !holds) ? `（${turn.say(messages.breaks)}）` : '';
    const when = record.times === undefined ? `${whenText(record.happenedAt, turn.now, zone)} ` : '';
    return `${recordRef(record.number)} ${when}${lineOf(record, turn.now, zone)}${broken}`;
  });
  const left = found.length - items.length;
  return {
    ...base,
    blocks: [
      ...lines(turn.say(messages.listed(what, found.length))),
      { kind: 'list', items: [...items, ...(left > 0 ? [turn.say(messages.more(left))] : [])] },
    ],
  };
}
