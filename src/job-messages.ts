import type { Sentence } from './base/sentence.ts';
import { toIso } from './base/time.ts';
import type { JobRun } from './schedule/jobs.ts';

const KINDS: Readonly<Record<string, Sentence>> = {
  'people-import': { zh: '导入名册', en: 'import of people' },
  backup: { zh: '备份', en: 'backup' },
  'day-head': { zh: '发送当日头部', en: "the day's head" },
};

const minute = (at: number, zone: string): string => toIso(at, zone).slice(0, 16).replace('T', ' ');

/** What was not done, from when to when, and why as far as it is known. */
export function missed({ kind, occurrence, last, count, outcome, reason }: JobRun, zone: string): Sentence {
  const what = KINDS[kind] ?? { zh: kind, en: kind };
  const from = minute(occurrence, zone);
  const times = last === undefined ? from : `${from} — ${minute(last, zone)}（${count}）`;
  return outcome === 'failed'
    ? {
        zh: `${what.zh}没有做成（${times}）：${reason ?? ''}。已不再重试，请查看后重新安排。`,
        en: `${what.en} failed (${times}): ${reason ?? ''}. It is not tried again.`,
      }
    : {
        zh: `程序不在时错过了：${what.zh}（${times}）。以后照常进行。`,
        en: `Missed while the program was away: ${what.en} (${times}). It goes on as planned.`,
      };
}
