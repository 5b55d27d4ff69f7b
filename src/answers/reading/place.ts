import { dateOf } from '../../base/time.ts';
import type { Block, Reply } from '../../commands/reply.ts';
import { lines } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import type { Clause, Edition } from '../../standards/model.ts';
import type { NamedPlace } from '../../standards/named-place.ts';
import { citationOf, shortCode, sourceLine } from '../compose.ts';
import { subjectTopic } from '../model.ts';
import { readPlace } from '../places.ts';
import type { Placed, Shelf } from '../shelf.ts';
import { messages } from './messages.ts';

/** `JG 352—2024 5.2.1`: words that name the place again, for buttons. */
export const wordsFor = (edition: Edition, number = ''): string =>
  [`${shortCode(edition)}${edition.year ? `—${edition.year}` : ''}`, number].filter(Boolean).join(' ');

/** What is left of the words names a place. */
export const placeSlot = {
  required: false as const,
  ask: messages.whichPlace,
  read: (rest: string) => {
    const value = rest.replace(/^[\s:：,，]+|[\s,，。]+$/g, '');
    return value === '' ? undefined : { value, rest: '' };
  },
};

/** The place that words name; without any, the clause of the speaker's last answer here. */
export function placeOrLast(words: string | undefined, turn: Turn, shelf: Shelf): NamedPlace | undefined {
  if (words !== undefined) return readPlace(words, turn, shelf);
  const [key] = turn.recall(subjectTopic)?.clauses ?? [];
  const placed = key === undefined ? undefined : shelf.placed(key, dateOf(turn.now, turn.zone));
  if (!placed) return undefined;
  const { edition, clause } = placed;
  const parts = edition.clauses.filter((c) => c.leadIn?.number === clause.number);
  return { edition, clause, number: clause.number, parts, nearest: [], dated: true, rest: '' };
}

/** Why nothing can be shown, with what there is instead. */
export function nothingThere(
  words: string | undefined,
  place: NamedPlace | undefined,
  turn: Turn,
  command: string,
): Reply {
  if (!place) {
    const say = words === undefined ? messages.whichPlace : messages.noSuchStandard(words);
    return {
      outcome: words === undefined ? 'ask' : 'reject',
      missing: words === undefined ? ['clause'] : [],
      blocks: lines(turn.say(say)),
      buttons: [],
    };
  }
  const { edition, number = '', nearest } = place;
  return {
    outcome: 'reject',
    missing: [],
    slots: slotsOf(place),
    blocks: lines(turn.say(messages.noSuchClause(edition.id, number, nearest.length > 0))),
    buttons: nearest.slice(0, 3).map((clause) => {
      const where = wordsFor(edition, clause.number);
      return { label: where, say: `${command} ${where}` };
    }),
  };
}

/** `standard` (the year only if it was said) and `clause`, as interfaces.md §2 spells them. */
export const slotsOf = ({ edition, number, dated }: NamedPlace): Record<string, string> => ({
  standard: `${shortCode(edition)}${dated && edition.year ? `—${edition.year}` : ''}`,
  ...(number === undefined ? {} : { clause: number }),
});

/** A clause's own words with where it stands. */
export function clauseBlocks(
  placed: Pick<Placed, 'clause' | 'edition'>,
  text: string,
  turn: Turn,
  shelf: Shelf,
): Block[] {
  const status = shelf.statusOf(placed.edition, dateOf(turn.now, turn.zone)) ?? '现行';
  return [
    { kind: 'quote', text },
    { kind: 'source', text: sourceLine(placed, status), key: placed.clause.key },
  ];
}

export const cited = (placed: Pick<Placed, 'clause' | 'edition'>, turn: Turn, shelf: Shelf): Reply['citations'] => [
  citationOf(placed, shelf.statusOf(placed.edition, dateOf(turn.now, turn.zone)) ?? '现行', shelf),
];

/** A part with its mark: `a) 登记借用人`, `注：…`, `表1 行2 主楼 · 40`. */
export function partLine(part: Clause): string {
  if (part.kind === 'note') return `注：${part.text}`;
  if (part.kind === 'example') return `示例：${part.text}`;
  if (part.kind === 'item') {
    const mark = part.number.split(' ').at(-1) ?? '';
    return `${mark.startsWith('—') ? '——' : mark} ${part.text}`;
  }
  return `${part.number} ${part.text}`;
}
