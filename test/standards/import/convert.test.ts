import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { convertDocument, type Imported } from '../../../src/standards/import/convert.ts';
import type { Edition } from '../../../src/standards/model.ts';
import { parseFile } from '../../../src/standards/parse.ts';
import { docx, NUMBERING, p, pdf, table } from './documents.ts';

async function imported(
  bytes: Uint8Array | string,
  name: string,
): Promise<{ readonly made: Imported; readonly edition: Edition }> {
  const result = await convertDocument(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, name);
  if (!result.ok) throw new Error(result.error.message.en);
  const parsed = parseFile(result.value.markdown, result.value.fileName);
  if (parsed.kind !== 'edition') throw new Error(JSON.stringify(parsed.faults));
  return { made: result.value, edition: parsed.edition };
}
const reasonOf = async (bytes: Uint8Array, name: string): Promise<string> => {
  const result = await convertDocument(bytes, name);
  return result.ok ? 'ok' : result.error.reason;
};
const textsOf = (edition: Edition) => edition.clauses.map((c) => `${c.number} ${c.text}`);

describe('a text as a scanner leaves it', () => {
  const source = readFileSync(new URL('../../../knowledge/originals/TY 103-2024.txt', import.meta.url));

  it('becomes what a person would have typed', async () => {
    const { made, edition } = await imported(source, 'TY 103-2024.txt');
    expect(made.fileName).toBe('TY 103-2024.md');
    expect(made.assumed).toEqual([]);
    expect(made.faults).toEqual([]);
    expect(edition).toMatchObject({
      id: 'Q/LNJG TY 103—2024',
      title: '标准体系表与编号规则',
      part: '通用基础',
      published: '2024-03-01',
      effective: '2024-04-01',
    });
    // No contents, no page numbers, no running heads, no broken lines.
    expect(made.markdown).not.toMatch(/…{2}|\.{4}|目\s*次\n|^\s*\d+\s*$|[０-９]/m);
    const typed = parseFile(
      readFileSync(new URL('../../../knowledge/standards/TY/TY 103-2024.md', import.meta.url), 'utf8'),
      'x',
    );
    expect(typed.kind === 'edition' && textsOf(typed.edition)).toEqual(textsOf(edition));
  });
});

describe('from when a text holds', () => {
  const rule = (head: string, last: string): string =>
    `保洁管理制度\n\n${head}\n\n第一条　为了规范保洁，制定本制度。\n第二条　保洁员应当持证。\n第三条　${last}\n`;

  it.each([
    ['its last article', rule('2025年2月10日', '本制度自2025年3月1日起执行。')],
    ['its last article, as 施行', rule('（2025年2月10日印发）', '本制度自2025年3月1日起施行。')],
    ['its last article without a subject', rule('2025年2月10日', '自2025年3月1日起执行。')],
    ['its last article, above a signature', rule('', '本制度自2025年3月1日起执行。\n\n机关事务局\n2025年2月10日')],
    ['its heading', rule('（2025年2月10日印发，自2025年3月1日起执行）', '由后勤处解释。')],
    ['the line of its title', rule('', '由后勤处解释。').replace('制度\n', '制度（自2025年3月1日起执行）\n')],
  ])('is read from %s', async (_, text) => {
    const { edition } = await imported(text, '保洁管理制度.txt');
    expect(edition).toMatchObject({ title: '保洁管理制度', type: '制度', effective: '2025-03-01' });
    expect(edition.assumed).not.toContain('effective');
  });

  it('is the day of publication where the text says so, and is assumed where nothing does', async () => {
    const said = await imported(rule('（2025年2月10日印发）', '本制度自印发之日起执行。'), '制度.txt');
    expect([said.edition.effective, said.edition.assumed]).toEqual(['2025-02-10', []]);
    const silent = await imported(rule('（2025年2月10日印发）', '由后勤处解释。'), '制度.txt');
    expect([silent.edition.effective, silent.edition.assumed]).toEqual(['2025-02-10', ['effective']]);
  });

  it('is no day that the text sets for something else', async () => {
    const text = rule('（2025年2月10日印发）', '由后勤处解释。').replace(
      '应当持证',
      '自2025年6月1日起执行新的工时，应当持证',
    );
    expect((await imported(`${text}${'附注。\n'.repeat(200)}`, '制度.txt')).edition.effective).toBe('2025-02-10');
  });
});

describe('where an imported text belongs', () => {
  const standard = (code: string) =>
    `${code}\n\n试验规范\n\n2024-03-01发布 2024-04-01实施\n\n1 范围\n本文件规定了要求。\n2 作业\n2.1 应清扫。\n`;

  it.each([
    ['试验制度\n\n第一条　为了试验。\n第二条　应当试验。\n', 'rules'],
    [standard('Q/LNJG JG 395—2024'), 'standards/JG'],
    [standard('GB/T 1234—2024'), 'standards/GB'],
  ])('%j: %s', async (text, folder) => {
    expect((await imported(text, '试验(2024-01-01).txt')).made.folder).toBe(folder);
  });
});

describe('a law as published', () => {
  const law = `# 中华人民共和国试验法\n\n2008年8月1日 第十一届全国人民代表大会常务委员会第四次会议通过\n\n2017年3月1日 《关于修改〈中华人民共和国试验法〉的决定》修正\n\n<!-- INFO END -->\n\n## 第一章 总 则\n\n第一条 为了试验，制定本法。\n\n第二条 单位应当：\n\n(一)登记；\n\n(二)公示。\n\n试验不得收费。\n\n## 第二章 附 则\n\n第三条 本法自2008年10月1日起施行。\n`;

  it('takes its title as its code, and the day in the file name as its dates', async () => {
    const { made, edition } = await imported(law, '试验法(2017-03-01).md');
    expect(edition).toMatchObject({
      code: '中华人民共和国试验法',
      year: '2017',
      type: '法规',
      published: '2017-03-01',
      effective: '2017-03-01',
      assumed: ['effective'],
    });
    expect(made.markdown).toContain('# 正文末尾写明“自2008年10月1日起施行”');
    expect(made.fileName).toBe('试验法(2017-03-01).md');
    expect(edition.outline.map((h) => h.title)).toEqual(['总则', '附则']);
    expect(textsOf(edition)).toEqual([
      '第一条 为了试验，制定本法。',
      '第二条 单位应当：',
      '第二条（一） 登记；',
      '第二条（二） 公示。',
      '第二条 第2款 试验不得收费。',
      '第三条 本法自2008年10月1日起施行。',
    ]);
  });

  it('believes its head where that gives the day of coming into force', async () => {
    const head = law.replace('<!-- INFO', '2017年6月1日 施行\n\n<!-- INFO');
    const { edition } = await imported(head, '试验法(2017-03-01).md');
    expect([edition.published, edition.effective, edition.assumed]).toEqual(['2017-03-01', '2017-06-01', []]);
  });

  it('says which dates it took from the name alone, and from an earlier edition not at all', async () => {
    const earlier = law.replace('2017年3月1日 《关于', '2008年10月1日 施行\n\n2015年1月1日 《关于');
    const { edition } = await imported(earlier, '试验法(2017-03-01).md');
    expect([edition.effective, edition.assumed]).toEqual(['2017-03-01', ['published', 'effective']]);
  });

  it('reads a regulation in plain text with its table of contents, in GB18030 too', async () => {
    const plain =
      '机关试验管理办法\n\n（2024年3月1日机关事务管理局印发）\n\n目　录\n\n第一章　总则\n第二章　附则\n\n第一章　总则\n\n　　第一条　为了规范试验，制定本办法。\n　　第二条　试验人员应当持证，\n不得代签。\n\n第二章　附则\n　　第三条　本办法自公布之日起施行。\n';
    const { edition } = await imported(plain, '试验管理办法.txt');
    expect(edition).toMatchObject({ code: '机关试验管理办法', type: '制度', published: '2024-03-01' });
    expect(textsOf(edition)).toEqual([
      '第一条 为了规范试验，制定本办法。',
      '第二条 试验人员应当持证，不得代签。',
      '第三条 本办法自公布之日起施行。',
    ]);
  });
});

describe('a Word document', () => {
  it('has its automatic numbers written out, its tables with what was merged', async () => {
    const body = [
      p('Q/LNJG JG 395—2024'),
      p('试验服务规范'),
      p('2024-03-01 发布'),
      p('2024-04-01 实施'),
      p('前言'),
      p('本文件按照规定起草。'),
      p('范围', ['1', 0]),
      p('本文件规定了要求。'),
      p('作业', ['1', 0]),
      p('清洁', ['1', 1]),
      p('保洁员应做到：', ['1', 2]),
      p('清扫；', ['2', 0]),
      p('消毒。', ['2', 0]),
      p('地面应干燥，频次应符合表1。', ['1', 2]),
      p('表1 频次'),
      table([
        ['区域', '部位', '次'],
        ['大堂v', '地面', '2'],
        ['^', '玻璃', '1'],
      ]),
      p('检查', ['1', 1]),
      p('监管人员应检查：', ['1', 2]),
      p('地面；', ['3', 0]),
      p('门窗 &lt;A&amp;B&gt;。', ['3', 0]),
      p('结果应记录。', ['1', 2]),
    ].join('');
    const { edition } = await imported(docx(body, NUMBERING), 'x.docx');
    expect(edition).toMatchObject({ id: 'Q/LNJG JG 395—2024', title: '试验服务规范', effective: '2024-04-01' });
    expect(textsOf(edition)).toEqual([
      '1 本文件规定了要求。',
      '2.1.1 保洁员应做到：',
      '2.1.1 a) 清扫；',
      '2.1.1 b) 消毒。',
      '2.1.2 地面应干燥，频次应符合表1。',
      '表1 行1 大堂 · 部位 地面 · 次 2',
      '表1 行2 大堂 · 部位 玻璃 · 次 1',
      '2.2.1 监管人员应检查：',
      '2.2.1 a) 地面；',
      '2.2.1 b) 门窗 <A&B>。',
      '2.2.2 结果应记录。',
    ]);
  });

  it('leaves out the contents and what was deleted', async () => {
    const styles = '<w:style w:styleId="T1"><w:name w:val="toc 1"/></w:style>';
    const body = `${p('试验办法')}${p('第一条 不在正文。', undefined, 'T1')}${p('为了试验，制定本办法。', ['4', 0])}<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr></w:pPr><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新的要求应执行。</w:t></w:r></w:ins></w:p>`;
    const { edition } = await imported(docx(body, NUMBERING, styles), '试验办法(2024-01-01).docx');
    expect(textsOf(edition)).toEqual(['第一条 为了试验，制定本办法。', '第二条 新的要求应执行。']);
  });

  it('is refused when it is a bomb, declares entities, or is no archive', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(40 * 1024 * 1024) }, { level: 9 });
    expect(await reasonOf(bomb, 'x.docx')).toBe('bomb');
    const many = zipSync(Object.fromEntries(Array.from({ length: 2100 }, (_, i) => [`f${i}`, new Uint8Array(1)])));
    expect(await reasonOf(many, 'x.docx')).toBe('bomb');
    const entities = docx('').slice();
    const declared = zipSync({
      'word/document.xml': Buffer.from(
        '<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>',
      ),
    });
    expect(await reasonOf(declared, 'x.docx')).toBe('damaged');
    expect(await reasonOf(Buffer.from('no archive at all'), 'x.docx')).toBe('damaged');
    expect(await reasonOf(entities.subarray(0, 40), 'x.docx')).toBe('damaged');
  });
});

describe('a PDF', () => {
  it('keeps its lines, indents and columns, and loses its page numbers', async () => {
    const bytes = pdf([
      [
        { x: 300, y: 800, text: 'Q/LNJG JG 396—2024' },
        { x: 200, y: 760, text: '试验服务规范' },
        { x: 60, y: 700, text: '2024-03-01 发布' },
        { x: 400, y: 700, text: '2024-04-01 实施' },
        { x: 60, y: 600, text: '1  范围' },
        { x: 80, y: 580, text: '本文件规定了试验服务的要求，适用于各办公区的大堂、走廊和会' },
        { x: 60, y: 560, text: '议室。' },
        { x: 60, y: 540, text: '2  作业' },
        { x: 60, y: 520, text: '2.1  地面应干燥，频次应符合表1。' },
        { x: 250, y: 40, text: '1' },
      ],
      [
        { x: 300, y: 800, text: 'Q/LNJG JG 396—2024' },
        { x: 200, y: 760, text: '表1  频次' },
        { x: 60, y: 740, text: '区域' },
        { x: 200, y: 740, text: '次' },
        { x: 60, y: 720, text: '大堂' },
        { x: 200, y: 720, text: '2' },
        { x: 60, y: 700, text: '2.2  门窗应完好。' },
        { x: 250, y: 40, text: '2' },
      ],
    ]);
    const { edition } = await imported(bytes, 'x.pdf');
    expect(edition).toMatchObject({
      id: 'Q/LNJG JG 396—2024',
      title: '试验服务规范',
      published: '2024-03-01',
      effective: '2024-04-01',
    });
    expect(textsOf(edition)).toEqual([
      '1 本文件规定了试验服务的要求，适用于各办公区的大堂、走廊和会议室。',
      '2.1 地面应干燥，频次应符合表1。',
      '表1 行1 大堂 · 次 2',
      '2.2 门窗应完好。',
    ]);
  });

  it('is refused when it holds no text, or is none', async () => {
    expect(await reasonOf(pdf([[]]), 'x.pdf')).toBe('scanned');
    expect(await reasonOf(Buffer.from('%PDF-1.7 broken'), 'x.pdf')).toBe('damaged');
  });
});

describe('what cannot be imported', () => {
  it('is refused with what to do', async () => {
    expect(await reasonOf(Buffer.from('x'), 'x.xlsx')).toBe('kind');
    expect(await reasonOf(Buffer.from('没有编号的一段话。'), 'x.txt')).toBe('no-clauses');
    expect(await reasonOf(new Uint8Array(21 * 1024 * 1024), 'x.txt')).toBe('too-large');
    expect(await reasonOf(Uint8Array.from([0x80, 0x81, 0xfe, 0xff, 0x00]), 'x.txt')).toBe('encoding');
  });
});

describe('a notice', () => {
  const lines = [
    '岭管〔2025〕7号',
    '关于加强办公区夏季节能工作的通知',
    '各处室、各服务单位：',
    '为落实节能要求，现就夏季节能工作通知如下。',
    '一、总体要求',
    '坚持节约优先。',
    '二、重点任务',
    '（一）空调管理',
    '1. 室内温度不应低于 26 ℃。',
    '2. 无人时应关闭空调。',
    '三、工作要求',
    '1、每月5日前报送用电量。',
    '2、管理局每季度通报一次。',
    '岭南市机关事务管理局',
    '二〇二五年五月一日',
  ];
  const numbers = ['导语', '一', '二（一）1', '二（一）2', '三、1', '三、2'];
  const importedNotice = async (bytes: Uint8Array, name: string) => {
    const done = await convertDocument(bytes, name);
    if (!done.ok) throw new Error(done.error.message.zh);
    const parsed = parseFile(done.value.markdown, done.value.fileName);
    return { ...done.value, parsed };
  };
  const clausesOf = ({ parsed }: Awaited<ReturnType<typeof importedNotice>>) =>
    parsed.kind === 'edition' ? parsed.edition.clauses.map((c) => c.number) : parsed.faults;

  it('in Word is read with its number, title and day', async () => {
    const done = await importedNotice(docx(lines.map((l) => p(l)).join('')), '扫描件.docx');
    expect(done.fileName).toBe('关于加强办公区夏季节能工作的通知(2025-05-01).md');
    expect(done.markdown).toMatch(
      /^---\ncode: "岭管〔2025〕7号"\ntitle: 关于加强办公区夏季节能工作的通知\ntype: 制度\npublished: 2025-05-01\n/,
    );
    expect([done.assumed, done.faults]).toEqual([['effective'], []]);
    expect(clausesOf(done)).toEqual(numbers);
  });

  it('in Word is read with its automatic numbers', async () => {
    const level = (format: string, words: string, at: number) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${words}"/></w:lvl>`;
    const numbering = `<w:abstractNum w:abstractNumId="0">${level('chineseCounting', '%1、', 0)}${level('chineseCounting', '（%2）', 1)}${level('decimal', '%3.', 2)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    const body = [
      p('关于值班的通知'),
      p('总体要求', ['1', 0]),
      p('应有人值班。'),
      p('重点任务', ['1', 0]),
      p('值班室', ['1', 1]),
      p('值班员不应脱岗。', ['1', 2]),
      p('交接班应签字。', ['1', 2]),
    ].join('');
    const done = await importedNotice(docx(body, numbering), '值班(2025-01-02).docx');
    expect(clausesOf(done)).toEqual(['一', '二（一）1', '二（一）2']);
  });

  it('as text is mended where its lines were broken', async () => {
    const text = `　　　岭管〔2025〕7号
　　关于加强办公区夏季节能工作的通知
各处室、各服务单位：
　　为落实上级节能要求，进一步降低办公区夏季的用电量，现就夏季节能
工作通知如下。
　　一、总体要求
　　坚持节约优先。全年人均用电量应比上年下降2%，任何单位和个人都应当
遵守。
　　二、重点任务
　　（一）空调管理。室内温度不应低于26℃，无人的房间应关闭空调，下班前
三十分钟应关闭主机。
　　（二）照明管理。走廊白天不开灯。
                         岭南市机关事务管理局
                         二〇二五年五月一日
`;
    const done = await importedNotice(Buffer.from(text), '通知.txt');
    expect(done.faults).toEqual([]);
    expect(clausesOf(done)).toEqual(['导语', '一', '二（一）', '二（二）']);
    expect(done.markdown).toContain('现就夏季节能工作通知如下。');
    expect(done.markdown).toContain('下班前三十分钟应关闭主机。');
  });

  it('in Markdown keeps its first paragraph', async () => {
    const done = await importedNotice(Buffer.from(`# ${lines[1]}\n\n${lines.slice(2).join('\n\n')}\n`), '通知.md');
    expect(clausesOf(done)).toEqual(numbers);
    expect(done.markdown).toContain('code: 关于加强办公区夏季节能工作的通知');
  });
});
