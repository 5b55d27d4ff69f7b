import type { Turn } from '../../commands/turn.ts';
import { readPlaceIn } from '../../notes/place.ts';
import { readTime } from '../../schedule/words/read-time.ts';
import type { RecordPorts } from '../ports.ts';
import { readable, typeIn } from '../read/message.ts';
import { measuresIn } from '../read/quantities.ts';
import {
  asks,
  changesRule,
  grades,
  lists,
  plans,
  readPerson,
  readResult,
  saysDone,
  saysLate,
  tellsFault,
  withoutFiling,
} from '../read/words.ts';

/** Words of the standards themselves: who puts one behind a type's name looks something up. */
const LOOKED_UP =
  /^(?:[\s:：,，]*)(?:标准|规定|要求|制度|条款|全文|原文|时间|温度|冰箱|柜|量|克数|保存|范围|职责|人员?|标签|步骤|流程|频次|频率|周期|方法|浓度|记录表|记录|表|台账|管理|检查|注意|培训|比赛|工作|安排|服务|事项|内容|一次|标识|警示牌)?[。.!！]*$/;
const SURE = 0.97;
const LIKELY = 0.9;
/** 培训记录 is a record, whatever else 培训 begins. */
const BEFORE_MEETINGS = 1.05;

/**
 * How much a message looks like something that was done and is written down: it names a type of record, says nothing of a
 * question, a plan or a finding, and something of how, when, where or with whom.
 */
export function recordScore(said: string, turn: Pick<Turn, 'now' | 'zone' | 'speaker'>, ports: RecordPorts): number {
  const text = readable(said);
  if (/^\s*(?:改|更正|REC)/i.test(text) || asks(text) || lists(text) || changesRule(text)) return -1;
  const late = saysLate(text);
  const found = typeIn(text, ports.types(), turn.speaker.posts);
  if (!found) return -1;
  const { type } = found;
  const implied = found.end === 0;
  const rest = withoutFiling(`${text.slice(0, found.start)} ${text.slice(found.end)}`);
  // The names of types hold words that plan something: 每日管控, 培训.
  if (!type.past_only && plans(rest.replace(/已经?(?:整?改|整改)|整改(?:完|好|了)/g, ' '))) return -1;
  if (isAhead(rest, turn, ports)) return -1;
  const oversees = turn.speaker.roles.has('supervisor') || turn.speaker.roles.has('manager');
  if (tellsFault(rest) || (oversees && grades(text))) return -1;
  if (implied) return saysLate(text) || /\d|[一二三四五六七八九十]|完|正常|好了|[倒扔清毁]/.test(text) ? LIKELY : -1;
  const measures = measuresIn(rest, true);
  const { speaker } = turn;
  const leads = speaker.roles.has('supplier_lead') && (type.service === undefined || type.service === speaker.service);
  const fits = leads || speaker.posts.some((post) => type.posts.includes(post));
  const weighed = measures.some(({ kind }) => kind === 'mass');
  const warm = measures.some(({ kind }) => kind === 'temperature');
  const other = measures.some(({ kind }) => kind === 'concentration' || kind === 'minutes');
  const filing = rest.trim() !== `${text.slice(0, found.start)} ${text.slice(found.end)}`.trim();
  const done = saysDone(rest) || readResult(rest) !== undefined || (type.past_only && TAUGHT.test(text));
  if (type.past_only) return late || filing || done ? BEFORE_MEETINGS : -1;
  if (isBegun(text, rest, filing, fits)) return LIKELY;
  if (type.needs.includes('items')) {
    if (weighed || late) return SURE;
    const dish = !LOOKED_UP.test(rest) && /^\s*\p{Script=Han}{2,}/u.test(rest.trim());
    return (found.start === 0 && dish && fits) || (filing && dish) || (warm && fits) ? LIKELY : -1;
  }
  if (type.needs.includes('temperature'))
    return warm ? (found.start <= 12 || filing || fits ? SURE : LIKELY) : filing && fits ? LIKELY : -1;
  if (late || filing || done || warm || other || /\brec\s?-?\d/i.test(rest)) return SURE;
  const { calendar } = ports;
  const time = readTime(rest, { now: turn.now, zone: turn.zone, calendar, direction: 'past', bareDays: false });
  if (time && ('problem' in time || time.at !== undefined || time.times !== undefined)) return SURE;
  if (type.person && readPerson(rest, type.person) && (fits || found.start === 0)) return LIKELY;
  if (LOOKED_UP.test(rest)) return -1;
  // Who does this work and begins with its name tells of it.
  if (fits && found.start <= 2 && !found.mistyped && /[\s:：,，]/.test(rest.trim().slice(0, 12))) return LIKELY;
  if (type.place && fits && found.start <= 12 && readPlaceIn(rest, ports.places())) return LIKELY;
  return -1;
}

/** 培训了食品安全 9人, 消防培训记录 12人: of a training that was held. */
const TAUGHT = /培训了|培训过|培训记录.*\d+\s*人/;
const TEAM = /保洁|安保|保安|食堂|会务|物业|全员|security|cleaning|canteen/i;

/** A team and a time to come: something is arranged, nothing was done. */
function isAhead(rest: string, turn: Pick<Turn, 'now' | 'zone'>, { calendar }: RecordPorts): boolean {
  if (!TEAM.test(rest) || saysDone(rest) || readResult(rest) || measuresIn(rest, true).length > 0) return false;
  const time = readTime(rest, { now: turn.now, zone: turn.zone, calendar });
  return time !== undefined && !('problem' in time) && typeof time.at === 'number' && time.at > turn.now;
}

/** 记录 留样, 来访登记: nothing but what is to be recorded; the rest is asked for. */
const isBegun = (text: string, rest: string, filing: boolean, fits: boolean): boolean =>
  rest.trim() === '' && (filing || (fits && /(?:登记|打卡)[。.!！\s]*$/.test(text)));
