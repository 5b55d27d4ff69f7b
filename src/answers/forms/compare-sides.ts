import type { QuantityKind } from '../../standards/model.ts';

/** Two things, and what of them is compared: 一般 · 较重, 整改时间. */
export interface Sides {
  readonly names: readonly [string, string];
  readonly rest: string;
}

const ADJECTIVE = '(?:更|多|少|高|低|长|短|久|快|慢|严|大|小|贵|便宜|早|晚|先|后|勤|频繁|热|冷|远|近|重|轻)';
/** What makes a question a comparison; cut from it, what is compared remains. */
export const COMPARES = new RegExp(
  [
    '(?:有(?:什么|啥|何|没有)?|的)?(?:区别|差别|差异|不同|不一样|分别(?!是|多|几|保|为|扣|要|在))(?:在哪(?:里|儿)?|是什么|吗|呢)?',
    '(?:相)?差(?:多少|多久|多远|多大|在哪(?:里|儿)?|几(?:个)?\\p{Script=Han}{0,3}|别)',
    `哪(?:个|样|种|一个|边|一种|项)(?:的)?.{0,8}?${ADJECTIVE}(?:些|点)?`,
    `谁(?:的)?.{0,6}?${ADJECTIVE}(?:些|点)?(?:到)?`,
    '(?:分别|各自|各|都)(?:是|要|为|应|得|保存|扣)*(?:多少|多久|几|什么|怎么)\\p{Script=Han}{0,3}',
    '怎么区分|如何区分',
    'differences?|differs?(?: from)?|compared?|which (?:one )?(?:is|has|takes|lasts) (?:more|longer|shorter|higher|lower|stricter|less|cheaper)',
  ].join('|'),
  'u',
);
const MORE = new RegExp(
  `^(.{2,16}?)比(.{2,16}?)(${ADJECTIVE}(?:扣|收|交|留|存|要|花)?)(?:多少|几\\p{Script=Han}{0,3}|多久)`,
  'u',
);

const ASPECT =
  '(?:保存|整改|到场|响应|办结|开饭|巡回|巡查|处理|完成|培训|消毒|测量|检查|报告|答复|处置|存放|保留|设定|清洁|复查)?(?:的)?(?:时间|时限|期限|时长|温度|频次|频率|间隔|次数|扣分|分数|费用|定额|价格|学时|课时|颜色|浓度|人数|数量|年限|周期)';
const VERBS = '保存|整改|到场|响应|巡回|巡查|处理|检查|扣分|扣钱|扣款|培训|存放|消毒';
const AND = '(?:和|跟|与|同|还是|或者|以及|对比|、|vs\\.?|versus|\\band\\b|\\bor\\b|\\bfrom\\b)';
const PAIR = new RegExp(`^(.{1,24}?)\\s*${AND}\\s*(.{1,30})$`);

/** `标准状态里“废止”和“被代替”有什么区别`: 废止 and 被代替, of 标准状态. */
export function sidesIn(plain: string): Sides | undefined {
  const text = english(plain)
    .replace(/[“”"'「」?？。!！]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const more = MORE.exec(text);
  if (more) return settled(more[1] ?? '', more[2] ?? '', `${more[3]} ${text.slice(more[0].length)}`);
  const asks = COMPARES.exec(text);
  const inside =
    asks?.[0]
      .replace(/^(?:哪(?:个|样|种|一个|边|一种|项)|谁)(?:的)?/, '')
      .replace(new RegExp(`${ADJECTIVE}+(?:些|点)?(?:到)?$`, 'u'), '') ?? '';
  // What stands behind the comparing words belongs to what is compared, not to the second thing.
  const before = asks ? text.slice(0, asks.index) : text;
  const after = asks ? text.slice(asks.index + asks[0].length) : '';
  const pair = PAIR.exec(before.trim().replace(/[,，]$/, ''));
  if (!pair) return undefined;
  const [, left = '', right = ''] = pair;
  return settled(left, right, `${/区别|不同|不一样|差|分别|各/.test(inside) ? '' : inside} ${after}`);
}

const english = (plain: string): string =>
  plain
    .replace(/^(?:what(?:'s| is) the |is there an? )?differences? (?:in (.{2,24}?) )?between (.*)$/, '$2, $1')
    .replace(/^how (?:does|do|is|are) (.{2,30}?) (?:differ|different) from (.{2,30}?)(?: in (.*))?$/, '$1 and $2, $3')
    .replace(
      /^which (?:one )?(?:is|has|takes|lasts) (more|longer|shorter|higher|lower|stricter|less|cheaper)(?: [a-z]+)?,? (.*)$/,
      '$2, $1',
    );

function settled(left: string, right: string, aspect: string): Sides | undefined {
  // 一般和较重,给的整改时间: a comma ends the second thing.
  const [first = '', ...others] = right.split(/[,，]/);
  const cut = new RegExp(`^(.+?)(?:的|之间的?|用的?)?(${ASPECT}|(?:${VERBS}))$`, 'u').exec(first.trim());
  const second = cut?.[1] ?? first;
  const shared = cut?.[2] ?? '';
  // What stands before 里 or 中 belongs to both; so does what ends the first thing.
  const context = /^(.{2,10}?)(?:里面|里|中|上)\s*(.+)$/.exec(left.trim());
  const head = (context?.[2] ?? left).trim();
  const own = new RegExp(`^(.{2,}?)(?:的)?(${ASPECT})$`, 'u').exec(head);
  const names: [string, string] = [tidy(own?.[1] ?? head), tidy(second)];
  if (names.some((n) => n.length < 2 || /哪|什么|多少|谁|怎么|吗/.test(n)) || names[0] === names[1]) return undefined;
  const rest = [context?.[1], own?.[2], shared, ...others, aspect]
    .map((part) => (part ?? '').replace(/^(?:的|之间|在|给的|它们|他们|要)+/, '').trim())
    .filter((part) => part !== '' && part.length < 24);
  return { names, rest: [...new Set(rest)].join(' ') };
}

const tidy = (name: string): string =>
  name
    .trim()
    .replace(/^(?:请问|那|这个|那个|the )/, '')
    .replace(/(?:的|用|呢)$/, '')
    .trim();

/** What kind of value is compared, by what the question calls it. */
export function kindsCompared(said: string): QuantityKind[] {
  const kinds: readonly (readonly [QuantityKind, RegExp])[] = [
    ['clock', /开饭|几点|时段|营业/],
    [
      'duration',
      /时间|时限|多久|期限|时长|学时|课时|年限|小时|分钟|更?久|更长|更短|哪.{0,6}(?:长|短|快|慢)|谁.{0,4}(?:先|快|慢|早)|\btime\b|deadline|long|short/,
    ],
    ['frequency', /频次|频率|间隔|几次|次数|勤|频繁|周期|巡查|巡回|often|frequen/],
    ['score', /扣分|得分|几分(?!钟)|多少分|分数|points|score/],
    ['money', /钱|费|定额|价|贵|便宜|cost|fee|quota/],
    ['temperature', /温度|几度|多少度|更?热|更?冷|temperature/],
    ['concentration', /浓度|concentration/],
    ['count', /人数|几个人|多少人|数量/],
  ];
  return kinds.filter(([, pattern]) => pattern.test(said)).map(([kind]) => kind);
}
