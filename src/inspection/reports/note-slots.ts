import type { Instant } from '../../base/clock.ts';
import type { Sentence } from '../../base/sentence.ts';
import type { Slot } from '../../commands/command.ts';
import { picturesOf } from '../../commands/pictures.ts';
import { optional } from '../../commands/slots.ts';
import type { Turn } from '../../commands/turn.ts';
import type { Note, NoteItem, PlaceRead, Severity } from '../../notes/model.ts';
import { readPlaceIn } from '../../notes/place.ts';
import { readNote } from '../../notes/read-note.ts';
import { readService, readSeverity } from '../../notes/said-words.ts';
import { asks } from '../../notes/signs.ts';
import type { Service } from '../../standards/model.ts';
import { messages } from './messages.ts';
import type { ReportPorts } from './ports.ts';

const NOTHING: Sentence = { zh: '', en: '' };

/** The message itself: everything is read out of it at once. An answer to what is wrong goes to its words. */
export const words = (ask: Sentence): Slot<string> & { readonly required: true } => ({
  required: true,
  free: true,
  ask,
  read: (rest) => {
    const value = rest.replace(/^[\s:：,，。]+|[\s,，]+$/g, '');
    return value === '' ? undefined : { value, rest: '' };
  },
  join: (before, answer) => `${before}，${answer}`,
});

/** When the message was said: 刚才 is counted from then, though it is confirmed later. */
export const saidAt = optional<Instant>({
  required: false,
  ask: NOTHING,
  read: (rest, turn) => ({ value: turn.now, rest }),
});

/** The files that came with it or just before it. */
export const files = optional<readonly string[]>({
  required: false,
  ask: NOTHING,
  read: (rest, turn) => {
    const hashes = picturesOf(turn);
    return hashes.length === 0 ? undefined : { value: hashes, rest };
  },
  join: (before, answer) => [...before, ...answer],
});

/** Answers to one question each. */
export const answers = ({ places, serviceNames }: ReportPorts) => ({
  location: optional<PlaceRead>({
    required: false,
    ask: messages.where,
    read: (rest) => {
      if (asks(rest)) return undefined;
      const place = readPlaceIn(rest, places());
      if (place) return { value: place, rest: place.rest };
      // Whatever short thing is said when asked where is a place.
      const location = rest.trim();
      return location !== '' && location.length <= 20 ? { value: { location, rest: '' }, rest: '' } : undefined;
    },
  }),
  service: optional<Service>({
    required: false,
    ask: messages.whose,
    read: (rest) => (asks(rest) ? undefined : readService(rest, serviceNames)),
  }),
  severity: optional<Severity>({
    required: false,
    ask: messages.howGrave,
    read: (rest) => (asks(rest) ? undefined : readSeverity(rest)),
  }),
  duplicate: optional<'same' | 'other'>({
    required: false,
    ask: NOTHING,
    read: (rest) => {
      if (/另记|另一|不是|新的|再记|不同|other|new|no\b/i.test(rest)) return { value: 'other', rest: '' };
      return /同一|是的?|关联|一样|重复|same|yes/i.test(rest) ? { value: 'same', rest: '' } : undefined;
    },
  }),
});

export interface Answered {
  readonly location?: PlaceRead | undefined;
  readonly service?: Service | undefined;
  readonly severity?: Severity | undefined;
}

const notes = new WeakMap<object, Map<string, Note>>();

/** The note that a text is, read once a transaction however many commands look at it. */
export function noteOf(text: string, turn: Pick<Turn, 'tx' | 'now' | 'zone'>, ports: ReportPorts, at?: Instant): Note {
  const known = notes.get(turn.tx) ?? new Map<string, Note>();
  notes.set(turn.tx, known);
  const key = `${at ?? turn.now}/${text}`;
  const note =
    known.get(key) ??
    readNote(
      text,
      { places: ports.places(), serviceNames: ports.serviceNames, calendar: ports.calendar },
      { now: at ?? turn.now, zone: turn.zone },
    );
  known.set(key, note);
  return note;
}

/** The items of a note with what was answered since, for those that did not say it. */
export const withAnswers = (items: readonly NoteItem[], { location, service, severity }: Answered): NoteItem[] =>
  items.map((item) => ({
    ...item,
    ...(item.location === undefined && location ? placed(location) : {}),
    ...(service && item.service?.from !== 'said' ? { service: { value: service, from: 'said' as const } } : {}),
    ...(severity && item.severity === undefined ? { severity } : {}),
  }));

const placed = ({ location, floor, place, within }: PlaceRead): Partial<NoteItem> => ({
  location,
  ...(floor === undefined ? {} : { floor }),
  ...(place ? { place } : {}),
  ...(within ? { within } : {}),
});
