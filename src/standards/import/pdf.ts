import { fail, ok, type Result } from '../../base/result.ts';
import { columns } from './pieces.ts';

const MAX_PAGES = 1_000;

interface Fragment {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The text of a PDF as lines with their indents and columns, as they stand on the page.
 * @returns `scanned` when the pages hold pictures and no text; `damaged` when it is no PDF.
 */
export async function readPdf(bytes: Uint8Array): Promise<Result<string, 'damaged' | 'scanned' | 'encrypted'>> {
  // Loaded when a PDF is imported and never before: it takes a quarter of a second.
  const { getDocumentProxy } = await import('unpdf');
  try {
    const document = await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, useSystemFonts: false });
    const pages: string[] = [];
    for (let n = 1; n <= Math.min(document.numPages, MAX_PAGES); n++) {
      const page = await document.getPage(n);
      const { items } = await page.getTextContent();
      pages.push(pageText(items.flatMap(fragmentOf)));
      page.cleanup();
    }
    await document.destroy();
    const text = pages.join('\f\n');
    return text.trim() === '' ? fail('scanned') : ok(text);
  } catch (error) {
    return fail(error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'damaged');
  }
}

function fragmentOf(item: object): readonly Fragment[] {
  if (!('str' in item) || !('transform' in item) || !Array.isArray(item.transform)) return [];
  const [, , , , x, y]: unknown[] = item.transform;
  const width = 'width' in item ? item.width : 0;
  const height = 'height' in item ? item.height : 0;
  if (typeof item.str !== 'string' || item.str.trim() === '' || typeof x !== 'number' || typeof y !== 'number')
    return [];
  return [{ text: item.str, x, y, width: Number(width) || 0, height: Number(height) || 10 }];
}

/** Fragments on one height are a line; gaps between them are blanks, so that columns stay apart. */
function pageText(fragments: readonly Fragment[]): string {
  const sorted = [...fragments].sort((a, b) => b.y - a.y || a.x - b.x);
  const left = Math.min(...sorted.map((f) => f.x));
  const lines: Fragment[][] = [];
  for (const fragment of sorted) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line && first && Math.abs(first.y - fragment.y) < Math.max(2, first.height * 0.4)) line.push(fragment);
    else lines.push([fragment]);
  }
  return lines.map((line) => lineText(line, left)).join('\n');
}

function lineText(line: readonly Fragment[], left: number): string {
  let out = '';
  let end: number | undefined;
  for (const fragment of [...line].sort((a, b) => a.x - b.x)) {
    // One column is half the width of a Han character.
    const unit = Math.max(
      2,
      fragment.width > 0 ? fragment.width / Math.max(1, columns(fragment.text)) : fragment.height / 2,
    );
    const gap = fragment.x - (end ?? left);
    const blanks = Math.round(gap / unit);
    if (blanks >= 1 && (end === undefined || gap > unit * 0.6)) out += ' '.repeat(Math.min(blanks, 60));
    out += fragment.text;
    end = fragment.x + fragment.width;
  }
  return out.trimEnd();
}
