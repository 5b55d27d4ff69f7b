/** The words that a need begins with. */
const BEGINS = /^(?:我?(?:想|要)?提(?:一?[个条])?(?:标准化)?需求|提(?:一?[个条])?建议|raise a (?:demand|need))/i;
/** Or ends with: `扫地机没有规定，提个需求`. */
const ENDS = /(?:提(?:一?[个条])需求|提需求)(?:[,，\s]|$|算)/;

const QUESTION = /多久|几天|多少|谁|怎么|如何|哪|什么|吗|是不是|有没有|流程|[?？]\s*$/;
/** How a question about needs goes on right behind the word: `提需求之后多久会答复`. */
const GOES_ON =
  /^(?:之后|以后|后(?!勤)|的|是|要|会|能|可以|需要|到底|都?有|给谁|找谁|向谁|谁|在哪|去哪|哪|怎么|如何|多久|几天|什么|流程|吗)/;
/** What a question about needs is made of, when a blank stands between: `提需求 多久答复`. */
const NOTHING_ELSE =
  /^(?:之后|以后|多久|几天|几个|工作日|什么时候|何时|什么|谁|怎么|如何|哪里|哪儿|流程|答复|回复|处理|受理|办理|办|负责|结果|一般|大概|可以|需要|[会能给才有要后是的了呢吗我来找向在去?？\s])+$/;
const ASKS_HOW = /(?:谁|怎么|如何|哪里|哪儿|什么时候).{0,8}$/;

const ASKS_FIRST = /^(?:谁|哪些人|什么人|怎么|如何|在?哪里?|什么时候)(?:能|可以|都能|都可以|才能)?(?:去|来)?提/;

/** Whether a message raises a need, rather than asks something. */
export const raisesNeed = (text: string): boolean => BEGINS.test(text) || ENDS.test(text);

/**
 * Whether a message asks about needs themselves (`提需求之后多久会答复`). A need whose own words ask something
 * (`提需求 车库扫地机多久充一次电`) is a need all the same.
 */
export function asksAboutNeeds(text: string): boolean {
  const word = BEGINS.exec(text)?.[0];
  // 谁能提需求，提了多久回复: who asks before the word asks about needs, whatever follows.
  if (word === undefined) return ENDS.test(text) && (ASKS_HOW.test(text) || ASKS_FIRST.test(text));
  const rest = text.slice(word.length);
  if (/^[\s:：,，]/.test(rest)) return NOTHING_ELSE.test(rest.replace(/^[\s:：,，]+/, ''));
  return GOES_ON.test(rest) && QUESTION.test(rest);
}
