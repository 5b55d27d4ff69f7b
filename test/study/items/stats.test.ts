import { describe, expect, it } from 'vitest';
import type { Item } from '../../../src/study/bank/model.ts';
import type { ItemStats } from '../../../src/study/items/model.ts';
import { bestAreWrong, discrimination, idleOf, type Observed, withAnswers } from '../../../src/study/items/stats.ts';

const item: Item = {
  id: 'i1',
  clause: 'X#1',
  kind: 'value',
  stem: '多久？',
  options: ['24 h', '48 h', '72 h'],
  key: { form: 'single', right: 1 },
};
const answer = (right: boolean, rest: number, group?: Observed['group'], place = right ? 1 : 0): Observed => ({
  right,
  picked: [place],
  rest,
  ...(group ? { group } : {}),
});
const of = (answers: readonly Observed[], before?: ItemStats): ItemStats => withAnswers(before, item, answers, 0);

describe('the figures of a question', () => {
  it('are sums: quiz by quiz gives the same as all at once', () => {
    const answers = [answer(true, 0.9, 'best'), answer(false, 0.2, 'worst'), answer(true, 0.5), answer(false, 0.4)];
    const whole = of(answers);
    expect(of(answers.slice(2), of(answers.slice(0, 2)))).toEqual(whole);
    expect(whole).toMatchObject({ n: 4, right: 2, share: 0.5, picks: [2, 2, 0], best: { n: 1, right: 1 } });
  });

  it('tell who knows the rest from who does not by the point-biserial coefficient', () => {
    // Checked by hand: x = 1,1,0,0; y = .9,.7,.4,.2; r = .5·… = 0.2 / (0.5·0.269) = 0.9285
    const stats = of([answer(true, 0.9), answer(true, 0.7), answer(false, 0.4), answer(false, 0.2)]);
    expect(discrimination(stats)).toBeCloseTo(0.9285, 3);
    expect(of([answer(true, 0.9), answer(true, 0.7)]).discrimination).toBeUndefined();
  });

  it('name options that nobody picks, once there are answers enough', () => {
    const many = Array.from({ length: 19 }, () => answer(true, 0.5));
    expect(of(many).idle).toBe(false);
    const enough = of([...many, answer(false, 0.5)]);
    expect([enough.idle, idleOf(item, enough.picks)]).toEqual([true, ['72 h']]);
  });

  it('speak against a question that most of the best get wrong, from twenty answers on', () => {
    const worst = Array.from({ length: 14 }, () => answer(true, 0.1, 'worst'));
    const best = [false, false, false, true, true].map((right) => answer(right, 0.9, 'best'));
    expect(bestAreWrong(of([...worst, ...best]))).toBe(false);
    expect(bestAreWrong(of([...worst, ...best, answer(true, 0.5)]))).toBe(true);
    expect(bestAreWrong(of([...worst, ...best, answer(true, 0.9, 'best')]))).toBe(false);
  });
});
