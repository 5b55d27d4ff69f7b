import { forcesIn } from '../standards/modal.ts';
import type { Clause, Quantity } from '../standards/model.ts';
import { segmentsOf } from './sentences.ts';

/** Who must act: a person, a post, an organisation. */
const ACTOR = /(?:人员?|员|工|师|者|长|经理|商|单位|部门|小组|工作组|检查组|起草组|管理局|班组|组织|方)$/;
/** What says nothing without its subject. */
const NEEDS_SUBJECT = /^(?:不|为|是|达到|至少为|由|仅|高于|低于|大于|小于)/;
const LONGEST_PREDICATE = 44;
const LONGEST_ACTOR = 10;
/** A predicate shorter than this doesn't say of what. */
const SAYS_ENOUGH = 12;

/** A rule as who or what it is about, and what it asks: `大堂` · `每 2 h 巡回保洁 1 次`. */
interface Rule {
  readonly subject: string;
  readonly force: string;
  readonly predicate: string;
}

/** The rule that gives a value: of several in one sentence the one it stands in, with the conditions before it. */
function ruleWith(text: string, value: Quantity): Rule | undefined {
  const parts = segmentsOf(text);
  const forces = forcesIn(text).filter(({ modal }) => modal !== '能' && modal !== '不能');
  const inPart = (part: { text: string; start: number }) =>
    forces.find((f) => part.start <= f.start && f.start < part.start + part.text.length);
  const own = parts.find((part) => part.start <= value.start && value.start < part.start + part.text.length);
  const force = (own && inPart(own)) ?? forces[0];
  if (!force || value.start < force.start) return undefined;
  const home = parts.find((part) => part.start <= force.start && force.start < part.start + part.text.length);
  const before = parts.filter((part) => home && part.start < home.start && !inPart(part)).map((part) => part.text);
  return {
    subject: `${before.join('')}${text.slice(home?.start ?? 0, force.start)}`,
    force: force.word,
    predicate: text.slice(force.start + force.word.length),
  };
}

/** Whom it is about goes without saying: `会议期间，会务员` → `会议期间`; `供应商对一般问题` → `一般问题`. */
function aboutWhat(subject: string): string {
  const parts = subject.split('，').filter(Boolean);
  const last = parts.at(-1) ?? '';
  const about = /^[\p{Script=Han}]{2,8}?对(.+)$/u.exec(last);
  if (about && ACTOR.test(last.slice(0, last.indexOf('对')))) return [...parts.slice(0, -1), about[1]].join('，');
  return (ACTOR.test(last) && last.length <= LONGEST_ACTOR && !last.includes('的') ? parts.slice(0, -1) : parts).join(
    '，',
  );
}

const BOUND = /^(?:少于|超过|大于|高于|低于|多于|小于|早于|晚于)/;
/** `不应少于` and its like set a bound: a requirement that forbids nothing else. */
export const setsBound = (text: string): boolean =>
  /不(?:应|得)(?:少于|超过|大于|高于|低于|多于|小于|早于|晚于)/.test(text);

/** `每餐次每个品种的留样量：不少于 125 g`: a short clause as its subject and what it asks; undefined where the value is not what it asks. */
export function ruleLine(clause: Clause, [value]: readonly Quantity[]): string | undefined {
  const rule = value && ruleWith(clause.text.trim(), value);
  if (!value || !rule) return undefined;
  const negative = /^(?:不应|不得|不宜)/.test(rule.force);
  if (negative && !BOUND.test(rule.predicate)) return undefined;
  const asked = `${negative ? '不' : ''}${rule.predicate.replace(/^[在于](?=[^，]{0,12}(?:\d|后|前))/, '')}`.replace(
    /^为 ?/,
    '',
  );
  const whole = asked.replace(/[。；]$/, '').trim();
  const subject = negative || NEEDS_SUBJECT.test(rule.predicate) ? rule.subject : aboutWhat(rule.subject);
  const predicate = whole.length <= LONGEST_PREDICATE ? whole : upTo(whole, value.text);
  if (subject !== '') return `${subject}：${predicate}`;
  const heading = clause.path.at(-1)?.replace(/^[\dA-Z.]+\s*/, '');
  return predicate.length < SAYS_ENOUGH && heading ? `${heading}：${predicate}` : predicate;
}

/** The parts of a sentence up to the one that gives the value. */
function upTo(text: string, value: string): string {
  const end = text.indexOf(value) + value.length;
  const last = segmentsOf(text).find((s) => s.start + s.text.length >= end);
  return last ? text.slice(0, last.start + last.text.length).replace(/[，,：:；;]$/, '') : text;
}
