import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../../src/standards/load.ts';
import { posterOf } from '../../../src/study/promote/poster.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await openTestApp();
});
afterAll(() => bot.stop());
const manager = (text: string) => bot.ask({ text, by: 'demo-manager' });

describe('promoting a clause', () => {
  it('gives a text for the notice board, the plain text, and a picture that follows', async () => {
    const reply = await bot.ask({ text: '宣传 JG352 留样', by: 'demo-manager', at: '2025-05-14T11:00:00+08:00' });
    expect(reply).toMatchObject({
      intent: 'clause.promote',
      outcome: 'auto',
      slots: { standard: 'JG 352', clause: '5.2.1' },
    });
    expect(reply.text).toContain(
      '> 【留样要求】\n> 每餐次每个品种的留样量应不少于 125 g。\n> Q/LNJG JG 352—2024《食品安全与留样》5.2.1',
    );
    expect(reply.text).toContain(
      '\n每餐次每个品种的留样量应不少于 125 g。（Q/LNJG JG 352—2024《食品安全与留样》5.2.1）',
    );
    expect(reply.citations?.[0]).toMatchObject({ clause: '5.2.1', status: '现行', modal: '应' });
    const heard = await bot.say({ tick: '2025-05-14T11:00:02+08:00' });
    expect(heard.map(({ text }) => text)).toEqual(['JG 352 5.2.1 的宣传图：\n[留样要求 JG 352 5.2.1.png]']);
  });

  it.each([
    ['宣传 JG 331 5.3.3', '5.3.3'],
    ['宣传 84消毒液和洁厕灵不能混', '5.3.3'],
    ['宣传 JG 331 6.2', '6.2.1'],
    ['宣传 JG 352 5.2.7 a)', '5.2.7 a)'],
    ['把 JG 352 5.2.1 做成宣传图', '5.2.1'],
    ['宣传 JG 352 5.2.1 深色', '5.2.1'],
    ['promote JG 352 5.2.1', '5.2.1'],
  ])('%s → %s', async (text, clause) => {
    expect(await manager(text)).toMatchObject({ intent: 'clause.promote', outcome: 'auto', slots: { clause } });
  });

  it('says from when a coming edition holds, and refuses one that holds no more', async () => {
    expect((await manager('宣传 JG 331—2025 6.2.1')).text).toContain('6.2.1 · 2025-07-01 起实施');
    expect(await manager('宣传 JG 352—2021 5.2.1')).toMatchObject({ outcome: 'reject' });
  });

  it('asks when no clause is meant, and finds nothing where there is nothing', async () => {
    expect(await manager('宣传 JG 352')).toMatchObject({ outcome: 'ask', missing: ['clause'] });
    expect(await manager('宣传 飞船')).toMatchObject({ outcome: 'reject' });
    expect(await manager('宣传 JG 352 99.9')).toMatchObject({ outcome: 'reject' });
  });

  it('is for managers', async () => {
    expect(await bot.ask({ text: '宣传 JG352 留样', by: 'demo-employee' })).toMatchObject({ outcome: 'deny' });
  });

  it.each(['节能宣传周是什么时候', '宣传栏谁管'])('%s is a question', async (text) => {
    expect((await manager(text)).intent).toBe('question');
  });
});

describe('a poster', () => {
  const { catalogue } = loadKnowledge('knowledge');
  const clauses = catalogue
    .allInForce('2025-05-14')
    .flatMap((edition) => edition.clauses.map((clause) => ({ edition, clause })));

  it('never says more than its clause, its heading and its place: tried on every clause in force', () => {
    for (const { edition, clause } of clauses) {
      const { card } = posterOf(edition, clause);
      const allowed = [
        clause.text,
        clause.leadIn?.text ?? '',
        clause.term?.definition ?? '',
        edition.title,
        ...clause.path,
        clause.table?.caption ?? '',
      ].join('\n');
      const items = edition.clauses
        .filter((other) => other.kind === 'item')
        .map((item) => item.text)
        .join('\n');
      expect(allowed).toContain(card.title);
      if (card.value !== undefined) expect(card.body).toContain(card.value);
      for (const line of card.body.split('\n').map((one) => one.replace(/^(?:[a-z\d]+\)|——|（[^）]+）)\s/, '')))
        if (!clause.table && !clause.term) expect(`${allowed}\n${items}`).toContain(line);
    }
    expect(clauses.length).toBeGreaterThan(1000);
  });

  it('sets a value large only where it is the only one', () => {
    const of = (key: string) => {
      const found = catalogue.byKey(key, '2025-05-14');
      return found && posterOf(found.edition, found.clause).card.value;
    };
    expect(of('Q/LNJG JG 352—2024#5.2.1')).toBe('不少于 125 g');
    expect(of('Q/LNJG JG 331—2024#6.2.2')).toBeUndefined();
    expect(of('Q/LNJG JG 331—2024#5.3.1')).toBeUndefined();
  });
});
