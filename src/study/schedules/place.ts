import type { Sentence } from '../../base/sentence.ts';
import type { Slot } from '../../commands/command.ts';
import { readPlaceIn } from '../../notes/place.ts';
import type { Place, Places } from '../../people/places.ts';
import { messages } from './messages.ts';

/** Where a meeting is to be. */
export interface PlaceSaid {
  /** As `places.yaml` calls it, else in the words of who said it. */
  readonly name: string;
  /** The rooms that the words may mean, where they name none or several. */
  readonly rooms: readonly string[];
  /** A floor that there is not. */
  readonly fault?: Sentence;
}

/** Rooms in which people meet: with a floor or a number they are a place, whatever stands before them. */
const ROOM = /会议室|会议厅|多功能厅|礼堂|报告厅|培训室|培训教室|教室|活动室|大会场|视频室|阅览室|大堂|大厅/;
/** What says that a place follows. */
const CUE = /(?:在|地点(?:定在|是|为|在|改到|改成)?|去|到|集合于|@|\b(?:at|in))\s*[:：]?\s*$/i;
/** What may follow it. Elsewhere it is part of a topic: 会议室布置专题会. */
const AFTER = /^(?:里|内|的)?(?:$|[\s,，。.;；、!！)）]|开(?!水)|召开|举行|集合|进行|组织)/;
const ROOMS_SHOWN = 5;

/** The place that a message names for a meeting. */
export function placeIn(
  text: string,
  places: Places,
): { readonly value: PlaceSaid; readonly rest: string } | undefined {
  const read = readPlaceIn(text, places);
  const at = read ? text.indexOf(read.location) : -1;
  if (!read || at < 0) return undefined;
  const before = text.slice(0, at);
  const after = text.slice(at + read.location.length);
  const room = ROOM.exec(read.location)?.[0];
  const exact = read.place !== undefined || read.floor !== undefined;
  if (!AFTER.test(after) || !(CUE.test(before) || (room !== undefined && exact))) return undefined;
  const rooms = read.place ? [] : candidates(places, read.within, room);
  const [only] = rooms.length === 1 ? rooms : [];
  const rest = `${before.replace(CUE, ' ')} ${after.replace(/^(?:里|内|的)/, '')}`;
  return {
    value: {
      name: read.place?.name ?? only ?? read.location,
      rooms: only === undefined ? rooms.slice(0, ROOMS_SHOWN) : [],
      ...(read.fault === undefined ? {} : { fault: read.fault }),
    },
    rest,
  };
}

/** Rooms of that kind on that floor, or anywhere where no floor was said. */
const candidates = (places: Places, within: Place | undefined, room: string | undefined): string[] =>
  room === undefined
    ? []
    : places.list
        .filter((one) => one.room.some((words) => words.includes(room)))
        .filter(({ code }) => within === undefined || code.startsWith(`${within.code}-`))
        .map(({ name }) => name);

export const placeSlot = (places: () => Places): Slot<PlaceSaid> & { readonly required: false } => ({
  required: false,
  ask: messages.whichPlace,
  read: (text) => placeIn(text, places()),
});
