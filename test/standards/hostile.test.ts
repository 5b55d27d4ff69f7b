import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkKnowledge } from '../../src/standards/check/check.ts';
import { findClause, findStandard } from '../../src/standards/lookup.ts';
import { readNumber } from '../../src/standards/number.ts';
import { parseFile } from '../../src/standards/parse.ts';
import { knowledgeOf, standardText } from './texts.ts';

/** Pieces of which texts of standards, good and broken, are made. */
const PIECES = [
  '## ',
  '### 3.1',
  '5 留样',
  '5.1.1 ',
  '5.1',
  'A.1 ',
  '## 附录 A（规范性）',
  '## 3 术语和定义',
  '## 前言',
  '目次',
  '第一条 ',
  '第二章 总则',
  '（一）',
  'a) ',
  'b) ',
  '1) ',
  '—— ',
  '注：',
  '示例1：',
  '表1 题名',
  '| a | b |',
  '| --- | --- |',
  '|',
  '应',
  '不应少于 125 g',
  '每 60 min',
  '8:30—9:30',
  '见 5.3.2',
  'JG 204 的 6.2',
  '《消防法》第二十八条',
  '应符合下列要求：',
  '。',
  '；',
  '（删除）',
  '\n',
  '\n\n',
  ' ',
  '雨具 rain gear',
  '<!--',
  '-->',
  '**',
  '```',
  '\u0000',
  '\u202e',
  '\ud800',
  '😀',
  '　',
  '２０２４',
  'ЈG 352',
  '__proto__',
  'constructor',
  '2.5 元/m²·月',
  '三分之二',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6 })), { maxLength: 60 })
  .map((parts) => parts.join(''));

describe('whatever a file holds', () => {
  it('is parsed and checked without an exception, and its quantities stand where they say', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (body, sheet) => {
        const amends =
          '---\namends: Q/LNJG JG 901—2024\nnumber: 1\npublished: 2025-02-01\neffective: 2025-03-01\n---\n';
        const files = {
          'a.md': standardText({ body: sheet ? '## 1 甲\n1.1 应清扫。\n' : body }),
          's.md': sheet ? amends + body : amends,
        };
        const knowledge = knowledgeOf(files);
        checkKnowledge(knowledge, '2025-05-14');
        const edition = knowledge.catalogue.edition('Q/LNJG JG 901—2024', '2025-05-14');
        const keys = edition?.clauses.map((c) => c.key) ?? [];
        expect(new Set(keys).size).toBe(keys.length);
        for (const clause of edition?.clauses ?? []) {
          for (const q of clause.quantities) expect(clause.text.slice(q.start, q.start + q.text.length)).toBe(q.text);
          for (const c of clause.cites) expect(clause.text).toContain(c.text);
        }
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  it('is refused or read as front matter without an exception', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: fc.constantFrom(...'-:\n &*!{}[]"\'abc法') }), (matter) => {
        parseFile(`---\n${matter}\n---\n# x\n`, 'x.md');
        parseFile(matter, 'x.md');
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

describe('whatever a person types', () => {
  const { catalogue } = knowledgeOf({ 'a.md': standardText() });
  const edition = catalogue.edition('JG 901', '2025-05-14');
  it('finds a standard or a clause, or neither', () => {
    fc.assert(
      fc.property(text, (typed) => {
        findStandard(catalogue, typed, '2025-05-14');
        if (edition) findClause(edition, typed);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('as a number that was read once is read again as the same', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('5.1', '第十二条', '表A.1', 'A.2', '12条'),
        fc.constantFrom('', 'a)', ' b）2)', '（三）', ' 行3', '注1'),
        (base, part) => {
          const number = readNumber(base + part);
          if (number !== undefined) expect(readNumber(number)).toBe(number);
        },
      ),
      { seed: 7 },
    );
  });

  it.each([
    '__proto__',
    'constructor',
    'toString',
    '<!channel>',
    '=HYPERLINK("x")',
    '../../etc/passwd',
    '\u0000',
    '1e400',
    'x'.repeat(100_000),
  ])('%j is no standard', (typed) => {
    expect(findStandard(catalogue, typed, '2025-05-14').kind).toBe('none');
  });
});
