import { createDrawing, type Drawing } from './drawing.ts';
import { faceFor } from './face.ts';
import { COLOURS, type Shade, WIDTH } from './model.ts';

/** One thing to know, as a picture. All texts are plain. */
export interface Card {
  /** What it is about: `留样量`. */
  readonly title: string;
  /** The value that it turns on, set large: `不少于 125 g`. */
  readonly value?: string;
  readonly body: string;
  /** Where it stands: `Q/LNJG JG 352—2024 5.2.1`. */
  readonly source: string;
  /** A small mark at the upper right: `要求`. */
  readonly mark?: string;
}

const EDGE = 48;
const INSIDE = 56;
const SIZES = { title: 52, value: 104, body: 46, source: 32, mark: 34 } as const;
const LEADING = 1.5;
/** A value that is too long for its line gets smaller, down to this; then it is broken. */
const SMALLEST_VALUE = 64;

/** The card as SVG, {@link WIDTH} wide, as high as its text. */
export async function cardSvg(card: Card, shade: Shade): Promise<string> {
  const { title, value, body, source, mark } = card;
  const face = await faceFor([title, value ?? '', body, source, mark ?? '']);
  const colours = COLOURS[shade];
  const across = WIDTH - 2 * (EDGE + INSIDE);
  const left = EDGE + INSIDE;
  const measured = createDrawing(face);
  const markWidth = mark ? measured.measure(mark, SIZES.mark, 'bold') + 56 : 0;

  const titles = measured.wrap(title, across - markWidth, SIZES.title, 'bold');
  const valueSize = value === undefined ? 0 : fitting(measured, value, across);
  const values = value === undefined ? [] : measured.wrap(value, across, valueSize, 'bold');
  const bodies = measured.wrap(body, across, SIZES.body);
  const sources = measured.wrap(source, across, SIZES.source);
  const heights = [
    [titles, SIZES.title],
    [values, valueSize],
    [bodies, SIZES.body],
    [sources, SIZES.source],
  ] as const;
  const gaps = 40 * (values.length > 0 ? 2 : 1) + 72;
  const inner = heights.reduce((sum, [lines, size]) => sum + lines.length * size * LEADING, 0) + gaps;
  const height = Math.ceil(inner + 2 * (EDGE + INSIDE));

  const drawing = createDrawing(face);
  drawing.rect(0, 0, WIDTH, height, colours.ground);
  drawing.rect(EDGE, EDGE, WIDTH - 2 * EDGE, height - 2 * EDGE, colours.panel, 28);
  drawing.rect(EDGE, EDGE + 28, 10, height - 2 * EDGE - 56, colours.accent, 5);
  let y = EDGE + INSIDE;
  const write = (lines: readonly string[], size: number, colour: string, weight: 'regular' | 'bold'): void => {
    for (const line of lines) {
      y += size * LEADING;
      drawing.text(left, y - size * 0.38, line, { size, colour, weight });
    }
  };
  write(titles, SIZES.title, colours.ink, 'bold');
  if (mark) {
    const right = WIDTH - EDGE - INSIDE;
    drawing.rect(right - markWidth + 16, EDGE + INSIDE + 12, markWidth - 16, 58, colours.accent, 29);
    drawing.text(right - (markWidth - 16) / 2, EDGE + INSIDE + 53, mark, {
      size: SIZES.mark,
      colour: colours.panel,
      weight: 'bold',
      anchor: 'middle',
    });
  }
  y += 40;
  if (values.length > 0) {
    write(values, valueSize, colours.accent, 'bold');
    y += 40;
  }
  write(bodies, SIZES.body, colours.ink, 'regular');
  y += 36;
  drawing.line(left, y, WIDTH - EDGE - INSIDE, y, colours.line, 2);
  y += 36;
  write(sources, SIZES.source, colours.soft, 'regular');
  return drawing.svg(WIDTH, height, [title, value, body, source].filter(Boolean).join('。'));
}

function fitting(drawing: Drawing, value: string, across: number): number {
  const wide = drawing.measure(value, SIZES.value, 'bold');
  return wide <= across ? SIZES.value : Math.max(SMALLEST_VALUE, Math.floor((SIZES.value * across) / wide));
}
