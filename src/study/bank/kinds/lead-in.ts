import type { Located } from '../../../standards/catalogue.ts';
import type { Bench } from '../bench.ts';
import { cleaned, splitSentences } from '../cleaning.ts';
import { pairsOf, shareIn } from '../likeness.ts';
import { nameOf } from '../rule.ts';

/** An item put into the sentence that introduces it, on both sides of its word of force. */
export interface WithLeadIn {
  readonly force: '不应' | '应' | '可';
  readonly before: string;
  readonly after: string;
  readonly context: string;
}

const FORCE = '不应当?|不得|禁止|(?<![供反相适响对])应当?|可以?';
/** `下列食品不应采购：` */
const THING = new RegExp(`^(.{0,20}?)下列[\\p{Script=Han}、]{2,6}?(${FORCE})([^，；]+)(?:，.*)?[：:]$`, 'u');
/** `工作群中不应发送下列内容：` */
const OBJECT = /^(.{2,24}?)(不应|不得)([\p{Script=Han}]{2,6})下列[\p{Script=Han}、]{2,8}[：:]$/u;
/** `申请单位有下列情形之一的，不应准入：` */
const CASE = new RegExp(
  `^([\\p{Script=Han}]{2,12}?)?有下列情形之一(?:的|时)，([\\p{Script=Han}]{2,16}?)?(${FORCE})([^，；]+)[：:]$`,
  'u',
);

/** 国务院…认为需要进行风险评估的其他情形: it is whatever is needed. */
const CATCH_ALL = /(?:需要|应当|必须)[^，]*的$|其他(?:情形|情况|事项|行为|内容|条件|要求)/;
/** An item that says so much of what is to be done with it holds its own answer. */
const HOLDS_ACT = 0.4;
const holdsAct = (item: string, act: string): boolean => shareIn(pairsOf(act), pairsOf(item)) >= HOLDS_ACT;

/** Undefined where the lead-in has another form, or the item is no plain phrase. */
export function leadInSentence({ edition, clause }: Located, bench: Bench): WithLeadIn | undefined {
  const lead = splitSentences(clause.leadIn?.text ?? '').at(-1) ?? '';
  const item = cleaned(clause.text.replace(/[；。]$/, ''));
  if (
    !/[：:]$/.test(lead) ||
    item === undefined ||
    item.length > 40 ||
    /[：:；。]|除外|^国家/.test(item) ||
    CATCH_ALL.test(item)
  )
    return undefined;
  // What has items of its own is no phrase; nor has an item of an item this lead-in.
  if (bench.itemsOf(edition, clause.number).length > 0 || clause.leadIn?.number.includes(')')) return undefined;
  const context = edition.service === undefined || edition.type === '法规' ? `按${nameOf(edition)}的规定，` : '';
  const cases = CASE.exec(lead);
  if (cases) {
    const [, who = '', other = '', word = '', verb = ''] = cases;
    if (holdsAct(item, verb)) return undefined;
    const tail = /(?:的|前|后|时)$/.test(item) ? '，' : '的，';
    // 检查人员有…情形：被检查的服务由本人承担的: the case has a subject of its own.
    const own = who !== '' && /本人|由/.test(item) ? `，${item}` : item;
    return { force: forceOf(word), before: `${who}${own}${tail}${other}`, after: verb, context };
  }
  const thing = THING.exec(lead);
  if (thing && !/情形/.test(lead)) {
    const [, where = '', word = '', rest = ''] = thing;
    if (/^(?:包括|符合|有|为|是|按|由下列)/.test(rest) || /下列/.test(rest) || holdsAct(item, rest)) return undefined;
    return { force: forceOf(word), before: `${where}${item}`, after: rest, context };
  }
  const object = OBJECT.exec(lead);
  if (!object || object[3] === '有' || /行为[：:]$/.test(lead)) return undefined;
  return { force: '不应', before: object[1] ?? '', after: `${object[3] ?? ''}${item}`, context };
}

const forceOf = (word: string): WithLeadIn['force'] =>
  /^(?:不|禁)/.test(word) ? '不应' : /^应/.test(word) ? '应' : '可';
