import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feedback } from '../../../src/answers/model.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await openTestApp();
});
afterAll(() => bot.stop());

describe('有用 and 没用', () => {
  it('has nothing to rate before the first answer', async () => {
    expect(await bot.ask({ by: 'demo-guard', text: '有用' })).toMatchObject({
      intent: 'answer.feedback',
      outcome: 'reject',
    });
  });

  it('rates the last answer when no number is said', async () => {
    const answer = await bot.ask('留样多少克');
    const reply = await bot.ask('有用');
    expect(reply).toMatchObject({
      intent: 'answer.feedback',
      outcome: 'auto',
      slots: { answer: answer.ref?.slice(4), useful: true },
    });
  });

  it('is what the buttons below an answer say', async () => {
    const answer = await bot.ask('厕所多久巡一次');
    const [useful, notUseful] = answer.actions;
    expect(useful?.say).toBe(`有用 ${answer.ref}`);
    const reply = await bot.ask(notUseful?.say ?? '');
    expect(reply).toMatchObject({ intent: 'answer.feedback', slots: { answer: answer.ref?.slice(4), useful: false } });
  });

  it('asks in one tap why, and offers a person and a demand', async () => {
    const answer = await bot.ask('留样多少克');
    const reply = await bot.ask(`没用 ${answer.ref}`);
    expect(reply.actions.map(({ label }) => label)).toEqual([
      '答非所问',
      '过时了',
      '看不懂',
      '有错',
      '找人工',
      '提需求',
    ]);
    const said = await bot.ask(reply.actions[1]?.say ?? '');
    expect(said).toMatchObject({ slots: { useful: false, reason: '过时了' } });
    expect(said.text).toContain('过时了');
  });

  it('keeps one opinion a person and answer: the second tap replaces the first', async () => {
    const answer = await bot.ask('留样多少克');
    await bot.say(`有用 ${answer.ref}`);
    await bot.say(`没用 ${answer.ref}`);
    const { rows } = await bot.app.store.find(feedback, { where: { answer: Number(answer.ref?.slice(4)) } });
    expect(rows.map(({ document }) => document.useful)).toEqual([false]);
  });

  it('leaves questions that begin with its words alone', async () => {
    expect((await bot.ask('没用完的消毒液怎么处理')).intent).toBe('question');
    expect((await bot.ask('有用过期食品怎么办')).intent).toBe('question');
  });

  it("rates nobody else's answer in another conversation", async () => {
    const answer = await bot.ask('留样多少克');
    expect(await bot.ask({ by: 'demo-cook', text: `没用 ${answer.ref}` })).toMatchObject({ outcome: 'reject' });
  });

  it('is listed for managers, without names, and for nobody else', async () => {
    const list = await bot.ask({ by: 'demo-manager', text: '问题反馈' });
    expect(list).toMatchObject({ intent: 'feedback.list', outcome: 'auto' });
    expect(list.text).toContain('厕所多久巡一次 · JG 331');
    expect(list.text).toContain('过时了');
    expect(list.text).not.toContain('陈秀兰');
    expect(await bot.ask('问题反馈')).toMatchObject({ intent: 'feedback.list', outcome: 'deny' });
  });
});
