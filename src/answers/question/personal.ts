/** Somebody's own matters, asked for: whose they are, and of what kind. */
export interface Personal {
  readonly whose: 'own' | 'own firm' | 'other' | 'other firm';
  /** Numbers and addresses are told to nobody; results to whom the roles allow. */
  readonly what: 'result' | 'identity' | 'pay';
  /** Of a firm: the service that it is known by, where one was named. */
  readonly named?: string;
}

/** Who stands behind a word: nouns are no names. */
export interface NamesKnown {
  /** True for a word of the language (`高峰`, `方案`), which is then no name, though it begins like one. */
  isWord(word: string): boolean;
}

const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕张孔曹严华金魏陶姜谢邹章云苏潘葛范彭郎鲁韦马苗方俞任袁柳鲍史唐费薛雷贺倪汤罗毕郝安常乐于傅齐康伍余元顾孟黄萧尹姚邵汪毛戴宋庞熊纪舒屈项祝董梁杜阮蓝闵季贾路江童颜郭梅林钟徐邱骆高夏蔡田樊胡凌霍虞万柯卢莫房缪解应丁邓洪包左石崔吉龚程邢裴陆翁侯宁仇甘武刘景詹叶黎白赖卓池乔温庄柴曾关肖容区谭易';
const TITLE =
  '(?:师傅|大姐|大哥|阿姨|姐|哥|叔|姨|婶|队长|班长|组长|经理|主任|科长|处长|局长|老师|总|工(?!作|装|具|程|种|时|资))';
/** A person by nickname, title or pronoun. */
const SOMEBODY = new RegExp(
  `(?<![\\p{Script=Han}])(?:他|她|佢)(?!们?的?单位)|(?<!其)(?:他|她)(?:们)?(?=考|上次|这次|的成绩|的分|的电话|的手机|的工资|得了|多少分|几分|扣)|[小老阿][${SURNAMES}](?![\\p{Script=Han}]?[场时号量区板])|(?<![\\p{Script=Han}])[${SURNAMES}][\\p{Script=Han}]{0,2}${TITLE}|别人|别个|人家|同事|旁人|某某|谁谁|其他人|大家|全班|全组|所有人|每个人|(?:班组|组|班)(?:里|内)?(?:成员|的人|每个人|所有人)|各人|这个人|那个人|那谁|员工们?(?=的?(?:成绩|分数|得分|工资|电话|身份证))|(?:保洁|会务|保安)员[\\p{Script=Han}]{0,1}[${SURNAMES}][\\p{Script=Han}]{1,2}`,
  'u',
);
const NAMED = new RegExp(
  `([${SURNAMES}][\\p{Script=Han}]{1,2}?)(?=的|上次|上回|这次|最近|本月|这个月|上个月|上月|今年|昨天|今天|业务|考|测|得|成绩|分数|电话|手机|身份证|工资|扣|被|请|家|住|学时|绩效|一个月|每月|这月|拿|挣|有没有(?:过|及格|考)|是不是(?:被|没))`,
  'gu',
);

const RESULT =
  /(?:考|测|分|成绩|表现)[^,，。]{0,3}最(?:差|好|高|低)|垫底|成绩|分数|得分|考(?:了|得|过|试|核)?(?:得)?(?:怎么样|如何|多少|几分|咋样|好不好)|多少分|几分(?!钟|之|满)|第几|排名|名次|排第|错(?:了)?(?:几|哪|多少)|错题|及格了?没|过没过|过了没|合没合格|没及格|不及格|学时|积分|绩效|考核结果|测试结果|测验结果|考试结果|评价结果|扣了?(?:几|多少)(?:分)?|被扣|记录|档案|约谈|处分|表现|\b(?:scores?|results?|grades?|marks?|ranking|test record)\b/;
const IDENTITY =
  /身份证|手机号|手机号码|(?<!值班|报修|投诉|应急|救援|监督|服务|服务台|办公|内线|热线|急救|报警|消防|物业|食堂|会务|维修|门岗|班组|总机|值班室|办公室|控制室)电话(?:号码)?(?!报|回|响|预订|通知|里|铃|应|要|谁|接|几声|值)|联系方式|联系电话|微信(?!群)|银行卡|家庭住址|住址|住哪|家在哪|生日|出生|年龄多大|病历|病情|得了什么病|什么病|照片|简历|\b(?:phone|mobile|id card|id number|home address|bank account|birthday)\b/;
const PAY =
  /工资|薪水|薪资|奖金|拿多少钱|挣多少|发了多少|罚了?多少|罚款|扣了?多少钱|扣钱|待遇|\b(?:salary|salaries|wages?|pay|bonus)\b/;

/** Of somebody, in English. */
const SOMEBODY_ENGLISH =
  /\b(?!what|it|let|that|who|here|there|today|how|where|when)[a-z]+'s (?:\w+ ){0,2}(?:scores?|results?|grades?|marks?|salary|wages?|phone|mobile|id|address|test|record)\b|\b(?:his|her|their|colleagues?'?|everyone'?s?|someone'?s?|anyone'?s?|other (?:people|staff|employees)'?s?)\b/;
/** Posts that one person holds: whoever asks for their number asks for a person's. */
const POST_HOLDER =
  /(?:队长|班长|组长|经理|主任|科长|处长|局长|领导|厨师长?|厨子|司机|师傅|保洁员|保安员?|会务员|维修工|绿化工|负责人|投诉人|访客|客人)(?:的|家|本人)?(?:手机|电话|微信|住|身份证|生日|住址|病)/;
const MINE = /我(?!们?(?:公司|单位|司|家|方|班|组|部门|食堂|保洁|安保|这边|局|科))|本人|俺(?!们)|自己|\b(?:my|i|me)\b/;
const OUR_FIRM =
  /我(?:们)?(?:公司|单位|司|家(?:公司)?|方)|本(?:公司|单位|司)|咱(?:们)?(?:公司|家)|我们(?:这个月|上个月|本月|上月|这月|班组|组|班|保洁|安保|食堂|会务|物业)?(?=.{0,8}(?:得分|得了|评了|扣了|考核|几分|排名|合同金额|服务费))|\b(?:our|us)\b/;
const OTHER_FIRM =
  /(?:别|另外?|其他|其它|隔壁|对|那|哪|每|各|人)(?:一|几)?(?:家|个)(?:公司|单位|供应商|外包)?|(?:其他|其它|别的|各|所有|全部|那个|隔壁|竞争)(?:家)?(?:供应商|公司|外包)|对手|同行|哪家|各家|供应商排名|other (?:supplier|company|firm)s?|\bcompetitors?\b/;
const SERVICE_FIRM = /(物业|会务|保洁|安保|保安|食堂|餐饮)(?:公司|供应商|外包|服务商|那边|那家|组)?/;
const FIRM_RESULT =
  /得分|得了(?:几|多少)|几分(?!钟|之|满)|多少分|评(?:了|的|为)?(?:什么|几|哪|啥)|评级|等级是|考核(?:结果|得|了|怎么样|成绩)|评价结果|排名|第几|扣了?(?:几|多少)(?:分|钱)?|被扣|扣分明细|明细|报价|中标价|合同(?:金额|价|多少钱)|成交价|服务费(?:是)?多少|费用多少|利润|问题(?:清单|记录|有几)|整改记录|\b(?:scores?|grades?|prices?|contract amount|ranking|quotes?|bids?)\b/;
/** A time that is over, or now: figures are asked for and no rule. */
const A_PERIOD =
  /这个?月|本月|上个?月|上月|这季度|本季度|上(?:个)?季度|今年|去年|最近|近期|昨天|今天|前天|这次|上次|上回|这回|刚才|(?:[1-9]|1[0-2]|[一二三四五六七八九十]{1,2})月(?:份)?(?!底|末|\d|[一二三四五六七八九十])|last|this month|recent/;

/** How it is put when a value is wanted. */
const WANTS =
  /多少|住哪|在哪|几分(?!钟|之|满)|几名|第几|几个|几题|哪几|哪些|怎么样|如何|咋样|查|看看|看一?下|给我|发我|发一?下|告诉|说一?下|报一?下|要一?下|列|导出|是什么|是啥|是多少|有没有(?:过|及格|合格)|过没过|及格没|了没|了吗|过了|结果|明细|谁(?:考|得|没|最|不)|排名|what|show|tell|give|how (?:did|many|much|is|was)|send|who/;
/** A rule is asked for, and nobody's own matter. */
const A_RULE =
  /规定|标准(?!化)|要求|应该|应当|按(?:标准|规定|什么)|怎么(?:办|算|处理|申诉|改|更正|查询|补|扣)|如何(?:申诉|更正|计算)|能不能|可不可以|可以.{0,14}(?:吗|不|么)|能.{0,14}(?:吗|不|么)|会不会|会.{0,6}(?:公开|公布|公示)|要不要|算不算|算.{0,3}(?:过|合格|及格|够)|够不够|够了?吗|不够|多久|什么时候|几天内|至少|最少|最多|上限|及格线|合格线|多少分(?:才|算|及格|合格|以上|以下)|几分(?:才|算|及格|合格)|(?:要|该|得|需要|必须)(?:写|记|填|做|学|考|交|完成|接受|参加|有多少学)|谁(?:来|负责|签|批|能|可以|查|评|打)|为什么|凭什么|行不行|公开(?!课)|保存|异议|申诉|更正|不一致|怎样才|一般|每(?:次|个?月|年|季)|\b(?:may|must|should|allowed|rule|required|how (?:do|should|can) (?:i|we))\b/;
/** Only to look at it, which is no question for a rule: 帮我查一下. */
const LOOKS_UP =
  /查一?下|查查|看看(?!.*[吗么])|看一下|调出|列出|导出|发(?:我|给我|一下)|给我|告诉我|要一下|报一下|说一下|show|tell me|give me|send me/;

/** How long a question for one's own matters is at most; a longer one tells a story and asks for the rule in it. */
const LONGEST = 60;

/**
 * Whether a message asks for somebody's own matters (results, pay, numbers, a firm's score) rather than for what a standard
 * says. Not whether the speaker may know: the roles decide (interfaces.md, "Who may what").
 * @param plain the plain question.
 * @param people names that stand in the directory, and short names of firms.
 */
export function readPersonal(
  plain: string,
  names: NamesKnown,
  firms: ReadonlyMap<string, string> = new Map(),
): Personal | undefined {
  if (plain.length > LONGEST) return undefined;
  const wants = WANTS.test(plain);
  const rule = A_RULE.test(plain);
  const value = /(?:考了|得了|得|才|是)\d+ ?分|\d+ ?分/.test(plain);
  const somebody = SOMEBODY.test(plain) || SOMEBODY_ENGLISH.test(plain) || nameIn(plain, names) !== undefined;
  if (somebody) {
    if (
      IDENTITY.test(plain) &&
      (wants || LOOKS_UP.test(plain)) &&
      !/没带|忘带|没有带|出示|行不行|发(?:到|在)|能不能/.test(plain)
    )
      return { whose: 'other', what: 'identity' };
    if (PAY.test(plain) && wants && !rule) return { whose: 'other', what: 'pay' };
    if (RESULT.test(plain) && wants && (!rule || LOOKS_UP.test(plain)) && !value)
      return { whose: 'other', what: 'result' };
    return undefined;
  }
  const firm = firmIn(plain, firms);
  if (firm && FIRM_RESULT.test(plain) && wants && !rule && !value) return { ...firm, what: 'result' };
  if (POST_HOLDER.test(plain) && IDENTITY.test(plain) && wants && !rule) return { whose: 'other', what: 'identity' };
  if (/谁(?:考|得|没及格|不及格|最|排|没过|被扣|错)/.test(plain) && RESULT.test(plain) && !rule)
    return { whose: 'other', what: 'result' };
  if (IDENTITY.test(plain) && /(?:发我|发给我|给我|告诉我|查一?下|报一?下|要一?下|是多少|发一下)/.test(plain) && !rule)
    return { whose: MINE.test(plain) && /我的|我本人|my/.test(plain) ? 'own' : 'other', what: 'identity' };
  if (!MINE.test(plain)) return undefined;
  if (PAY.test(plain) && wants && !rule) return { whose: 'own', what: 'pay' };
  if (RESULT.test(plain) && asksForOwn(plain, wants) && (!rule || LOOKS_UP.test(plain)) && !value)
    return { whose: 'own', what: 'result' };
  return undefined;
}

/** `我的记录要写什么` asks for a rule, `看看我的记录` for one's own. */
const asksForOwn = (plain: string, wants: boolean): boolean =>
  (wants || ONLY_OWN.test(plain)) &&
  /(?:我|本人|自己|俺).{0,10}(?:成绩|分数|得分|错题|学时|积分|绩效|排名|名次|考|测|测试|记录|档案|扣|第几)|我(?:上次|这次|上回|最近|本月|昨天)|\bmy\b|how did i|did i/.test(
    plain,
  ) &&
  !/记录(?:表|本|要|怎么|该|写|填|保存)/.test(plain);

/** `我的成绩`, and nothing else. */
const ONLY_OWN =
  /^(?:我|本人|自己)(?:的)?(?:上次|这次|最近|本月|今年|业务)?(?:的)?(?:测试|考试|测验)?(?:成绩|分数|得分|学时|错题|积分|绩效|记录|排名)(?:呢|单)?[?？。!！ ]*$|^my (?:test )?(?:scores?|results?|records?)\W*$/;

/** A full name that is no word: 李桂芳上次…, 王洁的…; the directory knows it or not. */
function nameIn(plain: string, { isWord }: NamesKnown): string | undefined {
  for (const [, name = ''] of plain.matchAll(NAMED)) {
    const at = plain.indexOf(name);
    const before = plain.slice(Math.max(0, at - 1), at);
    // 李 in 行李 and 马 in 司马 begin no name; nor does a word of the language (高峰、方案).
    if (isWord(name) || isWord(name.slice(0, 2)) || (before !== '' && isWord(before + name.slice(0, 1)))) continue;
    if (
      /^(?:任何|应该|方便|高处|高温|常用|安全|于是|应当|解决|关于|包括|白天|石材|温度|马上|何时|何人|余下|左右|项目|费用|单位|容易|区域|易燃|应急|元旦|万一|路上|江边|周一|周二|周三|周四|周五|周六|周日|周末|周例|金额|房间|云端|华南)/.test(
        name,
      )
    )
      continue;
    return name;
  }
  return undefined;
}

function firmIn(plain: string, firms: ReadonlyMap<string, string>): Pick<Personal, 'whose' | 'named'> | undefined {
  if (OUR_FIRM.test(plain)) return { whose: 'own firm' };
  if (OTHER_FIRM.test(plain)) return { whose: 'other firm' };
  for (const [name, service] of firms)
    if (name.length > 1 && plain.includes(name)) return { whose: 'other firm', named: service };
  if (!A_PERIOD.test(plain)) return undefined;
  const service = SERVICE_FIRM.exec(plain)?.[1];
  if (service === undefined) return undefined;
  return { whose: 'other firm', named: service === '保安' ? '安保' : service === '餐饮' ? '食堂' : service };
}
