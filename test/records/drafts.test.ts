import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { records } from '../../src/records/model.ts';
import { openTestApp, type TestApp } from '../support/app.ts';

let bot: TestApp;
beforeEach(async () => {
  bot = await openTestApp({ at: '2025-05-14T12:30:00+08:00' });
});
afterEach(() => bot.stop());
const cook = (text: string) => bot.ask({ text, by: 'demo-cook' });

describe('an open question of a record', () => {
  it('takes no message that is something else, and stays open', async () => {
    expect(await cook('留样 红烧茄子')).toMatchObject({ outcome: 'ask', missing: ['items'] });
    for (const other of ['今天天气不错', '你个笨蛋', '留样标准是多少', '谢谢'])
      expect((await cook(other)).intent, other).toBe('question');
    expect((await cook('我的待办')).text).toContain('留样 红烧茄子');
    expect(await cook('130克')).toMatchObject({
      outcome: 'auto',
      slots: { items: [{ name: '红烧茄子', amount_g: 130 }] },
    });
  });

  it('for a name or a reason takes one, and no talk', async () => {
    const guard = (text: string) => bot.ask({ text, by: 'demo-guard' });
    expect(await guard('来访登记')).toMatchObject({ missing: ['person'] });
    expect((await guard('今天天气不错')).intent).toBe('question');
    expect(await guard('王建国')).toMatchObject({ outcome: 'auto', slots: { person: '王建国' } });
    expect(await guard('补录 5月11日22点防火巡查正常')).toMatchObject({ missing: ['reason'] });
    expect((await guard('你好')).intent).toBe('question');
    expect(await guard('手机没电')).toMatchObject({ slots: { reason: '手机没电' } });
  });

  it('gives weights alone to the dishes in turn', async () => {
    await cook('记录 留样');
    await cook('红烧肉 青菜');
    expect(await cook('130 140')).toMatchObject({
      slots: {
        items: [
          { name: '红烧肉', amount_g: 130 },
          { name: '青菜', amount_g: 140 },
        ],
      },
    });
  });
});

describe('a record with pictures', () => {
  it('keeps the hash of every one of thirty', async () => {
    const pictures = Array.from({ length: 30 }, (_, nth) => nth + 1);
    const reply = await bot.ask({ text: '留样 红烧肉 150克', by: 'demo-cook', pictures });
    expect(reply).toMatchObject({ outcome: 'auto', ref: 'REC-1' });
    const kept = await bot.app.store.get(records, 'REC-1');
    expect(new Set(kept?.attachments).size).toBe(30);
  });
});

describe('a change of the rules', () => {
  it.each(['从现在起留样只要50克', '留样标准改了，50克就行', '以后留样都50克'])('is no record: %s', async (text) => {
    expect((await cook(text)).intent).not.toBe('record.create');
    expect((await bot.app.store.find(records, {})).rows).toHaveLength(0);
  });
});
