/** What is asked about a standard as such. */
export type AskedOfStandard = 'content' | 'status' | 'effective' | 'published' | 'who' | 'editions';

/** Words that say nothing beside the name of a standard. */
const NOISE =
  /的|里面|里|当中|中|到底|具体|主要|究竟|一般|都|就|是不是|有没有|是否|算不算|是|了|过|讲|说|写|规定|管|干嘛|干|用|关于|有关|怎么|怎样|如何|什么|啥|嘛|哪一个|哪个|哪项|哪些|哪|些|内容|标准|规范|文件|制度|要求|条款|条文|原文|正文|全文|这条|那条|这个|那个|这本|那本|这|那|它|一下|看看|看|给我|帮我|请|来|想|我们|我|要|呢|吗|么|吧|不|没有|没|还|已经|现在|目前|今天|如今|到|从|起|会|号|\?|\bwhat(?:'s)?\b|\bis\b|\bdoes\b|\bdo\b|\bsays?\b|\babout\b|\bthe\b|\bof\b|\bshow\b|\bme\b|\btell\b|\bstandard\b|\bclause\b|\barticle\b|\bin\b|\bit\b|\btext\b|\bcontent\b|\bcovers?\b|\bread\b|\ban?\b|\bplease\b|\bfor\b|\bwill\b|\bto\b|\bdid\b|\bwas\b|\bhas\b|\bnow\b|\bany\b|\bthere\b|\bstill\b|\byet\b|[\s,，.。:：;；!！?？…~-]/g;

const WHEN =
  /什么时候|啥时候|什么时间|何时|几号|哪一天|哪天|哪年|哪一年|几月(?:几号)?|多久以后|日期|时间|\bwhen\b|\bdate\b/;
const BEGIN =
  /开始执行|开始实施|开始用|正式实施|正式执行|执行|实施|生效|施行|启用|开始|effective|come into (?:force|effect)|comes into (?:force|effect)|take effect|takes effect|in force|start/;
const PUBLISH = /发布|出台|颁布|公布|印发|出的|published|issued|publication/;
const STATUS =
  /即将实施|尚未实施|实施|生效|现行有效|现行|作废|废止|废除|失效|有效|过期|过时|还能用|能用|可以用|还用|还算数|算数|被代替|被替代|被取代|代替|取消|最新|有用|状态|能|可以|valid|withdrawn|superseded|outdated|up to date|current|in force|status|replaced/;
const WHO =
  /谁|哪些人|什么人|哪些岗位|什么岗位|哪些部门|哪些单位|适用范围|适用于|适用|遵守|必须|执行|学习|学|掌握|岗位|人员|人|\bwho\b|must|follow|apply|applies|posts?/;
const EDITIONS = /几个版本|几版|多少版|哪一版|哪个版本|哪版|版本|历次|历史|which edition|editions?|versions?/;

const empty = (rest: string, ...words: readonly RegExp[]): boolean =>
  words.reduce((left, pattern) => left.replace(new RegExp(pattern, 'g'), ''), rest).replace(NOISE, '') === '';

/** What is asked about the standard itself by what remains beside its name; undefined when something else is asked. */
export function askedOfStandard(rest: string): AskedOfStandard | undefined {
  if (empty(rest)) return 'content';
  if (WHEN.test(rest) && PUBLISH.test(rest) && empty(rest, WHEN, PUBLISH)) return 'published';
  if (WHEN.test(rest) && BEGIN.test(rest) && empty(rest, WHEN, BEGIN)) return 'effective';
  if (EDITIONS.test(rest) && empty(rest, EDITIONS, STATUS)) return 'editions';
  if (STATUS.test(rest) && empty(rest, STATUS)) return 'status';
  if (/谁|哪些|什么人|适用|\bwho\b|posts?/.test(rest) && WHO.test(rest) && empty(rest, WHO)) return 'who';
  return undefined;
}
