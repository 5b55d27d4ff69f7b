import { readPlaceIn } from '../../notes/place.ts';
import type { Places } from '../../people/places.ts';
import { SERVICES, type Service } from '../../standards/model.ts';

export const LIST_STATUSES = ['open', 'overdue', 'submitted', 'closed'] as const;
export type ListStatus = (typeof LIST_STATUSES)[number];

/** What a list of findings is to show. What was not said is not there. */
export interface ListAsked {
  readonly scope?: 'mine' | 'all';
  readonly status?: ListStatus;
  readonly service?: Service;
  readonly floor?: number;
  /** Code of the place. */
  readonly place?: string;
  readonly location?: string;
}

const THING = /问题|整改|隐患|报修|投诉|issues?|findings?|defects?|problems?/i;
const UNDONE =
  /(?:没有?|未|尚未|还没|待|需要?|要)(?:完成)?(?:整改|关闭|关|处理|解决|弄|修|销号|闭环|搞定|复查)|没整改|没弄完|没搞完|unresolved|outstanding|unfixed/i;
const OVERDUE = /超期|逾期|过期|超时|到期没|误了|overdue|past due|late ones/i;
const SUBMITTED = /(?:待|等|需要?|要)(?:我)?(?:复查|复核|验收)|已提交|awaiting verification|to (?:be )?verif/i;
const CLOSED = /(?:已|已经)(?:关闭|关了|闭环|销号|办结)|关闭了的|closed|resolved ones/i;
const ASKS =
  /有哪些|哪些|还有(?:什么|啥|几|多少|没有)|几[条个项]|多少[条个项]|列(?:一?下|出|个)?|看(?:一?下|看)|查(?:一?下|看|询)|清单|列表|台账|汇总|情况|都有(?:什么|啥)|\b(?:list|show|what|which|how many|any|give me)\b/i;
const MINE = /我(?:们|司|家|这边|的)?|咱们|本(?:单位|公司|司)|自己|\b(?:my|our|mine|ours)\b/i;
const ALL = /全部|所有|全局|各(?:家|单位|服务)|\b(?:all|everything|every)\b/i;
/** What else lists speak of, and questions about what the standard says. */
const ELSEWHERE =
  /需求|没答上|反馈|(?<!问)题|考|练习|错题|标准|条款|规定|要求|多久|几天内|时限|期限是|流程|怎么|如何|为什么|谁|记录(?!.*问题)|留样|排期|计划|会议|例会|手册|扣|得分|成本|JG\s?\d|TY\s?\d|BZ\s?\d|REQ|SCH|QZ|REC/i;
const FOLLOWS =
  /^(?:那|再|还有|只看|只要|看看?|只)?\s*[^，。,.]{1,10}?(?:的|楼|层|呢)[?？。!！\s]*$|^(?:only|just|and)\b/i;

/** How much a message asks for a list of findings; `after`: one was shown just before. */
export function asksForList(text: string, after: boolean): number {
  const plain = text.trim();
  if (plain.length > 60) return 0;
  if (after && FOLLOWS.test(plain) && !/吗|多久|什么/.test(plain)) return 0.9;
  if (ELSEWHERE.test(plain)) return 0;
  const status = UNDONE.test(plain) || OVERDUE.test(plain) || SUBMITTED.test(plain) || CLOSED.test(plain);
  const asks = ASKS.test(plain);
  if (status && (asks || /的[。?？!！\s]*$/.test(plain) || /^\s*\S{0,8}(?:问题|整改)/.test(plain))) return 0.94;
  if (asks && THING.test(plain) && (/open|现有|目前|现在|今天|本周|本月|楼|层/i.test(plain) || status)) return 0.93;
  if (/^(?:我(?:们)?的)?(?:问题|整改|隐患)(?:清单|列表|台账)?[。?？!！\s]*$/.test(plain)) return 0.92;
  return OVERDUE.test(plain) && plain.length <= 8 ? 0.9 : 0;
}

/** What the words of the list ask for. */
export function readList(
  text: string,
  places: Places,
  names: Readonly<Partial<Record<Service, readonly string[]>>>,
): ListAsked {
  const status: ListStatus | undefined = OVERDUE.test(text)
    ? 'overdue'
    : SUBMITTED.test(text)
      ? 'submitted'
      : UNDONE.test(text) || /\bopen\b/i.test(text)
        ? 'open'
        : CLOSED.test(text)
          ? 'closed'
          : undefined;
  const scope = ALL.test(text) ? 'all' : MINE.test(text) ? 'mine' : undefined;
  const service = serviceIn(text, names);
  const place = readPlaceIn(text, places);
  const known = place && !(service !== undefined && place.floor === undefined) ? place : undefined;
  return {
    ...(scope ? { scope } : {}),
    ...(status ? { status } : {}),
    ...(service ? { service } : {}),
    ...(known?.floor === undefined ? {} : { floor: known.floor }),
    ...(known?.place && known.place.room.length > 0 ? { place: known.place.code } : {}),
    ...(known ? { location: known.location } : {}),
  };
}

function serviceIn(text: string, names: Readonly<Partial<Record<Service, readonly string[]>>>): Service | undefined {
  const said = text.toLowerCase();
  return SERVICES.flatMap((service) => [service, ...(names[service] ?? [])].map((word) => ({ service, word })))
    .filter(({ word }) => said.includes(word.toLowerCase()))
    .sort((a, b) => b.word.length - a.word.length)[0]?.service;
}
