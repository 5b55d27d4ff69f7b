import type { Face, Glyph } from './face.ts';
import type { Weight } from './model.ts';
import { wrapped } from './wrap.ts';

export interface TextStyle {
  /** Pixels. */
  readonly size: number;
  readonly colour: string;
  readonly weight?: Weight;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** A picture under way. Coordinates in pixels from the upper left; text is drawn as outlines, so no machine needs a font. */
export interface Drawing {
  measure(text: string, size: number, weight?: Weight): number;
  /** The lines of a text that is broken to a width. */
  wrap(text: string, width: number, size: number, weight?: Weight): string[];
  /** One line; `y` is its base line. */
  text(x: number, y: number, text: string, style: TextStyle): void;
  rect(x: number, y: number, width: number, height: number, colour: string, radius?: number): void;
  line(x1: number, y1: number, x2: number, y2: number, colour: string, width?: number): void;
  path(points: readonly (readonly [number, number])[], colour: string, width: number): void;
  circle(x: number, y: number, radius: number, colour: string): void;
  /** The finished picture. `title` says to who can't see it what it shows. */
  svg(width: number, height: number, title: string): string;
}

/** A text that stands in XML. */
export const escaped = (text: string): string =>
  text
    .replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');

const round = (value: number): number => Math.round(value * 10) / 10;

export function createDrawing(face: Face): Drawing {
  const used = new Map<string, Glyph>();
  const parts: string[] = [];
  const measure = (text: string, size: number, weight: Weight = 'regular'): number =>
    face.glyphs(text, weight).reduce((sum, { advance }) => sum + advance, 0) * size;

  return {
    measure,
    wrap: (text, width, size, weight = 'regular') => wrapped(text, width, (part) => measure(part, size, weight)),
    text: (x, y, text, { size, colour, weight = 'regular', anchor = 'start' }) => {
      const shift = anchor === 'start' ? 0 : measure(text, size, weight) * (anchor === 'middle' ? 0.5 : 1);
      let at = 0;
      const uses: string[] = [];
      for (const glyph of face.glyphs(text, weight)) {
        used.set(glyph.id, glyph);
        if (glyph.outline !== '') uses.push(`<use href="#${glyph.id}" x="${Math.round(at * face.unitsPerEm)}"/>`);
        at += glyph.advance;
      }
      const scale = size / face.unitsPerEm;
      parts.push(
        `<g fill="${colour}" transform="translate(${round(x - shift)} ${round(y)}) scale(${scale.toFixed(5)} ${(-scale).toFixed(5)})">${uses.join('')}</g>`,
      );
    },
    rect: (x, y, width, height, colour, radius = 0) => {
      parts.push(
        `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(Math.max(0, height))}" rx="${radius}" fill="${colour}"/>`,
      );
    },
    line: (x1, y1, x2, y2, colour, width = 1) => {
      parts.push(
        `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${colour}" stroke-width="${width}"/>`,
      );
    },
    path: (points, colour, width) => {
      const d = points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
      parts.push(
        `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round" stroke-linecap="round"/>`,
      );
    },
    circle: (x, y, radius, colour) => {
      parts.push(`<circle cx="${round(x)}" cy="${round(y)}" r="${radius}" fill="${colour}"/>`);
    },
    svg: (width, height, title) => {
      const defs = [...used.values()].map(({ id, outline }) => `<path id="${id}" d="${outline}"/>`).join('');
      return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${Math.ceil(height)}" viewBox="0 0 ${width} ${Math.ceil(height)}" role="img"><title>${escaped(title)}</title><defs>${defs}</defs>${parts.join('')}</svg>`;
    },
  };
}
