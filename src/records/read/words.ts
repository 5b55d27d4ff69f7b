/** What is asked, planned or found wrong is no record. */
const ASKS =
  /多少|多久|多长|几(?:[次个点度克天种]|小时|分钟)|怎么|怎样|咋|如何|什么|啥|哪|为何|为什么|是否|是不是|行不行|能不能|可不可以|要不要|够不够|合不合|算不算|对不对|需不需要|用不用|[吗嘛么][?？。\s]*$|[?？]\s*$|规定|标准(?!化)|依据|条款|求助|请问|想问|(?<![按照符合到])要求|有没有(?!问题|异常)|谁(?!和|跟)|\b(?:how|what|when|where|which|who|why|may i|can i|must|should|does|is it|do we|do i)\b/i;
/** 够了吧, 能出锅不, 给不给进: asked without a word that asks; 记一下吧 is none. */
const ASKS_SOFTLY =
  /(?<!记一下|记上|登记|作废|撤销|删了|记录)吧[?？。!！\s]*$|(?:能|可以|行|够|好|算|要)[^,，。]{0,6}不[?？。\s]*$|(能|给|该|让|准|要|用|算|行|可|对|够|是|会|合)不\1|发我|告诉我|给我(?!记|录|登|补|填)/u;
const PLANS =
  /每(?:天|日|周|个?星期|个?月|季)(?!控|管)|考(?:[试核题一]|\d)|测试|出\d*道?题|道题|学习|讲解|宣传|比赛|提醒|安排|计划|排班|菜单|例会|专题|研讨|周会|手册|链路|考核|约谈|抽查|需求|投诉|意见|扣\d?分|整改|申诉|延期|导出|\b(?:remind|schedule|plan|every|quiz|test|study)\b/i;
const LISTS =
  /(?:的|有|查|看|列出?)(?:[\p{Script=Han}]{0,6})记录$|记录(?:表|本|簿|清单|台账|保存|怎|要|有|呢)|还?没[记录填]|补记录没/u;
/** Said of others' work: a finding. */
const FAULTS =
  /没(?:有?)(?:做|消毒|留样|巡|签|打扫|清|交接|登记|填|记|戴|人)|未(?:做|按|消毒|留样|巡|签|清|登记|填|记|留)|不到位|不达标|脱岗|缺岗|造假|代签|漏巡|漏签|漏做|超标|不合规|不规范/;
const GRADES = /(?:^|[\s,，。])(?:一般|较重|严重)(?:$|[\s,，。])/;

const DONE =
  /完成|完了|做完|弄好|搞定|好了|已经?|做了|处理了|消了|清了|布置好|到位|交接|核过|核对|登记|签到|签了|查过|巡了|巡过|倒掉|销毁|扔了|参加|讲了|学了|培训了|开过|记一下|记一笔|记录一下|记上|录一下|布置完|摆好|调试好|\b(?:done|finished|completed|ok|normal|all good|fine|checked|logged?|recorded?)\b/i;
const LATE = /补录|补记|补登|后补|补填|\blate entry\b|\bbackfill(?:ed)?\b/i;
const STATEMENT = /情况说明/;
const FILING =
  /^\s*(?:请|帮我|麻烦|帮忙)?(?:记录|登记|记一下|记一笔|录入|录一下|填一下|记|补录|补记|补登|record|log)(?:一下|一条)?[\s:：,，]*/i;

/** Talk: the weather, a greeting, thanks, words to the bot itself. */
const CHATS =
  /天气|下雨了|^\s*(?:你|您)(?!们?班)|[笨傻蠢]|^(?:哈|呵|嘿|嗨|哎|唉|嗯|哦|喂|早上好|早安|晚安|晚上好|下午好|谢谢|多谢|辛苦|再见|拜拜|好的|收到|知道了|在吗|hello|hi|hey|thanks?|bye)(?![\p{Script=Han}]{5})|心情|吃了(?:没|吗)|无聊|\b(?:weather|stupid|idiot|fool)\b/iu;
/** Somebody says what the rule is to be: nothing was done. */
const CHANGES_RULE =
  /(?:从|自)(?:现在|今天|今日|明天|明日|即日|下(?:周|个?月)|今|此|\d+月\d*[日号]?)(?:起|开始)|(?:标准|规定|要求|规矩|条款)(?:已经|都|又|刚)?(?:改|变|更新|调整|降|放宽)|以后.{0,6}(?:都|就|只|统一|改)|(?:我说|请?重复|跟我念|你记住|一直[是要]|向来|本来就).{0,12}\d|\d\s*(?:g|克|度|℃)?就(?:行|够|可以)|(?:jg|ty|bz)\s*[-—]?\d{3}|\b(?:from now on|the (?:rule|standard) (?:is now|has) )/i;

export const chats = (text: string): boolean => CHATS.test(text);
export const changesRule = (text: string): boolean => CHANGES_RULE.test(text);
export const asks = (text: string): boolean => ASKS.test(text) || ASKS_SOFTLY.test(text);
export const plans = (text: string): boolean => PLANS.test(text);
export const lists = (text: string): boolean => LISTS.test(text);
export const tellsFault = (text: string): boolean => FAULTS.test(text);
export const grades = (text: string): boolean => GRADES.test(text);
export const saysDone = (text: string): boolean => DONE.test(text);
export const saysLate = (text: string): boolean => LATE.test(text);

/** Less what only says that it is to be recorded. */
export const withoutFiling = (text: string): string =>
  text
    .replace(FILING, ' ')
    .replace(LATE, ' ')
    .replace(STATEMENT, ' ')
    .replace(/(?:给我)?(?:记一下|记一笔|记录一下|记上|录一下|登记一下)[吧啊。]?/g, ' ');

/** A result as it is kept: `正常`, `异常`, `合格`, `不合格`. */
const RESULTS: readonly (readonly [RegExp, string])[] = [
  [/不合格|不通过|failed|not ok/i, '不合格'],
  [/(?<![无没])(?:有|出现|发现)?(?:异常|不正常|故障)(?!情况?无)|abnormal/i, '异常'],
  [
    /(?:一切|全部|全都|均|都|各项|情况|体温|手部|设备|运行|状态)*(?:正常|良好|完好)|[无没]有?(?:任何|发现)?(?:异常|问题|隐患|情况)|没啥事|平安无事|\b(?:all )?(?:normal|ok|okay|fine|good|clear)\b/i,
    '正常',
  ],
  [/合格|passed/i, '合格'],
];

export interface ResultRead {
  readonly value: string;
  readonly rest: string;
}

/** How it was, in one of the ways that people say it. */
export function readResult(text: string): ResultRead | undefined {
  for (const [pattern, value] of RESULTS) {
    const found = pattern.exec(text);
    if (found) return { value, rest: `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}` };
  }
  return undefined;
}

const MEAL = /(早|午|中|晚)[餐饭](?!具|盒)|夜宵|加餐|\b(breakfast|lunch|dinner|supper)\b/i;
const MEALS: Readonly<Record<string, string>> = {
  早: '早餐',
  午: '午餐',
  中: '午餐',
  晚: '晚餐',
  breakfast: '早餐',
  lunch: '午餐',
  dinner: '晚餐',
  supper: '晚餐',
};

/** Of which meal it is. */
export function readMeal(text: string): ResultRead | undefined {
  const found = MEAL.exec(text);
  if (!found) return undefined;
  const key = found[1] ?? found[2]?.toLowerCase();
  const value = key === undefined ? '加餐' : (MEALS[key] ?? '加餐');
  return {
    value,
    rest: text.slice(0, found.index) + ' '.repeat(found[0].length) + text.slice(found.index + found[0].length),
  };
}

const WITH =
  /(?:和|与|跟|同|交给|交接给|交班给|接班人?[是:：]?|由|with|to)\s*([\p{Script=Han}·]{2,4}?|[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?=\s*(?:交接|换班|交班|接班|接手|对班|办理|做了?|完成|签|[,，。\s]|$))/u;
const FIRST = /^[\s:：,，]*([\p{Script=Han}·]{2,4}?)(?=[\s,，。]|$|找|来|到|拜访|访|去|见|等|\d)/u;
const FIRST_ENGLISH = /^[\s:：,，]*([A-Z][a-z]+(?: [A-Z][a-z]+){0,2})/;
const CALLED = /(?:叫|名叫|姓名[是:：]?)\s*([\p{Script=Han}·]{2,4}?)(?=[\s,，。]|$|找|来|到|等|\d)/u;
const NO_NAME =
  /^(?:来了|来个|有个|有位|刚来|一位|一个|登记|人员|访客|今天|上午|下午|刚才|一人|两人|办事|快递|外卖|施工|维修|供货|正常|完成)/;

/** The other person: of a hand-over who it was with, of a visit who came. */
export function readPerson(said: string, how: 'with' | 'first'): ResultRead | undefined {
  const text = how === 'first' ? said.replace(/^\s*(?:一个)?\s*(?:的|人员)[\s,，:：]*/, ' ') : said;
  const found = how === 'with' ? WITH.exec(text) : (CALLED.exec(text) ?? FIRST.exec(text) ?? FIRST_ENGLISH.exec(text));
  const value = found?.[1];
  if (!found || value === undefined || NO_NAME.test(value)) return undefined;
  return { value, rest: text.replace(found[0], ' ') };
}
