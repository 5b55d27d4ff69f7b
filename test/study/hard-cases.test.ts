import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memberships } from '../../src/people/documents.ts';
import { givens, papers, quizzes } from '../../src/study/quiz/model.ts';
import { occurrenceLog } from '../../src/study/schedules/model.ts';
import { type Heard, openTestApp, type TestApp } from '../support/app.ts';

/** The bad input and the hard cases of learning, each once through the whole program. */
const TUESDAY = '2025-06-24T09:00:00+08:00';
let bot: TestApp;
const manager = (text: string) => ({ by: 'demo-manager', text });
const admin = (text: string) => ({ by: 'demo-admin', text });
const employee = (text: string) => ({ by: 'demo-employee', text });
const to = (heard: readonly Heard[], user: string): readonly Heard[] => heard.filter((one) => one.to.user === user);

async function confirmed(text: string): Promise<Heard[]> {
  await bot.ask(manager(text));
  return bot.say(manager('确认'));
}
async function gone(id: string): Promise<void> {
  await bot.ask(admin(`离职 ${id}`));
  await bot.ask(admin('确认'));
}
const membersOf = async (team: string): Promise<string[]> =>
  (await bot.app.store.find(memberships, { where: { of: `team:${team}` } })).rows.map(
    ({ document }) => document.person,
  );

describe('what cannot be', () => {
  beforeAll(async () => {
    bot = await openTestApp({ at: TUESDAY });
  });
  afterAll(() => bot.stop());

  it.each([
    '现在给保洁考0题',
    '现在给保洁考-3题',
    '现在给保洁考1000题',
    '每周五下午4点给保洁考0题',
    '每周五下午4点给保洁考负五题',
    '每周五下午4点给保洁考1000题',
    'quiz the cleaning team with 1000 questions every Friday at 4pm',
    '每周一早上8点给食堂推0条学习',
    '每周一早上8点给食堂推1000条学习',
  ])('is refused with what is possible: %s', async (text) => {
    const reply = await bot.ask(manager(text));
    expect(reply.outcome).toBe('reject');
    expect(reply.text).toMatch(/1 到 1?00? ?[道条]|1 to 1?00?/);
  });

  it('is refused for a team that there is not, which is named', async () => {
    const reply = await bot.ask(manager('每周五下午4点给机修组考5题'));
    expect(reply.outcome).toBe('reject');
    expect(reply.text).toMatch(/机修[\s\S]*保洁/);
  });

  it('is refused at once where no clause fits a topic, and pointed out before it is scheduled', async () => {
    const now = await bot.ask(manager('现在给保洁考3题 量子纠缠'));
    expect([now.outcome, now.text]).toEqual(['reject', expect.stringContaining('量子纠缠')]);
    const later = await bot.ask(manager('每周五下午4点给保洁考3题 量子纠缠'));
    expect([later.outcome, later.text]).toEqual(['confirm', expect.stringContaining('没有找到与“量子纠缠”有关的条款')]);
    await bot.ask(manager('取消'));
  });

  it('is asked about where several teams are named, and where none is', async () => {
    expect(await bot.ask(manager('每周五下午4点给保洁和安保考5题'))).toMatchObject({
      outcome: 'ask',
      missing: ['group'],
    });
    expect(await bot.ask(manager('每周五下午4点考5题'))).toMatchObject({ outcome: 'ask', missing: ['group'] });
  });
});

describe('people who come and go', () => {
  beforeAll(async () => {
    bot = await openTestApp({ at: TUESDAY });
  });
  afterAll(() => bot.stop());

  it('a person in two teams has one paper of a quiz for everybody, and one of each team’s', async () => {
    await bot.app.store.transact({ what: 'test' }, async (tx) =>
      tx.put(memberships, 'team:安保/demo-employee', { of: 'team:安保', person: 'demo-employee' }),
    );
    await confirmed('现在给全员考1题');
    const everybody = await bot.app.store.get(quizzes, 'QZ-1');
    expect(everybody?.people.filter((id) => id === 'demo-employee')).toHaveLength(1);
    await confirmed('现在给保洁考1题');
    await confirmed('现在给安保考1题');
    for (const quiz of [2, 3]) expect(await bot.app.store.get(papers, `QZ-${quiz}/demo-employee`)).toBeDefined();
  });

  it('who leaves in the middle is waited for no more; who joins is asked the next time', async () => {
    await confirmed('现在给保洁考1题 限时30分钟');
    const quiz = await bot.app.store.get(quizzes, 'QZ-4');
    await gone('demo-employee-2');
    for (const person of quiz?.people ?? [])
      if (person !== 'demo-employee-2') await bot.say({ by: person, text: 'QZ-4 第1题 A' });
    await bot.ask(admin('角色 demo-cook 保洁 保洁员'));
    await bot.ask(admin('确认'));
    expect((await bot.ask({ by: 'demo-cook', text: 'QZ-4 第1题 A' })).text).toContain('不是发给您的');
    const heard = await bot.say({ tick: '2025-06-24T09:10:00+08:00' });
    expect((await bot.app.store.get(quizzes, 'QZ-4'))?.state).toBe('closed');
    expect(to(heard, 'demo-employee-2')).toEqual([]);
    expect(to(heard, 'demo-manager').some(({ text }) => text.includes(`${(quiz?.people.length ?? 0) - 1} 人`))).toBe(
      true,
    );
    await confirmed('现在给保洁考1题');
    expect((await bot.app.store.get(quizzes, 'QZ-5'))?.people).toContain('demo-cook');
    expect((await bot.app.store.get(quizzes, 'QZ-5'))?.people).not.toContain('demo-employee-2');
  });

  it('a team that has nobody is refused; a schedule that finds nobody tells its owner, and goes on', async () => {
    await confirmed('每周五下午4点给会务考1题');
    for (const person of await membersOf('会务')) await gone(person);
    const heard = await bot.say({ tick: '2025-06-27T16:00:00+08:00' });
    expect(
      to(heard, 'demo-manager')
        .map(({ text }) => text)
        .join(),
    ).toMatch(/会务现在没有人/);
    expect((await bot.app.store.find(occurrenceLog)).rows.map(({ document }) => document.outcome)).toContain('nobody');
    expect((await bot.ask(manager('现在给会务考1题'))).outcome).toBe('reject');
    expect((await bot.ask(manager('每周一上午10点给会务考1题'))).outcome).toBe('reject');
  });
});

describe('answers', () => {
  beforeAll(async () => {
    bot = await openTestApp({ at: TUESDAY });
  });
  afterAll(() => bot.stop());

  it('to two quizzes at once go where their card says, and a bare one to what was asked last', async () => {
    await confirmed('现在给保洁考2题');
    const second = await confirmed('现在给全员考1题');
    await bot.ask(employee('A'));
    expect((await bot.app.store.get(givens, 'QZ-2/demo-employee/1'))?.said).toBeDefined();
    expect(await bot.app.store.get(givens, 'QZ-1/demo-employee/1')).toBeUndefined();
    await bot.ask(employee('QZ-1 第1题 B'));
    expect((await bot.app.store.get(givens, 'QZ-1/demo-employee/1'))?.said).toBe('B');
    expect(to(second, 'demo-employee')).toHaveLength(1);
  });

  it('that are pressed twice, redelivered, or come from an old card count once', async () => {
    const once = { ...employee('QZ-1 第2题 A'), id: 'redelivered' };
    await bot.say(once);
    expect(await bot.say(once)).toEqual([]);
    expect((await bot.ask(employee('QZ-1 第1题 B'))).text).toContain('已经记了');
    const { rows } = await bot.app.store.find(givens, { where: { quiz: 1, person: 'demo-employee' } });
    expect(rows).toHaveLength(2);
    // The card of a quiz that has begun long since.
    expect((await bot.ask(manager('确认'))).intent).toBe('noop');
  });

  it('by somebody else change nothing', async () => {
    const other = await bot.ask({ by: 'demo-guard', text: 'QZ-1 第1题 C' });
    expect([other.outcome, other.text]).toEqual(['reject', expect.stringContaining('不是发给您的')]);
    expect((await bot.app.store.get(givens, 'QZ-1/demo-employee/1'))?.said).toBe('B');
  });

  it('after the close are kept, marked and not counted', async () => {
    await bot.say({ tick: '2025-06-24T12:00:00+08:00' });
    const before = (await bot.app.store.get(papers, 'QZ-1/demo-employee-2'))?.score;
    const late = await bot.ask({ by: 'demo-employee-2', text: 'QZ-1 第1题 A' });
    expect([late.outcome, late.text]).toEqual(['warn', expect.stringContaining('不计分')]);
    expect(await bot.app.store.get(givens, 'QZ-1/demo-employee-2/1')).toMatchObject({ late: true });
    expect((await bot.app.store.get(papers, 'QZ-1/demo-employee-2'))?.score).toBe(before);
    await bot.ask(employee('QZ-1 第1题 C'));
    expect((await bot.app.store.get(givens, 'QZ-1/demo-employee/1'))?.said).toBe('B');
  });
});

describe('time', () => {
  it('a schedule that is changed while its quiz is open leaves that one alone and counts from the next', async () => {
    bot = await openTestApp({ at: TUESDAY });
    await confirmed('每天下午4点给保洁考2题');
    await bot.say({ tick: '2025-06-24T16:00:00+08:00' });
    await confirmed('SCH-1 改成3题');
    await confirmed('SCH-1 改到每天下午5点');
    expect((await bot.app.store.get(papers, 'QZ-1/demo-employee'))?.questions).toHaveLength(2);
    expect((await bot.ask(employee('A'))).text).toContain('第 2/2 题');
    await bot.say({ tick: '2025-06-25T16:30:00+08:00' });
    const held = (await bot.app.store.find(quizzes, { where: { from: 'SCH-1' } })).rows;
    // Five o'clock of the same day was still ahead when the hour was changed.
    expect(held.map(({ document }) => document.count)).toEqual([2, 3]);
    await confirmed('取消 SCH-1');
    await bot.say({ tick: '2025-06-27T18:00:00+08:00' });
    expect((await bot.app.store.find(quizzes, { where: { from: 'SCH-1' } })).rows).toHaveLength(2);
    await bot.stop();
  });

  it('that goes back repeats nothing: what was done stays done, and a message’s own earlier time moves nothing', async () => {
    bot = await openTestApp({ at: TUESDAY });
    await confirmed('每天下午4点给保洁考1题');
    await bot.say({ tick: '2025-06-24T16:00:00+08:00' });
    const early = await bot.ask({ ...employee('A'), sent: '2025-06-24T10:00:00+08:00' });
    expect(early.outcome).toBe('auto');
    expect((await bot.app.store.get(givens, 'QZ-1/demo-employee/1'))?.at).toBe(bot.clock.now());
    // The machine's clock was wrong, and is put right while the program is away.
    bot = await bot.restart('2025-06-24T15:00:00+08:00');
    await bot.say({ tick: '2025-06-24T17:00:00+08:00' });
    expect((await bot.app.store.find(quizzes)).rows).toHaveLength(1);
    await bot.say({ tick: '2025-06-25T16:01:00+08:00' });
    expect((await bot.app.store.find(quizzes, { where: { why: 'scheduled' } })).rows).toHaveLength(2);
    await bot.stop();
  });
});
