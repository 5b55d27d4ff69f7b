import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.stop());
const by = 'demo-supervisor';

describe('what is found on a round', () => {
  it('is closed at once when it was put right on the spot, with a picture before and one after', async () => {
    const done = await app.ask({ text: '巡查 四楼茶水间 台面有积尘 保洁 一般 当场整改', by, pictures: [11, 12] });
    expect(done).toMatchObject({ intent: 'inspection.create', outcome: 'auto', ref: 'ISS-1' });
    expect(done.text).toContain('当场改正，已关闭');
    expect((await app.ask({ text: 'ISS-1', by })).text).toContain('复查通过');
  });

  it('stays open when a picture is missing, and says how to close it', async () => {
    const open = await app.ask({ text: '巡查 六楼茶水间 台面有水渍 保洁 一般 当场改正', by, pictures: [13] });
    expect(open.text).toContain('补发整改前、后照片');
    const closed = await app.ask({ text: 'ISS-2 当场改正', by, pictures: [14] });
    expect(closed).toMatchObject({ intent: 'rectification.verify', outcome: 'auto' });
  });

  it('is proposed one level up when it repeats what was found at the place within the time of the clause', async () => {
    await app.ask({ text: '巡查 二楼茶水间 地面积水 保洁 一般', by });
    await app.say({ text: 'ISS-3 已整改', by: 'demo-supplier', pictures: [15] });
    await app.say({ text: 'ISS-3 通过', by });
    const again = await app.ask({
      text: '巡查 二楼茶水间 地面又积水 保洁 一般',
      by,
      at: '2025-05-20T10:00:00+08:00',
    });
    expect(again.text).toContain('ISS-3');
    expect(again.text).toContain('较重');
    expect(again.actions.map(({ say }) => say)).toContain('ISS-4 认定重复 ISS-3');
    const raised = await app.ask({ text: 'ISS-4 认定重复 ISS-3', by });
    expect(raised).toMatchObject({ intent: 'issue.repeat', outcome: 'auto' });
    const shown = await app.ask({ text: 'ISS-4', by });
    expect(shown.text).toContain('重复问题，上一次是 ISS-3');
    expect(shown.text).toContain('5月23日');
  });

  it('is nothing repeated after that time', async () => {
    const later = await app.ask({
      text: '巡查 二楼茶水间 地面积水 保洁 一般',
      by,
      at: '2025-06-25T10:00:00+08:00',
    });
    expect(later.text).not.toContain('认定重复');
  });
});
