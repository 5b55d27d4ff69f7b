import { describe, expect, it } from 'vitest';
import type { Outgoing } from '../../../src/chat/message.ts';
import { contests, scores } from '../../../src/study/contests/model.ts';
import { rightAnswer } from '../../../src/study/quiz/answer-words.ts';
import { seen } from '../../../src/study/quiz/desk.ts';
import { askedItems, papers, quizzes } from '../../../src/study/quiz/model.ts';
import { type Heard, openTestApp, type TestApp } from '../../support/app.ts';

const TUESDAY = '2025-06-24T09:00:00+08:00';
const at = (time: string): string => `2025-06-24T${time}:00+08:00`;
const manager = (text: string) => ({ by: 'demo-manager', text });
const to = (heard: readonly Heard[], whom: string): Heard[] =>
  heard.filter((one) => one.to.user === whom || one.to.conversation === whom);

async function planned(bot: TestApp, words: string): Promise<Heard> {
  const shown = await bot.ask(manager(words));
  expect([shown.intent, shown.outcome]).toEqual(['contest.schedule', 'confirm']);
  const kept = await bot.ask(manager('确认'));
  expect([kept.outcome, kept.ref]).toEqual(['auto', 'CT-1']);
  return shown;
}

async function rightWord(bot: TestApp, quiz: number, person: string, question: number): Promise<string> {
  const paper = await bot.app.store.get(papers, `QZ-${quiz}/${person}`);
  const asked = paper && (await seen(bot.app.store, paper, question));
  if (!asked) throw new Error(`${person} has no question ${question} of QZ-${quiz}`);
  return rightAnswer(asked);
}

describe('a contest of knowledge', () => {
  it('is shown with its rules, refused where it can not be, and for managers only', async () => {
    const bot = await openTestApp({ at: TUESDAY });
    const shown = await bot.ask(manager('比赛 保洁 对 会务 周五下午3点 10题'));
    expect(shown.slots).toEqual({ groups: ['保洁', '会务'], at: '2025-06-27T15:00:00+08:00', count: 10 });
    expect(shown.text).toContain('同分先比正确率');
    await bot.ask(manager('取消'));
    const reject = async (text: string): Promise<string> => {
      const reply = await bot.ask(manager(text));
      expect([text, reply.intent, reply.outcome]).toEqual([text, 'contest.schedule', 'reject']);
      return reply.text;
    };
    expect(await reject('比赛 保洁 对 园林 周五下午3点')).toContain('园林');
    await reject('比赛 保洁 对 会务 昨天下午3点');
    await reject('比赛 保洁 对 会务 周五下午3点 0题');
    await reject('比赛 保洁 对 会务 周五下午3点 1000题');
    await reject('比赛 保洁 对 会务 周五25点');
    await reject('比赛 保洁 对 会务 每周五下午3点');
    await reject('比赛 保洁 对 会务 周五下午3点 九轮');
    expect((await bot.ask(manager('比赛 保洁 对 保洁 周五下午3点'))).missing).toEqual(['groups']);
    expect((await bot.ask(manager('竞赛多久举办一次'))).intent).toBe('question');
    for (const by of ['demo-employee', 'demo-supplier', 'demo-supervisor', 'demo-leader'])
      expect((await bot.ask({ by, text: '比赛 保洁 对 会务 周五下午3点' })).outcome).toBe('deny');
    await bot.stop();
  });

  it('opens at its time for each team with papers of equal difficulty, answered in private, and ends with places, a picture and the record', async () => {
    const sent: Outgoing[] = [];
    const bot = await openTestApp({
      at: TUESDAY,
      deliver: async (message) => {
        sent.push(message);
        return { result: 'sent' };
      },
    });
    await planned(bot, '比赛 保洁 对 会务 今天下午3点 4题');
    const begun = await bot.say({ tick: at('15:00') });
    expect(to(begun, 'demo-employee')[0]?.text).toContain('第 1/4 题');
    expect(to(begun, 'conference-2')[0]?.text).toContain('代表会务');
    for (const group of ['g-cleaning', 'g-conference']) {
      expect(to(begun, group)).toHaveLength(1);
      expect(to(begun, group)[0]?.text).not.toContain('A.');
    }
    const { rows } = await bot.app.store.find(quizzes);
    expect(
      rows.map(({ document: { team, why, from, closes } }) => [team, why, from, closes === rows[0]?.document.closes]),
    ).toEqual([
      ['保洁', 'contest', 'CT-1', true],
      ['会务', 'contest', 'CT-1', true],
    ]);
    const shapes = new Set<string>();
    for (const { document } of (await bot.app.store.find(papers)).rows) {
      const items = await Promise.all(document.questions.map(({ item }) => bot.app.store.get(askedItems, item)));
      shapes.add(items.map((one) => `${one?.key.form}/${one?.kind}`).join());
    }
    expect(shapes.size).toBe(1);

    // 会务 answers everything right, 保洁 one question; nobody in the group.
    expect((await bot.ask({ by: 'conference-2', text: 'A', group: 'g-conference' })).outcome).toBe('reject');
    for (const person of ['conference-2', 'conference-3', 'conference-lead', 'demo-supplier-conference'])
      for (let i = 1; i <= 4; i++)
        await bot.say({ by: person, text: `QZ-2 第${i}题 ${await rightWord(bot, 2, person, i)}` });
    await bot.say({ by: 'demo-employee', text: await rightWord(bot, 1, 'demo-employee', 1) });
    expect((await bot.ask(manager('比赛情况 CT-1'))).text).toContain('会务 4/4');

    const over = await bot.say({ tick: at('15:30') });
    for (const whom of ['g-cleaning', 'g-conference', 'demo-manager']) {
      const [result] = to(over, whom);
      expect(result?.text).toContain('第 1 名　会务');
      expect(result?.text).toContain('第 2 名　保洁');
    }
    expect(to(over, 'conference-2')[0]?.text).toContain('您答对 4/4');
    expect(to(over, 'cleaning-3').at(-1)?.text).toContain('没有答');
    expect(to(over, 'demo-employee').some(({ text }) => text.includes('补考'))).toBe(false);
    const files = sent.filter(({ reply }) => reply.blocks.some(({ kind }) => kind === 'file'));
    expect(files).toHaveLength(3);
    const stored = await bot.app.store.get(contests, 'CT-1');
    expect(stored?.kind === 'knowledge' && stored.result?.map(({ team, place }) => [team, place])).toEqual([
      ['会务', 1],
      ['保洁', 2],
    ]);
    expect((await bot.ask({ by: 'demo-guard', text: '比赛结果 CT-1' })).text).toContain('第 1 名　会务');
    const late = await bot.ask({ by: 'cleaning-3', text: `QZ-1 第1题 ${await rightWord(bot, 1, 'cleaning-3', 1)}` });
    expect(late.outcome).toBe('warn');
    await bot.stop();
  });

  it('has rounds that repeat nothing, goes on after a restart, and closes before its time when all have answered', async () => {
    let bot = await openTestApp({ at: TUESDAY });
    await planned(bot, '比赛 安保 对 食堂 今天下午3点 2题 两轮');
    await bot.say({ tick: at('15:00') });
    bot = await bot.restart();
    const people = async (quiz: number) => (await bot.app.store.get(quizzes, `QZ-${quiz}`))?.people ?? [];
    for (const quiz of [1, 2])
      for (const person of await people(quiz))
        for (let i = 1; i <= 2; i++)
          await bot.say({ by: person, text: `QZ-${quiz} 第${i}题 ${await rightWord(bot, quiz, person, i)}` });
    const closed = await bot.say({ tick: at('15:05') });
    expect(to(closed, 'g-canteen')[0]?.text).toContain('第 1 轮结束');
    // Nothing of answers gets out before the end.
    expect(to(closed, 'demo-guard')).toEqual([]);
    const second = await bot.say({ tick: at('15:08') });
    expect(to(second, 'g-canteen')[0]?.text).toContain('第 2/2 轮');
    const drawn = async (quiz: number) =>
      (await bot.app.store.get(papers, `QZ-${quiz}/demo-guard`))?.questions.map(({ item }) => item) ?? [];
    const before = new Set(await drawn(1));
    expect((await drawn(3)).some((item) => before.has(item))).toBe(false);
    const over = await bot.say({ tick: at('16:00') });
    expect(to(over, 'g-security')[0]?.text).toContain('CT-1 知识比赛结果');
    await bot.stop();
  });

  it('is moved, cancelled, and asked about when it was missed', async () => {
    let bot = await openTestApp({ at: TUESDAY });
    await planned(bot, '比赛 保洁 对 会务 今天下午3点 3题');
    expect((await bot.ask(manager('CT-1 改到 今天下午4点'))).outcome).toBe('confirm');
    expect((await bot.ask(manager('确认'))).text).toContain('16:00');
    expect(await bot.say({ tick: at('15:30') })).toEqual([]);
    bot = await bot.restart(at('19:00'));
    const missed = bot.started.find(({ to: { user } }) => user === 'demo-manager');
    expect(missed?.actions.map(({ say }) => say)).toEqual(['CT-1 现在开始', '取消比赛 CT-1']);
    expect((await bot.ask(manager('取消比赛 CT-1'))).outcome).toBe('confirm');
    const gone = await bot.say(manager('确认'));
    expect(to(gone, 'g-cleaning')[0]?.text).toContain('已取消');
    expect((await bot.ask(manager('CT-1 现在开始'))).outcome).toBe('reject');
    await bot.stop();
  });
});

describe('a contest of practical skill', () => {
  it('has a sheet of clauses that sums to a hundred, judges of the directory, and is refused where no clause speaks of it', async () => {
    const bot = await openTestApp({ at: TUESDAY });
    const none = await bot.ask(manager('技能比赛 食堂 刀工 周五下午3点 评委 郑海宁'));
    expect([none.outcome, none.text.includes('没有讲“刀工”')]).toEqual(['reject', true]);
    expect((await bot.ask(manager('技能比赛 会务 摆台 周五下午3点 评委 王小明'))).text).toContain('王小明');
    expect((await bot.ask(manager('技能比赛 会务 摆台 周五下午3点 评委 沈雅'))).text).toContain('没有评委可评');
    const which = await bot.ask(manager('技能比赛 会务 摆台 周五下午3点 评委 王姐 李工'));
    expect([which.outcome, which.missing, which.actions.map(({ say }) => say)]).toEqual([
      'ask',
      ['judges'],
      ['李桂芳', '李四'],
    ]);
    const shown = await bot.ask(manager('李四'));
    expect(shown.text).toContain('评委：王洁、李四');
    expect(shown.text).toContain('JG 321 5.3.4');
    await bot.ask(manager('确认'));
    const stored = await bot.app.store.get(contests, 'CT-1');
    const sum = stored?.kind === 'skill' ? stored.sheet.reduce((total, { points }) => total + points, 0) : 0;
    expect(sum).toBe(100);
    await bot.stop();
  });

  it('is scored in private, line after line; nobody scores their own unit, sees others or corrects what is published', async () => {
    const bot = await openTestApp({ at: TUESDAY });
    const shown = await planned(
      bot,
      '技能比赛 安保 灭火器 今天下午3点 评委 郑海宁 高勇 周启明 选手 赵卫东 唐建国 王洁',
    );
    expect(shown.text).toContain('高勇 不评本单位的人');
    const judge = (text: string, by = 'demo-supervisor') => bot.ask({ by, text });
    expect((await judge('CT-1 赵卫东 第1项 8分')).text).toContain('到时再打分');
    const begun = await bot.say({ tick: at('15:00') });
    expect(to(begun, 'demo-supervisor')[0]?.actions[0]?.say).toBe('评分 CT-1');
    const first = await judge('评分 CT-1');
    expect([first.intent, first.text.includes('赵卫东 第 1/5 项（20 分）')]).toEqual(['contest.score', true]);
    const second = await judge('18分');
    expect(second.text).toContain('赵卫东 第 1 项 18 分，已记');
    expect(second.text).toContain('第 2/5 项');
    const third = await judge(second.actions[0]?.say ?? '');
    expect(third).toMatchObject({ slots: { contest: 'CT-1', person: '赵卫东', item: 2, points: 20 } });
    expect((await judge('CT-1 赵卫东 第1项 19分')).text).toContain('18 → 19');

    expect((await judge('CT-1 赵卫东 第1项 21分')).outcome).toBe('reject');
    expect((await judge('CT-1 赵卫东 第1项 -1分')).outcome).toBe('reject');
    expect((await judge('CT-1 赵卫东 第9项 1分')).outcome).toBe('reject');
    expect((await judge('CT-1 何大勇 第1项 1分')).text).toContain('不在选手里');
    expect((await judge('CT-1 赵卫东 第1项 9分', 'demo-supplier-security')).text).toContain('同一单位');
    expect((await judge('CT-1 赵卫东 第1项 9分', 'demo-employee')).outcome).toBe('deny');
    expect((await bot.ask({ by: 'demo-supervisor', text: 'CT-1 赵卫东 第1项 9分', group: 'g-security' })).outcome).toBe(
      'reject',
    );
    expect((await judge('比赛情况 CT-1', 'demo-supplier-security')).text).not.toContain('19');

    for (const name of ['赵卫东', '唐建国', '王洁'])
      for (let i = 1; i <= 5; i++) await judge(`CT-1 ${name} 第${i}项 ${name === '唐建国' ? 20 : 10}分`);
    expect((await judge('我的待办', 'demo-manager')).text).toContain('CT-1');
    expect((await judge('公布 CT-1', 'demo-supervisor')).outcome).toBe('deny');
    const asked = await judge('公布 CT-1', 'demo-manager');
    expect([asked.outcome, asked.text.includes('还有')]).toEqual(['confirm', true]);
    const out = await bot.say({ by: 'demo-manager', text: '确认' });
    const [group] = to(out, 'g-security');
    expect(group?.text).toContain('第 1 名　唐建国　100 分');
    expect(to(out, 'demo-guard').at(-1)?.text).toContain('第 2 名');
    expect((await judge('CT-1 赵卫东 第1项 20分')).text).toContain('已经公布');
    expect((await bot.app.store.find(scores)).rows.length).toBe(3);
    expect((await judge('比赛结果 CT-1', 'demo-guard')).text).toContain('您得 50 分');
    await bot.stop();
  });
});
