import { strToU8, zipSync } from 'fflate';

/** A Word document from the inside of its body and, where it has automatic numbers, of `numbering.xml`. */
export function docx(body: string, numbering = '', styles = ''): Uint8Array {
  const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    'word/document.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><w:document ${space}><w:body>${body}</w:body></w:document>`,
    ),
    ...(numbering === '' ? {} : { 'word/numbering.xml': strToU8(`<w:numbering ${space}>${numbering}</w:numbering>`) }),
    ...(styles === '' ? {} : { 'word/styles.xml': strToU8(`<w:styles ${space}>${styles}</w:styles>`) }),
  });
}

/** A paragraph; `list` is the number of a list and the level in it. */
export const p = (text: string, list?: readonly [string, number], style = ''): string =>
  `<w:p><w:pPr>${style === '' ? '' : `<w:pStyle w:val="${style}"/>`}${list ? `<w:numPr><w:ilvl w:val="${list[1]}"/><w:numId w:val="${list[0]}"/></w:numPr>` : ''}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;

export const table = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${cell.startsWith('^') ? '<w:tcPr><w:vMerge/></w:tcPr><w:p/>' : `<w:tcPr>${cell.endsWith('v') ? '<w:vMerge w:val="restart"/>' : ''}</w:tcPr>${p(cell.replace(/v$/, ''))}`}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;

/** Chapters 1, clauses 1.1 and items a): as Word numbers a standard by itself. */
export const NUMBERING = `<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2.%3"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>`;

/** A PDF of pages of lines, each at its place: text in a font that says what its codes mean (ToUnicode), as office programs write it. */
export function pdf(
  pages: readonly (readonly { readonly x: number; readonly y: number; readonly text: string }[])[],
): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const stream = (content: string): string =>
    `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`;
  const pageIds: number[] = [];
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add('');
  const hex = (code: number): string => code.toString(16).padStart(4, '0');
  const used = [...new Set(pages.flat().flatMap(({ text }) => [...text].map((c) => c.charCodeAt(0))))].sort(
    (a, b) => a - b,
  );
  const blocks = Array.from({ length: Math.ceil(used.length / 100) }, (_, i) => used.slice(i * 100, i * 100 + 100)).map(
    (codes) => `${codes.length} beginbfchar\n${codes.map((c) => `<${hex(c)}> <${hex(c)}>`).join('\n')}\nendbfchar`,
  );
  const unicode = add(
    stream(
      `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /U def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n${blocks.join('\n')}\nendcmap\nend\nend`,
    ),
  );
  const descriptor = add(
    '<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>',
  );
  const descendant = add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /CIDToGIDMap /Identity /DW 1000 >>`,
  );
  const font = add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${unicode} 0 R >>`,
  );
  for (const lines of pages) {
    const content = lines
      .map(
        ({ x, y, text }) =>
          `BT /F1 10 Tf 1 0 0 1 ${x} ${y} Tm <${[...text].map((c) => hex(c.charCodeAt(0))).join('')}> Tj ET`,
      )
      .join('\n');
    const contents = add(stream(content));
    pageIds.push(
      add(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${contents} 0 R /Resources << /Font << /F1 ${font} 0 R >> >> >>`,
      ),
    );
  }
  objects[1] = `<< /Type /Pages /Count ${pageIds.length} /Kids [${pageIds.map((id) => `${id} 0 R`).join(' ')}] >>`;
  let out = '%PDF-1.7\n';
  const offsets = objects.map((body, i) => {
    const at = out.length;
    out += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const start = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((o) => `${String(o).padStart(10, '0')} 00000 n \n`).join('')}`;
  out += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}
