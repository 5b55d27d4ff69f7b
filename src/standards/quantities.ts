import { narrow } from '../base/narrow.ts';
import { readChinese } from '../base/numerals.ts';
import { unitNamed } from '../base/units.ts';
import { READ_AT_MOST } from './limits.ts';
import type { Quantity, QuantityKind } from './model.ts';
import {
  BARE,
  CLOCK,
  DATE,
  EVERY,
  FRACTION,
  HAN_VALUE,
  INTERVAL,
  RATIO,
  REGULARLY,
  VALUE,
} from './quantity-patterns.ts';

type Comparison = Quantity['comparison'];

const value = (text: string): number | undefined =>
  /^-?\d/.test(text) ? Number(text.replaceAll(',', '')) : readChinese(text);

interface Found {
  readonly quantity: Quantity;
  readonly end: number;
}

/**
 * The values that a text names, in its order: `不应少于 10 个工作日`, `0 ℃—8 ℃`, `2.5 元/m²·月`, `8:30—9:30`, `每 60 min`, `七至八分满`.
 * Chinese numerals count only where a unit of measure or a word of comparison shows that they are meant as a number.
 */
export function quantitiesIn(text: string): readonly Quantity[] {
  const plain = narrow(text.slice(0, READ_AT_MOST));
  const found: Found[] = [];
  const add = (match: RegExpMatchArray, quantity: Omit<Quantity, 'text' | 'start'> | undefined): void => {
    if (!quantity) return;
    const lead = /^\s*/.exec(match[0])?.[0].length ?? 0;
    const start = (match.index ?? 0) + lead;
    const end = (match.index ?? 0) + match[0].trimEnd().length;
    if (found.some((f) => start < f.end && f.quantity.start < end)) return;
    found.push({ quantity: { ...quantity, text: text.slice(start, end), start }, end });
  };
  // Each pattern is tried only where its own sign stands: most clauses name no value at all.
  const slash = plain.includes('/');
  const periodic = plain.includes('每');
  const digits = /\d/.test(plain);
  if (digits && /[:：]/.test(plain)) for (const m of plain.matchAll(CLOCK)) add(m, clock(m));
  if (plain.includes('月')) for (const m of plain.matchAll(DATE)) add(m, date(m));
  if (slash) for (const m of plain.matchAll(RATIO)) add(m, perPeriod(compared(m, 1), m[5], undefined, m[7]));
  if (periodic) for (const m of plain.matchAll(EVERY)) add(m, every(m));
  if (periodic) for (const m of plain.matchAll(INTERVAL)) add(m, interval(m));
  if (slash || plain.includes('分之')) for (const m of plain.matchAll(FRACTION)) add(m, fraction(m));
  if (digits || HAN_VALUE.test(plain)) for (const m of plain.matchAll(VALUE)) add(m, measured(m, plain));
  if (periodic) for (const m of plain.matchAll(REGULARLY)) add(m, regularly(m));
  return found.map((f) => f.quantity).sort((a, b) => a.start - b.start);
}

/** The values of a table's cell, whose unit may stand in the header (`月度得分/分`, `雨伞（把）`); offsets count from `start`. */
export function quantitiesInCell(header: string, cell: string, start: number): readonly Quantity[] {
  const own = quantitiesIn(cell);
  if (own.length > 0) return own.map((q) => ({ ...q, start: q.start + start }));
  const name = /(?:\/|[（(])\s*([^/（）()]+(?:\/[^（）()]+)?)[）)]?$/.exec(header.slice(-60))?.[1]?.trim();
  if (name === undefined) return [];
  const quantities: Quantity[] = [];
  let offset = 0;
  for (const part of cell.slice(0, 200).split(/[，,、；;]/)) {
    const match = BARE.exec(narrow(part));
    if (match) {
      const comparison = compared(match, 1);
      const first = value(match[5] ?? match[6] ?? '');
      const last = match[7] === undefined ? undefined : value(match[7]);
      const unit = unitOf(name);
      if (first !== undefined) {
        const lead = part.length - part.trimStart().length;
        quantities.push({
          ...limits(last === undefined ? comparison : 'range', first, last),
          ...unit,
          text: part.trim(),
          start: start + offset + lead,
        });
      }
    }
    offset += part.length + 1;
  }
  return quantities;
}

function unitOf(name: string): { unit: string; per?: string; kind: QuantityKind } {
  const [head = '', ...per] = narrow(name).split('/');
  const whole = unitNamed(narrow(name).replace(/\s/g, ''));
  if (whole) return { unit: whole.symbol, kind: whole.measure };
  const found = unitNamed(head.trim());
  const over = per.join('/').trim();
  return {
    unit: found?.symbol ?? head.trim().replace(/^个(?=.)/, ''),
    kind: found?.symbol === '次' && over !== '' ? 'frequency' : (found?.measure ?? 'count'),
    ...(over === '' ? {} : { per: perName(over) }),
  };
}

const perName = (text: string): string =>
  text
    .replace(/\s/g, '')
    .replace(/[.・]/g, '·')
    .replace('平方米', 'm²')
    .replace('m2', 'm²')
    .replace('㎡', 'm²')
    .replace(/天$/, '日')
    .replace('小时', 'h');

function compared(match: RegExpMatchArray, at: number): Comparison {
  if (match[at] !== undefined) return 'min';
  if (match[at + 1] !== undefined) return 'max';
  if (match[at + 2] !== undefined) return 'above';
  return match[at + 3] === undefined ? 'exact' : 'below';
}

function limits(comparison: Comparison, first: number, last?: number): Pick<Quantity, 'comparison' | 'from' | 'to'> {
  if (last !== undefined) return { comparison: 'range', from: first, to: last };
  if (comparison === 'min' || comparison === 'above') return { comparison, from: first };
  if (comparison === 'max' || comparison === 'below') return { comparison, to: first };
  return { comparison: 'exact', from: first, to: first };
}

const AFTERWARDS: Readonly<Record<string, Comparison>> = {
  及以上: 'min',
  或以上: 'min',
  以上: 'min',
  及以下: 'max',
  或以下: 'max',
  以下: 'max',
  以内: 'max',
  之内: 'max',
  内: 'max',
  前: 'max',
};

/** 人 名 把 次 日 … after a Chinese numeral: only these are counts by themselves; 一层, 三方, 一般 are not. */
const SURE =
  /^(?:g|kg|克|千克|公斤|个?小时|分钟|秒|天|日|个?工作日|个月|年|个?学时|课时|次|遍|人|名|米|厘米|毫米|平方米|元|万元|%|℃|度|荤|素|半荤|周|星期|季度|升|毫升|分)$/;

function measured(m: RegExpMatchArray, plain: string): Omit<Quantity, 'text' | 'start'> | undefined {
  const [, , , , , said = '', unitBetween, , b, unitText = '', per, full, after] = m;
  // Only a temperature is below nought; elsewhere the dash leads on from something.
  const a = unitNamed(unitText)?.measure === 'temperature' ? said : said.replace('-', '');
  const first = value(a);
  const last = b === undefined ? undefined : value(b);
  if (first === undefined || (b !== undefined && last === undefined)) return undefined;
  const start = m.index ?? 0;
  const before = plain.slice(Math.max(0, start - 6), start);
  const end = start + m[0].length;
  let comparison = compared(m, 1);
  const han = !/^-?\d/.test(a);
  if (/[A-Za-z\d.]$/.test(before) && !m[0].startsWith(' ') && comparison === 'exact') return undefined;
  if (/(?:第|表|图|附录)\s*$/.test(before) && comparison === 'exact') {
    if (!/第\s*$/.test(before) || !/^个?工作日$/.test(unitText)) return undefined;
    return { comparison: 'exact', from: first, to: first, unit: '工作日', kind: 'date' };
  }
  if (unitText === '年' && /^\d{4}$/.test(a)) return undefined;
  if (unitText === '月' && !/个/.test(m[0])) return undefined;
  if (unitText === '度' && !/[\d]/.test(a)) return undefined;
  if (a === '半' && /荤$/.test(unitText)) return undefined;
  if (a === '一' && unitText === '季度') return undefined;
  if (unitText === '步' || (unitText === '级' && han)) return undefined;
  if (han) {
    if (!SURE.test(unitText) && comparison === 'exact' && !(after && AFTERWARDS[after])) return undefined;
    if (
      a === '一' &&
      comparison === 'exact' &&
      /^(?:次|人|名|日|天|年|分|度|周|半荤)$/.test(unitText) &&
      !after &&
      last === undefined
    )
      return undefined;
    if (/[\p{Script=Han}]$/u.test(before) && /[统唯同万之第其每任某专单]$/.test(before) && comparison === 'exact')
      return undefined;
    if (unitText === '分' && !full && last === undefined) return undefined;
    if (/^(?:百分|万分)/.test(plain.slice(start))) return undefined;
  }
  const next = plain.slice(end, end + 2);
  // 5 个人员, 3 名称…: one Han letter of a longer word is no measure word; 个 before a unit is part of it.
  if (unitText === '分' && /^[之部类别支公机]/.test(next)) return undefined;
  const known = unitNamed(unitText);
  const kind: QuantityKind =
    unitText === '分' && (full || han)
      ? 'fraction'
      : per && known?.symbol === '次'
        ? 'frequency'
        : (known?.measure ?? 'count');
  if (after !== undefined && comparison === 'exact') comparison = AFTERWARDS[after] ?? comparison;
  if (unitBetween !== undefined && last !== undefined && unitNamed(unitBetween) !== known && unitBetween !== unitText)
    return undefined;
  return {
    ...limits(comparison, first, last),
    unit: known?.symbol ?? unitText.replace(/^个(?=.)/, ''),
    kind,
    ...(per ? { per: perName(per.replace(/^\s*\/\s*/, '')) } : {}),
  };
}

const minutes = (h: string, m: string): number => Number(h) * 60 + Number(m);

function clock(m: RegExpMatchArray): Omit<Quantity, 'text' | 'start'> | undefined {
  const [, h = '', min = '', nextDay, toH, toMin, after] = m;
  if (Number(h) > 24 || Number(min) > 59) return undefined;
  const first = minutes(h, min);
  if (toH !== undefined && toMin !== undefined) {
    const last = minutes(toH, toMin) + (nextDay ? 1440 : 0);
    return { comparison: 'range', from: first, to: last < first ? last + 1440 : last, unit: 'min', kind: 'clock' };
  }
  const comparison: Comparison = after === undefined ? 'exact' : /前/.test(after) ? 'max' : 'min';
  return { ...limits(comparison, first), unit: 'min', kind: 'clock' };
}

/** Month and day as the number MMDD (1 月 31 日 = 131), with the year before it where one is given. */
function date(m: RegExpMatchArray): Omit<Quantity, 'text' | 'start'> | undefined {
  const [, year, monthText = '', dayText = '', after] = m;
  const month = value(monthText);
  const day = value(dayText);
  if (month === undefined || day === undefined || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const number = (year === undefined ? 0 : Number(year) * 10_000) + month * 100 + day;
  const comparison: Comparison = after === undefined ? 'exact' : /前/.test(after) ? 'max' : 'min';
  return { ...limits(comparison, number), unit: year === undefined ? 'MMDD' : 'YYYYMMDD', kind: 'date' };
}

function fraction(m: RegExpMatchArray): Omit<Quantity, 'text' | 'start'> | undefined {
  const [, , , , , top, bottom, hanBottom, hanTop, after] = m;
  const upper = top === undefined ? readChinese(hanTop ?? '') : Number(top);
  const lower = bottom === undefined ? (hanBottom === '百' ? 100 : readChinese(hanBottom ?? '')) : Number(bottom);
  if (upper === undefined || lower === undefined || lower === 0 || (top !== undefined && upper >= lower))
    return undefined;
  let comparison = compared(m, 1);
  if (after !== undefined && comparison === 'exact') comparison = AFTERWARDS[after] ?? comparison;
  const hundredth = lower === 100;
  const number = hundredth ? upper : Number((upper / lower).toPrecision(12));
  return { ...limits(comparison, number), unit: hundredth ? '%' : '', kind: hundredth ? 'percent' : 'fraction' };
}

const periodName = (text: string): string => {
  const name = text.replace(/^个/, '');
  if (name === '天') return '日';
  if (name === '季') return '季度';
  if (name === '年度') return '年';
  if (name === '半个月') return '半月';
  return unitNamed(name)?.symbol ?? name;
};

function perPeriod(
  comparison: Comparison,
  times: string | undefined,
  upTo: string | undefined,
  period: string | undefined,
) {
  const first = value(times ?? '');
  const last = upTo === undefined ? undefined : value(upTo);
  if (first === undefined || period === undefined) return undefined;
  return { ...limits(comparison, first, last), unit: '次', per: periodName(period), kind: 'frequency' as const };
}

function every(m: RegExpMatchArray): Omit<Quantity, 'text' | 'start'> | undefined {
  const [, many, period = ''] = m;
  const amount = many === undefined ? 1 : value(many);
  if (amount === undefined) return undefined;
  const base = periodName(period);
  if (!/^(?:日|周|月|季度|年|班|餐|次|半年|学期|工作日|h|min|半月)$/.test(base)) return undefined;
  const per = amount === 1 ? base : amount === 0.5 ? `半${base}` : `${amount} ${base}`;
  const frequency = perPeriod(compared(m, 3), m[7], m[8], per);
  // 每 60 min 巡查 1 次 is an interval: how long, not how many.
  if (
    frequency &&
    amount !== 1 &&
    (base === 'h' || base === 'min') &&
    frequency.from === 1 &&
    frequency.comparison === 'exact'
  )
    return { comparison: 'exact', from: amount, to: amount, unit: base, per: '次', kind: 'frequency' };
  return frequency;
}

function interval(m: RegExpMatchArray): Omit<Quantity, 'text' | 'start'> | undefined {
  const first = value(m[1] ?? '');
  const last = m[2] === undefined ? undefined : value(m[2]);
  // 每半年 is a period of its own: once in it.
  if (first === undefined || m[1] === '半') return undefined;
  return {
    ...limits('exact', first, last),
    unit: unitNamed(m[3] ?? '')?.symbol ?? m[3] ?? '',
    per: '次',
    kind: 'frequency',
  };
}

function regularly(m: RegExpMatchArray): Omit<Quantity, 'text' | 'start'> | undefined {
  const per = `${m[1] ?? ''}${periodName(m[2] ?? '')}`;
  return { comparison: 'exact', from: 1, to: 1, unit: '次', per, kind: 'frequency' };
}
