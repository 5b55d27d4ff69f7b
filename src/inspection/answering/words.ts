import { readIssue } from '../findings/reference.ts';
import { isQuestion } from '../rectification/words.ts';

/** What becomes of what somebody reported, told apart by words alone. */
export type AnsweringWord = 'confirm' | 'answer' | 'finish' | 'reopen';

const REOPENS = /重新(?:核实|核查|打开|开启)|重开|再(?:去)?核实|\bre-?open\b/i;
const ANSWERS =
  /^\s*(?:(?:先|首次)?答复|回复|\banswer\b)|(?:号|\d)\s*[，,:：]?\s*(?:先|首次)?(?:答复|回复|\banswer\b)/i;
/** `回复 3 …` answers a question that was handed over, whatever numbers its words name. */
const HANDED_OVER = /^\s*(?:回复|reply)\s*(?:ASK\s*[-—－]?\s*)?\d{1,9}(?![\d\s]*号)/i;
const UNTRUE = /(?:不|未|并非|没有)属实|查无此事|未发现(?:问题|异常)?|\bunfounded\b|\bnot true\b/i;
const FINISHES = /办结|\bfinish(?:ed)?\b/i;
const CONFIRMS =
  /属实|核实(?:过了|了)?[，,、\s]*(?:是|为|确有|存在|成立|登记|(?:一般|较重|严重))|(?:登记为|认定为|算)(?:一般|较重|严重|问题)|\bconfirm(?:ed)?\b/i;

/** What a text says of a report with a number; undefined when it says none of it, asks, or names none. */
export function answeringWord(text: string): AnsweringWord | undefined {
  if (!/iss|号/i.test(text) || !readIssue(text) || isQuestion(text) || /误报|申诉|认定重复/.test(text))
    return undefined;
  if (HANDED_OVER.test(text)) return undefined;
  if (REOPENS.test(text)) return 'reopen';
  if (ANSWERS.test(text)) return 'answer';
  if (FINISHES.test(text) || UNTRUE.test(text)) return 'finish';
  return CONFIRMS.test(text) ? 'confirm' : undefined;
}

const COMMANDS: Readonly<Record<Exclude<AnsweringWord, 'confirm'>, RegExp>> = {
  answer: /(?:先|首次)?(?:答复|回复)(?:一下)?|\banswer\b/i,
  finish:
    /^[\s,，:：]*(?:可以|已经?)?(?:办结|\bfinish(?:ed)?\b)(?:了|吧)?|[\s,，:：](?:可以|已经?)?办结(?:了|吧)?\s*$/i,
  reopen: /(?:请)?(?:重新(?:核实|核查|打开|开启)|重开|再(?:去)?核实)(?:一下)?|\bre-?open\b/i,
};

/** What was said besides the number and the command: the answer, the result, the reason. Empty when that is all. */
export function answerIn(text: string, word: Exclude<AnsweringWord, 'confirm'>): string {
  const rest = readIssue(text)?.rest ?? text;
  return rest
    .replace(COMMANDS[word], ' ')
    .replace(/^[\s,，。.;；:：、]+|[\s,，;；:：、]+$/g, '')
    .replace(/^(?:因为|由于|原因[是:：]*|because)\s*/i, '')
    .replace(/ {2,}/g, ' ');
}
