import type { Sentence } from '../../src/base/sentence.ts';

/** What the terminal itself says, beside the conversation. */
export const messages = {
  welcome: (as: string): Sentence => ({
    zh: `您好，正以 ${as} 的身份说话。直接提问即可；输入编号点按钮，/as 换人，/exit 退出。`,
    en: `Speaking as ${as}. Just ask; a number taps a button, /as changes who speaks, /exit leaves.`,
  }),
  nowAs: (as: string): Sentence => ({ zh: `现在以 ${as} 的身份说话。`, en: `Now speaking as ${as}.` }),
  asWhom: { zh: '请写上是谁，例如：/as demo-manager', en: 'Please name who, e.g. /as demo-manager' },
  goodbye: { zh: '再见。', en: 'Goodbye.' },
  said: (words: string): Sentence => ({ zh: `→ ${words}`, en: `→ ${words}` }),
  toOthers: (who: string): Sentence => ({ zh: `（发给 ${who}）`, en: `(to ${who})` }),
  failed: {
    zh: '这条没处理成，是程序的问题，不是您的。请再说一次。',
    en: 'Something went wrong on our side. Please say it again.',
  },
} as const satisfies Record<string, Sentence | ((text: string) => Sentence)>;
