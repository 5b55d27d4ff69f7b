import { withDigits } from '../../../base/numerals-in-text.ts';

/** What a number in a question counts, in the units of quotas. */
export type AmountUnit = 'm²' | '元' | '人' | '人次' | '日' | '月' | '分' | '%' | '';

/** A number that the asker gives: 8千平 is 8000 m², 半年 is 6 月, 8个保安 is 8 人. */
export interface Amount {
  readonly value: number;
  readonly unit: AmountUnit;
  /** What stands before and behind it, for telling what is counted. */
  readonly before: string;
  readonly after: string;
  readonly start: number;
}

const SCALES: Readonly<Record<string, number>> = {
  十: 10,
  百: 100,
  千: 1e3,
  万: 1e4,
  十万: 1e5,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  k: 1e3,
};
const NUMBER = /(?<![\d.])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(千万|百万|十万|[十百千万亿]|k(?![a-z]))?\s*/g;

/** Units by how they are written, with what one of them is; the first that fits counts. */
const UNITS: readonly (readonly [RegExp, AmountUnit, number])[] = [
  [/^(?:平方米|平米|平方|平(?!时|均)|m²|m2|㎡|sq\.? ?m|sqm|square met(?:re|er)s?)/, 'm²', 1],
  [/^(?:元|块钱?|rmb|yuan|cny)/, '元', 1],
  [/^(?:个)?(?:人次|person-times?)/, '人次', 1],
  [/^(?:个)?(?:人(?!民)|名|位|口人|persons?|people|guards?|staff|cleaners?|attendees|diners)/, '人', 1],
  [/^(?:个)?(?:工作日|天|日|days?)/, '日', 1],
  [/^个?月|^months?/, '月', 1],
  [/^个?季度?|^quarters?/, '月', 3],
  [/^(?:整)?年(?!级)|^years?/, '月', 12],
  [/^(?:分(?!钟|之|别|部|公司|类|贝)|points?)/, '分', 1],
  [/^[%％]/, '%', 1],
];
const YEAR_OR_DAY = /^\s*(?:年|月份?|[-/.]\d|[日号])/;

/** The numbers of a plain question, Chinese ones too; dates, codes and times of day left out. */
export function amountsIn(plain: string): { readonly text: string; readonly amounts: readonly Amount[] } {
  // 4.5万平米: the scale goes with its number, before Chinese numerals are read.
  const text = withDigits(scaled(plain))
    .replace(/half a year/g, '6 months')
    .replace(/(?<![\d.])0\.5(?=\s*年)/g, '0.5');
  const amounts: Amount[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const [whole, digits = '', scale] = match;
    const start = match.index;
    const after = text.slice(start + whole.length, start + whole.length + 20);
    const before = text.slice(Math.max(0, start - 10), start);
    // bz 404, 5.2.1, 8:30, 2025年, 7月5号, 第3个
    if (/[a-z/]-?$|[\d.:/-]$|第\s*$|\d\s*[万千]$/.test(before) || /^[:：]\d|^\.\d/.test(after)) continue;
    if (!scale && /^\d{4}$/.test(digits) && /^年/.test(after)) continue;
    if (
      !scale &&
      /^月(?:份|\d|[一二三初中底]|的)?/.test(after) &&
      !/^月(?:的)?(?:费|定额)/.test(after) &&
      Number(digits) <= 12
    )
      continue;
    if (!scale && YEAR_OR_DAY.test(after) && /月\s*$/.test(before)) continue;
    const value = Number(digits.replace(/,/g, '')) * (scale ? (SCALES[scale] ?? 1) : 1);
    const coded = /(?<![a-z])[a-z]{1,4}\s+$/.test(before) && !/(?:fee|got|is|of|for|by|at)\s+$/.test(before);
    const found = UNITS.find(([pattern]) => pattern.test(after));
    // 8个保安: people by their post.
    const posted = !found && /^个?[\p{Script=Han}]{0,3}(?:员|保安|保洁|工|师傅|阿姨)/u.test(after);
    if (coded && !found) continue;
    amounts.push({
      value: Number((value * (found?.[2] ?? 1)).toPrecision(12)),
      unit: found?.[1] ?? (posted ? '人' : ''),
      before,
      after,
      start,
    });
  }
  // 全年, annual: twelve months, where no other time is named.
  if (YEARLY.test(text) && !amounts.some((a) => a.unit === '月'))
    amounts.push({ value: 12, unit: '月', before: '', after: '', start: text.search(YEARLY) });
  return { text, amounts };
}

const scaled = (plain: string): string =>
  plain.replace(
    /(?<![\d.])(\d+(?:\.\d+)?)\s*(千万|百万|十万|[百千万亿])(\d)?(?!\d)/g,
    (whole, digits: string, scale: string, more?: string) => {
      const times = SCALES[scale] ?? 1;
      // 2万3: the last digit counts the next lower place.
      return Number.isNaN(Number(digits))
        ? whole
        : String(Number((Number(digits) * times + (Number(more ?? 0) * times) / 10).toPrecision(12)));
    },
  );

const YEARLY = /全年|整年|每年|年度|(?<![\d半])年(?=费用|定额|预算)|\bannual(?:ly)?\b|\byearly\b|\b(?:per|a) year\b/;

/** Shown with separators and at most two decimals: 216,000 · 0.5. */
export function shown(value: number): string {
  const [whole = '', decimals] = String(Number(value.toFixed(2))).split('.');
  return whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',') + (decimals ? `.${decimals}` : '');
}
