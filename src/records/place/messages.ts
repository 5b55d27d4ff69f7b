import type { Sentence } from '../../base/sentence.ts';

export const placeMessages = {
  which: {
    zh: '哪个位置？扫一下标牌，或写代码，例如：位置 A-2-MWC',
    en: 'Which place? Scan its sign, or type its code, e.g. 位置 A-2-MWC',
  },
  unknown: (code: string): Sentence => ({
    zh: `没有 ${code} 这个位置代码。标牌可能换过，请直接写地点，例如：二楼男厕。`,
    en: `There is no place ${code}; its sign may have been moved. Type where you are, e.g. 二楼男厕.`,
  }),
  done: (type: string): Sentence => ({ zh: `${type}完成`, en: `${type} done` }),
  report: { zh: '报问题', en: 'Report a problem' },
  standard: { zh: '这里的标准', en: 'The standard here' },
  lastBy: (type: string, last: string, next: string): Sentence => ({
    zh: `${type}：上次 ${last}，下次 ${next} 前`,
    en: `${type}: last at ${last}, next by ${next}`,
  }),
  overdue: (type: string, last: string, next: string): Sentence => ({
    zh: `${type}：上次 ${last}，${next} 前该做了`,
    en: `${type}: last at ${last}, was due by ${next}`,
  }),
  notYet: (type: string): Sentence => ({ zh: `${type}：今天还没有记录`, en: `${type}: no record yet today` }),
  nothing: { zh: '这里没有定时要做的事。', en: 'Nothing is due here at set times.' },
  today: { zh: '今天记过：', en: 'Recorded today:' },
  sheetTitle: { zh: '位置标牌', en: 'Place signs' },
  scan: { zh: '扫一扫：记一笔 · 报问题 · 查标准', en: 'Scan: record · report · look up' },
} as const;
