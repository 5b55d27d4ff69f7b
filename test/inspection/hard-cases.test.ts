import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  await app.say({ text: '巡查 二楼茶水间 地面积水 保洁 一般', by: 'demo-supervisor' });
});
afterAll(() => app.stop());

describe('hard cases of findings', () => {
  it('another supplier, a number that does not exist and a fix without a picture go nowhere', async () => {
    expect((await app.ask({ text: 'ISS-1', by: 'demo-supplier-other' })).outcome).toBe('deny');
    expect((await app.ask({ text: 'ISS-999 通过', by: 'demo-supervisor' })).outcome).toBe('reject');
    expect(await app.ask({ text: 'ISS-1 已整改', by: 'demo-supplier' })).toMatchObject({
      outcome: 'ask',
      missing: ['attachments'],
    });
  });

  it('a picture that came alone just before its words counts for the fix; who submitted it does not verify it', async () => {
    await app.say({ text: '取消', by: 'demo-supplier' });
    await app.say({ text: '巡查 三楼茶水间 垃圾桶满溢 保洁 一般', by: 'demo-supervisor' });
    await app.say({ text: '', by: 'demo-supplier-property', pictures: [21] });
    await app.say({ text: '巡查 三楼男厕 水龙头漏水 物业 一般', by: 'demo-supervisor' });
    expect(await app.ask({ text: 'ISS-3 已整改', by: 'demo-supplier-property' })).toMatchObject({
      outcome: 'auto',
      ref: 'ISS-3',
      slots: { attachments: 1 },
    });
    expect((await app.ask({ text: 'ISS-3 通过', by: 'demo-supplier-property' })).outcome).toBe('deny');
  });
});
