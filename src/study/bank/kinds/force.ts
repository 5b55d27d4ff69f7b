import type { Located } from '../../../standards/catalogue.ts';
import type { Modal } from '../../../standards/model.ts';
import { oneOf } from '../chance.ts';
import type { Draft } from '../draft.ts';
import { isMain, nameOf, type Rule, rulesOf, withPart } from '../rule.ts';
import { COMMON_SENSE, PROTECTS } from './allowed.ts';
import { hasException } from './exception.ts';

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
/** 可采用纸质记录或电子记录: the ways that there are, or all of them. */
const WAYS =
  /^(?:采用|使用|选用|通过|利用|采取)[^，]*(?:、|或)|、[^，]*(?:方式|形式|渠道|途径|方法)|(?:或|或者)[^，]{1,8}(?:方式|形式)/;
/** A part that says when, of whom, or why the rule holds: nothing of its own. */
const CIRCUMSTANCE =
  /(?:的|时|后|前|中|内|期间|之日起|情况下)$|^(?:在|对|对于|因|为|按|按照|根据|经|除|除了|自|从|必要时|特殊情况)/;
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
    if (force.modal === '不应' && hasException(rule.edition, rule.clause)) return [];
    if ((force.modal === '可' || force.modal === '宜') && PROTECTS.test(rule.text)) return [];
    if (force.modal === '可' && (HOW.test(act) || WAYS.test(act) || /示意|要求|请求/.test(before) || saysMore(rule)))
      return [];
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

/** 管理制度不列入标准体系表，可引用本体系的标准; 可在四小时内申请: a part, or the limit, is no matter of choice. */
function saysMore({ text, forces, values }: Rule): boolean {
  const at = forces[0]?.start ?? 0;
  const [, ...behind] = text.slice(at).split('，');
  const before = text.slice(0, at).split('，').slice(0, -1);
  return (
    behind.length > 0 ||
    before.some((part) => !CIRCUMSTANCE.test(part)) ||
    values.some(({ kind, start }) => kind === 'duration' && start > at)
  );
}
