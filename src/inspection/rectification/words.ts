import { numeralsIn } from '../../base/numerals-in-text.ts';
import { SERVICES, type Service } from '../../standards/model.ts';
import { readIssue } from '../findings/reference.ts';

/** What people say of a finding, told apart by words alone. Which finding it is, and whether they may, comes later. */
export type Saying =
  | 'submit'
  | 'pass'
  | 'return'
  | 'extend'
  | 'decide extension'
  | 'dispute'
  | 'decide dispute'
  | 'assign'
  | 'handling';

const EXTENSION =
  /延期|延长|延后|宽限|缓(?:一缓|缓|[一二两三四五六七八九十\d]+\s*[天日])|推迟|(?:多|再)(?:给|宽|要)\s*[一二两三四五六七八九十\d]+\s*[天日]|extension|extend|more (?:days?|time)/i;
const DISPUTE =
  /异议|申诉|不服|不认可|不归(?:我们|咱们|我司|本公司|保洁|物业|安保|会务|食堂)|不(?:是|属于|该|应该是?)(?:由)?(?:我们|咱们|我司|我)(?:的|管|负责|干|弄|范围|责任)?|(?:不是|not) ?(?:ours|our (?:job|responsibility))|isn'?t ours|belongs? to|该(?:由|归)?.{1,6}(?:管|负责)|dispute|appeal|object to/i;
const DECIDED = /(?:不|未)?(?:成立|予支持)|驳回|upheld|uphold|dismissed?|rejected?/i;
const AGREES = /同意|批准|准了|不准|不批|驳回|不行|可以延|approved?|reject|refuse|deny|denied|grant/i;
const ASSIGNS =
  /(?:交给|交由|派给|分给|安排给|转给|指派给?|assign(?:ed)?(?: it)? to|hand(?:ed)?(?: it)? to)\s*([\p{Script=Han}·]{1,8}|[A-Za-z][\w.-]*(?: [A-Z]\w+)?)/iu;
const LETS = /(?:让|叫|请|由)\s*([\p{Script=Han}·]{2,4}?)\s*(?:去|来)?(?:处理|整改|弄|搞|修|负责|跟进|办)/u;
const NOT_DONE =
  /(?:还没|没有?|未|尚未|没能)(?:完成)?(?:整改|处理|弄|修|搞|做)(?:好|完|到位)?|(?:怎么|如何|多久|什么时候|几时).{0,6}(?:整改|处理|修)|(?:整改|处理|修)(?:好|完)?了?(?:没有?|吗|么|[?？])/;
const DONE =
  /已经?(?:全部)?(?:完成)?(?:整改|处理|修复|修|清理|更换|换|解决|搞定|弄|拖|擦|补|清|搬|打扫|关闭|消除|落实|纠正|恢复|销号)|(?:整改|处理|修理?|弄|搞|做|清理|打扫|换|拖|擦|搬|补|改)(?:好|完|完成|完毕|到位|干净|掉)(?:了|啦|咯|喽)?|整改了|完成整改|搞定|解决了|改好|没问题了|\b(?:fixed|done|resolved|rectified|repaired|cleaned(?: up)?|completed|sorted|taken care of)\b/i;
const PASSES =
  /(?<!不|没|未)通过|(?<!不)合格(?!率)|没(?:有|啥|什么)?问题|可以(?:关|销|闭)|(?:关闭|关掉|关了|销号|闭环)(?:吧|了|它)?|验收(?:通过|合格|完)|\b(?:looks? good|close (?:it|this)|verified|pass(?:ed)?|approved?|lgtm|accept(?:ed)?)\b/i;
const RETURNS =
  /不通过|没通过|未通过|不予通过|不合格|退回|打回|不行|没(?:弄|处理|清|擦|整改|修|搞|拖)(?:干净|好|完|到位)|还(?:有|是|没)|重新(?:整改|处理|弄)|\b(?:not (?:ok|okay|good|fixed|clean|passed|done|acceptable)|reject(?:ed)?|returned?|fail(?:ed|s)?|redo|send (?:it )?back|still)\b/i;
const CHECKED = /(?<![请等待烦以可])(?:复查|复检|复核|核查|验收)|检查过|看过|re-?check|verif/i;
const HANDLING = /(?:已|已经)(?:停用|停止|停工|停了|封存|隔离|断电|下架|撤下)|报告处置|stopped/i;
const QUESTION =
  /[?？]\s*$|(?:什么|啥|多久|怎么|如何|几[天点年个]|多少|谁|哪(?!个房)).{0,12}$|(?:吗|么|对吧|是吧|行吧|就行|对不对|是不是|好不好|行不行|可不可以|能不能)\s*[,，。!！]?(?:.{0,8})$|啥时候|什么时候|几[天年]/;

export const isExtension = (text: string): boolean => EXTENSION.test(text);
export const isDispute = (text: string): boolean => DISPUTE.test(text);
export const decidesExtension = (text: string): boolean => EXTENSION.test(text) && AGREES.test(text);
export const decidesDispute = (text: string): boolean => DECIDED.test(text) && /申诉|异议|dispute|appeal/i.test(text);
export const isQuestion = (text: string): boolean => QUESTION.test(text);

/** What a text says of a finding; undefined when it says nothing of the kind. */
export function sayingOf(text: string): Saying | undefined {
  if (decidesDispute(text)) return 'decide dispute';
  if (decidesExtension(text)) return 'decide extension';
  if (isExtension(text)) return 'extend';
  if (assignedTo(text) !== undefined) return 'assign';
  if (isDispute(text)) return 'dispute';
  if (RETURNS.test(text) && !/没问题/.test(text)) return 'return';
  if (saysDone(text) && !CHECKED.test(text)) return 'submit';
  if (PASSES.test(text)) return 'pass';
  return HANDLING.test(text) ? 'handling' : undefined;
}

/** Whether a text says that something was put right. */
export const saysDone = (text: string): boolean => DONE.test(text) && !NOT_DONE.test(text);
export const saysChecked = (text: string): boolean => CHECKED.test(text);
export const saysReturns = (text: string): boolean => RETURNS.test(text);

/** To whom a text hands a finding. */
export const assignedTo = (text: string): string | undefined =>
  (ASSIGNS.exec(text)?.[1] ?? LETS.exec(text)?.[1])?.replace(
    /(?:去|来)?(?:处理|整改|弄|搞|修|负责|跟进|办|吧|了)+$/,
    '',
  ) || undefined;

/** Whether a dispute is upheld, or more time granted; undefined when the words don't tell. */
export const isUpheld = (text: string): boolean | undefined =>
  /不成立|驳回|不予支持|不支持|未成立|dismiss|reject/i.test(text) ? false : DECIDED.test(text) ? true : undefined;
export const isGranted = (text: string): boolean | undefined =>
  /不同意|不批|不准|驳回|不行|不可以|别延|refuse|reject|den(?:y|ied)/i.test(text)
    ? false
    : AGREES.test(text)
      ? true
      : undefined;

/** How many days more are asked for; a fraction or nothing readable is undefined. */
export function daysIn(text: string): number | undefined {
  const digits = /(-?\d{1,4}(?:\.\d+)?)\s*(?:个)?\s*(?:天|日(?!期|常)|(?:more )?days?)/i.exec(text);
  if (digits) return Number(digits[1]);
  const weeks = /(\d{1,2}|[一二两三四])\s*(?:个)?(?:星期|礼拜|周(?![一二三四五六日天])|weeks?)/i.exec(text);
  if (weeks) return 7 * (Number(weeks[1]) || (numeralsIn(`${weeks[1]}个`)[0]?.value ?? 1));
  const english = /\b(one|two|three|four|five|six|seven|ten)\b(?: more)? days?/i.exec(text)?.[1]?.toLowerCase();
  if (english) return { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, ten: 10 }[english];
  return numeralsIn(text).find(({ end }) => /^\s*(?:个)?(?:天|日)/.test(text.slice(end)))?.value;
}

/** Whose it is instead, as the dispute says. Words of the own service (`不归保洁管`) don't count. */
export function ownerIn(
  text: string,
  names: Readonly<Partial<Record<Service, readonly string[]>>>,
  own: Service | undefined,
): Service | undefined {
  const said = text.toLowerCase();
  const found = SERVICES.filter((service) => service !== own)
    .flatMap((service) =>
      [service, ...(names[service] ?? [])].map((word) => ({ service, at: said.lastIndexOf(word.toLowerCase()), word })),
    )
    .filter(({ at }) => at >= 0 && !/(?:不归|不是|不属于|不该)$/.test(said.slice(Math.max(0, at - 3), at)))
    .sort((a, b) => b.word.length - a.word.length || b.at - a.at);
  return found[0]?.service;
}

const FILLER = /^[\s,，。.;；:：!！、…~-]+|[\s,，。.;；:：!！、…~-]+$/g;
const trimmed = (text: string): string => text.replace(FILLER, '');

/** What was said besides the number and the words that say what to do: the comment, or the reason. */
export function commentIn(text: string): string {
  const rest = readIssue(text)?.rest ?? text;
  return trimmed(
    rest
      .replace(/^[\s,，:：]*(?:复查|复检|验收|核查)?(?:过了|了|结果)?[\s,，:：]*/u, '')
      .replace(
        /不予?通过|没通过|未通过|退回(?:重做|整改)?|打回|不合格|\b(?:not (?:ok|okay|passed|acceptable)|reject(?:ed)?|returned?|fail(?:ed)?)\b/i,
        ' ',
      )
      .replace(/^[\s,，。:：;；-]*(?:通过|合格|可以关(?:闭|了)?|\b(?:pass(?:ed)?|verified|approved?)\b)/i, ' ')
      .replace(/ {2,}/g, ' '),
  );
}

/** The reason of a request for more time, without the request itself. */
export function reasonIn(text: string): string {
  const rest = readIssue(text)?.rest ?? text;
  return trimmed(
    rest
      .replace(
        /(?:我们|我|咱们)?(?:想|要|需要?|请求|申请|能不能|能否|可不可以|可以|可否|麻烦|希望)*(?:再|多)?(?:申请)?(?:延期|延长|延后|宽限|推迟|缓(?:一缓|缓)?|(?:多|再)(?:给|宽|要))(?:一下|到|个)?\s*(?:-?\d{1,4}(?:\.\d+)?|[零一二两俩三四五六七八九十]{1,3})?\s*(?:个)?(?:天|日|星期|礼拜|周(?![一二三四五六日天]))?(?:吗|么|吧|行吗|可以吗|行不行)?/u,
        ' ',
      )
      .replace(
        /\b(?:we |i )?(?:need|request|ask for|can (?:we|i) (?:have|get)|give us)?\s*(?:an? )?(?:extension|extend)(?: of| by| for)?\s*(?:\w+ (?:more )?days?)?|(?:we |i )?(?:need|can (?:we|i) (?:have|get)|give us)?\s*\w+ more days?(?: for)?/i,
        ' ',
      )
      .replace(/^[\s,，;；:：。、]*(?:因为|由于|原因[是:：]*|理由[是:：]*|because|since|reason[:：]?)/i, ' ')
      .replace(/(?:行不行|可以吗|行吗|好吗|谢谢|麻烦了)[?？!！。]*$/u, ' ')
      .replace(/ {2,}/g, ' '),
  );
}

/** The reason of a decision: what is left when the decision itself is taken out. */
export function decisionReason(text: string): string {
  const rest = readIssue(text)?.rest ?? text;
  return trimmed(
    rest
      .replace(
        /(?:申诉|异议|dispute|appeal)\s*(?:is |was )?(?:不?成立|未成立|驳回|不予支持|upheld|dismissed|rejected)|驳回(?:申诉|异议)?|(?:uphold|dismiss|reject)(?: the)? (?:dispute|appeal)/i,
        ' ',
      )
      .replace(
        /(?:延期|extension)?\s*(?:不同意|同意|批准|不批准?|不准|准了|驳回|approved?|rejected?|refused?|denied|granted)\s*(?:延期|extension)?/i,
        ' ',
      )
      .replace(/^[\s,，;；:：。、]*(?:因为|由于|原因[是:：]*|理由[是:：]*|because|since|reason[:：]?)/i, ' ')
      .replace(/ {2,}/g, ' '),
  );
}
