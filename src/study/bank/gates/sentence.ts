import { pointsElsewhere } from '../cleaning.ts';
import { type Draft, withoutWrong } from '../draft.ts';
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
/** A part was cut out before it: 不能的, ，的. */
const CUT = /(?:不能|不得|不应|必须|可以|[，。；、：“]|由|把|按)的(?!士|确)/;
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

/** What keeps a text from being read as a sentence by itself, the first that does; `words` is what was found. */
export interface SentenceFault {
  readonly what:
    | 'short'
    | 'long'
    | 'no-end'
    | 'stops'
    | 'pronoun'
    | 'blanks'
    | 'brackets'
    | 'cut'
    | 'dangling'
    | 'noise'
    | 'reference'
    | 'empty-option'
    | 'long-option';
  readonly words?: string;
}

/** In a text of any kind: something open, something that points elsewhere. */
function textFault(text: string): SentenceFault | undefined {
  if (!balanced(text)) return { what: 'brackets' };
  const cut = CUT.exec(text)?.[0];
  if (cut !== undefined) return { what: 'cut', words: cut };
  const dangling = DANGLING.exec(text.replace(BELOW, ''))?.[0];
  if (dangling !== undefined) return { what: 'dangling', words: dangling };
  const noise = NOISE.exec(text)?.[0];
  if (noise !== undefined) return { what: 'noise', words: noise };
  return pointsElsewhere(text.replace(/《[^》]*》/g, '')) ? { what: 'reference' } : undefined;
}

function stemFault(stem: string): SentenceFault | undefined {
  if (stem.length < SHORTEST_STEM) return { what: 'short' };
  if (stem.length > LONGEST_STEM) return { what: 'long' };
  if (!/[？。]$/.test(stem)) return { what: 'no-end' };
  const stops = /[，、；：][？。]$|[，。；：][，。；：]|^[，。；：、]/.exec(stem)?.[0];
  if (stops !== undefined) return { what: 'stops', words: stops };
  const pronoun = PRONOUN_FIRST.exec(stem)?.[0];
  if (pronoun !== undefined) return { what: 'pronoun', words: pronoun };
  if ((stem.match(/（　　）/g)?.length ?? 0) > 1) return { what: 'blanks' };
  return textFault(stem);
}

function optionFault(text: string): SentenceFault | undefined {
  if (text.trim() === '') return { what: 'empty-option' };
  return text.length > LONGEST_OPTION ? { what: 'long-option', words: text } : textFault(text);
}

/** What of a question, its options among it, does not read as a sentence; undefined when all of it does. */
export function sentenceFault({ stem, answer, kind }: Draft): SentenceFault | undefined {
  const own = stemFault(stem);
  if (own || answer.form === 'judge' || answer.form === 'number') return own;
  const options = [answer.right, kind === 'written' && 'wrong' in answer ? answer.wrong : []].flat();
  for (const option of options) {
    const fault = optionFault(option);
    if (fault) return fault;
  }
  return undefined;
}

/** It reads as a sentence on its own: not too long, brackets closed, nothing that points to what is not there. */
export const sentence: Gate = {
  name: 'sentence',
  pass: (draft) =>
    sentenceFault(draft) ? undefined : withoutWrong(draft, (words) => optionFault(words) !== undefined),
};
