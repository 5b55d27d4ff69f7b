import { numberIn, SMALL } from './number.ts';
import { type DayPart, type DaySaid, type Form, form, type MonthSaid, type Saying } from './piece.ts';

export const WEEK = '(?:周|星期|礼拜)';
/** A number after a day of the week that counts something of its own: 周五五道题, 周三四点. */
export const COUNTS = '\\s?(?:点|时(?!间)|刻|个|:|十|百|千|道|题|条|次|遍|回|人|名|份|楼|层|号|月|分|小时|天)';
/** 每周一次, 上周一般, 周一共: the 一 belongs to what follows. */
const FIRST = `(?:一(?!般|共|次|遍|回|趟|起|直|定|样|些|切|律|半|题|条|练|课|个月|学(?!习)|测(?!试|验|评)|考(?!试|核|\\s?[\\d一二两三四五六七八九十]))|[二三四五六](?!${COUNTS.replace('十|', '')})|[日天末](?!气)|[1-7](?!\\d|${COUNTS}))`;
const MORE = `[一二三四五六日天](?!${COUNTS})`;
const SEPARATOR = '\\s?(?:[、,/和跟与及]|以及)\\s?';
/** 周一三五, 周二、周四, 周一和周四, 周一至周五. */
export const WEEKDAYS_SAID = `${WEEK}\\s?(?:的)?(?<days>${FIRST}(?:${MORE}){0,6}(?:(?:${SEPARATOR}|\\s)?${WEEK}${FIRST}|${SEPARATOR}(?:${FIRST})(?!\\d)){0,6}(?:\\s?(?:到|至|-|~)\\s?(?:${WEEK})?(?<last>[一二三四五六日天]|[1-7](?!\\d)))?)`;
const DIGIT = '一二三四五六日';

/** The weekdays of a list such as those, Monday 0. */
export function weekdaysOf(days: string, last: string | undefined): number[] | undefined {
  if (/末$/.test(days)) return [5, 6];
  const one = (c: string): number => (/\d/.test(c) ? Number(c) - 1 : DIGIT.indexOf(c === '天' ? '日' : c));
  const said = [...days.replaceAll(/周|星期|礼拜/g, '')].filter((c) => /[一二三四五六日天1-7]/.test(c)).map(one);
  if (last !== undefined) {
    const from = said.at(-2) ?? 0;
    const to = one(last);
    if (to < from) return undefined;
    return [...new Set([...said.slice(0, -2), ...Array.from({ length: to - from + 1 }, (_, i) => from + i)])];
  }
  return [...new Set(said)].sort((a, b) => a - b);
}

const OFFSETS: Readonly<Record<string, number>> = { 大前: -3, 前: -2, 昨: -1, 今: 0, 明: 1, 后: 2, 大后: 3 };
const SHORT: Readonly<Record<string, DayPart>> = { 早: 'morning', 晨: 'morning', 晚: 'evening', 夜: 'night' };
const AWAY: Readonly<Record<string, number>> = { 上上: -2, 上: -1, 下: 1, 下下: 2, 这: 0, 本: 0, 当: 0, 该: 0 };
/** What a number and 号 name that is no day: rooms, houses, machines. */
const THINGS =
  '楼|门|库|会议|厅|室|房|桌|机|电梯|梯|线|车|柜|窗|岗|台|仓|灶|泵|馆|院|文|令|公告|标准|地块|检票|检测点|池|井|阀|箱|炉|锅|餐厅|餐桌|问题|申诉|延期|已|整改|通过|不通过|交给';
const DAY_LIST = `(?<days>${SMALL}[号日](?:\\s?(?:[、,和跟与及])\\s?${SMALL}[号日]){0,5})`;
const NO_THING = `(?!(?<=号)\\s?(?:${THINGS}))`;

export const daysOfList = (list: string): number[] =>
  list.split(/[号日月、,和跟与及\s]+/).flatMap((one) => numberIn(one) ?? []);

const date = (of: MonthSaid, ...days: number[]): Saying => ({ kind: 'day', day: { type: 'date', of, days } });
const day = (said: DaySaid): Saying => ({ kind: 'day', day: said });
const YEAR = '(?:(?<year>\\d{4}|\\d{2}|二[零〇][一二三四五六七八九零〇]{2})年|(?<years>今|明|后|去|前)年)?\\s?的?';
const YEARS: Readonly<Record<string, number>> = { 今: 0, 明: 1, 后: 2, 去: -1, 前: -2 };

export function yearSaid(groups: Record<string, string | undefined>): MonthSaid {
  const year = numberIn(groups.year);
  if (year !== undefined) return { year: year < 100 ? 2000 + year : year };
  const yearsAway = groups.years === undefined ? undefined : YEARS[groups.years];
  return yearsAway === undefined ? {} : { yearsAway };
}

const MONTH_AWAY = '(?<away>上上|上|下下|下|这|本|当)(?:一)?个?月(?:份)?';
/** What follows 6月3 when 号 was left out. */
const DAY_ENDS = '(?=$|[\\s,。;]|[上下中早晚凌]|开始|起|之?前|到)';
const HOLIDAY = '(?<holiday>元旦|春节|过年|清明节?|五一|劳动节|端午节?|中秋节?|国庆节?|十一|长假|假期|节假日|节|放假)';
const FESTIVAL = '(?<holiday>元旦|春节|过年|清明节?|五一|劳动节|端午节?|中秋节?|国庆节?|十一(?!月|点|[号日时]))';
const NTH_WORKDAY = '(?:第?(?<n>[一二三四五1-5])个|首个|头一个)?(?:工作日|上班日|上班第一天|第一天上班)';

/** Dates and days: 明天, 下周三, 6月3日, 5号, 月底, 最后一个周五, 节后第一个工作日. */
export const DAY_FORMS: readonly Form[] = [
  // 2025-06-03, 2025/6/3, 2025.6.3
  form('(?<![\\d.])(?<y>(?:19|20)\\d\\d)(?<s>[-/.])(?<m>\\d{1,2})\\k<s>(?<d>\\d{1,2})(?!\\d)', ({ groups = {} }) =>
    date({ year: Number(groups.y), month: Number(groups.m) }, Number(groups.d)),
  ),
  // 6/3 is a date only where a time or a limit stands beside it
  // 5.20下午3点, 从6.1开始: with a dot only where it can be no number of a clause
  form(
    '(?<![\\d/.])(?<m>\\d{1,2})\\.(?<d>\\d{1,2})(?:(?=上午|下午|早上|晚上|中午|号|日(?!常))|(?<=从\\d{1,2}\\.\\d{1,2})(?=开始|起))[号日]?',
    ({ groups = {} }) => date({ month: Number(groups.m) }, Number(groups.d)),
  ),
  form(
    '(?<![\\d/.])(?<m>\\d{1,2})/(?<d>\\d{1,2})(?![\\d/.%])(?:(?=\\s?(?:上午|下午|早|晚|中午|凌晨|\\d{1,2}[:点]|之?前|开始|起))|(?<=(?:从|到|至|by|until|on|from)\\s?\\d{1,2}/\\d{1,2}))',
    ({ groups = {} }) => date({ month: Number(groups.m) }, Number(groups.d)),
  ),
  form(
    `(?<![\\d之先])(?<o>大前|前|昨|今|明|大后|后)(?:(?:天|日|儿个?)(?![气空花])|(?<p>一?早|[晚晨夜])(?:上|间(?!防火|巡)|里)?(?!餐|饭|班|会|检|点心))`,
    ({ groups = {} }) => {
      const days = OFFSETS[groups.o ?? ''];
      if (days === undefined) return undefined;
      if (groups.p === undefined) return day({ type: 'offset', days });
      // 前晚 is a night, 后晚 and 后夜 are nothing that people say; 今晨 is.
      const part = SHORT[groups.p.slice(-1)];
      return part && [day({ type: 'offset', days }), { kind: 'part', part }];
    },
  ),
  form(`(?:(?<a>上上|上|下下|下|这|本|当)(?:一|个)?)?(?<!每)${WEEKDAYS_SAID}`, ({ groups = {}, index, input }) => {
    // 四周一圈, 两周三次: a number before 周 counts weeks.
    if (groups.a === undefined && /[零〇一二两三四五六七八九十\d]个?$/.test(input.slice(Math.max(0, index - 2), index)))
      return undefined;
    const weekdays = weekdaysOf(groups.days ?? '', groups.last);
    if (!weekdays || weekdays.length === 0) return undefined;
    const week = groups.a === undefined ? undefined : AWAY[groups.a];
    return day({ type: 'weekdays', weekdays, ...(week === undefined ? {} : { week }) });
  }),
  form('(?:(?<a>这|本|下|上)个?)?双休日|(?<!每|个)周末', ({ groups = {} }) => {
    const week = groups.a === undefined ? undefined : AWAY[groups.a];
    return day({ type: 'weekdays', weekdays: [5, 6], ...(week === undefined ? {} : { week }) });
  }),
  // 6月最后一个周五, 下个月第二个周二, 本月最后一个工作日
  form(
    `(?:${MONTH_AWAY}|${YEAR}(?<m>${SMALL})月份?)\\s?的?(?:第(?<n>[一二三四五1-5])个?|(?<last>最后一?个?)|(?<first>首个|头一?个))(?:(?<wd>工作日|上班日)|${WEEK}(?<d>[一二三四五六日天1-7]))`,
    ({ groups = {} }) => {
      const away = groups.away === undefined ? undefined : AWAY[groups.away];
      const month = numberIn(groups.m);
      const of: MonthSaid =
        away !== undefined ? { monthsAway: away } : { ...yearSaid(groups), ...(month === undefined ? {} : { month }) };
      const n = groups.last ? -1 : groups.first ? 1 : (numberIn(groups.n) ?? 1);
      if (groups.wd !== undefined) return day({ type: 'workday', n, of });
      const weekday = weekdaysOf(groups.d ?? '', undefined)?.[0];
      return weekday === undefined ? undefined : day({ type: 'nth', of, n, weekday });
    },
  ),
  form(`${YEAR}(?<m>${SMALL})月份?\\s?(?:${DAY_LIST}|(?<bare>${SMALL})${DAY_ENDS})`, ({ groups = {} }) => {
    const month = numberIn(groups.m);
    const days = groups.days === undefined ? [numberIn(groups.bare) ?? 0] : daysOfList(groups.days);
    return month === undefined || days.length === 0 ? undefined : date({ ...yearSaid(groups), month }, ...days);
  }),
  form(`(?:${MONTH_AWAY})\\s?的?${DAY_LIST}`, ({ groups = {} }) =>
    date({ monthsAway: AWAY[groups.away ?? ''] ?? 0 }, ...daysOfList(groups.days ?? '')),
  ),
  // 月底, 下月底, 6月底, 年底
  form(
    `(?:${MONTH_AWAY}|${YEAR}(?<m>${SMALL})月份?|(?<![\\d一二三四五六七八九十个每])月)(?:的)?(?<which>[底末](?:的?最后一天)?|初|最后一天|中旬)`,
    ({ groups = {} }) => {
      const away = groups.away === undefined ? undefined : AWAY[groups.away];
      const month = numberIn(groups.m);
      const of: MonthSaid =
        away !== undefined ? { monthsAway: away } : month === undefined ? {} : { ...yearSaid(groups), month };
      return date(of, groups.which === '初' ? 1 : groups.which === '中旬' ? 15 : -1);
    },
  ),
  form('(?:(?<years>今|明|后|去)年{0,2}|(?<year>\\d{4})年|(?<!\\d|每|半|周|过|逐)年)(?:底|末)', ({ groups = {} }) =>
    day({ type: 'year', end: true, ...yearSaid(groups) }),
  ),
  form(
    `(?:${HOLIDAY})(?:之|以)?(?<side>后|前)(?:的)?(?<last>最后一?个)?${NTH_WORKDAY}?`,
    ({ groups = {}, ...match }) => {
      const workday = /工作日|上班/.test(match[0]);
      if (!workday) return undefined;
      const n = groups.last ? 1 : (numberIn(groups.n) ?? 1);
      const name = groups.holiday ?? '';
      const general = /^(?:长假|假期|节假日|节|放假)$/.test(name);
      return day({ type: 'holiday', n: groups.side === '前' ? -n : n, ...(general ? {} : { name }) });
    },
  ),
  // 到国庆, 春节前: until the day before it begins
  form(
    `(?:(?<=(?:到|至)\\s?)${FESTIVAL}|${FESTIVAL.replace('holiday', 'before')}(?=(?:之|以)?前(?!后)))`,
    ({ groups = {} }) => day({ type: 'holiday', n: 0, name: groups.holiday ?? groups.before ?? '' }),
  ),
  form('(?:下个?|下一个?|第一个)(?:工作日|上班日)', () => day({ type: 'distance', amount: 1, unit: 'workday' })),
  form(`(?<![第\\d零〇一二两三四五六七八九十.\\-])${DAY_LIST}${NO_THING}`, ({ groups = {} }) =>
    date({}, ...daysOfList(groups.days ?? '')),
  ),
  form(`(?<a>上上|上|下下|下|这|本)(?:一|个)?${WEEK}`, ({ groups = {} }) =>
    day({ type: 'week', week: AWAY[groups.a ?? ''] ?? 0 }),
  ),
  form(MONTH_AWAY, ({ groups = {} }) => day({ type: 'month', of: { monthsAway: AWAY[groups.away ?? ''] ?? 0 } })),
  form(`${YEAR}(?<![\\d.])(?<m>${SMALL})月份?(?!饼|亮|球|嫂|薪|租|票|卡)`, ({ groups = {} }) => {
    const month = numberIn(groups.m);
    return month === undefined || (month > 12 && month < 13)
      ? undefined
      : day({ type: 'month', of: { ...yearSaid(groups), month } });
  }),
  form('(?<years>今|明|去)年', ({ groups = {} }) => day({ type: 'year', ...yearSaid(groups) })),
  // 现在, and what is just over
  form('现在|马上|立刻|立即|即刻|立马|这会儿|这就', () => day({ type: 'now' })),
  form('刚才|刚刚|方才|刚(?=[在看查做发])', () => day({ type: 'just-now' })),
];
