import { foldText } from '../base/fold.ts';
import type { Service } from '../standards/model.ts';

/** What each service sees to, as people name it when something is wrong. Longer words tell more. */
const THINGS: Readonly<Record<Service, RegExp>> = {
  保洁: /地面(?:有|积|湿|脏|很|都|全)?|积水|地上|有水|一摊水?|水渍|泥|脚印|呕吐物|痰|粪|擦手纸|洗手液|污渍|污垢|尿[渍垢]|垃圾桶?|烟头|烟蒂|灰尘|积尘|浮尘|浮灰|蛛网|蜘蛛网|手印|指纹|镜面|镜子|异味|臭味?|尿|小便池|便池|便器|没冲|(?:厕|卫生|擦手|手|卷)?纸(?:巾|没|用完|张)?|没纸|洗手液|皂液|抹布|拖把|地滑|警示牌|地滑牌|脏|不干净|打扫|清洁|清扫|毛发|口香糖|落叶|纸屑|果皮|小广告|洗手台|台面|保洁|84|消毒液|地毯.{0,3}(?:脏|污)|dirty|wet floor|water on|trash|rubbish|garbage|\bbin|toilet paper|paper towel|no paper|smell|stain|dust|litter|cigarette|butts|soap|mop/g,
  物业: /漏水|渗水|滴水|水[龙笼]头|龙头|水管|下水|灯|照明|空调|不冷|不热|冷气|暖气|制冷|门锁|锁|把手|门[把轴禁]|关不上|窗|墙面?|墙皮|天花板?|吊顶|电梯|扶梯|插座|开关|跳闸|停电|没电|停水|没水|堵(?:了|塞|住)?|排水|马桶(?:堵|漏|坏|冲不)|冲水(?:坏|阀)|地砖|瓷砖|扶手|绿植|草坪|草|树|绿化|花坛|配电|电线|线路|ups|水泵|泵|风口|风机|掉漆|刮花|划痕|脱落|破损|坏了|松动|开裂|裂缝|屋面|井盖|玻璃(?:破|碎|裂)|百叶|窗帘|椅子坏|桌子坏|水压|地漏|水箱|水槽|洗手盆|电闸|电表|灯管|灯泡|日光灯|路灯|声控|感应|空调|暖风|新风|排风|门(?:关|打|开|坏|松|吱)|窗(?:关|打|开)|玻璃门|推拉门|旋转门|自动门|闭门器|合页|踢脚线|地板|护栏|栏杆|楼梯扶手|百叶窗|白蚁|漏电|没暖气|停气|热水器|开水器|饮水机|网络|机房|\blights?\b|lamp|leak|air ?con|\bac\b|faucet|\btap\b|\block\b|elevator|\blift\b|socket|flicker|power|pipe|ceiling|door handle|crack|window/g,
  会务: /话筒|麦克风|麦(?:没|不)|投影仪?|幕布|遥控笔|无线麦|扩音|音响|音箱|没声音?|茶水|续水|茶杯|杯子|倒茶|桌签|桌牌|座签|席卡|座位牌|会标|会场|布置|会议(?:设备|资料|材料)|视频会议?|翻页笔|激光笔|大屏|显示屏|主席台|摆台|签到台|矿泉水|会服|会务|服务员|microphone|\bmic\b|projector|screen|speaker|tea\b|name (?:card|plate)|no sound/g,
  安保: /睡岗|脱岗|离岗|空岗|没人(?:值|守|在岗|站岗)|(?:只有|仅).{0,3}人(?:值|在岗|守)|值守|值班员?|巡逻|岗亭|门岗|登记|来访|访客|证件|放行条?|车辆|乱停|停车|违停|占用?(?:了)?(?:消防|通道)|消防|灭火器|消火栓|疏散|安全出口|应急灯|应急照明|监控|录像|对讲机?|保安|门卫|陌生人|闲杂|打架|推销|骚扰|发传单|闯入|翻墙|小偷|偷|盗|失窃|丢了|道闸|闸机|堵门|抽烟|吸烟|guard|parking|parked|extinguisher|visitor|cctv|fire exit|hydrant|patrol/g,
  食堂: /饭菜?|菜|留样|生熟|案板|砧板|刀具|餐具|餐盘|碗|筷|厨师|厨房|后厨|厨|食材|食品|冷库|冰箱|冷藏|油烟|就餐|打饭|供餐|排队|馊|没熟|夹生|太咸|凉了|冷的|勺|饭卡|刷卡机|异物|头发|健康证|晨检|口罩|帽子|土豆|豆角|肉|鱼|汤|蟑螂|老鼠|苍蝇|灶|早餐|午餐|晚餐|\bfood\b|\bdish|kitchen|chopping board|\bmeal|lunch|dinner|canteen/g,
};

/** Rooms in which one service does everything. */
const KITCHEN =
  /厨房|后厨|操作间|凉菜间|面点间|备餐|洗碗间|洗消间|粗加工|切配|烹饪间|留样|食品库房|冷库|就餐区|食堂|餐厅|饭堂|kitchen|canteen|dining/;
const GUARDED = /门岗|岗亭|监控室|消控室|消防控制室|保安室|保安亭|guard booth|control room|monitoring room/;

const measure = (text: string, words: RegExp): number =>
  [...text.matchAll(words)].reduce((sum, [word]) => sum + word.length ** 1.5, 0);

/** The service that has to do with what is wrong, by its words; undefined when they name nothing of any, or of two alike. */
export function serviceByWords(what: string, location = ''): Service | undefined {
  const text = foldText(what);
  const place = foldText(location);
  const scored = (Object.keys(THINGS) as Service[])
    .map((service) => ({ service, score: measure(text, THINGS[service]) }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (!best || best.score === 0) return undefined;
  // In a kitchen the cooks clean; what is broken there is still mended by others.
  if (KITCHEN.test(place) && best.service === '保洁') return '食堂';
  if (second && second.score === best.score) return undefined;
  return best.service;
}

/** The service that a place belongs to, where it belongs to one. */
export function serviceByPlace(location: string): Service | undefined {
  const place = foldText(location);
  if (KITCHEN.test(place)) return '食堂';
  return GUARDED.test(place) ? '安保' : undefined;
}
