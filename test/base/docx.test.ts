import { XMLValidator } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { docxOf } from '../../src/base/docx.ts';
import { typeOfContent } from '../../src/base/file-type.ts';
import { runsOf } from '../../src/study/handbook/runs.ts';

const text = (bytes: Uint8Array, name: string): string => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());

describe('a Word file', () => {
  const bytes = docxOf('手册 <1>', [
    { kind: 'title', text: '保洁员 & 手册' },
    { kind: 'heading', text: '作业中' },
    {
      kind: 'paragraph',
      mark: '要求',
      runs: [{ text: '应不少于 ' }, { text: '125 g', strong: true }, { text: '。\na) 二\u0000' }],
    },
    { kind: 'table', header: ['颜色', '对象'], rows: [['红', '便器'], ['黄']] },
  ]);

  it('is known as one, and is well-formed XML throughout', () => {
    expect(typeOfContent(bytes)).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
    for (const [name, part] of Object.entries(unzipSync(bytes)))
      expect([name, XMLValidator.validate(strFromU8(part))]).toEqual([name, true]);
  });

  it('escapes what was typed, keeps line ends and sets values off', () => {
    const document = text(bytes, 'word/document.xml');
    expect(document).toContain('保洁员 &#38; 手册');
    expect(document).toContain('<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">125 g</w:t>');
    expect(document).toContain('。</w:t><w:br/><w:t xml:space="preserve">a) 二</w:t>');
    expect(text(bytes, 'docProps/core.xml')).toContain('<dc:title>手册 &#60;1&#62;</dc:title>');
  });

  it('has as many cells in each row as in its header', () => {
    const rows = text(bytes, 'word/document.xml').match(/<w:tr>.*?<\/w:tr>/g) ?? [];
    expect(rows.map((row) => row.match(/<w:tc>/g)?.length)).toEqual([2, 2, 2]);
  });

  it('is the same file for the same handbook', () => {
    const parts = [{ kind: 'title' as const, text: '手册' }];
    expect(docxOf('手册', parts)).toEqual(docxOf('手册', parts));
  });
});

describe('the pieces of a text', () => {
  it('set its values off and lose nothing', () => {
    const clause = '平时应每 60 min 巡回 1 次，高峰每 30 min。';
    const runs = runsOf(clause, [{ text: '每 60 min' }, { text: '每 30 min' }, { text: '' }]);
    expect(runs.filter(({ strong }) => strong).map((run) => run.text)).toEqual(['每 60 min', '每 30 min']);
    expect(runs.map((run) => run.text).join('')).toBe(clause);
    expect(runsOf('', [])).toEqual([]);
  });
});
