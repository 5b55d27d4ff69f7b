import type { Sentence } from '../../base/sentence.ts';

export const menuMessages = {
  which: {
    zh: '有哪些菜？例如：今天午餐菜单：红烧肉、清炒菜心、米饭',
    en: 'Which dishes? For example: lunch menu: braised pork, rice',
  },
  canteenOnly: { zh: '菜单由食堂人员报。', en: 'The menu is set by the canteen.' },
  reading: { zh: '收到菜单，正在读，读完告诉您。', en: 'The menu is being read; you will be told.' },
  set: (date: string, meal: string, count: number): Sentence => ({
    zh: `${date} ${meal}菜单已记，${count} 道。`,
    en: `Menu of ${date}, ${meal}: ${count} dishes.`,
  }),
  allSampled: { zh: '每道都已留样。', en: 'Every dish has its sample.' },
  unsampled: (dishes: readonly string[]): Sentence => ({
    zh: `还没留样：${dishes.join('、')}`,
    en: `No sample yet: ${dishes.join(', ')}`,
  }),
} as const;
