import type { Sentence } from '../../base/sentence.ts';

export const messages = {
  which: {
    zh: '宣传哪一条？写编号和条号或主题，例如：宣传 JG 352 留样',
    en: 'Which clause? Code and number, or a topic, e.g. 宣传 JG 352 留样',
  },
  nothing: (typed: string): Sentence => ({
    zh: `没有找到与“${typed}”对应的条款。写编号和条号，例如：宣传 JG 352 5.2.1`,
    en: `No clause fits "${typed}". Name code and number, e.g. 宣传 JG 352 5.2.1`,
  }),
  notInForce: (id: string, status: string): Sentence => ({
    zh: `${id} 已是“${status}”，不能再宣传。`,
    en: `${id} is no longer in force (${status}); it can't be promoted.`,
  }),
  ready: {
    zh: '宣传栏文字如下，可直接粘贴；图片马上单独发给您。',
    en: 'The text for the notice board, ready to paste; the picture comes to you by itself.',
  },
  plain: { zh: '纯文本：', en: 'Plain text:' },
  comes: (day: string): Sentence => ({ zh: `${day} 起实施`, en: `in force from ${day}` }),
  picture: (where: string): Sentence => ({ zh: `${where} 的宣传图：`, en: `The picture of ${where}:` }),
  dark: { zh: '深色图', en: 'Dark picture' },
} as const;
