import type { Instant } from '../base/clock.ts';
import { addDays, dateOf, instantAt, type LocalDate } from '../base/time.ts';
import type { Places } from '../people/places.ts';
import type { WorkCalendar } from '../schedule/calendar.ts';
import { readTime } from '../schedule/words/read-time.ts';
import { corrected } from './correct.ts';
import { partsOf } from './items.ts';
import { messages } from './messages.ts';
import type { Note, NoteItem, ServiceRead } from './model.ts';
import { readPlaceIn } from './place.ts';
import { readCount, readService, readSeverity, type ServiceNames } from './said-words.ts';
import { looksWrong, readEmergency, readFine, readRecurrence, readTense, readUrgency } from './signs.ts';
import { tidyWords, withoutSigns } from './tidy.ts';
import { serviceByPlace, serviceByWords } from './whose.ts';

/** What a reader of notes knows of the house. */
export interface NoteKnows {
  readonly places: Places;
  /** Nicknames of each service (`glossary.yaml`). */
  readonly serviceNames: ServiceNames;
  readonly calendar: WorkCalendar;
  /** Names of people that may be spoken of. */
  readonly names?: readonly string[];
}

export interface NoteMoment {
  readonly now: Instant;
  readonly zone: string;
}

/**
 * Reads a message from the floor, in any order, with or without a word of command: where, what is wrong, whose service,
 * how grave, when, how many, until when; several findings in one; what its author corrected in it.
 * Nothing that it does not say is made up, but for the service, which says where it comes from.
 */
export function readNote(text: string, knows: NoteKnows, moment: NoteMoment): Note {
  const plain = corrected(withoutSigns(text), knows);
  const read = (part: string): ItemRead => readItem(part, knows, moment);
  const isWhole = (part: string): boolean => {
    const { item } = read(part);
    return item.location !== undefined && (item.what !== '' || item.result !== undefined);
  };
  const { head, parts } = partsOf(plain, isWhole);
  const over = head === '' ? undefined : read(head);
  const reads = parts.map(read);
  const items = shared(
    reads.map(({ item }) => item),
    over?.item,
  );
  const fault = [...(over ? [over] : []), ...reads].find((one) => one.fault)?.fault;
  const tense = readTense(plain);
  const emergency = readEmergency(plain);
  const urgency = emergency ? '紧急' : readUrgency(text);
  return {
    ...(tense ? { tense } : {}),
    items,
    ...(emergency ? { emergency } : {}),
    ...(urgency ? { urgency } : {}),
    ...(fault ? { fault } : {}),
  };
}

/** What stands over the items holds for those that don't say it themselves; so does what only the last one says. */
function shared(items: readonly NoteItem[], over: NoteItem | undefined): NoteItem[] {
  const last = items.at(-1);
  return items.map((item, i) => {
    const others = items.length > 1 && items.slice(0, -1).every((one) => one.severity === undefined) ? last : undefined;
    const from = over?.location === undefined ? undefined : over;
    const severity = item.severity ?? over?.severity ?? others?.severity;
    const said = item.service?.from === 'said' ? item.service : undefined;
    const service =
      said ?? (over?.service?.from === 'said' ? over.service : undefined) ?? item.service ?? over?.service;
    const { at = over?.at, date = over?.date, deadline = over?.deadline ?? others?.deadline } = item;
    return {
      ...item,
      ...(item.location === undefined && from ? placeOf(from) : {}),
      // A head that is more than a place belongs to the first.
      ...(i === 0 && over && over.what !== '' && item.what === '' ? { what: over.what } : {}),
      ...(severity ? { severity } : {}),
      ...(service ? { service } : {}),
      ...(at === undefined ? {} : { at }),
      ...(date === undefined ? {} : { date }),
      ...(deadline === undefined ? {} : { deadline }),
    };
  });
}

const placeOf = ({ location, floor, place, within }: NoteItem): Partial<NoteItem> => ({
  ...(location === undefined ? {} : { location }),
  ...(floor === undefined ? {} : { floor }),
  ...(place ? { place } : {}),
  ...(within ? { within } : {}),
});

interface ItemRead {
  readonly item: NoteItem;
  readonly fault?: Note['fault'];
}

function readItem(text: string, knows: NoteKnows, moment: NoteMoment): ItemRead {
  const time = readWhen(text, knows, moment);
  const place = readPlaceIn(time.rest, knows.places);
  const severity = readSeverity(place?.rest ?? time.rest);
  const said = readService(severity?.rest ?? place?.rest ?? time.rest, knows.serviceNames);
  const left = said?.rest ?? severity?.rest ?? place?.rest ?? time.rest;
  const count = readCount(left);
  const words = count?.rest ?? left;
  const fine = readFine(words);
  const what = tidyWords(time.deadline === undefined ? (fine ?? words) : (fine ?? words).replace(FIXED, ' '));
  const location = place?.location;
  const byWords = serviceByWords(what, location);
  const byPlace = location === undefined ? undefined : serviceByPlace(location);
  const service: ServiceRead | undefined = said
    ? { value: said.value, from: 'said' }
    : byWords
      ? { value: byWords, from: 'words' }
      : byPlace
        ? { value: byPlace, from: 'place' }
        : undefined;
  const fault = place?.fault ?? time.fault;
  return {
    item: {
      what: fine !== undefined && !looksWrong(what) && what.length <= 4 ? '' : what,
      ...(place ? { location: place.location } : {}),
      ...(place?.floor === undefined ? {} : { floor: place.floor }),
      ...(place?.place ? { place: place.place } : {}),
      ...(place?.within ? { within: place.within } : {}),
      ...(service ? { service } : {}),
      ...(severity ? { severity: severity.value } : {}),
      ...(time.at === undefined ? {} : { at: time.at }),
      ...(time.date === undefined ? {} : { date: time.date }),
      ...(time.deadline === undefined ? {} : { deadline: time.deadline }),
      ...(count ? { count: count.value } : {}),
      people: (knows.names ?? []).filter((name) => text.includes(name)),
      ...(fine === undefined ? {} : { result: '合格' as const }),
      ...(readRecurrence(text) ? { recurrence: true } : {}),
    },
    ...(fault ? { fault } : {}),
  };
}

/** What goes with a deadline: 明天中午12点前整改. */
const FIXED =
  /(?:之?前|以?内)?(?:务必|必须|要求?|需要?|请)?(?:整改|改正|改好|改完|修好|修复|处理|完成|解决)(?:完成|好|完|到位)?|\bfix(?:ed)? ?/;

interface When {
  readonly at?: Instant;
  readonly date?: LocalDate;
  readonly deadline?: Instant;
  readonly rest: string;
  readonly fault?: Note['fault'];
}

/** What comes after an hour that is still to come: 10点就要开会 is no time at which something was found. */
const TO_COME = /^\s*(?:钟|整|半)?\s*(?:就|要|有|还|得)?(?:要|有|开|等)?(?:会|用|开始|上课|接待|领导)/;
const FIX_BY = /前|之前|内|by\b|before\b|within\b/;

function readWhen(text: string, { calendar }: NoteKnows, { now, zone }: NoteMoment): When {
  const read = readTime(text, { now, zone, calendar, direction: 'past', bareDays: false });
  if (!read) return { rest: text };
  if ('problem' in read) {
    const other = readTime(text, { now, zone, calendar, direction: 'any', bareDays: false });
    if (!other || 'problem' in other) return { rest: text, fault: read.problem };
    const at = other.at === 'now' ? now : other.at;
    const day = other.date ?? (at === undefined ? undefined : dateOf(at, zone));
    const ahead = day !== undefined && day > dateOf(now, zone);
    return ahead ? { rest: other.rest, fault: messages.stillToCome } : { rest: text };
  }
  const [span] = read.spans;
  if (span && TO_COME.test(text.slice(span.end)) && !FIX_BY.test(text.slice(span.start, span.end)))
    return { rest: text };
  const deadline = read.deadline?.at ?? (read.deadline && instantAt(addDays(read.deadline.date, 1), '00:00', zone));
  const at = read.at === 'now' || read.justNow ? undefined : read.at;
  return {
    rest: read.rest,
    ...(at === undefined ? {} : { at }),
    ...(at === undefined && read.date !== undefined ? { date: read.date } : {}),
    ...(deadline === undefined ? {} : { deadline }),
  };
}
