import type { Sentence } from '../../base/sentence.ts';
import { dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import { optional } from '../../commands/slots.ts';
import type { Turn } from '../../commands/turn.ts';
import { allowed } from '../../people/permissions.ts';
import { whoHolds } from '../../people/who.ts';
import type { Service } from '../../standards/model.ts';
import { messages } from './messages.ts';
import { type Adjustment, adjustmentRef, adjustments } from './model.ts';
import { frozenOf } from './month.ts';
import type { ScorePorts } from './ports.ts';
import { whoOf } from './show.ts';
import { whomOf } from './whom.ts';
import { type MonthSaid, monthInWords, monthSlot, readDelta, reasonIn, serviceSlot, thisMonth } from './words.ts';

const ASKS =
  /多少|几分|怎么|如何|什么|吗|呢|[?？]|是否|能不能|可不可以|每(?:项|次)|(?:一般|较重|严重)(?:的)?问题|规定|标准|\b(?:how|what|why|does|is|are)\b/i;
const NOT_SCORES = /CT-|第\s*\S{1,3}\s*项|考试|测试|竞赛|比赛|选手|评委|满意度|评价 ISS|QZ-/i;

/** 食堂扣三分 原因是…: by a manager, with a reason; it counts once a leader has signed (JG 205, 6.4). */
export function adjustCommand(ports: ScorePorts): Command {
  return command({
    intent: 'assessment.adjust',
    // So many points of a service: whatever the reason speaks of besides.
    unrivalled: true,
    does: { zh: '调整考核得分', en: 'adjust a score' },
    words: ['调整得分', '调分', 'adjust score'],
    recognise: ({ text }, turn) => {
      if (ASKS.test(text) || NOT_SCORES.test(text) || !readDelta(text)) return 0;
      const service = serviceSlot(ports.serviceNames).read(text, turn);
      return service || /考核|得分|评分|我们|\bscore\b/i.test(text) ? 0.96 : 0;
    },
    may: allowed('assessment.adjust'),
    asks: true,
    slots: {
      month: monthSlot(ports.calendar),
      delta: optional<number>({
        required: false,
        ask: messages.askDelta,
        read: (rest) => {
          const found = readDelta(rest) ?? readDelta(`扣${rest.trim()}`);
          return found && { value: found.value, rest: found.rest };
        },
      }),
      service: serviceSlot(ports.serviceNames, messages.whichService),
      reason: optional<string>({
        required: false,
        free: true,
        ask: messages.askReason,
        read: (rest) => {
          const value = reasonIn(
            rest.replace(/^[\s,，:：]*(?:的)?(?:月度)?(?:考核|评分|得分|score)(?:得分|成绩|分)?/i, ' '),
          );
          return value === '' ? undefined : { value, rest: '' };
        },
      }),
    },
    examples: ['食堂扣3分 原因是连续两次留样标签不全'],
    run: (turn, said) => adjust(turn, said, ports),
  });
}

interface Said {
  readonly month?: MonthSaid | undefined;
  readonly delta?: number | undefined;
  readonly service?: Service | undefined;
  readonly reason?: string | undefined;
}

const isLegal = (delta: number): boolean =>
  delta !== 0 && Math.abs(delta) <= 100 && Math.abs(Math.round(delta * 100) - delta * 100) < 1e-6;

async function adjust(turn: Turn, { month: said, delta, service, reason }: Said, ports: ScorePorts): Promise<Reply> {
  const { say } = turn;
  const month = said && 'month' in said ? said.month : thisMonth(turn);
  const slots = {
    ...(service ? { service } : {}),
    ...(delta === undefined ? {} : { delta }),
    ...(reason === undefined ? {} : { reason }),
    month,
  };
  const answer = (outcome: 'reject' | 'deny' | 'ask', sentence: Sentence, missing: readonly string[] = []): Reply => ({
    outcome,
    slots,
    missing,
    blocks: lines(say(sentence)),
    buttons: outcome === 'ask' && missing[0] === 'service' ? choices : [],
  });
  const name = monthInWords(month, dateOf(turn.now, turn.zone));
  if (said && 'problem' in said) return answer('reject', said.problem);
  if (month > thisMonth(turn)) return answer('reject', messages.futureMonth(name));
  if (delta !== undefined && !isLegal(delta)) return answer('reject', messages.badDelta);
  if (service === undefined) return answer('ask', messages.whichService, ['service']);
  const whom = await whomOf(turn, { month, service, text: turn.text }, ports);
  if ('refused' in whom) return answer(whom.outcome, whom.refused);
  const [one, other] = whom.units;
  if (!one) return answer('reject', messages.noneScored);
  if (other) {
    const names = whom.units.map(({ unit }) => unit.short ?? unit.name).join('、');
    return answer('ask', messages.whichUnit(names), ['unit']);
  }
  // Nobody scores what their own unit renders (JG 205, 4.4).
  if (one.scored.unit === turn.speaker.unit) return answer('deny', messages.ownUnit);
  if (delta === undefined) return answer('ask', messages.askDelta, ['delta']);
  if (reason === undefined) return answer('ask', messages.askReason, ['reason']);
  const leaders = (await whoHolds(turn.tx, 'leader', turn)).filter(({ id }) => id !== turn.speaker.id);
  if (leaders.length === 0) return answer('reject', messages.noLeader);
  const who = whoOf(one.unit, service);
  const frozen = (await frozenOf(turn.tx, one.scored)).length > 0;
  if (!turn.confirmed)
    return {
      outcome: 'confirm',
      slots,
      missing: [],
      blocks: lines(
        say(messages.confirmAdjust(who, name, delta, reason)),
        ...(said === undefined ? [say(messages.assumed(name))] : []),
        say(messages.needsLeader),
        ...(frozen ? [say(messages.afterFreeze)] : []),
      ),
      buttons: [
        { label: say(messages.confirm), say: '确认' },
        { label: say(messages.cancel), say: '取消' },
      ],
    };
  const number = await turn.tx.next('ADJ');
  const ref = adjustmentRef(number);
  const made: Adjustment = { ...one.scored, number, delta, reason, by: turn.speaker.id, at: turn.now };
  turn.tx.put(adjustments, ref, made);
  for (const { id } of leaders)
    turn.notify(
      { user: id },
      {
        ref,
        blocks: [
          ...lines(messages.pleaseSign(ref, who, name, delta, turn.speaker.name).zh),
          { kind: 'quote', text: reason },
        ],
        buttons: [
          { label: messages.agree.zh, say: `${ref} 同意` },
          { label: messages.disagree.zh, say: `${ref} 不同意` },
        ],
      },
    );
  return { outcome: 'auto', ref, slots, missing: [], blocks: lines(say(messages.proposed(ref))), buttons: [] };
}

const choices = (['物业', '会务', '保洁', '安保', '食堂'] as const).map((one) => ({ label: one, say: one }));
