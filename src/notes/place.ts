import { foldUnits, unitsToString } from '../base/fold.ts';
import type { Building, Place, Places } from '../people/places.ts';
import { SERVICES } from '../standards/model.ts';
import { messages } from './messages.ts';
import type { PlaceRead } from './model.ts';
import { type Part, partsIn, placeWordsOf } from './place-parts.ts';
import { BEFORE, FIXTURES, JOINT, SPOT } from './place-words.ts';
import { type Span, withoutSpans } from './span.ts';

/** Parts that stand together: 主楼三楼东侧走廊. */
interface Cluster {
  readonly start: number;
  readonly end: number;
  readonly parts: readonly Part[];
}

/**
 * The place that a text names, in whatever words: 三楼男厕, 负一, B1, 地下一层车库, 顶楼天台, B座4楼, 301室, 消控室, `A-2-TEA`.
 * A floor and a room that stand apart are put together. The room need not be one of `places`; of several places the fullest is taken.
 */
export function readPlaceIn(text: string, places: Places): PlaceRead | undefined {
  const { units, length, offsets } = foldUnits(text, true);
  const folded = unitsToString(units, 0, length);
  const original = (at: number): number => (at >= length ? text.length : (offsets?.[at] ?? at));
  const chosen = choose(clustersIn(folded, partsIn(folded, places)), folded);
  if (chosen.length === 0) return undefined;
  const location = chosen
    .map(({ start, end }) => tidy(text.slice(original(start), original(end))))
    .reduce((a, b) => (/[a-z]$/i.test(a) || /^[a-z]/i.test(b) ? `${b} ${a}` : a + b));
  const parts = chosen.flatMap((cluster) => cluster.parts);
  const gaps = chosen.map(({ start, end }) => {
    const before = BEFORE.exec(folded.slice(0, start))?.[0] ?? '';
    return { start: original(start - before.length), end: original(end) };
  });
  return { location, ...meantBy(parts, places), rest: withoutSpans(text, gaps) };
}

/** Where places stand in a text, each with all that belongs to it, in their order. */
export function spansOfPlaces(text: string, places: Places): Span[] {
  const { units, length, offsets } = foldUnits(text, true);
  const folded = unitsToString(units, 0, length);
  const original = (at: number): number => (at >= length ? text.length : (offsets?.[at] ?? at));
  return clustersIn(folded, partsIn(folded, places))
    .filter((cluster) => withoutSubject(cluster, folded).parts.length > 0 && !isServiceAlone(cluster, folded))
    .map(({ start, end }) => ({ start: original(start), end: original(end) }));
}

/** Spaces between Han characters say nothing. */
const tidy = (words: string): string => words.trim().replace(/(?<![a-z\d])\s+|\s+(?![a-z\d])/gi, '');

const isSide = (part: Part): boolean => !part.building && part.floor === undefined && !part.room && !part.place;
const SPOT_AT = new RegExp(`^${SPOT}`);

function clustersIn(folded: string, parts: readonly Part[]): Cluster[] {
  const clusters: Cluster[] = [];
  let open: Part[] = [];
  const close = (): void => {
    while (open.length > 0 && open.every(isSide)) open = [];
    const [first] = open;
    const last = open.at(-1);
    if (first && last) {
      const spot = isSide(last) ? '' : (SPOT_AT.exec(folded.slice(last.end))?.[0] ?? '');
      clusters.push({ start: first.start, end: last.end + spot.length, parts: open });
    }
    open = [];
  };
  for (const part of parts) {
    const last = open.at(-1);
    if (last && !joins(open, part, folded.slice(last.end, part.start))) close();
    open.push(part);
  }
  close();
  return clusters;
}

function joins(open: readonly Part[], part: Part, gap: string): boolean {
  if (!JOINT.test(gap)) return false;
  if (part.place || open.some((p) => p.place)) return false;
  // 九楼908办公室 says its floor twice.
  if (part.floor !== undefined && open.some((p) => p.floor !== undefined && p.floor !== part.floor)) return false;
  if (part.building && open.some((p) => p.building)) return false;
  const roomy = open.some((p) => p.room);
  if (part.room && roomy) return gap === '' || gap === '的';
  // 保洁 between two places begins another one; a side belongs to what it touches.
  if (isSide(part)) return gap === '' || gap === '的' || gap === ' ';
  return true;
}

/** How much a cluster says of where. */
const weight = ({ parts }: Cluster): number =>
  parts.reduce((sum, p) => sum + (p.place ? 8 : p.floor !== undefined ? 3 : p.building ? 2 : p.room ? 2 : 0), 0);

function choose(found: readonly Cluster[], folded: string): Cluster[] {
  const all = found.map((cluster) => withoutSubject(cluster, folded)).filter((c) => c.parts.length > 0);
  const firm = all.filter((cluster) => !isServiceAlone(cluster, folded));
  const clusters = firm.length > 0 ? firm : all;
  const [best] = [...clusters].sort((a, b) => weight(b) - weight(a));
  if (!best) return [];
  if (best.parts.some((p) => p.place)) return [best];
  const floored = best.parts.some((p) => p.floor !== undefined);
  const roomed = best.parts.some((p) => p.room);
  const other = clusters.find(
    (c) =>
      c !== best &&
      (floored && !roomed
        ? c.parts.some((p) => p.room) && c.parts.every((p) => p.floor === undefined)
        : !floored && c.parts.some((p) => p.floor !== undefined) && c.parts.every((p) => !p.room)),
  );
  if (!other) return [best];
  return floored ? [best, other] : [other, best];
}

/** 电梯坏了 says what is broken, 三楼电梯 按钮坏了 where: a fixture that the sentence goes on with is no place. */
function withoutSubject(cluster: Cluster, folded: string): Cluster {
  const last = cluster.parts.at(-1);
  const fixture = last?.room?.replace(/^第?[一二三四五六七八九十\d]+号?/, '');
  if (!last || fixture === undefined || !FIXTURES.has(fixture)) return cluster;
  // 困在2号电梯里: that they are in the lift is what is wrong.
  const stuck = cluster.parts.length === 1 && /[困卡关]在?$/.test(folded.slice(0, cluster.start));
  if (stuck) return { ...cluster, parts: [] };
  if (last.end !== cluster.end || last.room !== fixture) return cluster;
  if (/^(?:$|[\s,，。;；:：!！?？])/.test(folded.slice(cluster.end))) return cluster;
  const parts = cluster.parts.slice(0, -1);
  return { ...cluster, parts: parts.every(isSide) ? [] : parts, end: parts.at(-1)?.end ?? cluster.start };
}

/** 食堂 between blanks names the service, 食堂二楼 the building. */
function isServiceAlone({ parts, start, end }: Cluster, folded: string): boolean {
  const word = folded.slice(start, end);
  return (
    parts.length === 1 &&
    SERVICES.some((service) => service === word) &&
    /(?:^|[\s,，。;；:：])$/.test(folded.slice(0, start)) &&
    /^(?:$|[\s,，。;；:：!！])/.test(folded.slice(end))
  );
}

type Meant = Pick<PlaceRead, 'floor' | 'place' | 'within' | 'fault'>;

function meantBy(parts: readonly Part[], places: Places): Meant {
  const coded = parts.find((part) => part.place)?.place;
  if (coded) return { place: coded, ...(coded.floor === undefined ? {} : { floor: coded.floor }) };
  const named = parts.find((part) => part.building)?.building;
  const standard = places.buildings.find((b) => b.default) ?? places.buildings[0];
  const said = parts.find((part) => part.floor !== undefined)?.floor;
  const rooms = parts.flatMap((part) => (part.room ? [part.room] : []));
  const level = (building: Building | undefined): number | undefined => (said === 'top' ? building?.floors[1] : said);
  const candidates = rooms.flatMap((room) => placeWordsOf(places).rooms.get(room) ?? []);
  const fits = (building: Building) =>
    candidates.filter(
      (place) => place.building === building.code && (said === undefined || place.floor === level(building)),
    );
  const others = places.buildings.filter((b) => b !== standard);
  const inNamed = named ? fits(named) : [];
  const inStandard = !named && standard ? fits(standard) : [];
  const elsewhere = named || said !== undefined || inStandard.length > 0 ? [] : others.flatMap(fits);
  const outside = named || said !== undefined ? [] : candidates.filter((place) => place.building === undefined);
  const unique = one([...inNamed, ...inStandard, ...elsewhere, ...outside]);
  const building = named ?? places.buildings.find((b) => b.code === unique?.building) ?? standard;
  const floor = level(building);
  if (floor !== undefined && building && !has(building, floor)) {
    return { floor, fault: messages.noSuchFloor(building, floor) };
  }
  const whole = one(
    places.list.filter((p) => p.building === building?.code && p.floor === floor && p.room.length === 0),
  );
  const place = rooms.length > 0 ? unique : named || floor !== undefined ? whole : undefined;
  const within = place || !(named || floor !== undefined) ? undefined : whole;
  return {
    ...(floor === undefined ? {} : { floor }),
    ...(place ? { place } : {}),
    ...(within ? { within } : {}),
  };
}

const has = ({ floors: [lowest, highest] }: Building, floor: number): boolean =>
  floor !== 0 && lowest <= floor && floor <= highest;

function one(places: readonly Place[]): Place | undefined {
  const codes = new Set(places.map((place) => place.code));
  return codes.size === 1 ? places[0] : undefined;
}
