import { readChinese } from '../base/numerals.ts';

/** A floor as the words say it: its number, or the topmost one of the building. */
export type FloorSaid = number | 'top';

const HAN = '零〇一二两三四五六七八九十百';
const N = `\\d{1,3}|[${HAN}]{1,4}`;

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** 一层灰 is no floor. */
const NO_LAYER = '(?!厚|薄|灰|油|泥|土|白|黑|膜|冰|皮|漆|锈|垢|浮|污|尘|霉|货架)';

/** Forms of a floor in folded text, with the value that each says. The first that fits at a place wins. */
const FLOOR_FORMS: readonly { readonly form: RegExp; readonly value: (m: RegExpExecArray) => FloorSaid | undefined }[] =
  [
    {
      form: new RegExp(`(?:负|地下|-)(?:第)?(${N})(?:楼|层|f(?![a-z])|l(?![a-z]))?`, 'y'),
      value: ([, n = '']) => negative(number(n)),
    },
    { form: /(?<![a-z\d])b-?(\d)(?:楼|层|f(?![a-z]))?(?![a-z\d.])/y, value: ([, n = '']) => negative(Number(n)) },
    {
      form: new RegExp(`(?<![\\d.第-])(?:第)?(${N})(?:楼|层${NO_LAYER}|/f(?![a-z])|f(?![a-z\\d])|l(?![a-z\\d]))`, 'y'),
      value: ([, n = '']) => number(n),
    },
    {
      form: /(?:the )?(\d{1,2})(?:st|nd|rd|th)[ -]?(?:floor|storey|story|fl\b)/y,
      value: ([, n = '']) => Number(n),
    },
    { form: /(?:floor|level|fl\.?) ?(-?\d{1,2})(?!\d)/y, value: ([, n = '']) => Number(n) },
    {
      form: new RegExp(`(?:the )?(${ORDINALS.join('|')}) floor`, 'y'),
      value: ([, n = '']) => ORDINALS.indexOf(n) + 1,
    },
    { form: /(?:the )?top floor|顶楼|顶层/y, value: () => 'top' },
    { form: /(?:the )?ground floor|首层/y, value: () => 1 },
    { form: /basement (\d)(?!\d)/y, value: ([, n = '']) => negative(Number(n)) },
    { form: /(?:the )?basement|地下室/y, value: () => -1 },
    // 301室, 1203办公室: the number of a room begins with its floor. What kind of room it is stays to be read.
    {
      form: /(?<![\d.:])(\d{1,2})\d\d(?:号(?:房间?)?|(?=会议室|办公室|室|房))(?:室|房间?|办公室|会议室)?/y,
      value: ([, n = '']) => Number(n),
    },
  ];

const negative = (n: number | undefined): number | undefined => (n === undefined ? undefined : -n);
const number = (text: string): number | undefined => (/^\d/.test(text) ? Number(text) : readChinese(text));

export interface FloorFound {
  readonly start: number;
  readonly end: number;
  readonly floor: FloorSaid;
}

/** The floors that a folded text names, in their order. */
export function floorsIn(text: string): FloorFound[] {
  const found: FloorFound[] = [];
  for (let at = 0; at < text.length; at++) {
    for (const { form, value } of FLOOR_FORMS) {
      form.lastIndex = at;
      const match = form.exec(text);
      const floor = match ? value(match) : undefined;
      if (!match || floor === undefined) continue;
      found.push({ start: at, end: at + match[0].length, floor });
      at += match[0].length - 1;
      break;
    }
  }
  return found;
}

/** What people call rooms and spots that `places.yaml` need not list. */
export const ROOM_WORDS: readonly string[] = [
  `男厕所|女厕所|男卫生间|女卫生间|男洗手间|女洗手间|男厕|女厕|无障碍卫生间|母婴室|卫生间|洗手间|厕所|公厕|茶水间`,
  `开水间|茶水房|开水房|打水间|盥洗室|更衣室|淋浴间|会议室|会议厅|接待室|贵宾室|休息室|值班室|监控室|消控室|控制室`,
  `办公室|办公区|活动室|教室|档案室|资料室|阅览室|健身房|医务室|打印室|文印室|传达室|收发室|保安室|保安亭|配电房`,
  `配电间|配电室|强电井|弱电井|强电间|弱电间|电井|管道井|水泵房|泵房|机房|空调机房|电梯机房|锅炉房|走廊|过道|走道`,
  `楼道|通道|连廊|大堂|大厅|门厅|前厅|中庭|前台|服务台|窗口|楼梯间|楼梯口|楼梯|电梯厅|电梯口|电梯间|电梯轿厢|货梯`,
  `客梯|扶梯|电梯|消防通道|安全通道|安全出口|疏散通道|风雨廊|仓库|库房|储物间|工具间|清洁间|杂物间|布草间|垃圾房`,
  `垃圾站|垃圾间|垃圾桶旁|厨房|后厨|操作间|备餐间|备餐区|凉菜间|面点间|洗碗间|洗消间|消毒间|留样间|粗加工间|切配间`,
  `烹饪间|冷库|打菜窗口|售饭窗口|餐厅|饭堂|就餐区|包间|包厢|车库|地库|停车场|车棚|充电棚|充电区|门岗|岗亭|大门`,
  `东门|西门|南门|北门|侧门|后门|正门|门口|广场|花园|草坪|花坛|绿化带|绿地|围墙|天台|楼顶|屋面|屋顶|露台|阳台`,
  `天井|院子|corridor|hallway|hall|toilet|toilets|restroom|washroom`,
  `bathroom|men's room|ladies' room|men's toilet|women's toilet`,
  `women's room|pantry|lobby|lift lobby|lift|elevator|stairwell`,
  `staircase|stairs|meeting room|conference room|office|kitchen`,
  `canteen|dining hall|garage|car park|parking lot|reception|entrance`,
  `gate|guard booth|roof|rooftop|server room|control room`,
  `monitoring room|storeroom|store room|square`,
].flatMap((line) => line.split('|'));

/** Things that are a place only where something else of them is wrong. */
export const FIXTURES: ReadonlySet<string> = new Set(
  [
    `电梯|扶梯|货梯|客梯|电梯轿厢|楼梯|消防通道|安全通道|安全出口|疏散通道|通道|大门|侧门|后门|窗口|冷库|草坪|花坛`,
    `围墙|屋顶|消毒间|lift|elevator|stairs|gate|entrance|roof`,
  ].flatMap((line) => line.split('|')),
);

/** Which part of a place: 东侧, 靠窗, 尽头; before or after its name. */
export const BEARING =
  '(?:靠?[东西南北中左右前后内外上下](?:侧|边|面|端|头|区|翼|半区|部)|[东西南北]{2}(?:角|侧|面)|(?:north|south|east|west)(?:ern)?(?: (?:side|wing|end))?|靠窗(?:边|侧)?|靠墙|尽头|拐角(?:处)?|拐弯处|转角(?:处)?|中间|中央|入口|出口)';
/** What may follow a place and still belong to it. */
export const SPOT =
  '(?:的)?(?:门口|旁边|附近|里面|外面|对面|角落(?:里)?|墙角|周围|入口处?|出口处?|门前|门外|门内|旁|边上|亭|里)';

/** English that stands between the parts of a place, or before it. */
export const JOINT = /^(?:[\s,，]*(?:on|in|at|of|by|near|outside|inside)?\s*(?:the\s+)?|\s*的\s*)$/;
export const BEFORE = /(?:位置|地点|place|location)[:\s]*$|(?:^|\s)(?:(?:on|in|at|of|by|near|from)\s+)?(?:the\s+)?$/;
