/** One thing seen: its numbers, and whether it was a yes. */
export interface Seen {
  readonly x: readonly number[];
  readonly yes: boolean;
  /** How much it counts. */
  readonly counts: number;
}

/** A fitted model: log-odds = `none` + Σ weight × number. */
export interface Fitted {
  readonly none: number;
  readonly weights: readonly number[];
}

const STEPS = 2_000;
const RATE = 0.5;

/**
 * Logistic regression by gradient descent on standardised numbers.
 * @param ridge pull of every weight towards zero: little data must not make bold weights.
 */
export function fitLogistic(seen: readonly Seen[], ridge = 0.01): Fitted {
  const width = seen[0]?.x.length ?? 0;
  const columns = Array.from({ length: width }, (_, i) => seen.map(({ x }) => x[i] ?? 0));
  const means = columns.map((column) => mean(column));
  const spreads = columns.map((column, i) => Math.sqrt(mean(column.map((v) => (v - (means[i] ?? 0)) ** 2))) || 1);
  const rows = seen.map(({ x }) => x.map((v, i) => (v - (means[i] ?? 0)) / (spreads[i] ?? 1)));
  const all = sum(seen.map(({ counts }) => counts));
  let none = 0;
  let weights = new Array<number>(width).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const errors = rows.map(
      (row, k) => ((chance(none + dot(weights, row)) - (seen[k]?.yes ? 1 : 0)) * (seen[k]?.counts ?? 0)) / all,
    );
    none -= RATE * sum(errors);
    weights = weights.map(
      (w, i) => w - RATE * (sum(rows.map((row, k) => (errors[k] ?? 0) * (row[i] ?? 0))) + ridge * w),
    );
  }
  const raw = weights.map((w, i) => w / (spreads[i] ?? 1));
  return { none: none - dot(raw, means), weights: raw };
}

export const logOdds = ({ none, weights }: Fitted, x: readonly number[]): number => none + dot(weights, x);

/** Log-odds of each by a model that has not seen it: `folds` models, each fitted on the other parts. */
export function outOfSample(seen: readonly Seen[], folds = 10): number[] {
  const odds = new Array<number>(seen.length).fill(0);
  for (let fold = 0; fold < folds; fold++) {
    // Neighbours in the set are of one kind: a stride mixes them.
    const isOut = (k: number): boolean => (k * 7) % folds === fold;
    const model = fitLogistic(seen.filter((_, k) => !isOut(k)));
    seen.forEach(({ x }, k) => {
      if (isOut(k)) odds[k] = logOdds(model, x);
    });
  }
  return odds;
}

/** The chance that a yes gets more than a no (area under the curve). */
export function areaUnderCurve(yes: readonly number[], no: readonly number[]): number {
  let above = 0;
  for (const a of yes) for (const b of no) above += a > b ? 1 : a === b ? 0.5 : 0;
  return above / (yes.length * no.length);
}

const chance = (odds: number): number => 1 / (1 + Math.exp(-odds));
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const mean = (values: readonly number[]): number => sum(values) / Math.max(1, values.length);
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, v, i) => sum + v * (b[i] ?? 0), 0);
