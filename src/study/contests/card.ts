import { createDrawing } from '../../picture/drawing.ts';
import { faceFor } from '../../picture/face.ts';
import { COLOURS, type Shade, WIDTH } from '../../picture/model.ts';

/** Places, as a picture for a phone. All texts are plain. */
export interface RankingCard {
  readonly title: string;
  readonly rows: readonly {
    readonly place: number;
    readonly name: string;
    /** `62.5 分`. */
    readonly value: string;
    /** How long the bar is, beside the others. */
    readonly share: number;
    readonly detail: string;
  }[];
  readonly note: string;
}

const EDGE = 64;
const SIZES = { title: 52, name: 46, value: 46, detail: 32, place: 44, note: 30 } as const;
const ROW = 176;
const BADGE = 42;

/** The ranking as SVG, {@link WIDTH} wide. Nothing is told by colour alone: place, name and points are written. */
export async function rankingSvg({ title, rows, note }: RankingCard, shade: Shade): Promise<string> {
  const texts = [
    title,
    note,
    '0123456789.…',
    ...rows.flatMap(({ place, ...row }) => [String(place), row.name, row.value, row.detail]),
  ];
  const drawing = createDrawing(await faceFor(texts));
  const colours = COLOURS[shade];
  const across = WIDTH - 2 * EDGE;
  const titles = drawing.wrap(title, across, SIZES.title, 'bold');
  const top = EDGE + titles.length * SIZES.title * 1.4 + 36;
  const height = Math.ceil(top + rows.length * ROW + SIZES.note * 1.6 + EDGE);
  drawing.rect(0, 0, WIDTH, height, colours.ground);
  titles.forEach((line, i) => {
    drawing.text(EDGE, EDGE + SIZES.title * (1 + 1.4 * i), line, {
      size: SIZES.title,
      colour: colours.ink,
      weight: 'bold',
    });
  });
  const left = EDGE + 2 * BADGE + 40;
  const most = Math.max(...rows.map(({ share }) => share), 1);
  rows.forEach(({ place, name, value, share, detail }, i) => {
    const y = top + i * ROW;
    drawing.rect(EDGE - 20, y, across + 40, ROW - 20, colours.panel, 24);
    drawing.circle(EDGE + BADGE + 4, y + (ROW - 20) / 2, BADGE, place === 1 ? colours.accent : colours.line);
    drawing.text(EDGE + BADGE + 4, y + (ROW - 20) / 2 + 16, String(place), {
      size: SIZES.place,
      colour: place === 1 ? colours.panel : colours.ink,
      weight: 'bold',
      anchor: 'middle',
    });
    const room = WIDTH - EDGE - left - drawing.measure(value, SIZES.value, 'bold') - 40;
    const [whole = '', ...cut] = drawing.wrap(name, room, SIZES.name, 'bold');
    const [short = ''] = cut.length > 0 ? drawing.wrap(name, room - SIZES.name, SIZES.name, 'bold') : [whole];
    drawing.text(left, y + 60, cut.length > 0 ? `${short}…` : short, {
      size: SIZES.name,
      colour: colours.ink,
      weight: 'bold',
    });
    drawing.text(WIDTH - EDGE, y + 60, value, {
      size: SIZES.value,
      colour: colours.ink,
      weight: 'bold',
      anchor: 'end',
    });
    drawing.rect(left, y + 80, WIDTH - EDGE - left, 12, colours.line, 6);
    drawing.rect(left, y + 80, Math.max(0, ((WIDTH - EDGE - left) * share) / most), 12, colours.accent, 6);
    drawing.text(left, y + 134, detail, { size: SIZES.detail, colour: colours.soft });
  });
  drawing.text(EDGE, height - EDGE / 2 - 8, note, { size: SIZES.note, colour: colours.soft });
  const told = rows.map(({ place, name, value }) => `${place} ${name} ${value}`).join('，');
  return drawing.svg(WIDTH, height, `${title}：${told}`);
}
