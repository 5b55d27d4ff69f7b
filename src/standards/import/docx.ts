import { fail, ok, type Result } from '../../base/result.ts';
import { readNumbering } from './numbering.ts';
import { asciiLetters, type Piece } from './pieces.ts';
import { unzipWithin } from './unzip.ts';
import { attribute, child, children, parseXml, type XmlNode } from './xml.ts';

const DOCUMENT = 'word/document.xml';
const PARTS = new Set([DOCUMENT, 'word/numbering.xml', 'word/styles.xml']);

/** Paragraphs and tables of a Word document, automatic numbers written out. Deleted text, contents, heads and feet are left out. */
export function readDocx(bytes: Uint8Array): Result<readonly Piece[], 'bomb' | 'damaged'> {
  const unpacked = unzipWithin(bytes, (name) => PARTS.has(name));
  if (!unpacked.ok) return unpacked;
  const part = (name: string): XmlNode | undefined => {
    const data = unpacked.value.get(name);
    return data && parseXml(Buffer.from(data).toString('utf8'));
  };
  const body = child(child(part(DOCUMENT), 'w:document'), 'w:body');
  if (!body) return fail('damaged');
  const numbering = readNumbering(child(part('word/numbering.xml'), 'w:numbering'));
  const styles = readStyles(child(part('word/styles.xml'), 'w:styles'));
  const pieces: Piece[] = [];
  const walk = (node: XmlNode): void => {
    for (const element of node.children) {
      if (element.name === 'w:p') pieces.push(...paragraph(element));
      else if (element.name === 'w:tbl') pieces.push({ kind: 'table', rows: tableRows(element) });
      else if (element.name === 'w:sdt') {
        if (!isContents(element)) walk(child(element, 'w:sdtContent') ?? element);
      } else if (element.name === 'w:ins' || element.name === 'w:customXml') walk(element);
    }
  };
  const paragraph = (node: XmlNode): readonly Piece[] => {
    const properties = child(node, 'w:pPr');
    const style = styles.get(attribute(child(properties, 'w:pStyle'), 'w:val') ?? '');
    if (style && /^(?:toc|目录)/i.test(style.name)) return [];
    const list = child(properties, 'w:numPr') ?? style?.list;
    const numId = attribute(child(list, 'w:numId'), 'w:val');
    const level = Number(attribute(child(list, 'w:ilvl'), 'w:val') ?? style?.listLevel ?? 0);
    const text = asciiLetters(textOf(node)).trim();
    if (text === '') return [];
    const number = numId === undefined || numId === '0' ? '' : numbering.next(numId, level).trim();
    const outline = attribute(child(properties, 'w:outlineLvl'), 'w:val') ?? style?.outline;
    const heading = outline === undefined || Number(outline) > 5 ? undefined : Number(outline) + 1;
    const whole =
      number === ''
        ? text
        : number === '——' || /[）)]$/.test(number)
          ? `${number}${number === '——' ? '' : ' '}${text}`
          : `${number} ${text}`;
    // A line break inside a paragraph is a paragraph to its reader.
    const [first = '', ...more] = whole
      .split(/\n+/)
      .map((l) => l.trim())
      .filter((l) => l !== '');
    return [
      { kind: 'text', text: first, ...(heading === undefined ? {} : { heading }) },
      ...more.map((l): Piece => ({ kind: 'text', text: l })),
    ];
  };
  walk(body);
  return ok(pieces);
}

function textOf(node: XmlNode): string {
  let out = '';
  for (const element of node.children) {
    if (element.name === 'w:t' || element.name === 'm:t') out += element.children.map((c) => c.text).join('');
    else if (element.name === 'w:tab') out += '\t';
    else if (element.name === 'w:br' || element.name === 'w:cr') out += '\n';
    else if (element.name === 'w:noBreakHyphen') out += '-';
    // What was deleted, and the same text once more for older programs.
    else if (!['w:del', 'w:moveFrom', 'w:pPr', 'w:rPr', 'mc:Fallback', 'w:instrText', '#text'].includes(element.name))
      out += textOf(element);
  }
  return out;
}

/** Rows of cells; what was merged downwards is repeated, so that each row can be read by itself. */
function tableRows(table: XmlNode): readonly (readonly string[])[] {
  const rows: string[][] = [];
  for (const row of children(table, 'w:tr')) {
    const cells: string[] = [];
    for (const cell of children(row, 'w:tc')) {
      const properties = child(cell, 'w:tcPr');
      const merged = child(properties, 'w:vMerge');
      const text = asciiLetters(children(cell, 'w:p').map(textOf).join(' ').replace(/\s+/g, ' ').trim());
      const continues = merged !== undefined && attribute(merged, 'w:val') !== 'restart';
      cells.push(continues ? (rows.at(-1)?.[cells.length] ?? '') : text);
      const span = Math.min(50, Number(attribute(child(properties, 'w:gridSpan'), 'w:val') ?? 1));
      for (let i = 1; i < span; i++) cells.push('');
    }
    if (cells.some((c) => c !== '')) rows.push(cells);
  }
  const width = Math.max(0, ...rows.map((r) => r.length));
  return rows.map((r) => [...r, ...Array.from({ length: width - r.length }, () => '')]);
}

interface Style {
  readonly name: string;
  readonly outline?: string;
  readonly list?: XmlNode;
  readonly listLevel?: string;
}

function readStyles(root: XmlNode | undefined): ReadonlyMap<string, Style> {
  const styles = new Map<string, Style>();
  for (const node of root ? children(root, 'w:style') : []) {
    const properties = child(node, 'w:pPr');
    const list = child(properties, 'w:numPr');
    const outline = attribute(child(properties, 'w:outlineLvl'), 'w:val');
    const listLevel = attribute(child(list, 'w:ilvl'), 'w:val');
    styles.set(attribute(node, 'w:styleId') ?? '', {
      name: attribute(child(node, 'w:name'), 'w:val') ?? '',
      ...(outline === undefined ? {} : { outline }),
      ...(list === undefined ? {} : { list }),
      ...(listLevel === undefined ? {} : { listLevel }),
    });
  }
  return styles;
}

const isContents = (node: XmlNode): boolean =>
  /table of contents|目录/i.test(
    attribute(child(child(child(node, 'w:sdtPr'), 'w:docPartObj'), 'w:docPartGallery'), 'w:val') ?? '',
  );
