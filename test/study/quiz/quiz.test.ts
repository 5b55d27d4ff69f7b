import { describe, expect, it } from 'vitest';
import { givens, papers, quizzes } from '../../../src/study/quiz/model.ts';
import { type Heard, openTestApp, type TestApp } from '../../support/app.ts';

const TUESDAY = '2025-06-24T09:00:00+08:00';
const manager = (text: string, at?: string) => ({
  by: 'demo-manager',
  text,
  group: 'g-cleaning',
  ...(at === undefined ? {} : { at }),
});
const employee = (text: string, at?: string) => ({ by: 'demo-employee', text, ...(at === undefined ? {} : { at }) });

async function started(at = TUESDAY): Promise<{ bot: TestApp; heard: Heard[] }> {
  const bot = await openTestApp({ at });
  await bot.ask(manager('现在给保洁考5题'));
  return { bot, heard: await bot.say(manager('确认')) };
}
const to = (heard: readonly Heard[], user: string): Heard | undefined => heard.find((one) => one.to.user === user);
/** The letter or word that is right, found as only a test may: in the store. */
async function rightWord(bot: TestApp, person: string, question: number): Promise<string> {
  const { rightAnswer } = await import('../../../src/study/quiz/answer-words.ts');
  const { seen } = await import('../../../src/study/quiz/desk.ts');
  const paper = await bot.app.store.get(papers, `QZ-1/${person}`);
  const asked = paper && (await seen(bot.app.store, paper, question));
  if (!asked) throw new Error(`no question ${question}`);
  return rightAnswer(asked);
}

describe('a quiz', () => {
  it('is proposed, begun on 确认, and asked in private; the group hears one line', async () => {
    const bot = await openTestApp({ at: TUESDAY });
    const proposed = await bot.ask(manager('现在给保洁考5题'));
    expect([proposed.intent, proposed.outcome, proposed.slots]).toEqual([
      'quiz.start',
      'confirm',
      { group: '保洁', count: 5, at: 'now' },
    ]);
    const heard = await bot.say(manager('确认'));
    expect(heard[0]).toMatchObject({ intent: 'quiz.start', outcome: 'auto', ref: 'QZ-1' });
    expect(to(heard, 'demo-employee')?.text).toContain('第 1/5 题');
    expect(to(heard, 'demo-cook')).toBeUndefined();
    const group = heard.filter((one) => one.to.conversation === 'g-cleaning');
    expect(group).toHaveLength(2);
    expect(group[1]?.text).not.toContain('第 1/5 题');
    await bot.stop();
  });

  it('is taken up by the button in the group without a word there, however many press it', async () => {
    const { bot } = await started();
    const heard = await bot.say({ ...employee('开始答题 QZ-1'), group: 'g-cleaning' });
    expect(heard.map(({ to }) => to)).toEqual([{ user: 'demo-employee' }]);
    expect(heard[0]).toMatchObject({ intent: 'quiz.take', outcome: 'auto', ref: 'QZ-1' });
    expect(heard[0]?.text).toContain('第 1/5 题');
    await bot.stop();
  });

  it('takes answers by letter, by button and in words, changes them, and counts each once', async () => {
    const { bot, heard } = await started();
    const button = to(heard, 'demo-employee')?.actions[1];
    expect((await bot.ask(employee('B'))).slots).toEqual({ answer: 'B' });
    const same = await bot.ask(employee(button?.say ?? ''));
    expect(same.text).toContain('第 1 题已经记了：B');
    const changed = await bot.ask(employee('第一题点错了 应该选C'));
    expect([changed.intent, changed.slots]).toEqual(['quiz.amend', { question: 1, answer: 'C' }]);
    const { rows } = await bot.app.store.find(givens, { where: { person: 'demo-employee' } });
    expect(rows.map(({ document }) => [document.question, document.said])).toEqual([[1, 'C']]);
    await bot.stop();
  });

  it('asks for answers in private, so that nobody reads them in the group', async () => {
    const { bot } = await started();
    const reply = await bot.ask({ by: 'demo-employee', text: 'B', group: 'g-cleaning' });
    expect([reply.intent, reply.outcome]).toEqual(['quiz.answer', 'reject']);
    expect((await bot.app.store.find(givens)).rows).toEqual([]);
    await bot.stop();
  });

  it('goes on where it was after a restart, and leaves questions about standards alone', async () => {
    let { bot } = await started();
    await bot.ask(employee(await rightWord(bot, 'demo-employee', 1)));
    bot = await bot.restart();
    expect((await bot.ask(employee('留样多少克'))).text).toContain('125 g');
    const second = await bot.ask(employee('继续答题'));
    expect(second.text).toContain('第 2/5 题');
    await bot.stop();
  });

  it('is marked at its close: each hears in private, the group only how many, a make-up comes by itself', async () => {
    const { bot } = await started();
    for (let question = 1; question <= 5; question++)
      await bot.say(employee(await rightWord(bot, 'demo-employee', question)));
    const heard = await bot.say({ tick: '2025-06-24T11:30:00+08:00' });
    const own = heard.filter((one) => one.to.user === 'demo-employee').map((one) => one.text);
    expect(own.join('\n')).toContain('100 分');
    const other = heard.filter((one) => one.to.user === 'demo-employee-2').map((one) => one.text);
    expect(other.join('\n')).toMatch(/没有答[\s\S]*补考安排在/);
    const group = heard.filter((one) => one.to.conversation === 'g-cleaning').map((one) => one.text);
    expect(group.join('\n')).toMatch(/收卷[\s\S]*1 人答完/);
    expect(group.join('\n')).not.toMatch(/\d+ 分/);
    const another = (await rightWord(bot, 'demo-employee', 1)) === 'A' ? 'B' : 'A';
    const late = await bot.ask(employee(`QZ-1 第1题 ${another}`, '2025-06-24T11:40:00+08:00'));
    expect(late.outcome).toBe('warn');
    const later = await bot.say({ tick: '2025-06-26T10:00:00+08:00' });
    expect(to(later, 'demo-employee-2')?.text).toBeDefined();
    expect((await bot.app.store.get(quizzes, 'QZ-2'))?.people).not.toContain('demo-employee');
    expect((await bot.app.store.get(quizzes, 'QZ-2'))?.why).toBe('make-up');
    await bot.stop();
  });

  it('is finished on the edition that it was asked on, and says that a newer one holds', async () => {
    const { bot } = await started('2025-06-30T23:00:00+08:00');
    await bot.ask(employee('A'));
    const heard = await bot.say({ tick: '2025-07-01T09:00:00+08:00' });
    const own = heard.filter((one) => one.to.user === 'demo-employee').map((one) => one.text);
    expect(own.join('\n')).toMatch(/JG 331—2024[^\n]*被代替[\s\S]*2025-07-01起有新版，以新版为准/);
    await bot.stop();
  });

  it('is closed though the program was away at its time', async () => {
    const { bot } = await started();
    const again = await bot.restart('2025-06-24T18:00:00+08:00');
    expect((await again.app.store.get(quizzes, 'QZ-1'))?.state).toBe('closed');
    await again.stop();
  });

  it('takes no answer to what was never asked', async () => {
    const { bot } = await started();
    const other = await bot.ask({ by: 'demo-cook', text: 'QZ-1 第1题 A' });
    expect([other.intent, other.outcome]).toEqual(['quiz.answer', 'reject']);
    const stray = await bot.ask({ by: 'demo-cook', text: 'A' });
    expect([stray.intent, stray.outcome]).toEqual(['noop', 'help']);
    await bot.stop();
  });

  it.each([
    ['现在给保洁考0题', 'reject'],
    ['现在给保洁考9999题', 'reject'],
    ['现在考5题', 'ask'],
    ['现在给保洁考试', 'ask'],
  ])('is refused or asked about: %s', async (text, outcome) => {
    const bot = await openTestApp({ at: TUESDAY });
    const reply = await bot.ask({ by: 'demo-manager', text });
    expect([reply.intent, reply.outcome]).toEqual(['quiz.start', outcome]);
    await bot.stop();
  });

  it('is closed before its time on its manager’s word, and by nobody else', async () => {
    const { bot } = await started();
    expect((await bot.ask(employee('收卷'))).outcome).toBe('deny');
    const asked = await bot.ask(manager('收卷 QZ-1'));
    expect([asked.intent, asked.outcome]).toEqual(['quiz.close', 'confirm']);
    const heard = await bot.say(manager('确认'));
    expect(heard[0]).toMatchObject({ intent: 'quiz.close', outcome: 'auto', ref: 'QZ-1' });
    expect(to(heard, 'demo-employee')?.text).toContain('没有答');
    expect((await bot.app.store.get(quizzes, 'QZ-1'))?.state).toBe('closed');
    expect((await bot.ask(manager('收卷 QZ-1'))).outcome).toBe('reject');
    await bot.stop();
  });

  it('is not for everyone to begin', async () => {
    const bot = await openTestApp({ at: TUESDAY });
    expect((await bot.ask(employee('现在给保洁考5题'))).outcome).toBe('deny');
    await bot.stop();
  });

  it('of one question is marked at once, and asks again what was wrong', async () => {
    const bot = await openTestApp({ at: TUESDAY });
    const first = await bot.ask(employee('今天考我'));
    expect(first.intent).toBe('quiz.single');
    const answer = await rightWord(bot, 'demo-employee', 1);
    expect((await bot.ask(employee(answer))).text).toMatch(/^对了。/);
    expect((await bot.ask(employee('我的掌握'))).text).toContain('样本不足');
    expect((await bot.ask(employee('我的测试'))).text).toContain('练习');
    expect((await bot.ask({ by: 'demo-manager', text: '测试情况 QZ-1' })).outcome).toBe('reject');
    expect((await bot.ask(employee('每天考我一题'))).intent).toBe('quiz.daily');
    await bot.stop();
  });
});
