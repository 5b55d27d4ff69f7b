import type { Sentence } from '../../base/sentence.ts';

/** Every sentence about being told things. */
export const messages = {
  several: (count: number): Sentence => ({ zh: `${count} 件事：`, en: `${count} things:` }),
  putOffSeveral: (count: number): Sentence => ({ zh: `之前推迟的 ${count} 条：`, en: `${count} that were put off:` }),
  over: { zh: '（已过时）', en: ' (over)' },
  more: (count: number): Sentence => ({ zh: `另有 ${count} 条，下次再发。`, en: `${count} more follow.` }),
  mutedUntil: (what: 'study' | 'all', when: string): Sentence =>
    what === 'study'
      ? {
          zh: `好，学习推送停到${when}，到时一并补发。`,
          en: `Study pushes are muted until ${when}; they are kept for you.`,
        }
      : { zh: `好，${when}前不打扰您，到时一并补发。`, en: `Muted until ${when}; what can wait is kept for you.` },
  muted: (what: 'study' | 'all'): Sentence =>
    what === 'study'
      ? { zh: '好，学习推送先停。想恢复时说：取消静音', en: 'Study pushes are muted. Say 取消静音 to undo.' }
      : { zh: '好，先不打扰您。想恢复时说：取消静音', en: 'Muted. Say 取消静音 to undo.' },
  still: { zh: '当班要办的和紧急的仍会发。', en: 'What is due on your shift and emergencies still reach you.' },
  quietHours: (from: string, to: string): Sentence => ({
    zh: `好，每天 ${from} 到 ${to} 不打扰您，之后一并补发。`,
    en: `You are left alone from ${from} to ${to} each day; what can wait comes after.`,
  }),
  unmuted: (waiting: number): Sentence =>
    waiting > 0
      ? { zh: `已恢复推送，推迟的 ${waiting} 条这就发给您。`, en: `Unmuted. ${waiting} that were put off follow.` }
      : { zh: '已恢复推送。', en: 'Unmuted.' },
  wrongHours: {
    zh: '起止时间一样，没有设。例如：晚上10点到早上8点不要给我发',
    en: 'Both hours are the same. E.g. from 22:00 to 08:00',
  },
  undo: { zh: '取消静音', en: 'Unmute' },
} as const;
