/** A picture comes in two shades: for a bright screen (and paper), and for a dark one. */
export const SHADES = ['light', 'dark'] as const;
export type Shade = (typeof SHADES)[number];

/** A picture for a dark screen, as people ask for it. */
export const DARK = /深色|暗色|夜间(?:版|模式)|\bdark\b/i;
export const shadeIn = (text: string): Shade => (DARK.test(text) ? 'dark' : 'light');

/** Pixels: what a phone shows across its whole width without scaling up. */
export const WIDTH = 1080;

/** How heavy a text is, on the scale of OpenType. */
export const WEIGHTS = { regular: 400, bold: 700 } as const;
export type Weight = keyof typeof WEIGHTS;

export interface Colours {
  readonly ground: string;
  readonly panel: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly accent: string;
  /** Of a chart's series, in order; told apart by people who don't see red and green as well. */
  readonly series: readonly [string, string, string, string];
}

/** Text stands out from its ground by at least 4.5 : 1 in both shades (tested). */
export const COLOURS: Readonly<Record<Shade, Colours>> = {
  light: {
    ground: '#f6f7f5',
    panel: '#ffffff',
    ink: '#1b211e',
    soft: '#55605a',
    line: '#d5dad6',
    accent: '#0b6b4f',
    series: ['#0b6b4f', '#b45309', '#1d4ed8', '#86198f'],
  },
  dark: {
    ground: '#141816',
    panel: '#1d2320',
    ink: '#eef2ef',
    soft: '#a9b5ae',
    line: '#39423d',
    accent: '#5fd0a5',
    series: ['#5fd0a5', '#f0a04b', '#7fa8ff', '#e08be8'],
  },
};
