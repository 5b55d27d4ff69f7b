import type { Quantity } from '../standards/model.ts';

/** Units as English says them; what is missing is international already. */
const UNITS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  日: ['day', 'days'],
  天: ['day', 'days'],
  工作日: ['working day', 'working days'],
  周: ['week', 'weeks'],
  月: ['month', 'months'],
  季度: ['quarter', 'quarters'],
  年: ['year', 'years'],
  学时: ['training hour', 'training hours'],
  次: ['time', 'times'],
  元: ['yuan', 'yuan'],
  分: ['point', 'points'],
  人: ['person', 'persons'],
  个: ['', ''],
  名: ['person', 'persons'],
  条: ['clause', 'clauses'],
  班: ['shift', 'shifts'],
  餐: ['meal', 'meals'],
  半年: ['half-year', 'half-years'],
  半月: ['half-month', 'half-months'],
  只: ['', ''],
};

const unitName = (unit: string, many: boolean): string => UNITS[unit]?.[many ? 1 : 0] ?? unit;

function amount(value: number | undefined, unit: string): string {
  if (value === undefined) return '';
  const name = unitName(unit, value !== 1);
  if (name.startsWith('%')) return `${value}${name}`;
  return `${value} ${name.replace('℃', '°C')}`.trim();
}

/** `1 time per month` is `once a month`. */
const OFTEN: readonly (string | undefined)[] = [undefined, 'once', 'twice'];

const clock = (minutes: number | undefined): string =>
  minutes === undefined ? '' : `${Math.floor(minutes / 60)}:${String(Math.round(minutes % 60)).padStart(2, '0')}`;

/** A clause's value in English: `at least 125 g`, `2 times a day`, `from 8:30 to 9:30`. */
export function quantityInEnglish(quantity: Quantity): string {
  const { from, to, unit, per, kind, comparison } = quantity;
  if (kind === 'clock')
    return from !== undefined && to !== undefined && from !== to
      ? `from ${clock(from)} to ${clock(to)}`
      : clock(from ?? to);
  if (kind === 'frequency' && unit !== '次')
    return `every ${from === undefined || from === 1 ? unitName(unit, false) : amount(from, unit)}`;
  const rate = per
    ? ` per ${per
        .split(/[·/]/)
        .map((p) => unitName(p, false))
        .join(' and ')}`
    : '';
  const often = from === to && comparison === 'exact' && unit === '次' && per ? OFTEN[from ?? 0] : undefined;
  if (often) return `${often}${rate.replace(' per ', rate === ' per day' ? ' a ' : ' per ')}`;
  switch (comparison) {
    case 'min':
      return `at least ${amount(from, unit)}${rate}`;
    case 'max':
      return `${kind === 'duration' ? 'within' : 'at most'} ${amount(to, unit)}${rate}`;
    case 'above':
      return `more than ${amount(from, unit)}${rate}`;
    case 'below':
      return `less than ${amount(to, unit)}${rate}`;
    case 'range':
      return `${from} to ${amount(to, unit)}${rate}`;
    default:
      return `${amount(from ?? to, unit)}${rate}`;
  }
}
