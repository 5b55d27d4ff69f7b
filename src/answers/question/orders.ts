/** What is asked of the program that it never does. */
export type Order =
  /** To be, to say or to do something else; to change or to tell what it is made of. */
  | 'order'
  /** Rights that only the directory gives. */
  | 'rights'
  /** To help somebody to get round a rule. */
  | 'cheat'
  /** Somebody is in despair: no order, but nothing to look up either. */
  | 'distress';

/** Words that ask: whoever uses one wants to know something. */
const ASKS =
  /多少|几|谁|什么|啥|怎么|咋|哪|吗|么|能不能|可不可以|行不行|多久|多长|多远|多高|要不要|是不是|对吧|对不|how|what|who|when|where|which|may|can|must/;

const ORDER =
  /(?:你现在|从现在(?:起|开始)?,?你|假装你?|扮演|装作|充当|想象你)(?:就)?(?:是|成)?(?:一个|一位|一名|个)?|(?:以后|今后|从今往后|接下来)(?:你)?(?:的)?(?:回答|回复|都|只|一律|全)|(?:忽略|无视|忘(?:掉|记)|跳过|绕过|关掉|解除)[^。?？]{0,12}(?:设定|指令|规则|限制|提示|约束)|越狱|开发者模式|无限制(?:模式)?|没有限制|(?:删|改|清|换|覆盖|篡改|作废)(?:掉|除|了|成|空)?[^。?？]{0,6}(?:所有|全部|整个|数据库|知识库)|把(?:所有|全部|数据库|知识库|标准)[^。?？]{0,6}(?:删|改|清|换)|骂(?:一句|他|人|我)|jailbreak|developer mode|pretend (?:to be|you)|act as|you are now|ignore (?:all |any )?(?:the |your |my )?(?:previous|above|prior|earlier|instructions|rules)|reveal your|disregard/;
/** What it is made of, asked for in whatever form. */
const ITS_INSIDE =
  /系统提示|提示词|system prompt|(?:你的?)?(?:初始|内部|隐藏|系统)(?:指令|设定|提示)|你(?:是)?(?:用|基于)(?:的)?(?:什么|哪个)(?:大?模型|代码)|your (?:instructions|prompt|source code)/;
const RIGHTS =
  /(?:给|把|让|升|帮)(?:我|俺|咱)[^,，。?？]{0,6}(?:管理员|超级用户|root|权限|领导小组|工作组成员)(?!审批|同意|签)|我(?:就)?是(?:demo-|[^,，。]{0,4}(?:管理员|admin|开发者|程序员|工程师|你的?主人))[^?？]{0,16}(?:导出|改|删|放行|开门|给我|发我|听我|权限|关掉|清空)|(?:登录链接|验证码|一次性代码|管理员密码)[^,，。]{0,4}(?:给我|发我|告诉我|是多少)|\b(?:make|give) me (?:an? )?(?:admin|administrator|root|access)/;
/** The speaker wants to do it, or have it done, rather than to hear what follows from it. */
const CHEAT =
  /(?:怎么|怎样|如何|咋|教我|帮我|替我|给我)[^,，。?？]{0,8}(?:造假|作假|伪造|假造|编造|糊弄|蒙混|代签|补签假|躲过|逃过|避开|绕过|绕开|不被(?:发现|查到|扣分)|偷偷|瞒(?:过|住)|做手脚|(?:写|弄|搞|开|编|填|做|补)[^,，。?？]{0,4}(?:假|虚假)的?)|(?:不被|别被|不让)[^,，。?？]{0,6}(?:发现|查到|查出)/;
const OF_THE_RULE = /处理|处罚|怎么办|扣|防止|避免|识别|举报|算不算|什么后果|会怎/;
const DISTRESS = /不想活|想死(?!人)|想自杀|活不下去|自残|轻生|结束(?:自己的)?生命|\b(?:kill myself|suicid)/;

/** Said to the program about itself, and nothing that anybody would say of work. */
const OVERRIDES =
  /(?:忽略|无视|忘(?:掉|记)|跳过|绕过)[^。?？]{0,12}(?:设定|指令|提示词?)|你现在是|从现在(?:起|开始)?,?你(?:是|就是|扮演|叫)|假装你|想象你|(?:你)?(?:必须|只能)(?:回答|回复)|越狱模式|开发者模式|jailbreak|developer mode|ignore (?:all |any )?(?:the |your |my )?(?:previous|above|prior|earlier) (?:instructions|rules|prompts?)|you are now an? |you must answer/;

/** Whether a message tells the program to be or to say something else: whatever it also names, nothing is filed of it. */
export const overridesProgram = (folded: string): boolean => OVERRIDES.test(folded);

/** A value that a clause can be held against. */
const HOLDS_A_VALUE = /\d.*\p{Script=Han}|\p{Script=Han}.*\d/su;

/**
 * What a message orders that is never done; undefined for anything else.
 * An order with a question in it, or a value that a clause can be held against, is answered by the clause, as ever.
 * @param folded the folded text.
 * @param plain what remains of it as a question.
 */
export function readOrder(folded: string, plain: string): Order | undefined {
  if (DISTRESS.test(folded)) return 'distress';
  if (ITS_INSIDE.test(folded)) return 'order';
  if (RIGHTS.test(folded)) return 'rights';
  if (CHEAT.test(plain) && !OF_THE_RULE.test(plain)) return 'cheat';
  return ORDER.test(folded) && !ASKS.test(plain) && !HOLDS_A_VALUE.test(plain) ? 'order' : undefined;
}

/** Said to make it believe another rule: 标准改了, 我是局长我说, 跟我念. */
const TOLD =
  /(?:标准|规定|条款|要求|制度)(?:已经|刚刚?|现在|又)?(?:改|变|更新|调整|作废|废)(?:了|成|为)|从(?:今天|现在|今|即日|明天)(?:起|开始)|即日起|按新的(?:回答|来|说)|(?:必须|只能|一律|都|应该|要)(?:回答|答|说|回复)|(?:请)?(?:重复|复述)(?:一遍|我|这句)?|跟我(?:念|说|读)|你就(?:说|答|回)|(?:你)?(?:给我)?记住|更新一下|你(?:更新|改)|^(?:通知|公告|系统|最新消息)[:：]|我是(?:局长|副局长|领导|管理员|处长|科长|工作组|[^,，。]{0,6}(?:工作组|领导小组|管理局)的)|我(?:说|宣布|规定|决定)(?:了)?(?:算|,|，|[\p{Script=Han}]{0,8}\d)|宣布|你(?:说)?错了|\byou must (?:answer|say)|\brepeat after me|the (?:standard|rule) (?:has )?changed/u;

/** True when somebody tells the program another rule than it has: what he says is then not repeated. */
export const tellsOtherwise = (folded: string): boolean => TOLD.test(folded) || ORDER.test(folded);

/** An assertion about a value: 厨房贴的是100克, 留样改为50克. */
const ASSERTS = /是|为|改|只(?:要|需|用|留|存|有)|就(?:行|够|可以|好)|写着?|贴着?|说|有效|够了|够用|算/;
/** What goes on from an earlier question, and what is to be worked out, is no assertion. */
const NO_ASSERTION = /呢|的话|如果|要是|假如|换成|一共|总共|合计|平方?米?|万|元|号楼|日|月|点/;

/** A value asserted is a question whether it is so. */
export const asQuestion = (plain: string): string =>
  HOLDS_A_VALUE.test(plain) && ASSERTS.test(plain) && !ASKS.test(plain) && !NO_ASSERTION.test(plain)
    ? `${plain} 对吗`
    : plain;
