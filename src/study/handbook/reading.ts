import { foldText } from '../../base/fold.ts';
import { STAGES, type Stage } from './stage.ts';

/** A question about handbooks is a question: TY 105 says much about them. */
const ASKS =
  /什么|啥|怎么|多久|多少|在哪|哪里|哪儿|几天|为什么|谁|吗|呢|行不行|能不能|写不写|要不要|[?？]|员工手册|质量手册|操作手册|使用手册|说明书/;
/** How a post, or a part of the day, ends. */
const POST = '[\\p{Script=Han}（）()]{1,14}?(?:员|工|长|人|师|岗|岗位|负责人|保洁|保安|安保|会务|物业|食堂|[）)])';
const STAGE = '(?:上岗前|岗前|班前|作业中|作业时|工作中|交接(?:与收尾)?|下班后?|收尾|班后|应急|紧急|突发)';
const BEFORE =
  '(?:请|麻烦您?你?|帮我|能否|我?想|我?要)*(?:看(?:看|一下|下)?|查(?:看|一下)?|打开|下载|导出|发(?:给我|我)?|给我|我要看?|要|把)?(?:一下)?(?:一?[份本])?';
const END =
  '(?:文件|文档|word|docx)?(?:发给我|发我|给我|发来|打开|调出来|看看|看一下)?(?:\\s*(?:word|docx)(?:文件|版)?)?[\\s。.!！]*$';
const OWN = new RegExp(
  `^${BEFORE}(?:我的?|我们的?|本岗位?的?|自己的?)?(?:岗位)?(?:(?:应知应会(?:的)?)?手册|(?<=的|位|我|己)应知应会)(?:文件|文档)?(?:[\\s:：，,]*${POST})?(?:[\\s:：，,]*${STAGE})?${END}`,
  'u',
);
const OF_POST = new RegExp(
  `^${BEFORE}${POST}的?(?:岗位)?(?:应知应会的?手册|手册|应知应会)(?:[\\s:：，,]*${STAGE})?${END}`,
  'u',
);
const KNOWING = new RegExp(`^应知应会[\\s:：，,]+${POST}(?:[\\s:：，,]*${STAGE})?${END}`, 'u');
/** Behind the word and a blank there may be anything: 手册 飞行员 is answered by the posts that there are. */
const ANY_POST = /^(?:岗位)?手册(?:文件)?[\s:：]+[\p{Script=Han}（）()A-Za-z]{1,16}(?:\s+[\p{Script=Han}]{2,5})?$/u;
const ENGLISH =
  /^(?:please )?(?:(?:show|open|get|send) )?(?:me )?(?:my |the )?handbook(?: file)?(?: (?:of|for))?(?: [\p{Script=Han}（）]{1,16})?[.!]*$/iu;

/** How much a message looks like asking for a handbook; below nought when it is something else. */
export function looksLikeHandbook(text: string): number {
  if (ASKS.test(text) || text.length > 60) return -1;
  return [OWN, OF_POST, KNOWING, ANY_POST, ENGLISH].some((form) => form.test(text)) ? 0.95 : -1;
}

const STAGE_WORDS: Readonly<Record<Stage, RegExp>> = {
  上岗前: /上岗前|班前|岗前|before/i,
  作业中: /作业中|工作中|作业时|during/i,
  交接: /交接(?:与收尾)?|下班后?|收尾|班后|after/i,
  应急: /应急|紧急|突发|emergency/i,
};

/** The part of the day that is asked for. */
export function stageIn(rest: string): { readonly value: Stage; readonly rest: string } | undefined {
  for (const stage of STAGES) {
    const found = STAGE_WORDS[stage].exec(rest.replace('应知应会', '　　　　'))?.[0];
    if (found !== undefined) return { value: stage, rest: rest.replace(found, ' ') };
  }
  return undefined;
}

const FILE = /文件|文档|word|docx|下载|打印版|file|document/i;
export function fileIn(rest: string): { readonly value: true; readonly rest: string } | undefined {
  const found = FILE.exec(rest)?.[0];
  return found === undefined ? undefined : { value: true, rest: rest.replace(found, ' ') };
}

const FILLER =
  /^(?:请|麻烦|帮我|我想|想|下载|导出|把|看看|看一下|看下|看|查看|查一下|查|打开|发给我|发我|发|给我|我要|要|一下|一份|一本|我的|我|本岗位的?|自己的|岗位|应知应会|手册|的|全文|全部|of|for|the|my|me|show|open|get|send|please|handbook|post|[\s:：,，。.!！、]+)/i;
const TRAILING =
  /(?:打开|调出来|看看|看一下|发给我|发我|给我|发来|的?岗位|的?应知应会|的?手册|的|岗位|handbook|谢谢|[\s:：,，。.!！]+)$/i;

/** The post that is named, in the words of who asked; undefined for one's own. */
export function postIn(rest: string): { readonly value: string; readonly rest: string } | undefined {
  let text = foldText(rest).trim();
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(FILLER, '').replace(TRAILING, '').trim();
  }
  return text === '' || text.length > 30 ? undefined : { value: text, rest: '' };
}
