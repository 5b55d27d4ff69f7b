import { beforeAll, describe, expect, it } from 'vitest';
import { asker, demonstration } from './asking.ts';

let ask: ReturnType<typeof asker>;
beforeAll(async () => {
  ask = asker(await demonstration());
});

describe('which standards there are', () => {
  it.each([
    ['安保这块都有什么标准', ['JG 341', 'JG 342', 'JG 343']],
    ['保障那一类总共有哪些', ['BZ 401', 'BZ 407']],
    ['保洁员要看哪些标准', ['JG 331', 'JG 332', 'TY 104']],
    ['哪些标准还没到实施日子', ['JG 331—2025']],
    ['哪些标准作废了', ['JG 352—2021']],
    ['有哪些制度', ['LNJG-ZD 01', 'LNJG-ZD 02']],
    ['食堂师傅要学哪些标准', ['JG 351', 'JG 352']],
    ['消防方面的标准有哪些', ['JG 342']],
    ['2025年新出的标准有哪些', ['JG 331—2025']],
    ['which standards are there for the canteen', ['JG 351', 'JG 352']],
    ['最近有什么新标准', ['JG 331—2025', '2025-07-01']],
  ])('%s', (question, expected) => {
    const answered = ask(question);
    expect(answered?.behaviour).toBe('list');
    for (const word of expected) expect(answered?.text).toContain(word);
  });

  it('counts them by part', () => {
    expect(ask('一共多少个标准')?.text).toMatch(/33 项[\s\S]*监管 19/);
  });

  it('leaves to the search what is asked about their content', () => {
    expect(ask('标准分哪几类')).toBeUndefined();
    expect(ask('晨检标准有哪些')).toBeUndefined();
  });
});

describe('clauses', () => {
  it('on a thing are listed eight at a time', () => {
    const answered = ask('留样有哪些要求');
    expect(answered?.behaviour).toBe('list');
    expect(answered?.cited).toHaveLength(8);
    expect(answered?.says[0]).toBe('留样有哪些要求 第2页');
    expect(ask('留样有哪些要求 第2页')?.cited[0]).toBe('JG 352—2024 5.2.3');
  });

  it('that hold a word are found as it was said', () => {
    expect(ask('反光背心在哪些标准里出现')?.cited).toContain('JG 343—2024 7.1.1');
    expect(ask('哪里提到甲醛')?.behaviour).toBe('refuse_offer_demand');
  });
});

describe('definitions and formulas', () => {
  it.each([
    ['什么叫零修', 'TY 102—2024 3.28'],
    ['人次是怎么定义的', 'BZ 404—2024 3.6'],
    ['“应知应会”指的是啥', 'TY 102—2024 3.20'],
    ['what does peak period mean', 'JG 331—2024 3.2'],
    ['实施率怎么算', 'TY 106—2024 6.2.1'],
    ['问题关闭率怎么算', 'TY 106—2024 表2 行3'],
    ['月度得分怎么算', 'JG 205—2024 5.1.2'],
    ['什么样的问题算严重问题', 'JG 204—2024 3.4'],
    ['PDCA是什么', 'TY 106—2024 3.3'],
  ])('%s', (question, clause) => {
    expect(ask(question)?.cited[0]).toBe(clause);
  });
});

describe('what changes', () => {
  it('is told values first, in at most six lines, from a named standard', () => {
    const answered = ask('331新版改了什么');
    expect(answered?.text.split('\n')[1]).toMatch(/60 min .*→ .*45 min/);
    expect(answered?.says).toEqual(['331新版改了什么 第2页']);
  });

  it('is told of a service from a day on', () => {
    expect(ask('7月起保洁有啥变化')?.text).toContain('JG 331—2025');
  });

  it('is told of one thing, with both sides', () => {
    expect(ask('老版跟新版的留样量有什么区别')?.text).toMatch(/100 g → .*125 g/);
    expect(ask('保洁规范新版跟老版，厕所巡查差多少')?.text).toMatch(/60 min .*→ .*45 min/);
  });

  it('is nothing where a clause stays as it is', () => {
    const answered = ask('七月一号以后，高峰那阵子厕所巡回间隔变没变');
    expect(answered?.text).toContain('没有变');
    expect(answered?.text).toContain('每 30 min');
  });

  it('is nothing for a standard that has one edition only', () => {
    expect(ask('TY 103改了什么')?.text).toContain('没有改过');
  });
});

describe('two things compared', () => {
  it.each([
    ['一般问题和较重问题，整改时间差多少', /24 h.*72 h.*相差 48 h/],
    ['急修跟普通报修，到场时间有啥不一样', /30 min.*2 h.*相差 90 min/],
    ['岗前培训跟每年的培训，哪个学时多', /16 学时.*24 学时.*相差 8 学时/],
    ['标准状态里“废止”和“被代替”有什么区别', /废止日期.*新版标准已经实施/],
    ['夏天和冬天空调温度有什么不同', /26 ℃.*20 ℃/],
    ['较重比一般多扣几分', /2 分.*0.5 分.*相差 1.5 分/],
    ['监控录像和系统日志哪个存得久', /90 日.*6 个月/],
    ['厕所平时跟高峰巡查差几分钟', /60 min.*30 min.*相差 30 min/],
    ['复查和整改有什么区别', /核实.*消除/s],
  ])('%s', (question, expected) => {
    const answered = ask(question);
    expect(answered?.text).toMatch(expected);
    expect(answered?.cited).toHaveLength(2);
  });
});

describe('a question of no form of its own', () => {
  it.each([
    '留样多少克',
    '厕所多久巡一次',
    '能不能把84和洁厕灵一起用',
    '垃圾桶有什么要求',
    '今天天气怎么样',
    '公积金怎么提',
    '谁来复查',
    '着火了怎么办',
  ])('goes on to the search: %s', (question) => {
    expect(ask(question)).toBeUndefined();
  });
});
