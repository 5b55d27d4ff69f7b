import { foldText } from '../base/fold.ts';
import type { SearchDocument, SearchIndex } from './index-model.ts';
import { rowsWith } from './postings.ts';
import { soundOf } from './sounds.ts';
import { termAt } from './term-table.ts';

/** The words that a mistyped word may have been meant for, as plain data. */
export interface SpellingWords {
  readonly words: readonly string[];
  /** How each is read, syllables parted by spaces. */
  readonly sounds: readonly string[];
  /** In how many documents each stands; more for phrases of headings; SPOKEN_WEIGHT for what is only said. */
  readonly weights: readonly number[];
}

/** Words that people ask with, for questions typed in pinyin; the documents hold few of them. */
const ASKING = (
  '多久 一次 多少 几次 几点 几个 几天 几号 夜里 夜间 晚上 白天 早上 中午 下午 上午 今天 明天 每天 每周 每月 每年 什么 怎么 怎么办 谁 可以 可不可以 能不能 ' +
  '要不要 需要 必须 应该 是不是 有没有 多长 多长时间 时间 时候 什么时候 哪里 哪些 哪个 是否 如何 为什么 要求 规定 标准 频次 频率 次数 数量 温度 小时 分钟 ' +
  '提前 之前 之后 以前 以后 以内 最多 最少 至少 负责 谁负责 检查 打扫 清洁 保存 记录 登记 签字 超过 不能 不许 一天 一周 一月 一年 两次 三次 吗 呢 克 次 人 天 年 月 度 米 元 分 要 能 的 是 不 有 在 用 放 几'
).split(' ');

const LONGEST = 6;
/** A vocabulary larger than this would cost more memory than it finds words. */
const MOST_WORDS = 30_000;
/** What a phrase of a heading, a title or a term counts beside a word that merely occurs. */
const PHRASE_WEIGHT = 20;
/** Spoken words that no document holds can be typed in pinyin, but correct nothing: no document, no weight. */
const SPOKEN_WEIGHT = 0.5;
const TERM_WEIGHT = 2;

/** Words of the index, the organisation's own words, and the phrases of headings, titles and terms (10 µs a word: for a worker). */
export function spellingWords(
  index: SearchIndex,
  documents: readonly SearchDocument[],
  ownWords: readonly string[],
): SpellingWords {
  const weights = new Map<string, number>();
  const raise = (word: string, weight: number): void => {
    if (!/^\p{Script=Han}+$/u.test(word) || word.length > LONGEST) return;
    weights.set(word, (weights.get(word) ?? 0) + weight);
  };
  for (let term = 0; term < index.table.count; term++) {
    const text = termAt(index.table, term);
    if (text.startsWith('=') && text.length > 2) raise(text.slice(1), rowsWith(index.postings, term));
  }
  const phrases = new Set<string>();
  for (const { fields } of documents) {
    for (const field of [fields.title, fields.heading, fields.term]) {
      for (const phrase of foldText(field ?? '').split(/[^\p{Script=Han}]+/u))
        if (phrase.length > 1) phrases.add(phrase);
    }
  }
  for (const phrase of phrases) raise(phrase, PHRASE_WEIGHT);
  for (const word of ownWords.map(foldText)) raise(word, weights.has(word) ? TERM_WEIGHT : SPOKEN_WEIGHT);
  for (const word of ASKING) if (!weights.has(word)) raise(word, SPOKEN_WEIGHT);
  const chosen = [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_WORDS);
  return {
    words: chosen.map(([word]) => word),
    sounds: chosen.map(([word]) => soundOf(word).join(' ')),
    weights: chosen.map(([, weight]) => weight),
  };
}
