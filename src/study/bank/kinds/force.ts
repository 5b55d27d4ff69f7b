import type { Located } from '../../../standards/catalogue.ts';
import type { Modal } from '../../../standards/model.ts';
import { oneOf } from '../chance.ts';
import type { Draft } from '../draft.ts';
import { isMain, rulesOf, withPart } from '../rule.ts';

/** The five kinds of provision of GB/T 1.1—2020, appendix C, in words of the floor. */
const SAYS: Partial<Record<Modal, string>> = {
  应: '必须这样做',
  宜: '提倡这样做，不强制',
  可: '可以这样做，也可以不做',
  不宜: '不提倡这样做，但不禁止',
  不应: '不允许这样做',
};
/** Requirements are many: one in so many of them is asked about, so that the answer cannot be guessed. */
const ONE_IN = 7;
/** 鼓励 and 有权 are verbs of their own: nothing is left of the sentence without them. */
const PLAIN = /^(?:应当?|宜|可以?|不宜|不应当?|不得|必须)$/;
const BOUND = /^(?:少于|超过|大于|高于|低于|多于|小于|早于|晚于|迟于|长于|短于|由|为)/;

/** Requirement, recommendation, permission, prohibition: what is said without its word of force, and which it is. */
export function forceDrafts(located: Located): Draft[] {
  return rulesOf(located).flatMap((rule): Draft[] => {
    const [force, ...more] = rule.forces;
    const right = force && SAYS[force.modal];
    if (
      !force ||
      !right ||
      !isMain(rule, force.modal) ||
      !PLAIN.test(force.word) ||
      more.length > 0 ||
      force.start < 2 ||
      rule.text.length > 60
    )
      return [];
    if ((force.modal === '应' || force.modal === '不应') && oneOf(ONE_IN, rule.clause.key) > 0) return [];
    if (BOUND.test(rule.text.slice(force.start + force.word.length))) return [];
    const bare = withPart(rule.text, force.start, force.word.length, '');
    const base = { kind: 'force' as const, edition: rule.edition, clause: rule.clause, topic: bare };
    const wrong = Object.values(SAYS).filter((words) => words !== right);
    const choice: Draft = {
      ...base,
      stem: `${rule.context}“${bare}”是哪一种规定？`,
      answer: { form: 'single', right, wrong },
      fixed: true,
    };
    if (force.modal !== '宜' && force.modal !== '应') return [choice];
    return [
      choice,
      {
        ...base,
        stem: `${rule.context || '按标准的规定，'}${withPart(rule.text, force.start, force.word.length, '必须')}，没有这样做就是违反规定。`,
        answer: { form: 'judge', right: force.modal === '应' },
      },
    ];
  });
}
