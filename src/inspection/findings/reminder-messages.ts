import type { Sentence } from '../../base/sentence.ts';
import type { Mark } from './marks.ts';

/** What a reminder says first; `hours`: to the deadline, or since. */
export const reminders: Readonly<Record<Mark['what'], (ref: string, hours: number) => Sentence>> = {
  soon: (ref, hours) => ({
    zh: `${ref} 还有约 ${hours} 小时到整改时限`,
    en: `${ref}: about ${hours} hours to the deadline`,
  }),
  late: (ref) => ({ zh: `${ref} 已超过整改时限，请尽快处理`, en: `${ref} is past its deadline, please see to it` }),
  verify: (ref) => ({ zh: `${ref} 等您今天复查`, en: `${ref} waits to be verified today` }),
  'verify late': (ref) => ({ zh: `${ref} 超过复查时限还没有复查`, en: `${ref} should have been verified by now` }),
  answer: (ref) => ({ zh: `${ref} 快到首次答复时限`, en: `${ref}: the first answer is due soon` }),
  'answer late': (ref) => ({ zh: `${ref} 超过首次答复时限，请督办`, en: `${ref}: the first answer is late` }),
  done: (ref) => ({ zh: `${ref} 今天到办结时限`, en: `${ref} is to be done today` }),
  'done late': (ref) => ({ zh: `${ref} 超过办结时限，请督办`, en: `${ref} should have been done by now` }),
};
