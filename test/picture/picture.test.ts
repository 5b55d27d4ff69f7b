import { renderAsync } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { typeOfContent } from '../../src/base/file-type.ts';
import { type Card, cardSvg } from '../../src/picture/card.ts';
import { type Chart, chartSvg } from '../../src/picture/chart.ts';
import { faceFor, GETA } from '../../src/picture/face.ts';
import { COLOURS, SHADES, WIDTH } from '../../src/picture/model.ts';
import { pngOf } from '../../src/picture/png.ts';
import { qrLines, qrSvg } from '../../src/picture/qr.ts';

const CARD: Card = {
  title: '留样量',
  value: '不少于 125 g',
  body: '每餐次的每个品种应分别留样，每个品种的留样量应不少于 125 g。',
  source: 'Q/LNJG JG 352—2024 5.2.1 · 现行',
  mark: '要求',
};
const CHART: Chart = {
  kind: 'line',
  title: '答对率',
  labels: ['4/7', '4/14', '4/21'],
  series: [
    { name: '保洁组', values: [60, undefined, 80] },
    { name: '全员', values: [70, 72, 75] },
  ],
  unit: '%',
  most: 100,
};

/** The picture as pixels: `ink` is the share of a part that is not of its commonest colour. */
async function pixelsOf(svg: string) {
  const image = await renderAsync(svg, { font: { loadSystemFonts: false } });
  const { width, height, pixels } = image;
  const at = (x: number, y: number): string =>
    pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 3).toString('hex');
  const ink = (fromY: number, toY: number): number => {
    const counts = new Map<string, number>();
    for (let y = fromY; y < toY; y++)
      for (let x = 110; x < width - 110; x++) counts.set(at(x, y), (counts.get(at(x, y)) ?? 0) + 1);
    const all = (toY - fromY) * (width - 220);
    return 1 - Math.max(...counts.values()) / all;
  };
  return { width, height, at, ink };
}

const contrast = (a: string, b: string): number => {
  const light = (hex: string): number => {
    const [r = 0, g = 0, blue = 0] = [1, 3, 5].map((i) => {
      const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [high = 0, low = 0] = [light(a), light(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
};

describe('a card', () => {
  it.each(SHADES)('is drawn %s, as wide as a phone shows, with ink where its texts stand', async (shade) => {
    const svg = await cardSvg(CARD, shade);
    const { width, height, at, ink } = await pixelsOf(svg);
    expect(width).toBe(WIDTH);
    expect(height).toBeGreaterThan(500);
    expect(height).toBeLessThan(1400);
    expect(`#${at(4, 4)}`).toBe(COLOURS[shade].ground);
    expect(`#${at(WIDTH / 2, 60)}`).toBe(COLOURS[shade].panel);
    expect(ink(110, 190)).toBeGreaterThan(0.02);
    expect(ink(230, 340)).toBeGreaterThan(0.05);
    expect(typeOfContent(await pngOf(svg))).toBe('image/png');
  });

  it('draws every character as an outline of its own: no box stands for any of them', async () => {
    const svg = await cardSvg(CARD, 'light');
    const texts = Object.values(CARD).join('').replace(/\s/g, '');
    expect(svg.match(/<use /g)).toHaveLength([...texts].length);
    const outlines = [...svg.matchAll(/<path id="([^"]+)" d="([^"]*)"/g)].map((match) => match[2] ?? '');
    expect(new Set(outlines.filter((d) => d !== '')).size).toBe(outlines.filter((d) => d !== '').length);
    expect(svg).not.toContain('<text');
  });

  it('says in its title what it shows, with whatever was typed escaped', async () => {
    const svg = await cardSvg({ ...CARD, title: '<script>&"\u0000' }, 'light');
    expect(svg).toContain('<title>&#60;script&#62;&#38;&#34;。不少于 125 g');
    expect(svg).not.toContain('<script');
    expect((await pixelsOf(svg)).width).toBe(WIDTH);
  });

  it('grows with a long text, and makes a long value smaller', async () => {
    const long = await pixelsOf(await cardSvg({ ...CARD, body: CARD.body.repeat(8) }, 'light'));
    expect(long.height).toBeGreaterThan(1400);
    const wide = await pixelsOf(
      await cardSvg({ ...CARD, value: '平时每 45 min 巡回保洁 1 次，高峰每 30 min 1 次' }, 'light'),
    );
    expect(wide.width).toBe(WIDTH);
  });
});

describe('the face', () => {
  it('has the characters of standards: units, marks, rare ones', async () => {
    const text = '℃²³½％‰×÷≥≤±～—…·“”《》①⑩Ⅰμ饕餮氯氰镉粳';
    const face = await faceFor([text]);
    const [geta] = face.glyphs(GETA, 'bold');
    expect([...text].filter((c) => face.glyphs(c, 'bold')[0]?.outline === geta?.outline)).toEqual([]);
    expect([...text].filter((c) => face.glyphs(c, 'regular').length !== 1)).toEqual([]);
  });

  it('draws what a character stands for when it lacks it: Ⅻ as XII', async () => {
    const face = await faceFor(['Ⅻ']);
    expect(face.glyphs('Ⅻ', 'regular')).toEqual(face.glyphs('XII', 'regular'));
  });

  it('puts the printer’s mark for a character that it lacks, and nothing for an emoji', async () => {
    const face = await faceFor(['𪚥👨‍👩‍👧ж']);
    expect(face.glyphs('𪚥', 'regular')).toEqual(face.glyphs(GETA, 'regular'));
    expect(face.glyphs('👨‍👩‍👧', 'regular')).toEqual([]);
  });
});

describe('a chart', () => {
  it.each(['bar', 'line'] as const)('of kind %s names its places, series and values', async (kind) => {
    const svg = await chartSvg({ ...CHART, kind }, 'dark');
    expect(svg).toContain('<title>答对率：4/7 60% 70%，4/14 — 72%，4/21 80% 75%</title>');
    const { width, ink } = await pixelsOf(svg);
    expect(width).toBe(WIDTH);
    expect(ink(250, 700)).toBeGreaterThan(0.02);
  });

  it('breaks its line where a value is not known', async () => {
    const whole = await chartSvg({ ...CHART, series: [{ name: '保洁组', values: [60, 70, 80] }] }, 'light');
    const broken = await chartSvg({ ...CHART, series: [{ name: '保洁组', values: [60, undefined, 80] }] }, 'light');
    expect(whole).toContain('fill="none"');
    expect(broken).not.toContain('fill="none"');
  });

  it('is drawn of nothing, of one place and of a whole year', async () => {
    const labels = Array.from({ length: 52 }, (_, i) => `第${i + 1}周`);
    for (const chart of [
      { ...CHART, labels: [], series: [] },
      { ...CHART, labels: ['4/7'], series: [{ name: '保洁', values: [0] }] },
      { ...CHART, most: undefined, labels, series: [{ name: '保洁', values: labels.map((_, i) => i * 7) }] },
    ]) {
      const { most, ...rest } = chart;
      expect((await pixelsOf(await chartSvg(most === undefined ? rest : (chart as Chart), 'light'))).width).toBe(WIDTH);
    }
  });
});

describe('a QR code', () => {
  it('has its three eyes and a white edge of four modules', async () => {
    const svg = await qrSvg('https://zhibiao.example.org/handbook/%E4%BF%9D%E6%B4%81%E5%91%98');
    const modules = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
    const dark = new Set([...svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map((m) => `${m[1]},${m[2]}`));
    const eye = (x: number, y: number): boolean =>
      [0, 1, 2, 3, 4, 5, 6].every((i) => dark.has(`${x + i},${y}`)) &&
      !dark.has(`${x + 1},${y + 1}`) &&
      dark.has(`${x + 3},${y + 3}`);
    expect([eye(4, 4), eye(modules - 11, 4), eye(4, modules - 11)]).toEqual([true, true, true]);
    const edge = [...dark].filter((at) => at.split(',').some((n) => Number(n) < 4 || Number(n) >= modules - 4));
    expect(edge).toEqual([]);
  });
});

describe('the colours', () => {
  it.each(SHADES)('stand out from their ground, %s', (shade) => {
    const { ground, panel, ink, soft, accent, series } = COLOURS[shade];
    for (const on of [ground, panel])
      for (const colour of [ink, soft, accent]) expect(contrast(colour, on)).toBeGreaterThan(4.5);
    for (const colour of series) expect(contrast(colour, ground)).toBeGreaterThan(3);
  });

  it('stands in a terminal in half blocks, each line as wide as the next', () => {
    const rows = qrLines('https://zhibiao.example.org/login#a.b');
    expect(rows.length).toBeGreaterThan(12);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    expect(rows.join('')).toMatch(/^[█▀▄ ]+$/);
  });
});
