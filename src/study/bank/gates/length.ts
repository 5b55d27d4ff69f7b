import type { Draft } from '../draft.ts';
import type { Gate } from './gate.ts';

const TAKE = 3;
const LEAST_WRONG = 2;
/** Up to so many characters more or less nobody guesses from the length. */
const FREE = 4;
/** Of what is longer than that every line more is seen. */
const LONG = 20;

const size = (text: string): number => [...text].length;

/** The right answer is not told by being the longest or the shortest; at last as many wrong ones are left as the question takes. */
export const length: Gate = {
  name: 'length',
  pass(draft) {
    const { answer } = draft;
    if (answer.form === 'single') {
      const own = size(answer.right);
      const near = draft.fixed
        ? answer.wrong
        : answer.wrong.filter((words) => Math.abs(size(words) - own) <= Math.max(FREE, own * 0.7));
      const wrong = near.slice(0, answer.take ?? TAKE);
      return wrong.length >= LEAST_WRONG && (draft.fixed || !standsOut(own, wrong))
        ? withWrong(draft, wrong)
        : undefined;
    }
    if (answer.form === 'several') {
      const mean = answer.right.reduce((sum, words) => sum + size(words), 0) / answer.right.length;
      const near = answer.wrong.filter((words) => Math.abs(size(words) - mean) <= Math.max(FREE + 2, mean * 0.8));
      const wrong = near.slice(0, answer.take ?? 2);
      return wrong.length >= (draft.kind === 'written' ? 1 : LEAST_WRONG) ? withWrong(draft, wrong) : undefined;
    }
    return draft;
  },
};

function standsOut(own: number, wrong: readonly string[]): boolean {
  const sizes = wrong.map(size);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const free = own > LONG ? 0 : FREE;
  const times = own > LONG ? 1.4 : 1.5;
  return own > most * times + free || own < least / times - free;
}

function withWrong(draft: Draft, wrong: readonly string[]): Draft {
  const { answer } = draft;
  if (answer.form !== 'single' && answer.form !== 'several') return draft;
  return { ...draft, answer: { ...answer, wrong } };
}
