import { describe, expect, it } from 'vitest';
import { quantitiesIn, quantitiesInCell } from '../../src/standards/quantities.ts';

const brief = (text: string) =>
  quantitiesIn(text).map(
    (q) =>
      `${q.kind} ${q.comparison} ${q.from ?? ''}..${q.to ?? ''} ${q.unit}${q.per === undefined ? '' : `/${q.per}`}`,
  );

describe('the values that a clause names', () => {
  it.each([
    ['每个品种留样量不应少于 125 g。', ['mass min 125.. g']],
    ['留样量≥125 g', ['mass min 125.. g']],
    ['留样不少于一百二十五克', ['mass min 125.. g']],
    ['冷藏存放 48 h 以上', ['duration min 48.. h']],
    ['接到报修后 30 min 内到达', ['duration max ..30 min']],
    ['在 24 小时内完成', ['duration max ..24 h']],
    ['温度为 0 ℃—8 ℃', ['temperature range 0..8 ℃']],
    ['8～60 ℃存放超过 2 h', ['temperature range 8..60 ℃', 'duration above 2.. h']],
    ['中心温度不低于 70 ℃', ['temperature min 70.. ℃']],
    ['高峰时段 8:30—9:30、12:00—14:00', ['clock range 510..570 min', 'clock range 720..840 min']],
    ['22:00—次日 6:00', ['clock range 1320..1800 min']],
    ['当日 18:00 前', ['clock max ..1080 min']],
    ['不应少于全体成员的 2/3', ['fraction exact 0.666666666667..0.666666666667 ']],
    ['三分之二以上', ['fraction min 0.666666666667.. ']],
    ['垃圾不超过 2/3', ['fraction max ..0.666666666667 ']],
    ['每 60 min 巡查一次', ['frequency exact 60..60 min/次']],
    ['每 60 min 巡视', ['frequency exact 60..60 min/次']],
    ['每隔 15~20 min 续水', ['frequency range 15..20 min/次']],
    ['全面清洁 2 次/日', ['frequency exact 2..2 次/日']],
    ['每日清运不少于 2 次', ['frequency min 2.. 次/日']],
    ['每季度不少于 1 次', ['frequency min 1.. 次/季度']],
    ['每年至少组织一次', ['frequency min 1.. 次/年']],
    ['每半个月巡查 1 次', ['frequency exact 1..1 次/半月']],
    ['每 2 个月巡查 1 次', ['frequency exact 1..1 次/2 月']],
    ['轿厢每日消毒', ['frequency exact 1..1 次/日']],
    ['2.5 元/m²·月', ['money exact 2.5..2.5 元/m²·月']],
    ['4,500 元/人·月', ['money exact 4500..4500 元/人·月']],
    ['三个工作日内答复', ['duration max ..3 工作日']],
    ['不应少于 10 个工作日', ['duration min 10.. 工作日']],
    ['保存不少于 90 日', ['duration min 90.. 日']],
    ['有效期 6 个月', ['duration exact 6..6 月']],
    ['1 月 31 日前下达', ['date max ..131 MMDD']],
    ['茶水七至八分满', ['fraction range 7..8 分']],
    ['每 100 m² 不多于 2 个', ['area exact 100..100 m²', 'count max ..2 个']],
    ['雨伞不少于 20 把，其中儿童伞不少于 2 把', ['count min 20.. 把', 'count min 2.. 把']],
    ['得分为 80 分及以上且低于 90 分', ['score min 80.. 分', 'score below ..90 分']],
    ['扣减当月服务费的 2%', ['percent exact 2..2 %']],
    ['有效氯浓度 500 mg/L，浸泡 30 min', ['concentration exact 500..500 mg/L', 'duration exact 30..30 min']],
    ['次月第 2 个工作日', ['date exact 2..2 工作日']],
    ['至少 2 荤', ['count min 2.. 荤']],
    ['车速不超过 5 km/h', ['speed max ..5 km/h']],
    ['压力不低于 0.4 MPa', ['pressure min 0.4.. MPa']],
    ['每半年演练', ['frequency exact 1..1 次/半年']],
    ['标志 2 块', ['count exact 2..2 块']],
    ['2 块钱', ['money exact 2..2 元']],
    ['两人以上在场', ['count min 2.. 人']],
    ['处五千元以上五万元以下的罚款', ['money min 5000.. 元', 'money max ..50000 元']],
    ['罚款5000元以上1万元以下', ['money min 5000.. 元', 'money max ..1 万元']],
    ['每日 24 h 有人接听', ['frequency exact 1..1 次/日', 'duration exact 24..24 h']],
  ])('%s', (text, expected) => {
    expect(brief(text)).toEqual(expected);
  });

  it.each([
    '第三条的规定',
    '见 5.3.2',
    '按表1配备',
    '一般问题',
    '统一管理',
    '2024 年修订',
    '三方确认',
    'JG 204',
    '一次性手套',
    '半荤',
    '一季度',
    '附录 A 的表A.1',
    '第 6 章',
  ])('%s names none', (text) => {
    expect(brief(text)).toEqual([]);
  });

  it('keeps the words and where they stand', () => {
    const text = '征求意见的期限不应少于 10 个工作日。';
    const [quantity] = quantitiesIn(text);
    expect(quantity?.text).toBe('不应少于 10 个工作日');
    expect(text.indexOf(quantity?.text ?? '')).toBe(quantity?.start);
  });

  it('finds the unit of a cell in its header', () => {
    expect(quantitiesInCell('雨伞/把', '40', 10)).toEqual([
      { text: '40', comparison: 'exact', from: 40, to: 40, unit: '把', kind: 'count', start: 10 },
    ]);
    expect(quantitiesInCell('月度得分/分', '≥80，<90', 0)).toMatchObject([
      { comparison: 'min', from: 80, unit: '分', kind: 'score', start: 0 },
      { comparison: 'below', to: 90, unit: '分', kind: 'score', start: 4 },
    ]);
    expect(quantitiesInCell('定额/（元/m²·月）', '0.8', 0)).toMatchObject([
      { unit: '元', per: 'm²·月', kind: 'money' },
    ]);
    expect(quantitiesInCell('备注', '40', 0)).toEqual([]);
  });
});
