import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SPEAKERS } from '../../../bench/answers-data.ts';
import { HALVES, readCommands } from '../../../bench/commands-data.ts';
import { commandFigures, judgeCommand } from '../../../bench/commands-score.ts';
import { MINUTE } from '../../../src/base/time.ts';
import { type Desk, openDesk } from '../../../src/cli/ask.ts';
import type { Reply } from '../../../src/commands/reply.ts';
import { plainText } from '../../../src/commands/reply.ts';
import { readSettings } from '../../../src/config.ts';
import { instantOf, WEDNESDAY } from '../../support/app.ts';

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
let desk: Desk;

beforeAll(async () => {
  const settings = readSettings({ ZHIBIAO_DATA: '/no-such-folder', ZHIBIAO_KNOWLEDGE: 'knowledge' }, 'no-such.env');
  if (!settings.ok) throw new Error(settings.error.join('; '));
  desk = await openDesk(settings.value, quiet, instantOf(WEDNESDAY));
});
afterAll(() => desk.close());

/** What a manager says, a minute apart; the last reply. */
async function say(...texts: readonly string[]): Promise<Reply> {
  const replies = await desk.converse(
    texts.map((text, i) => ({ text, as: 'demo-manager', at: instantOf(WEDNESDAY) + i * MINUTE })),
  );
  const last = replies.at(-1);
  if (!last) throw new Error('nothing was said');
  return last;
}

describe('commands of learning', () => {
  it.each(HALVES)(
    'half %s are understood, nothing illegal is accepted, nobody does what they may not',
    async (half) => {
      const verdicts = [];
      for (const row of readCommands('.', half, ['study'])) {
        const at = instantOf(row.now);
        const as = (role: string): string => SPEAKERS[role as keyof typeof SPEAKERS] ?? role;
        const replies = await desk.converse([
          ...(row.before ?? []).map(([who, text, minutes]) => ({ text, as: as(who), at: at + minutes * MINUTE })),
          { text: row.text, as: as(row.role), at },
        ]);
        verdicts.push(judgeCommand(row, replies.at(-1) as Reply));
      }
      const { commands, intent, slots, accepted, permission } = commandFigures(verdicts);
      expect(commands).toBeGreaterThan(100);
      expect(intent / commands).toBeGreaterThan(0.97);
      expect(slots / commands).toBeGreaterThan(0.94);
      expect([accepted, permission]).toEqual([0, 0]);
    },
  );
});

describe('a schedule that is said', () => {
  it('is shown with its next three dates, holidays left out, and kept on 确认', async () => {
    const echo = await say('每周一早上9点给保洁考5题 消毒');
    expect(plainText(echo)).toContain('5月19日（周一）09:00、5月26日（周一）09:00、6月9日（周一）09:00');
    expect(echo.buttons.map(({ say: words }) => words)).toEqual(['确认', '取消']);
    const kept = await say('每周一早上9点给保洁考5题 消毒', '确认');
    expect(kept).toMatchObject({ intent: 'quiz.schedule', outcome: 'auto', ref: 'SCH-1' });
  });

  it('is asked about one thing at a time, and what was said first is not forgotten', async () => {
    const lines = ['安排一次考试', '食堂的', '每周五', '下午四点', '十道题'];
    expect(await say(...lines.slice(0, 1))).toMatchObject({ outcome: 'ask', missing: ['group'] });
    expect(await say(...lines.slice(0, 2))).toMatchObject({ outcome: 'ask', missing: ['time'] });
    expect(await say(...lines.slice(0, 3))).toMatchObject({
      outcome: 'ask',
      missing: ['time'],
      slots: { rrule: 'FREQ=WEEKLY;BYDAY=FR' },
    });
    expect(await say(...lines.slice(0, 4))).toMatchObject({ outcome: 'ask', missing: ['count'] });
    expect(await say(...lines)).toMatchObject({
      outcome: 'confirm',
      intent: 'quiz.schedule',
      slots: { group: '食堂', rrule: 'FREQ=WEEKLY;BYDAY=FR', time: '16:00', count: 10 },
    });
  });

  it('is changed before it is confirmed', async () => {
    const lines = ['每周一早上9点给保洁考5题', '改成10题', '改到下午3点', '确认'];
    expect(await say(...lines.slice(0, 2))).toMatchObject({
      intent: 'quiz.schedule',
      outcome: 'confirm',
      slots: { count: 10 },
    });
    expect(await say(...lines.slice(0, 3))).toMatchObject({ outcome: 'confirm', slots: { count: 10, time: '15:00' } });
    const kept = await say(...lines);
    expect(kept).toMatchObject({ intent: 'quiz.schedule', outcome: 'auto', ref: 'SCH-1' });
    expect(plainText(kept)).toContain('每周一 15:00');
    expect(plainText(kept)).toContain('10 题');
  });

  it('is refused before anything is asked for, with the reason and an example', async () => {
    const reply = await say('每周五给保洁考0题');
    expect(reply.outcome).toBe('reject');
    expect(plainText(reply)).toContain('1 到 100');
    expect(plainText(await say('给绿化组考5题'))).toContain('没有“绿化组”这个班组');
  });

  it('says that no clause fits its topic, and that the same stands already', async () => {
    expect(plainText(await say('每周一早上9点给保洁考5题 zzxqy'))).toContain('没有找到');
    const twice = await say('每周一早上9点给保洁考5题', '确认', '每周一早上9点给保洁考8题');
    expect(plainText(twice)).toContain('已有 SCH-1');
  });

  it('for two teams is asked about one by one', async () => {
    expect(await say('每周五下午4点给保洁和保安考5题')).toMatchObject({ outcome: 'ask', missing: ['group'] });
    expect(await say('每周五下午4点给保洁和保安考5题', '安保')).toMatchObject({
      outcome: 'confirm',
      slots: { group: '安保' },
    });
  });
});

describe('what stands already', () => {
  const two = ['每周一早上9点给保洁考5题', '确认', '每周五下午4点给保洁考10题 消毒', '确认'];

  it('is asked for by buttons when several are meant, and found by its day or topic', async () => {
    const asked = await say(...two, '暂停保洁的测试');
    expect(asked).toMatchObject({ outcome: 'ask', missing: ['match'] });
    expect(asked.buttons.map(({ say: words }) => words)).toEqual(['暂停 SCH-1', '暂停 SCH-2']);
    expect(plainText(await say(...two, '暂停保洁周一的测试'))).toContain('SCH-1');
    expect(plainText(await say(...two, '取消保洁消毒的测试'))).toContain('SCH-2');
  });

  it('is paused until a day, resumed, moved, given other holidays, and cancelled', async () => {
    const kept = two.slice(0, 2);
    expect(plainText(await say(...kept, '暂停SCH-1到6月16号', '确认', 'SCH-1'))).toContain('暂停到6月16日');
    expect(plainText(await say(...kept, '暂停SCH-1', '确认', '恢复SCH-1', '确认'))).toContain(
      '下次 5月19日（周一）09:00',
    );
    expect(plainText(await say(...kept, 'SCH-1 改到周三下午3点', '确认'))).toContain('每周三 15:00');
    expect(plainText(await say(...kept, 'SCH-1 节假日顺延'))).toContain('6月3日（周二）09:00');
    expect(plainText(await say(...kept, '取消SCH-1', '确认', '我的安排'))).toContain('现在没有安排');
  });

  it('that is to stop is asked about: paused or cancelled', async () => {
    const reply = await say(...two.slice(0, 2), '保洁的测试停掉');
    expect(reply.buttons.map(({ say: words }) => words)).toEqual(['暂停 SCH-1', '取消 SCH-1']);
  });

  it('goes to another manager and to nobody else', async () => {
    const kept = two.slice(0, 2);
    expect(await say(...kept, 'SCH-1 交给伍玉珍', '确认')).toMatchObject({
      intent: 'schedule.handover',
      outcome: 'auto',
    });
    expect(plainText(await say(...kept, 'SCH-1 交给张三'))).toContain('不是后勤管理者');
  });

  it('is the workgroup’s where it is a seminar, and only then', async () => {
    const as = 'demo-workgroup';
    const at = instantOf(WEDNESDAY);
    const [, kept, , cancelled] = await desk.converse(
      ['下周五10点研讨会 JG 352', '确认', '取消SCH-1', '确认'].map((text, i) => ({ text, as, at: at + i * MINUTE })),
    );
    expect(kept).toMatchObject({ outcome: 'auto', ref: 'SCH-1' });
    expect(cancelled).toMatchObject({ intent: 'schedule.cancel', outcome: 'auto' });
    const [, , denied] = await desk.converse([
      { text: two[0] ?? '', as: 'demo-manager', at },
      { text: '确认', as: 'demo-manager', at: at + MINUTE },
      { text: '取消SCH-1', as, at: at + 2 * MINUTE },
    ]);
    expect(denied?.outcome).toBe('deny');
  });
});
