import type { Service } from '../standards/model.ts';
import type { Severity } from './model.ts';
import { findAll, withoutSpans } from './span.ts';

/** What a reader took out of a text. */
export interface Took<T> {
  readonly value: T;
  readonly rest: string;
}

const EDGE_BEFORE = '(?:^|(?<=[\\s,，。.;；:：、()（）/|]))';
const EDGE_AFTER = '(?=$|[\\s,，。.;；:：、()（）/|!！?？])';

const SEVERITY_NAMES: Readonly<Record<string, Severity>> = {
  一般: '一般',
  轻微: '一般',
  yb: '一般',
  minor: '一般',
  较重: '较重',
  较严重: '较重',
  比较重: '较重',
  比较严重: '较重',
  jz: '较重',
  major: '较重',
  严重: '严重',
  特别严重: '严重',
  yz: '严重',
  critical: '严重',
  severe: '严重',
  serious: '严重',
};
/** 一般 and 严重 are words of every day as well: a grade where they stand alone, or where a word of grading stands by them. */
const LEAD =
  '(?:(?:就|应该|先|暂|暂时|可以|我看|等级|级别|程度|问题)?(?:算是?|定为?|定成|属于|属|按|评为?|是|为)?\\s*[:：]?\\s*)';
const TAIL = '(?:的?(?:问题|隐患|等级|级别|一级|级|等)(?:吧|哈|啊)?|(?:吧|哈)(?![一-龥]))';
const GRADED = new RegExp(
  [
    `${EDGE_BEFORE}${LEAD}?(特别严重|比较严重|较严重|比较重|较重|严重|一般|轻微)${TAIL}?${EDGE_AFTER}`,
    `${LEAD}?(特别严重|比较严重|较严重|比较重|较重|严重|一般|轻微)${TAIL}`,
    `(?:就|应该|先|等级|级别)?(?:算是?|定为?|定成|属于|评为?|等级|级别)\\s*[:：]?\\s*(比较严重|较严重|比较重|较重|严重|一般)`,
    `(?<=保洁|物业|会务|安保|食堂|保安|bj|wy|hw|ab|st)\\s?(较重|严重|一般)${EDGE_AFTER}`,
    '(较重)(?![要点])',
    '(?<![a-z])(?:severity\\s*:?\\s*)?(minor|major|critical|severe|serious)(?: (?:issue|finding|problem))?(?![a-z])',
    '(?<![a-z])(yb|jz|yz)(?![a-z])',
  ].join('|'),
);
/** 一般来说, 一般不: a habit, no grade. */
const NO_GRADE = /^(?:一般)(?:来说|来讲|情况|都|不|是|会|要|在)/;

/** How grave it is said to be: 一般, 较重, 严重, yb, minor … The last one counts: people correct themselves. */
export function readSeverity(text: string): Took<Severity> | undefined {
  const found = findAll(text, GRADED).filter(({ match }) => !NO_GRADE.test(match.input.slice(match.index)));
  const last = found.at(-1);
  const name = last?.match.slice(1).find((group) => group !== undefined);
  const value = name === undefined ? undefined : SEVERITY_NAMES[name];
  return value && { value, rest: withoutSpans(text, found) };
}

const SHORT: Readonly<Record<string, Service>> = { bj: '保洁', wy: '物业', hw: '会务', ab: '安保', st: '食堂' };

export type ServiceNames = Readonly<Partial<Record<Service, readonly string[]>>>;

interface NamePatterns {
  readonly byName: ReadonlyMap<string, Service>;
  /** Standing alone, or with a word of belonging: taken out of the text. */
  readonly alone: RegExp;
  readonly anywhere: RegExp;
}
const patterns = new WeakMap<ServiceNames, NamePatterns>();
const SERVICES: readonly Service[] = ['物业', '会务', '保洁', '安保', '食堂'];

function patternsOf(names: ServiceNames): NamePatterns {
  const made = patterns.get(names);
  if (made) return made;
  const byName = new Map<string, Service>(Object.entries(SHORT));
  for (const service of SERVICES)
    for (const name of [service, ...(names[service] ?? [])])
      if (!byName.has(name.toLowerCase())) byName.set(name.toLowerCase(), service);
  const all = [...byName.keys()]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const name = `(${all.map((one) => (/^[a-z]/.test(one) ? `(?<![a-z])${one}(?![a-z])` : one)).join('|')})`;
  const belongs = '(?:应该|大概|可能)?(?:算是?|属于|属|归|是|找|服务\\s*[:：]?)';
  const whose = '(?:的(?:问题|事|责任|锅|范围)?|管|负责|方面|那边|这边|问题|服务)';
  const made2: NamePatterns = {
    byName,
    alone: new RegExp(
      `${EDGE_BEFORE}(?:${belongs}\\s?)?${name}${whose}?(?:吧|嘛|啊|哈)?(?=$|[\\s,，。.;；:：、()（）/|!！?？]|一般|较重|严重)|${belongs}\\s?${name}${whose}?(?:吧|嘛|啊|哈)?|${name}(?:的|吧|的吧)?(?=一般|较重|严重)`,
    ),
    anywhere: new RegExp(name),
  };
  patterns.set(names, made2);
  return made2;
}

/**
 * The service that a text names: 保洁, bj, 阿姨. Where it stands alone it is taken out; within a sentence (门卫睡岗) it
 * stays in its words. Of several that stand alone the last counts.
 */
export function readService(text: string, names: ServiceNames): Took<Service> | undefined {
  const { byName, alone, anywhere } = patternsOf(names);
  const lone = findAll(text, alone);
  const nameOf = (match: RegExpExecArray): Service | undefined =>
    byName.get(match.slice(1).find((group) => group !== undefined) ?? '');
  const last = lone.at(-1);
  const value = last && nameOf(last.match);
  if (value) return { value, rest: withoutSpans(text, lone) };
  const within = findAll(text, anywhere)[0];
  const named = within && nameOf(within.match);
  return named && { value: named, rest: text };
}

const COUNTERS = '个|具|处|只|根|块|盏|台|张|把|扇|瓶|袋|箱|条|支|桶|盒|包|件|辆|份|滩|棵|盆|部|间';
const DIGITS: Readonly<Record<string, number>> = {
  两: 2,
  俩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};
const COUNTED = new RegExp(
  `(?<![\\d.第只仅有足应至少到每满超过])(?:(?:有|共|大概|大约|约|差不多)\\s?)?(\\d{1,4}|[两俩三四五六七八九十])\\s?(?:${COUNTERS})(?!人|月|小时|钟头|星期|礼拜|工作日|半|会议|[以之]?[上下内]|\\d)|[x×*]\\s?(\\d{1,3})(?!\\d)`,
);

/** How many: 烟头3个, 两具压力不足. One alone is an article, people who should be there are no count. */
export function readCount(text: string): Took<number> | undefined {
  const [found] = findAll(text, COUNTED);
  const said = found?.match[1] ?? found?.match[2];
  if (!found || said === undefined) return undefined;
  const value = /^\d/.test(said) ? Number(said) : DIGITS[said];
  if (value === undefined || value < 1) return undefined;
  // 灯3个坏了: the words on both sides belong together.
  const joined = /[一-龥]$/.test(text.slice(0, found.start)) && /^[一-龥]/.test(text.slice(found.end));
  const rest = joined ? text.slice(0, found.start) + text.slice(found.end) : withoutSpans(text, [found]);
  return { value, rest };
}
