import { foldText } from '../../base/fold.ts';
import { STAGES, type Stage } from './stage.ts';

/** A question about handbooks is a question. */
const ASKS = /什么是|是什么|怎么|多久|在哪|哪里|哪儿|几天|为什么|吗|[?？]|员工手册|质量手册|操作手册|使用手册|说明书/;
const ALONE =
  /^(?:请|麻烦|帮我)?(?:看(?:看|一下)?|查(?:看|一下)?|打开|发(?:我|给我)?|给我|要)?(?:一[下份本])?(?:我的?|本岗位的?|自己的)?(?:岗位)?(?:应知应会(?:的)?)?手册/;
const OF_POST =
  /(?:员|工|长|人|人员|师傅?|岗|岗位|保洁|保安|安保|会务|物业|食堂)的?(?:岗位)?(?:应知应会)?(?:的?手册|应知应会)(?:$|[\s，。,.!！:：])/;
const ENGLISH = /^(?:please )?(?:show |open |get |send )?(?:me )?(?:my |the )?(?:[\w\s]{0,20})?handbook\b/i;

/** How much a message looks like asking for a handbook. */
export function looksLikeHandbook(text: string): number {
  if (ASKS.test(text) || text.length > 60) return -1;
  if (ALONE.test(text) || OF_POST.test(text) || ENGLISH.test(text)) return 0.95;
  return /^应知应会(?:$|[\s:：])/.test(text) ? 0.95 : 0;
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
  /^(?:请|麻烦|帮我|看看|看一下|看下|看|查看|查一下|查|打开|发给我|发我|发|给我|我要|要|一下|一份|一本|我的|我|本岗位的?|自己的|岗位|应知应会|手册|的|全文|全部|of|for|the|my|me|show|open|get|send|please|handbook|post|[\s:：,，。.!！、]+)/i;
const TRAILING = /(?:的?岗位|的?应知应会|的?手册|的|岗位|handbook|谢谢|[\s:：,，。.!！]+)$/i;

/** The post that is named, in the words of who asked; undefined for one's own. */
export function postIn(rest: string): { readonly value: string; readonly rest: string } | undefined {
  let text = foldText(rest).trim();
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(FILLER, '').replace(TRAILING, '').trim();
  }
  return text === '' || text.length > 30 ? undefined : { value: text, rest: '' };
}
