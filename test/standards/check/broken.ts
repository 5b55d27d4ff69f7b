import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { standardText } from '../texts.ts';

/** A way to break a folder, and what `check` must say about it. */
export interface Breakage {
  readonly name: string;
  /** Files to write, by their path in the knowledge folder. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** For what text alone cannot say. */
  readonly also?: (dir: string) => void;
  readonly rule: string;
  /** The file and line that must be named. */
  readonly at: string;
}

const std = (n: number, body?: string, more: Parameters<typeof standardText>[0] = {}): string =>
  standardText({ code: `Q/LNJG JG ${n}`, title: `试验规范${n}`, ...more, ...(body === undefined ? {} : { body }) });
/** The body begins on line 10 of the file. */
const broken = (
  name: string,
  n: number,
  rule: string,
  line: number,
  body: string,
  more: Parameters<typeof standardText>[0] = {},
): Breakage => ({
  name,
  files: { [`standards/${name}.md`]: std(n, body, more) },
  rule,
  at: `standards/${name}.md:${line}`,
});
const raw = (name: string, rule: string, line: number, content: string | Uint8Array): Breakage => ({
  name,
  files: { [`standards/${name}.md`]: content },
  rule,
  at: `standards/${name}.md:${line}`,
});

/** A text that names its original, in the line before the end of its front matter. */
const originalNamed = (n: number, original: string, rule: string): Breakage => {
  const text = std(n, undefined, { more: `original: ${original}\n` });
  const file = `standards/original-${n}.md`;
  return {
    name: rule,
    files: { [file]: text },
    rule,
    at: `${file}:${text.split('\n---')[0]?.split('\n').length ?? 1}`,
  };
};

/** 食品安全，每日消毒。 in GB18030. */
const GB18030 = Uint8Array.from([
  0xca, 0xb3, 0xc6, 0xb7, 0xb0, 0xb2, 0xc8, 0xab, 0xa3, 0xac, 0xd3, 0xa6, 0xb0, 0xb4, 0xb9, 0xe6, 0xb6, 0xa8, 0xbd,
  0xf8, 0xd0, 0xd0, 0xbc, 0xc7, 0xc2, 0xbc, 0xa1, 0xa3, 0x0a,
]);

const BOMB = `---\na: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ncode: *d\n---\n# x\n`;

export const BREAKAGES: readonly Breakage[] = [
  raw('empty', 'empty-file', 1, ''),
  raw('blank', 'empty-file', 1, '\n  \n'),
  raw('no-matter', 'no-front-matter', 1, '# 无头标准\n\n## 1 范围\n本文件规定了要求。\n'),
  raw('open-matter', 'front-matter-open', 1, '---\ncode: Q/LNJG JG 801\n# 无尾\n'),
  raw('js-matter', 'front-matter-code', 1, '---js\n{ code: require("fs") }\n---\n'),
  raw('tag', 'yaml-tag', 3, '---\ncode: Q/LNJG JG 802\ntitle: !!js/function "function () { process.exit(1) }"\n---\n'),
  raw('bomb', 'yaml-aliases', 2, BOMB),
  raw('bad-yaml', 'yaml', 3, '---\ncode: Q/LNJG JG 803\ntitle: "未完\npublished: 2024-03-01\n---\n# x\n'),
  raw('twice-key', 'yaml', 3, '---\ncode: Q/LNJG JG 804\ncode: Q/LNJG JG 805\n---\n# x\n'),
  raw('list-matter', 'front-matter-shape', 2, '---\n- code\n- title\n---\n# x\n'),
  raw('gb18030', 'encoding', 1, GB18030),
  raw('utf16', 'encoding', 1, Uint8Array.from([0xff, 0xfe, 0x2d, 0x00, 0x2d, 0x00])),
  raw(
    'bad-utf8',
    'encoding',
    3,
    Uint8Array.from([...Buffer.from('---\ncode: x\n'), 0xc3, 0x28, 0x0a, ...Buffer.from('---\n')]),
  ),
  {
    name: 'huge',
    files: { 'standards/huge.md': '---\n' },
    also: (dir) => truncateSync(join(dir, 'standards/huge.md'), 50 * 1024 * 1024),
    rule: 'too-large',
    at: 'standards/huge.md:1',
  },
  {
    name: 'link-out',
    also: (dir) => symlinkSync('/etc/hostname', join(dir, 'standards/link-out.md')),
    rule: 'outside-folder',
    at: 'standards/link-out.md:1',
  },
  {
    name: 'folder-link-out',
    also: (dir) => symlinkSync('/etc', join(dir, 'standards/folder-link-out')),
    rule: 'outside-folder',
    at: 'standards/folder-link-out:1',
  },
  {
    name: 'dead-link',
    also: (dir) => symlinkSync('nothing.md', join(dir, 'standards/dead-link.md')),
    rule: 'broken-link',
    at: 'standards/dead-link.md:1',
  },
  {
    name: 'loop-link',
    also: (dir) => symlinkSync('loop-link.md', join(dir, 'standards/loop-link.md')),
    rule: 'broken-link',
    at: 'standards/loop-link.md:1',
  },
  {
    name: 'deep',
    files: { 'standards/a/b/c/d/e/f/g/deep.md': std(806) },
    rule: 'too-deep',
    at: 'standards/a/b/c/d/e/f/g:1',
  },
  { name: 'word', files: { 'standards/word.docx': 'PK' }, rule: 'not-a-standard', at: 'standards/word.docx:1' },
  broken('no-title', 807, 'missing-key', 4, '', { title: '' }),
  raw(
    'no-effective',
    'missing-key',
    2,
    '---\ncode: Q/LNJG JG 808\nyear: "2024"\ntitle: 无实施日期\npublished: 2024-03-01\n---\n# x\n## 1 范围\n本文件规定了要求。\n',
  ),
  broken('unknown-key', 809, 'unknown-key', 7, '', { more: 'servce: 食堂\n' }),
  broken('unknown-service', 810, 'unknown-service', 7, '', { more: 'service: 饭堂\n' }),
  broken('bad-part', 811, 'bad-value', 7, '', { more: 'part: 基础\n' }),
  broken('bad-date', 812, 'bad-date', 5, '', { published: '2024年3月1日' }),
  broken('no-such-day', 813, 'bad-date', 6, '', { effective: '2024-02-30' }),
  broken('before-published', 814, 'date-order', 2, '## 1 范围\n本文件规定了要求。\n', { effective: '2024-02-01' }),
  broken('bad-code', 815, 'bad-code', 2, '## 1 范围\n本文件规定了要求。\n', { code: '食堂标准一号' }),
  broken('other-year', 816, 'year-mismatch', 3, '## 1 范围\n本文件规定了要求。\n', { year: '2023' }),
  {
    name: 'duplicate',
    files: { 'standards/duplicate-1.md': std(817), 'standards/duplicate-2.md': std(817) },
    rule: 'duplicate-code',
    at: 'standards/duplicate-2.md:1',
  },
  {
    name: 'two-in-force',
    files: {
      'standards/two-1.md': std(818, undefined, { year: '2023', published: '2023-03-01' }),
      'standards/two-2.md': std(818),
    },
    rule: 'two-in-force',
    at: 'standards/two-2.md:2',
  },
  broken('replaces-nothing', 819, 'missing-replaced', 2, '## 1 范围\n本文件规定了要求。\n', {
    more: 'replaces: [Q/LNJG JG 819—2019]\n',
  }),
  broken('moved-nothing', 820, 'moved-unknown', 2, '## 1 范围\n本文件规定了要求。\n', {
    more: 'moved: { "9.9": "1" }\n',
  }),
  broken('no-clauses', 821, 'no-clauses', 1, '只有一段没有编号的话。\n'),
  broken('gap', 822, 'numbering-gap', 13, '## 1 作业\n1.1 应清扫。\n\n1.3 应消毒。\n'),
  broken(
    'chapter-gap',
    823,
    'numbering-gap',
    13,
    '## 1 范围\n本文件规定了要求。\n\n## 3 作业\n3.1 应清扫。\n\n3.2 应消毒。\n',
  ),
  broken('first-missing', 824, 'numbering-gap', 11, '## 1 作业\n1.2 应清扫。\n\n1.3 应消毒。\n'),
  broken('repeat', 825, 'numbering-repeat', 13, '## 1 作业\n1.1 应清扫。\n\n1.1 应消毒。\n'),
  broken('order', 826, 'numbering-order', 15, '## 1 作业\n1.1 应清扫。\n\n1.3 应消毒。\n\n1.2 应拖洗。\n'),
  broken('other-chapter', 827, 'numbering-gap', 13, '## 1 作业\n1.1 应清扫。\n\n7.2 应消毒地面。\n'),
  broken('dangling', 828, 'dangling-reference', 13, '## 1 作业\n1.1 应清扫。\n\n1.2 消毒见 8.8.8。\n'),
  broken('dangling-table', 829, 'dangling-reference', 11, '## 1 作业\n1.1 应符合表7的规定。\n\n1.2 应消毒。\n'),
  broken('dangling-other', 830, 'dangling-reference', 11, '## 1 作业\n1.1 应按 JG 899 的 9.9 执行。\n\n1.2 应消毒。\n'),
  broken('unknown-standard', 831, 'unknown-standard', 11, '## 1 作业\n1.1 应符合 GB 12345 的规定。\n\n1.2 应消毒。\n'),
  broken(
    'withdrawn-outside',
    832,
    'withdrawn-standard',
    11,
    '## 1 作业\n1.1 应符合 GB/T 24421.2—2009 的规定。\n\n1.2 应消毒。\n',
  ),
  broken('withdrawn-own', 833, 'withdrawn-standard', 11, '## 1 作业\n1.1 应符合 JG 898 的规定。\n\n1.2 应消毒。\n'),
  broken(
    'not-listed',
    834,
    'not-listed',
    13,
    '## 1 规范性引用文件\nQ/LNJG JG 898 旧标准\n## 2 作业\n2.1 应按 JG 899 的规定。\n\n2.2 应消毒。\n',
  ),
  broken(
    'wide-row',
    835,
    'table-width',
    17,
    '## 1 作业\n1.1 应符合表1。\n\n表1 区域\n\n| 区域 | 次数 |\n| --- | --- |\n| 大堂 | 2 | 多余 |\n',
  ),
  broken(
    'narrow-row',
    836,
    'table-width',
    17,
    '## 1 作业\n1.1 应符合表1。\n\n表1 区域\n\n| 区域 | 次数 |\n| --- | --- |\n| 大堂 |\n',
  ),
  broken('no-table', 837, 'caption-without-table', 13, '## 1 作业\n1.1 应符合表1。\n\n表1 区域\n\n1.2 应消毒。\n'),
  broken(
    'table-not-cited',
    838,
    'table-not-cited',
    17,
    '## 1 作业\n1.1 应清扫。\n\n表1 区域\n\n| 区域 | 次数 |\n| --- | --- |\n| 大堂 | 2 |\n',
  ),
  broken(
    'no-lead-in',
    839,
    'list-without-lead-in',
    12,
    '## 1 作业\n### 1.1 清扫\na) 大堂；\n\nb) 走廊。\n\n### 1.2 消毒\n应每日消毒。\n',
  ),
  broken(
    'full-stop-lead-in',
    840,
    'list-without-lead-in',
    13,
    '## 1 作业\n1.1 应清扫地面。\n\na) 大堂；\n\nb) 走廊。\n',
  ),
  broken('item-gap', 841, 'list-numbering', 15, '## 1 作业\n1.1 应清扫：\n\na) 大堂；\n\nc) 走廊。\n'),
  broken('lone-item', 842, 'lone-item', 13, '## 1 作业\n1.1 应清扫：\n\na) 大堂。\n'),
  broken('hanging', 843, 'hanging-paragraph', 10, '## 1 作业\n保洁员应清扫。\n\n1.1 应消毒。\n\n1.2 应拖洗。\n'),
  broken('lone-clause', 844, 'lone-clause', 11, '## 1 作业\n1.1 应消毒。\n'),
  broken('empty-clause', 845, 'empty-clause', 13, '## 1 作业\n1.1 应消毒。\n\n1.2\n\n1.3 应拖洗。\n'),
  broken(
    'no-definition',
    846,
    'undefined-term',
    14,
    '## 1 范围\n本文件规定了要求。\n## 2 术语和定义\n### 2.1\n急修 urgent repair\n',
  ),
  broken(
    'note-requires',
    847,
    'note-requires',
    13,
    '## 1 作业\n1.1 应消毒。\n\n注：消毒应由专人进行。\n\n1.2 应拖洗。\n',
  ),
  broken('must-draft', 848, 'modal-must', 11, '## 1 作业\n1.1 地面必须消毒。\n\n1.2 应拖洗。\n', {
    year: '2025',
    published: '2025-04-01',
    effective: '2025-09-01',
  }),
  broken('must-not-draft', 849, 'modal-must-not', 11, '## 1 作业\n1.1 严禁吸烟。\n\n1.2 应拖洗。\n', {
    year: '2025',
    published: '2025-04-01',
    effective: '2025-09-01',
  }),
  broken('controls', 850, 'control-characters', 8, '## 1 作业\n1.1 应\u202e消毒。\n\n1.2 应\u0000拖洗。\n'),
  {
    name: 'conflict',
    files: {
      'standards/conflict-1.md': std(851, '## 1 留样\n1.1 每个品种留样量不应少于 125 g。\n\n1.2 应登记。\n', {
        more: 'service: 食堂\n',
      }),
      'standards/conflict-2.md': std(852, '## 1 留样\n1.1 每个品种的留样量不应少于 100 g。\n\n1.2 应签名。\n', {
        more: 'service: 食堂\n',
      }),
    },
    rule: 'conflicting-values',
    at: 'standards/conflict-2.md:12',
  },
  {
    name: 'article-gap',
    files: {
      'rules/gap.md':
        '---\ncode: LNJG-ZD 91\ntitle: 缺条办法\ntype: 制度\npublished: 2024-03-01\neffective: 2024-04-01\n---\n# 缺条办法\n\n第一条 应清扫。\n\n第三条 应消毒。\n',
    },
    rule: 'numbering-gap',
    at: 'rules/gap.md:12',
  },
  {
    name: 'sheet-of-nothing',
    files: {
      'standards/sheet-1.md':
        '---\namends: Q/LNJG JG 777—2024\nnumber: 1\npublished: 2025-02-01\neffective: 2025-03-01\n---\n1.1 应清扫。\n',
    },
    rule: 'amends-unknown',
    at: 'standards/sheet-1.md:2',
  },
  {
    name: 'sheet-deletes-nothing',
    files: {
      'standards/sheet-2.md':
        '---\namends: Q/LNJG JG 899—2024\nnumber: 1\npublished: 2025-02-01\neffective: 2025-03-01\n---\n9.9（删除）\n',
    },
    rule: 'deletes-unknown',
    at: 'standards/sheet-2.md:7',
  },
  {
    name: 'sheet-too-early',
    files: {
      'standards/sheet-3.md':
        '---\namends: Q/LNJG JG 899—2024\nnumber: 2\npublished: 2024-01-01\neffective: 2024-02-01\n---\n1.1 应清扫走廊。\n',
    },
    rule: 'amendment-date',
    at: 'standards/sheet-3.md:2',
  },
  {
    name: 'sheet-without-number',
    files: {
      'standards/sheet-4.md':
        '---\namends: Q/LNJG JG 899—2024\npublished: 2025-01-01\neffective: 2025-02-01\n---\n1.1 应清扫走廊。\n',
    },
    rule: 'missing-key',
    at: 'standards/sheet-4.md:2',
  },
  originalNamed(871, '没有.docx', 'missing-original'),
  originalNamed(872, '../../秘密.docx', 'unsafe-original'),
  {
    ...originalNamed(873, '大.pdf', 'large-original'),
    also: (dir) => {
      mkdirSync(join(dir, 'originals'));
      writeFileSync(join(dir, 'originals', '大.pdf'), '');
      truncateSync(join(dir, 'originals', '大.pdf'), 21 * 1024 * 1024);
    },
  },
  {
    name: 'bad-glossary',
    files: { 'glossary.yaml': 'terms:\n  - { word: 留样 }\n' },
    rule: 'bad-value',
    at: 'glossary.yaml:1',
  },
];

/** Writes the folder: two good standards, `cited.yaml`, and every breakage. */
export function writeBroken(dir: string): void {
  const write = (file: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), content);
  };
  write('standards/good.md', std(899, '## 1 作业\n1.1 保洁员应清扫地面。\n\n1.2 保洁员应消毒。\n'));
  write(
    'standards/withdrawn.md',
    std(898, '## 1 作业\n1.1 抹布应分色。\n\n1.2 抹布应晾干。\n', { more: 'withdrawn: 2025-01-01\n' }),
  );
  write(
    'cited.yaml',
    'cited:\n  - { code: GB/T 24421.2, year: "2009", withdrawn: 2023-03-17, replacedBy: GB/T 24421.2—2023 }\n',
  );
  for (const { files = {} } of BREAKAGES) for (const [file, content] of Object.entries(files)) write(file, content);
  for (const { also } of BREAKAGES) also?.(dir);
}
