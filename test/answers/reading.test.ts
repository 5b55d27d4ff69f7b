import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../support/app.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await openTestApp();
});
afterAll(() => bot.stop());

describe('上下文', () => {
  it('shows the headings above, the clause, and the ones before and after', async () => {
    const reply = await bot.ask('上下文 JG 352—2024 5.1.1');
    expect(reply).toMatchObject({
      intent: 'clause.show',
      outcome: 'auto',
      slots: { standard: 'JG 352—2024', clause: '5.1.1' },
      citations: [{ code: 'Q/LNJG JG 352—2024', clause: '5.1.1', status: '现行' }],
    });
    expect(reply.behaviour).toBeUndefined();
    expect(reply.text).toMatch(/5\.1\.2 /);
    expect(reply.actions.map(({ say }) => say)).toContain('上下文 JG 352—2024 5.1.2');
  });

  it('is what the buttons below an answer say', async () => {
    const answer = await bot.ask('留样多少克');
    const context = answer.actions.find(({ label }) => label === '上下文')?.say ?? '';
    const full = answer.actions.find(({ label }) => label === '全文')?.say ?? '';
    for (const say of [context, full])
      expect(await bot.ask(say)).toMatchObject({
        intent: 'clause.show',
        outcome: 'auto',
        citations: [{ clause: answer.citations?.[0]?.clause }],
      });
  });

  it('means the last answer when nothing is named', async () => {
    await bot.say('留样多少克');
    expect(await bot.ask('上下文')).toMatchObject({ outcome: 'auto', slots: { standard: 'JG 352—2024' } });
    expect(await bot.ask({ by: 'demo-guard', text: '上下文' })).toMatchObject({ outcome: 'ask' });
  });

  it('offers what there is when there is no such clause or standard', async () => {
    const reply = await bot.ask('上下文 JG 352 5.1.99');
    expect(reply).toMatchObject({ outcome: 'reject' });
    expect(reply.actions[0]?.say).toMatch(/^上下文 JG 352—2024 5\.1\./);
    expect(await bot.ask('全文 JG 999 1')).toMatchObject({ outcome: 'reject' });
  });
});

describe('全文', () => {
  it('shows a clause with all its items', async () => {
    const { edition, clause } = withItems();
    const reply = await bot.ask(`全文 ${edition.code.slice('Q/LNJG '.length)} ${clause.number}`);
    for (const item of edition.clauses.filter((c) => c.leadIn?.number === clause.number && c.kind === 'item'))
      expect(reply.text).toContain(item.text);
  });

  it("shows a standard's outline", async () => {
    const reply = await bot.ask('全文 JG 352');
    expect(reply).toMatchObject({ intent: 'clause.show', slots: { standard: 'JG 352—2024' } });
    expect(reply.text).toMatch(/1 范围/);
  });

  it('goes to the one who asked when it is too long for a group', async () => {
    const lines = await bot.say({ text: '全文 JG 352 5', group: 'g-all' });
    expect(lines.map(({ to }) => to)).toEqual([{ conversation: 'g-all' }, { user: 'demo-employee' }]);
  });
});

describe('转发', () => {
  it('sends a clause to a person by name', async () => {
    const [reply, sent] = await bot.say('转发 JG 352 5.1.1 给 何大勇');
    expect(reply).toMatchObject({
      intent: 'clause.forward',
      outcome: 'auto',
      slots: { standard: 'JG 352', clause: '5.1.1', to: '何大勇' },
    });
    expect(sent).toMatchObject({ to: { user: 'demo-cook' }, citations: [{ clause: '5.1.1' }] });
    expect(sent?.text).toContain('陈秀兰转给您');
  });

  it('asks to whom', async () => {
    expect(await bot.ask('转发 JG 352 5.1.1')).toMatchObject({ outcome: 'ask', missing: ['to'] });
    await bot.say('取消');
  });

  it('sends to the own group, and to no other', async () => {
    const [reply, sent] = await bot.say('转发 JG 331 5.1.1 给保洁组');
    expect(reply).toMatchObject({ outcome: 'auto' });
    expect(sent).toMatchObject({ to: { conversation: 'g-cleaning' } });
    expect(await bot.ask('转发 JG 331 5.1.1 给 食堂组')).toMatchObject({ outcome: 'deny' });
    expect(await bot.ask({ by: 'visitor', text: '转发 JG 331 5.1.1 给 保洁组' })).toMatchObject({ outcome: 'deny' });
  });

  it('names nobody who is not in the directory', async () => {
    expect(await bot.ask('转发 JG 331 5.1.1 给 王二小')).toMatchObject({ outcome: 'reject' });
  });
});

function withItems() {
  for (const edition of bot.app.shelf().catalogue.allInForce('2025-05-14')) {
    const item = edition.clauses.find((c) => c.kind === 'item' && c.number.endsWith(' c)'));
    const clause = item && edition.clauses.find((c) => c.number === item.leadIn?.number);
    if (clause?.kind === 'clause') return { edition, clause };
  }
  throw new Error('no clause has items');
}
