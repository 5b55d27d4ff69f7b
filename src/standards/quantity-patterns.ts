import { CHINESE_DIGITS } from '../base/numerals.ts';
import { COUNTERS, UNIT_NAMES } from '../base/units.ts';

/** The forms in which a value stands in a text (narrowed: `base/narrow.ts`). What each group is, `quantities.ts` reads. */

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Bounded: a run of ten thousand digits or 一 is no number, and must not be tried from each of its places. */
const ARABIC = '\\d{1,3}(?:,\\d{3}){1,4}(?:\\.\\d{1,6})?|\\d{1,12}(?:\\.\\d{1,6})?';
const HAN = `[${CHINESE_DIGITS}]{1,12}`;
const NUMBER = `(?:${ARABIC}|${HAN})`;
const UNIT = `(?:${UNIT_NAMES.map(literal).join('|')})`;
const COUNTER = `(?:[${COUNTERS}])`;
const PER_PART =
  '(?:m²|m2|㎡|平方米|m³|L|kg|人次|人|台|月|日|天|年|h|小时|min|次|周|季度|班|餐|套|间|部|份|学期|批|半年)';
const PER = `(?:\\s{0,3}\\/\\s{0,3}${PER_PART}(?:\\s{0,3}[·.・]\\s{0,3}${PER_PART})?)`;

const NOT = '不(?:应|得|宜|能|可)?';
const MIN = `${NOT}(?:少于|低于|小于|短于|早于|不足)|至少|最少|最低|≥|>=|≧`;
const MAX = `${NOT}(?:超过|多于|大于|高于|长于|晚于|迟于|超出)|至多|最多|最长|最高|≤|<=|≦`;
const ABOVE = '超过|大于|高于|多于|超出|>';
const BELOW = '低于|小于|少于|短于|不足|不到|未满|<';
const COMPARE = `(?:(${MIN})|(${MAX})|(${ABOVE})|(${BELOW}))`;
const AFTER = '(及以上|或以上|以上|及以下|或以下|以下|以内|之内|内|(?<=[日天月年时期])前|起)';
const PERIOD = '(?:日|天|周|星期|月|个月|季度|季|年|年度|班|餐|次|半年|学期|工作日|个工作日|小时|h)';

/** −12 ℃: the dash belongs to the number where nothing stands before it that it could lead on from. */
const BELOW_ZERO = '(?<=[\\s\\p{Script=Han}(（])-(?=\\d)';

export const VALUE = new RegExp(
  `${COMPARE}?\\s{0,3}((?:${BELOW_ZERO})?${NUMBER})\\s{0,3}(?:(${UNIT}|${COUNTER})?${'\\s{0,3}'}(?:-{1,2}|~|至|到)\\s{0,3}(次日)?\\s{0,3}(${NUMBER}))?\\s{0,3}(${UNIT}|个?荤|个?半荤|${COUNTER})(${PER})?(满)?\\s{0,3}${AFTER}?`,
  'gu',
);
/** A Chinese numeral that may be a value: not 一般, 统一, 一致. */
export const HAN_VALUE = new RegExp(`[${CHINESE_DIGITS}](?:${UNIT}|${COUNTER}|个)`);
export const CLOCK =
  /(\d{1,2})[:：](\d{2})(?::\d{2})?(?:\s{0,3}(?:-{1,2}|~|至|到)\s{0,3}(次日)?\s{0,3}(\d{1,2})[:：](\d{2}))?\s{0,3}(以?前|以?后|之前|之后|起)?/g;
export const DATE = new RegExp(
  `(?:(\\d{4})\\s{0,3}年\\s{0,3})?(${NUMBER})\\s{0,3}月\\s{0,3}(${NUMBER})\\s{0,3}日\\s{0,3}(以?前|之前|以?后|起)?`,
  'g',
);
export const FRACTION = new RegExp(
  `${COMPARE}?\\s{0,3}(?:(\\d{1,2})\\s{0,3}\\/\\s{0,3}(\\d{1,2})(?![\\d/])|([${CHINESE_DIGITS}]{1,12})分之([${CHINESE_DIGITS}]{1,12}))\\s{0,3}(以上|以下)?`,
  'g',
);
export const EVERY = new RegExp(
  `每\\s{0,3}(${NUMBER})?\\s{0,3}(${UNIT}|${PERIOD})(?:[^，。；：、|\\n]{0,14}?)(?:${COMPARE}[^，。；：、|\\n\\d]{0,4}?)?(${NUMBER})\\s{0,3}(?:-{1,2}|~|至|到)?\\s{0,3}(${NUMBER})?\\s{0,3}(?:次|遍)`,
  'g',
);
export const INTERVAL = new RegExp(
  `每(?:间?隔)?\\s{0,3}(${NUMBER})\\s{0,3}(?:(?:-{1,2}|~|至|到)\\s{0,3}(${NUMBER})\\s{0,3})?(h|min|小时|个小时|分钟|日|天|周|个月|月|年|季度)(?![\\p{Script=Han}]*\\d+\\s{0,3}次)`,
  'gu',
);
export const REGULARLY =
  /每(半)?(日|天|周|月|季度|季|年|班|餐|半年|半月|半个月|工作日|个工作日)(?![底初末\d第人份次度位台个间平])/g;
export const RATIO = new RegExp(
  `${COMPARE}?\\s{0,3}(${NUMBER})\\s{0,3}(次|遍)\\s{0,3}\\/\\s{0,3}(半年|半月|季度|日|天|周|月|年|班|h|min)`,
  'g',
);
export const BARE = new RegExp(
  `^\\s{0,3}${COMPARE}\\s{0,3}(${ARABIC})|^\\s{0,3}(${ARABIC})\\s{0,3}(?:(?:-{1,2}|~|至)\\s{0,3}(${ARABIC}))?\\s{0,3}$`,
);
