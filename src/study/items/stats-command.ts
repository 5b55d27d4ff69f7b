import { type Command, command } from '../../commands/command.ts';
import { type Block, type Button, lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { askedItems } from '../quiz/model.ts';
import { messages } from './messages.ts';
import { type ItemStats, itemStats } from './model.ts';
import { figuresOf } from './show.ts';
import { ENOUGH, worstBy } from './stats.ts';

const SHOWN = 3;
const CUT = 40;
const BUTTONS = 5;

/** 题目统计: the hardest questions, those that tell least, those with options that nobody picks. */
export function statsCommand(): Command {
  return command({
    intent: 'quiz.item_stats',
    does: { zh: '看题目的统计', en: 'see how the questions do' },
    words: ['题目统计', '试题统计', '题目分析', 'question statistics', 'item statistics'],
    may: ['manager', 'workgroup'],
    slots: {},
    examples: ['题目统计'],
    run: (turn) => overview(turn),
  });
}

async function overview(turn: Turn): Promise<Reply> {
  const enough = { n: { from: ENOUGH } };
  const idle = await turn.tx.find(itemStats, {
    where: { ...enough, idle: true },
    order: { by: 'share' },
    limit: SHOWN,
  });
  const parts: readonly (readonly [string, readonly ItemStats[]])[] = [
    [turn.say(messages.hardest), await worstBy(turn.tx, 'share', SHOWN)],
    [turn.say(messages.dull), await worstBy(turn.tx, 'discrimination', SHOWN)],
    [turn.say(messages.idleOnes), idle.rows.map(({ document }) => document)],
  ];
  const all = [...(await turn.tx.count(itemStats, 'idle', enough)).values()].reduce((sum, n) => sum + n, 0);
  const base = { outcome: 'auto', slots: {}, missing: [], personal: true } as const;
  if (all === 0) return { ...base, blocks: lines(turn.say(messages.statsNone(ENOUGH))), buttons: [] };
  const blocks: Block[] = lines(turn.say(messages.statsLead(all, ENOUGH)));
  const named: string[] = [];
  for (const [title, rows] of parts) {
    if (rows.length === 0) continue;
    const items: string[] = [];
    for (const stats of rows) {
      if (!named.includes(stats.item)) named.push(stats.item);
      items.push(await lineOf(turn, stats, named.indexOf(stats.item) + 1));
    }
    blocks.push({ kind: 'text', text: title }, { kind: 'list', items });
  }
  const buttons = named
    .slice(0, BUTTONS)
    .map((id, i): Button => ({ label: `${turn.say(messages.look)} ${i + 1}`, say: `看题 #${id}` }));
  return { ...base, blocks, buttons };
}

async function lineOf(turn: Turn, stats: ItemStats, place: number): Promise<string> {
  const item = await turn.tx.get(askedItems, stats.item);
  const stem = item?.stem ?? stats.clause;
  const short = stem.length > CUT ? `${stem.slice(0, CUT - 1)}…` : stem;
  return `${place}　${short}（${figuresOf(stats, item, turn.say).join('；')}）`;
}
