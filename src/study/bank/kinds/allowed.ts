import type { Located } from '../../../standards/catalogue.ts';
import type { Modal } from '../../../standards/model.ts';
import type { Bench } from '../bench.ts';
import { oneOf } from '../chance.ts';
import type { Draft } from '../draft.ts';
import { isMain, type Rule, rulesOf } from '../rule.ts';
import { leadInSentence } from './lead-in.ts';

/** 不应少于 sets a bound: nobody asks whether one may. */
const BOUND = /^(?:少于|超过|大于|高于|低于|多于|小于|早于|晚于|迟于|长于|短于)/;
/** The word that says the opposite, and the one that says the same in words that everyone uses. */
const TURNED: Partial<Record<Modal, { readonly against: string; readonly same: string }>> = {
  不应: { against: '可以', same: '不得' },
  可: { against: '不得', same: '可以' },
  不必: { against: '必须', same: '不必' },
};

const PLAIN = /^(?:可以?|有权|不应当?|不得|禁止|严禁|不准|不许|不必|可不)$/;

/** Allowed or not, said once as it is and once as it is not: a statement to be judged. */
export function allowedDrafts(located: Located, bench: Bench): Draft[] {
  if (located.clause.kind === 'item') return fromItem(located, bench);
  return rulesOf(located).flatMap((rule) => {
    const modal = rule.forces[0]?.modal;
    const words = modal && TURNED[modal];
    if (!words || !isMain(rule, modal) || rule.forces.some((f) => f.modal !== modal)) return [];
    if (modal === '不应' && rule.forces.some((f) => BOUND.test(rule.text.slice(f.start + f.word.length)))) return [];
    if (rule.forces.some((f) => !PLAIN.test(f.word))) return [];
    return [judged(rule, words.against, false), judged(rule, words.same, true)];
  });
}

function judged(rule: Rule, word: string, right: boolean): Draft {
  let text = '';
  let done = 0;
  for (const force of rule.forces) {
    text += rule.text.slice(done, force.start) + word;
    done = force.start + force.word.length;
  }
  // 不得先领用，并在当班补办登记: what follows a permission is no part of the prohibition.
  const rest = rule.text.slice(done);
  const end = word === '不得' && rule.forces[0]?.modal === '可' ? rest.replace(/，.*$/, '') : rest;
  return {
    kind: 'allowed',
    edition: rule.edition,
    clause: rule.clause,
    stem: `${rule.context}${text}${end}。`.replace('可以以', '可以用'),
    answer: { form: 'judge', right },
    topic: rule.text,
  };
}

/** The word that says the opposite of a list's force, and the one that says the same. */
const OF_LIST = {
  不应: { against: '可以', same: '不得' },
  可: { against: '不得', same: '可以' },
  应: { against: '不必', same: '应' },
} as const;

/** 下列食品不应采购 + 来源不明的散装食用油 → 来源不明的散装食用油可以采购. */
function fromItem(located: Located, bench: Bench): Draft[] {
  const made = leadInSentence(located, bench);
  if (!made) return [];
  const { edition, clause } = located;
  const base = { kind: 'allowed' as const, edition, clause, topic: `${made.before}${made.after}` };
  const { against, same } = OF_LIST[made.force];
  const said = (word: string): string => `${made.context}${made.before}${word}${made.after}。`;
  // One of the two: a list has many items, and each is asked about.
  const truth = oneOf(2, clause.key) === 0;
  return [{ ...base, stem: said(truth ? same : against), answer: { form: 'judge', right: truth } }];
}
