import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setImmediate as breath } from 'node:timers/promises';
import type { Font } from 'fontkit';
import { WEIGHTS, type Weight } from './model.ts';

/** A character as it is drawn: an outline in units of the face, y upward, and how far the next one stands. */
export interface Glyph {
  readonly id: string;
  readonly outline: string;
  /** In ems. */
  readonly advance: number;
}

/** The typeface (Noto Sans SC, SIL Open Font License) with what a text needs of it loaded. */
export interface Face {
  readonly unitsPerEm: number;
  /** A text, drawn. What the face lacks is drawn as what it stands for (Ⅻ as XII), else as {@link GETA}; emoji are left out. */
  glyphs(text: string, weight: Weight): Glyph[];
}

/** Stands for a character that the face doesn't hold, as printers have it: the reader sees that something is missing. */
export const GETA = '〓';

type Weighted = Readonly<Record<Weight, Font>>;

/** The face comes in a hundred pieces, each for a range of characters; one is opened when a text first needs it. */
interface Pieces {
  readonly folder: string;
  /** Ranges overlap, and a piece doesn't hold all of its own: the first that holds a character draws it. */
  readonly namesOf: ReadonlyMap<number, readonly string[]>;
  readonly open: Map<string, Promise<Weighted>>;
}

let pieces: Promise<Pieces> | undefined;

async function readPieces(): Promise<Pieces> {
  const index = createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/unicode.json');
  const ranges = JSON.parse(await readFile(index, 'utf8')) as Readonly<Record<string, string>>;
  const namesOf = new Map<number, string[]>();
  for (const [key, list] of Object.entries(ranges)) {
    for (const range of list.split(',')) {
      const [from = 0, to = from] = range
        .replace('U+', '')
        .split('-')
        .map((hex) => Number.parseInt(hex, 16));
      for (let code = from; code <= to; code++)
        namesOf.set(code, [key.replace(/[[\]]/g, ''), ...(namesOf.get(code) ?? [])]);
    }
  }
  return { folder: join(dirname(index), 'files'), namesOf, open: new Map() };
}

async function openPiece(folder: string, name: string): Promise<Weighted> {
  const [{ create }, { default: decompress }, packed] = await Promise.all([
    import('fontkit'),
    import('woff2-encoder/decompress'),
    readFile(join(folder, `noto-sans-sc-${name}-wght-normal.woff2`)),
  ]);
  const font = create(Buffer.from(await decompress(packed))) as Font;
  return { regular: font.getVariation({ wght: WEIGHTS.regular }), bold: font.getVariation({ wght: WEIGHTS.bold }) };
}

const known = new Map<string, Glyph>();
/** Letters that look the same and stand at two places; the face holds one of them. */
const ALIKE: Readonly<Record<string, string>> = { μ: 'µ' };
/** What a missing character stands for. */
const meantBy = (character: string): string => ALIKE[character] ?? character.normalize('NFKC');
/** Has no picture, or one that a typeface for text need not hold. */
const DRAWN_AS_NOTHING = /[\p{C}\p{Z}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/u;

/** The face with all that `texts` need: the libraries and files are read at the first picture, not at the program's start. */
export async function faceFor(texts: readonly string[]): Promise<Face> {
  pieces ??= readPieces();
  const { folder, namesOf, open } = await pieces;
  const loaded = new Map<string, Weighted>();
  const characters = new Set(`${texts.join('')}${GETA}`);
  const load = async (name: string): Promise<Weighted> => {
    const opening = open.get(name) ?? openPiece(folder, name);
    open.set(name, opening);
    const piece = await opening;
    loaded.set(name, piece);
    // Opening takes some milliseconds each: whoever else waits goes in between.
    await breath();
    return piece;
  };
  /** Opens what holds a character; false when nothing does. */
  const find = async (character: string): Promise<boolean> => {
    const code = codeOf(character);
    for (const name of namesOf.get(code) ?? []) {
      const piece = loaded.get(name) ?? (await load(name));
      if (piece.regular.hasGlyphForCodePoint(code)) return true;
    }
    return false;
  };
  for (const character of characters)
    if (!(await find(character))) for (const part of meantBy(character)) await find(part);

  function one(character: string, weight: Weight): Glyph | undefined {
    const key = `${weight}${character}`;
    const before = known.get(key);
    if (before) return before;
    const code = codeOf(character);
    const font = (namesOf.get(code) ?? [])
      .map((name) => loaded.get(name)?.[weight])
      .find((piece) => piece?.hasGlyphForCodePoint(code));
    if (!font) return undefined;
    const drawn = font.glyphForCodePoint(code);
    const glyph = {
      id: `${weight[0]}${code.toString(36)}`,
      outline: drawn.path.toSVG(),
      advance: drawn.advanceWidth / font.unitsPerEm,
    };
    known.set(key, glyph);
    return glyph;
  }

  const draw = (character: string, weight: Weight): readonly (Glyph | undefined)[] => {
    const glyph = one(character, weight);
    if (glyph) return [glyph];
    const meant = meantBy(character);
    if (meant !== character) return [...meant].flatMap((part) => draw(part, weight));
    return DRAWN_AS_NOTHING.test(character) ? [] : [one(GETA, weight)];
  };

  return {
    unitsPerEm: [...loaded.values()][0]?.regular.unitsPerEm ?? 1000,
    glyphs: (text, weight) =>
      [...text].flatMap((character) => draw(character, weight)).filter((glyph) => glyph !== undefined),
  };
}

const codeOf = (character: string): number => character.codePointAt(0) ?? 0;
