import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckReport, checkFolder, checkKnowledge } from '../../../src/standards/check/check.ts';
import { faultLine, reportText } from '../../../src/standards/check/report.ts';
import { loadKnowledge } from '../../../src/standards/load.ts';
import { RULES } from '../../../src/standards/messages.ts';
import { knowledgeOf, standardText } from '../texts.ts';
import { BREAKAGES, writeBroken } from './broken.ts';

const TODAY = '2025-05-14';

describe('a folder of broken files', () => {
  let dir: string;
  let report: CheckReport;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'zhibiao-broken-'));
    writeBroken(dir);
    report = checkFolder(dir, { today: TODAY });
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  it('holds at least forty of them', () => {
    expect(BREAKAGES.length).toBeGreaterThanOrEqual(40);
  });

  it.each(BREAKAGES.map((b) => [b.name, b.rule, b.at] as const))('%s: %s at %s', (_name, rule, at) => {
    const [file] = at.split(/:\d+$/);
    const found = report.faults.filter((f) => f.file === file).map((f) => `${f.rule} ${f.file}:${f.line}`);
    expect(found).toContain(`${rule} ${at}`);
  });

  it('says in both languages what to do, and never crashes', () => {
    for (const fault of report.faults) {
      expect(fault.message.zh).toMatch(/请|没有读取|不会执行/);
      expect(fault.message.en.length).toBeGreaterThan(20);
      expect(fault.rule).not.toBe('crash');
    }
  });

  it('starts with the good files all the same', () => {
    const { catalogue } = loadKnowledge(dir);
    expect(catalogue.inForce('JG 899', TODAY)?.clauses.map((c) => c.number)).toContain('1.1');
  });

  it('has faults nowhere in the good file', () => {
    expect(report.faults.filter((f) => f.file === 'standards/good.md')).toEqual([]);
  });

  it('covers every rule that a folder can break', () => {
    // Not made here: an unreadable file (root reads all), more than 5,000 files, a missing folder, a fault of our own.
    const exempt = [
      'unreadable',
      'too-many-files',
      'no-folder',
      'crash',
      'empty-table',
      'amendment-number',
      'kept-last-good',
    ];
    const met = new Set(BREAKAGES.map((b) => b.rule));
    expect(Object.keys(RULES).filter((name) => !met.has(name) && !exempt.includes(name))).toEqual([]);
  });
});

describe('the report', () => {
  it('prints a line a fault, errors first, and a sum', () => {
    const knowledge = knowledgeOf({
      'a.md': standardText({ body: '## 1 作业\n1.1 应清扫。\n\n1.3 应消毒。\n\n注：应通风。\n' }),
    });
    const report = checkKnowledge(knowledge, TODAY);
    expect(reportText(report)).toBe(
      [
        'a.md:13: 错误 [numbering-gap] 1.3 前缺少 1.2。请补上缺少的一条，或改正编号。',
        'a.md:15: 提醒 [note-requires] 1.3 注 是注或示例，却写了要求（应）。请把要求移到条文中。',
        '',
        '1 个文本、3 条条款：1 个错误，1 个提醒。',
      ].join('\n'),
    );
    expect(reportText(report, 'en').split('\n').at(-1)).toBe('1 texts, 3 clauses: 1 errors, 1 warnings.');
  });

  it('keeps control characters of names away from the terminal', () => {
    const line = faultLine(
      { file: 'a\u001b[31m.md', line: 1, severity: 'error', rule: 'x', message: { zh: '坏\u202e', en: '' } },
      'zh',
    );
    expect(line).not.toMatch(/[\u001b\u202e]/);
  });

  it('names a folder that is not there', () => {
    expect(checkFolder('/nowhere/at/all', { today: TODAY }).faults.map((f) => f.rule)).toContain('no-folder');
  });
});

describe('a file with a wrong front matter', () => {
  const body = '## 1 作业\n1.1 应清扫。\n\n1.3 必须消毒，并符合 7.7 的规定。\n\na) 应通风。\n';
  const rulesOf = (text: string): readonly string[] =>
    checkKnowledge(knowledgeOf({ 'a.md': text }), TODAY).faults.map((f) => f.rule);

  it('is told of the faults of its clauses at once, not only when the front matter is right', () => {
    const rules = rulesOf(standardText({ code: '食堂一号', more: 'posts: 厨师\nservce: 食堂\n', body }));
    for (const rule of [
      'bad-value',
      'unknown-key',
      'bad-code',
      'numbering-gap',
      'list-without-lead-in',
      'dangling-reference',
    ])
      expect(rules).toContain(rule);
  });

  it('is told of them without any front matter, and with YAML that cannot be read', () => {
    expect(rulesOf(body)).toEqual(expect.arrayContaining(['no-front-matter', 'numbering-gap']));
    expect(rulesOf(`---\ncode: "Q\n---\n${body}`)).toEqual(expect.arrayContaining(['yaml', 'numbering-gap']));
  });

  it('hears in Chinese what is wrong with its YAML', () => {
    for (const more of ['title: 第二个\n', 'posts: [厨师\n', 'part: 监管: 食堂\n', 'part: "监管\n', '\tpart: 监管\n']) {
      const faults = checkKnowledge(knowledgeOf({ 'a.md': standardText({ more }) }), TODAY).faults;
      const zh = faults.find((f) => f.rule === 'yaml')?.message.zh ?? '';
      expect(zh, more).toMatch(/^YAML 写法有误：[^a-z]+$/);
    }
  });

  it('is judged by what it says, not by what stands in for what it does not', () => {
    const rules = rulesOf(standardText({ published: '', body: '## 1 作业\n1.1 应清扫。\n\n1.2 应消毒。\n' }));
    expect(rules).toEqual(['missing-key']);
  });

  it.each([
    ['posts: 厨师\n', '应是岗位的列表，例如 posts: [厨师, 留样员]'],
    ['posts: [3]\n', '应是岗位的列表'],
    ['moved: 5.1\n', '旧条号: 新条号'],
    ['part: 基础\n', '只能是：通用基础、监管、保障'],
    ['audience: 员工\n', '只能是：all、staff'],
    ['original: ""\n', '不能为空'],
  ])('hears in our own words what %j should be', (more, words) => {
    const [fault] = checkKnowledge(knowledgeOf({ 'a.md': standardText({ more }) }), TODAY).faults;
    expect(fault?.message.zh).toContain(words);
    expect(fault?.message.zh).not.toMatch(/Invalid|expected|received/);
    expect(fault?.message.en).not.toMatch(/Invalid|expected|received/);
  });
});

describe('values for one thing', () => {
  const rulesOf = (a: string, b: string): readonly string[] => {
    const files = {
      'a.md': standardText({ body: `## 1 作业\n1.1 ${a}\n\n1.2 地面应干燥。\n` }),
      'b.md': standardText({ code: 'Q/LNJG JG 902', body: `## 1 作业\n1.1 ${b}\n\n1.2 门窗应完好。\n` }),
    };
    return checkKnowledge(knowledgeOf(files), TODAY).faults.map((f) => f.rule);
  };

  it.each([
    ['卫生间应每 60 min 巡查一次。', '卫生间应每 45 min 巡查 1 次。'],
    ['留样不应少于 125 g。', '留样量不应少于 100 g。'],
    ['急修项目，维修工应在 30 min 内到达现场。', '急修项目，维修工应在 1 h 内到达现场。'],
  ])('%s against %s is a conflict', (a, b) => {
    expect(rulesOf(a, b)).toEqual(['conflicting-values']);
  });

  it.each([
    ['卫生间应每 60 min 巡查一次。', '高峰时段卫生间应每 30 min 巡查一次。'],
    ['卫生间应每 60 min 巡查一次。', '卫生间应每日全面清洁 2 次。'],
    ['留样不应少于 125 g。', '留样不应少于 0.125 kg。'],
    ['记录应保存不少于 3 年。', '视频录像应保存不少于 90 日。'],
    ['月度评价为合格的，应扣减服务费的 2%。', '月度评价为不合格的，应扣减服务费的 5%。'],
    ['记录应保存不少于 3 年，另有规定的除外。', '记录应保存不少于 5 年。'],
    ['会议室温度不应低于 26 ℃。', '会议室温度宜为 26 ℃。'],
  ])('%s against %s is none', (a, b) => {
    expect(rulesOf(a, b)).toEqual([]);
  });
});
