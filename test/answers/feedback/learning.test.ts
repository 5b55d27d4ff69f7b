import { afterEach, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';

let bot: TestApp;
afterEach(() => bot.stop());

const UNKNOWN = '会场噪声不能超过多少分贝';

describe('what nothing answered', () => {
  it('is grouped by likeness, with how often and by how many it was asked', async () => {
    bot = await openTestApp();
    await bot.say(UNKNOWN);
    await bot.say({ by: 'demo-employee-2', text: '会场噪声不能超过几多分贝' });
    await bot.say({ by: 'somebody-new', text: '会场的噪声不能超过多少分贝呀' });
    const list = await bot.ask({ by: 'demo-workgroup', text: '没答上的问题' });
    expect(list).toMatchObject({ intent: 'gap.list', outcome: 'auto' });
    expect(list.text).toContain('3 次 · 3 人');
    expect(list.text).not.toMatch(/陈秀兰|somebody-new/);
    expect(list.actions.map(({ say }) => say)).toContainEqual(expect.stringMatching(/^提需求 会场/));
  });

  it('is nobody else’s to see', async () => {
    bot = await openTestApp();
    expect(await bot.ask('没答上的问题')).toMatchObject({ intent: 'gap.list', outcome: 'deny' });
  });

  it('is answered by the clause that a manager assigns, now and after a restart', async () => {
    bot = await openTestApp();
    const first = await bot.ask(UNKNOWN);
    expect(first.behaviour).toBe('refuse_offer_demand');
    const where = await bot.ask({ by: 'demo-manager', text: `归到 ${first.ref}` });
    expect(where).toMatchObject({ intent: 'gap.assign', outcome: 'ask', missing: ['clause'] });
    const done = await bot.ask({ by: 'demo-manager', text: `归到 ${first.ref} JG 321 5.1.3` });
    expect(done).toMatchObject({ intent: 'gap.assign', outcome: 'auto', slots: { clause: 'JG 321 5.1.3' } });
    expect(await bot.ask({ by: 'demo-cook', text: UNKNOWN })).toMatchObject({
      behaviour: 'answer',
      citations: [{ code: 'Q/LNJG JG 321—2024', clause: '5.1.3' }],
    });
    expect((await bot.ask({ by: 'demo-manager', text: '没答上的问题' })).text).not.toContain('噪声');
    bot = await bot.restart();
    expect(await bot.ask({ by: 'demo-cook', text: UNKNOWN })).toMatchObject({ behaviour: 'answer' });
  });

  it('is taken up by managers and the workgroup only', async () => {
    bot = await openTestApp();
    const first = await bot.ask(UNKNOWN);
    expect(await bot.ask(`归到 ${first.ref} JG 321 5.1.3`)).toMatchObject({ outcome: 'deny' });
  });
});

describe('学到的说法', () => {
  it('comes from several people, is listed with its numbers and taken back with one word', async () => {
    bot = await openTestApp();
    expect((await bot.ask({ by: 'demo-manager', text: '学到的说法' })).text).toContain('还没有学到');
    for (const by of ['demo-employee', 'demo-employee-2', 'demo-cook', 'demo-guard']) {
      for (const text of ['厕所多久巡一次', '有用', '留样多少克', '有用']) await bot.say({ by, text });
    }
    const list = await bot.ask({ by: 'demo-manager', text: '学到的说法' });
    expect(list.text).toMatch(/1\. “.+” → “.+” .*，\d+ 次确认中 \d+ 次/);
    const taught = /“(.+?)”/.exec(list.text)?.[1] ?? '';
    const undone = await bot.ask({ by: 'demo-manager', text: `撤回说法 ${taught}` });
    expect(undone).toMatchObject({ intent: 'learning.undo', outcome: 'auto', slots: { phrase: taught } });
    expect((await bot.ask({ by: 'demo-manager', text: '学到的说法' })).text).not.toContain(`“${taught}” →`);
  });

  it('does not bend to one person or to guests', async () => {
    bot = await openTestApp();
    for (const by of ['visitor-1', 'visitor-2', 'visitor-3', 'demo-employee']) {
      await bot.say({ by, text: '厕所多久巡一次' });
      await bot.say({ by, text: '有用' });
    }
    const lessons = (await bot.ask({ by: 'demo-manager', text: '学到的说法' })).text;
    expect(lessons).toContain('还没有学到');
  });

  it('is forgotten when 没用 follows 有用', async () => {
    bot = await openTestApp();
    for (const by of ['demo-employee', 'demo-employee-2', 'demo-cook', 'demo-guard']) {
      await bot.say({ by, text: '厕所多久巡一次' });
      await bot.say({ by, text: '有用' });
      await bot.say({ by, text: '没用' });
    }
    expect((await bot.ask({ by: 'demo-manager', text: '学到的说法' })).text).toContain('还没有学到');
  });
});
