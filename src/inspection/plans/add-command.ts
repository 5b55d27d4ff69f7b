import { toMainland } from '../../base/fold.ts';
import type { Sentence } from '../../base/sentence.ts';
import { dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { inShort } from '../../commands/in-short.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import { optional } from '../../commands/slots.ts';
import type { Turn } from '../../commands/turn.ts';
import type { PlaceRead } from '../../notes/model.ts';
import { readPlaceIn } from '../../notes/place.ts';
import { readService, readSeverity } from '../../notes/said-words.ts';
import { looksWrong } from '../../notes/signs.ts';
import { units } from '../../people/documents.ts';
import { allowed } from '../../people/permissions.ts';
import { dayInWords, instantInWords } from '../../schedule/rule-words.ts';
import type { ImpossibleTime, SaidTime } from '../../schedule/said.ts';
import { readTime } from '../../schedule/words/read-time.ts';
import { SERVICES, type Service } from '../../standards/model.ts';
import type { FindingPorts } from '../findings/ports.ts';
import { messages } from './messages.ts';
import { type Planned, plannedChecks, plannedRef } from './model.ts';
import { frequencyIn } from './words.ts';

const LOOKS =
  /(?:去|再|要|来|计划|安排|准备|打算)?(?:抽查|检查|巡查|巡检|督查|查看|查验|暗访|查(?!标准|一?下标准|询|到|出|了|过|收)|走一[趟遍]|转一?[转圈])|\b(?:check|inspect|spot[- ]?check|look at|visit)\b/i;
const INTENDS =
  /去|要|将|准备|打算|计划|安排|排|待会|等(?:会|下)|稍后|\b(?:will|going to|plan|schedule|gonna|shall|let'?s|i'?ll|we'?ll)\b/i;
const ELSEWHERE =
  /计划(?:表|情况|完成)|学习|例会|测试|考试|答题|培训|开会|会议服务|布置会|比赛|消毒(?!间)|留样|打扫|清洁|保养|维修|更换|整改|复查|约谈|征求意见|发布|申诉|提醒|每(?:天|日|周|月|个)|取消|撤销|改到|需求|考核|得分|\b(?:clean|study|meeting at|quiz|every|remind)\b/i;
const ASKS =
  /怎么|如何|什么(?!时候去)|多久|几次|几点|谁|规定|标准|要求|吗|[?？]\s*$|\b(?:how|what|when|who|why|should|must)\b/i;

const timeIn = (
  text: string,
  { now, zone }: Pick<Turn, 'now' | 'zone'>,
  { calendar }: Pick<FindingPorts, 'calendar'>,
) => readTime(text, { now, zone, calendar, bareDays: true });

const isImpossible = (said: SaidTime | ImpossibleTime): said is ImpossibleTime => 'problem' in said;

/** Whether a text is about a day to come, or one that no calendar has. */
function whenFits(text: string, turn: Pick<Turn, 'now' | 'zone'>, ports: Pick<FindingPorts, 'calendar'>): boolean {
  const said = timeIn(text, turn, ports);
  if (!said) return false;
  if (isImpossible(said)) return true;
  if (said.rule !== undefined || said.times !== undefined) return false;
  const today = dateOf(turn.now, turn.zone);
  const date = said.date ?? (typeof said.at === 'number' ? dateOf(said.at, turn.zone) : undefined);
  if (date === undefined) return false;
  if (date > today) return true;
  // Planned for a day that is over: refused, with the reason.
  if (date < today && /去(?:检查|抽查|巡查|查)(?!了|过|到|出)/.test(text)) return true;
  if (date < today) return /计划|准备|打算|安排|要去|\b(?:will|plan)\b/i.test(text);
  return (typeof said.at !== 'number' || said.at > turn.now) && INTENDS.test(text);
}

/** 下周三去查三楼会议室: one check that is to be made, by who oversees. */
export function addPlanCommand(ports: FindingPorts): Command {
  return command({
    intent: 'plan.add',
    does: { zh: '排一次检查', en: 'plan a check' },
    words: ['排检查'],
    recognise: ({ text: said }, turn) => {
      const text = toMainland(said);
      if (ELSEWHERE.test(text) || ASKS.test(text) || (text.includes('计划') && frequencyIn(text))) return -1;
      if (!LOOKS.test(text) || readSeverity(text) || (looksWrong(text) && !INTENDS.test(text))) return 0;
      if (!whenFits(text, turn, ports)) return 0;
      const where = readPlaceIn(text, ports.places()) ?? readService(text, ports.serviceNames);
      return where ? 0.96 : 0.9;
    },
    may: allowed('plan'),
    asks: true,
    slots: {
      date: optional<SaidTime | ImpossibleTime>({
        required: false,
        ask: messages.askWhen,
        read: (rest, turn) => {
          const value = timeIn(rest, turn, ports);
          return value && { value, rest: value.rest };
        },
      }),
      location: optional<PlaceRead>({
        required: false,
        ask: messages.askWhere,
        read: (rest) => {
          const read = readPlaceIn(rest, ports.places());
          if (read) return { value: read, rest: read.rest };
          // Whatever is said after 去查 is where, unless it names a service only.
          const said = rest
            .replace(new RegExp(LOOKS.source, 'gi'), ' ')
            .replace(/[我们去再要来一下看再,，。.!！\s]|will|next|the|i'll/gi, '');
          const only =
            SERVICES.some((service) => said === service) || readService(said, ports.serviceNames)?.rest.trim() === '';
          return said === '' || said.length > 20 || only ? undefined : { value: { location: said, rest: '' }, rest };
        },
      }),
      service: optional<Service>({
        required: false,
        ask: messages.askService,
        read: (rest) => readService(rest, ports.serviceNames),
      }),
    },
    examples: ['下周三去查三楼会议室'],
    run: (turn, said) => add(turn, said, ports),
  });
}

interface Said {
  readonly date?: SaidTime | ImpossibleTime | undefined;
  readonly location?: PlaceRead | undefined;
  readonly service?: Service | undefined;
}

async function add(
  turn: Turn,
  { date: when, location: where, service }: Said,
  { calendar }: FindingPorts,
): Promise<Reply> {
  const { say, tx, now, zone, speaker } = turn;
  const today = dateOf(now, zone);
  const due = when && !isImpossible(when) && typeof when.at === 'number' ? when.at : undefined;
  const date =
    when && !isImpossible(when) ? (when.date ?? (due === undefined ? undefined : dateOf(due, zone))) : undefined;
  const floor = where?.floor;
  const slots = {
    ...(where ? { location: where.location } : {}),
    ...(floor === undefined ? {} : { floor }),
    ...(service ? { service } : {}),
    ...(date === undefined ? {} : { date }),
  };
  const answer = (outcome: 'reject' | 'deny' | 'ask', sentence: Sentence, missing: readonly string[] = []): Reply =>
    inShort(turn, outcome, sentence, { slots, missing });
  if (when && isImpossible(when)) return answer('reject', when.problem);
  if (where?.fault) return answer('reject', where.fault);
  if (when && (when.rule !== undefined || when.times !== undefined)) return answer('reject', messages.once);
  if (date === undefined) return answer('ask', messages.askWhen, ['date']);
  if (date < today || (due !== undefined && due < now)) return answer('reject', messages.past);
  if (!where && !service) return answer('ask', messages.askWhere, ['location']);
  const own = speaker.unit === undefined ? undefined : await tx.get(units, speaker.unit);
  if (service !== undefined && own?.kind === 'supplier' && own.service === service)
    return answer('deny', messages.ownUnit);
  const day = say(due === undefined ? dayInWords(date, today) : instantInWords(due, today, zone));
  const what = [where?.location, service].filter(Boolean).join(' ');
  if (!turn.confirmed) {
    const holiday = calendar.holiday(date);
    const rests = holiday === undefined && calendar.isWorkday(date) === false;
    return {
      outcome: 'confirm',
      slots,
      missing: [],
      blocks: lines(
        say(messages.propose(day, what)),
        ...(holiday === undefined ? [] : [say(messages.holiday(holiday))]),
        ...(rests ? [say(messages.restDay)] : []),
        ...(when && !isImpossible(when) ? when.assumed.map(say) : []),
      ),
      buttons: [
        { label: say(messages.confirm), say: '确认' },
        { label: say(messages.cancel), say: '取消' },
      ],
    };
  }
  const number = await tx.next('PLN');
  const ref = plannedRef(number);
  const place = where?.place?.code;
  const kept: Planned = {
    number,
    date,
    ...(due === undefined ? {} : { due }),
    ...(service ? { service } : {}),
    ...(where ? { location: where.location } : {}),
    ...(place === undefined ? {} : { place }),
    ...(floor === undefined ? {} : { floor }),
    by: speaker.id,
    at: now,
  };
  tx.put(plannedChecks, ref, kept);
  return { outcome: 'auto', ref, slots, missing: [], blocks: lines(say(messages.kept(ref, day, what))), buttons: [] };
}
