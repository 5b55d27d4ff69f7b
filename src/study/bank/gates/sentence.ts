import { pointsElsewhere } from '../cleaning.ts';
import { withoutWrong } from '../draft.ts';
import type { Gate } from './gate.ts';

const LONGEST_STEM = 130;
const SHORTEST_STEM = 8;
const LONGEST_OPTION = 80;

/** What a reader can't find: the clause before, a table, the list below, who is meant. */
const DANGLING =
  /本条|本款|第[一二三四五六七八九十]+[款项]|本章|本表|上述|下列|下述|前款|前项|前述|上款|如下|(?<!可)以下(?!的|时)|本办法|本法|本条例|本文件|本标准|另有规定/;
/** 10 ℃ 以下, 三层以下 point at nothing. */
const BELOW = /[\d一二三四五六七八九十百千万][^，。]{0,5}以下/g;
/** A pronoun at the beginning has nothing to point at. */
const PRONOUN_FIRST =
  /^(?:按《[^》]+》[^，]*，)?(?:其(?!他|中)|该|此(?!外)|它|他们|这些|那些|并|且|但|或者|以及|和|及|的)/;
const NOISE = /[|｜]|·(?!月|日|次|肉|水产|菜)|——|行\d|……|\s-\s/;
const PAIRS: readonly (readonly [string, string])[] = [
  ['（', '）'],
  ['(', ')'],
  ['“', '”'],
  ['《', '》'],
  ['「', '」'],
];

function balanced(text: string): boolean {
  return PAIRS.every(([open, close]) => {
    let depth = 0;
    for (const sign of text) {
      if (sign === open) depth++;
      else if (sign === close && --depth < 0) return false;
    }
    return depth === 0;
  });
}

/** A text that a person can read: nothing open, nothing that points elsewhere. */
const readable = (text: string): boolean =>
  balanced(text) &&
  !DANGLING.test(text.replace(BELOW, '')) &&
  !NOISE.test(text) &&
  !pointsElsewhere(text.replace(/《[^》]*》/g, ''));
const readableOption = (text: string): boolean => text.trim() !== '' && text.length <= LONGEST_OPTION && readable(text);

/** It reads as a sentence on its own: not too long, brackets closed, nothing that points to what is not there. */
export const sentence: Gate = {
  name: 'sentence',
  pass(draft) {
    const { stem, answer, kind } = draft;
    const proper =
      stem.length >= SHORTEST_STEM &&
      stem.length <= LONGEST_STEM &&
      /[？。]$/.test(stem) &&
      !/[，、；：][？。]$|[，。；：][，。；：]|^[，。；：、]/.test(stem) &&
      !PRONOUN_FIRST.test(stem) &&
      (stem.match(/（　　）/g)?.length ?? 0) <= 1;
    if (!proper || !readable(stem)) return undefined;
    if (answer.form === 'judge' || answer.form === 'number') return draft;
    if (![answer.right].flat().every(readableOption)) return undefined;
    if (kind === 'written' && 'wrong' in answer && !answer.wrong.every(readableOption)) return undefined;
    return withoutWrong(draft, (words) => !readableOption(words));
  },
};
