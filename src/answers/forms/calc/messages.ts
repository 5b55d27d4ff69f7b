import type { Sentence } from '../../../base/sentence.ts';

const UNITS: Readonly<Record<string, string>> = {
  人: 'person',
  人次: 'person-time',
  日: 'day',
  月: 'month',
  年: 'year',
  元: 'yuan',
  分: 'points',
};
export const inEnglish = (unit: string): string => UNITS[unit] ?? unit;

const NEEDED: Readonly<Record<string, Sentence>> = {
  'm²': { zh: '面积', en: 'the area' },
  人: { zh: '人数', en: 'the number of persons' },
  人次: { zh: '参加的人次', en: 'how many take part' },
  日: { zh: '天数', en: 'the number of days' },
};

export const calcMessages = {
  whichRate: { zh: '按哪一项的定额算？', en: 'By which quota?' },
  total: (sum: Sentence): Sentence => ({ zh: `合计 ${sum.zh}`, en: `${sum.en} in all` }),
  missing: (units: readonly string[]): Sentence => ({
    zh: `还差${units.map((u) => NEEDED[u]?.zh ?? u).join('、')}，补上就能算出总数。`,
    en: `Still missing: ${units.map((u) => NEEDED[u]?.en ?? inEnglish(u)).join(', ')}.`,
  }),
  fee: (fee: string, percent: string, off: string, left: string): Sentence => ({
    zh: `${fee} 元 × ${percent}% = ${off} 元，扣减 ${off} 元，实得 ${left} 元`,
    en: `${fee} yuan × ${percent}% = ${off} yuan deducted; ${left} yuan remain`,
  }),
  noDeduction: (grade: string, fee: string): Sentence => ({
    zh: `评为${grade}，不扣减${fee ? `，实得 ${fee} 元` : ''}`,
    en: `Grade ${grade}: nothing is deducted${fee ? `; ${fee} yuan remain` : ''}`,
  }),
  remaining: (base: string, off: string, score: string, grade: string): Sentence => ({
    zh: `${base} − ${off} = ${score} 分，${grade}`,
    en: `${base} − ${off} = ${score} points: ${grade}`,
  }),
  graded: (score: string, grade: string): Sentence => ({
    zh: `${score} 分，${grade}`,
    en: `${score} points: ${grade}`,
  }),
  percentOff: (what: string, percent: string): Sentence => ({ zh: `${what} ${percent}`, en: `${what}: ${percent}` }),
  feeMissing: { zh: '告诉我服务费是多少，就能算出金额。', en: 'Tell me the fee and I can work out the sum.' },
  ratio: (name: string, top: string, bottom: string, result: string): Sentence => ({
    zh: `${name}：${top} ÷ ${bottom} × 100% = ${result}%`,
    en: `${name}: ${top} ÷ ${bottom} × 100% = ${result}%`,
  }),
  deviation: (name: string, actual: string, base: string, result: string): Sentence => ({
    zh: `${name}：（${actual} − ${base}）÷ ${base} × 100% = ${result}%`,
    en: `${name}: (${actual} − ${base}) ÷ ${base} × 100% = ${result}%`,
  }),
  share: (whole: string, unit: string, share: string, part: string, least: boolean): Sentence => ({
    zh: `${least ? '至少' : '最多'} ${part} ${unit}（${whole} ${unit}，${share}）`,
    en: `${least ? 'At least' : 'At most'} ${part} ${inEnglish(unit)} (of ${whole}; the clause says ${share})`,
  }),
  beyond: (percent: string, words: string): Sentence => ({
    zh: `超过 ${percent}%：${words}`,
    en: `More than ${percent}%: see the clause below.`,
  }),
  each: (rule: string, many: string, part: string, unit: string, least: boolean): Sentence => ({
    zh: `${least ? '至少' : '最多'} ${part} ${unit}（${many}，${rule}）`,
    en: `${least ? 'At least' : 'At most'} ${part} (for ${many}; the clause says ${rule})`,
  }),
  until: (when: string, span: string): Sentence => ({ zh: `${when}（${span}）`, en: `${when} (${span})` }),
} as const satisfies Record<string, Sentence | ((...args: never[]) => Sentence)>;
