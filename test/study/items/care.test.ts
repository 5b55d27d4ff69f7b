import { describe, expect, it } from 'vitest';
import { itemCare, itemStats } from '../../../src/study/items/model.ts';
import { withAnswers } from '../../../src/study/items/stats.ts';
import { askedItems, papers } from '../../../src/study/quiz/model.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';

const TUESDAY = '2025-06-24T09:00:00+08:00';
const OWN = '出题 留样的食品要在冰箱里放多久才能倒掉？ A 24 h B 48 h* C 72 h 条款 JG352 5.2.2';
const manager = (text: string) => ({ by: 'demo-manager', text });
const cook = (text: string) => ({ by: 'demo-cook', text });
const open = (): Promise<TestApp> => openTestApp({ at: TUESDAY });

async function quiz(bot: TestApp, words: string) {
  await bot.ask(manager(words));
  return bot.say(manager('确认'));
}
/** The questions that were put on anyone's paper. */
async function drawn(bot: TestApp): Promise<string[]> {
  const { rows } = await bot.app.store.find(papers);
  return rows.flatMap(({ document }) => document.questions.map(({ item }) => item));
}

describe('出题', () => {
  it('puts a question of a manager through the gates into the bank, from where it is drawn', async () => {
    const bot = await open();
    const added = await bot.ask(manager(OWN));
    expect(added).toMatchObject({ intent: 'quiz.add_item', outcome: 'auto', ref: 'TM-1' });
    expect(added.text).toContain('答案：');
    expect(added.text).toContain('5.2.2');
    const { rows } = await bot.app.store.find(itemCare);
    expect(rows[0]?.document.written?.author).toBe('demo-manager');
    await quiz(bot, '现在给食堂考100题 留样');
    expect(await drawn(bot)).toContain(rows[0]?.id);
    await bot.stop();
  });

  it('asks for what is missing, one thing after the other', async () => {
    const bot = await open();
    expect((await bot.ask(manager('出题'))).outcome).toBe('ask');
    expect((await bot.ask(manager('留样的食品要在冰箱里放多久才能倒掉？'))).text).toContain('选项');
    const clause = await bot.ask(manager('A 24 h B 48 h* C 72 h'));
    expect([clause.outcome, clause.actions.length > 0]).toEqual(['ask', true]);
    expect(clause.actions.some(({ say }) => say.startsWith('条款 JG 352'))).toBe(true);
    const added = await bot.ask(manager('条款 JG 352 5.2.2'));
    expect(added).toMatchObject({ intent: 'quiz.add_item', outcome: 'auto', ref: 'TM-1' });
    await bot.stop();
  });

  it('refuses what a gate keeps out, what is there already, clauses that are not in force, and anyone but a manager', async () => {
    const bot = await open();
    const refused = async (text: string) => (await bot.ask(manager(text))).text;
    expect(await refused('出题 留样量每个品种至少多少克？ 答案 130 g 条款 JG352 5.2.1')).toContain('没有这个数值');
    expect(await refused('出题 留样的食品要放多久？ A 24 h B 48 h* C 以上都是 条款 JG352 5.2.2')).toContain('以上都是');
    expect(await refused('出题 留样的食品要放多久？ A 24 h B 48 h* C 72 h 条款 JG352 99.9')).toContain('没有找到');
    expect(await refused('出题 留样的食品要放多久？ A 24 h B 48 h* C 72 h 条款 JG352—2021 5.2')).toMatch(
      /没有找到|不是现行/,
    );
    await bot.ask(manager(OWN));
    expect(await refused(OWN)).toContain('已经有');
    for (const by of ['demo-employee', 'demo-supervisor', 'demo-supplier', 'demo-leader'])
      expect((await bot.ask({ by, text: OWN })).outcome).toBe('deny');
    await bot.stop();
  });
});

describe('这题有问题', () => {
  it('sets a question aside at once, shows it to the manager, who keeps or retires it and whose word comes back', async () => {
    const bot = await open();
    await quiz(bot, '现在给食堂考3题');
    const heard = await bot.say(cook('这题有问题 两个选项都说得通'));
    expect(heard[0]).toMatchObject({ intent: 'quiz.flag_item', outcome: 'auto', ref: 'TM-1', slots: { question: 1 } });
    const shown = heard.find(({ to }) => to.user === 'demo-manager');
    expect(shown?.text).toContain('两个选项都说得通');
    expect(shown?.actions.map(({ say }) => say)).toEqual(['保留 TM-1', '停用 TM-1']);
    const [held] = (await bot.app.store.find(itemCare)).rows;
    expect(held?.document.state).toBe('held');
    expect((await bot.ask(manager('题目待定'))).text).toContain('TM-1');
    expect((await bot.ask(manager('我的待办'))).text).toContain('TM-1');

    await quiz(bot, '现在给食堂考100题');
    const second = (await bot.app.store.find(papers, { where: { quiz: 2 } })).rows;
    expect(second.flatMap(({ document }) => document.questions.map(({ item }) => item))).not.toContain(held?.id);

    const decided = await bot.say(manager('停用 TM-1'));
    expect(decided[0]).toMatchObject({ intent: 'quiz.retire_item', outcome: 'auto', ref: 'TM-1' });
    expect(decided.find(({ to }) => to.user === 'demo-cook')?.text).toContain('停用');
    expect((await bot.ask(manager('题目待定'))).text).toContain('没有');
    await bot.say(manager('TM-1 保留'));
    expect((await bot.app.store.get(itemCare, held?.id ?? ''))?.state).toBe('active');
    await bot.stop();
  });

  it('names a question of an earlier quiz, is for who was asked it, twice is once, and nobody empties the bank', async () => {
    const bot = await open();
    await quiz(bot, '现在给食堂考8题');
    const named = await bot.ask(cook('QZ-1 第2题有问题'));
    expect(named).toMatchObject({ intent: 'quiz.flag_item', ref: 'TM-1', slots: { question: 2 } });
    expect((await bot.ask(cook('QZ-1 第2题有问题'))).text).toContain('已经有人反映');
    expect((await bot.ask({ by: 'demo-guard', text: 'QZ-1 第2题有问题' })).outcome).toBe('reject');
    expect((await bot.ask({ by: 'demo-guard', text: '这题有问题' })).text).toContain('没有找到');
    expect((await bot.ask(cook('QZ-1 第9题有问题'))).text).toContain('只有 8 题');
    expect((await bot.ask({ by: 'demo-stranger', text: '这题有问题' })).outcome).toBe('deny');
    for (const i of [1, 3, 4, 5]) expect((await bot.ask(cook(`QZ-1 第${i}题有问题`))).outcome).toBe('auto');
    expect((await bot.ask(cook('QZ-1 第6题有问题'))).outcome).toBe('reject');
    await bot.stop();
  });
});

describe('这题有问题 after a single question', () => {
  it('means that question, though a quiz waits beside it; and the quiz’s once it was shown again', async () => {
    const bot = await open();
    await quiz(bot, '现在给食堂考3题');
    await bot.ask(cook('今天考我'));
    const single = await bot.app.store.get(papers, 'QZ-2/demo-cook');
    await bot.ask(cook('QZ-2 第1题 A'));
    await bot.ask(cook('这题有问题'));
    const [held] = (await bot.app.store.find(itemCare)).rows;
    expect(held?.id).toBe(single?.questions[0]?.item);
    await bot.ask({ ...cook('继续答题'), at: '2025-06-24T09:01:00+08:00' });
    expect(await bot.ask(cook('这题有问题'))).toMatchObject({ ref: 'TM-2', slots: { question: 1 } });
    const first = await bot.app.store.get(papers, 'QZ-1/demo-cook');
    expect((await bot.app.store.get(itemCare, first?.questions[0]?.item ?? ''))?.number).toBe(2);
    await bot.stop();
  });
});

describe('出题 that a gate keeps out', () => {
  it('hears the one thing that failed, and what to type instead', async () => {
    const bot = await open();
    const refused = async (text: string) => (await bot.ask(manager(`出题 ${text} 条款 JG352 5.2.2`))).text;
    expect(await refused('留样（冰箱里要放多久才能倒掉？ A 24 h B 48 h* C 72 h')).toMatch(
      /^这题没有收：括号或引号不成对/,
    );
    expect(await refused('本条要求留样放多久才能倒掉？ A 24 h B 48 h* C 72 h')).toMatch(/“本条”指向题外/);
    expect(await refused('它在冰箱里要放多久才能倒掉？ A 24 h B 48 h* C 72 h')).toMatch(/开头的“它”/);
    expect(await refused('留样至少要放多少小时才能倒掉？ 答案 60 h')).toMatch(/写的是 .*48 h/);
    expect(
      await refused('留样的食品要放多久才能倒掉？ A 24 h B 48 h，从这一餐结束的时候算起，放在专用冰箱里* C 72 h'),
    ).toMatch(/正确的选项比错的长得多/);
    // Nobody is sent back for a question mark.
    expect(
      await bot.ask(manager('出题 留样的食品在冰箱里要放多久 A 24 h B 48 h* C 72 h 条款 JG352 5.2.2')),
    ).toMatchObject({
      outcome: 'auto',
    });
    await bot.stop();
  });
});

describe('题目统计', () => {
  it('counts the answers of each quiz at its close, and sets aside what most of the best get wrong', async () => {
    const bot = await open();
    await quiz(bot, '现在给食堂考3题');
    expect((await bot.ask(manager('题目统计'))).text).toContain('样本不足');
    const paper = await bot.app.store.get(papers, 'QZ-1/demo-cook');
    const item = await bot.app.store.get(askedItems, paper?.questions[0]?.item ?? '');
    if (!item) throw new Error('nothing was asked');
    // Nineteen answers as they might have come over months, most of the best wrong.
    const best = Array.from({ length: 8 }, (_, i) => ({
      right: i < 2,
      picked: [i < 2 ? 1 : 0],
      rest: 0.9,
      group: 'best' as const,
    }));
    const others = Array.from({ length: 11 }, () => ({ right: true, picked: [1], rest: 0.4 }));
    await bot.app.store.transact({ what: 'test' }, async (tx) => {
      tx.put(itemStats, item.id, withAnswers(undefined, item, [...best, ...others], tx.at));
    });
    await bot.ask(cook('A'));
    const heard = await bot.say({ tick: '2025-06-24T12:00:00+08:00' });
    expect((await bot.app.store.get(itemStats, item.id))?.n).toBe(20);
    expect(heard.find(({ to, ref }) => to.user === 'demo-manager' && ref === 'TM-1')?.text).toContain('多数答错');
    expect((await bot.app.store.get(itemCare, item.id))?.state).toBe('held');
    const stats = await bot.ask(manager('题目统计'));
    expect(stats.text).toMatch(/作答 20 次，正确率 (?:65|70)%/);
    const shown = await bot.ask(manager(stats.actions[0]?.say ?? ''));
    expect(shown).toMatchObject({ intent: 'quiz.show_item' });
    expect(shown.text).toContain('答案：');
    expect((await bot.ask({ by: 'demo-employee', text: '题目统计' })).outcome).toBe('deny');
    await bot.stop();
  });
});
