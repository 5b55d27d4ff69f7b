import { foldText } from '../base/fold.ts';
import type { Building, Place, Places } from '../people/places.ts';
import { BEARING, type FloorSaid, floorsIn, ROOM_WORDS } from './place-words.ts';

/** A part of a place, in folded text. One with neither building, floor, room nor code says only which side (东侧). */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly building?: Building;
  readonly floor?: FloorSaid;
  /** Folded words of a room or spot. */
  readonly room?: string;
  readonly place?: Place;
}

/** The words for rooms and buildings, longest first. */
export interface PlaceWords {
  /** What a room's word names; nothing for words that `places.yaml` doesn't have. */
  readonly rooms: ReadonlyMap<string, readonly Place[]>;
  readonly roomPattern: RegExp;
  readonly buildings: readonly { readonly word: string; readonly building: Building }[];
}

const made = new WeakMap<Places, PlaceWords>();
const NUMBERED = '第?[一二三四五六七八九十\\d]{1,2}号?';

export function placeWordsOf(places: Places): PlaceWords {
  const before = made.get(places);
  if (before) return before;
  const rooms = new Map<string, Place[]>();
  for (const place of places.list) {
    for (const name of place.room) {
      const word = foldText(name);
      rooms.set(word, [...(rooms.get(word) ?? []), place]);
    }
  }
  for (const word of ROOM_WORDS) if (!rooms.has(word)) rooms.set(word, []);
  const longest = [...rooms.keys()].sort((a, b) => b.length - a.length).map(literal);
  const words: PlaceWords = {
    rooms,
    roomPattern: new RegExp(`(?:${NUMBERED})?(?:${longest.join('|')})`, 'y'),
    buildings: places.buildings
      .flatMap((building) => building.names.map((name) => ({ word: foldText(name), building })))
      .sort((a, b) => b.word.length - a.word.length),
  };
  made.set(places, words);
  return words;
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const side = new RegExp(BEARING, 'y');

/** The parts of places in a folded text, in their order; of those that begin at one character the longest. */
export function partsIn(folded: string, places: Places): Part[] {
  const words = placeWordsOf(places);
  const floors = new Map(floorsIn(folded).map((floor) => [floor.start, floor]));
  const parts: Part[] = [];
  for (let at = 0; at < folded.length; ) {
    const candidates: readonly Part[] = [
      codeAt(folded, at, places),
      roomAt(folded, at, words),
      floors.get(at),
      buildingAt(folded, at, words),
      sideAt(folded, at),
    ].filter((part) => part !== undefined);
    // 一楼大厅 is a floor and a room, though a room may be called so.
    const floor = floors.get(at);
    const split = floor && candidates.some((c) => c.room && roomAt(folded, floor.end, words)?.end === c.end);
    const best = split ? floor : [...candidates].sort((a, b) => b.end - a.end)[0];
    if (best) parts.push(best);
    at = best?.end ?? at + 1;
  }
  return parts;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  const word = pattern.exec(text)?.[0];
  return word !== undefined && standsAlone(text, at, word) ? word : undefined;
}

/** A word in Latin letters is one only where no letter goes on before or after it. */
const standsAlone = (text: string, at: number, word: string): boolean =>
  !(/[a-z]$/.test(word) && /^[a-z]/.test(text.slice(at + word.length, at + word.length + 1))) &&
  !(/^[a-z]/.test(word) && /[a-z]/.test(text.slice(Math.max(0, at - 1), at)));

/** 第三会议室 and 3号会议室 are known by their number or not at all; 3号电梯 is a lift. */
function roomAt(folded: string, at: number, { roomPattern, rooms }: PlaceWords): Part | undefined {
  const room = matchAt(roomPattern, folded, at);
  if (room === undefined) return undefined;
  // 三楼..., 12层... are floors; a numeral right before a room without 号 or 第 is no number of it.
  if (!rooms.has(room) && /^[一二三四五六七八九十\d]/.test(room) && !/^[一二三四五六七八九十\d]+号/.test(room))
    return undefined;
  return { start: at, end: at + room.length, room };
}

function buildingAt(folded: string, at: number, { buildings }: PlaceWords): Part | undefined {
  const found = buildings.find(({ word }) => folded.startsWith(word, at) && standsAlone(folded, at, word));
  return found && { start: at, end: at + found.word.length, building: found.building };
}

function sideAt(folded: string, at: number): Part | undefined {
  const word = matchAt(side, folded, at);
  return word === undefined ? undefined : { start: at, end: at + word.length };
}

/** `A-2-TEA`; a code without a dash (`GE`) only behind 位置 or its like. */
function codeAt(folded: string, at: number, places: Places): Part | undefined {
  if (/[a-z\d-]/.test(folded.slice(Math.max(0, at - 1), at))) return undefined;
  const code = /^[a-z\d]{1,8}(?:-[a-z\d]{1,8}){0,2}(?![a-z\d-])/.exec(folded.slice(at, at + 30))?.[0];
  const place = code === undefined ? undefined : places.byCode(code.toUpperCase());
  if (code === undefined || !place) return undefined;
  if (!code.includes('-') && !/(?:位置|地点|place|location)[:\s]*$/.test(folded.slice(Math.max(0, at - 12), at)))
    return undefined;
  return { start: at, end: at + code.length, place };
}
