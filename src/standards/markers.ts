/** How an item of a list is marked. */
export type MarkerKind = 'letter' | 'digit' | 'han' | 'dot' | 'dash' | 'circle';

export interface Marker {
  readonly kind: MarkerKind;
  /** Which one it says it is, from 1; undefined for dashes, which are known by their place. */
  readonly nth?: number;
  /** What follows the marker. */
  readonly text: string;
}

const HAN = '一二三四五六七八九十';
const CIRCLES = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

const hanValue = (text: string): number => {
  if (text.length === 1) return HAN.indexOf(text) + 1;
  const [tens = '', ones = ''] = text.split('十');
  return (tens === '' ? 1 : HAN.indexOf(tens) + 1) * 10 + (ones === '' ? 0 : HAN.indexOf(ones) + 1);
};

/** The marker at the beginning of a line: `a)` `1)` `（一）` `1.` `——` `①`; undefined for a line that is no item. */
export function markerOf(line: string): Marker | undefined {
  let m = /^(?:[-*]\s+)?[（(]?([a-z])\s?[)）]\s*(.*)$/s.exec(line);
  if (m) return { kind: 'letter', nth: (m[1] ?? 'a').charCodeAt(0) - 96, text: m[2] ?? '' };
  m = /^(?:[-*]\s+)?[（(]?(\d{1,2})[)）]\s*(.*)$/s.exec(line);
  if (m) return { kind: 'digit', nth: Number(m[1]), text: m[2] ?? '' };
  m = /^[（(]([一二三四五六七八九十]{1,3})[)）]\s*(.*)$/s.exec(line);
  if (m) return { kind: 'han', nth: hanValue(m[1] ?? ''), text: m[2] ?? '' };
  m = /^(\d{1,2})(?:[.．](?!\d)|、)\s*(.*)$/s.exec(line);
  if (m) return { kind: 'dot', nth: Number(m[1]), text: m[2] ?? '' };
  m = /^(?:——|—|--|–|·|•|●|[-*+]\s+)\s*(.*)$/s.exec(line);
  if (m) return { kind: 'dash', text: m[1] ?? '' };
  m = new RegExp(`^([${CIRCLES}])\\s*(.*)$`, 's').exec(line);
  if (m) return { kind: 'circle', nth: CIRCLES.indexOf(m[1] ?? '') + 1, text: m[2] ?? '' };
  return undefined;
}

/** What a marker adds to the number of the clause: ` a)`, ` 2)`, `（三）`, ` 1.`, ` —3`. */
export function markerNumber(kind: MarkerKind, nth: number): string {
  switch (kind) {
    case 'letter':
      return ` ${String.fromCharCode(96 + nth)})`;
    case 'digit':
      return ` ${nth})`;
    case 'han': {
      const tens = Math.floor(nth / 10);
      const ones = nth % 10;
      const written = tens === 0 ? '' : `${tens > 1 ? HAN[tens - 1] : ''}十`;
      return `（${written}${ones === 0 ? '' : HAN[ones - 1]}）`;
    }
    case 'dot':
      return ` ${nth}.`;
    case 'dash':
      return ` —${nth}`;
    case 'circle':
      return ` ${CIRCLES[nth - 1] ?? nth}`;
  }
}
