import { type Edition, PARTS, type Part, SERVICES, type Service, type Status } from '../../standards/model.ts';
import type { Asking } from '../answerer.ts';

/** Words that name standards as such, and that ask which there are. */
export const STANDARDS = /标准|规范|制度|文件|法规|法律|条例|管理办法|standards?\b|documents?\b/;
/** 该看哪几份: standards by the word that counts them. */
export const COUNTED_SO = /(?:哪|几)几?[本份部]/;
/** 我是保安，该学什么: asked by a post or a service. */
export const TO_LEARN = /(?:学|看|掌握|熟悉|遵守|知道)(?:些)?(?:什么|啥|哪些)/;
/** 食堂的标准, 跟培训有关的标准: named, and nothing asked. */
export const ONLY_NAMED = /(?:的|有关的?|相关的?)(?:标准|规范|文件)[。?？!！]*$/;
/** Rules are asked for, and not standards. */
export const ITS_RULES = /要求|规定|内容|职责|条款|流程|步骤/;
/** What it consists of is asked, and not which there are. */
export const ITS_PARTS = /(?:哪|几)(?:些|几|个|大)?个?(?:部分|大?类|大?块|层)/;
export const WHICH =
  /哪些|哪几|有什么|有啥|都有|什么标准|啥标准|列出|列一下|列举|清单|列表|目录|全部|所有|一共|总共|多少(?:个|项|本|份|部|条)?|几(?:个|项|本|份|部)|哪个|哪[本份部项]|几[本份]|有没有|都给我|都发|都叫|报一?[遍下]|数一?[遍下数]|列(?:给|在|全|举|一)|列个|看看|which|what|list|how many|all/;
/** Only how many there are. */
export const COUNT =
  /多少(?:个|项|本|份|部)?(?:标准|规范|制度|法规|法律|文件)|(?:标准|规范|制度|法规|法律).{0,4}(?:多少|几)(?:个|项|本|份|部)|几(?:个|项|本|份|部)(?:标准|规范|制度|法规|法律)|how many standards/;
/** 保障那一类, TY 开头: a part of the system by its name alone. */
export const KIN =
  /(?:类|那类|这类|那块|这块|部分|方面|体系|那一类|这一类|系列|那一块|这一?摊|开头|打头|字头)|都?有(?:哪些|啥|什么)[?？。]*$|包括(?:哪些|啥|什么)/;

const STATUS_WORDS: readonly (readonly [Status, RegExp])[] = [
  [
    '即将实施',
    /才(?:实施|生效|执行|开始)|(?:月|号|日|年)(?:起|开始|后)?(?:实施|生效|执行)|还没(?:到)?(?:实施|生效|执行|开始)|没到实施|尚未(?:实施|生效)|未实施|即将(?:实施|生效|执行)|快(?:要)?(?:实施|生效|执行)|将要(?:实施|生效)|马上(?:要)?(?:实施|生效|执行)|(?:要|会)(?:实施|生效)|待实施|not yet in force|upcoming|coming into force/,
  ],
  ['被代替', /被代替|被替代|被取代|旧版|老版本|superseded|replaced/],
  ['废止', /作废|废止|失效|不用了|过期|不再(?:有效|执行)|withdrawn|repealed|abolished|no longer/],
  ['现行', /现行|有效|在用|正在(?:实施|执行)|in force|current/],
];

/** What of the standards is asked for. */
export interface Wanted {
  readonly services: ReadonlySet<Service>;
  readonly parts: readonly Part[];
  readonly letters: readonly string[];
  /** `3` of JG 3开头. */
  readonly digits?: string;
  readonly posts: readonly string[];
  readonly statuses: readonly Status[];
  readonly kinds: readonly Edition['type'][];
  /** Published in this year. */
  readonly year?: string;
}

export function wantedIn(plain: string, { question, shelf }: Asking): Wanted {
  const editions = shelf.catalogue.editions;
  const posts = [...new Set(editions.flatMap((e) => e.posts))]
    .filter((p) => plain.includes(p.toLowerCase()))
    .filter((p, _, all) => !all.some((q) => q !== p && q.includes(p)));
  const letters = [...new Set(editions.flatMap((e) => /([A-Z]+)\s+\d[\d.]*$/.exec(e.code)?.[1] ?? []))].filter((l) =>
    new RegExp(`(?<![a-z])${l.toLowerCase()}(?![a-z]|\\s*\\d+(?!\\d*\\s*(?:字?开头|字?打头|系列)))`).test(plain),
  );
  const kinds: Edition['type'][] = [];
  if (/(?<!检查|管理)制度|管理办法/.test(plain)) kinds.push('制度');
  if (/法规|法律|条例/.test(plain)) kinds.push('法规');
  const digits = /(\d{1,3})\s*(?:字?开头|字?打头|系列)/.exec(plain)?.[1];
  const year = /(20\d\d)\s*年?(?:度)?(?:新|发布|出|公布|的|颁布|以来)/.exec(plain)?.[1];
  return {
    services: question.services,
    parts: PARTS.filter(
      (p) =>
        plain.includes(p) ||
        (p === '通用基础' && /通用的?(?:类|标准|部分)|基础的?(?:类|标准|部分)/.test(plain)) ||
        (p === '监管' && /监管/.test(plain)),
    ),
    letters,
    posts,
    statuses: statusesIn(plain),
    kinds,
    ...(year ? { year } : {}),
    ...(digits ? { digits } : {}),
  };
}

/** The statuses that are named: what one of them was read from (`not yet in force`) names no other. */
function statusesIn(plain: string): Status[] {
  let left = plain;
  const found: Status[] = [];
  for (const [status, pattern] of STATUS_WORDS) {
    if (!pattern.test(left)) continue;
    found.push(status);
    left = left.replace(pattern, ' ');
  }
  return found.slice(0, 2);
}

/** Words of a list question that name nothing; whatever else it says is about the standards' content. */
const NOISE =
  /里头|名字|报一遍|报一下|念一遍|数一数|列一列|一遍|收录|收了|囊括|各自|分别|管理办法|管理|开始|你们|把|他们|您|专用|归属|哪[本份部项]|几[本份部]|这一摊|那一摊|字头|明年|后年|月份|这边|那边|列表|打头|字头|列一下|那一类|有什么|这一类|有没有|是不是|下个月|这个月|总共|一块|法律|属于|一共|部分|适用|方面|涉及|需要|执行|岗位|必须|里面|关于|系列|多少|哪个|相关|日期|掌握|日子|应该|哪些|全部|我们|开头|列举|时间|学习|体系|清单|现在|目前|标准|规范|这块|有关|所有|文件|条例|总的|列出|实施|法规|知道|可以|时候|今天|最近|制度|给我|目录|哪几|看看|有啥|那块|一下|咱们|遵守|什么|都有|列个|名称|名字|叫做|分别|包括|包含|本月|今年|明年|最新|新出|出台|公布|发布|颁布|单位|关系|地方|规定|要求|已经|干活|工作|上岗|入职|另外|其他|还有|须要|存在|大概|具体|主要|说说|到底|一类|要点|用|该|咱|能|项|看|来|里|对|还|都|啥|部|学|跟|那|们|是|个|想|份|中|本|哪|找|到|我|的|会有|表|么|于|上|在|得|条|要|和|与|岗|吗|管|查|这|几|了|没|呢|请|类|有|叫|归|守|新|出|局|关|给|讲|说|已|快|将|被|谁|搞|做|应(?!商|急)|各|报|列|收|守|摊|须|种|套|批|好|块|级|吧|啊|\bdocuments?\b|\bstandards?\b|\bservices?\b|\bhow many\b|\brelated\b|\bshould\b|\bfollow\b|\bapply\b|\bthere\b|\babout\b|\bwhich\b|\bexist\b|\blist\b|\bdoes\b|\bshow\b|\bknow\b|\bneed\b|\bhave\b|\bread\b|\bwhat\b|\bmust\b|\bwith\b|\bthat\b|\bwill\b|\bcome\b|\binto\b|\bgive\b|\bare\b|\bfor\b|\bthe\b|\ball\b|\bany\b|\bour\b|\byou\b|\bdo\b|\bwe\b|\bto\b|\bof\b|\bme\b|\bon\b|\bis\b|\bin\b|\bby\b|\bi\b|\ba\b|[\s,，。.?？!！、:：“”"'’]/g;

/** What a list question says besides asking for standards: nothing, or what they are to be about. */
export function leftOver(plain: string, wanted: Wanted, { shelf }: Asking): string {
  let left = plain;
  const cut = (word: string) => {
    left = left.replaceAll(`${word.toLowerCase()}s`, ' ').replaceAll(word.toLowerCase(), ' ');
  };
  for (const post of wanted.posts) cut(post);
  for (const service of SERVICES) {
    if (!wanted.services.has(service)) continue;
    for (const name of [service, ...(shelf.catalogue.glossary.services[service] ?? [])].toSorted(
      (a, b) => b.length - a.length,
    ))
      cut(name);
  }
  for (const part of wanted.parts) cut(part);
  left = left
    .replace(/\d{1,2}月(?:\d{1,2}[日号])?/g, ' ')
    .replace(/通用|基础|监管|保障/g, ' ')
    .replace(/20\d\d\s*年?(?:度)?/g, ' ');
  if (wanted.services.size > 0) left = left.replace(/师傅|阿姨|大姐|人员|员工|班组|同志|队伍/g, ' ');
  for (const letters of wanted.letters) cut(letters);
  left = left.replace(/\d+(?=\s*(?:字?开头|字?打头|系列))/g, ' ');
  for (const [, pattern] of STATUS_WORDS) left = left.replace(new RegExp(pattern, 'g'), ' ');
  return left.replace(NOISE, ' ').replace(/\s+/g, ' ').trim();
}
