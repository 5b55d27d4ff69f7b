import { COUNTS, daysOfList, WEEK, WEEKDAYS_SAID, weekdaysOf } from './day-forms.ts';
import { NUMBER, numberIn, SMALL } from './number.ts';
import { type EverySaid, type Form, form, type Saying, type Unit } from './piece.ts';

const every = (said: EverySaid): Saying => ({ kind: 'every', every: said });

const UNIT_OF: Readonly<Record<string, Unit>> = {
  工作日: 'workday',
  上班日: 'workday',
  上班天: 'workday',
  天: 'day',
  日: 'day',
  周: 'week',
  星期: 'week',
  礼拜: 'week',
  月: 'month',
  月份: 'month',
  季度: 'quarter',
  季: 'quarter',
  半年: 'halfyear',
  年: 'year',
};
const UNITS = '工作日|上班日|上班天|天|日|周|星期|礼拜|月份?|季度?|半年|年';
const ONCE = '(?:\\s?[各都]?(?:一|1)(?:次|回|遍|趟))?';
const NTH =
  '(?:第(?<n>[一二三四五六七八九1-9])个?|(?<last>最后一?个?)|倒数第(?<back>[一二三四1-4])个?|(?<first>首个|头一?个))';
const MONTH_DAY = `(?:(?<days>${SMALL}[号日]?(?:\\s?[、,和跟与及]\\s?${SMALL}[号日]?){0,5}(?<=[号日]))|(?<day>最后一天|月?底|月?末|第一天|首日|月?初|中旬|第(?<nthday>${SMALL})天))`;

/** The days that a phrase such as 5号, 1号和15号, 最后一天, 月初 names within its month. */
function monthDaysOf(groups: Record<string, string | undefined>): Pick<EverySaid, 'monthDays' | 'loose'> | undefined {
  if (groups.days !== undefined) return { monthDays: daysOfList(groups.days) };
  const nth = numberIn(groups.nthday);
  if (nth !== undefined) return { monthDays: [nth] };
  const said = groups.day;
  if (said === undefined) return undefined;
  if (/最后|底|末/.test(said)) return { monthDays: [-1] };
  if (/第一天|首日/.test(said)) return { monthDays: [1] };
  return { monthDays: [said === '中旬' ? 15 : 1], loose: true };
}

function nthOf(groups: Record<string, string | undefined>): number | undefined {
  if (groups.last !== undefined) return -1;
  if (groups.first !== undefined) return 1;
  if (groups.back !== undefined) return -(numberIn(groups.back) ?? 1);
  return numberIn(groups.n);
}

/** 每两周 is every second one, 每隔两周 every third. */
function intervalOf(groups: Record<string, string | undefined>): number {
  const said = groups.interval === undefined ? undefined : numberIn(groups.interval);
  return groups.apart === undefined ? (said ?? 1) : (said ?? 1) + 1;
}

/** How often, in Chinese: 每周一三五, 每两周, 隔周, 每月最后一个周五, 每季度首月5号, 每个工作日, 除周末外. */
export const EVERY_FORMS: readonly Form[] = [
  form(`(?:每|下|上|这|本)?个?${WEEK}(?:[八九]|[089](?!\\d))(?!${COUNTS}|折)`, () => ({
    kind: 'unable',
    what: 'weekday',
  })),
  form(`(?:每|天天|逢)\\s?(?:隔)?(?:${NUMBER}|半)?个?(?:小时|钟头|分钟|刻钟)(?=${'考|推|测|发|提醒|学|给'})`, () => ({
    kind: 'unable',
    what: 'hourly',
  })),
  // 每月最后一个工作日, 每季度第一个工作日
  form(
    `每(?<interval>${SMALL})?个?(?<unit>月份?|季度?)(?:的)?\\s?(?:(?<quarter>首|末|第[一二三123]|最后一?|头一?)个?月)?(?:月?[底末])?(?:的|里)?\\s?${NTH}(?:工作日|上班日)`,
    ({ groups = {} }) => {
      const workday = nthOf(groups);
      const unit = UNIT_OF[groups.unit ?? ''];
      if (workday === undefined || !unit) return undefined;
      const quarter = groups.quarter ? quarterOf(groups.quarter) : { monthOfQuarter: workday < 0 ? 3 : 1 };
      return every({ unit, interval: intervalOf(groups), workday, ...(unit === 'quarter' ? quarter : {}) });
    },
  ),
  // 每月最后一个周五, 每季度首月第二个周二
  form(
    `每(?:隔)?(?<interval>${SMALL})?个?(?<unit>月份?|季度?)(?:的)?\\s?(?:(?<quarter>首|末|第[一二三123]|最后一?|头一?)个?月)?(?:的|里)?\\s?${NTH}(?:${WEEK}的?)?${WEEK}(?<d>[一二三四五六日天1-7])`,
    ({ groups = {} }) => {
      const nth = nthOf(groups);
      const weekdays = weekdaysOf(groups.d ?? '', undefined);
      const unit = UNIT_OF[groups.unit ?? ''];
      if (nth === undefined || !weekdays || !unit) return undefined;
      return every({ unit, interval: intervalOf(groups), weekdays, nth, ...quarterOf(groups.quarter) });
    },
  ),
  // 每月5号, 每月1号和15号, 每季度首月5号, 每月最后一天, 每月底
  form(
    `每(?:(?<apart>间?隔))?(?<interval>${SMALL})?个?(?<unit>月份?|季度?)(?:的)?\\s?(?:(?<quarter>首|末|第[一二三123]|最后一?|头一?)个?月)?(?:的|里)?\\s?${MONTH_DAY}`,
    ({ groups = {} }) => {
      const days = monthDaysOf(groups);
      const unit = UNIT_OF[groups.unit ?? ''];
      if (!days || !unit) return undefined;
      const whole = /底|末|最后一天/.test(groups.day ?? '') ? { monthOfQuarter: 3 } : { monthOfQuarter: 1 };
      const quarter = unit === 'quarter' ? (groups.quarter ? quarterOf(groups.quarter) : whole) : {};
      return every({ unit, interval: intervalOf(groups), ...days, ...quarter });
    },
  ),
  form(
    `每年(?:的)?\\s?(?<months>${SMALL}(?:月?\\s?[、,和]\\s?${SMALL}){0,5})月份?(?:的)?(?:${MONTH_DAY}|${NTH}${WEEK}(?<d>[一二三四五六日天1-7]))?`,
    ({ groups = {} }) => {
      const months = daysOfList(groups.months ?? '');
      const nth = nthOf(groups);
      const weekdays = groups.d === undefined ? undefined : weekdaysOf(groups.d, undefined);
      return every({
        unit: 'year',
        interval: 1,
        months,
        ...monthDaysOf(groups),
        ...(nth !== undefined && weekdays ? { nth, weekdays } : {}),
      });
    },
  ),
  // 每两周的周五, 隔周五, 双周五
  form(
    `(?:每|每间|每次)?(?:(?<apart>隔)|(?<=每))(?:每)?(?<interval>${SMALL})?个?${WEEK}(?:一次)?(?:的|,)?\\s?${WEEKDAYS_SAID}`,
    ({ groups = {} }) => weekly(groups, intervalOf(groups)),
  ),
  form(
    `(?:每(?:个)?)?(?:双|单|大小)${WEEK}(?:的)?(?:${WEEK})?(?<days>[一二三四五六日天](?!${'号|个'}))?`,
    ({ groups = {} }) => {
      const weekdays = groups.days === undefined ? undefined : weekdaysOf(groups.days, undefined);
      return every({ unit: 'week', interval: 2, ...(weekdays ? { weekdays } : {}) });
    },
  ),
  form(`隔${WEEKDAYS_SAID}`, ({ groups = {} }) => weekly(groups, 2)),
  form(`(?:每逢|逢|每)(?:个|一个)?${WEEKDAYS_SAID}`, ({ groups = {} }) => weekly(groups, 1)),
  form('(?:每|逢)个?(?:周末|双休日)', () => every({ unit: 'week', interval: 1, weekdays: [5, 6] })),
  // 每两周一次, 每3天, 隔天, 每季度, 每个工作日
  form(
    `(?:每(?<apart>间?隔)?|(?<skip>间隔|隔))(?:一个?(?!月))?(?<interval>${SMALL}|\\d{1,6})?个?(?<unit>${UNITS})(?![前后内])${ONCE}`,
    ({ groups = {}, index, input }) => {
      const unit = UNIT_OF[groups.unit ?? ''];
      if (!unit) return undefined;
      if (unit === 'day' && groups.unit === '日' && /[\d一二三四五六七八九十]/.test(groups.interval ?? ''))
        return undefined;
      const apart = groups.apart ?? groups.skip;
      // 间隔3天, 隔3天后: only 隔天, 隔日, 隔周, 隔月 and 每隔 say how often by themselves.
      if (
        groups.skip === '间隔' ||
        (groups.skip !== undefined && /[\d分米]/.test(input.slice(Math.max(0, index - 1), index)))
      )
        return undefined;
      return every({ unit, interval: intervalOf({ ...groups, apart }) });
    },
  ),
  // 一周一次, 两周一次, 半年一次
  form(
    `(?<![第每隔\\d])(?<interval>${SMALL})?个?(?<unit>天|周|星期|礼拜|月|季度|半年|年)(?:做|考|推|学)?(?:一|1)(?:次|回|遍)(?!性)`,
    ({ groups = {} }) => {
      const unit = UNIT_OF[groups.unit ?? ''];
      if (!unit || (groups.interval === undefined && unit !== 'halfyear')) return undefined;
      return every({ unit, interval: intervalOf(groups) });
    },
  ),
  form('每(?=[早晚](?:上)?\\s?[\\d一二三四五六七八九十两])', () => every({ unit: 'day', interval: 1 })),
  form('天天|日日(?!夜)', () => every({ unit: 'day', interval: 1 })),
  form('周周', () => every({ unit: 'week', interval: 1 })),
  form('月月', () => every({ unit: 'month', interval: 1 })),
  form('(?<![个第\\d一下上每])(?:逢)?(?:工作日|上班日)(?:每天|天天|都)?(?!内|后|前|志)', () =>
    every({ unit: 'workday', interval: 1 }),
  ),
  // 除周末外, 除了周三, 周末除外
  form(
    `除(?:了|去)?(?:(?<weekend>周末|双休日|周六日|休息日)|${WEEKDAYS_SAID})(?:之|以)?外?(?:的?每天|都)?`,
    ({ groups = {} }) => except(groups),
  ),
  form(`(?:(?<weekend>周末|双休日|周六日|休息日)|${WEEKDAYS_SAID})(?:除外|不[考推发算学])`, ({ groups = {} }) =>
    except(groups),
  ),
];

function weekly(groups: Record<string, string | undefined>, interval: number): Saying | undefined {
  const weekdays = weekdaysOf(groups.days ?? '', groups.last);
  return weekdays && every({ unit: 'week', interval, weekdays });
}

function except(groups: Record<string, string | undefined>): Saying | undefined {
  const weekdays = groups.weekend === undefined ? weekdaysOf(groups.days ?? '', groups.last) : [5, 6];
  return weekdays && { kind: 'except', weekdays };
}

function quarterOf(said: string | undefined): Pick<EverySaid, 'monthOfQuarter'> {
  if (said === undefined) return {};
  if (/末|最后|[三3]/.test(said)) return { monthOfQuarter: 3 };
  return { monthOfQuarter: /[二2]/.test(said) ? 2 : 1 };
}
