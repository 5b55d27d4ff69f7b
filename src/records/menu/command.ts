import { dateOf, instantAt, type LocalDate, localTime } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { type Block, lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { putJob } from '../../schedule/jobs.ts';
import { readTime } from '../../schedule/words/read-time.ts';
import type { Transaction } from '../../store/store.ts';
import { whole } from '../commands/answers.ts';
import type { RecordPorts } from '../ports.ts';
import { readable } from '../read/message.ts';
import { SHEET_KIND } from '../sheets/kind.ts';
import { sheetOf } from '../sheets/sheet.ts';
import { clauseOn, hoursOf } from '../types/clause.ts';
import { menuMessages as messages } from './messages.ts';
import { MEALS, type Meal, menuId, menus } from './model.ts';
import { type MenuRow, menusIn } from './read.ts';
import { unsampled } from './samples.ts';

const BEGINS =
  /^\s*(?:(?:今[天日]|明[天日]|后天|昨天|本周|\d{1,2}月\d{1,2}[日号]|周[一二三四五六日天])?的?\s*(?:早餐|早饭|午餐|午饭|中餐|晚餐|晚饭|加餐)?的?(?:菜单|菜谱|食谱|菜式|带量食谱)|(?:today'?s |lunch |dinner |breakfast )?menu\b)(?!\s*(?:怎么|要|是|有|公布|什么|多|在哪|几))[\s:：,，]*(?:是|为|有)?\s*/i;
const ASKS = /[?？]|什么|吗|怎么|多少|几|哪|谁|公布|要求|规定/;

/** 今天菜单：红烧肉、清炒菜心…, or a sheet: from then on it is known which dishes have no sample. */
export const menuCommand = (ports: RecordPorts): Command =>
  command({
    intent: 'menu.set',
    does: { zh: '报菜单，看哪些还没留样', en: 'say the menu, see which dishes have no sample' },
    words: [],
    recognise: ({ text }, turn) => {
      const read = readable(text);
      const rest = read.replace(BEGINS, '');
      if (!BEGINS.test(read) || ASKS.test(rest)) return 0;
      return sheetOf(turn.attachments) || menusIn(rest).length > 0 ? 0.97 : 0;
    },
    may: ['staff'],
    asks: true,
    slots: { said: whole(messages.which) },
    examples: ['今天午餐菜单：红烧肉、清炒菜心、番茄炒蛋、米饭'],
    run: async (turn, slots): Promise<Reply> => {
      const { speaker } = turn;
      const overseer = speaker.roles.has('manager') || speaker.roles.has('supervisor');
      if (speaker.service !== '食堂' && !overseer)
        return { outcome: 'deny', slots: {}, missing: [], blocks: lines(turn.say(messages.canteenOnly)), buttons: [] };
      const sheet = sheetOf(turn.attachments);
      if (sheet) {
        putJob(turn.tx, `${SHEET_KIND}-${sheet.hash}`, {
          kind: SHEET_KIND,
          next: turn.now,
          payload: { hash: sheet.hash, by: speaker.id, what: 'menu' },
        });
        const attachments = turn.attachments.length;
        return {
          outcome: 'auto',
          slots: { attachments },
          missing: [],
          blocks: lines(turn.say(messages.reading)),
          buttons: [],
        };
      }
      const text = readable(slots.said ?? turn.text);
      const date = dayOf(text, turn, ports);
      const rows = menusIn(text.replace(BEGINS, (begin) => /(?:早|午|中|晚|加)[餐饭]/.exec(begin)?.[0] ?? '')).map(
        ({ meal, dishes }): MenuRow => ({ date, meal: meal ?? nextMeal(turn, date, ports), dishes }),
      );
      if (rows.length === 0)
        return {
          outcome: 'ask',
          slots: { date },
          missing: ['said'],
          blocks: lines(turn.say(messages.which)),
          buttons: [],
        };
      for (const row of rows) setMenu(turn.tx, row, speaker.id, ports.zone);
      return shown(turn, rows, ports);
    },
  });

/** Writes a meal's menu down; what is said later takes its place. */
export function setMenu(tx: Transaction, { date, meal, dishes }: MenuRow, by: string, zone: string): void {
  tx.put(menus, menuId(date, meal), {
    at: instantAt(date, '00:00', zone),
    date,
    meal,
    dishes: [...dishes],
    by,
    since: tx.at,
  });
}

async function shown(turn: Turn, rows: readonly MenuRow[], ports: RecordPorts): Promise<Reply> {
  const blocks: Block[] = [];
  const open: string[] = [];
  for (const { date, meal, dishes } of rows) {
    const missing = (await unsampled(turn.tx, date, meal, ports.types(), ports.zone)) ?? [];
    open.push(...missing);
    blocks.push(
      ...(blocks.length === 0
        ? lines(turn.say(messages.set(date, meal, dishes.length)))
        : [{ kind: 'text' as const, text: turn.say(messages.set(date, meal, dishes.length)) }]),
      { kind: 'text', text: turn.say(missing.length === 0 ? messages.allSampled : messages.unsampled(missing)) },
    );
  }
  const items = rows.flatMap(({ dishes, meal }) => dishes.map((name) => ({ name, meal })));
  return { outcome: 'auto', slots: { date: rows[0]?.date, items, missing: open }, missing: [], blocks, buttons: [] };
}

function dayOf(text: string, turn: Turn, { zone, calendar }: RecordPorts): LocalDate {
  const said = readTime(BEGINS.exec(text)?.[0] ?? '', { now: turn.now, zone, calendar });
  return said && !('problem' in said) && said.date !== undefined ? said.date : dateOf(turn.now, zone);
}

/** The meal that comes next, by the hours of service in the clauses that the sampling type names; of another day the midday one. */
function nextMeal(turn: Turn, date: LocalDate, { types, catalogue, zone }: RecordPorts): Meal {
  const today = dateOf(turn.now, zone);
  if (date !== today) return '午餐';
  const { time } = localTime(turn.now, zone);
  const minute = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const sampling = types().find(({ needs, keep }) => needs.includes('items') && keep !== undefined);
  const starts = (sampling?.due[0]?.by ?? []).map((ref) => {
    const clause = clauseOn(catalogue(), ref, today);
    return clause ? hoursOf(clause)[0]?.to : undefined;
  });
  const next = starts.findIndex((end) => end !== undefined && minute < end);
  return MEALS[next < 0 ? 2 : Math.min(next, 2)] ?? '午餐';
}
