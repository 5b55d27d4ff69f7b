import type { Instant } from '../../base/clock.ts';
import type { Reader, Transaction } from '../../store/store.ts';
import type { Item } from '../bank/model.ts';
import { LETTERS } from '../quiz/answer-words.ts';
import { askedItems, type Given, type Paper } from '../quiz/model.ts';
import type { Marked } from '../quiz/results.ts';
import { type ItemStats, itemStats } from './model.ts';

/** Below so many answers nothing is concluded from them (issue 4 §5). */
export const ENOUGH = 20;
/** The share of takers that make the upper and the lower group (Kelley 1939: 27 % tell most). */
const GROUP = 0.27;
/** Takers below which a quiz has no upper and lower group. */
const GROUPS_FROM = 4;
/** Answers of the best that are needed to say what most of them do. */
const BEST_FROM = 5;

/** One answer to a question, with what is needed to judge the question by it. */
export interface Observed {
  readonly right: boolean;
  /** Places of the item's options that were picked. */
  readonly picked: readonly number[];
  /** Share right of the rest of the paper; absent of a paper of one question. */
  readonly rest?: number;
  readonly group?: 'best' | 'worst';
}

const NONE = { n: 0, right: 0 };

/** The figures of a question with some more answers. */
export function withAnswers(
  before: ItemStats | undefined,
  item: Item,
  answers: readonly Observed[],
  at: Instant,
): ItemStats {
  const picks = item.options.map((_, i) => before?.picks[i] ?? 0);
  const pairs = { ...(before?.pairs ?? { n: 0, x: 0, y: 0, yy: 0, xy: 0 }) };
  const best = { ...(before?.best ?? NONE) };
  const worst = { ...(before?.worst ?? NONE) };
  let n = before?.n ?? 0;
  let right = before?.right ?? 0;
  for (const answer of answers) {
    const x = answer.right ? 1 : 0;
    n += 1;
    right += x;
    for (const place of answer.picked) picks[place] = (picks[place] ?? 0) + 1;
    if (answer.rest !== undefined) {
      pairs.n += 1;
      pairs.x += x;
      pairs.y += answer.rest;
      pairs.yy += answer.rest ** 2;
      pairs.xy += x * answer.rest;
    }
    const group = answer.group === 'best' ? best : answer.group === 'worst' ? worst : undefined;
    if (group) {
      group.n += 1;
      group.right += x;
    }
  }
  const told = discrimination({ pairs });
  return {
    item: item.id,
    clause: item.clause,
    n,
    right,
    picks,
    pairs,
    best,
    worst,
    share: n === 0 ? 0 : right / n,
    ...(told === undefined ? {} : { discrimination: told }),
    idle: n >= ENOUGH && idleOf(item, picks).length > 0,
    at,
  };
}

/** Wrong options that nobody has picked. */
export function idleOf(item: Item, picks: readonly number[]): readonly string[] {
  const { key } = item;
  if (key.form !== 'single' && key.form !== 'several') return [];
  const right = key.form === 'single' ? [key.right] : key.right;
  return item.options.filter((_, i) => !right.includes(i) && (picks[i] ?? 0) === 0);
}

/**
 * How far a question tells who knows the rest from who doesn't (point-biserial coefficient with the rest of the paper), −1 to 1;
 * undefined while all answers, or all papers, are the same.
 */
export function discrimination({ pairs: { n, x, y, yy, xy } }: Pick<ItemStats, 'pairs'>): number | undefined {
  const spread = Math.sqrt((n * x - x ** 2) * (n * yy - y ** 2));
  return n < 2 || !(spread > 1e-9) ? undefined : (n * xy - x * y) / spread;
}

/** Most of the best get it wrong: rather the question is at fault than they (issue 4 §5). */
export const bestAreWrong = ({ n, best }: Pick<ItemStats, 'n' | 'best'>): boolean =>
  n >= ENOUGH && best.n >= BEST_FROM && best.right * 2 < best.n;

/** Adds the answers of a quiz that has closed to the figures of its questions. @returns the figures that changed */
export async function addAnswers(tx: Transaction, marked: readonly Marked[]): Promise<readonly ItemStats[]> {
  const shares = marked.filter(({ taken }) => taken).map(({ right, paper }) => right / paper.questions.length);
  const cuts = cutsOf(shares);
  const byItem = new Map<string, Observed[]>();
  for (const { paper, answers, right } of marked) {
    const asked = paper.questions.length;
    for (const [i, given] of answers.entries()) {
      if (given === undefined || given.late !== undefined) continue;
      const rest = asked > 1 ? (right - (given.right ? 1 : 0)) / (asked - 1) : undefined;
      const group =
        rest === undefined || !cuts ? undefined : rest >= cuts.best ? 'best' : rest <= cuts.worst ? 'worst' : undefined;
      const observed: Observed = {
        right: given.right,
        picked: pickedIn(given, paper, i),
        ...(rest === undefined ? {} : { rest }),
        ...(group === undefined ? {} : { group }),
      };
      byItem.set(given.item, [...(byItem.get(given.item) ?? []), observed]);
    }
  }
  const changed: ItemStats[] = [];
  for (const [id, answers] of byItem) {
    const item = await tx.get(askedItems, id);
    if (!item) continue;
    const stats = withAnswers(await tx.get(itemStats, id), item, answers, tx.at);
    tx.put(itemStats, id, stats);
    changed.push(stats);
  }
  return changed;
}

/** From which share on one is of the upper group, up to which of the lower; undefined where there are none. */
function cutsOf(shares: readonly number[]): { readonly best: number; readonly worst: number } | undefined {
  if (shares.length < GROUPS_FROM) return undefined;
  const sorted = shares.toSorted((a, b) => a - b);
  const many = Math.max(1, Math.round(shares.length * GROUP));
  const worst = sorted[many - 1];
  const best = sorted[sorted.length - many];
  return worst === undefined || best === undefined || best <= worst ? undefined : { best, worst };
}

/** Which options a person picked, by their places in the item. */
function pickedIn({ said }: Given, { questions }: Paper, at: number): readonly number[] {
  const places = questions[at]?.places ?? [];
  if (places.length === 0) return [];
  return [...said].flatMap((letter) => places[LETTERS.indexOf(letter)] ?? []);
}

/** The figures of some questions: those with enough answers, by what is asked of them, the worst first. */
export async function worstBy(
  reader: Reader,
  what: 'share' | 'discrimination',
  limit: number,
): Promise<readonly ItemStats[]> {
  const { rows } = await reader.find(itemStats, {
    where: { n: { from: ENOUGH }, [what]: { from: -1, to: 2 } },
    order: { by: what },
    limit,
  });
  return rows.map(({ document }) => document);
}
