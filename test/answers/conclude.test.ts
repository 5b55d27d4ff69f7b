import { beforeAll, describe, expect, it } from 'vitest';
import { asker, demonstration } from './forms/asking.ts';

let ask: ReturnType<typeof asker>;
beforeAll(async () => {
  ask = asker(await demonstration(), { search: true });
});

/** What is read first. */
const line = (question: string): string => ask(question)?.text.split('\n')[0] ?? '';
const lines = (question: string): string[] => ask(question)?.text.split('\n') ?? [];

describe('the first line', () => {
  it('says of what, and how much', () => {
    expect(line('留样多少克')).toBe('每餐次每个品种的留样量：不少于 125 g');
    expect(line('录像存多久')).toBe('视频监控录像的保存时间：不少于 90 日');
  });

  it('leaves out who must act when it is asked how long', () => {
    expect(line('散会后多久清场')).toBe('会议结束后 30 min 内完成清场');
  });

  it('is of the part that gives the value, with its condition', () => {
    expect(line('碗筷蒸多久')).toContain('时间：不少于 10 min');
    expect(line('拖地的黄牌子隔多远放一块')).toContain('相邻警示牌的间距：不大于 5 m');
  });

  it('names a row by its subject and the column that is asked for', () => {
    expect(line('配电房一个班巡视几次')).toBe('变配电房：次数 每班 2 次');
    expect(line('消控室值班员要什么证')).toBe('消防控制室值班员：消防设施操作员证书');
  });

  it('is the rule and not the example that shows it', () => {
    expect(ask('有人搬一台复印机出大门，我要看什么')?.cited[0]).toMatch(/^JG 341—2024 6\.2\.\d$/);
  });
});

describe('yes and no', () => {
  it('measure a spoken value against the clause', () => {
    expect(line('监控室一个人值夜班成不成')).toMatch(/^一个人不符合/);
    expect(line('大厅三个小时走一趟行吗')).toMatch(/^三个小时不符合/);
    expect(line('监控存三个月够不够')).toMatch(/^三个月符合/);
    expect(line('晚上七点还有晚饭吗')).toMatch(/^晚上七点不在规定时间内/);
  });

  it('allow what the clause permits, never what it only speaks of', () => {
    expect(line('车占着消防车道联系不上司机，能不能请公安机关移车')).toMatch(/^可以：/);
    expect(line('车占着消防车道联系不上司机，能不能放着不管')).not.toMatch(/^可以/);
  });

  it('say of which edition a value was', () => {
    expect(line('留样100克够不够')).toMatch(/^100克是 2021 年版的，现行不符合/);
    expect(line('2021那本写的留样100克，现在还能照着做吗')).toContain('不少于 125 g');
  });

  it('go by the part of the clause that answers', () => {
    expect(line('不留名能投诉吗')).toMatch(/^可以/);
    expect(line('地板一定要每个季度打蜡吗')).toMatch(/^推荐，不是要求/);
    expect(line('着火了要不要先请示领导再报警')).toMatch(/^不必/);
    expect(line('换个值班的人，抽到的人不想谈换一个行吗')).not.toMatch(/^可以/);
  });

  it('take no bound for a ban', () => {
    expect(line('监控录像存半年可以吗')).not.toMatch(/^不行/);
  });
});

describe('several cases of one rule', () => {
  it('are all told when the question names none', () => {
    const [first, second] = lines('厕所多久巡一次');
    expect(first).toContain('每 60 min');
    expect(second).toContain('每 30 min');
    expect(ask('厕所多久巡一次')?.cited).toEqual(['JG 331—2024 6.2.1', 'JG 331—2024 6.2.2']);
    expect(ask('空调开多少度')?.text).toMatch(/26 ℃[\s\S]*20 ℃/);
  });

  it('are not told beside the one that is named', () => {
    expect(ask('厕所平时多久巡一次')?.cited).toEqual(['JG 331—2024 6.2.1']);
    expect(ask('合格扣多少服务费')?.cited[0]).toBe('JG 205—2024 7.2.2');
  });
});

describe('a list', () => {
  it('does not say its introduction twice', () => {
    const text = ask('有人说菜里吃出头发，怎么处理')?.text ?? '';
    expect(text.split('按下列步骤处理').length).toBe(2);
  });
});

describe('in English', () => {
  it('tells values, verdicts and the words it knows', () => {
    expect(line('can I set the aircon to 23 degrees in summer')).toMatch(/^23 degrees does not fit/);
    expect(line('how long is CCTV footage kept')).toBe('At least 90 days. This is required.');
    expect(line('how soon must an accident be reported')).toContain('Within 30 min');
    expect(line('visitor forgot his ID card, can he come in')).toContain('visitor');
  });
});
