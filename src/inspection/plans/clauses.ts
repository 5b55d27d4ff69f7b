import { foldText } from '../../base/fold.ts';
import type { Catalogue } from '../../standards/catalogue.ts';
import type { Clause, Day, Service } from '../../standards/model.ts';

/** What can be looked at by itself, and what somebody has to keep to. */
const KINDS: readonly Clause['kind'][] = ['clause', 'item'];
const FORCES: readonly Clause['modal'][] = ['应', '不应', '指示'];
/** Words by which a place is spoken of in the texts. */
const CALLED: readonly (readonly [RegExp, RegExp])[] = [
  [/厕|卫生间|洗手间|restroom|toilet/i, /厕|卫生间|便器|洗手台/],
  [/茶水|开水/, /茶水/],
  [/会议室|会场/, /会议|会场|茶水/],
  [/大厅|大堂|门厅/, /大厅|大堂|门厅|地面/],
  [/电梯|轿厢/, /电梯|轿厢/],
  [/食堂|餐厅|后厨|厨房/, /食品|餐|留样|加工|菜/],
  [/车库|停车/, /车辆|停车|车位/],
  [/配电|机房|空调/, /设备|机房|空调|配电/],
  [/门岗|大门|岗亭/, /门岗|来访|登记|放行/],
];
const SHORTEST = 8;

/** One thing to look at. */
export interface ToCheck {
  readonly clause: string;
  readonly text: string;
}

/**
 * What of a service is to be looked at in a place: the clauses in force of its own standards that ask something (应, 不应),
 * those that speak of such a place first.
 * @param most so many at most
 */
export function clausesToCheck(
  catalogue: Catalogue,
  day: Day,
  service: Service,
  location: string,
  most: number,
): ToCheck[] {
  const folded = foldText(location);
  const about = CALLED.find(([place]) => place.test(folded))?.[1];
  const all = catalogue
    .allInForce(day)
    .filter((edition) => edition.service === service)
    .flatMap(({ clauses }) => clauses)
    .filter(({ kind, modal, text }) => KINDS.includes(kind) && FORCES.includes(modal) && text.length >= SHORTEST);
  const placed = about ? all.filter(({ text }) => about.test(text)) : [];
  // With a number or a time in it, what is found can be told right from wrong.
  const measured = all.filter(({ quantities }) => quantities.length > 0);
  return [...new Set([...placed, ...measured, ...all])].slice(0, most).map(({ key, text }) => ({ clause: key, text }));
}
