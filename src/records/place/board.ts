import type { Instant } from '../../base/clock.ts';
import type { Sentence } from '../../base/sentence.ts';
import { DAY, dateOf, localTime, MINUTE } from '../../base/time.ts';
import type { Button } from '../../commands/reply.ts';
import type { Place } from '../../people/places.ts';
import type { Located } from '../../standards/catalogue.ts';
import { shortCode } from '../../standards/code.ts';
import type { Reader } from '../../store/store.ts';
import { type RecordDocument, records } from '../model.ts';
import type { RecordPorts } from '../ports.ts';
import { clauseOn, hoursOf, intervalOf } from '../types/clause.ts';
import type { Due, RecordType } from '../types/model.ts';
import { placeMessages as messages } from './messages.ts';

/** The address of a place on the page, which its sign opens. */
export const placePath = (code: string): string => `/place/${encodeURIComponent(code)}`;

/** Something that is done again and again at a place. */
export interface PlaceTask {
  readonly type: RecordType;
  readonly clause: Located;
  /** When it was done last, within a day. */
  readonly last?: RecordDocument;
  /** Until when it has to be done again; undefined outside of its hours, or where nobody has begun today. */
  readonly nextBy?: Instant;
  readonly overdue: boolean;
  /** What records it as done, in one tap. */
  readonly done: Button;
}

/** What a sign shows: what is due at the place, what was done there today, and what can be said in one tap. */
export interface PlaceBoard {
  readonly place: Place;
  readonly tasks: readonly PlaceTask[];
  /** Today's records there, the latest first. */
  readonly today: readonly RecordDocument[];
  /** 完成, 报问题, 查标准: words that the person could have typed. */
  readonly buttons: readonly Button[];
}

const SHOWN_MOST = 5;

/**
 * What is due at a place and what can be done there.
 * @param say picks the language of the buttons' labels
 * @returns undefined for a code that no place has (a sign that was moved or is wrong)
 */
export async function placeBoard(
  reader: Reader,
  code: string,
  now: Instant,
  ports: RecordPorts,
  say: (sentence: Sentence) => string = ({ zh }) => zh,
): Promise<PlaceBoard | undefined> {
  const place = ports.places().byCode(code.trim().toUpperCase());
  if (!place) return undefined;
  const { rows } = await reader.find(records, {
    where: { place: place.code, state: 'standing', at: { from: now - DAY, to: now + 1 } },
    order: { by: 'at', descending: true },
  });
  const found = rows.map(({ document }) => document);
  const tasks = tasksAt(place, found, now, ports, say);
  const today = found.filter(({ happenedAt }) => dateOf(happenedAt, ports.zone) === dateOf(now, ports.zone));
  const report: Button = { label: say(messages.report), say: `上报问题 ${place.name}` };
  const standards = tasks.slice(0, 1).map(({ clause }) => ({
    label: say(messages.standard),
    say: `全文 ${shortCode(clause.edition.code)} ${clause.clause.number}`,
  }));
  return {
    place,
    tasks,
    today: today.slice(0, SHOWN_MOST),
    buttons: [...tasks.map(({ done }) => done), report, ...standards],
  };
}

function tasksAt(
  place: Place,
  found: readonly RecordDocument[],
  now: Instant,
  { types, catalogue, zone }: RecordPorts,
  say: (sentence: Sentence) => string,
): PlaceTask[] {
  const room = place.code.split('-').at(-1) ?? '';
  return types().flatMap((type) =>
    type.due.flatMap((due): PlaceTask[] => {
      if (due.every === undefined || !due.rooms.includes(room)) return [];
      const clause = clauseOn(catalogue(), due.every, dateOf(now, zone));
      const minutes = clause && tightest(type, due, clause, now, { catalogue, zone });
      if (!clause || minutes === undefined) return [];
      const last = found.find((record) => record.type === type.name);
      const nextBy = last && last.happenedAt + minutes * MINUTE;
      return [
        {
          type,
          clause,
          ...(last ? { last } : {}),
          ...(nextBy === undefined ? {} : { nextBy }),
          overdue: nextBy !== undefined && nextBy < now,
          done: { label: say(messages.done(type.name)), say: `${type.name} ${place.name} 正常` },
        },
      ];
    }),
  );
}

/** The interval that holds now: at peak hours the clause that speaks of them. */
function tightest(
  type: RecordType,
  due: Due,
  clause: Located,
  now: Instant,
  { catalogue, zone }: Pick<RecordPorts, 'catalogue' | 'zone'>,
): number | undefined {
  const usual = intervalOf(clause);
  const day = dateOf(now, zone);
  const { time } = localTime(now, zone);
  const minute = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  for (const check of type.checks) {
    if (check.value !== 'interval' || check.clause === due.every) continue;
    const peak = clauseOn(catalogue(), check.clause, day);
    if (!peak || peak.edition.id !== clause.edition.id || !sameThing(check.when, type, due)) continue;
    if (hoursOf(peak).some(({ from, to }) => from <= minute && minute <= to)) return intervalOf(peak) ?? usual;
  }
  return usual;
}

/** Whether a check speaks of the same rooms as what is due: it has the words of the check of the due clause. */
function sameThing(when: readonly string[], type: RecordType, due: Due): boolean {
  const own = type.checks.find((check) => check.clause === due.every);
  return own?.when.some((word) => when.includes(word)) === true;
}
