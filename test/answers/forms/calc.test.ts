import { beforeAll, describe, expect, it } from 'vitest';
import { amountsIn, shown } from '../../../src/answers/forms/calc/amounts.ts';
import { countsOf } from '../../../src/answers/forms/calc/counts.ts';
import { inRange, rangeIn } from '../../../src/answers/forms/calc/tables.ts';
import { asker, demonstration } from './asking.ts';

let ask: ReturnType<typeof asker>;
beforeAll(async () => {
  ask = asker(await demonstration());
});

describe('the numbers of a question', () => {
  const read = (text: string) => amountsIn(text).amounts.map((a) => [a.value, a.unit]);

  it('are read with their unit, in digits and in Chinese', () => {
    expect(read('保洁8千平半年')).toEqual([
      [8000, 'm²'],
      [6, '月'],
    ]);
    expect(read('门岗要8个保安,一年')).toEqual([
      [8, '人'],
      [12, '月'],
    ]);
    expect(read('才68分,月服务费十二万')).toEqual([
      [68, '分'],
      [120000, ''],
    ]);
  });

  it('are not those of codes, clauses, dates and times', () => {
    expect(read('jg 352 5.2.1 8:30 2025年7月5号')).toEqual([]);
  });

  it('are shown with separators', () => {
    expect(shown(216000)).toBe('216,000');
    expect(shown(0.5)).toBe('0.5');
  });
});

it('tells from a sentence whether numbers stand before or behind their labels', () => {
  const labels = ['一般', '较重', '严重'];
  expect([...countsOf('2个严重4个一般', labels)]).toEqual([
    ['严重', 2],
    ['一般', 4],
  ]);
  expect([...countsOf('严重2个,一般4个', labels)]).toEqual([
    ['严重', 2],
    ['一般', 4],
  ]);
});

it('reads the limits of a tier', () => {
  expect(rangeIn('3,001～7,000')).toEqual({ from: 3001, to: 7000 });
  expect(inRange(90, rangeIn('≥80，<90') ?? {})).toBe(false);
  expect(rangeIn('不扣减')).toBeUndefined();
});

describe('a cost', () => {
  it.each([
    ['保洁面积6200平方米，一个月定额费用多少', '6,200 m² × 2.5 元/m²·月 = 15,500 元/月'],
    ['门岗要8个保安，半年的定额是多少', '8 人 × 6 月 × 4,500 元/人·月 = 216,000 元'],
    ['食堂120人吃22天，餐费定额总共多少', '= 66,000 元'],
    ['20人开3次会茶水费多少', '60 人次 × 5 元/人次 = 300 元'],
    ['总面积4.5万平米，一年维护定额', '45,000 m² × 12 月 × 0.2 元/m²·月 = 108,000 元'],
    ['保洁8000平、保安10人，一个月一共多少钱', '合计 65,000 元/月'],
    ['会议室开会30人每天一场，一周5天茶水费', '= 750 元'],
    ['楼刚好7000平米，房屋日常维护月定额？', '0.7 元/m²·月 = 4,900 元/月'],
    ['how much does cleaning 8,000 square metres cost a month', '8,000 m² × 2.5 yuan/m²·month = 20,000 yuan per month'],
  ])('is worked out from the quota: %s', (question, sum) => {
    expect(ask(question)?.text).toContain(sum);
  });

  it('rests on the tier and on the clause that says that one rate goes for the whole', () => {
    expect(ask('总建筑面积1.2万平，日常维护一个月多少钱')?.cited).toEqual(['BZ 404—2024 表1 行4', 'BZ 404—2024 5.3.2']);
  });

  it('says what is missing', () => {
    expect(ask('食堂吃22天餐费一共多少')?.text).toContain('还差人数');
  });

  it('asks by which quota when nothing tells', () => {
    expect(ask('8000平一个月多少钱')).toMatchObject({ behaviour: 'clarify' });
  });

  it('is not worked out where two amounts are compared', () => {
    expect(ask('3000平和3001平日常维护差多少钱')).toBeUndefined();
  });

  it('is never worked out for what no quota is for', () => {
    expect(ask('会议鲜花100人多少钱')).toBeUndefined();
    expect(ask('开会摆的茶歇点心一人按多少钱')).toBeUndefined();
  });
});

describe('a score', () => {
  it('is the base less the points of each finding, and graded', () => {
    const answered = ask('满分一百，这月2个严重4个一般，剩多少分，什么等级');
    expect(answered?.text).toContain('88 分，良好');
    expect(answered?.cited).toContain('JG 205—2024 5.1.1');
  });

  it('counts half what was put right on the spot, by the clause that says so', () => {
    const answered = ask('5个一般，其中2个当场改正，扣多少分');
    expect(answered?.text).toContain('3×0.5 + 2×0.25 = 2 分');
    expect(answered?.cited).toContain('JG 205—2024 5.2.4');
  });

  it('is not given when one of the numbers is of something unknown', () => {
    expect(ask('3 severe and 4 minor problems, what score')).toBeUndefined();
  });

  it('takes its percentage off a fee', () => {
    expect(ask('才68分，月服务费十二万，实际到手多少')?.text).toContain('114,000');
    expect(ask('考核85分，服务费10万扣多少')?.text).toContain('不扣减');
  });

  it('counts what was deducted from the base', () => {
    expect(ask('这个月被扣了12.5分，属于哪档')?.text).toContain('100 − 12.5 = 87.5 分，良好');
  });

  it('of a test is something else', () => {
    expect(ask('考试72分及格吗')).toBeUndefined();
  });
});

describe('a share', () => {
  it('is of what the number in the question counts', () => {
    expect(ask('领导小组15人，几个人到会才有效')?.text).toContain('至少 10 人');
    expect(ask('出席9人要几票通过')?.text).toContain('至少 7 人');
    expect(ask('合同金额80万最多可以改多少')?.text).toContain('最多 80,000 元');
  });
});

describe('a limit for each of something', () => {
  it('is multiplied by how many there are', () => {
    expect(ask('300平米的室外最多几个烟头')?.text).toContain('最多 6 个');
    expect(ask('5个班组每月一共要约谈多少人')?.text).toContain('至少 10 人');
  });
});

describe('a deadline', () => {
  it.each([
    ['周一上午10点发现的一般问题最晚什么时候改完', '周二 10:00'],
    ['5月12号下午3点半登记的较重问题，最晚哪天几点整改完', '2025-05-15 15:30'],
    ['会议下午2点开始，什么时候布置好', '当天 13:00'],
    ['昨晚8点的留样什么时候可以扔', '2025-05-15 20:00'],
  ])('is counted from the time that is named: %s', (question, when) => {
    expect(ask(question)?.text).toContain(when);
  });

  it('is not counted from a clause that says nothing of the kind', () => {
    expect(ask('早上8点来访什么时候能进')).toBeUndefined();
  });
});

describe('a ratio', () => {
  it('is worked out by the formula of a clause', () => {
    expect(ask('上半年现行标准20个，有记录或检查证据的15个，实施率多少')?.text).toContain('15 ÷ 20 × 100% = 75%');
    expect(ask('定额费用20000，实际费用23000，费用偏差多少')?.text).toContain('= 15%');
  });

  it('over a limit brings the clause about that', () => {
    expect(ask('实际花了2.3万，定额是2万，超了百分之几')?.cited).toEqual(['BZ 404—2024 8.1.2', 'BZ 404—2024 8.2.1']);
  });

  it('is worked out by numerator and denominator of a row', () => {
    expect(ask('应学习50人到了45人，到会率')?.text).toContain('45 ÷ 50 × 100% = 90%');
    expect(ask('发现问题40个，复查通过36个，问题关闭率多少')?.text).toContain('36 ÷ 40 × 100% = 90%');
  });
});
