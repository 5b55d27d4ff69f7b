import type { Located } from '../../../standards/catalogue.ts';
import type { Modal } from '../../../standards/model.ts';
import type { Bench } from '../bench.ts';
import { oneOf } from '../chance.ts';
import type { Draft } from '../draft.ts';
import { isMain, type Rule, rulesOf } from '../rule.ts';
import { hasException } from './exception.ts';
import { leadInSentence } from './lead-in.ts';

/** 不应少于 sets a bound: nobody asks whether one may. */
const BOUND = /^(?:少于|超过|大于|高于|低于|多于|小于|早于|晚于|迟于|长于|短于)/;
/** The word that says the opposite, and the one that says the same in words that everyone uses. */
const TURNED: Partial<Record<Modal, { readonly against: string; readonly same: string }>> = {
  不应: { against: '可以', same: '不得' },
  可: { against: '不得', same: '可以' },
  不必: { against: '必须', same: '不必' },
};

/** What everyone knows to be wrong wherever they work: no rule has to be learned for it. */
export const COMMON_SENSE =
  /未经|未通过|吸烟|烟火|饮酒|酒后|赌博|打骂|斗殴|殴打|辱骂|侮辱|歧视|威胁|泄露|伪造|编造|篡改|挪用|挪作|侵占|侵害|侵犯|私自|擅自|非法|违法|违规|冒用|冒充|虚假|弄虚作假|无依据|隐瞒|谎报|瞒报|贿赂|索要|收受|牟取|谋取|腐败变质|霉变|超过保质期|过期|有毒|有害|损坏|损毁|破坏|危害|妨碍|阻碍|干扰|阻挠|堵塞|封闭|打击报复|报复|推诿|脱岗|睡觉|串岗|玩忽职守|徇私|滥用职权|剽窃|恶意|哄抬|欺诈|欺骗|误导|顶撞|争吵|乱扔|乱倒|随地/;
/** Whoever may do that does it: nobody is told that he may leave it, or must. */
export const PROTECTS = /停止作业|停止使用|撤离|疏散|避险|报警|报告|上报|呼救|急救|救援|抢救|送医|拨打|制止|切断/;
/** 均可提出, 示意暂停续水的: turned round it is no sentence, or no rule of anybody's. */
const UNTURNED = /[均也还都亦]$|示意/;
/** Nobody would think it forbidden: praise, and a choice of ways. */
const HARMLESS = /表扬|奖励|^(?:采用|通过)[^，]*[、或]/;
/** 专项用于…，可以挪作他用 denies itself. */
const EXCLUSIVE = /专项|专用|专门|专供|只|仅|唯一/;

const PLAIN = /^(?:可以?|有权|不应当?|不得|禁止|严禁|不准|不许|不必|可不)$/;

/** Allowed or not, said once as it is and once as it is not: a statement to be judged. */
export function allowedDrafts(located: Located, bench: Bench): Draft[] {
  if (located.clause.kind === 'item') return fromItem(located, bench);
  return rulesOf(located).flatMap((rule) => {
    const modal = rule.forces[0]?.modal;
    const words = modal && TURNED[modal];
    if (!words || !isMain(rule, modal) || rule.forces.some((f) => f.modal !== modal)) return [];
    if (modal === '不应' && hasException(rule.edition, rule.clause)) return [];
    if (modal === '不应' && rule.forces.some((f) => BOUND.test(rule.text.slice(f.start + f.word.length)))) return [];
    if (rule.forces.some((f) => !PLAIN.test(f.word))) return [];
    if (COMMON_SENSE.test(rule.text) || (modal === '可' && PROTECTS.test(rule.text))) return [];
    const last = rule.forces.at(-1);
    const before = rule.text.slice(0, last?.start);
    const act = rule.text.slice(before.length + (last?.word.length ?? 0));
    if (UNTURNED.test(before) || /^予/.test(act) || (modal === '可' && HARMLESS.test(act))) return [];
    const both = [
      ...((modal === '不应' && EXCLUSIVE.test(before)) || /^[依经]/.test(act)
        ? []
        : [judged(rule, words.against, false)]),
      judged(rule, words.same, true),
    ];
    // A law forbids in most of its articles: one of the two is enough.
    return located.edition.type === '法规' ? both.slice(oneOf(both.length, rule.clause.key)).slice(0, 1) : both;
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
  if (COMMON_SENSE.test(clause.text) || clause.text.includes('其他情形')) return [];
  const base = { kind: 'allowed' as const, edition, clause, topic: `${made.before}${made.after}` };
  const { against, same } = OF_LIST[made.force];
  const said = (word: string): string => `${made.context}${made.before}${word}${made.after}。`;
  // One of the two: a list has many items, and each is asked about.
  const truth = oneOf(2, clause.key) === 0;
  return [{ ...base, stem: said(truth ? same : against), answer: { form: 'judge', right: truth } }];
}
