import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findingEvents, findings } from '../../../src/inspection/findings/model.ts';
import { checks } from '../../../src/inspection/reports/model.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await openTestApp();
});
afterAll(() => bot.stop());

const supervisor = (text: string, more: object = {}) => bot.ask({ text, by: 'demo-supervisor', ...more });
const employee = (text: string, more: object = {}) => bot.ask({ text, by: 'demo-employee', ...more });
const numberOf = (ref: string | undefined): string => ref?.replace('ISS-', '') ?? '';
const stored = async (ref: string | undefined) => bot.app.store.get(findings, ref ?? '');

describe('what a supervisor found', () => {
  it('is filed from one line: number, clause hours, and the supplier is told', async () => {
    const heard = await bot.say({ text: '巡查 六楼会议室 话筒没声 会务 一般', by: 'demo-supervisor' });
    const [reply] = heard;
    expect(reply).toMatchObject({
      intent: 'inspection.create',
      outcome: 'auto',
      slots: { location: '六楼会议室', floor: 6, finding: '话筒没声', deadline: '2025-05-15T10:20:00+08:00' },
    });
    expect(reply?.citations?.[0]?.code).toContain('JG 322');
    expect(reply?.actions.map(({ say }) => say)).toContain(`撤销 ${reply?.ref}`);
    expect(heard.find(({ to }) => to.user === 'demo-supplier-conference')?.text).toContain('请整改');
  });

  it('is asked for what is missing, one thing at a time, the grade with a proposal', async () => {
    expect(await supervisor('巡查 五楼走廊 有异响')).toMatchObject({
      outcome: 'ask',
      missing: ['service', 'severity'],
    });
    const grade = await supervisor('物业');
    expect(grade.missing).toEqual(['severity']);
    expect(grade.text).toContain('建议');
    expect(await supervisor('一般')).toMatchObject({
      outcome: 'auto',
      slots: { location: '五楼走廊', finding: '有异响' },
    });
  });

  it('is offered again when it was left in the middle', async () => {
    await supervisor('巡查 六楼走廊 有异响 一般');
    await supervisor('留样多少克');
    const offered = await supervisor('我的待办');
    expect(offered.text).toContain('六楼走廊 有异响');
    const again = offered.actions.find(({ say }) => say.includes('有异响'))?.say ?? '';
    expect(await supervisor(again)).toMatchObject({ outcome: 'ask', missing: ['service'] });
    expect(await supervisor('物业')).toMatchObject({ outcome: 'auto', slots: { floor: 6 } });
  });

  it('is shown first when it is severe', async () => {
    const shown = await supervisor('食堂库房 大米过期 食堂 严重');
    expect(shown).toMatchObject({ outcome: 'confirm', slots: { report_within_hours: 2 } });
    expect(shown.ref).toBeUndefined();
    const filed = await supervisor('确认');
    expect(filed).toMatchObject({ intent: 'inspection.create', outcome: 'auto', slots: { report_within_hours: 2 } });
    expect(filed.ref).toMatch(/^ISS-\d+$/);
  });

  it('is not counted twice while the same is open', async () => {
    const first = await supervisor('巡查 二楼茶水间 地面积水 保洁 一般');
    expect(await supervisor('二楼茶水间 地面有积水 保洁 一般')).toMatchObject({
      outcome: 'ask',
      missing: ['duplicate'],
    });
    expect(await supervisor('同一个')).toMatchObject({ outcome: 'ignore_duplicate', ref: first.ref });
    await supervisor('二楼茶水间 地面积水 保洁 一般');
    const other = await supervisor('另记一条');
    expect(other.outcome).toBe('auto');
    expect(other.ref).not.toBe(first.ref);
  });

  it('may be several, each with a number of its own', async () => {
    const reply = await supervisor('1、一楼大堂烟头3个 保洁 一般 2、南门岗亭没人 安保 较重');
    expect(reply.slots?.items).toHaveLength(2);
    expect(reply.text).toMatch(/已登记 2 条，ISS-\d+ 到 ISS-\d+/);
  });

  it('may be nothing: the check is kept all the same', async () => {
    const reply = await supervisor('查了三楼第一会议室 会务 一切正常');
    expect(reply).toMatchObject({ outcome: 'auto', ref: 'CHK-1', slots: { result: '合格' } });
    expect((await bot.app.store.get(checks, 'CHK-1'))?.place).toBe('A-3-MR1');
    expect((await supervisor('撤销 CHK-1')).outcome).toBe('auto');
  });

  it('is refused with a sentence where it cannot be', async () => {
    expect(await supervisor('B座八楼走廊有污渍 保洁 一般')).toMatchObject({ outcome: 'reject' });
  });

  it('takes the picture that follows, and the picture that came before', async () => {
    const reply = await supervisor('七楼走廊 墙皮脱落 物业 一般');
    const added = await bot.ask({ text: '', by: 'demo-supervisor', pictures: [20] });
    expect([added.ref, added.text]).toEqual([reply.ref, expect.stringContaining('照片已附到')]);
    await bot.say({ tick: '2025-05-14T10:30:00+08:00' });
    expect(await bot.ask({ text: '', by: 'demo-supervisor', pictures: [30, 40] })).toMatchObject({ outcome: 'ask' });
    expect(await supervisor('八楼走廊 墙皮脱落 物业 一般')).toMatchObject({ slots: { attachments: 2 } });
  });
});

describe('a correction', () => {
  it('is a later event that says before and after; the time follows the grade', async () => {
    const { ref } = await supervisor('九楼男厕 地面有水 保洁 一般');
    const changed = await supervisor('刚才那条改成较重');
    expect(changed).toMatchObject({ intent: 'inspection.amend', ref, slots: { target: 'last', severity: '较重' } });
    const finding = await stored(ref);
    expect(finding?.deadline).toBe((finding?.at ?? 0) + 72 * 3_600_000);
    const event = await bot.app.store.get(findingEvents, `${ref}/2`);
    expect(event?.changed?.severity).toEqual({ from: '一般', to: '较重' });
    expect(await supervisor('不是九楼是十楼')).toMatchObject({ slots: { floor: 10 } });
    expect(await stored(ref)).toMatchObject({ location: '十楼男厕', place: 'A-10-MWC', floor: 10 });
    expect(await supervisor('上一条服务改成wy')).toMatchObject({ slots: { service: '物业' } });
    expect((await stored(ref))?.unit).toBe('supplier-property');
  });

  it('of what does not exist is refused, and of another’s too', async () => {
    expect(await supervisor('ISS-999 改为较重')).toMatchObject({ outcome: 'reject' });
    const { ref } = await supervisor('十一楼男厕 地面有水 保洁 一般');
    expect(await employee(`${ref} 改为较重`)).toMatchObject({ outcome: 'deny' });
  });

  it('may be that no clause is meant, or another', async () => {
    const { ref } = await supervisor('十二楼会议室 话筒没声 会务 一般');
    expect((await stored(ref))?.clause).toContain('JG 322');
    expect((await supervisor(`${ref} 换条款`)).actions.length).toBeGreaterThan(0);
    await supervisor(`${ref} 不引条款`);
    expect((await stored(ref))?.clause).toBeUndefined();
    await supervisor(`${ref} 条款 JG 322 6.2.1`);
    expect((await stored(ref))?.clause).toBe('Q/LNJG JG 322—2024#6.2.1');
  });

  it('may be that it was nothing: taken back within ten minutes, not after', async () => {
    const { ref } = await supervisor('十三楼男厕 地面有水 保洁 一般');
    expect(await supervisor(`撤销 ${ref}`)).toMatchObject({ outcome: 'auto' });
    expect((await stored(ref))?.state).toBe('voided');
    const late = await supervisor('十四楼男厕 地面有水 保洁 一般');
    await bot.say({ tick: new Date(bot.clock.now() + 11 * 60_000).toISOString() });
    expect(await supervisor(`撤销 ${late.ref}`)).toMatchObject({ outcome: 'reject' });
  });
});

describe('what others report', () => {
  it('is kept as a report when they may not inspect, and they are told so', async () => {
    const reply = await employee('巡查 一楼男厕 洗手台有水渍 保洁 一般');
    expect(reply).toMatchObject({ intent: 'inspection.create', outcome: 'deny_convert' });
    expect((await stored(reply.ref))?.kind).toBe('report');
  });

  it('is told to the supervisor, linked when it is open already', async () => {
    const heard = await bot.say({ text: '三楼男厕水龙头漏水', by: 'demo-employee' });
    expect(heard[0]).toMatchObject({ intent: 'issue.report', outcome: 'auto', slots: { service: '物业' } });
    expect(heard.some(({ to }) => to.user === 'demo-supervisor')).toBe(true);
    const again = await bot.ask({ text: '三楼男厕水龙头漏水', by: 'demo-employee-2' });
    expect([again.ref, again.outcome]).toEqual([heard[0]?.ref, 'auto']);
    expect((await stored(again.ref))?.alsoBy).toEqual(['demo-employee-2']);
  });

  it('is asked where it is', async () => {
    expect(await employee('空调不冷 热死了')).toMatchObject({ outcome: 'ask', missing: ['location'] });
    expect(await employee('五楼办公区')).toMatchObject({ outcome: 'auto', slots: { floor: 5 } });
  });

  it('may be a complaint: received at once, never told by whom', async () => {
    const heard = await bot.say({ text: '投诉食堂，今天的菜里有头发', by: 'demo-employee' });
    expect(heard[0]).toMatchObject({
      intent: 'complaint.create',
      slots: { service: '食堂', content: '今天的菜里有头发' },
    });
    const notice = heard.find(({ to }) => to.user === 'demo-supplier-other');
    expect(notice?.text).toContain('菜里有头发');
    expect(notice?.text).not.toContain('陈');
    expect(await employee('我要投诉')).toMatchObject({ outcome: 'ask', missing: ['content'] });
    expect((await employee('保洁一直没来打扫')).ref).toMatch(/^ISS-/);
  });

  it('stays a question when it asks', async () => {
    expect((await employee('水管爆了多久要到场')).intent).toBe('question');
    expect((await supervisor('三楼厕所多久巡一次')).intent).toBe('question');
  });

  it('hides numbers that name somebody', async () => {
    const { ref } = await employee('四楼走廊灯坏了 联系我13812345678');
    expect((await stored(ref))?.what).not.toContain('13812345678');
  });
});

describe('an emergency', () => {
  it('alarms before it asks, says whom to call, and goes up until somebody takes it', async () => {
    const heard = await bot.say({ text: '着火了！', by: 'someone-unknown' });
    const [reply] = heard;
    expect(reply).toMatchObject({ intent: 'issue.report', outcome: 'immediate', missing: ['location'] });
    expect(reply?.text).toMatch(/^先打 119/);
    const told = heard.map(({ to }) => to.user);
    expect(told).toEqual(expect.arrayContaining(['demo-supervisor', 'demo-manager', 'demo-supplier-security']));
    const where = await bot.say({ text: 'B座二楼', by: 'someone-unknown' });
    expect(where.find(({ to }) => to.user === 'demo-manager')?.text).toContain('B座二楼');
    const late = await bot.say({ tick: new Date(bot.clock.now() + 5 * 60_000).toISOString() });
    expect(late.find(({ to }) => to.user === 'demo-leader')?.text).toContain('还没有人接手');
    const taken = await bot.ask({ text: `${reply?.ref} 我去处理`, by: 'demo-guard' });
    expect(taken).toMatchObject({ intent: 'alert.take', slots: { issue: numberOf(reply?.ref) } });
    const quiet = await bot.say({ tick: new Date(bot.clock.now() + 60 * 60_000).toISOString() });
    expect(quiet.filter(({ text }) => text.includes('还没有人接手'))).toEqual([]);
    expect(await supervisor(`${reply?.ref} 误报`)).toMatchObject({ outcome: 'ask', missing: ['reason'] });
    expect(await supervisor('是水蒸气')).toMatchObject({ intent: 'alert.close', outcome: 'auto' });
  });

  it('is all that a guest may report', async () => {
    expect((await bot.ask({ text: '报修 三楼灯坏了', by: 'someone-unknown' })).outcome).not.toBe('auto');
  });
});
