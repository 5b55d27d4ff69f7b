import type { Located } from '../../../standards/catalogue.ts';
import type { Modal } from '../../../standards/model.ts';
import { oneOf } from '../chance.ts';
import type { Draft } from '../draft.ts';
import { isMain, nameOf, rulesOf, withPart } from '../rule.ts';
import { COMMON_SENSE, PROTECTS } from './allowed.ts';

/** The five kinds of provision of GB/T 1.1—2020, appendix C, in words of the floor. */
const SAYS: Partial<Record<Modal, string>> = {
  应: '必须这样做',
  宜: '提倡这样做，不强制',
  可: '可以这样做，也可以不做',
  不宜: '不提倡这样做，但不禁止',
  不应: '不允许这样做',
};
/** 可在事后补登记, 包扎后从事…, 推迟续水: what is permitted is when or how, not whether. */
const HOW = /^[凭经按以]|后|之前|推迟|暂停|延|并|先|一并|同时|代为/;
/** 任何人均可提出: without its 可 another sentence. */
const BEFORE = /[均也还都亦才即仍]$/;
/** Says only that it is to be done as it is to be done: nobody could take it for anything but a duty. */
const EMPTY = /(?:遵守|符合|按照?|依照)[^，]*(?:规定|要求)$|负责$|承担\S{0,8}责任$|依法/;
/** Requirements are many: one in so many of them is asked about, so that the answer cannot be guessed. */
const ONE_IN = 7;
/** 鼓励 and 有权 are verbs of their own: nothing is left of the sentence without them. */
const PLAIN = /^(?:应当?|宜|可以?|不宜|不应当?|不得|必须)$/;
const BOUND = /^(?:少于|超过|大于|高于|低于|多于|小于|早于|晚于|迟于|长于|短于|由|为)/;

/** What is quoted quotes with the inner marks. */
const quoted = (text: string): string => text.replaceAll('“', '‘').replaceAll('”', '’');

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
    const act = rule.text.slice(force.start + force.word.length);
    const before = rule.text.slice(0, force.start);
    if (
      act.length < 2 ||
      BEFORE.test(before) ||
      (force.modal === '应' && EMPTY.test(act)) ||
      rule.text.includes('推荐性') ||
      COMMON_SENSE.test(rule.text)
    )
      return [];
    if ((force.modal === '可' || force.modal === '宜') && PROTECTS.test(rule.text)) return [];
    if (force.modal === '可' && (HOW.test(act) || /示意|要求|请求/.test(before))) return [];
    const bare = withPart(rule.text, force.start, force.word.length, '');
    const base = { kind: 'force' as const, edition: rule.edition, clause: rule.clause, topic: bare, act };
    // What another standard says of the same is no answer to it.
    const context = rule.context || `按${nameOf(rule.edition)}的规定，`;
    const wrong = Object.values(SAYS).filter((words) => words !== right);
    const choice: Draft = {
      ...base,
      stem: `${context}“${quoted(bare)}”是哪一种规定？`,
      answer: { form: 'single', right, wrong },
      fixed: true,
    };
    if (force.modal !== '宜' && force.modal !== '应') return [choice];
    // A law hardly ever recommends: all that is judged there would be true.
    if (rule.edition.type === '法规') return [choice];
    return [
      choice,
      {
        ...base,
        stem: `${context}${withPart(rule.text, force.start, force.word.length, '必须')}，没有这样做就是违反规定。`,
        answer: { form: 'judge', right: force.modal === '应' },
      },
    ];
  });
}
