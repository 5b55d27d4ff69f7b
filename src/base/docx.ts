import { strToU8, zipSync } from 'fflate';

/** A piece of a paragraph; a value in it stands out. */
export interface Run {
  readonly text: string;
  readonly strong?: boolean;
}

/** What a document of ours is made of: no more than Word, WPS and LibreOffice all show alike. */
export type Part =
  | { readonly kind: 'title' | 'heading' | 'subheading' | 'small'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[]; readonly mark?: string }
  | { readonly kind: 'table'; readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** The styles by which parts are shown; sizes in half points. Fonts are those that every Chinese Office has. */
const STYLES: Readonly<
  Record<'title' | 'heading' | 'subheading' | 'small', { name: string; size: number; bold: boolean }>
> = {
  title: { name: 'Title', size: 36, bold: true },
  heading: { name: 'heading 1', size: 30, bold: true },
  subheading: { name: 'heading 2', size: 26, bold: true },
  small: { name: 'Small', size: 18, bold: false },
};

/** The earliest day that a ZIP can name: the same document is the same file, whenever it is made. */
const NO_DATE = new Date(1980, 0, 2);

/** Writes a document as OOXML (ECMA-376, transitional): A4, Chinese, headings that make an outline. */
export function docxOf(title: string, parts: readonly Part[]): Uint8Array {
  const files: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${MAIN}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${MAIN}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'docProps/core.xml': `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title></cp:coreProperties>`,
    'word/styles.xml': stylesXml(),
    'word/document.xml': `<w:document xmlns:w="${W}"><w:body>${parts.map(partXml).join('')}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(`${HEAD}${xml}`)])), {
    mtime: NO_DATE,
  });
}

function stylesXml(): string {
  const fonts = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="宋体"/>';
  const named = Object.entries(STYLES).map(([id, { name, size, bold }]) => {
    const outline = id === 'heading' ? 0 : id === 'subheading' ? 1 : undefined;
    const level = outline === undefined ? '' : `<w:outlineLvl w:val="${outline}"/>`;
    const weight = bold ? '<w:rFonts w:eastAsia="黑体"/><w:b/>' : '';
    return `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="normal"/><w:pPr>${bold ? '<w:keepNext/>' : ''}<w:spacing w:before="${bold ? 200 : 0}" w:after="80"/>${level}</w:pPr><w:rPr>${weight}<w:sz w:val="${size}"/></w:rPr></w:style>`;
  });
  return `<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr>${fonts}<w:sz w:val="22"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="80" w:line="320" w:lineRule="auto"/></w:pPr></w:style>${named.join('')}</w:styles>`;
}

function partXml(part: Part): string {
  if (part.kind === 'table') return tableXml(part.header, part.rows);
  if (part.kind !== 'paragraph') return paragraph(`<w:pStyle w:val="${part.kind}"/>`, [{ text: part.text }]);
  const mark: Run[] = part.mark === undefined ? [] : [{ text: `${part.mark}　`, strong: true }];
  return paragraph('', [...mark, ...part.runs]);
}

const paragraph = (properties: string, runs: readonly Run[]): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs.map(runXml).join('')}</w:p>`;

function runXml({ text, strong = false }: Run): string {
  const lines = text.split('\n').map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`);
  return `<w:r>${strong ? '<w:rPr><w:b/></w:rPr>' : ''}${lines.join('<w:br/>')}</w:r>`;
}

const SIDES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];

function tableXml(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const borders = SIDES.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`).join('');
  const cell = (text: string, strong: boolean): string => `<w:tc><w:tcPr/>${paragraph('', [{ text, strong }])}</w:tc>`;
  const row = (cells: readonly string[], head: boolean): string =>
    `<w:tr>${head ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${header.map((_, i) => cell(cells[i] ?? '', head)).join('')}</w:tr>`;
  return `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr><w:tblGrid>${header.map(() => '<w:gridCol/>').join('')}</w:tblGrid>${row(header, true)}${rows.map((cells) => row(cells, false)).join('')}</w:tbl>${paragraph('', [])}`;
}

/** A text that stands in XML 1.0. */
const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
