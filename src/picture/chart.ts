import { createDrawing, type Drawing } from './drawing.ts';
import { faceFor } from './face.ts';
import { COLOURS, type Colours, type Shade, WIDTH } from './model.ts';

/** How something went over weeks (or months, teams, clauses). All texts are plain. */
export interface Chart {
  readonly kind: 'bar' | 'line';
  readonly title: string;
  /** What stands below each place: `3/4周`, `第18周`. */
  readonly labels: readonly string[];
  /** At most four; a value that is not known is left out, not drawn as nought. */
  readonly series: readonly { readonly name: string; readonly values: readonly (number | undefined)[] }[];
  /** Written behind each value: `%`. */
  readonly unit?: string;
  /** Where the axis ends, such as 100 of percents; else a round number above the largest value. */
  readonly most?: number;
  /** From what it was counted: `5月1日—5月31日，答题 182 次`. */
  readonly note?: string;
}

const EDGE = 64;
const SIZES = { title: 46, label: 30, value: 30, legend: 34, note: 30 } as const;
/** Below this a number can't be read on a phone. */
const SMALLEST_VALUE = 22;
const PLOT = 520;
const MOST_SERIES = 4;
/** Room for the axis' numbers. */
const AXIS = 110;

/** The chart as SVG, {@link WIDTH} wide. Nothing is told by colour alone: each series is named, each value written. */
export async function chartSvg(chart: Chart, shade: Shade): Promise<string> {
  const { title, labels, unit = '', note = '', kind } = chart;
  const series = chart.series.slice(0, MOST_SERIES);
  const texts = [title, note, unit, '0123456789.-', ...labels, ...series.map(({ name }) => name)];
  const face = await faceFor(texts);
  const colours = COLOURS[shade];
  const measured = createDrawing(face);
  const titles = measured.wrap(title, WIDTH - 2 * EDGE, SIZES.title, 'bold');
  const notes = note === '' ? [] : measured.wrap(note, WIDTH - 2 * EDGE, SIZES.note);
  const legend = series.length > 1 ? SIZES.legend * 2.4 : 0;
  const top = EDGE + titles.length * SIZES.title * 1.4 + legend + 48;
  const bottom = top + PLOT;
  const height = Math.ceil(bottom + SIZES.label * 2.4 + notes.length * SIZES.note * 1.5 + EDGE);

  const drawing = createDrawing(face);
  drawing.rect(0, 0, WIDTH, height, colours.ground);
  titles.forEach((line, i) => {
    drawing.text(EDGE, EDGE + SIZES.title * (1 + i * 1.4), line, {
      size: SIZES.title,
      colour: colours.ink,
      weight: 'bold',
    });
  });
  if (legend > 0) drawLegend(drawing, series, top - 48 - SIZES.legend * 0.9, colours);

  const values = series.flatMap((s) => s.values.filter((v) => v !== undefined));
  const most = chart.most ?? roundAbove(Math.max(0, ...values));
  const yOf = (value: number): number => bottom - (Math.min(Math.max(value, 0), most) / most) * PLOT;
  for (let i = 0; i <= 4; i++) {
    const value = (most * i) / 4;
    drawing.line(EDGE + AXIS, yOf(value), WIDTH - EDGE, yOf(value), colours.line, i === 0 ? 3 : 1.5);
    drawing.text(EDGE + AXIS - 16, yOf(value) + 10, `${shown(value)}${unit}`, {
      size: SIZES.label,
      colour: colours.soft,
      anchor: 'end',
    });
  }

  const step = (WIDTH - 2 * EDGE - AXIS) / Math.max(1, labels.length);
  const xOf = (place: number): number => EDGE + AXIS + step * (place + 0.5);
  const plot: Plot = { drawing, colours, series, xOf, yOf, step, bottom, unit };
  if (kind === 'bar') drawBars(plot);
  else drawLines(plot);
  drawLabels(plot, labels);
  notes.forEach((line, i) => {
    drawing.text(EDGE, bottom + SIZES.label * 2.4 + SIZES.note * (1 + i * 1.5), line, {
      size: SIZES.note,
      colour: colours.soft,
    });
  });
  const told = labels.map((label, i) =>
    [label, ...series.map((s) => (s.values[i] === undefined ? '—' : `${shown(s.values[i])}${unit}`))].join(' '),
  );
  return drawing.svg(WIDTH, height, `${title}：${told.join('，')}`);
}

interface Plot {
  readonly drawing: Drawing;
  readonly colours: Colours;
  readonly series: Chart['series'];
  readonly xOf: (place: number) => number;
  readonly yOf: (value: number) => number;
  readonly step: number;
  readonly bottom: number;
  readonly unit: string;
}

const colourOf = (colours: Colours, index: number): string => colours.series[index] ?? colours.accent;

function drawBars({ drawing, colours, series, xOf, yOf, step, bottom, unit }: Plot): void {
  const width = Math.min(96, (step * 0.76) / Math.max(1, series.length));
  series.forEach(({ values }, s) => {
    values.forEach((value, i) => {
      if (value === undefined) return;
      const x = xOf(i) + (s - series.length / 2) * width;
      drawing.rect(x + 2, yOf(value), width - 4, bottom - yOf(value), colourOf(colours, s), 6);
      // Side by side there is no room for the unit; the axis has it.
      const text = series.length > 1 ? shown(value) : `${shown(value)}${unit}`;
      drawValue(drawing, x + width / 2, yOf(value) - 12, text, width + 8, colours.ink);
    });
  });
}

function drawLines(plot: Plot): void {
  const { drawing, colours, series, xOf, yOf } = plot;
  series.forEach(({ values }, s) => {
    const colour = colourOf(colours, s);
    // The first is broader than what may lie upon it.
    const width = s === 0 ? 9 : 5;
    // Where a value is missing the line is broken: nobody knows what was there.
    let run: [number, number][] = [];
    const draw = (): void => {
      if (run.length > 1) drawing.path(run, colour, width);
      run = [];
    };
    values.forEach((value, i) => {
      if (value === undefined) draw();
      else run.push([xOf(i), yOf(value)]);
    });
    draw();
    values.forEach((value, i) => {
      if (value === undefined) return;
      // Where another lies at the same place its edge is still seen.
      const hidden = series.some((other, o) => o > s && other.values[i] === value);
      if (s % 2 === 0) drawing.circle(xOf(i), yOf(value), hidden ? 18 : 11, colour);
      else drawing.rect(xOf(i) - 10, yOf(value) - 10, 20, 20, colour);
    });
  });
  drawLineValues(plot);
}

/** The values of lines, over all lines: of two the upper one's above, the lower one's below; of more only the ends. */
function drawLineValues({ drawing, colours, series, xOf, yOf, step, bottom, unit }: Plot): void {
  const text = (value: number): string => `${shown(value)}${unit}`;
  const all = series.flatMap(({ values }) => values.flatMap((value) => (value === undefined ? [] : [text(value)])));
  const widest = Math.max(1, ...all.map((one) => drawing.measure(one, SIZES.value)));
  // As many as can be read: the last one always.
  const every = Math.max(1, Math.ceil((widest + 16) / step));
  series.forEach(({ values }, s) => {
    values.forEach((value, i) => {
      if (value === undefined || (values.length - 1 - i) % every !== 0) return;
      if (series.length > 2 && i < values.length - 1) return;
      const others = series.flatMap((other, o) => (o === s ? [] : (other.values[i] ?? [])));
      // Two of the same value are one number.
      if (series.some((other, o) => o < s && other.values[i] === value)) return;
      const below = others.some((other) => other > value);
      const under = yOf(value) + 46;
      // There the axis has its labels.
      const tooLow = below && under > bottom - 8;
      if (tooLow && others.some((other) => yOf(value) - yOf(other) < 80)) return;
      const y = below && !tooLow ? under : yOf(value) - 24;
      const wide = drawing.measure(text(value), SIZES.value);
      drawing.rect(xOf(i) - wide / 2 - 4, y - SIZES.value * 0.82, wide + 8, SIZES.value * 1.02, colours.ground, 4);
      drawing.text(xOf(i), y, text(value), { size: SIZES.value, colour: colours.ink, anchor: 'middle' });
    });
  });
}

/** A value that doesn't fit beside its neighbours is left to the axis. */
function drawValue(drawing: Drawing, x: number, y: number, text: string, room: number, colour: string): void {
  const size = Math.min(SIZES.value, (SIZES.value * room) / Math.max(1, drawing.measure(text, SIZES.value)));
  if (size >= SMALLEST_VALUE) drawing.text(x, y, text, { size, colour, anchor: 'middle' });
}

/** As many labels as fit: every second, every third … from the last, which is the one that people look for. */
function drawLabels({ drawing, colours, xOf, step, bottom }: Plot, labels: readonly string[]): void {
  const widest = Math.max(1, ...labels.map((label) => drawing.measure(label, SIZES.label)));
  const every = Math.max(1, Math.ceil((widest + 12) / step));
  labels.forEach((label, i) => {
    if ((labels.length - 1 - i) % every !== 0) return;
    drawing.text(xOf(i), bottom + SIZES.label * 1.4, label, {
      size: SIZES.label,
      colour: colours.soft,
      anchor: 'middle',
    });
  });
}

function drawLegend(drawing: Drawing, series: Chart['series'], y: number, colours: Colours): void {
  let x = EDGE;
  series.forEach(({ name }, s) => {
    if (s % 2 === 0) drawing.circle(x + 14, y - 12, 14, colourOf(colours, s));
    else drawing.rect(x, y - 26, 28, 28, colourOf(colours, s));
    drawing.text(x + 42, y, name, { size: SIZES.legend, colour: colours.ink });
    x += 42 + drawing.measure(name, SIZES.legend) + 44;
  });
}

const shown = (value: number): string => String(Math.round(value * 10) / 10);

/** 1, 2, 4, 5 or 8 with noughts: a number whose quarters are read easily. */
function roundAbove(value: number): number {
  if (value <= 4) return 4;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 4, 8, 10].find((n) => n * power >= value) ?? 10) * power;
}
