import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await openTestApp();
});
afterAll(() => bot.stop());

/** As people put it; the second half was written after the readers and measured once before they were mended: 19 of 24. */
const SAID: readonly (readonly [by: string, text: string, intent: string, slots: Readonly<Record<string, string>>])[] =
  [
    ['demo-employee', '看看我的手册', 'handbook.show', {}],
    ['demo-employee', '我的应知应会', 'handbook.show', {}],
    ['demo-employee', '我的岗位手册', 'handbook.show', {}],
    ['demo-manager', '保安员手册', 'handbook.show', { post: '保安员' }],
    ['demo-manager', '给我一份厨师的手册', 'handbook.show', { post: '厨师' }],
    ['demo-manager', '手册：留样员', 'handbook.show', { post: '留样员' }],
    ['demo-manager', '维修工应知应会', 'handbook.show', { post: '维修工' }],
    ['demo-manager', '绿化工的应知应会手册发我', 'handbook.show', { post: '绿化工' }],
    ['demo-manager', '打开消防控制室值班员手册', 'handbook.show', { post: '消防控制室值班员' }],
    ['demo-employee', 'show my handbook', 'handbook.show', {}],
    ['demo-manager', 'handbook 保洁员', 'handbook.show', { post: '保洁员' }],
    ['demo-guard', '我这个岗位的手册', 'handbook.show', {}],
    ['demo-employee', '本岗位手册', 'handbook.show', {}],
    ['demo-manager', '手册 食堂服务员', 'handbook.show', { post: '食堂服务员' }],
    ['demo-manager', '查一下会务员手册', 'handbook.show', { post: '会务员' }],
    ['demo-employee', '应知应会手册', 'handbook.show', {}],
    ['demo-manager', '分解 JG331 4.2 → 保洁员', 'clause.assign', { clause: '4.2', post: '保洁员' }],
    ['demo-manager', '把JG 352的5.2.1分解到留样员', 'clause.assign', { clause: '5.2.1', post: '留样员' }],
    ['demo-manager', '分解 jg342 6.1.2 给 保安员', 'clause.assign', { clause: '6.1.2', post: '保安员' }],
    ['demo-manager', 'JG 321 6.2.2 分解给会务员', 'clause.assign', { clause: '6.2.2', post: '会务员' }],
    ['demo-manager', '将 JG 331 7.1.1 分解到保洁班长', 'clause.assign', { clause: '7.1.1', post: '保洁班长' }],
    ['demo-manager', '分解：JG331第6.2.1条→保洁员', 'clause.assign', { clause: '6.2.1', post: '保洁员' }],
    ['demo-manager', '请把 JG 352 5.2 分解给厨师和留样员', 'clause.assign', { clause: '5.2', post: '厨师、留样员' }],
    ['demo-manager', '分解 Q/LNJG JG 331—2024 6.2.2 => 保洁员', 'clause.assign', { clause: '6.2.2', post: '保洁员' }],
    ['demo-manager', '任务分解 JG331 9.1.2 → 保洁员', 'clause.assign', { clause: '9.1.2', post: '保洁员' }],
    ['demo-manager', '分解保洁作业规范 6.2.1 给 保洁员', 'clause.assign', { clause: '6.2.1', post: '保洁员' }],
    ['demo-manager', '分解给保洁员：JG 331 6.2.1', 'clause.assign', { clause: '6.2.1', post: '保洁员' }],
    ['demo-manager', '宣传 JG331 6.2.1', 'clause.promote', { clause: '6.2.1' }],
    ['demo-manager', '宣传一下JG352留样', 'clause.promote', { clause: '5.2.1' }],
    ['demo-manager', '做一张 JG 331 5.3.3 的宣传图', 'clause.promote', { clause: '5.3.3' }],
    ['demo-manager', '帮我把 JG 352 5.2.2 做成宣传卡片', 'clause.promote', { clause: '5.2.2' }],
    ['demo-manager', '宣传：JG 343 5.1', 'clause.promote', {}],
    ['demo-manager', '把留样的要求宣传一下', 'clause.promote', {}],
    ['demo-manager', '宣传栏文字 JG 352 5.2.1', 'clause.promote', { clause: '5.2.1' }],
    ['demo-manager', '推广 JG 352 留样', 'clause.promote', {}],
    ['demo-manager', '宣传 抹布分色', 'clause.promote', {}],
    ['demo-manager', '生成JG 331 5.2.1宣传海报', 'clause.promote', { clause: '5.2.1' }],
    ['demo-employee', '把我的手册打开', 'handbook.show', {}],
    ['demo-employee', '我想看我的手册', 'handbook.show', {}],
    ['demo-cook', '手册 厨师 上岗前', 'handbook.show', { post: '厨师' }],
    ['demo-guard', '保安员应知应会', 'handbook.show', { post: '保安员' }],
    ['demo-manager', '车管员岗位手册', 'handbook.show', { post: '车管员' }],
    ['demo-manager', '把物业班长的手册发给我', 'handbook.show', { post: '物业班长' }],
    ['demo-manager', '手册(采购员)', 'handbook.show', { post: '采购员' }],
    ['demo-employee', '我岗位的应知应会手册', 'handbook.show', {}],
    ['demo-manager', '我要机电值班员的手册', 'handbook.show', { post: '机电值班员' }],
    ['demo-employee', '下载我的手册', 'handbook.show', {}],
    ['demo-manager', '分解 JG 352 7.1.2 到 厨师', 'clause.assign', { clause: '7.1.2', post: '厨师' }],
    ['demo-manager', '把 JG 341 5.1 分解给保安员吧', 'clause.assign', { clause: '5.1', post: '保安员' }],
    ['demo-manager', '分解JG331 6.2→保洁员', 'clause.assign', { clause: '6.2', post: '保洁员' }],
    ['demo-manager', '标准分解 JG 313 5.1 → 绿化工', 'clause.assign', { clause: '5.1', post: '绿化工' }],
    ['demo-manager', '将BZ 403 5.1.1分解给仓管员', 'clause.assign', { clause: '5.1.1', post: '仓管员' }],
    ['demo-manager', '分解 JG 352 第5.2.4条 给 留样员', 'clause.assign', { clause: '5.2.4', post: '留样员' }],
    ['demo-manager', 'JG331 5.2.1、分解到保洁员', 'clause.assign', { clause: '5.2.1', post: '保洁员' }],
    ['demo-manager', '分解 JG 331 附录A → 保洁员', 'clause.assign', {}],
    ['demo-manager', '宣传 5.2.1', 'clause.promote', {}],
    ['demo-manager', '宣传JG331的5.3.3', 'clause.promote', { clause: '5.3.3' }],
    ['demo-manager', '请宣传 JG 352 5.2.3', 'clause.promote', { clause: '5.2.3' }],
    ['demo-manager', '宣传 食品安全与留样 留样', 'clause.promote', { clause: '5.2.1' }],
    ['demo-manager', '宣传 JG 331 药剂', 'clause.promote', {}],
  ];

describe('what is said of handbooks, assignments and notice boards', () => {
  it.each(SAID)('%s: %s → %s %o', async (by, text, intent, slots) => {
    const reply = await bot.ask({ text, by });
    await bot.ask({ text: '取消', by });
    expect(reply).toMatchObject({ intent, slots });
  });
});
