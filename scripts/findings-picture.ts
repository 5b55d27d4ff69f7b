import { FINDING_STATES, type FindingState } from '../src/inspection/findings/model.ts';
import { ruleOf, STATE_NAMES, STEPS, type StepName } from '../src/inspection/findings/states.ts';

/** Where each state stands in the picture: its middle. */
const AT: Readonly<Record<FindingState, readonly [x: number, y: number]>> = {
  open: [170, 200],
  submitted: [540, 200],
  closed: [910, 200],
  returned: [540, 340],
  disputed: [170, 480],
  voided: [910, 480],
};
const [WIDTH, HEIGHT] = [1060, 540];
const BOX = { width: 150, height: 56 };
/** How far the line of an arrow bends to its right, so that two between the same states part. */
const BEND = 34;
/** Those that would run through a box on their way, by from and to. */
const BENDS: Readonly<Record<string, number>> = {
  'open closed': -150,
  'closed open': 270,
  'disputed closed': 200,
  'open disputed': 90,
  'disputed open': 130,
  'submitted returned': 90,
  'returned submitted': 90,
  'disputed submitted': -30,
  'returned disputed': 20,
};

interface Arrow {
  readonly from: FindingState;
  readonly to: FindingState;
  readonly steps: readonly StepName[];
}

const STEP_NAMES = Object.keys(STEPS) as StepName[];

/** From where a step is drawn: one that decides a dispute from there, voiding once; the others stand in the table. */
function isDrawn(name: StepName, from: FindingState): boolean {
  if (ruleOf(name).needs.includes('dispute open')) return from === 'disputed';
  return name === 'void' ? from === 'disputed' : true;
}

/** The ways from one state to another, with the steps that take them. */
function arrows(): Arrow[] {
  return FINDING_STATES.flatMap((from) =>
    FINDING_STATES.filter((to) => to !== from).flatMap((to) => {
      const steps = STEP_NAMES.filter((name) => ruleOf(name).moves[from] === to && isDrawn(name, from));
      return steps.length === 0 ? [] : [{ from, to, steps }];
    }),
  );
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const round = (n: number): number => Math.round(n * 10) / 10;

/** Where a line from the middle of a box towards a point leaves the box. */
function edgeOf([x, y]: readonly [number, number], [tx, ty]: readonly [number, number]): [number, number] {
  const [dx, dy] = [tx - x, ty - y];
  const scale = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : (BOX.width / 2 + 4) / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : (BOX.height / 2 + 4) / Math.abs(dy),
  );
  return [round(x + dx * scale), round(y + dy * scale)];
}

function drawArrow({ from, to, steps }: Arrow): string {
  const [a, b] = [AT[from], AT[to]];
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(dx, dy);
  const bend = BENDS[`${from} ${to}`] ?? BEND;
  const middle: [number, number] = [
    round((a[0] + b[0]) / 2 - (dy / length) * bend),
    round((a[1] + b[1]) / 2 + (dx / length) * bend),
  ];
  // The curve comes half as far as the point that pulls it.
  const label = [(a[0] + b[0]) / 4 + middle[0] / 2, (a[1] + b[1]) / 4 + middle[1] / 2] as const;
  const [start, end] = [edgeOf(a, middle), edgeOf(b, middle)];
  const titles = steps.map((name) => ruleOf(name).title.zh);
  const rows = titles.map(
    (title, nth) =>
      `<text x="${round(label[0])}" y="${round(label[1] + 4 + (nth - (titles.length - 1) / 2) * 15)}" class="step">${escaped(title)}</text>`,
  );
  return [
    `<path d="M${start[0]} ${start[1]} Q${middle[0]} ${middle[1]} ${end[0]} ${end[1]}" class="way"/>`,
    ...rows,
  ].join('\n');
}

function drawState(state: FindingState): string {
  const [x, y] = AT[state];
  const { zh, en } = STATE_NAMES[state];
  return [
    `<rect x="${x - BOX.width / 2}" y="${y - BOX.height / 2}" width="${BOX.width}" height="${BOX.height}" rx="10" class="${state === 'closed' || state === 'voided' ? 'end' : 'state'}"/>`,
    `<text x="${x}" y="${y - 2}" class="name">${escaped(zh)}</text>`,
    `<text x="${x}" y="${y + 17}" class="en">${escaped(en)}</text>`,
  ].join('\n');
}

/** The state machine of findings as a picture (SVG), made from its declaration. */
export function findingsPicture(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img">
<title>问题的状态与步骤 · The states of a finding and the steps between them</title>
<style>
text { font-family: "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; text-anchor: middle; fill: #1f2933; }
.name { font-size: 17px; font-weight: 600; } .en { font-size: 11px; fill: #52606d; }
.step { font-size: 12px; paint-order: stroke; stroke: #fff; stroke-width: 5px; stroke-linejoin: round; }
.state { fill: #eef4ff; stroke: #3563c9; stroke-width: 1.5; } .end { fill: #eef7ee; stroke: #3b7d3b; stroke-width: 1.5; }
.way { fill: none; stroke: #7b8794; stroke-width: 1.5; marker-end: url(#tip); }
</style>
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8Z" fill="#7b8794"/></marker></defs>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
<path d="M40 200 H91" class="way"/><text x="62" y="190" class="step">登记</text>
<text x="880" y="528" class="en">关闭前的任何状态都可作废 · from any state before the end</text>
${arrows().map(drawArrow).join('\n')}
${FINDING_STATES.map(drawState).join('\n')}
</svg>
`;
}
