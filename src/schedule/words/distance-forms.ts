import { NUMBER, numberIn } from './number.ts';
import { type Form, form } from './piece.ts';

/** 3天后, 半小时后, 10分钟前, 3个工作日内, 两个半小时后, 1小时30分钟后. */
const UNITS = '分钟|小时|钟头|工作日|天|日|周|星期|礼拜|月|年';
const UNIT_OF: Readonly<Record<string, 'minute' | 'hour' | 'workday' | 'day' | 'week' | 'month' | 'year'>> = {
  分钟: 'minute',
  小时: 'hour',
  钟头: 'hour',
  工作日: 'workday',
  天: 'day',
  日: 'day',
  周: 'week',
  星期: 'week',
  礼拜: 'week',
  月: 'month',
  年: 'year',
};
/** 留样满48小时后: how long something is kept, not when something happens. */
const KEPT = /(?:满|留样|保存|冷藏|保留|存放|放置?|浸泡|煮|泡|间隔|超过|不少于|不超过|至少|提前|[≥>])\s?$/;

export const DISTANCE_FORMS: readonly Form[] = [
  form(
    `(?<over>(?<![超不经通错])(?:再过|过))?(?<![\\d.第])(?<n>${NUMBER}|半)\\s?(?<measure>个)?(?<half>半)?\\s?(?<unit>${UNITS})(?<more>半|\\s?${NUMBER}\\s?分钟?)?(?:(?:之|以)?(?<side>后|内|前)(?![往台厅后面门述提期者勤厨排]))?(?!\\s?了)`,
    (match) => {
      const { groups = {} } = match;
      const whole = groups.n === '半' ? 0.5 : numberIn(groups.n);
      const unit = UNIT_OF[groups.unit ?? ''];
      const side = groups.side ?? (groups.over === undefined ? undefined : '后');
      if (whole === undefined || unit === undefined || side === undefined) return undefined;
      // 6月前 is before June, 5日前 before the 5th; six months ago is 6个月前.
      if (groups.unit === '月' && groups.measure === undefined) return undefined;
      if (groups.unit === '日' && side === '前') return undefined;
      if (KEPT.test(match.input.slice(Math.max(0, match.index - 4), match.index))) return undefined;
      let amount = whole + (groups.half || groups.more === '半' ? 0.5 : 0);
      if (groups.more !== undefined && groups.more !== '半') {
        const minutes = numberIn(/[^\s分钟]+/.exec(groups.more)?.[0]);
        if (unit !== 'hour' || minutes === undefined) return undefined;
        amount += minutes / 60;
      }
      if (side === '内') return { kind: 'within', amount, unit };
      return { kind: 'day', day: { type: 'distance', amount: side === '后' ? amount : -amount, unit } };
    },
  ),
  // 暂停两周, mute me for 3 days
  form(
    `(?<=(?:暂停|停|停考|停推|静音|休假|请假|别推|不推|免打扰)了?\\s?)(?<n>${NUMBER}|半)\\s?个?(?<unit>小时|钟头|天|周|星期|礼拜|月)(?![一二三四五六日末内])`,
    ({ groups = {} }) => {
      const amount = groups.n === '半' ? 0.5 : numberIn(groups.n);
      const unit = UNIT_OF[groups.unit ?? ''];
      return amount === undefined || unit === undefined ? undefined : { kind: 'within', amount, unit, lasting: true };
    },
  ),
  // 本周内 is read with its day; 月内 and 年内, and before the day's work ends, stand alone
  form('(?<![\\d个半])(?<unit>[月年])(?:之|以)?内', ({ groups = {} }) => ({
    kind: 'within',
    amount: 0,
    unit: groups.unit === '月' ? 'month' : 'year',
  })),
  form('下班(?:之|以)?前', () => ({ kind: 'within', amount: 0, unit: 'day' })),
];
