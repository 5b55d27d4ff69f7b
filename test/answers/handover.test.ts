import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../support/app.ts';

let bot: TestApp;
beforeEach(async () => {
  bot = await openTestApp();
});
afterEach(() => bot.stop());

describe('找人工', () => {
  it('hands the last question with its context to who is responsible for the service, and brings the answer back', async () => {
    await bot.say('厕所多久巡一次');
    const [reply, notice] = await bot.say('找人工');
    expect(reply).toMatchObject({
      intent: 'answer.handover',
      outcome: 'auto',
      ref: 'ASK-1',
      slots: { content: '厕所多久巡一次', service: '保洁' },
    });
    expect(reply?.text).toContain('24 小时内');
    // Who said no more than 找人工 sees which words went, to whom, and how to take them back.
    expect(reply?.text).toMatch(/已转给郑海宁[\s\S]*刚才问的[\s\S]*10 分钟内可以撤销[\s\S]*> 厕所多久巡一次/);
    expect(reply?.actions).toContainEqual({ label: '撤销', say: '撤销 ASK-1' });
    expect(notice).toMatchObject({ to: { user: 'demo-supervisor' }, ref: 'ASK-1' });
    expect(notice?.because).toBeDefined();
    expect(notice?.text).toMatch(/陈秀兰[\s\S]*JG 331/);
    const [done, answer] = await bot.say({ by: 'demo-supervisor', text: '回复 1 高峰时段每半小时一次，按表执行' });
    expect(done).toMatchObject({ intent: 'answer.reply', outcome: 'auto', slots: { handover: '1' } });
    expect(answer).toMatchObject({ to: { user: 'demo-employee' } });
    expect(answer?.text).toMatch(/郑海宁回复您[\s\S]*高峰时段每半小时一次[\s\S]*厕所多久巡一次/);
    const later = await bot.say({ tick: '2025-05-16T12:00:00+08:00' });
    expect(later.filter(({ ref }) => ref === 'ASK-1')).toEqual([]);
  });

  it('does not explain what was said in the same breath', async () => {
    const reply = await bot.ask('找人工 三楼门禁卡坏了找谁');
    expect(reply.text).not.toContain('刚才问的');
    expect(reply.actions).toContainEqual({ label: '撤销', say: '撤销 ASK-1' });
  });

  it('takes a question of its own, and asks for one when there is none', async () => {
    expect(await bot.ask('找人工')).toMatchObject({ outcome: 'ask', missing: ['content'] });
    expect(await bot.ask('三楼门禁卡坏了找谁')).toMatchObject({
      intent: 'answer.handover',
      outcome: 'auto',
      slots: { content: '三楼门禁卡坏了找谁' },
    });
    expect(await bot.ask('找人工 三楼门禁卡坏了找谁')).toMatchObject({ outcome: 'auto', ref: 'ASK-1' });
    expect(await bot.ask({ by: 'demo-cook', text: '找人工 烤箱坏了' })).toMatchObject({
      ref: 'ASK-2',
      slots: { service: '食堂' },
    });
  });

  it('goes up to a manager once when the first answer is late', async () => {
    await bot.say('找人工 三楼门禁卡坏了找谁');
    const inTime = await bot.say({ tick: '2025-05-15T10:19:59+08:00' });
    expect(inTime.filter(({ ref }) => ref === 'ASK-1')).toEqual([]);
    const late = await bot.say({ tick: '2025-05-15T10:20:00+08:00' });
    expect(late.filter(({ ref }) => ref === 'ASK-1')).toMatchObject([{ to: { user: 'demo-manager' } }]);
    const never = await bot.say({ tick: '2025-05-20T10:20:00+08:00' });
    expect(never.filter(({ ref }) => ref === 'ASK-1')).toEqual([]);
    expect(await bot.ask({ by: 'demo-manager', text: '回复 ASK-1 找物业前台' })).toMatchObject({ outcome: 'auto' });
  });

  it('goes up also when the limit passed while the program was away', async () => {
    await bot.say('找人工 三楼门禁卡坏了找谁');
    bot = await bot.restart('2025-05-17T09:00:00+08:00');
    expect(bot.started).toContainEqual(expect.objectContaining({ to: { user: 'demo-manager' }, ref: 'ASK-1' }));
  });

  it('may be answered by nobody else, and taken back by who asked', async () => {
    await bot.say('找人工 三楼门禁卡坏了找谁');
    expect(await bot.ask({ by: 'demo-cook', text: '回复 1 不知道' })).toMatchObject({ outcome: 'deny' });
    expect(await bot.ask({ by: 'demo-supervisor', text: '回复 9 好的' })).toMatchObject({ outcome: 'reject' });
    expect(await bot.ask('撤销 ASK-1')).toMatchObject({ intent: 'turn.undo', outcome: 'auto' });
    expect(await bot.ask({ by: 'demo-supervisor', text: '回复 1 好的' })).toMatchObject({ outcome: 'reject' });
  });

  it('lets a guest have one question at a time', async () => {
    expect(await bot.ask({ by: 'visitor', text: '找人工 怎么进大院' })).toMatchObject({ outcome: 'auto' });
    expect(await bot.ask({ by: 'visitor', text: '找人工 停车在哪' })).toMatchObject({
      outcome: 'refuse',
      ref: 'ASK-1',
    });
    const [, answer] = await bot.say({ by: 'demo-manager', text: '回复 1 从东门登记' });
    expect(answer).toMatchObject({ to: { user: 'visitor' } });
  });

  it('is no trap for questions that begin alike', async () => {
    expect((await bot.ask('回复投诉要多久')).intent).toBe('question');
    expect((await bot.ask('人工湖多久清一次')).intent).toBe('question');
  });
});
