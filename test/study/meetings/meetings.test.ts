import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../../src/base/time.ts';
import { clauseCounts } from '../../../src/trail/trail.ts';
import { type Heard, openTestApp, type Said, type TestApp } from '../../support/app.ts';

let bot: TestApp;
/** The Friday of the test: each has a week of its own. */
let friday = '2025-05-09';
beforeAll(async () => {
  bot = await openTestApp();
  await schedule('每周五上午9点保洁周例会');
});
afterAll(() => bot.stop());
beforeEach(() => {
  friday = addDays(friday, 7);
});

const at = (time: string, day = friday): string => `${day}T${time}:00+08:00`;
const schedule = async (text: string, by = 'demo-manager'): Promise<void> => {
  await bot.say({ text, by });
  expect((await bot.ask({ text: '确认', by })).outcome).toBe('auto');
};
const inGroup = (text: string, by: string, time?: string): Said => ({
  text,
  by,
  group: 'g-cleaning',
  ...(time === undefined ? {} : { at: at(time) }),
});
/** What is said up to a time of the Friday, and nothing of the days before it. */
const tick = async (time: string, day = friday): Promise<Heard[]> => {
  await bot.say({ tick: at('08:44', day) });
  return bot.say({ tick: at(time, day) });
};
const to = (heard: readonly Heard[], whom: string): Heard[] =>
  heard.filter((line) => (line.to.conversation ?? line.to.user) === whom && !/请提前看|起实施|手册/.test(line.text));
const refOf = (heard: readonly Heard[], whom = 'g-cleaning'): string => to(heard, whom)[0]?.ref ?? '';
const count = async (kind: 'studied' | 'missed', team?: string): Promise<number> =>
  [
    ...(
      await clauseCounts(bot.app.store, { kind, from: 0, to: bot.clock.now() + 1, ...(team ? { team } : {}) })
    ).values(),
  ].reduce((a, b) => a + b, 0);

describe('a weekly meeting', () => {
  it('is called a quarter of an hour ahead, with clauses, reasons, a question and the button', async () => {
    expect((await bot.ask(inGroup('为什么学这条', 'demo-employee'))).outcome).toBe('reject');
    const [call, ...others] = to(await tick('08:45'), 'g-cleaning');
    expect(others).toEqual([]);
    expect(call?.text).toMatch(/^保洁周例会 09:00 开始（MT-1）/);
    expect(call?.text).toContain('JG 331 6.2.1（要求）　为什么：7月1日起改为每 45 min 巡回保洁 1 次');
    expect(call?.text).toContain('· 卫生间（厕所）平时应每 60 min 巡回保洁 1 次。');
    expect(call?.text).toContain('开场问：');
    expect(call?.text.length).toBeLessThanOrEqual(600);
    expect(call?.actions.map(({ say }) => say)).toEqual(['签到 MT-1', '为什么学这条 MT-1']);
  });

  it('shows every term of why a clause is studied, of the last prompt here or of a clause', async () => {
    const shown = await bot.ask(inGroup('为什么学这条', 'demo-employee'));
    expect(shown).toMatchObject({ intent: 'study.why', outcome: 'auto', ref: 'MT-1' });
    expect(shown.text).toContain('JG 331 6.2.1：40 分\n· +25　7月1日起改为每 45 min 巡回保洁 1 次\n· +10');
    const named = await bot.ask({ text: '为什么学 JG352 5.2.1', by: 'demo-cook' });
    expect(named).toMatchObject({ slots: { standard: 'JG 352', clause: '5.2.1' } });
    expect(named.text).toContain('风险高：涉及安全（留样）');
    expect((await bot.ask({ text: '为什么要学习标准', by: 'demo-cook' })).intent).toBe('question');
  });

  it('is signed in to from the call to the end: once, late ones marked, outsiders told', async () => {
    const ref = refOf(await tick('08:46'));
    expect(await bot.ask(inGroup('签到', 'demo-employee'))).toMatchObject({
      intent: 'attendance.sign',
      outcome: 'auto',
      ref,
      slots: {},
    });
    const [begun] = to(await bot.say({ tick: at('09:00') }), 'g-cleaning');
    expect(begun?.text).toBe(`保洁周例会开始了（${ref}），到 09:30。已签到 1/6 人，没签的请签到。`);
    expect((await bot.ask(inGroup(`签到 ${ref}`, 'demo-employee'))).text).toContain('08:46 已经签到');
    expect((await bot.ask(inGroup('签到', 'cleaning-4', '09:05'))).text).not.toContain('迟到');
    expect((await bot.ask(inGroup('我来签个到', 'cleaning-3', '09:12'))).text).toContain('迟到 12 分钟');
    expect((await bot.ask(inGroup('签到', 'demo-supervisor'))).text).toContain('记为列席');
    await bot.say({ tick: at('09:31') });
    expect(await bot.ask(inGroup(`签到 ${ref}`, 'demo-employee-2'))).toMatchObject({ outcome: 'reject' });
    expect(await bot.ask(inGroup('签到', 'demo-employee-2'))).toMatchObject({ outcome: 'reject' });
  });

  it('is signed in to by oneself only; questions about sign-in are questions', async () => {
    await tick('09:00');
    for (const text of ['帮张三签到', '替李桂芳签个到', '张三签到', '给王姐也签一下到', '我和李四签到'])
      expect([text, (await bot.ask(inGroup(text, 'demo-employee'))).outcome]).toEqual([text, 'refuse']);
    expect((await bot.ask({ text: '签到', by: 'visitor' })).outcome).toBe('deny');
    for (const text of ['培训要签到吗', '签到表要保存多久', '能不能代签', '周例会要不要签到'])
      expect([text, (await bot.ask(text)).intent]).toEqual([text, 'question']);
    await bot.say({ tick: at('09:31') });
  });

  it('turns what is unclear into a question that waits for its answer', async () => {
    expect((await bot.ask(inGroup('没听懂 留样多少克', 'demo-employee'))).intent).not.toBe('meeting.unclear');
    const call = to(await tick('08:45'), 'g-cleaning')[0]?.text ?? '';
    await bot.say({ tick: at('09:00') });
    const words = /\n· ([\p{Script=Han}、]{4,12})/u.exec(call)?.[1];
    const noted = await bot.ask(inGroup(`有疑问：${words}是什么意思`, 'demo-employee'));
    expect(noted).toMatchObject({ intent: 'meeting.unclear', outcome: 'auto' });
    expect((await bot.ask({ text: '没答上的问题', by: 'demo-workgroup' })).text).toContain(`${words}是什么意思`);
    const record = await bot.ask({
      text: `会议记录 ${refOf([{ ...noted, to: { conversation: 'g-cleaning' }, ref: /MT-\d+/.exec(noted.text)?.[0] ?? '' }])}`,
      by: 'demo-manager',
    });
    expect(record.text).toContain(`${noted.ref}　${words}是什么意思`);
    expect(await count('missed')).toBe(1);
  });

  it('is ended by who leads it, and says who was there, how long, and where it fell short', async () => {
    await tick('09:00');
    const before = await count('studied', '保洁');
    for (const by of ['demo-employee', 'demo-employee-2', 'cleaning-lead']) await bot.say(inGroup('签到', by));
    expect((await bot.ask(inGroup('散会', 'demo-employee'))).outcome).toBe('deny');
    const heard = await bot.say(inGroup('散会', 'cleaning-lead', '09:10'));
    const [said] = heard;
    expect(said?.text).toContain('到会 3/6，10 分钟');
    expect(said?.text).toContain('不足 15 分钟');
    expect(said?.text).not.toContain('张三');
    expect(to(heard, 'demo-manager')[0]?.text).toContain('没到：王洁、张三、李四（应补学）');
    expect(await count('studied', '保洁')).toBeGreaterThan(before);
    expect((await bot.ask(inGroup('散会', 'cleaning-lead'))).outcome).toBe('reject');
    expect(to(await bot.say({ tick: at('09:31') }), 'g-cleaning')).toEqual([]);
  });

  it('ends by itself, and counts nothing as studied when nobody came', async () => {
    await tick('09:00');
    const before = await count('studied', '保洁');
    const [end] = to(await bot.say({ tick: at('09:30') }), 'g-cleaning');
    expect(end?.text).toContain('没有人签到');
    expect(await count('studied', '保洁')).toBe(before);
  });

  it('can go on longer, and its length be put right', async () => {
    const ref = refOf(await tick('09:00'));
    await bot.say(inGroup('签到', 'demo-employee'));
    expect((await bot.ask(inGroup('会议延长15分钟', 'cleaning-lead'))).text).toBe(`${ref} 开到 09:45。`);
    expect(to(await bot.say({ tick: at('09:31') }), 'g-cleaning')).toEqual([]);
    expect(to(await bot.say({ tick: at('09:45') }), 'g-cleaning')[0]?.text).toContain('45 分钟');
    const asked = await bot.ask({ text: `${ref} 时长 20分钟`, by: 'demo-manager' });
    expect(asked).toMatchObject({ outcome: 'confirm', slots: { meeting: ref, minutes: 20 } });
    expect((await bot.ask({ text: '确认', by: 'demo-manager' })).text).toContain('已改为 20 分钟');
  });

  it('has a record: for managers with names, for a supplier of its own staff, for its people without', async () => {
    const ref = refOf(await tick('09:00'));
    for (const by of ['demo-employee', 'demo-employee-2', 'demo-supervisor']) await bot.say(inGroup('签到', by));
    await bot.say({ text: '散会', by: 'demo-manager', at: at('09:20') });
    const record = async (by: string) => (await bot.ask({ text: `会议记录 ${ref}`, by })).text;
    expect(await record('demo-manager')).toContain('签到：陈秀兰、李桂芳\n列席：郑海宁\n没到：');
    expect(await record('demo-supplier')).toContain('签到：陈秀兰、李桂芳');
    expect(await record('demo-supplier')).not.toContain('郑海宁');
    const own = await record('demo-employee');
    expect(own).toContain('本人：09:00 签到');
    expect(own).not.toContain('李桂芳');
    expect(await record('demo-supplier-other')).not.toContain('陈秀兰');
    const [inPublic] = await bot.say(inGroup(`会议记录 ${ref}`, 'demo-manager'));
    expect(inPublic?.text).not.toContain('陈秀兰');
  });

  it('does not study the same again the next week', async () => {
    const clauses = (heard: readonly Heard[]) =>
      to(heard, 'g-cleaning')[0]?.text.match(/J?[A-Z]+ \d{3} [\d.]+(?=（)/g) ?? [];
    const first: readonly string[] = clauses(await tick('08:45'));
    await bot.say(inGroup('签到', 'demo-employee', '09:00'));
    friday = addDays(friday, 7);
    const second = clauses(await tick('08:45'));
    expect(second.length).toBeGreaterThan(0);
    expect(second.filter((clause) => first.includes(clause))).toEqual([]);
  });

  it('keeps two teams apart', async () => {
    await schedule('每周五上午9点食堂周例会');
    friday = addDays(friday, 7);
    const heard = await tick('09:00');
    expect(to(heard, 'g-cleaning')[0]?.text).not.toContain('JG 35');
    expect(to(heard, 'g-canteen')[0]?.text).not.toContain('JG 331');
    expect((await bot.ask({ text: '签到', by: 'demo-cook' })).text).toContain('食堂周例会');
    expect((await bot.ask({ text: '签到', by: 'demo-employee' })).text).toContain('保洁周例会');
    expect(await bot.ask({ text: '签到', by: 'demo-supervisor' })).toMatchObject({
      outcome: 'ask',
      missing: ['meeting'],
    });
  });

  it('does not begin once it is cancelled', async () => {
    await tick('08:46');
    await bot.say({ text: '取消 SCH-2', by: 'demo-manager' });
    await bot.say({ text: '确认', by: 'demo-manager' });
    const [said] = to(await bot.say({ tick: at('09:00') }), 'g-canteen');
    expect(said?.text).toMatch(/^食堂周例会（MT-\d+）取消或改期了，这次不开。$/);
  });
});

describe('other meetings', () => {
  it('a topic meeting studies what its topic is about', async () => {
    await schedule('下周五下午2点 生熟分开 食堂专题会');
    await bot.say({ tick: at('13:44') });
    const [call] = to(await bot.say({ tick: at('13:45') }), 'g-canteen');
    expect(call?.text).toContain('主题：生熟分开');
    expect(call?.text).toMatch(/生食与熟食/);
    expect(to(await bot.say({ tick: at('14:00') }), 'g-canteen')[0]?.text).toContain('到 15:00');
  });

  it('a seminar calls the workgroup in private', async () => {
    await schedule('下周五下午3点到5点开研讨会 TY 105 5.2', 'demo-workgroup');
    await bot.say({ tick: at('14:44') });
    const heard = await bot.say({ tick: at('14:45') });
    expect(to(heard, 'demo-workgroup')).toHaveLength(1);
    expect(to(heard, 'workgroup-2')[0]?.text).toContain('TY 105 5.2');
    expect((await bot.ask({ text: '签到', by: 'workgroup-2' })).text).toContain('研讨会');
    expect(to(await bot.say({ tick: at('15:00') }), 'workgroup-2')[0]?.text).toContain('到 17:00');
  });

  it('a study prompt reaches the group, is studied, and is signed for all day', async () => {
    await schedule('下周五早上8点给食堂推1条学习');
    await bot.say({ tick: at('07:59') });
    const before = await count('studied', '食堂');
    const [prompt] = to(await bot.say({ tick: at('08:00') }), 'g-canteen');
    expect(prompt?.text).toMatch(/^食堂学习提示（MT-\d+）：学 1 条/);
    expect(await count('studied', '食堂')).toBe(before + 1);
    expect((await bot.ask({ text: '签到', by: 'demo-cook', at: at('17:00') })).text).toContain('食堂学习提示');
    expect(to(await bot.say({ tick: at('09:00', addDays(friday, 1)) }), 'g-canteen')).toEqual([]);
  });

  it('what comes next is for one’s own team and for managers', async () => {
    expect((await bot.ask({ text: '接下来学什么', by: 'demo-employee' })).text).toContain('JG 331');
    expect((await bot.ask({ text: '接下来学什么 食堂', by: 'demo-employee' })).outcome).toBe('deny');
    expect((await bot.ask({ text: '接下来学什么 食堂', by: 'demo-manager' })).slots).toEqual({ group: '食堂' });
  });

  it('a weekly meeting is not called on a holiday', async () => {
    await bot.say({ tick: '2025-09-28T10:00:00+08:00' });
    const heard = await bot.say({ tick: '2025-10-08T12:00:00+08:00' });
    expect(to(heard, 'g-cleaning')).toEqual([]);
    expect(to(await bot.say({ tick: '2025-10-10T08:45:00+08:00' }), 'g-cleaning')).toHaveLength(1);
  });
});

describe('a restart', () => {
  it('goes on where it was: nobody is called twice, who signed in has; later than two hours the owner hears it', async () => {
    friday = '2025-10-17';
    await tick('08:46');
    await bot.say(inGroup('签到', 'demo-employee'));
    bot = await bot.restart();
    expect(to(bot.started, 'g-cleaning')).toEqual([]);
    bot = await bot.restart(at('09:02'));
    expect(to(bot.started, 'g-cleaning').map(({ text }) => text.slice(0, 7))).toEqual(['保洁周例会开始']);
    expect((await bot.ask(inGroup('签到', 'demo-employee'))).text).toContain('已经签到');
    bot = await bot.restart(at('13:00'));
    expect((await bot.ask({ text: '会议记录', by: 'demo-manager' })).text).toContain('到会：1/6');
    friday = '2025-10-24';
    await tick('08:46');
    bot = await bot.restart(at('13:00'));
    expect(to(bot.started, 'demo-manager').map(({ text }) => text)).toEqual([expect.stringContaining('程序不在')]);
    expect((await bot.ask(inGroup('签到', 'demo-employee'))).outcome).toBe('reject');
  });
});
