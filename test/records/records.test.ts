import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { onDuty } from '../../src/people/duty.ts';
import { records } from '../../src/records/model.ts';
import { clauseEvents } from '../../src/trail/model.ts';
import { instantOf, openTestApp, type TestApp } from '../support/app.ts';

let bot: TestApp;
const open = async () => {
  bot = await openTestApp({ at: '2025-05-14T11:00:00+08:00' });
};
const close = () => bot.stop();

const cook = (text: string, at?: string) => bot.ask({ text, by: 'demo-cook', ...(at ? { at } : {}) });
const guard = (text: string, at?: string) => bot.ask({ text, by: 'demo-guard', ...(at ? { at } : {}) });

describe('a record', () => {
  beforeAll(open);
  afterAll(close);

  it('is numbered, held against its clause at once, and counts for that clause', async () => {
    const reply = await cook('留样 红烧肉 150克 清炒菜心 100克');
    expect(reply).toMatchObject({ intent: 'record.create', outcome: 'warn', ref: 'REC-1' });
    expect(reply.text).toContain('清炒菜心 100 g，条款：不少于 125 g，不符');
    expect(reply.text).toContain('每餐次每个品种的留样量应不少于 125 g');
    expect(reply.text).toContain('现在：');
    expect(reply.citations?.[0]).toMatchObject({ code: 'Q/LNJG JG 352—2024', clause: '5.2.1' });
    const { rows } = await bot.app.store.find(clauseEvents, { where: { kind: 'recorded' } });
    expect(rows[0]?.document).toMatchObject({ clause: 'Q/LNJG JG 352—2024#5.2.1', ref: 'REC-1' });
  });

  it('is asked for what is missing, one thing at a time', async () => {
    expect(await cook('留样 红烧茄子')).toMatchObject({ outcome: 'ask', missing: ['items'] });
    expect(await cook('130克')).toMatchObject({
      intent: 'record.create',
      outcome: 'auto',
      slots: { items: [{ name: '红烧茄子', amount_g: 130 }] },
    });
  });

  it('doubts a unit that can not be meant', async () => {
    const reply = await cook('留样 红烧肉 125斤');
    expect(reply).toMatchObject({ outcome: 'ask' });
    expect(reply.actions[0]?.say).toBe('红烧肉 125克');
    expect(await cook('红烧肉 125克')).toMatchObject({ outcome: 'auto' });
  });

  it('needs a reason when it is late, and is a statement after the hours that the clause gives', async () => {
    expect(await guard('补录 5月11日22点防火巡查正常')).toMatchObject({ outcome: 'ask', missing: ['reason'] });
    const reply = await guard('手机没电');
    expect(reply).toMatchObject({ outcome: 'warn', slots: { late: true, reason: '手机没电' } });
    expect(reply.text).toContain('情况说明');
  });

  it('of another post is kept and pointed out', async () => {
    const reply = await bot.ask('留样 红烧肉 150克');
    expect(reply).toMatchObject({ outcome: 'auto' });
    expect(reply.text).toContain('一般由厨师');
  });

  it('is corrected by a later one that points at it, and both can be shown', async () => {
    const { ref: first = '' } = await cook('留样 红烧肉 100克');
    const corrected = await cook('改成130克');
    expect(corrected).toMatchObject({ intent: 'record.amend', outcome: 'auto' });
    expect(corrected.text).toContain('原来：留样 红烧肉 100 g');
    expect((await cook(first)).text).toContain(`已由 ${corrected.ref} 更正`);
    expect((await cook(corrected.ref ?? '')).text).toContain(`原来：${first}`);
    expect((await bot.app.store.get(records, first))?.items?.[0]?.amount_g).toBe(100);
  });

  it('is voided by nobody else, and shown to nobody of another firm', async () => {
    const { ref } = await cook('留样 红烧肉 150克');
    expect(await guard(`作废 ${ref} 不对`)).toMatchObject({ outcome: 'deny' });
    expect(await guard(`${ref}`)).toMatchObject({ outcome: 'deny' });
    expect(await bot.ask({ text: `${ref}`, by: 'demo-supplier-other' })).toMatchObject({ outcome: 'auto' });
    expect(await bot.ask({ text: '留样 红烧肉 150克', by: 'a-stranger' })).toMatchObject({ outcome: 'deny' });
  });

  it('is listed by type and day, the breaking ones marked', async () => {
    const reply = await bot.ask({ text: '今天的留样记录', by: 'demo-supervisor' });
    expect(reply).toMatchObject({ intent: 'record.list', outcome: 'auto' });
    expect(reply.text).toContain('REC-1 11:00 留样 红烧肉 150 g、清炒菜心 100 g（不符）');
  });

  it('is taken back within ten minutes, and voided with a reason later', async () => {
    const { ref: soon } = await cook('留样 红烧肉 150克');
    expect(await cook(`撤销 ${soon}`)).toMatchObject({ intent: 'turn.undo', outcome: 'auto' });
    const { ref: later = '' } = await cook('留样 青菜 150克');
    expect(await cook(`作废 ${later} 记错了`, '2025-05-14T12:00:00+08:00')).toMatchObject({ outcome: 'confirm' });
    expect(await cook('确认')).toMatchObject({ intent: 'record.void', outcome: 'auto' });
    expect(await bot.app.store.get(records, later)).toMatchObject({ state: 'voided', voided: { reason: '记错了' } });
    const { rows } = await bot.app.store.find(clauseEvents, { where: { kind: 'recorded', ref: later } });
    expect(rows).toEqual([]);
  });

  it.each(['留样100克行不行', '消毒记录保存多久', '夜间防火巡查几点开始', '留样 标准'])(
    'is none where something is asked: %s',
    async (text) => {
      expect(await cook(text)).toMatchObject({ intent: 'question' });
    },
  );
});

describe('what is due', () => {
  beforeEach(open);
  afterEach(close);

  it('is said to the post on duty in time, then to its lead', async () => {
    await guard('夜间防火巡查 9:30 正常');
    await bot.ask({ text: '排班 5月14日夜班 22:00-6:00 赵卫东', by: 'demo-supplier-security' });
    expect(await bot.ask({ text: '确认', by: 'demo-supplier-security' })).toMatchObject({ outcome: 'auto' });
    const at = instantOf('2025-05-14T23:00:00+08:00');
    expect((await onDuty(bot.app.store, '安保', at)).map(({ id }) => id)).toEqual(['demo-guard']);
    expect(await onDuty(bot.app.store, '安保', instantOf('2025-05-15T07:00:00+08:00'))).toEqual([]);
    const reminded = await bot.say({ tick: '2025-05-14T23:35:00+08:00' });
    expect(reminded.filter(({ to }) => to.user === 'demo-guard').map(({ text }) => text)).toEqual([
      '夜间防火巡查还没记（22:00—00:00）。做了就记一笔。',
    ]);
    await guard('夜间防火巡查 23:40 正常');
    expect(await bot.say({ tick: '2025-05-15T00:10:00+08:00' })).toEqual([]);
    const morning = await bot.say({ tick: '2025-05-15T08:00:00+08:00' });
    expect(morning.some(({ to, text }) => to.user === 'security-lead' && text.includes('夜间防火巡查'))).toBe(true);
    expect((await bot.ask({ text: '谁还没记', by: 'demo-supervisor' })).text).toContain('00:00—02:00');
  });

  it('is asked of nobody where no such record was ever kept', async () => {
    await cook('留样柜温度 6度');
    const told = await bot.say({ tick: '2025-05-15T09:00:00+08:00' });
    expect(told.filter(({ text }) => text.includes('没记') || text.includes('没有记录'))).toEqual([]);
    expect((await bot.ask({ text: '谁还没记', by: 'demo-supervisor' })).text).toContain('都记了');
  });

  it('of a sample ends after the hours of the clause: then it may be thrown away, and that is recorded', async () => {
    await cook('留样 红烧肉 150克');
    const told = await bot.say({ tick: '2025-05-16T11:20:00+08:00' });
    const over = told.find(({ text }) => text.includes('保存时间已到'));
    expect(over).toMatchObject({ to: { user: 'demo-cook' } });
    expect(over?.actions[0]?.say).toBe('留样处理 REC-1');
    expect(await cook('留样处理 REC-1')).toMatchObject({ intent: 'record.create', outcome: 'auto', ref: 'REC-2' });
    expect((await bot.app.store.get(records, 'REC-1'))?.handledBy).toBe(2);
  });

  it('of a sample that is thrown away too early is against the clause', async () => {
    await cook('留样 红烧肉 150克');
    expect(await cook('留样处理 REC-1', '2025-05-15T11:00:00+08:00')).toMatchObject({ outcome: 'warn' });
  });
});

describe('the menu', () => {
  beforeEach(open);
  afterEach(close);

  it('says which dishes have no sample yet', async () => {
    await cook('留样 红烧肉 150克');
    const reply = await cook('今天午餐菜单：红烧肉、清炒菜心、米饭');
    expect(reply).toMatchObject({ intent: 'menu.set', outcome: 'auto', slots: { date: '2025-05-14' } });
    expect(reply.text).toContain('还没留样：清炒菜心、米饭');
    const told = await bot.say({ tick: '2025-05-14T11:30:00+08:00' });
    expect(told[0]?.text).toContain('还没留样：清炒菜心、米饭');
    expect(await guard('今天菜单：红烧肉、青菜')).toMatchObject({ outcome: 'deny' });
  });
});

describe('a roster', () => {
  beforeEach(open);
  afterEach(close);

  it('names people of the directory and of the own service only', async () => {
    const lead = (text: string) => bot.ask({ text, by: 'demo-supplier-security' });
    expect(await lead('排班 明天夜班 22:00-6:00 张无忌')).toMatchObject({ outcome: 'reject' });
    expect(await lead('排班 明天夜班 22:00-6:00 何大勇')).toMatchObject({ outcome: 'deny' });
    expect(await lead('排班 明天夜班 赵卫东')).toMatchObject({ outcome: 'ask', missing: ['hours'] });
    expect(await bot.ask('排班 明天早班 8:00-16:00 陈秀兰')).toMatchObject({ outcome: 'deny' });
  });
});

describe('the sign of a place', () => {
  beforeEach(open);
  afterEach(close);

  it('says what is due there and records it in one tap', async () => {
    const before = await bot.ask('位置 A-2-MWC');
    expect(before.text).toContain('巡回保洁：今天还没有记录');
    const done = before.actions[0]?.say ?? '';
    expect(await bot.ask(done)).toMatchObject({
      intent: 'record.create',
      outcome: 'auto',
      slots: { type: '巡回保洁' },
    });
    expect((await bot.ask('位置 A-2-MWC')).text).toContain('巡回保洁：上次 11:00，下次 12:00 前');
    expect(await bot.ask('位置 A-99-XXX')).toMatchObject({ outcome: 'reject' });
  });
});

describe('reasons for a spot check', () => {
  beforeEach(open);
  afterEach(close);

  it('are told to the supervisor once, the next morning, and accuse nobody', async () => {
    for (const day of ['12', '13', '14'])
      await cook(
        '留样 红烧肉 131克 青菜 127克',
        `2025-05-${day === '12' ? '14' : day === '13' ? '15' : '16'}T11:10:00+08:00`,
      );
    const told = await bot.say({ tick: '2025-05-17T09:00:00+08:00' });
    const line = told.find(({ to, text }) => to.user === 'demo-supervisor' && text.includes('抽查参考'));
    expect(line?.text).toContain('不代表有问题');
    expect(line?.text).toContain('连续几天数值完全相同（REC-1、REC-2、REC-3）');
    expect((await bot.say({ tick: '2025-05-18T09:00:00+08:00' })).some(({ text }) => text.includes('抽查参考'))).toBe(
      false,
    );
  });
});
