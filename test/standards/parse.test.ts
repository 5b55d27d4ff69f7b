import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Clause, Edition } from '../../src/standards/model.ts';
import { parseFile } from '../../src/standards/parse.ts';

const FIXTURES = new URL('./fixtures/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, FIXTURES), 'utf8');

function edition(source: string): Edition {
  const parsed = parseFile(source, 'x.md');
  if (parsed.kind !== 'edition') throw new Error(JSON.stringify(parsed.faults));
  return parsed.edition;
}
const clauseOf = (e: Edition, number: string): Clause => {
  const found = e.clauses.find((c) => c.number === number);
  if (!found) throw new Error(`no ${number} among ${e.clauses.map((c) => c.number).join(', ')}`);
  return found;
};

describe('a whole standard (the example of the specification)', () => {
  const umbrella = edition(read('JG 390-2024.md'));

  it('has exactly these keys and forces', () => {
    expect(umbrella.clauses.map((c) => [c.key.replace('Q/LNJG JG 390—2024', ''), c.modal])).toEqual([
      ['#1', '陈述'],
      ['#2', '陈述'],
      ['#3.1', '陈述'],
      ['#4', '指示'],
      ['#4.1.1', '应'],
      ['#4.1.2', '宜'],
      ['#表1 行1', '指示'],
      ['#表1 行2', '指示'],
      ['#4.2.1', '应'],
      ['#4.2.1 a)', '应'],
      ['#4.2.1 b)', '应'],
      ['#4.2.1 b) 1)', '可'],
      ['#4.2.1 b) 2)', '可'],
      ['#4.2.2', '不应'],
      ['#4.2.2 注', '陈述'],
      ['#5.1', '应'],
      ['#5.1 示例', '陈述'],
      ['#5.2', '指示'],
      ['#A.1', '应'],
    ]);
  });

  it('knows values, terms, rows, paths, lead-ins and citations', () => {
    expect(clauseOf(umbrella, '4.1.1').quantities).toMatchObject([
      { comparison: 'min', from: 20, unit: '把' },
      { comparison: 'min', from: 2, unit: '把' },
    ]);
    expect(clauseOf(umbrella, '3.1').term).toEqual({
      word: '雨具',
      english: 'rain gear',
      definition: '供来访者和工作人员临时使用的雨伞、雨衣。',
    });
    const row = clauseOf(umbrella, '表1 行1');
    expect(row.text).toBe('主楼 · 雨伞/把 40 · 雨衣/件 10');
    expect(row.table?.caption).toBe('表1 雨具配备');
    expect(row.leadIn).toEqual({ number: '4', text: '各大堂的雨具按表1配备。' });
    expect(clauseOf(umbrella, '4.2.1 b)').path).toEqual(['4 配备', '4.2 借用']);
    expect(clauseOf(umbrella, '4.2.1 b) 1)').leadIn).toEqual({
      number: '4.2.1 b)',
      text: '归还期限为 48 h，下列情形可延长：',
    });
    expect(clauseOf(umbrella, '5.2').cites).toEqual([{ text: 'TY 107 的 4.3', code: 'Q/LNJG TY 107', clause: '4.3' }]);
    expect(umbrella.appendices).toEqual([{ letter: 'A', title: '雨具借用登记表', normative: true }]);
    expect(umbrella.outline.map((h) => h.number)).toEqual(['1', '2', '3', '4', '4.1', '4.2', '5', '附录A']);
  });

  it('reads the same with a byte order mark and the line ends of any system', () => {
    for (const end of ['\r\n', '\r']) {
      const other = edition(`\ufeff${read('JG 390-2024.md').replaceAll('\n', end)}`);
      expect(other.clauses).toEqual(umbrella.clauses);
    }
  });

  it('has an amendment sheet that replaces, deletes and adds', () => {
    const parsed = parseFile(read('JG 390-2024 修改单1.md'), 'y.md');
    expect(
      parsed.kind === 'amendment' && parsed.amendment.clauses.map((c) => [c.number, c.modal, c.amendment]),
    ).toEqual([
      ['4.1.1', '应', '修改单1'],
      ['4.1.3', '宜', '修改单1'],
    ]);
    expect(parsed.kind === 'amendment' && parsed.amendment.deleted).toEqual([{ number: '4.1.2', line: 9 }]);
  });
});

const HEAD = '---\ncode: Q/LNJG JG 999\nyear: "2024"\ntitle: 试验\npublished: 2024-03-01\neffective: 2024-04-01\n---\n';
const numbers = (body: string): readonly string[] => edition(HEAD + body).clauses.map((c) => c.number);

describe('forms of GB/T 1.1', () => {
  it('reads five levels, titled and untitled', () => {
    const e = edition(
      `${HEAD}# 试验\n## 4 作业\n### 4.1 准备\n#### 4.1.1 工具\n4.1.1.1 抹布应洁净。\n\n4.1.1.2 拖把应干燥。\n\n##### 4.1.1.3 药剂\n4.1.1.3.1 药剂应密封。`,
    );
    expect(e.clauses.map((c) => c.number)).toEqual(['4.1.1.1', '4.1.1.2', '4.1.1.3.1']);
    expect(clauseOf(e, '4.1.1.3.1').path).toEqual(['4 作业', '4.1 准备', '4.1.1 工具', '4.1.1.3 药剂']);
    expect(clauseOf(e, '4.1.1.1').path).toEqual(['4 作业', '4.1 准备', '4.1.1 工具']);
  });

  it('reads chapters and titles that are not marked as headings', () => {
    const e = edition(
      `${HEAD}1 范围\n\n本文件规定了要求。\n\n2 规范性引用文件\n\n本文件没有规范性引用文件。\n\n4 作业\n\n4.1 准备\n\n4.1.1 抹布应洁净。`,
    );
    expect(e.clauses.map((c) => c.number)).toEqual(
      ['1', '2', '4.1.1'].filter((n) => e.clauses.some((c) => c.number === n)),
    );
    expect(e.clauses.map((c) => c.number)).toContain('1');
  });

  it('numbers every kind of list item, and nests them', () => {
    expect(
      numbers(
        '## 4 作业\n4.1 应符合下列要求：\n\n——第一；\n\n——第二：\n\na) 甲；\n\nb) 乙。\n\n4.2 应做到：\n\na) 甲：\n\n1) 子；\n\n2) 丑；\n\nb) 乙。\n\n4.3 应包括：\n\n（一）天；\n\n（二）地：\n\n1. 山；\n\n2. 水。\n\n4.4 应有：\n- 甲；\n- 乙。',
      ),
    ).toEqual([
      '4.1',
      '4.1 —1',
      '4.1 —2',
      '4.1 —2 a)',
      '4.1 —2 b)',
      '4.2',
      '4.2 a)',
      '4.2 a) 1)',
      '4.2 a) 2)',
      '4.2 b)',
      '4.3',
      '4.3（一）',
      '4.3（二）',
      '4.3（二） 1.',
      '4.3（二） 2.',
      '4.4',
      '4.4 —1',
      '4.4 —2',
    ]);
  });

  it('goes on with a list after a note, and keeps the note with its clause', () => {
    expect(
      numbers('## 4 作业\n4.1 应做到：\n\na) 甲；\n\n注1：说明一。\n\nb) 乙。\n\n注 2：说明二。\n\n示例 1：例。'),
    ).toEqual(['4.1', '4.1 a)', '4.1 注1', '4.1 b)', '4.1 注2', '4.1 示例1']);
  });

  it('joins broken lines and keeps paragraphs of one clause together', () => {
    const e = edition(`${HEAD}## 4 作业\n4.1 保洁员应每日\n清洁大堂。\n\n雨天应增加次数。\n\n4.2 应消毒。`);
    expect(clauseOf(e, '4.1').text).toBe('保洁员应每日清洁大堂。\n雨天应增加次数。');
  });

  it('leaves 前言, 目次 and 引言 out, marked as headings or not', () => {
    expect(
      numbers(
        '## 目次\n前言……………… I\n1 范围……………… 1\n## 前言\n本文件应实施。\n## 引言\n应注意。\n## 1 范围\n本文件规定了要求。',
      ),
    ).toEqual(['1']);
    expect(
      numbers(
        '目　次\n\n1 范围 ...... 1\n\n4 作业 ...... 2\n\n前　言\n\n本文件应实施。\n\n1 范围\n\n本文件规定了要求。',
      ),
    ).toEqual(['1']);
  });

  it('does not take a value at the beginning of a line for a clause', () => {
    expect(numbers('## 4 作业\n4.1 单价应为：\n\n2.5 元/m²·月；\n\n4.2 应结算。')).toEqual(['4.1', '4.2']);
  });

  it('reads terms in each way they are written', () => {
    const e = edition(
      `${HEAD}## 3 术语和定义\n下列术语和定义适用于本文件。\n### 3.1\n急修 urgent repair\n立即修理的活动。\n\n注：含抢险。\n\n### 3.2 回访 follow-up\n了解效果的活动。\n\n3.3\n\n零修\n\nminor repair\n\n小型修理。\n\n3.4 巡查 patrol\n\n按路线查看。\n## 4 作业\n4.1 应巡查。`,
    );
    expect(e.clauses.filter((c) => c.kind === 'term').map((c) => [c.number, c.term])).toEqual([
      ['3.1', { word: '急修', english: 'urgent repair', definition: '立即修理的活动。' }],
      ['3.2', { word: '回访', english: 'follow-up', definition: '了解效果的活动。' }],
      ['3.3', { word: '零修', english: 'minor repair', definition: '小型修理。' }],
      ['3.4', { word: '巡查', english: 'patrol', definition: '按路线查看。' }],
    ]);
    expect(clauseOf(e, '3.1 注').text).toBe('含抢险。');
    expect(clauseOf(e, '3').modal).toBe('陈述');
  });

  it('reads appendices, their tables and what they say of their nature', () => {
    const e = edition(
      `${HEAD}## 4 作业\n4.1 记录应符合表A.1的规定。\n## 附录 A（规范性）记录表\nA.1 应逐项填写。\n\nA.1.1 应签名。\n\n表A.1 栏目\n\n| 栏目 | 内容 |\n|---|---|\n| 日期 | 当日 |\n| | 时刻 |\n\n表A.1（续）\n\n| 栏目 | 内容 |\n|---|---|\n| 签名 | 姓名 |\n## 附录 B（资料性）说明\nB.1 本附录给出说明。`,
    );
    expect(e.clauses.map((c) => c.number)).toEqual([
      '4.1',
      'A.1',
      'A.1.1',
      '表A.1 行1',
      '表A.1 行2',
      '表A.1 行3',
      'B.1',
    ]);
    expect(clauseOf(e, '表A.1 行2').text).toBe('日期 · 内容 时刻');
    expect(clauseOf(e, '表A.1 行3').modal).toBe('应');
    expect(e.appendices.map((a) => [a.letter, a.normative])).toEqual([
      ['A', true],
      ['B', false],
    ]);
  });

  it('tells two clauses of one number apart', () => {
    expect(numbers('## 4 作业\n4.1 应清扫。\n\n4.1 应拖洗。')).toEqual(['4.1', '4.1〔2〕']);
  });

  it('quotes the words alone: no emphasis, no escapes, no invisible marks', () => {
    const e = edition(`${HEAD}## 4 作业\n4.1 应**每日**清扫\\*。\u200b`);
    expect(clauseOf(e, '4.1').text).toBe('应每日清扫*。');
  });
});

describe('documents made of articles', () => {
  const rules = `---\ncode: LNJG-ZD 01\ntitle: 管理办法\ntype: 制度\npublished: 2024-03-01\neffective: 2024-04-01\n---\n# 管理办法\n## 第一章 总则\n第一条 为了规范管理，制定本办法。\n\n第二条 供应商应当具备下列条件：\n\n（一）有执照；\n\n（二）有人员：\n\n1. 有证；\n\n2. 健康。\n\n有违法记录的，不得准入，但有下列情形的除外：\n\n（一）已改正；\n\n第三条 保洁员不得离岗。\n离岗应当请假。\n## 第二章 附则\n### 第一节 其他\n第四条 违反本办法第二条规定的，由管理局处理。`;

  it('numbers articles, paragraphs and items', () => {
    const e = edition(rules);
    expect(e.clauses.map((c) => [c.number, c.modal])).toEqual([
      ['第一条', '陈述'],
      ['第二条', '应'],
      ['第二条（一）', '应'],
      ['第二条（二）', '应'],
      ['第二条（二） 1.', '应'],
      ['第二条（二） 2.', '应'],
      ['第二条 第2款', '不应'],
      ['第二条 第2款（一）', '不应'],
      ['第三条', '不应'],
      ['第三条 第2款', '应'],
      ['第四条', '指示'],
    ]);
    expect(e.id).toBe('LNJG-ZD 01');
    expect(clauseOf(e, '第四条').path).toEqual(['第二章 附则', '第一节 其他']);
    expect(clauseOf(e, '第四条').cites).toEqual([{ text: '本办法第二条', clause: '第二条' }]);
  });
});

describe('a file that cannot be used', () => {
  it.each([
    ['', 'empty-file'],
    ['# 没有文件头\n', 'no-front-matter'],
    ['---\ncode: x\n', 'front-matter-open'],
    ['---js\nmodule.exports = 1\n---\n', 'front-matter-code'],
    ['---\ncode: !!js/function "function(){}"\n---\n', 'yaml-tag'],
    ['---\ncode: [\n---\n', 'yaml'],
    ['---\n- a\n---\n', 'front-matter-shape'],
  ])('%j is named', (source, rule) => {
    expect(parseFile(source, 'x.md').faults.map((f) => f.rule)).toEqual([rule]);
  });
});
