import type { Gate } from './gate.ts';

const NO = /^(?:不|没有|未|无法|禁止)/;

/** 切配间水产区, 切配间蔬菜区, 切配间肉类区 beside 备餐间消毒柜. */
function besideAllAlike(right: string, wrong: readonly string[]): boolean {
  const [first = ''] = wrong.map((words) => words.slice(0, 2));
  return (
    wrong.length > 1 &&
    /^\p{Script=Han}{2}$/u.test(first) &&
    !right.startsWith(first) &&
    wrong.every((words) => words.startsWith(first))
  );
}

/** No option is the only one that says no, or the only one that says yes: the right one would be guessed from that. */
export const oddOneOut: Gate = {
  name: 'odd-one-out',
  pass(draft) {
    const { answer } = draft;
    if (answer.form !== 'single' || draft.kind === 'force') return draft;
    const denies = NO.test(answer.right);
    if (answer.wrong.every((words) => NO.test(words) !== denies)) return undefined;
    return besideAllAlike(answer.right, answer.wrong) ? undefined : draft;
  },
};
