import { z } from 'zod';
import { foldText } from '../base/fold.ts';
import { dateOf } from '../base/time.ts';
import { type Command, command, type Slot } from '../commands/command.ts';
import type { FileMaker, OrderFile } from '../commands/file-order.ts';
import { lines, type Reply } from '../commands/reply.ts';
import type { Turn } from '../commands/turn.ts';
import { TEAMS, type Team } from '../people/model.ts';
import { allowed } from '../people/permissions.ts';
import type { Cell, ExportKind } from './kind.ts';
import { messages } from './messages.ts';
import { inMonth } from './narrow.ts';
import { MOST_ROWS, TooManyRows, xlsxOf } from './xlsx.ts';

export const EXPORT_FILE = 'export';

export interface ExportPorts {
  readonly kinds: readonly ExportKind[];
  readonly orderFile: OrderFile;
  /** The team that a text names. */
  readonly teamIn: (text: string) => Team | undefined;
  /** The month that a text names, leaning back: `2025-05`. */
  readonly monthIn: (text: string, turn: Pick<Turn, 'now' | 'zone'>) => string | undefined;
}

const EXPORT = /导出|\bexport\b/;
const ASKS = /怎么|如何|能不能|可以吗|吗\s*[?？]?$|[?？]\s*$|\b(?:how|can i)\b/;
/** One's own are shown, not exported; a handbook has its own words. */
const OTHERS = /我的|手册|图|\bmy\b|handbook/;

/** 导出 保洁 测试成绩: a table of what a manager may see anyway, in private. */
export function exportCommand({ kinds, orderFile, teamIn, monthIn }: ExportPorts): Command {
  const asked = kinds.filter(({ said }) => said.length > 0);
  const kindIn = (text: string): ExportKind | undefined => {
    const folded = foldText(text);
    const found = asked.flatMap((kind) =>
      kind.said.filter((word) => folded.includes(word)).map((word) => ({ kind, long: word.length })),
    );
    return found.sort((a, b) => b.long - a.long)[0]?.kind;
  };
  const kindSlot: Slot<string> & { readonly required: false } = {
    required: false,
    ask: messages.which(asked.map(({ title }) => title)),
    read: (text) => {
      const kind = kindIn(text);
      return kind && { value: kind.name, rest: text };
    },
  };
  const teamSlot: Slot<Team> & { readonly required: false } = {
    required: false,
    ask: messages.which([]),
    read: (text) => {
      const team = teamIn(text);
      return team && { value: team, rest: text };
    },
  };
  const monthSlot: Slot<string> & { readonly required: false } = {
    required: false,
    ask: messages.which([]),
    read: (text, turn) => {
      const month = monthIn(text, turn);
      return month === undefined ? undefined : { value: month, rest: text };
    },
  };
  return command({
    intent: 'data.export',
    does: { zh: '导出成 Excel 表', en: 'export a table for Excel' },
    words: [],
    recognise: ({ folded }) => {
      if (!EXPORT.test(folded) || ASKS.test(folded) || OTHERS.test(folded)) return 0;
      return kindIn(folded) || /^(?:导出|export)\s*\S{0,4}$/.test(folded) ? 0.98 : 0;
    },
    may: allowed('export'),
    asks: true,
    slots: { kind: kindSlot, group: teamSlot, month: monthSlot },
    examples: ['导出 保洁 测试成绩', '导出 5月 问题'],
    run: (turn, { kind: name, group, month }): Reply => {
      const said = { ...(group === undefined ? {} : { group }), ...(month === undefined ? {} : { month }) };
      const kind = asked.find((one) => one.name === name);
      if (!kind)
        return {
          outcome: 'ask',
          slots: said,
          missing: ['kind'],
          blocks: lines(turn.say(messages.which(asked.map(({ title }) => title)))),
          buttons: asked.map(({ title }) => ({
            label: title,
            say: ['导出', month, group, title].filter(Boolean).join(' '),
          })),
        };
      const team = group === '全员' ? undefined : group;
      const args: Args = {
        kind: kind.name,
        language: turn.language,
        at: turn.now,
        ...(team ? { team } : {}),
        ...(month === undefined || !kind.by.month ? {} : { month }),
      };
      orderFile(turn, { maker: EXPORT_FILE, args, to: { user: turn.speaker.id } });
      return {
        outcome: 'auto',
        slots: { kind: kind.name, ...said },
        blocks: lines(turn.say(messages.onItsWay(titleOf(kind, args)))),
        buttons: [],
      };
    },
  });
}

const titleOf = ({ title, by }: ExportKind, { team, month }: Pick<Args, 'team' | 'month'>): string =>
  [month, by.team ? `${team ?? ''}${title}` : title].filter(Boolean).join(' ');

const argsSchema = z.object({
  kind: z.string(),
  team: z.enum(TEAMS).exactOptional(),
  month: z.string().exactOptional(),
  language: z.enum(['zh', 'en']),
  at: z.number(),
});
type Args = z.infer<typeof argsSchema>;

/** Writes the table that was asked for. */
export const exportFileMaker = (kinds: readonly ExportKind[], zone: string): FileMaker => ({
  name: EXPORT_FILE,
  make: async (args, reader) => {
    const parsed = argsSchema.parse(args);
    const { kind: name, team, month, language, at } = parsed;
    const kind = kinds.find((one) => one.name === name);
    if (!kind) return undefined;
    const title = titleOf(kind, parsed);
    let count = 0;
    async function* cells(from: ExportKind): AsyncGenerator<readonly Cell[], void, undefined> {
      for await (const row of from.rows(reader, { ...(team ? { team } : {}), ...inMonth(month, zone) })) {
        count += 1;
        yield row.cells;
      }
    }
    const pieces: Uint8Array[] = [];
    try {
      for await (const piece of xlsxOf(kind.title, kind.columns, cells(kind), zone)) pieces.push(piece);
    } catch (error) {
      if (error instanceof TooManyRows) return { files: [], blocks: lines(messages.tooMany(MOST_ROWS)[language]) };
      throw error;
    }
    if (count === 0) return { files: [], blocks: lines(messages.nothing(title)[language]) };
    return {
      files: [{ name: `${title} ${dateOf(at, zone)}.xlsx`, bytes: Buffer.concat(pieces) }],
      blocks: lines(messages.made(title, count)[language]),
    };
  },
});
