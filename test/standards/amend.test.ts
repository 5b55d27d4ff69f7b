import { describe, expect, it } from 'vitest';
import type { Edition } from '../../src/standards/model.ts';
import { knowledgeOf, standardText } from './texts.ts';

const sheet = (body: string, number = 1, effective = '2025-03-01', amends = 'Q/LNJG JG 901—2024'): string =>
  `---\namends: ${amends}\nnumber: ${number}\npublished: 2025-02-01\neffective: ${effective}\n---\n${body}`;

const BASE =
  '## 4 作业\n### 4.1 清洁\n4.1.1 保洁员应做到：\n\na) 清扫；\n\nb) 消毒。\n\n注：雨天除外。\n\n4.1.2 频次应符合表1。\n\n表1 频次\n\n| 区域 | 次 |\n| --- | --- |\n| 大堂 | 2 |\n| 走廊 | 1 |\n\n4.1.3 地面应干燥。\n## 附录 A（规范性）表\nA.1 应填写。\n';

function amendedBy(...bodies: readonly string[]): Edition {
  const sheets = Object.fromEntries(bodies.map((b, i) => [`s${i}.md`, sheet(b, i + 1, `2025-03-0${i + 1}`)]));
  const { catalogue } = knowledgeOf({ 'a.md': standardText({ body: BASE }), ...sheets });
  const edition = catalogue.edition('Q/LNJG JG 901—2024', '2025-04-01');
  if (!edition) throw new Error('the edition is missing');
  return edition;
}
const textsOf = (edition: Edition): readonly string[] => edition.clauses.map((c) => `${c.number} ${c.text}`);

describe('an amendment sheet', () => {
  it('that gives a lead-in alone keeps its items, and they follow its words', () => {
    const edition = amendedBy('4.1.1 保洁员和监管人员宜做到：\n');
    expect(textsOf(edition).slice(0, 4)).toEqual([
      '4.1.1 保洁员和监管人员宜做到：',
      '4.1.1 a) 清扫；',
      '4.1.1 b) 消毒。',
      '4.1.1 注 雨天除外。',
    ]);
    expect(edition.clauses[1]?.leadIn?.text).toBe('保洁员和监管人员宜做到：');
  });

  it('that gives a clause with its items replaces them all, and leaves its note', () => {
    expect(textsOf(amendedBy('4.1.1 保洁员应做到：\n\na) 拖洗；\n')).slice(0, 3)).toEqual([
      '4.1.1 保洁员应做到：',
      '4.1.1 a) 拖洗；',
      '4.1.1 注 雨天除外。',
    ]);
  });

  it('that gives a whole sentence takes the items away', () => {
    expect(textsOf(amendedBy('4.1.1 保洁员应清扫并消毒。\n')).slice(0, 2)).toEqual([
      '4.1.1 保洁员应清扫并消毒。',
      '4.1.1 注 雨天除外。',
    ]);
  });

  it('replaces a table whole', () => {
    const rows = textsOf(amendedBy('表1 频次\n\n| 区域 | 次 |\n| --- | --- |\n| 大堂 | 3 |\n')).filter((t) =>
      t.startsWith('表1'),
    );
    expect(rows).toEqual(['表1 行1 大堂 · 次 3']);
  });

  it('changes one item, one row, one note by its number', () => {
    const edition = amendedBy('4.1.1 b)（删除）\n\n表1 行2（删除）\n\n4.1.1 注（删除）\n');
    expect(textsOf(edition)).toEqual([
      '4.1.1 保洁员应做到：',
      '4.1.1 a) 清扫；',
      '4.1.2 频次应符合表1。',
      '表1 行1 大堂 · 次 2',
      '4.1.3 地面应干燥。',
      'A.1 应填写。',
    ]);
    const mended = amendedBy('4.1.1 b) 消毒并通风。\n').clauses.find((c) => c.number === '4.1.1 b)');
    expect(mended).toMatchObject({
      text: '消毒并通风。',
      modal: '应',
      leadIn: { number: '4.1.1' },
      amendment: '修改单1',
    });
  });

  it('adds a clause with its headings where it belongs', () => {
    const edition = amendedBy('4.1.4 墙面应洁净。\n\n### 4.2 检查\n4.2.1 监管人员应检查。\n\nA.2 应签名。\n');
    expect(textsOf(edition).slice(-4)).toEqual([
      '4.1.4 墙面应洁净。',
      '4.2.1 监管人员应检查。',
      'A.1 应填写。',
      'A.2 应签名。',
    ]);
    expect(edition.clauses.find((c) => c.number === '4.1.4')?.path).toEqual(['4 作业', '4.1 清洁']);
    expect(edition.clauses.find((c) => c.number === '4.2.1')?.path).toEqual(['4 作业', '4.2 检查']);
  });

  it('follows another: the later one counts, and may delete what the first one added', () => {
    const edition = amendedBy(
      '4.1.3 地面应干燥、防滑。\n\n4.1.4 墙面应洁净。\n',
      '4.1.3 地面应防滑。\n\n4.1.4（删除）\n',
    );
    expect(textsOf(edition)).toContain('4.1.3 地面应防滑。');
    expect(textsOf(edition).some((t) => t.startsWith('4.1.4'))).toBe(false);
    expect(edition.clauses.find((c) => c.number === '4.1.3')?.amendment).toBe('修改单2');
    expect(edition.amendments).toEqual([1, 2]);
  });

  it('changes articles of a management document too', () => {
    const rules =
      '---\ncode: LNJG-ZD 01\ntitle: 试验办法\ntype: 制度\npublished: 2024-03-01\neffective: 2024-04-01\n---\n第一条 应清扫。\n\n第二条 应消毒。\n\n每周检查。\n';
    const { catalogue } = knowledgeOf({
      'a.md': rules,
      's.md': sheet('第二条 应消毒两次。\n\n第三条 应拖洗。\n', 1, '2025-03-01', 'LNJG-ZD 01'),
    });
    const edition = catalogue.edition('LNJG-ZD 01', '2025-04-01');
    expect(edition && textsOf(edition)).toEqual(['第一条 应清扫。', '第二条 应消毒两次。', '第三条 应拖洗。']);
  });
});
