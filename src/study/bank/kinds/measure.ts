import { narrow } from '../../../base/narrow.ts';
import type { Quantity } from '../../../standards/model.ts';
import { unitSaid } from '../spoken.ts';

/** A value as it stands in a sentence, cut into the words of comparison, the amount, and what follows it. */
export interface Measured {
  /** `不少于 ` */
  readonly lead: string;
  /** `125 g` */
  readonly amount: string;
  /** `125`; a range has both numbers. */
  readonly number: string;
  /** ` g`: with the space before it. */
  readonly unit: string;
  /** ` 内` */
  readonly tail: string;
}

const SHAPE =
  /^((?:不(?:应|得|宜|能|可)?(?:少于|低于|小于|短于|早于|不足|超过|多于|大于|高于|长于|晚于|迟于|超出)|至少|最少|最低|至多|最多|最长|最高|超过|大于|高于|多于|超出|低于|小于|少于|短于|不足|不到|未满)?\s*)((\d[\d,]*(?:\.\d+)?(?:\s*[^\d\s]{0,4}\s*(?:-{1,2}|~|至|到)\s*\d[\d,]*(?:\.\d+)?)?|[零一二三四五六七八九十百千万两]+)(\s*[^\s\d]*?))(\s*(?:及以上|或以上|以上|及以下|或以下|以下|以内|之内|内|前|满|起))?$/;

/** Undefined where the value has another form (a time of day, a date, 每 60 min …). */
export function measured(text: string): Measured | undefined {
  const m = SHAPE.exec(narrow(text).trimEnd());
  if (!m) return undefined;
  const [, lead = '', amount = '', number = '', unit = '', tail = ''] = m;
  const at = lead.length;
  return {
    lead: text.slice(0, at),
    amount: text.slice(at, at + amount.length),
    number: text.slice(at, at + number.length),
    unit: text.slice(at + number.length, at + number.length + unit.length),
    tail: text.slice(at + amount.length, at + amount.length + tail.length),
  };
}

/** How one asks for such a value: 多长时间, 几人, 多少克. */
export function askFor({ unit, kind, from, to }: Quantity, written: string): string {
  const name = written.trim();
  if (kind === 'duration' && unit !== '学时') return unit === '工作日' ? '多少个工作日' : '多长时间';
  if (kind === 'temperature') return '多少摄氏度';
  if (kind === 'percent') return '百分之多少';
  if (kind === 'count' && (from ?? to ?? 0) <= 10) return `几${name}`;
  return `多少${unitSaid(name)}`;
}

/** 个 before a unit belongs to the number's side of it: 5 个工作日. */
export const withNumber = (value: string, { unit }: Measured): string => `${value}${unit}`;

/** A number as rules write it: 4,500; 0.5. */
export const written = (value: number): string =>
  Math.abs(value) >= 1000 ? value.toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',') : String(value).replace('-', '−');
