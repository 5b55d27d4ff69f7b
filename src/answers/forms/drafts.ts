import type { Block, Button, CitedClause, Reply } from '../../commands/reply.ts';
import { lines } from '../../commands/reply.ts';
import type { Clause, Edition, Status } from '../../standards/model.ts';
import type { Asking, Draft } from '../answerer.ts';
import { citationOf, shortCode } from '../compose.ts';
import { messages } from '../messages.ts';
import type { Placed, Shelf } from '../shelf.ts';
import { formMessages } from './messages.ts';

/** A clause with its edition. */
export type Place = Pick<Placed, 'clause' | 'edition'>;

/** At most this many clauses are cited in one answer, and lines shown at once. */
export const MOST_LINES = 8;

export const statusAt = (shelf: Shelf, edition: Edition, day: string): Status => shelf.statusOf(edition, day) ?? '现行';

/** False for what is open to staff only, when a guest asks. */
export const mayRead = ({ turn }: Pick<Asking, 'turn'>, edition: Edition): boolean =>
  edition.audience === 'all' || !turn.speaker.guest;

export const text = (said: string): Block => ({ kind: 'text', text: said });

export const citations = ({ shelf, question }: Asking, places: readonly Place[]): CitedClause[] =>
  places.slice(0, MOST_LINES).map((place) => citationOf(place, statusAt(shelf, place.edition, question.day), shelf));

/** `Q/LNJG JG 352—2024 食品安全与留样`; a law's title is its code. */
export const nameOf = (edition: Edition): string =>
  edition.code === edition.title ? edition.id : `${edition.id} ${edition.title}`;

/** The words for a button that lead to a clause or a standard. */
export const wayTo = (edition: Edition, number = ''): string =>
  `${shortCode(edition)}${edition.year ? `—${edition.year}` : ''}${number === '' ? '' : ` ${number}`}`;

export const buttonTo = (edition: Edition, number = ''): Button => {
  const say = wayTo(edition, number);
  const name = edition.code === edition.title ? say : `${shortCode(edition)} ${edition.title}`;
  return { label: number === '' ? name : say, say };
};

/** An answer that rests on clauses, the first of which its buttons are about. */
export function answer(asking: Asking, blocks: readonly Block[], places: readonly Place[], on?: Place): Draft {
  const about = on ?? places[0];
  return {
    plain: asking.question.plain,
    clauses: places.map((p) => p.clause.key),
    ...(about ? { on: about } : {}),
    reply: { behaviour: 'answer', citations: citations(asking, places), blocks, buttons: [] },
  };
}

/** An answer without buttons of its own clause: a list, a clarification, something that is not there. */
export function reply(
  asking: Asking,
  behaviour: NonNullable<Reply['behaviour']>,
  blocks: readonly Block[],
  buttons: readonly Button[] = [],
  places: readonly Place[] = [],
): Draft {
  return {
    plain: asking.question.plain,
    clauses: places.map((p) => p.clause.key),
    choices: buttons.map((b) => ({ label: b.label, say: b.say })),
    reply: { behaviour, citations: citations(asking, places), blocks, buttons },
  };
}

/** There is no such code, edition or clause: the nearest that there are, as buttons. */
export function notFound(asking: Asking, lead: string, nearest: readonly Button[]): Draft {
  const { turn } = asking;
  const blocks = nearest.length > 0 ? lines(lead, turn.say(formMessages.nearestAre)) : lines(lead);
  const items = nearest.map((b) => b.label);
  return reply(asking, 'not_found', items.length > 0 ? [...blocks, { kind: 'list', items }] : blocks, nearest);
}

/** Cuts a line that would fill the screen. */
export const clip = (said: string, most: number): string =>
  said.length <= most
    ? said
    : `${said
        .slice(0, most - 1)
        .toWellFormed()
        .trimEnd()}…`;

/** `5.2.1 每餐次每个品种的…`: a clause in one line of a list. */
export const lineOf = (clause: Clause, most = 60): string =>
  `${clause.number} ${clip(clause.text.replace(/\s*\n\s*/g, ' '), most)}`;

/** The page of a long list that is asked for: `… 第2页`. */
export const pageAsked = (plain: string): number =>
  Math.max(1, Number(/(?:第\s*|page )(\d{1,3})\s*页?$/.exec(plain)?.[1] ?? 1));
export const withoutPage = (plain: string): string => plain.replace(/\s*(?:第\s*\d{1,3}\s*页|page \d{1,3})$/, '');

export interface Page<T> {
  readonly shown: readonly T[];
  readonly left: number;
  /** Says the next page; absent on the last one. */
  readonly next: readonly Button[];
}

/** A screenful of a list, and the button that shows more. */
export function pageOf<T>(items: readonly T[], asking: Asking, size = MOST_LINES): Page<T> {
  const { question, turn } = asking;
  const page = pageAsked(question.plain);
  const start = (page - 1) * size;
  const from = start < items.length ? start : 0;
  const shown = items.slice(from, from + size);
  const left = items.length - from - shown.length;
  const say = `${withoutPage(question.plain)} ${turn.language === 'en' ? `page ${page + 1}` : `第${page + 1}页`}`;
  return { shown, left, next: left > 0 ? [{ label: turn.say(formMessages.more(left)), say }] : [] };
}

/** The clause that says what a standard is about: of chapter 1, or a law's first article. */
export function scopeOf(edition: Edition): Clause | undefined {
  return (
    edition.clauses.find((c) => c.number === '1' || c.number === '1.1') ??
    edition.clauses.find((c) => c.kind === 'article') ??
    edition.clauses[0]
  );
}

/** Nothing but this may be said of a standard that is not open to guests. */
export const staffOnly = (asking: Asking): Draft =>
  reply(asking, 'deny_or_scope', lines(asking.turn.say(formMessages.staffOnly)));

export const noSuchCode = (asking: Asking, typed: string, nearest: readonly Edition[]): Draft =>
  notFound(
    asking,
    asking.turn.say(messages.noSuchCode(typed)),
    nearest
      .filter((e) => mayRead(asking, e))
      .slice(0, 4)
      .map((e) => buttonTo(e)),
  );

/** `JG 351—2024 食堂服务规范（2、3）`: where clauses stand, a line a standard. */
export function byStandard(places: readonly Place[]): string[] {
  const numbers = new Map<Edition, string[]>();
  for (const { clause, edition } of places) numbers.set(edition, [...(numbers.get(edition) ?? []), clause.number]);
  return [...numbers].map(([edition, all]) => {
    const shown = all.slice(0, 4).join('、');
    return `${wayTo(edition)} ${edition.title}（${shown}${all.length > 4 ? ' …' : ''}）`;
  });
}
