import { toChinese } from '../../base/numerals.ts';
import { attribute, child, children, type XmlNode } from './xml.ts';

interface Level {
  readonly format: string;
  /** `%1.%2`, `%3)`. */
  readonly text: string;
  readonly start: number;
  /** Show all parts as arabic digits, whatever their own format. */
  readonly legal: boolean;
}

/** Word's automatic numbers: they stand nowhere in the text, only in `numbering.xml`. */
export interface Numbering {
  /** The number of the next paragraph of list `numId` at `level`, as Word would print it; empty when it prints none. */
  next(numId: string, level: number): string;
}

/** Reads `numbering.xml`; counts as Word does: a deeper level starts anew below each higher one. */
export function readNumbering(root: XmlNode | undefined): Numbering {
  const abstracts = new Map<string, ReadonlyMap<number, Level>>();
  const lists = new Map<string, { readonly abstract: string; readonly overrides: ReadonlyMap<number, number> }>();
  for (const node of root ? children(root) : []) {
    if (node.name === 'w:abstractNum') abstracts.set(attribute(node, 'w:abstractNumId') ?? '', levelsOf(node));
    if (node.name === 'w:num') {
      const overrides = new Map<number, number>();
      for (const override of children(node, 'w:lvlOverride')) {
        const start = attribute(child(override, 'w:startOverride'), 'w:val');
        if (start !== undefined) overrides.set(Number(attribute(override, 'w:ilvl') ?? 0), Number(start));
      }
      lists.set(attribute(node, 'w:numId') ?? '', {
        abstract: attribute(child(node, 'w:abstractNumId'), 'w:val') ?? '',
        overrides,
      });
    }
  }
  /** Lists that share an abstract definition count on together, unless one starts anew. */
  const counters = new Map<string, number[]>();
  const started = new Set<string>();
  return {
    next(numId, level) {
      const list = lists.get(numId);
      const levels = list && abstracts.get(list.abstract);
      const own = levels?.get(level);
      if (!list || !levels || !own) return '';
      const counts = counters.get(list.abstract) ?? [];
      counters.set(list.abstract, counts);
      const restart = list.overrides.get(level);
      if (restart !== undefined && !started.has(`${numId} ${level}`)) {
        counts[level] = restart - 1;
        counts.length = level + 1;
      }
      started.add(`${numId} ${level}`);
      for (let above = 0; above < level; above++) counts[above] ??= levels.get(above)?.start ?? 1;
      counts[level] = (counts[level] ?? own.start - 1) + 1;
      counts.length = level + 1;
      if (own.format === 'bullet') return '——';
      if (own.format === 'none') return '';
      return own.text.replace(/%(\d)/g, (_, digit: string) => {
        const at = Number(digit) - 1;
        return format(counts[at] ?? 1, own.legal && at < level ? 'decimal' : (levels.get(at)?.format ?? 'decimal'));
      });
    },
  };
}

function levelsOf(node: XmlNode): ReadonlyMap<number, Level> {
  const levels = new Map<number, Level>();
  for (const level of children(node, 'w:lvl')) {
    levels.set(Number(attribute(level, 'w:ilvl') ?? 0), {
      format: attribute(child(level, 'w:numFmt'), 'w:val') ?? 'decimal',
      text: attribute(child(level, 'w:lvlText'), 'w:val') ?? '',
      start: Number(attribute(child(level, 'w:start'), 'w:val') ?? 1),
      legal: child(level, 'w:isLgl') !== undefined,
    });
  }
  return levels;
}

function format(value: number, kind: string): string {
  switch (kind) {
    case 'lowerLetter':
      return letters(value);
    case 'upperLetter':
      return letters(value).toUpperCase();
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperRoman':
      return roman(value);
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'chineseLegalSimplified':
    case 'ideographDigital':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
      return toChinese(value);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return String.fromCodePoint(0x2460 + Math.min(value, 20) - 1);
    default:
      return String(value);
  }
}

const letters = (value: number): string =>
  String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1);

function roman(value: number): string {
  let left = value;
  let out = '';
  for (const [amount, sign] of [
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ] as const) {
    while (left >= amount) {
      out += sign;
      left -= amount;
    }
  }
  return out;
}
