import type { Sentence } from '../base/sentence.ts';
import { toIso } from '../base/time.ts';
import type { JobRun } from '../schedule/jobs.ts';

const KINDS: Readonly<Record<string, Sentence>> = {
  'people-import': { zh: '导入名册', en: 'import of people' },
  file: { zh: '生成文件', en: 'making of a file' },
  backup: { zh: '备份', en: 'backup' },
  'person-erase': { zh: '清除个人信息', en: 'erasure of personal data' },
  unreached: { zh: '联系不上的人', en: 'people out of reach' },
  'day-head': { zh: '发送当日头部', en: "the day's head" },
};

const PLATFORMS: Readonly<Record<string, string>> = { dingtalk: '钉钉', slack: 'Slack', web: '网页' };

const minute = (at: number, zone: string): string => toIso(at, zone).slice(0, 16).replace('T', ' ');

/** Every sentence that the program's own upkeep says to administrators. */
export const messages = {
  backupFailed: (reason: string): Sentence => ({
    zh: `昨夜的备份没有做成：${reason}。请检查备份目录和磁盘空间；明晚会再做。`,
    en: `Last night's backup failed: ${reason}. Please check the folder and the disk; it is tried again tomorrow.`,
  }),
  dayHead: (date: string, seq: number): Sentence => ({
    zh: `${date} 的日志头部，到第 ${seq} 条：`,
    en: `The journal's head of ${date}, up to line ${seq}:`,
  }),
  keepHead: {
    zh: '请转存到别处（如邮箱）。核对时：zhibiao verify --head 文件',
    en: 'Please keep it elsewhere. To check: zhibiao verify --head FILE',
  },
  noKey: (reason: string): Sentence => ({
    zh: `今天的日志头部没有签成：${reason}。请检查 ZHIBIAO_KEY_FILE。`,
    en: `Today's head could not be signed: ${reason}. Please check ZHIBIAO_KEY_FILE.`,
  }),
  keptOld: {
    zh: '知识目录里有文件改坏了，仍用改动前的文字回答。请按提示改好（zhibiao check 会指出行号）：',
    en: 'Files of the knowledge folder cannot be read; the texts before the edit stay. See zhibiao check:',
  },
  readOnly: (reason: string): Sentence => ({
    zh: `系统已停止写入，只能查标准：${reason}`,
    en: `Writing has stopped, questions are still answered: ${reason}`,
  }),
  writable: (name: string): Sentence => ({
    zh: `${name}已恢复写入。停写期间没有存下的消息，请发送的人再说一遍。`,
    en: `${name} allowed writing again. What was not kept in the meantime has to be said again by whoever said it.`,
  }),
  deadLetter: (to: string, reason: string): Sentence => ({
    zh: `有消息没能送达${to}：${reason}。一小时内的其他同类消息不再逐条提示，发“死信”看全部。`,
    en: `A message did not reach ${to}: ${reason}. Say 死信 for all of them; within the hour you are told only once.`,
  }),
  deaf: (platform: string | undefined, from: number, to: number, zone: string): Sentence => {
    const [since, until] = [minute(from, zone), minute(to, zone)];
    const [where, from_] =
      platform === undefined ? ['', ''] : [`${PLATFORMS[platform] ?? platform}上的`, ` from ${platform}`];
    return {
      zh: `${since} 到 ${until} 没有收到${where}消息（程序或连接中断）。这段时间里的消息可能没有处理，请提醒发过消息的人再说一遍。`,
      en: `Nothing was heard${from_} between ${since} and ${until}. What was sent then may be lost: please have it said again.`,
    };
  },
  unreached: (count: number): Sentence => ({
    zh: `有 ${count} 人联系不上，给他们的消息没有送到：`,
    en: `${count} people could not be reached; what was meant for them was not delivered:`,
  }),
  howToReach: {
    zh: '可以发“关联 姓名”给他们关联账号，或发“登录链接 姓名”请他们打开网页。',
    en: 'Link an account for them (关联 and the name), or hand them a login link (登录链接 and the name).',
  },
  deadLetters: { zh: '死信', en: 'Undelivered' },
} as const satisfies Record<string, Sentence | ((...args: never[]) => Sentence)>;

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
