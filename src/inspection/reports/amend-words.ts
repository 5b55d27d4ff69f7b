import type { NoteItem, Severity } from '../../notes/model.ts';
import { readPlaceIn, spansOfPlaces } from '../../notes/place.ts';
import { readNote } from '../../notes/read-note.ts';
import { readService, readSeverity } from '../../notes/said-words.ts';
import { asks } from '../../notes/signs.ts';
import { withoutSpans } from '../../notes/span.ts';
import { tidyWords } from '../../notes/tidy.ts';
import type { Service } from '../../standards/model.ts';
import { namesIssue, readIssue } from '../findings/reference.ts';
import type { ReportPorts } from './ports.ts';

const LAST =
  /(?:刚才|刚刚|方才|上面|上|前|最后|最近)(?:的|报的|登记的|发的|记的|提的)?(?:那|这|一)?(?:一)?(?:条|个|项|单)(?:问题|巡查|检查|记录)?|(?:刚才|刚刚|上次)(?:报|登记|发|记)?的(?:那个|这个|问题|巡查)?|\b(?:the )?last (?:one|finding|issue)\b|\bthe previous one\b/i;
const CHANGE =
  /(?<!整)改(?:成|为|到|回|一下|下)|(?<!整)改(?=一般|较重|严重)|换成|变更|调整?(?:为|成|到)|升(?:级|为|成|到)|降(?:级|为|成|到)|更正|纠正|修正|应该?是|说错|写错|记错|报错|打错|填错|搞错|弄错|定(?:为|成)|(?:^|[\s,，])(?:补充|加上|补)|should be|make (?:it|that)|change (?:it|that|the|to)|correct(?:ion)?\b|update\b/i;
const NOT_BUT = /不是.{1,12}?[,，\s]*(?:而?是|应该是)\s*.{1,20}$/;
const RECORD = /记录(?!问题)|REC-|留样|考勤|分数|得分|例会|考试|计划/i;
const CLAUSE = /换(?:个|一)?条款|(?:不引|不要|去掉|取消|没有|无)条款|条款(?:改|换|是|为|用)?\s*[:：]?|依据(?:改|换)?/;

/** Whether a message corrects what was filed; 0 to 1. `recent`: something was filed here just now. */
export function amends(text: string, recent: boolean): number {
  if (RECORD.test(text) || (asks(text) && !/能不能改|可以改|should be/i.test(text))) return -1;
  const named = namesIssue(text);
  // A dispute and a void are steps of their own.
  if (named && /异议|申诉|不归|作废|撤销/.test(text)) return -1;
  if (named && CLAUSE.test(text)) return 0.96;
  if (named && CHANGE.test(text)) return 0.95;
  if (named && !/整改|通过|退回|延期|异议|误报|交给/.test(text) && readSeverity(readIssue(text)?.rest ?? ''))
    return 0.9;
  if (LAST.test(text) && CHANGE.test(text) && !/撤销|作废|删/.test(text)) return 0.95;
  if (recent && NOT_BUT.test(text)) return 0.94;
  if (recent && CHANGE.test(text) && text.length <= 30) return 0.9;
  return -1;
}

/** Which one is meant: a number, the last, or nothing said (the last then). */
export function targetIn(text: string): { readonly value: string; readonly rest: string } {
  const issue = readIssue(text);
  if (issue) return { value: `ISS-${issue.value}`, rest: issue.rest };
  return { value: 'last', rest: text.replace(LAST, ' ') };
}

/** What a message changes. */
export interface Change {
  readonly severity?: Severity;
  readonly service?: Service;
  readonly item?: NoteItem;
  readonly what?: string;
  readonly clause?: { readonly words: string } | 'none' | 'other';
  readonly reason?: string;
}

const SAID =
  /(?:等级|级别|严重程度|服务|归属|责任|地点|位置|楼层|数量|问题|描述|内容|时间|时限|日期)?\s*(?:写|记|说|报|打|填|搞|弄)错了?[,，。\s]*|(?:把|将|请|帮我|麻烦|应该?|要|的)?\s*(?:等级|级别|严重程度|服务|归属|责任单位|责任|地点|位置|楼层|数量|问题描述|问题|描述|内容|时间|整改时限|时限|日期)?\s*(?:(?<!整)改(?:成|为|到|回)?|换成|变更(?:为|成)?|调整?(?:为|成|到)|升(?:级)?(?:为|成|到)?|降(?:级)?(?:为|成|到)?|更正(?:为|成)?|修正(?:为|成)?|应该?是|定(?:为|成)|补充|should be|make (?:it|that)|change (?:it|that|the \w+)?(?: to)?)\s*[:：]?\s*/gi;
const WHY = /(?:[,，;；\s]|^)(?:因为|由于|原因(?:是)?[:：]?|理由(?:是)?[:：]?|because|since)\s*(.{2,200})$/i;

/** Reads what is changed, and to what. Of a thing said twice (不是三楼是四楼) the later counts. */
export function readChange(text: string, ports: ReportPorts, moment: { now: number; zone: string }): Change {
  const { rest: whole } = targetIn(text);
  const why = WHY.exec(whole);
  const rest = why ? whole.slice(0, why.index) : whole;
  const reason = why?.[1]?.trim();
  const because = reason === undefined ? {} : { reason };
  if (/(?:不引|不要|去掉|取消|没有|无)条款|no clause/i.test(rest)) return { clause: 'none', ...because };
  if (/换(?:个|一)?条款|other clause/i.test(rest)) return { clause: 'other', ...because };
  const clause = /(?:条款|依据)(?:改|换)?(?:是|为|成|用|到)?\s*[:：]?\s*(\S.*)$/.exec(rest)?.[1];
  if (clause) return { clause: { words: clause }, ...because };
  const meant = lastOf(rest, ports).replace(SAID, ' ').trim();
  const severity = readSeverity(meant);
  const service = readService(severity?.rest ?? meant, ports.serviceNames);
  const lone = service && service.rest !== (severity?.rest ?? meant) ? service : undefined;
  const left = lone?.rest ?? severity?.rest ?? meant;
  const note = readNote(
    left,
    { places: ports.places(), serviceNames: ports.serviceNames, calendar: ports.calendar },
    moment,
  );
  const [item] = note.items;
  const place = readPlaceIn(left, ports.places());
  const what = tidyWords(item?.what ?? '').replace(/^(?:了|的|成|为|是|个|就|这)+|(?:了|的)$/g, '');
  const named = /问题|描述|内容/.test(rest) && what !== '';
  return {
    ...(severity ? { severity: severity.value } : {}),
    ...(lone ? { service: lone.value } : {}),
    ...(item && (place || item.at !== undefined || item.count !== undefined || item.deadline !== undefined)
      ? { item }
      : {}),
    ...(named || (!severity && !lone && !place && what.length > 1) ? { what } : {}),
    ...because,
  };
}

/** 不是三楼是四楼 → 四楼; 等级写错了，是较重 → 是较重. */
function lastOf(text: string, ports: ReportPorts): string {
  const but = /不是(.{1,12}?)[,，\s]*(?:而?是|应该是)\s*(\S.*)$/.exec(text);
  if (but) return `${text.slice(0, but.index)} ${but[2] ?? ''}`;
  const from = /从(.{1,12}?)(?:改|换|调)/.exec(text);
  if (from) return text.replace(from[1] ?? '', '');
  const spans = spansOfPlaces(text, ports.places());
  return spans.length > 1 ? withoutSpans(text, spans.slice(0, -1)) : text;
}
