import { ENGLISH_NUMBERS, readChinese } from '../../base/numerals.ts';
import { inBaseUnit } from '../../base/units.ts';

/** A value with a unit, as it stands in a message. */
export interface Measured {
  readonly kind: 'mass' | 'temperature' | 'concentration' | 'minutes' | 'bare';
  /** g, ℃, mg/L or min; of `bare` as it was written. */
  readonly value: number;
  /** The words: `0.125 kg`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const HAN = '零〇一二两俩三四五六七八九十百千半';
const NUM = `(?:\\d+(?:\\.\\d+)?|[${HAN}]+?(?:点[零〇一二三四五六七八九]+)?)`;
const BEFORE = `(?<![\\d.:${HAN}a-z])`;

const MASS = new RegExp(
  `((?<=^|\\s)-|负|minus )?(?<![\\d.:a-z])(${NUM})\\s*(kg|千克|公斤|㎏|mg|毫克|grams?|gr|g|克|斤|两|钱)(半)?(?![a-z/]|[每点个次名人份种台部层楼位])`,
  'gi',
);
const TEMPERATURE = new RegExp(
  `(零下|负|minus |[-−](?=\\s?[\\d]))?\\s?(?<![\\d.:a-z])(${NUM})\\s*(?:℃|°\\s?c|摄氏度|度(?![假过数电]|角)|degrees?(?: celsius)?|deg|c(?![a-z0-9]))`,
  'gi',
);
const CONCENTRATION = new RegExp(
  `${BEFORE}(${NUM})\\s*(mg\\s?/\\s?l|毫克(?:每|/)升|ppm|g\\s?/\\s?l|克(?:每|/)升|毫克(?=\\s|$|[,，。、的])|mg(?=\\s|$|[,，。、]))`,
  'gi',
);
const MINUTES = new RegExp(
  `${BEFORE}(${NUM})\\s*(个?半?小时|个钟头?|钟头|hours?|hrs?|h|分钟|mins?|minutes?|min)(半)?(?![a-z]|前|后|内|之)`,
  'gi',
);
const QIAN = 5;

const numberOf = (text: string): number | undefined =>
  /^\d/.test(text) ? Number(text) : (readChinese(text) ?? ENGLISH_NUMBERS[text.toLowerCase()]);

/** The values that a text names, in its order: 一百三十克, 二两, 0.125kg, 零下18度, 500 mg/L, 15分钟. Later kinds never take part of an earlier one. */
export function measuresIn(text: string, asConcentration: boolean): Measured[] {
  const found: Measured[] = [];
  const add = (kind: Measured['kind'], value: number | undefined, match: RegExpExecArray | RegExpMatchArray): void => {
    const lead = /^\s*/.exec(match[0])?.[0].length ?? 0;
    const start = (match.index ?? 0) + lead;
    const end = (match.index ?? 0) + match[0].length;
    if (value === undefined || found.some((one) => start < one.end && one.start < end)) return;
    found.push({ kind, value: Number(value.toPrecision(12)), text: match[0].trim(), start, end });
  };
  for (const m of text.matchAll(CONCENTRATION)) {
    const unit = (m[2] ?? '').replace(/\s/g, '').toLowerCase();
    if (/^(?:毫克|mg)$/.test(unit) && !asConcentration) continue;
    const number = numberOf(m[1] ?? '');
    const grams = /^(?:g\/l|克)/.test(unit);
    add('concentration', number === undefined ? undefined : grams ? number * 1000 : number, m);
  }
  for (const m of text.matchAll(TEMPERATURE)) {
    const number = numberOf(m[2] ?? '');
    // 过一度, 一度: a bare 一度 says nothing of the kind.
    if (number === undefined || (m[2] === '一' && !m[1])) continue;
    add('temperature', m[1] ? -number : number, m);
  }
  for (const m of text.matchAll(MASS))
    add('mass', signed(m[1], gramsOf(m[2] ?? '', m[3] ?? '', m[4] !== undefined)), m);
  for (const m of text.matchAll(MINUTES)) add('minutes', minutesOf(m[1] ?? '', m[2] ?? '', m[3] !== undefined), m);
  return joined(found.sort((a, b) => a.start - b.start));
}

/** Below nought is no weight; who reads it says so. */
const signed = (sign: string | undefined, value: number | undefined): number | undefined =>
  sign === undefined || value === undefined ? value : -value;

function gramsOf(number: string, unit: string, half: boolean): number | undefined {
  const value = numberOf(number);
  if (value === undefined) return undefined;
  const amount = value + (half ? 0.5 : 0);
  const name = unit.toLowerCase();
  if (name === '两') return amount * 50;
  if (name === '钱') return amount * QIAN;
  if (/^(?:grams?|gr)$/.test(name)) return amount;
  return inBaseUnit(amount, name)?.value;
}

function minutesOf(number: string, unit: string, half: boolean): number | undefined {
  const value = numberOf(number);
  if (value === undefined) return undefined;
  const hours = /时|钟头|个钟|^h/.test(unit);
  const amount = value + (half || /半/.test(unit) ? 0.5 : 0);
  return hours ? amount * 60 : amount;
}

/** 一斤二两 is one weight. */
function joined(found: readonly Measured[]): Measured[] {
  const out: Measured[] = [];
  for (const one of found) {
    const last = out.at(-1);
    if (last && last.kind === 'mass' && one.kind === 'mass' && last.end === one.start && /[斤两]$/.test(last.text))
      out[out.length - 1] = { ...last, value: last.value + one.value, text: last.text + one.text, end: one.end };
    else out.push(one);
  }
  return out;
}

const BARE = /(?<![\d.:\-/])(\d{1,4}(?:\.\d{1,3})?)(?![\d.:\-/点号年月日层楼人份次个%]|\s?(?:am|pm))/g;

/** Numbers without a unit behind the name of a dish: `红烧肉 150`. */
export const bareNumbersIn = (text: string): Measured[] =>
  [...text.matchAll(BARE)].map((m) => ({
    kind: 'bare',
    value: Number(m[1]),
    text: m[0],
    start: m.index,
    end: m.index + m[0].length,
  }));
