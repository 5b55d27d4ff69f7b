import { afterEach, describe, expect, it } from 'vitest';
import { type Heard, openTestApp, type TestApp } from '../../support/app.ts';

const FLOOR = '巡查 二楼茶水间 地面积水 保洁 一般';
const BIN = '巡查 三楼茶水间 垃圾桶满溢 保洁 一般';

const open: TestApp[] = [];
async function bot(): Promise<TestApp> {
  const app = await openTestApp();
  open.push(app);
  return app;
}
afterEach(async () => {
  for (const app of open.splice(0)) await app.stop();
});
const toldTo = (heard: readonly Heard[], user: string): Heard[] =>
  heard.filter(({ to, re }) => to.user === user && re === undefined);
const says = ({ actions }: Heard): string[] => actions.map(({ say }) => say);
const inspector = 'demo-supervisor';
const lead = 'demo-supplier';

describe('a fix', () => {
  it('is submitted with a picture, verified by the inspector, and everyone concerned hears of it', async () => {
    const app = await bot();
    await app.say({ text: FLOOR, by: inspector });
    const sent = await app.say({ text: 'ISS-1 已整改，已拖干', by: lead, pictures: [4] });
    expect(sent[0]).toMatchObject({
      intent: 'rectification.submit',
      outcome: 'auto',
      slots: { issue: '1', attachments: 1 },
      ref: 'ISS-1',
    });
    const [asked] = toldTo(sent, inspector);
    expect(asked && says(asked)).toEqual(['ISS-1 通过', 'ISS-1 不通过']);
    const done = await app.say({ text: 'ISS-1 通过', by: inspector });
    expect(done[0]).toMatchObject({ outcome: 'auto', slots: { issue: '1', result: '通过' } });
    expect(toldTo(done, lead)[0]?.text).toContain('复查通过');
  });

  it('waits for its picture, which may come by itself', async () => {
    const app = await bot();
    await app.say({ text: FLOOR, by: inspector });
    await app.say({ text: BIN, by: inspector });
    const asked = await app.ask({ text: '1号那条搞定了', by: lead });
    expect(asked).toMatchObject({ outcome: 'ask', missing: ['attachments'] });
    expect(await app.ask({ text: '', by: lead, pictures: [5] })).toMatchObject({
      intent: 'rectification.submit',
      outcome: 'auto',
      slots: { issue: '1', attachments: 1 },
    });
  });

  it('of one of two is asked about with buttons, and the picture is kept meanwhile', async () => {
    const app = await bot();
    await app.say({ text: FLOOR, by: inspector });
    await app.say({ text: BIN, by: inspector });
    const asked = await app.ask({ text: '茶水间的已经处理好了', by: lead, pictures: [6] });
    expect(asked).toMatchObject({ outcome: 'ask', missing: ['issue'], slots: { attachments: 1 } });
    expect(says(asked)).toEqual(['ISS-1 已整改', 'ISS-2 已整改']);
    expect(await app.ask({ text: 'ISS-2 已整改', by: lead })).toMatchObject({ outcome: 'auto', ref: 'ISS-2' });
  });

  it('that shows the same picture as another is pointed out to both sides', async () => {
    const app = await bot();
    await app.say({ text: FLOOR, by: inspector });
    await app.say({ text: BIN, by: inspector });
    await app.say({ text: 'ISS-1 已整改', by: lead, pictures: [7] });
    const again = await app.say({ text: 'ISS-2 已整改', by: lead, pictures: [7] });
    expect(again[0]?.text).toContain('与 ISS-1 用过的是同一张');
    expect(toldTo(again, inspector)[0]?.text).toContain('与 ISS-1 用过的是同一张');
  });

  it('is no other firm’s, and nobody’s who only works there, until the lead hands it on', async () => {
    const app = await bot();
    await app.say({ text: FLOOR, by: inspector });
    expect(await app.ask({ text: 'ISS-1 已整改', by: 'demo-supplier-other', pictures: [1] })).toMatchObject({
      outcome: 'deny',
    });
    expect(await app.ask({ text: 'ISS-1 已整改', by: 'demo-employee', pictures: [1] })).toMatchObject({
      outcome: 'deny',
    });
    const handed = await app.say({ text: 'ISS-1 交给小陈', by: lead });
    expect(toldTo(handed, 'demo-employee')[0]?.text).toContain('ISS-1');
    expect(await app.ask({ text: '已经拖干了', by: 'demo-employee', pictures: [1] })).toMatchObject({
      intent: 'rectification.submit',
      outcome: 'auto',
      ref: 'ISS-1',
    });
  });

  it('can be taken back right away', async () => {
    const app = await bot();
    await app.say({ text: FLOOR, by: inspector });
    await app.say({ text: 'ISS-1 已整改', by: lead, pictures: [1] });
    expect((await app.ask({ text: '撤销 ISS-1', by: lead })).outcome).toBe('auto');
    expect(await app.ask({ text: 'ISS-1 通过', by: inspector })).toMatchObject({ outcome: 'reject' });
  });
});

describe('the verification', () => {
  it('asks what is wrong when a fix is returned without a word, and tells the lead', async () => {
    const app = await bot();
    await app.say({ text: FLOOR, by: inspector });
    await app.say({ text: 'ISS-1 已整改', by: lead, pictures: [1] });
    expect(await app.ask({ text: 'ISS-1 不通过', by: inspector })).toMatchObject({
      outcome: 'ask',
      missing: ['comment'],
    });
    const said = await app.say({ text: '墙角还有水', by: inspector });
    expect(said[0]).toMatchObject({ outcome: 'auto', slots: { result: '不通过', comment: '墙角还有水' } });
    expect(toldTo(said, lead)[0]?.text).toContain('墙角还有水');
  });

  it('is taken once: the second supervisor hears who was first', async () => {
    const app = await bot();
    await app.say({ text: FLOOR, by: inspector });
    await app.say({ text: 'ISS-1 已整改', by: lead, pictures: [1] });
    await app.say({ text: 'ISS-1 通过', by: 'supervisor-2' });
    const second = await app.ask({ text: 'ISS-1 通过', by: inspector });
    expect(second.outcome).toBe('reject');
    expect(second.text).toContain('邓佩仪');
  });

  it('closes a minor one that was put right on the spot, with a picture before and one after', async () => {
    const app = await bot();
    await app.say({ text: FLOOR, by: inspector, pictures: [2] });
    expect(await app.ask({ text: 'ISS-1 当场改正', by: inspector, pictures: [3] })).toMatchObject({
      intent: 'rectification.verify',
      outcome: 'auto',
      slots: { issue: '1', result: '通过' },
    });
  });

  it('is nothing to go with where nothing waits', async () => {
    const app = await bot();
    expect(await app.ask({ text: '通过', by: inspector })).toMatchObject({ intent: 'noop', outcome: 'help' });
  });
});

describe('more time, and whose it is', () => {
  it('is asked for with a confirmation and decided by a manager', async () => {
    const app = await bot();
    await app.say({ text: FLOOR, by: inspector });
    expect(await app.ask({ text: 'ISS-1 申请延期2天 配件没到', by: lead })).toMatchObject({
      outcome: 'confirm',
      slots: { issue: '1', days: 2, reason: '配件没到' },
    });
    const asked = await app.say({ text: '确认', by: lead });
    const [notice] = toldTo(asked, 'demo-manager');
    expect(notice && says(notice)).toEqual(['ISS-1 延期同意', 'ISS-1 延期不同意']);
    const granted = await app.say({ text: 'ISS-1 延期同意', by: 'demo-manager' });
    expect(granted[0]).toMatchObject({ intent: 'rectification.decide', outcome: 'auto', slots: { approved: true } });
    expect(toldTo(granted, lead)[0]?.text).toContain('5月17日');
  });

  it('goes to the unit that an upheld dispute names, with a new deadline', async () => {
    const app = await bot();
    await app.say({ text: FLOOR, by: inspector });
    await app.say({ text: '这个不归我们 是物业的', by: lead });
    await app.say({ text: '确认', by: lead });
    expect(await app.ask({ text: 'ISS-1 申诉成立', by: 'demo-manager' })).toMatchObject({ missing: ['reason'] });
    const decided = await app.say({ text: '水管漏水', by: 'demo-manager' });
    expect(decided[0]).toMatchObject({ intent: 'issue.decide', outcome: 'auto' });
    expect(toldTo(decided, 'demo-supplier-property')[0]?.text).toContain('ISS-1');
    expect(await app.ask({ text: 'ISS-1', by: lead })).toMatchObject({ outcome: 'deny' });
  });
});

describe('the list', () => {
  it('shows a supplier its own findings only, and is narrowed by what follows', async () => {
    const app = await bot();
    await app.say({ text: FLOOR, by: inspector });
    await app.say({ text: BIN, by: inspector });
    await app.say({ text: '巡查 负一楼后厨 生熟案板混放 食堂 较重', by: inspector });
    const own = await app.ask({ text: '今天还有哪些没整改', by: lead });
    expect(own).toMatchObject({ intent: 'issue.list', outcome: 'auto', slots: { status: 'open' } });
    expect(own.text).toContain('ISS-1');
    expect(own.text).not.toContain('ISS-3');
    const third = await app.ask({ text: '3楼的', by: lead });
    expect(third).toMatchObject({ intent: 'issue.list', slots: { floor: 3 } });
    expect(third.text).not.toContain('ISS-1');
    expect(await app.ask({ text: '食堂没整改的有哪些', by: lead })).toMatchObject({ outcome: 'deny' });
    expect(await app.ask({ text: 'ISS-3', by: lead })).toMatchObject({ outcome: 'deny' });
  });
});
