import type { Clause } from './model.ts';

/** What an article of a law, regulation or management document does. */
export type Role =
  /** Lays down what is to be done, may be done, must not be done. */
  | 'rule'
  /** Says what follows on a breach. */
  | 'penalty'
  /** Says what a word means. */
  | 'definition'
  /** Why the text was made, whom it is for, what comes before all rules. */
  | 'purpose'
  /** From when it is in force, what else was repealed, who makes the details. */
  | 'closing'
  /** What the state encourages and supports: it asks nothing of anybody. */
  | 'policy';

const PENALTY_CHAPTER = /法律责任|罚\s*则|处\s*罚|责任追究/;
const PENALTY =
  /责令.{0,30}(?:改正|停[止产业]|退还|恢复原状)|处.{0,40}(?:罚款|拘留)|(?:依法)?(?:给予|予以)(?:.{0,6}(?:警告|处分|训诫|处罚))|追究.{0,6}责任(?=[。；，]|$)|吊销|没收违法所得/;
const PURPOSE =
  /^为了?.{4,120}制定本|(?:适用|遵守)本(?:法|条例|规定|办法|规则|细则)[。，]|^(?:本(?:法|条例|规定|办法)适用于)/;
const CLOSING =
  /^本.{0,10}自.{1,20}起(?:施行|实施)|^[^。]{2,60}(?:办法|规定|细则)[^。]{0,10}由[^。]{2,60}(?:制定|规定)。$|由[^。]{2,30}负责解释。$/;
const POLICY = /^(?:国家|各级人民政府|地方各级人民政府)(?:.{0,6})(?:鼓励|支持|推动|加强|促进|保护)/;

/** An article, or a paragraph or item of one. */
export const isOfArticle = ({ number }: Pick<Clause, 'number'>): boolean => number.startsWith('第');

/** Recognises the role of an article by its chapter and its words; what stands in no article is a rule. */
export function roleOf(clause: Pick<Clause, 'number' | 'path' | 'text' | 'leadIn'>): Role {
  if (!isOfArticle(clause)) return 'rule';
  const text = clause.text.slice(0, READ_AT_MOST);
  const said = clause.leadIn ? `${clause.leadIn.text.slice(0, READ_AT_MOST)}${text}` : text;
  if (clause.path.some((heading) => PENALTY_CHAPTER.test(heading)) || PENALTY.test(said)) return 'penalty';
  if (wordsDefined(text).length > 0) return 'definition';
  if (PURPOSE.test(text)) return 'purpose';
  if (CLOSING.test(text)) return 'closing';
  if (POLICY.test(text)) return 'policy';
  return 'rule';
}

/** Articles of great length hold many things: what comes later than this doesn't tell what they do. */
const READ_AT_MOST = 2_000;
/** `本法所称档案，是指…`, `（四）人员密集场所，是指…`, `下列用能单位为重点用能单位：`: the word stands in one of the two groups. */
const DEFINES =
  /^(.{2,60}?)，?(?:是指|系指|，指(?!定|派|导|挥|标|令|示))|^下列[^，]{2,20}(?:为|属于)([^，：:]{2,20})[：:]/u;
const BEFORE_WORD = /^.*所称(?:的)?|[（(][^）)]*[）)]|[“”"]/gu;

/** The words that a text says the meaning of. */
export function wordsDefined(text: string): readonly string[] {
  if (!/指|下列/.test(text)) return [];
  return text
    .slice(0, READ_AT_MOST)
    .split(/[。；\n]/u)
    .flatMap((sentence) => {
      const match = DEFINES.exec(sentence);
      const word = (match?.[1] ?? match?.[2] ?? '').replace(BEFORE_WORD, '').trim();
      return word.length > 1 && word.length <= LONGEST_WORD && !word.includes('，') ? [word] : [];
    });
}

const LONGEST_WORD = 20;

/** The sentence in which a text says what a word means; undefined when it doesn't. */
export function sentenceDefining(word: string, text: string): string | undefined {
  return text
    .split(/(?<=[。；])|\n/)
    .find((sentence) => wordsDefined(sentence).includes(word))
    ?.trim();
}
