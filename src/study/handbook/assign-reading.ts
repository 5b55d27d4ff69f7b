import type { SlotRead } from '../../commands/command.ts';

/** 分解是什么意思, 任务分解表在哪 ask. */
const ASKS = /什么|怎么|多久|谁|哪|吗|呢|[?？]/;
const TO = /\s*(?:→|—+>|-+>|=>|＝>|⇒|>|＞|分解(?:给|到|至)|指派给|给|到|至|\bto\b)\s*/i;

/** How much a message looks like putting a clause on a post without beginning with the word. */
export function looksLikeAssigning(text: string): number {
  if (ASKS.test(text)) return -1;
  return /\d.*分解(?:给|到|至)|^(?:请)?把.*分解/.test(text) ? 0.95 : 0;
}

/** Who gets it: what stands behind the arrow, else the Chinese words at the end that name no standard. */
export function postsIn(rest: string): SlotRead<string> | undefined {
  const text = rest.trim().replace(/[。.!！]+$/, '');
  const arrow = TO.exec(text);
  if (arrow) {
    const before = text.slice(0, arrow.index);
    const [value = '', ...after] = text.slice(arrow.index + arrow[0].length).split(/[:：]/);
    // 分解给保洁员：JG 331 6.2 names the clause behind.
    const rest = [before, ...after].join(' ');
    return value.trim() === '' ? undefined : { value: trimmed(value), rest };
  }
  const behind = /^(.*\d[\d.]*(?:\s*[a-z]\))?)[\s,，]+([\p{Script=Han}（）、和,，]{2,60})$/u.exec(text);
  if (behind?.[1] && behind[2]) return { value: trimmed(behind[2]), rest: behind[1] };
  const before = /^([\p{Script=Han}（）、和]{2,60}?)[\s:：]+(.*\d.*)$/u.exec(text);
  if (before?.[1] && before[2] && /[员工长人师]$/.test(before[1]))
    return { value: trimmed(before[1]), rest: before[2] };
  return /\d/.test(text) || text === '' ? undefined : { value: trimmed(text), rest: '' };
}

const trimmed = (text: string): string => text.replace(/^[\s:：]+|[\s。]+$/g, '').slice(0, 100);

/** Which clause, in the words of who said it. */
export function clauseIn(rest: string): SlotRead<string> | undefined {
  const value = rest.replace(/^[\s:：,，把将]+|[\s:：,，→>-]+$/g, '').replace(/的?(?:条款?|规定)$/, '');
  return value === '' ? undefined : { value, rest: '' };
}

/** Several posts in one: 保洁员、保洁班长. */
export const eachPost = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[、,，;；/]|和|与|以及|\s+/)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  ),
];
