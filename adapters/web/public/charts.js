// Values over time with the limit of the clause in force at that time. Each value stands in the table below as well.
const DAY = 86_400;
const HEIGHT = 220;
/** Steps of the axis of days. */
const DAYS = [1, 2, 5, 10, 15, 30].map((count) => count * DAY);
const drawn = new Set();

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** The points with the ends of the axis before and after them, so that one value alone has a line beside it. */
function columns(points) {
  const [first, last] = [points[0], points.at(-1)];
  const ends = (point, at) => ({ at, low: point.low, high: point.high });
  const all = [ends(first, first.at - DAY / 2), ...points, ends(last, last.at + DAY / 2)];
  const column = (of) => all.map((point) => of(point) ?? null);
  return [
    column(({ at }) => at),
    column(({ value, holds }) => (holds ? value : undefined)),
    column(({ value, holds }) => (holds ? undefined : value)),
    column(({ low }) => low),
    column(({ high }) => high),
  ];
}

/** From a little below the least to a little above the most, the limit among them. */
function range(points) {
  const values = points.flatMap(({ value, low, high }) => [value, low, high]).filter((one) => one !== undefined);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = (most - least || Math.abs(most) || 1) * 0.15;
  return [least >= 0 ? Math.max(0, least - room) : least - room, most + room];
}

function draw(UPlot, place) {
  const { unit, zone, points, words } = JSON.parse(place.dataset.chart);
  const [ink, soft, line, accent, bad] = ['--ink', '--soft', '--line', '--accent', '--bad'].map(colour);
  const axis = { stroke: soft, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 } };
  const dots = (label, stroke) => ({
    label,
    stroke,
    paths: () => null,
    points: { show: true, size: 8, fill: stroke, stroke },
    value: (_, value) => (value === null ? '' : `${value} ${unit}`),
  });
  const limit = (label) => ({
    label,
    stroke: bad,
    width: 2,
    dash: [6, 4],
    spanGaps: true,
    points: { show: false },
    paths: UPlot.paths.stepped({ align: 1 }),
    value: (_, value) => (value === null ? '' : `${value} ${unit}`),
  });
  const has = (edge) => points.some((point) => point[edge] !== undefined);
  const plot = new UPlot(
    {
      width: place.clientWidth,
      height: HEIGHT,
      tzDate: (seconds) => UPlot.tzDate(new Date(seconds * 1000), zone),
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, points: { size: 12 } },
      scales: { y: { range: range(points) } },
      axes: [
        { ...axis, space: 70, incrs: DAYS, values: (_, ticks) => ticks.map((at) => dayOf(at, zone)) },
        { ...axis, size: 56, values: (_, ticks) => ticks.map((value) => `${value} ${unit}`) },
      ],
      series: [
        {},
        dots(words.value, accent),
        dots(words.value, bad),
        { ...limit(words.limit), show: has('low') },
        { ...limit(words.limit), show: has('high') },
      ],
      hooks: {
        // What the pointer is on, in words.
        setCursor: [
          ({ cursor: { idx } }) => {
            const point = points[(idx ?? 0) - 1];
            place.title = idx === null || !point ? '' : `${point.label} · ${dayOf(point.at, zone)}`;
          },
        ],
      },
    },
    columns(points),
    place,
  );
  place.style.color = ink;
  const observer = new ResizeObserver(() => plot.setSize({ width: place.clientWidth, height: HEIGHT }));
  observer.observe(place);
  drawn.add({
    destroy: () => {
      observer.disconnect();
      plot.destroy();
    },
  });
}

function dayOf(seconds, zone) {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, month: 'numeric', day: 'numeric' }).formatToParts(
    seconds * 1000,
  );
  const of = (type) => parts.find((part) => part.type === type)?.value;
  return `${of('month')}-${of('day')}`;
}

/** Draws every chart of the page anew. The library is loaded by pages that have one. */
export async function drawCharts() {
  for (const plot of drawn) plot.destroy();
  drawn.clear();
  const places = document.querySelectorAll('[data-chart]');
  if (places.length === 0) return;
  const { default: UPlot } = await import('./uplot.js');
  for (const place of places) draw(UPlot, place);
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => void drawCharts());
