import type { Instant } from '../../base/clock.ts';
import { cutAtSentence } from '../../base/cut.ts';
import { dateOf } from '../../base/time.ts';
import { type Block, plainText } from '../../commands/reply.ts';
import type { Team } from '../../people/model.ts';
import type { Catalogue, Located } from '../../standards/catalogue.ts';
import { shortCode } from '../../standards/code.ts';
import type { Day } from '../../standards/model.ts';
import { wholeText } from '../../standards/whole-text.ts';
import type { Reader } from '../../store/store.ts';
import { oneOf } from '../bank/chance.ts';
import type { Item } from '../bank/model.ts';
import { FORCE_NAMES } from '../handbook/messages.ts';
import { changesNear } from './changes.ts';
import { messages } from './messages.ts';
import type { Chosen, Term } from './model.ts';

/** What a prompt is told from. */
export interface TalkPorts {
  readonly zone: string;
  readonly catalogue: () => Catalogue;
  /** Questions about one clause that may be asked now. */
  readonly questions: (reader: Reader, team: Team, clause: string, day: Day) => Promise<readonly Item[]>;
}

/** Reasons that fit beside a clause on a phone; all of them: 为什么学这条. */
const REASONS = 2;
/** A reason of fewer points is none that somebody wants to hear. */
const WORTH_SAYING = 6;
/** Points of a clause that are talked about in a few minutes. */
const POINTS = 3;

/** A clause as it was chosen, with its place among the standards; undefined once no edition holds that key any more. */
export const locate = (catalogue: Catalogue, { clause }: Pick<Chosen, 'clause'>, day: Day): Located | undefined =>
  catalogue.byKey(clause, day);

/** `JG 331 6.2.1`, with the year where that edition does not hold on the day. */
export function whereOf(catalogue: Catalogue, { edition, clause }: Located, day: Day): string {
  const dated = catalogue.statusOf(edition, day) === '现行' || edition.year === undefined ? '' : `—${edition.year}`;
  return `${shortCode(edition.code)}${dated} ${clause.number}`;
}

/** The two weightiest reasons for a clause. */
export const reasonsOf = (terms: readonly Term[]): readonly Term[] => {
  const worth = terms.filter(({ points }) => points >= WORTH_SAYING);
  const told = worth.filter(({ kind }) => kind !== 'stale');
  return (told.length > 0 ? told : worth).slice(0, REASONS);
};

/** What is said of a clause: its own sentences and items, each a point, and what it will be. Never more than it says. */
export function pointsOf(catalogue: Catalogue, located: Located, day: Day): string[] {
  const points = wholeText(located.edition, located.clause)
    .split(/\n|(?<=[。；])/)
    .map((point) => point.trim())
    .filter((point) => point !== '');
  const change = changesNear(catalogue, day).byKey.get(located.clause.key);
  const coming =
    change?.coming && change.after.key !== located.clause.key
      ? [messages.becomes(change.from, day, change.after.text).zh]
      : [];
  return [...points, ...coming];
}

/** What a question to open with is looked for by. */
export interface Opening {
  readonly clauses: readonly Chosen[];
  readonly team: Team;
  readonly now: Instant;
  /** The same for the same seed. */
  readonly seed: string;
}

/** A question to open with, with its options, about the first clause that has one. */
export async function openerOf(
  reader: Reader,
  { clauses, team, now, seed }: Opening,
  { zone, questions }: TalkPorts,
): Promise<string | undefined> {
  const day = dateOf(now, zone);
  for (const { clause } of clauses) {
    const items = (await questions(reader, team, clause, day)).filter(
      ({ key }) => key.form === 'single' || key.form === 'judge',
    );
    const item = items[oneOf(items.length, seed)];
    if (item) return asked(item);
  }
  return undefined;
}

function asked({ stem, options, key }: Item): string {
  if (key.form === 'judge') return `${stem}${messages.judge.zh}`;
  return [stem, ...options.map((option, i) => `${'ABCDEF'[i]} ${option}`)].join('　');
}

/** How much of a prompt is told. */
interface Detail {
  /** Clauses in full; the others by name alone. */
  readonly clauses: number;
  readonly points: number;
  /** Characters of a point. */
  readonly length: number;
}

/** From all to as little as helps; the first that fits is taken. */
const DETAILS: readonly Detail[] = [
  { clauses: 3, points: POINTS, length: 120 },
  { clauses: 3, points: 2, length: 80 },
  { clauses: 3, points: 1, length: 70 },
  { clauses: 2, points: 2, length: 80 },
  { clauses: 1, points: POINTS, length: 120 },
  { clauses: 1, points: 1, length: 60 },
];

/** What a prompt says about its clauses. */
export interface Told {
  readonly blocks: readonly Block[];
  /** Something was left out: it is worth a button. */
  readonly cut: boolean;
}

/**
 * The clauses with why and talking points, and the question to open with, within `room` characters.
 * @param room left out: everything is told
 */
export function tellClauses(
  chosen: readonly Chosen[],
  opener: string | undefined,
  now: Instant,
  ports: Pick<TalkPorts, 'zone' | 'catalogue'>,
  room?: number,
): Told {
  const whole: Detail = { clauses: chosen.length, points: Number.POSITIVE_INFINITY, length: 2_000 };
  const told = (detail: Detail): Block[] => blocksOf(chosen, opener, now, ports, detail);
  if (room === undefined) return { blocks: told(whole), cut: false };
  const all = plainText({ blocks: told(whole) });
  let blocks: Block[] = [];
  for (const detail of DETAILS) {
    blocks = told(detail);
    if (plainText({ blocks }).length <= room) break;
  }
  return { blocks, cut: plainText({ blocks }) !== all };
}

function blocksOf(
  chosen: readonly Chosen[],
  opener: string | undefined,
  now: Instant,
  { catalogue, zone }: Pick<TalkPorts, 'zone' | 'catalogue'>,
  detail: Detail,
): Block[] {
  const day = dateOf(now, zone);
  const blocks: Block[] = [];
  for (const [at, one] of chosen.entries()) {
    const located = locate(catalogue(), one, day);
    if (!located) continue;
    if (at >= detail.clauses) {
      blocks.push({ kind: 'text', text: messages.andMore(chosen.length - at).zh });
      break;
    }
    const where = messages.clauseWhere(whereOf(catalogue(), located, day), FORCE_NAMES[located.clause.modal].zh);
    const reasons = reasonsOf(one.terms).map(({ say }) => say.zh);
    const number = chosen.length > 1 ? `${at + 1}. ` : '';
    const why = reasons.length > 0 ? `　${messages.why(reasons).zh}` : '';
    blocks.push({ kind: 'text', text: `${number}${where}${why}` });
    const points = pointsOf(catalogue(), located, day);
    const shown = points.slice(0, detail.points).map((point) => cutAtSentence(point, detail.length).text);
    blocks.push({ kind: 'list', items: shown });
  }
  if (opener !== undefined) blocks.push({ kind: 'text', text: messages.opener(opener).zh });
  return blocks;
}
