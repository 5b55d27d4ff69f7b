import type { Sentence } from '../../base/sentence.ts';
import { dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { inShort } from '../../commands/in-short.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import { optional } from '../../commands/slots.ts';
import type { Turn } from '../../commands/turn.ts';
import type { RandomBytes } from '../../people/codes.ts';
import { allowed } from '../../people/permissions.ts';
import { readTime } from '../../schedule/words/read-time.ts';
import { SERVICES, type Service } from '../../standards/model.ts';
import { required } from '../../standards/required.ts';
import type { Transaction } from '../../store/store.ts';
import type { FindingPorts } from '../findings/ports.ts';
import { nameOf } from '../findings/who.ts';
import { drawnOf } from './draw.ts';
import { messages } from './messages.ts';
import { type Draw, drawRef, draws } from './model.ts';
import { poolsOf, standingDraws } from './pool.ts';
import { perGroup } from './words.ts';

export interface DrawPorts extends FindingPorts {
  readonly randomBytes: RandomBytes;
}

const DRAWS =
  /随机(?:抽取?)?.{0,8}(?:约谈|谈话|访谈)|(?:约谈|谈话|访谈).{0,8}(?:抽签|抽取|随机|抽人|抽名单)|抽(?:签|取|选)?.{0,14}(?:约谈|谈话|访谈)|(?:约谈|访谈).{0,8}(?:每|各)(?:个|支)?(?:班组|组|班|队)|(?:每|各)(?:个|支)?(?:班组|组|班|队).{0,12}(?:约谈|访谈)|draw.{0,40}interview|interview.{0,20}draw|random(?:ly)?.{0,30}interview|pick.{0,40}interview/i;
const AGAIN = /重新?(?:抽|来)|再抽|重抽|换一批|draw again|redraw|re-draw/i;
const ASKS =
  /怎么|如何|什么时候|多久|几次|多少(?!.{0,3}抽)|(?:最少|至少|最多).{0,4}几|不少于|规定|标准|依据|谁|吗|[?？]\s*$|\b(?:how|what|when|who|why)\b/i;
const MOST = 20;

/** How many of each team the standard wants talked with each month. Source: Q/LNJG TY 105, 8.4.1. */
export const leastTalks = ({ catalogue, zone }: FindingPorts, now: number): number | undefined =>
  required(catalogue(), dateOf(now, zone), /每月对每个班组随机约谈/, '人')?.value;

/** 随机约谈 每组两个人: seed and pool are kept first, then the names are shown on 确认 (TY 105, 8.4). */
export function drawCommand(ports: DrawPorts): Command {
  return command({
    intent: 'interview.draw',
    does: { zh: '随机抽取约谈人员', en: 'draw whom to interview' },
    words: ['随机约谈', '约谈抽签', '重新抽签'],
    recognise: ({ text }) => {
      if (/DRW|评委|题库|抽题|抽检/i.test(text) && !AGAIN.test(text)) return -1;
      if (DRAWS.test(text)) return ASKS.test(text) ? -1 : 0.97;
      return AGAIN.test(text) && /抽签|约谈|名单|draw/i.test(text) ? 0.96 : 0;
    },
    may: allowed('interview.draw'),
    asks: true,
    slots: {
      again: optional<boolean>({
        required: false,
        ask: messages.askRedrawReason,
        read: (rest, { text }) => (AGAIN.test(text) ? { value: true, rest: rest.replace(AGAIN, ' ') } : undefined),
      }),
      per_group: optional<number>({ required: false, ask: messages.badNumber, read: (rest) => perGroup(rest) }),
      month: optional<{ readonly month: string } | { readonly problem: Sentence }>({
        required: false,
        ask: messages.pastMonth,
        read: (rest, { now, zone }) => {
          const read = readTime(rest, { now, zone, calendar: ports.calendar });
          if (!read) return undefined;
          if ('problem' in read) return { value: { problem: read.problem }, rest: read.rest };
          const month = read.month ?? read.date?.slice(0, 7);
          return month === undefined ? undefined : { value: { month }, rest: read.rest };
        },
      }),
      reason: optional<string>({
        required: false,
        free: true,
        ask: messages.askRedrawReason,
        read: (rest, { text }) => {
          const value = rest
            .replace(/抽签|随机|约谈|人员|名单|一次|一下|理由(?:是|为)?|原因(?:是|为)?|因为/g, ' ')
            .replace(/^[\s,，:：。]+|[\s,，。]+$/g, '');
          return value === '' || (!AGAIN.test(text) && /随机|约谈|draw|interview/i.test(text))
            ? undefined
            : { value, rest: '' };
        },
      }),
    },
    examples: ['随机约谈 每组2人', '重新抽签 名册刚更新'],
    run: (turn, said) => draw(turn, said, ports),
  });
}

interface Said {
  readonly again?: boolean | undefined;
  readonly per_group?: number | undefined;
  readonly month?: { readonly month: string } | { readonly problem: Sentence } | undefined;
  readonly reason?: string | undefined;
}

async function draw(
  turn: Turn,
  { again, per_group: said, month: when, reason }: Said,
  ports: DrawPorts,
): Promise<Reply> {
  const { say, tx, now, zone } = turn;
  const thisMonth = dateOf(now, zone).slice(0, 7);
  const month = when && 'month' in when ? when.month : thisMonth;
  const least = leastTalks(ports, now);
  const each = said ?? least ?? 2;
  const slots = { per_group: each, month, ...(again && reason !== undefined ? { reason } : {}) };
  const answer = (outcome: 'reject' | 'ask', sentence: Sentence, missing: readonly string[] = []): Reply =>
    inShort(turn, outcome, sentence, { slots, missing });
  if (when && 'problem' in when) return answer('reject', when.problem);
  if (!Number.isInteger(each) || each < 1 || each > MOST) return answer('reject', messages.badNumber);
  if (month < thisMonth) return answer('reject', messages.pastMonth);
  const before = (await standingDraws(tx)).findLast((one) => one.month === month);
  if (before && !again) return answer('reject', messages.drawnAlready(drawRef(before.number), month));
  if (before && reason === undefined) return answer('ask', messages.askRedrawReason, ['reason']);
  const replaces = before && reason !== undefined ? { number: before.number, reason } : undefined;
  const kept = await keep(turn, { month, each, replaces }, ports);
  if (!kept) return answer('reject', messages.nobody);
  const ref = drawRef(kept.number);
  if (turn.confirmed) return show(turn, kept, slots);
  const small = kept.pools.filter(({ candidates }) => candidates.length <= each).map(({ service }) => service);
  const count = kept.pools.reduce((sum, { candidates }) => sum + candidates.length, 0);
  return {
    outcome: 'confirm',
    slots,
    missing: [],
    blocks: lines(
      say(messages.propose(month, each, kept.pools.length, count)),
      ...(replaces ? [say(messages.redraw(drawRef(replaces.number), replaces.reason))] : []),
      ...(said === undefined ? [say(messages.proposed(each))] : []),
      ...(least !== undefined && each < least ? [say(messages.fewerThanRule(least))] : []),
      ...(small.length > 0 ? [say(messages.small(small.join('、')))] : []),
      say(messages.sealed(ref, kept.seed)),
    ),
    buttons: [
      { label: say(messages.confirm), say: '确认' },
      { label: say(messages.cancel), say: '取消' },
    ],
  };
}

/**
 * Keeps seed and pool, before any name is known. One that waits for the same month and number is taken up again, whoever
 * asks: nobody can ask until they like what they get.
 */
async function keep(
  turn: Turn,
  { month, each, replaces }: { readonly month: string; readonly each: number; readonly replaces: Draw['replaces'] },
  { randomBytes }: DrawPorts,
): Promise<Draw | undefined> {
  const { tx, speaker, now } = turn;
  const waiting = await waitingDraw(tx, month, each, replaces?.number);
  if (waiting) {
    const again = { ...waiting, ...(replaces ? { replaces } : {}) };
    tx.put(draws, drawRef(waiting.number), again);
    return again;
  }
  const pools = await poolsOf(tx, turn, SERVICES satisfies readonly Service[]);
  if (pools.length === 0) return undefined;
  const number = await tx.next('DRW');
  const made: Draw = {
    number,
    month,
    perGroup: each,
    pools,
    seed: Buffer.from(randomBytes(32)).toString('hex'),
    by: speaker.id,
    at: now,
    ...(replaces ? { replaces } : {}),
    substitutes: [],
  };
  tx.put(draws, drawRef(number), made);
  return made;
}

async function waitingDraw(
  tx: Transaction,
  month: string,
  each: number,
  replaced: number | undefined,
): Promise<Draw | undefined> {
  const { rows } = await tx.find(draws, { where: { month, perGroup: each } });
  return rows
    .map(({ document }) => document)
    .findLast((one) => one.shownAt === undefined && one.replaces?.number === replaced);
}

/** Shows who is drawn: it follows from what was kept. */
async function show(turn: Turn, kept: Draw, slots: Reply['slots']): Promise<Reply> {
  const ref = drawRef(kept.number);
  const shown: Draw = { ...kept, shownAt: turn.now };
  turn.tx.put(draws, ref, shown);
  const fields = await Promise.all(
    shown.pools.map(async (pool) => {
      const names = await Promise.all(drawnOf(shown, pool).map(async (id) => (await nameOf(turn.tx, id, turn)) ?? id));
      return [pool.service, names.join('、')] as const;
    }),
  );
  return {
    outcome: 'auto',
    ref,
    slots: slots ?? {},
    missing: [],
    blocks: [...lines(turn.say(messages.drawn(ref, shown.month))), { kind: 'fields', fields }],
    buttons: [{ label: turn.say(messages.howProven), say: `抽签依据 ${ref}` }],
  };
}
