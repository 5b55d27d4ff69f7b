import { describe, expect, it } from 'vitest';
import { benchOf } from '../../../src/study/bank/bench.ts';
import { cleaned } from '../../../src/study/bank/cleaning.ts';
import type { Answer, Draft } from '../../../src/study/bank/draft.ts';
import { catchAll } from '../../../src/study/bank/gates/catch-all.ts';
import { giveaway, toldBySide } from '../../../src/study/bank/gates/giveaway.ts';
import { length } from '../../../src/study/bank/gates/length.ts';
import { negation } from '../../../src/study/bank/gates/negation.ts';
import { oddOneOut } from '../../../src/study/bank/gates/odd-one-out.ts';
import { oneAnswer } from '../../../src/study/bank/gates/one-answer.ts';
import { sentence } from '../../../src/study/bank/gates/sentence.ts';
import { isSource } from '../../../src/study/bank/gates/source.ts';
import { value } from '../../../src/study/bank/gates/value.ts';
import { makeBank } from '../../../src/study/bank/make.ts';
import { catalogue, DAY } from './demonstration.ts';

const bench = benchOf(catalogue, DAY);
const JUDGE: Answer = { form: 'judge', right: true };

function draft(stem: string, answer: Answer = JUDGE, more: Partial<Draft> & { key?: string } = {}): Draft {
  const { key = 'Q/LNJG JG 331—2024#6.2.1', ...rest } = more;
  const found = catalogue.byKey(key, DAY);
  if (!found) throw new Error(`no clause ${key}`);
  return { kind: 'value', edition: found.edition, clause: found.clause, stem, answer, topic: stem, ...rest };
}
const single = (right: string, ...wrong: string[]): Answer => ({ form: 'single', right, wrong });

describe('the gates', () => {
  it('let nothing through that rests on a statement, a note or a mere reference', () => {
    const is = (key: string): boolean => {
      const found = catalogue.byKey(`Q/LNJG ${key}`, DAY);
      return found !== undefined && isSource(found.clause);
    };
    expect(is('JG 331—2024#1')).toBe(false);
    expect(is('JG 331—2024#5.3.3 注')).toBe(false);
    expect(is('JG 331—2024#12.4')).toBe(false);
    expect(is('JG 331—2024#6.2.1')).toBe(true);
    expect(is('JG 331—2024#3.1')).toBe(true);
  });

  it('throw out a wrong answer that another clause about the same thing makes right', () => {
    const asked = draft(
      '卫生间（厕所）应每隔多长时间巡回保洁 1 次？',
      single('60 分钟', '30 分钟', '90 分钟', '120 分钟'),
      {
        topic: '卫生间（厕所）平时应巡回保洁 1 次',
      },
    );
    const passed = oneAnswer.pass(asked, bench);
    expect(passed?.answer).toMatchObject({ wrong: ['90 分钟', '120 分钟'] });
  });

  it('throw out an actor who does the same work by another word in the same edition', () => {
    const work = draft('由谁处置巡逻中发现的情况？', single('保安员', '保安班长', '使用部门', '财务人员'), {
      kind: 'who',
      key: 'Q/LNJG JG 342—2024#5.3.1',
      topic: '处置巡逻中发现的情况',
    });
    expect(oneAnswer.pass(work, bench)?.answer).toMatchObject({ wrong: ['使用部门', '财务人员'] });
  });

  it('put another false statement in the place of one that is true elsewhere', () => {
    const asked = draft(
      '每 30 min',
      { form: 'judge', right: false },
      {
        says: '30 min',
        instead: [{ stem: '每 90 min', says: '90 min' }],
        topic: '卫生间（厕所）平时应巡回保洁 1 次',
      },
    );
    expect(oneAnswer.pass(asked, bench)?.stem).toBe('每 90 min');
  });

  it.each([
    ['本条规定的时间是多久？', '本条'],
    ['下列哪些食品不应采购，请选出来？', '下列'],
    ['保洁质量应符合表1的要求吗？', '表1'],
    ['按 JG 204 的 5.2 整改的时限是多久？', 'a code'],
    ['该区域的地面应每日清扫几次？', 'a pronoun'],
    ['留样量（每个品种应不少于多少？', 'an open bracket'],
    ['多久一次？', 'too short'],
    ['主楼 | 雨伞 | 40 应该是多少把呢？', 'a table’s line'],
  ])('refuse %s (%s)', (stem) => {
    expect(sentence.pass(draft(stem), bench)).toBeUndefined();
  });

  it('refuse a question that holds its answer', () => {
    expect(
      giveaway.pass(draft('早餐 10 分钟前，应提前多长时间？', single('10 分钟', '5 分钟')), bench),
    ).toBeUndefined();
    expect(
      giveaway.pass(draft('由 2 人进行，（　　）人。', { form: 'number', right: 2, unit: '人' }), bench),
    ).toBeUndefined();
    expect(
      giveaway.pass(draft('共 12 人，其中（　　）人。', { form: 'number', right: 2, unit: '人' }), bench),
    ).toBeDefined();
  });

  it('refuse what denies a denial, and take a bound for none', () => {
    expect(negation.pass(draft('没有证件的人不得不登记。'), bench)).toBeUndefined();
    expect(negation.pass(draft('未经批准的标准不得发布。'), bench)).toBeUndefined();
    expect(negation.pass(draft('每个门岗当班的保安员不应少于 2 人，不得脱岗。'), bench)).toBeDefined();
  });

  it('drop options that catch all, and words that only look so stay', () => {
    const passed = catchAll.pass(draft('哪一个对？', single('30 分钟', '以上都是', '均可', '10 分钟')), bench);
    expect(passed?.answer).toMatchObject({ wrong: ['10 分钟'] });
    expect(
      catchAll.pass(draft('能上岗吗？', single('不能', '吃了药就可以上岗', '20 ℃ 以上')), bench)?.answer,
    ).toMatchObject({
      wrong: ['吃了药就可以上岗', '20 ℃ 以上'],
    });
  });

  it('refuse a right answer that its length tells', () => {
    const long = '在门口摆放警示牌，开窗或者开启排风，然后戴好手套再开始工作';
    expect(length.pass(draft('先做什么？', single(long, '擦地', '倒垃圾', '冲水')), bench)).toBeUndefined();
    expect(length.pass(draft('先做什么？', single('拖地', '擦地', '倒垃圾', '冲水')), bench)).toBeDefined();
    expect(length.pass(draft('先做什么？', single('拖地', '擦地')), bench)).toBeUndefined();
  });

  it('refuse a longer line among short ones', () => {
    const right = '引导参会人员撤离会场，同时报告消防控制室并清点人数';
    expect(
      length.pass(draft('怎么做？', single(right, ...Array(3).fill('拨打急救电话，报告会务班长。'))), bench),
    ).toBeUndefined();
  });

  it('refuse an answer that shares a word with the question as no wrong one does, and look for one that does first', () => {
    const asked = '《人力资源与培训》的“岗位与证书”里，“保安员”对应的“证书”是哪一项？';
    const table = { kind: 'table' } as const;
    const told = draft(asked, single('保安员证', '健康证', '电工证', '焊工证'), table);
    expect(toldBySide.pass(told, bench)).toBeUndefined();
    const beside = draft(asked, single('保安员证', '健康证', '电工证', '焊工证', '保安培训证明'), table);
    expect(giveaway.pass(beside, bench)?.answer).toMatchObject({
      wrong: ['保安培训证明', '健康证', '电工证', '焊工证'],
    });
    const spaces = '《车辆与停车秩序》的“停车分区”里，“充电车位”对应的“管理方式”是哪一项？';
    expect(
      toldBySide.pass(
        draft(spaces, single('充满后驶离', '专位专用', '凭来访登记停放', '整齐摆放'), {
          ...table,
          key: 'Q/LNJG JG 343—2024#表1 行5',
        }),
        bench,
      ),
    ).toBeUndefined();
    const team = single('班组长', '监管人员', '监督检查组', '保安班长');
    expect(toldBySide.pass(draft('由谁主持本班组的周例会？', team, { kind: 'who' }), bench)).toBeUndefined();
    const term = { kind: 'term' } as const;
    expect(
      toldBySide.pass(draft('“为茶杯添加热水的服务”说的是哪个术语？', single('续水', '清场', '复查'), term), bench),
    ).toBeUndefined();
  });

  it('refuse the only option that says no, the only one that says yes, and the one beside three alike', () => {
    expect(
      oddOneOut.pass(draft('能吗？', single('不能，要登记', '能，看一眼就行', '能，认识就行')), bench),
    ).toBeUndefined();
    expect(oddOneOut.pass(draft('能吗？', single('能，登记就行', '不能，要等', '不能，要证')), bench)).toBeUndefined();
    expect(oddOneOut.pass(draft('能吗？', single('不能，要登记', '不能，要等', '能，认识就行')), bench)).toBeDefined();
    expect(
      oddOneOut.pass(draft('放哪里？', single('备餐间柜内', '切配间水产区', '切配间肉类区', '切配间蔬菜区')), bench),
    ).toBeUndefined();
  });

  it('refuse what lost its middle with a reference', () => {
    expect(sentence.pass(draft('不能的期限办结的，由谁告知投诉人原因？'), bench)).toBeUndefined();
    expect(cleaned('不能按 6.2.2 的期限办结的，受理人应告知投诉人原因')).toBeUndefined();
  });

  it('refuse a number that the clause does not hold, or holds with another unit', () => {
    expect(value.pass(draft('每（　　）', { form: 'number', right: 60, unit: 'min' }), bench)).toBeDefined();
    expect(value.pass(draft('每（　　）', { form: 'number', right: 45, unit: 'min' }), bench)).toBeUndefined();
    expect(value.pass(draft('每（　　）', { form: 'number', right: 60, unit: 'h' }), bench)).toBeUndefined();
  });

  it('are counted by name', () => {
    const { report } = makeBank(catalogue, DAY);
    expect(report.byGate.source).toBeGreaterThan(0);
    expect(report.byGate['one-answer']).toBeGreaterThan(0);
    expect(report.wrongThrownOut).toBeGreaterThan(0);
  });

  it('leave nothing behind in the whole bank that they would refuse', () => {
    for (const { stem, options } of makeBank(catalogue, DAY).items) {
      expect(stem).toMatch(/[？。]$/);
      expect(stem).not.toMatch(/本条|上述|下列|表\s?\d|（见/);
      for (const option of options) expect(option).not.toMatch(/(?<!可)以上都|都对|都不对/);
    }
  });
});
