import type { QuantityKind } from '../../standards/model.ts';

/** What a question wants to hear. A quantity by its kind; the rest by the form of the answer. */
export type Asked =
  | QuantityKind
  | 'who'
  | 'when'
  | 'where'
  | 'how'
  | 'why'
  | 'definition'
  | 'list'
  | 'allowed'
  | 'obliged'
  | 'yesno'
  | 'which'
  | 'penalty'
  | 'consequence';

const NUMBER_WORD = '(?:几|多少|幾|好多|多大)';
const AGAIN = '(?:次|回|遍|趟|轮|圈|度)';
const SPAN = '(?:小时|钟头|个钟|分钟|秒钟?|天|日|周|星期|礼拜|个月|年|季度|工作日|学时|课时|min|h)';

/** Patterns over a plain question. Every one that fits is kept: a question may ask for two things. */
const PATTERNS: readonly (readonly [Asked, RegExp])[] = [
  [
    'frequency',
    new RegExp(
      `多久[^,，。?？]{0,8}(?:一|1)${AGAIN}|(?:隔|每隔|间隔)多(?:久|长)|${NUMBER_WORD}${SPAN}[^,，。?？]{0,10}(?:一|1)(?:${AGAIN}|换)|(?:一|1|每)个?${SPAN}[^,，。?？]{0,10}${NUMBER_WORD}${AGAIN}|多长时间[^,，。?？]{0,8}(?:一|1)${AGAIN}|频次|频率|周期|多久(?:巡|查|检|换|洗|清|消|擦|测|做|开|考|抹|扫|看|灭|进|该来)`,
    ),
  ],
  ['frequency', /how often|how many times|how frequent|frequency/],
  ['frequency', new RegExp(`${NUMBER_WORD}(?!度)${AGAIN}`)],
  [
    'mass',
    new RegExp(
      `${NUMBER_WORD}(?:克|千克|公斤|斤|两|g|kg)|多重|(?:留样|小样|样品).{0,6}(?:几|多少)[可课刻客]|how many grams|how much (?:food|weight)`,
    ),
  ],
  [
    'duration',
    new RegExp(
      `多久|多长时间|${NUMBER_WORD}(?:个)?${SPAN}|期限|时限|时长|how long|how soon|within how|how many (?:hours|days|minutes|months|years)|how quickly`,
    ),
  ],
  ['clock', /几点|几时|什么时间|开饭时间|开放时间|营业时间|what time|几点钟|哪个时间段/],
  ['when', /什么时候|啥时候|何时|几号|哪天|哪一天|哪年|什么日子|\bwhen\b|what date|几月/],
  ['temperature', /几度|多少度|温度|多烫|多冷|几摄氏度|temperature|how hot|how cold|degrees/],
  [
    'money',
    /多少钱|(?<!哪)几块(?![区牌布板])|几元|多少元|几毛|费用多少|定额|单价|怎么收费|收多少|给多少(?:费|钱)|how much (?:money|does|is|per)|cost|fee\b|price/,
  ],
  ['percent', /百分之几|百分之多少|多少百分比|几个点|几成|比例|比率|合格率|满意度|percent|ratio|rate\b/],
  ['fraction', /几成|几分满|多满|几满|几分之几|how full/],
  ['concentration', /浓度|多浓|兑多少|怎么兑|比例|配比|ppm|concentration|dilut/],
  ['length', /多远|多少米|几米|多高|多宽|多少厘米|间距|距离|隔多远|how far|distance/],
  ['area', /多少平|几平|面积多/],
  ['score', /多少分|几分(?!钟|之|满)|扣多少|扣几分|分数线|及格线|合格线|pass mark|how many points|score/],
  ['speed', /多快|限速|时速|speed/],
  [
    'count',
    new RegExp(
      `${NUMBER_WORD}(?:个|人|名|位|家|条|项|种|间|只|枚|台|支|根|份|套|张|款|荤|素|处|道|块|样)|多少人|人数|数量|how many|at least how`,
    ),
  ],
  [
    'who',
    /谁|哪个人|哪些人|哪位|哪个(?:部门|岗位|单位|组|角色)|什么人|由哪|找哪|哪一方|责任人|\bwho\b|whose|which department/,
  ],
  ['where', /哪里|哪儿|什么地方|在哪|放哪|摆哪|\bwhere\b/],
  ['why', /为什么|为何|为啥|凭什么|凭啥|什么原因|什么道理|\bwhy\b|reason for/],
  [
    'definition',
    /是什么意思|什么意思|啥意思|什么叫|啥叫|何谓|的定义|定义是|指的是什么|是指什么|指(?:的是)?(?:哪|什么|啥)|怎么理解|what (?:is|are) (?:a |an |the )?(?:meaning|definition)|what does .{1,40} mean|define\b|meaning of|怎么算|怎么计算|计算公式|公式/,
  ],
  [
    'definition',
    /^(?:到底|究竟)?什么(?:样的?.{1,6})?(?:才)?(?:是|叫|算|属于)(?!不是)|^[^,，。]{2,12}(?:是什么|是啥)[?？]?$|(?:怎么|怎样|如何|什么情况|多\p{Script=Han}{0,2})才?(?:算是?|属于)|几\p{Script=Han}{0,2}算/u,
  ],
  ['penalty', /罚|吊销|坐牢|判刑|追究|\b(?:fined?|penalt|punish)/],
  ['consequence', /会怎么?样|怎么?处理|处分|什么(?:后果|责任)|有啥后果|会被|要不要负责|赔|犯法|违法|犯罪/],
  [
    'list',
    /哪些|哪几|有什么(?!用)|都有啥|有啥|列一下|列出|清单|全部|所有的|分别是|包括什么|包含|几种|几类|几项|分几|分成几|分为几|几级|which standards|list (?:all|the|of)|what standards/,
  ],
  [
    'allowed',
    /能不能|可不可以|能否|可否|是否可以|行不行|准不准|行吗|行不|可以吗|能吗|可以不|让不让|允许|算不算|能.{0,12}(?:吗|不$|么|嘛|没$)|可以.{0,12}(?:吗|不$|么)|(?:may|can|could) (?:i|we|he|she|they|it|a|the|staff|guards?|visitors?|suppliers?)|allowed|permitted|is it ok|^(?:may|can|could) (?!you\b)[a-z]+/,
  ],
  [
    'obliged',
    /必须|一定(?:要|得)|非(?:得|要)|要不要|用不用|需不需要|需要.{0,12}吗|得.{0,10}吗|强制|硬性|是不是(?:要|得|必)|该不该|must|mandatory|required|have to|obligat|compulsory|need to/,
  ],
  [
    'yesno',
    /吗|是不是|对不对|够不够|算不算|达标没|合格没|有没有|是否|(?:对|够|行|成|好|可以|没问题|算过|达标|秤|符合|合规)(?:了)?(?:吧|不|没)|成不成|合不合|中不中|会不会|违规|算不算数|^(?:is|are|does|do|did|was) /,
  ],
  ['how', /怎么|怎样|如何|咋|流程|步骤|程序|办法|what (?:should|to do|shall)|how (?:do|to|should|can)|procedure|steps/],
];

/** What a plain question asks for. */
export function readAsked(plain: string): ReadonlySet<Asked> {
  return new Set(PATTERNS.filter(([, pattern]) => pattern.test(plain)).map(([asked]) => asked));
}

const QUANTITIES = new Set<Asked>([
  'mass',
  'duration',
  'temperature',
  'frequency',
  'count',
  'money',
  'percent',
  'fraction',
  'clock',
  'date',
  'length',
  'area',
  'concentration',
  'score',
  'speed',
  'pressure',
  'volume',
]);

/** The kinds of quantity among what is asked. */
export const quantitiesAsked = (asked: ReadonlySet<Asked>): QuantityKind[] =>
  [...asked].filter((a): a is QuantityKind => QUANTITIES.has(a));

const UNIT_ASKED = /(?:几|多少)个?(?!个)([\p{Script=Han}]{1,3}|[a-z/²㎡℃%]+)/gu;
/** What may follow 几 or 多少 and is no unit: 几点, 几时, 几成. */
const NO_UNIT =
  /^(?:点|时|号|月|成|人|钱|次|回|遍|趟|才|要|能|合|是|为|比|的|种|类|项|样|条|家|个|级|层|楼|步|款|道|处|分满)/;

/** The units in which an answer is expected (几克, 多少分贝, 几卷), the longest name that `isUnit` knows of each. */
export function unitsAsked(plain: string, isUnit: (name: string) => boolean): readonly string[] {
  return [...plain.matchAll(UNIT_ASKED)].flatMap(([, word = '']) => {
    if (NO_UNIT.test(word)) return [];
    for (let length = word.length; length > 0; length--)
      if (isUnit(word.slice(0, length))) return [word.slice(0, length)];
    return [];
  });
}
