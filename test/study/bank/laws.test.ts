import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../../src/standards/load.ts';
import { itemsOf, makeBank } from '../../../src/study/bank/make.ts';
import { DAY } from './demonstration.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhibiao-quiz-law-'));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'standards'));
writeFileSync(
  join(folder, 'standards', 'law.md'),
  `---
code: 办公楼宇管理条例
year: "2020"
title: 办公楼宇管理条例
type: 法规
published: 2020-01-01
effective: 2020-03-01
---
# 办公楼宇管理条例

第一条 楼宇内按照规划建设的共用设施，不得改变用途。

业主确需改变共用设施用途的，应当在办理有关手续后告知管理单位。

第二条 管理单位不得将楼宇的全部管理业务一并委托给他人。

第三条 有下列情形之一的，应当进行楼宇安全评估：

（一）为确定检修的重点楼层需要进行安全评估的；

（二）屋面或者外墙出现开裂的；

（三）认为需要评估的其他情形。

第四条 夜间不得在楼宇内装卸大件货物。

楼宇的管理单位不得在走廊内存放清洁车辆。

楼宇的使用单位不得在窗台外摆放花盆。

楼宇的使用单位不得在设备间存放纸箱。
`,
);
const { catalogue } = loadKnowledge(folder);
const { items } = makeBank(catalogue, DAY);
const force = items.filter(({ kind }) => kind === 'allowed' || kind === 'force');
const of = (article: string) => force.filter(({ clause }) => clause.includes(`#${article}`));

describe('questions about a law', () => {
  it('leave a prohibition alone whose article says when it does not hold', () => {
    expect(of('第一条').filter(({ stem }) => stem.includes('按照规划建设'))).toEqual([]);
    expect(of('第二条').length).toBeGreaterThan(0);
  });

  it('put no item into its lead-in that holds what is to be done, or takes in whatever else', () => {
    expect(of('第三条').map(({ stem }) => stem)).toEqual([expect.stringContaining('屋面或者外墙出现开裂的')]);
  });

  it('ask twice at most what one article allows, and the same about one clause on demand', () => {
    expect(of('第四条')).toHaveLength(2);
    for (const edition of catalogue.allInForce(DAY))
      for (const clause of edition.clauses)
        expect(itemsOf(clause, catalogue, DAY)).toEqual(items.filter((item) => item.clause === clause.key));
  });
});
