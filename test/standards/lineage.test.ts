import { describe, expect, it } from 'vitest';
import { lineage } from '../../src/standards/lineage.ts';
import type { Edition } from '../../src/standards/model.ts';
import { knowledgeOf, standardText } from './texts.ts';

function editions(before: string, after: string, more = ''): readonly [Edition, Edition] {
  const { catalogue } = knowledgeOf({
    'a.md': standardText({ body: before }),
    'b.md': standardText({ year: '2025', published: '2025-04-30', effective: '2025-07-01', body: after, more }),
  });
  const [from, to] = catalogue.editionsOf('Q/LNJG JG 901');
  if (!from || !to) throw new Error('two editions are expected');
  return [from, to];
}
const brief = (pair: readonly [Edition, Edition]) =>
  lineage(...pair)
    .changes.filter((c) => c.kind !== 'same')
    .map((c) => `${c.kind} ${c.before?.number ?? ''}→${c.after?.number ?? ''}`);

describe('what a new edition changes', () => {
  it('names changed values, changed words, added, removed and moved clauses', () => {
    const pair = editions(
      '## 4 卫生间\n4.1 卫生间应每 60 min 巡查一次。\n\n4.2 垃圾桶应每日清运 2 次。\n\n4.3 洗手台应保持干燥，无水渍。\n\n4.4 拖把使用后应悬挂晾干。\n',
      '## 4 卫生间\n4.1 卫生间应每 45 min 巡查一次。\n\n4.2 拖把使用后应悬挂晾干。\n\n4.3 洗手台台面应保持干燥，无水渍和污迹。\n\n4.4 镜面应每班擦拭一次，不留痕迹。\n',
    );
    expect(brief(pair)).toEqual(['values 4.1→4.1', 'moved 4.4→4.2', 'words 4.3→4.3', 'added →4.4', 'removed 4.2→']);
    const [change] = lineage(...pair).changes;
    expect(change?.values).toMatchObject([{ before: { from: 60 }, after: { from: 45 } }]);
  });

  it('believes what `moved` says', () => {
    const pair = editions(
      '## 4 甲\n4.1 地面应清扫。\n\n4.2 门窗应擦拭。\n',
      '## 4 甲\n4.1 门窗应擦拭。\n\n4.2 全部台阶应当日冲洗干净。\n',
      'moved:\n  "4.1": "4.2"\n',
    );
    expect(brief(pair)).toEqual(['moved 4.2→4.1', 'words 4.1→4.2']);
  });

  it('is quiet when nothing but punctuation and breaks changed', () => {
    expect(
      brief(
        editions(
          '## 4 甲\n4.1 地面应清扫，干燥。\n\n4.2 应消毒。\n',
          '## 4 甲\n4.1 地面应清扫、干燥。\n\n4.2 应消毒。\n',
        ),
      ),
    ).toEqual([]);
  });
});
