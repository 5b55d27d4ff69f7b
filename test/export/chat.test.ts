import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attachments } from '../../src/chat/files.ts';
import { exportFile } from '../../src/cli/export.ts';
import { exportKinds } from '../../src/parts/export-kinds.ts';
import { schedules } from '../../src/study/schedules/model.ts';
import { openTestApp, type TestApp } from '../support/app.ts';

const manager = (text: string) => ({ by: 'demo-manager', text });
let bot: TestApp;

beforeAll(async () => {
  bot = await openTestApp({ at: '2025-06-24T09:00:00+08:00' });
  await bot.ask(manager('现在给保洁考2题 限时20分钟'));
  await bot.say(manager('确认'));
  await bot.ask('A');
  await bot.ask('今天考我');
  await bot.ask('QZ-2 第1题 A');
  await bot.ask(manager('每周五下午四点给保洁考5题 留样'));
  await bot.say(manager('确认'));
  await bot.say({ tick: '2025-06-24T09:30:00+08:00' });
});
afterAll(() => bot.stop());

/** The table that a message brought, and what was said with it. */
async function table(text: string): Promise<{ readonly said: string; readonly rows: readonly unknown[][] }> {
  await bot.ask(manager(text));
  const heard = await bot.say({ tick: new Date(bot.clock.now() + 2_000).toISOString() });
  const said = heard.find(({ to, re }) => to.user === 'demo-manager' && re === undefined)?.text ?? '';
  const name = /\[(.*\.xlsx)\]/.exec(said)?.[1];
  const files = (await bot.app.store.find(attachments)).rows.filter(({ document }) => document.name === name);
  const file = files.sort((a, b) => b.document.at - a.document.at)[0];
  const bytes = file && (await bot.app.store.getBlob(file.id));
  return { said, rows: bytes ? await readSheet(Buffer.from(bytes)) : [] };
}

describe('导出', () => {
  it('brings a manager a team’s results as a typed table, in private, without anybody’s practice', async () => {
    const asked = await bot.ask({ ...manager('导出 保洁 测试成绩'), group: 'g-cleaning' });
    expect(asked).toMatchObject({
      intent: 'data.export',
      outcome: 'auto',
      slots: { kind: 'quiz-results', group: '保洁' },
    });
    const { said, rows } = await table('把保洁的测试成绩导出来');
    expect(said).toMatch(/保洁测试成绩：\d+ 条/);
    const [heading, ...people] = rows;
    expect(heading).toEqual(exportKinds.find(({ name }) => name === 'quiz-results')?.columns);
    expect(new Set(people.map(([ref]) => ref))).toEqual(new Set(['QZ-1']));
    const own = people.find((row) => typeof row[9] === 'number');
    expect(own?.slice(1, 3)).toEqual(['保洁', '临时']);
    expect(own?.[5]).toBeInstanceOf(Date);
    expect(own?.[4]).not.toMatch(/^demo-/);
    expect(people.some((row) => row[11] === '缺考')).toBe(true);
  });

  it('says so where there is nothing, and asks what is meant', async () => {
    expect((await table('导出 食堂 测试成绩')).said).toContain('还没有记录');
    const asked = await bot.ask(manager('导出 保洁'));
    expect(asked).toMatchObject({ intent: 'data.export', outcome: 'ask', missing: ['kind'] });
    expect((await table(asked.actions[0]?.say ?? '')).rows.length).toBeGreaterThan(1);
    expect((await table('导出 安排')).rows[1]?.slice(0, 3)).toEqual(['SCH-1', '保洁测试', '每周五 16:00']);
  });

  it('makes no formula of what somebody typed', async () => {
    await bot.app.store.transact({ what: 'test' }, async (tx) => {
      const one = await tx.get(schedules, 'SCH-1');
      if (one) tx.put(schedules, 'SCH-1', { ...one, topics: ['=HYPERLINK("http://x")'] });
    });
    expect((await table('导出 安排')).rows[1]?.[4]).toBe('=HYPERLINK("http://x")');
    const file = `${bot.data}/s.csv`;
    await exportFile('schedules', file, bot.app.settings);
    const { readFileSync } = await import('node:fs');
    expect(readFileSync(file, 'utf8')).toContain(`"'=HYPERLINK(""http://x"")"`);
  });

  it.each(['demo-employee', 'demo-supplier', 'demo-supervisor', 'demo-admin', 'guest-1'])(
    'is not for %s',
    async (by) => {
      expect(await bot.ask({ by, text: '导出 保洁 测试成绩' })).toMatchObject({ outcome: 'deny' });
    },
  );

  it('leaves one’s own results, handbooks and questions about it alone', async () => {
    for (const text of ['导出我的手册', '怎么导出测试成绩', '导出我的成绩'])
      expect((await bot.ask(text)).intent).not.toBe('data.export');
  });

  it('writes quiz results from the command line too', async () => {
    const done = await exportFile('quiz-results', `${bot.data}/r.jsonl`, bot.app.settings);
    expect(done).toMatchObject({ ok: true });
  });
});
