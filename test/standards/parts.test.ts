import { describe, expect, it } from 'vitest';
import { structureFaults } from '../../src/standards/check/structure.ts';
import { findClause } from '../../src/standards/lookup.ts';
import type { Edition } from '../../src/standards/model.ts';
import { isWithin, parentOf, readNumber, rootOf } from '../../src/standards/number.ts';
import { parseFile } from '../../src/standards/parse.ts';

const HEAD = `---
code: 岭管〔2025〕7号
title: 关于加强夏季节能的通知
type: 制度
published: 2025-05-01
effective: 2025-05-01
---
`;
const NOTICE = `# 关于加强夏季节能的通知

岭管〔2025〕7号

各处室、各服务单位：

为落实节能要求，现通知如下。

## 一、总体要求

全年人均用电量应比上年下降 2%。

各单位主要负责人为第一责任人。

二、重点任务

（一）空调管理。

1. 室内温度不应低于 26 ℃。

2. 无人时应关闭空调：

（1）会议室由会务员关闭；

（2）办公室由最后离开的人关闭。

（二）照明管理

走廊白天不开灯。

（三）用水管理。发现漏水的，应在 30 min 内报修，并做到：

1. 记录漏水点；

2. 关闭阀门。

三、工作要求

1、各单位应于每月 5 日前报送用电量。

2、管理局每季度通报一次。

| 单位 | 限额 |
| --- | --- |
| 食堂 | 3,000 kWh |

四、本通知自印发之日起施行。

特此通知。

附件：1. 报送表
2. 联系人名单

岭南市机关事务管理局

2025年5月1日

附件1 填写说明

一、填写要求

（一）用黑色笔填写。

（二）不应涂改。

二、报送方式

通过邮箱报送。
`;

function textOf(body: string): Edition {
  const parsed = parseFile(HEAD + body, 'notice.md');
  if (parsed.kind !== 'edition') throw new Error(JSON.stringify(parsed.faults));
  return parsed.edition;
}
const notice = textOf(NOTICE);
const clause = (number: string) => notice.clauses.find((c) => c.number === number);

describe('a notice in parts', () => {
  it('has the number of each piece and of all above it', () => {
    expect(notice.clauses.map((c) => c.number)).toEqual([
      '导语',
      '一',
      '一 第2段',
      '二（一）1',
      '二（一）2',
      '二（一）2（1）',
      '二（一）2（2）',
      '二（二）',
      '二（三）',
      '二（三）1',
      '二（三）2',
      '三、1',
      '三、2',
      '三、2 行1',
      '四',
      '附录1 一（一）',
      '附录1 一（二）',
      '附录1 二',
    ]);
    expect(clause('二（一）1')?.key).toBe('岭管〔2025〕7号#二（一）1');
  });

  it('keeps titles as headings, and sentences as clauses that say what they are about', () => {
    expect(clause('二（一）1')?.path).toEqual(['二、重点任务', '（一）空调管理']);
    expect(clause('二（三）')?.text).toBe('用水管理。发现漏水的，应在 30 min 内报修，并做到：');
    expect(clause('二（三）1')?.path).toEqual(['二、重点任务']);
    const plain = textOf('一、严格考勤。不应迟到。\n\n1. 早晚应签到。\n\n二、交接应签字。\n');
    expect(plain.clauses[1]).toMatchObject({ number: '一、1', path: ['一、严格考勤'] });
    expect(notice.outline.slice(0, 3).map((h) => `${h.level} ${h.number} ${h.title}`)).toEqual([
      '1 一 总体要求',
      '1 二 重点任务',
      '2 二（一） 空调管理',
    ]);
  });

  it('gives what a sentence introduces its force', () => {
    expect(clause('二（一）1')?.modal).toBe('不应');
    expect(clause('二（一）2（1）')).toMatchObject({
      kind: 'item',
      modal: '应',
      leadIn: { number: '二（一）2', text: '无人时应关闭空调：' },
    });
    expect(clause('二（三）1')?.leadIn?.number).toBe('二（三）');
    expect(clause('三、1')).toMatchObject({ kind: 'clause', modal: '应' });
    expect(clause('三、2 行1')?.table?.cells.map((c) => c.value)).toEqual(['食堂', '3,000 kWh']);
  });

  it('has no clause of whom it addresses, what is attached, who signed it and when', () => {
    const all = notice.clauses.map((c) => c.text).join('\n');
    expect(all).not.toMatch(/各处室|特此通知|报送表|联系人|机关事务管理局|5月1日/);
  });

  it('is nothing to complain of', () => {
    expect(parseFile(HEAD + NOTICE, 'notice.md').faults).toEqual([]);
    expect(structureFaults(notice)).toEqual([]);
  });

  it('is told which part is missing, or twice there', () => {
    const gap = parseFile(`${HEAD}一、甲应到。\n\n二、乙应到。\n\n四、丙应到。\n`, 'x.md');
    expect(gap.faults.map((f) => `${f.rule} ${f.line}`)).toEqual(['numbering-gap 12']);
    const twice = textOf('一、甲应到。\n\n二、乙应到。\n\n二、丙应到。\n');
    expect(structureFaults(twice).map((f) => f.rule)).toEqual(['numbering-repeat']);
  });

  it('may be house rules of plain sentences', () => {
    const rules = textOf('一、值班员不应脱岗\n\n二、交接班应签字\n\n三、值班室内不应吸烟\n');
    expect(rules.clauses.map((c) => [c.number, c.modal])).toEqual([
      ['一', '不应'],
      ['二', '应'],
      ['三', '不应'],
    ]);
  });
});

describe('what is no notice', () => {
  it.each([
    ['第一条 总则。\n\n一、甲。\n\n二、乙。\n\n第二条 附则。\n\n第三条 应到。\n', '第一条'],
    ['## 1 范围\n\n一、甲。\n\n## 2 要求\n\n2.1 应到。\n\n2.2 应签。\n', '1'],
  ])('stays one of articles or clauses: %j', (body, first) => {
    expect(textOf(body).clauses[0]?.number).toBe(first);
  });
});

describe('the number of a piece', () => {
  it.each([
    ['二（一）1', '二（一）1'],
    ['二、（一）1.', '二（一）1'],
    ['二(一)', '二（一）'],
    ['第二部分（一）', '二（一）'],
    ['二（一）第1项（2）', '二（一）1（2）'],
    ['三、2', '三、2'],
    ['一 第2段', '一 第2段'],
    ['附件1 一（二）', '附录1 一（二）'],
    ['附件1', '附录1'],
    ['导语', '导语'],
    ['二', undefined],
    ['二十', undefined],
  ])('%s is read as %s', (typed, number) => expect(readNumber(typed)).toBe(number));

  it('is part of the one above it', () => {
    expect(
      ['二（一）1（2）', '二（一）1', '二（一）', '三、2', '三、2 行1', '一 第2段', '附录1 一（二）'].map(parentOf),
    ).toEqual(['二（一）1', '二（一）', '二', '三', '三、2', '一', '附录1 一']);
    expect(['二（一）1', '三、2'].map(rootOf)).toEqual(['二', '三']);
    expect([isWithin('二（一）1（2）', '二'), isWithin('三、1', '三'), isWithin('二（二）', '二（一）')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('finds it, in the form of other texts too', () => {
    const found = (typed: string) => {
      const result = findClause(notice, typed);
      return result.kind === 'found' ? [result.number, result.parts.length] : result.kind;
    };
    expect(found('二')).toEqual(['二', 8]);
    expect(found('第二部分')).toEqual(['二', 8]);
    expect(found('二、（一）')).toEqual(['二（一）', 4]);
    expect(found('三、1')).toEqual(['三、1', 0]);
    expect(found('五')).toBe('none');
  });
});
