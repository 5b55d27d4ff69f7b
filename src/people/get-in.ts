import type { Sentence } from '../base/sentence.ts';

/** How somebody whom the directory does not know becomes one of its people. Said wherever it matters that they are a guest. */
export const HOW_TO_GET_IN: Sentence = {
  zh: '您还不在名册里，现在是访客，只查得到公开的标准。是本单位或供应商的人，请系统管理员对我说“关联 您的姓名”，把一次性代码给您，您再发给我。',
  en: 'You are not in the directory: as a guest you may ask about the open standards. If you work here, have the administrator say "关联" and your name to me; they give you a one-time code, and you send it to me.',
};
