import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeBank } from '../../../src/study/bank/make.ts';
import { checkWritten, readWritten } from '../../../src/study/bank/written-files.ts';
import { catalogue, DAY, KNOWLEDGE, LATER, rightOf, short } from './demonstration.ts';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});
function folderWith(yaml: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhibiao-quiz-'));
  made.push(folder);
  mkdirSync(join(folder, 'quiz'));
  writeFileSync(join(folder, 'quiz', 'a.yaml'), yaml);
  return folder;
}
const faultsOf = (yaml: string): readonly string[] => {
  const { rows, faults } = readWritten(folderWith(yaml));
  return [...faults, ...checkWritten(rows, catalogue, DAY)].map((f) => `${f.line} ${f.rule}`);
};

describe('questions written by hand', () => {
  it('are sixty at least in the demonstration, over all five services, and have no faults whatever edition holds', () => {
    const { rows, faults } = readWritten(KNOWLEDGE);
    expect(faults).toEqual([]);
    expect(checkWritten(rows, catalogue, DAY)).toEqual([]);
    expect(checkWritten(rows, catalogue, LATER)).toEqual([]);
    expect(rows.length).toBeGreaterThanOrEqual(60);
    const services = new Set(
      rows.flatMap(({ question }) => question.clauses.map((key) => catalogue.byKey(key, DAY)?.edition.service)),
    );
    expect([...services].filter(Boolean)).toHaveLength(5);
  });

  it('are asked while their edition holds, and no longer', () => {
    const written = readWritten(KNOWLEDGE).rows.map((row) => row.question);
    const stems = (day: string): readonly string[] =>
      makeBank(catalogue, day, { written })
        .items.filter((item) => item.kind === 'written' && item.stem.startsWith('下午 15:00'))
        .map((item) => `${short(item.clause)} ${rightOf(item).join()}`);
    expect(stems(DAY)).toEqual(['JG 331—2024#6.2.1 16:00']);
    expect(stems(LATER)).toEqual(['JG 331—2025#6.2.1 15:45']);
  });

  it('take each form that an answer has', () => {
    const yaml = `questions:
  - { clause: 'Q/LNJG JG 352—2024#5.2.1', question: 每个品种留样多少克？, number: { value: 125, unit: g } }
  - { clause: 'Q/LNJG JG 352—2024#5.2.1', question: 留样 80 克就够了。, judge: 错 }
  - { clause: 'Q/LNJG JG 352—2024#4.2.2', question: 验收的先后顺序是怎样的？, order: [查看运输车辆和包装是否清洁, 检查色泽、气味和质地, 在采购记录上登记并签名] }
  - { clause: 'Q/LNJG JG 352—2024#5.2.5', question: 标签上要写哪些？, right: [品种名称, 留样量], wrong: [单价] }
`;
    expect(faultsOf(yaml)).toEqual([]);
    expect(readWritten(folderWith(yaml)).rows.map((row) => row.question.answer.form)).toEqual([
      'number',
      'judge',
      'order',
      'several',
    ]);
  });

  it.each([
    ["- { clause: 'Q/LNJG JG 352—2024#99', question: 留样要留多少克才够？, judge: 对 }", '2 quiz-clause'],
    ["- { clause: 'Q/LNJG JG 352—2024#5.2.1', question: 留样要留多少克才够？ }", '2 quiz-question'],
    [
      "- { clause: 'Q/LNJG JG 352—2024#5.2.1', question: 留样要留多少克？, right: 125 克, wrong: [100 克] }",
      '2 quiz-question',
    ],
    [
      "- { clause: 'Q/LNJG JG 352—2024#5.2.1', question: 留样要留多少克？, right: 125 克, wrong: [125 克, 100 克] }",
      '2 quiz-question',
    ],
    [
      "- { clause: 'Q/LNJG JG 352—2024#5.2.1', question: 每个品种留样多少克？, number: { value: 100, unit: g } }",
      '2 quiz-value',
    ],
    ["- { clause: 'Q/LNJG JG 352—2024#5.2.1', question: 按本条的规定留样多少克？, judge: 对 }", '2 quiz-sentence'],
    [
      "- { clause: 'Q/LNJG JG 352—2024#5.2.1', question: 留样要留多少克？, right: 125 克, wrong: [100 克, 以上都对] }",
      '2 quiz-catch-all',
    ],
    [
      "- { clause: 'Q/LNJG JG 352—2024#5.2.1', question: 留样 125 克，就是多少克？, right: 125 克, wrong: [100 克, 150 克] }",
      '2 quiz-giveaway',
    ],
    [
      "- { clause: 'Q/LNJG JG 341—2024#6.2.1', question: 大件物品带出办公区，凭什么放行？, right: 放行条, wrong: [工作证, 来访证] }",
      '2 quiz-told',
    ],
  ])('name what is wrong with %s', (row, fault) => {
    expect(faultsOf(`questions:\n  ${row}\n`)).toEqual([fault]);
  });

  it('lose one bad row, not the file; a broken file is named', () => {
    const good = "- { clause: 'Q/LNJG JG 352—2024#5.2.1', question: 留样 80 克就够了。, judge: 错 }";
    expect(readWritten(folderWith(`questions:\n  - { clause: 1 }\n  ${good}\n`)).rows).toHaveLength(1);
    expect(faultsOf('questions: [\n')).toEqual(['2 quiz-yaml']);
    expect(faultsOf('items: []\n')).toEqual(['1 quiz-key']);
    expect(readWritten(mkdtempSync(join(tmpdir(), 'zhibiao-none-')))).toEqual({ rows: [], faults: [] });
  });
});
