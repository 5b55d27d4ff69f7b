import { narrow } from '../../base/narrow.ts';
import { withDigits } from '../../base/numerals-in-text.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Sentence } from '../../base/sentence.ts';
import { unitNamed } from '../../base/units.ts';
import { messages } from './messages.ts';
import type { Care } from './model.ts';

/** What was said about a question: any of it may still be missing. */
export interface QuestionSaid {
  readonly question?: string;
  readonly options: readonly string[];
  /** Places of the options that were marked as right. */
  readonly right: readonly number[];
  /** `对`, `错`, `125 g`, `BAC`: what was said to be the answer. */
  readonly answer?: string;
  /** The steps are to be put in order. */
  readonly order: boolean;
  /** Code and number of the clause, in the speaker's words. */
  readonly clause?: string;
}

type Written = NonNullable<Care['written']>['answer'];

const NAMED_CLAUSE = /(?:条款|依据|出处|\bclause\b)\s*[:：是为]?\s*([^。；;\n]{2,60}?)\s*[。.]?\s*$/i;
/** A code with a number at the very end: what defends it, said without a word for it. */
const BARE_CLAUSE =
  /((?:Q\/[A-Z]+\s*)?\b[A-Z]{2}\s*\d{3}(?:[—-]\d{4})?\s*(?:的|第)?\s*(?:\d{1,2}(?:\.\d{1,2}){1,4}|[A-Z]\.\d[\d.]*)(?:\s*[a-z]\))?)\s*[。.]?\s*$/i;
const ORDER = /(?:顺序|次序|排序|\border\b)\s*[:：是为]?\s*([A-Fa-f](?:[\s,，、>→-]*[A-Fa-f]){2,5})\s*$/i;
const ANSWER = /(?:答案|正确答案|\banswer\b)\s*[:：是为]?\s*(\S.{0,30}?)\s*[。.]?\s*$/i;
const JUDGED = /[\s。.：:，,（(](对|错|正确|错误|√|×|✓|✗|true|false)[）)]?\s*[。.]?\s*$/i;
const LETTER = /(?:^|[\s,;。?])([A-F])\s*[.、:)]?\s*(?=\S)/gi;
const MARK = /\s*(?:[*＊√✓✔✅]|[（(](?:对|正确|right)[）)])\s*$/i;
const YES = /^(?:对|正确|√|✓|true)$/i;
const NO = /^(?:错|错误|×|✗|false)$/i;

/** Reads `留样要放多久？ A 24h B 48h* C 72h 条款 JG352 5.2.2`, whole or part by part. */
export function readQuestion(text: string): QuestionSaid {
  let rest = text.trim();
  const take = (pattern: RegExp): string | undefined => {
    const found = pattern.exec(rest);
    if (!found) return undefined;
    rest = rest.slice(0, found.index).trim();
    return found[1]?.trim();
  };
  const clause = take(NAMED_CLAUSE) ?? take(BARE_CLAUSE);
  const order = take(ORDER);
  const given = order ?? take(ANSWER);
  const { options, right, before } = optionsIn(rest);
  rest = before;
  const judged = options.length === 0 && given === undefined ? take(JUDGED) : undefined;
  const answer = given ?? judged;
  const question = rest.replace(/^[\s:：,，]+|[\s,，]+$/g, '');
  return {
    ...(question === '' ? {} : { question }),
    options,
    right,
    ...(answer === undefined ? {} : { answer }),
    order: order !== undefined,
    ...(clause === undefined ? {} : { clause }),
  };
}

/** Options by letter, in their order from A on; what stands before them. */
function optionsIn(text: string): { options: string[]; right: number[]; before: string } {
  const marks: { at: number; end: number }[] = [];
  for (const found of narrow(text).matchAll(LETTER)) {
    const letter = found[1] ?? '';
    if (letter.toUpperCase() !== 'ABCDEF'[marks.length]) continue;
    const at = found.index + found[0].indexOf(letter);
    marks.push({ at, end: found.index + found[0].length });
  }
  // One letter alone is a word of the question: A 座.
  if (marks.length < 2) return { options: [], right: [], before: text };
  const raw = marks.map(({ end }, i) => text.slice(end, marks[i + 1]?.at).replace(/[\s,，；;、]+$/, ''));
  return {
    options: raw.map((option) => option.replace(MARK, '').trim()),
    right: raw.flatMap((option, i) => (MARK.test(option) ? [i] : [])),
    before: text.slice(0, marks[0]?.at),
  };
}

/** What is still to be asked for, else what was said as an answer; the reason when it can't be one. */
export function answerSaid(said: QuestionSaid): Result<Written | undefined, Sentence> {
  const { options, answer } = said;
  if (new Set(options).size < options.length) return fail(messages.twice);
  if (options.length > 0) return optionsSaid(said);
  if (answer === undefined) return ok(undefined);
  if (YES.test(answer) || NO.test(answer)) return ok({ form: 'judge', right: YES.test(answer) });
  const number = /^(\d{1,9}(?:\.\d{1,6})?)\s*(\S{1,8})$/.exec(withDigits(answer));
  if (!number?.[1] || number[2] === undefined) return ok(undefined);
  const unit =
    unitNamed(number[2])?.symbol ?? (/^(?:次|人|个|台|件|天|日|工作日|年|周)$/.test(number[2]) ? number[2] : '');
  return unit === '' ? fail(messages.unknownUnit(number[2])) : ok({ form: 'number', right: Number(number[1]), unit });
}

function optionsSaid({ options, right: marked, answer, order }: QuestionSaid): Result<Written | undefined, Sentence> {
  const named = [...(answer ?? '').toUpperCase().replace(/[^A-F]/g, '')].map((letter) => 'ABCDEF'.indexOf(letter));
  if (order) {
    const whole = named.length === options.length && new Set(named).size === options.length;
    return whole && named.every((place) => place < options.length)
      ? ok({ form: 'order', right: named.map((place) => options[place] ?? '') })
      : fail(messages.orderUnfit);
  }
  const right = [...new Set(marked.length > 0 ? marked : named)].filter((place) => place < options.length);
  if (right.length === 0) return ok(undefined);
  const words = (places: readonly number[]): string[] => places.map((place) => options[place] ?? '');
  const wrong = words(options.map((_, i) => i).filter((i) => !right.includes(i)));
  if (options.length > 6 || wrong.length < (right.length === 1 ? 2 : 1)) return fail(messages.fewOptions);
  const [only] = words(right);
  return right.length === 1 && only !== undefined
    ? ok({ form: 'single', right: only, wrong, take: wrong.length })
    : ok({ form: 'several', right: words(right), wrong, take: wrong.length });
}
