import type { Located } from '../../../standards/catalogue.ts';
import { actorsOf } from '../actors.ts';
import type { Bench } from '../bench.ts';
import type { Draft } from '../draft.ts';
import { type Rule, rulesOf, underHeading } from '../rule.ts';

const BY = /^(.{2,40}?)应(?:当)?由(.+)$/;
/** Verbs that say nothing without who does it, or that any of them would do. */
const EMPTY =
  /^(?:由|的|符合|达到|遵守|持有|持证|具备|接受|参加|如实|了解|熟悉|服从|配合|是|为|有|着|公正|履行|掌握|在\S{1,6}内$|经|不|穿|佩戴|戴|系|站|坐|保持|使用|做到|身体|把握|立即拨打|拨打|报警|对\S+一视同仁|当$)/;

/** Whoever is there must, whatever the clause is about. */
const ANYONE_PRESENT = /送医|急救|离开现场|(?<!\d)1(?:10|19|20)(?!\d)/;

const SAYS_ENOUGH = 10;
/** 处置巡逻中发现的情况, once 按表2 is gone: so few words are true of others too. */
const WIDE = 12;

/** Who is responsible: 由谁在每月月底前制定下月巡查计划？ */
export function whoDrafts(located: Located, bench: Bench): Draft[] {
  return rulesOf(located).flatMap((rule) =>
    rule.forces[0]?.modal === '应' ? [...asSubject(rule, bench), ...asAgent(rule, bench)] : [],
  );
}

/** 物业班长应在每月月底前制定下月巡查计划. */
function asSubject(rule: Rule, bench: Bench): Draft[] {
  const [force, second] = rule.forces;
  if (!force) return [];
  const before = rule.text.slice(0, force.start);
  const comma = before.lastIndexOf('，') + 1;
  const who = before.slice(comma);
  const condition = before.slice(0, comma);
  // With a second rule in the sentence, only the part before it that is whole.
  const end = second ? Math.max(rule.text.lastIndexOf('，', second.start), 0) || second.start : rule.text.length;
  const own = ownParts(rule.text.slice(force.start + force.word.length, end));
  // A condition of the next rule may have been left at the end: 发现…的.
  const what = second ? own.replace(/，(?:发现|需要|对|经|如)[^，]*$/, '') : own;
  if (what.length < 6 || EMPTY.test(what) || UNFINISHED.test(what) || ANYONE_PRESENT.test(what)) return [];
  if (rule.cut && what.length < WIDE) return [];
  return question(rule, bench, who, condition, what);
}

/** Ends before its verb comes: …，根据风险评估的结果. */
const UNFINISHED =
  /(?:^|，)(?:根据|按照|依据|依照|参照|在|对)[^，]*(?:信息|规定|结果|情况|前|后|时|的)$|，(?:根据|按照|依据|依照|参照|对|在)[^，]*$|^会同[^，]*(?:部门|单位)$/;

/** A preposition's part that has its verb already: 对…进行核查, 将…告知业主. */
const VERB_IN =
  /^(?:对|将|在|自|从|为|按照|根据)\S{2,}(?:进行|开展|告知|通知|登记|负责|组织|制定|给予|提供|完成|检查|核查|报|送|交|配备|投保|培训|保密|签|办理|编制|提出|记录|汇总|更新|确认|核对|清理|补|到|响应|回访|答复|保管|设置|确定|放置|张贴|巡视|巡查|清洗|消毒|整理|安排|审核|公布|发送|移交|关闭|停用|评价|引导)/;

/** What the same actor does: up to a part that speaks of something else. */
function ownParts(text: string): string {
  const [first = '', ...rest] = text.split('，');
  const more: string[] = [];
  // 按照…，, 在…前，: the verb is still to come.
  if (/^(?:按照|根据|依据|依照|在|自|于|从|为|对|将)/.test(first) && rest.length > 0 && !VERB_IN.test(first))
    more.push(rest.shift() ?? '');
  for (const part of rest) {
    if (first.length + more.join('').length > 14 && !/^(?:并|再|且|然后)/.test(part)) break;
    more.push(part);
  }
  // …，属于政府采购范围的: a case whose rule is left out.
  while (more.at(-1)?.endsWith('的')) more.pop();
  return [first, ...more].join('，');
}

/** 报废的物品应由管理局批准. */
function asAgent(rule: Rule, bench: Bench): Draft[] {
  const m = BY.exec(rule.text.split('，')[0] === rule.text ? rule.text : '');
  const [, about = '', rest = ''] = m ?? [];
  const who = actorsOf(editionsOf(bench)).leading(rest);
  if (!m || who === undefined || about.includes('，')) return [];
  const what = rest.slice(who.length);
  if (!/^[\p{Script=Han}]/u.test(what) || /^[、和或及的在]/.test(what) || what.length < 2 || ANYONE_PRESENT.test(what))
    return [];
  return [...drafted(rule, bench, who, `${about}应由谁${what}？`, `${about}${what}`)];
}

function question(rule: Rule, bench: Bench, who: string, condition: string, what: string): Draft[] {
  if (!actorsOf(editionsOf(bench)).all.includes(who)) return [];
  return drafted(rule, bench, who, `${condition}由谁${what}？`, `${condition}${what}`);
}

function drafted(rule: Rule, bench: Bench, who: string, words: string, topic: string): Draft[] {
  const { edition, clause, context, text } = rule;
  const others = actorsOf(editionsOf(bench))
    .others(who, edition, clause.key)
    .filter((name) => !text.includes(name));
  // A post beside offices alone is seen at once.
  const posts = actorsOf(editionsOf(bench)).posts(edition);
  if (edition.service && posts.includes(who) && !others.some((o) => posts.includes(o) && o.length - who.length <= 4))
    return [];
  return [
    {
      kind: 'who',
      edition,
      clause,
      // Few words don't say of what: 由谁每月盘点 1 次.
      stem: `${topic.length < SAYS_ENOUGH ? underHeading(edition, clause, topic) : context}${words}`,
      answer: { form: 'single', right: who, wrong: others },
      topic,
    },
  ];
}

const lists = new WeakMap<Bench, ReturnType<Bench['catalogue']['allInForce']>>();
/** One list a bench, so that what is read from it is read once. */
function editionsOf(bench: Bench) {
  const known = lists.get(bench) ?? bench.catalogue.allInForce(bench.day);
  lists.set(bench, known);
  return known;
}
