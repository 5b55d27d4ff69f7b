import { assemble, type Knowledge } from '../../src/standards/load.ts';
import { hashOf, parseFile } from '../../src/standards/parse.ts';

export interface StandardText {
  readonly code?: string;
  readonly year?: string;
  readonly title?: string;
  readonly published?: string;
  readonly effective?: string;
  /** More lines of front matter. */
  readonly more?: string;
  readonly body?: string;
}

/** A standard's file with as much front matter as it needs. */
export function standardText(text: StandardText = {}): string {
  const {
    code = 'Q/LNJG JG 901',
    year = '2024',
    title = '试验规范',
    published = '2024-03-01',
    effective = '2024-04-01',
    more = '',
  } = text;
  const body =
    text.body ??
    '## 1 范围\n本文件规定了试验的要求。\n\n## 2 规范性引用文件\n本文件没有规范性引用文件。\n\n## 3 术语和定义\n本文件没有需要界定的术语。\n\n## 4 作业\n4.1 保洁员应清扫地面。\n\n4.2 保洁员应消毒。\n';
  return `---\ncode: ${code}\nyear: "${year}"\ntitle: ${title}\npublished: ${published}\neffective: ${effective}\n${more}---\n# ${title}\n\n${body}`;
}

/** A knowledge folder in memory: file names and their texts. */
export function knowledgeOf(
  files: Readonly<Record<string, string>>,
  more: Partial<Pick<Parameters<typeof assemble>[0], 'cited'>> = {},
): Knowledge {
  const readings = Object.entries(files).map(([file, source]) => ({
    file,
    hash: hashOf(source),
    parsed: parseFile(source, file),
  }));
  return assemble({ readings, cited: more.cited ?? [], glossary: { terms: [], services: {} }, faults: [] });
}
