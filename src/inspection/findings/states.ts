import type { Sentence } from '../../base/sentence.ts';
import type { Severity } from '../../notes/model.ts';
import type { Role } from '../../people/speaker.ts';
import type { Finding, FindingKind, FindingState } from './model.ts';

/** What somebody is to a finding. `own unit`: of the unit that has to put it right, or that submitted the fix. */
export const RELATIONS = ['own unit', 'filer', 'reporter', 'assignee', 'submitter', 'verifier', 'disputer'] as const;
export type Relation = (typeof RELATIONS)[number];

/** One way to be allowed: a role (or the program itself), what one is to the finding, and what one must not be. */
export interface Who {
  readonly role?: Role | 'program';
  readonly is?: Relation;
  readonly isNot?: readonly Relation[];
  readonly kinds?: readonly FindingKind[];
}

/**
 * What a step can't do without. `evidence`: a picture or record comes with it; `reason`: words; `late reason`: words, once
 * the undo window is over; `fresh`: the step that it takes back is the last one, one's own, and within the undo window.
 */
export const NEEDS = [
  'evidence',
  'before and after',
  'reason',
  'late reason',
  'fresh',
  'extension asked',
  'dispute open',
  'before the deadline',
] as const;
export type Need = (typeof NEEDS)[number];

export interface StepRule {
  readonly title: Sentence;
  /** From which state it leads to which; from others it does not exist. */
  readonly moves: Readonly<Partial<Record<FindingState, FindingState>>>;
  readonly who: readonly Who[];
  readonly needs: readonly Need[];
  /** Of findings only of these severities. */
  readonly severities?: readonly Severity[];
  /** The kinds that it exists for; left out: all. */
  readonly kinds?: readonly FindingKind[];
  /** Fields that the step may be given values for; the others follow from it. */
  readonly sets?: readonly (keyof Finding)[];
  /** Where the rule stands: a clause of JG 204 or JG 207, or `[D]` where the choice is ours. */
  readonly source: string;
}

const stay = (...states: readonly FindingState[]): StepRule['moves'] =>
  Object.fromEntries(states.map((state) => [state, state]));

const LIVE = ['open', 'submitted', 'returned', 'disputed'] as const;
/** Nobody judges what they or their unit did, whatever other roles they hold (JG 204, 4.1.4, 6.2.2). */
const NO_PART = ['own unit', 'assignee', 'submitter'] as const;
const LEAD: Who = { role: 'supplier_lead', is: 'own unit' };
const INSPECTOR: Who = { role: 'supervisor', isNot: NO_PART };
const MANAGER: Who = { role: 'manager', isNot: NO_PART };
const REPORTED = ['report', 'complaint'] as const;
const DESCRIPTION = [
  'what',
  'location',
  'place',
  'floor',
  'service',
  'severity',
  'urgency',
  'count',
  'clause',
  'occurredAt',
  'unit',
  'deadline',
  'reportBy',
  'attachments',
] as const satisfies readonly (keyof Finding)[];

/** Every step that a finding can take after it was filed. The only place that says so; the picture in the docs is made from it. */
export const STEPS = {
  amend: {
    title: { zh: '更正', en: 'amend' },
    moves: stay(...LIVE),
    who: [{ is: 'filer' }, INSPECTOR, MANAGER],
    needs: ['late reason'],
    sets: DESCRIPTION,
    source: 'JG 204 4.3.5, 5.1.3',
  },
  confirm: {
    title: { zh: '核实登记', en: 'confirm as a finding' },
    moves: stay('open'),
    who: [INSPECTOR, MANAGER],
    needs: [],
    kinds: REPORTED,
    sets: [...DESCRIPTION, 'kind'],
    source: 'JG 204 4.3.4, JG 207 6.1.3',
  },
  repeat: {
    title: { zh: '认定重复', en: 'confirm a repetition' },
    moves: stay('open', 'returned'),
    who: [INSPECTOR, MANAGER],
    needs: [],
    kinds: ['finding'],
    sets: ['repeats', 'severity', 'deadline', 'reportBy'],
    source: 'JG 204 5.3.1',
  },
  join: {
    title: { zh: '关联报告', en: 'link a report' },
    moves: stay(...LIVE),
    who: [{ role: 'staff' }],
    needs: [],
    source: 'JG 204 4.3.3, JG 207 5.2.6',
  },
  take: {
    title: { zh: '接手', en: 'take in hand' },
    moves: stay(...LIVE),
    who: [{ role: 'staff' }],
    needs: [],
    source: '[D]',
  },
  assign: {
    title: { zh: '指定整改人', en: 'hand to a person' },
    moves: stay('open', 'returned', 'disputed'),
    who: [LEAD],
    needs: [],
    sets: ['assignee'],
    source: 'JG 204 6.1.1',
  },
  report: {
    title: { zh: '报告处置', en: 'report the handling' },
    moves: stay('open', 'returned', 'disputed'),
    who: [LEAD, { is: 'assignee' }],
    needs: ['reason'],
    severities: ['严重'],
    source: 'JG 204 5.2.3',
  },
  submit: {
    title: { zh: '提交整改', en: 'submit the fix' },
    moves: { open: 'submitted', returned: 'submitted', disputed: 'submitted' },
    who: [LEAD, { is: 'assignee' }],
    needs: ['evidence'],
    source: 'JG 204 6.1.2, 6.1.4',
  },
  withdraw: {
    title: { zh: '撤回整改', en: 'take the fix back' },
    moves: { submitted: 'open' },
    who: [{ is: 'submitter' }],
    needs: ['fresh'],
    source: '[D]',
  },
  pass: {
    title: { zh: '复查通过', en: 'verify' },
    moves: { submitted: 'closed' },
    who: [INSPECTOR],
    needs: [],
    source: 'JG 204 6.2.1, 6.2.2',
  },
  return: {
    title: { zh: '复查不通过', en: 'return' },
    moves: { submitted: 'returned' },
    who: [INSPECTOR],
    needs: ['reason'],
    source: 'JG 204 6.2.5',
  },
  recheck: {
    title: { zh: '撤回复查', en: 'take the verification back' },
    moves: { closed: 'submitted' },
    who: [{ is: 'verifier' }],
    needs: ['fresh'],
    source: '[D]',
  },
  fixOnTheSpot: {
    title: { zh: '当场改正', en: 'put right on the spot' },
    moves: { open: 'closed' },
    who: [INSPECTOR],
    needs: ['before and after'],
    kinds: ['finding'],
    severities: ['一般'],
    source: 'JG 204 6.1.5',
  },
  askExtension: {
    title: { zh: '申请延期', en: 'ask for more time' },
    moves: stay('open', 'returned', 'disputed'),
    who: [LEAD],
    needs: ['reason', 'before the deadline'],
    severities: ['一般', '较重'],
    source: 'JG 204 5.4.1, 5.4.4',
  },
  extend: {
    title: { zh: '同意延期', en: 'grant more time' },
    moves: stay(...LIVE),
    who: [MANAGER],
    needs: ['extension asked'],
    source: 'JG 204 5.4.2',
  },
  refuseExtension: {
    title: { zh: '不同意延期', en: 'refuse more time' },
    moves: stay(...LIVE),
    who: [MANAGER],
    needs: ['extension asked'],
    source: 'JG 204 5.4.2',
  },
  dispute: {
    title: { zh: '申诉', en: 'dispute' },
    moves: { open: 'disputed', returned: 'disputed', submitted: 'submitted' },
    who: [LEAD],
    needs: ['reason'],
    source: 'JG 204 6.4.1',
  },
  dismiss: {
    title: { zh: '申诉成立，不作问题', en: 'uphold: no finding' },
    moves: { open: 'closed', submitted: 'closed', returned: 'closed', disputed: 'closed', closed: 'closed' },
    who: [{ role: 'manager', isNot: [...NO_PART, 'filer'] }],
    needs: ['dispute open', 'reason'],
    source: 'JG 204 6.4.3, 6.4.6',
  },
  transfer: {
    title: { zh: '申诉成立，转责任单位', en: "uphold: another's" },
    moves: { open: 'open', submitted: 'open', returned: 'open', disputed: 'open', closed: 'closed' },
    who: [{ role: 'manager', isNot: [...NO_PART, 'filer'] }],
    needs: ['dispute open', 'reason'],
    sets: ['service', 'unit', 'deadline', 'reportBy'],
    source: 'JG 204 6.4.3, 6.4.5',
  },
  rejectDispute: {
    title: { zh: '申诉不成立', en: 'reject the dispute' },
    moves: { open: 'open', submitted: 'submitted', returned: 'returned', disputed: 'open', closed: 'closed' },
    who: [{ role: 'manager', isNot: [...NO_PART, 'filer'] }],
    needs: ['dispute open', 'reason'],
    source: 'JG 204 6.4.3',
  },
  escalate: {
    title: { zh: '逾期上报', en: 'escalate' },
    moves: stay(...LIVE),
    who: [{ role: 'program' }],
    needs: [],
    sets: ['escalated'],
    source: 'JG 204 6.3.1, JG 207 6.2.5',
  },
  answer: {
    title: { zh: '首次答复', en: 'first answer' },
    moves: stay(...LIVE),
    who: [INSPECTOR, MANAGER],
    needs: ['reason'],
    source: 'JG 207 6.2.1',
  },
  finish: {
    title: { zh: '办结', en: 'answer and close' },
    moves: { open: 'closed' },
    who: [INSPECTOR, MANAGER],
    needs: ['reason'],
    kinds: REPORTED,
    source: 'JG 207 6.1.4, 6.2.2',
  },
  falseAlarm: {
    title: { zh: '误报', en: 'close as a false alarm' },
    moves: { open: 'closed' },
    who: [INSPECTOR, MANAGER],
    needs: ['reason'],
    kinds: REPORTED,
    source: '[D]',
  },
  reopen: {
    title: { zh: '重新核实', en: 'open again' },
    moves: { closed: 'open' },
    who: [INSPECTOR, MANAGER],
    needs: ['reason'],
    sets: ['deadline', 'reportBy', 'doneBy'],
    source: 'JG 207 6.3.2',
  },
  rate: {
    title: { zh: '评价', en: 'rate' },
    moves: stay('closed'),
    who: [{ is: 'reporter' }],
    needs: [],
    sets: ['stars'],
    source: 'JG 207 6.3.3',
  },
  void: {
    title: { zh: '作废', en: 'void' },
    moves: { open: 'voided', submitted: 'voided', returned: 'voided', disputed: 'voided' },
    who: [{ role: 'supervisor', is: 'filer' }, { is: 'filer', kinds: REPORTED }, MANAGER],
    needs: ['late reason'],
    source: 'JG 204 4.3.5',
  },
} as const satisfies Readonly<Record<string, StepRule>>;

export type StepName = keyof typeof STEPS;
export const ruleOf = (step: StepName): StepRule => STEPS[step];
/** The event that begins every story. */
export const FILED = 'file';

export const STATE_NAMES: Readonly<Record<FindingState, Sentence>> = {
  open: { zh: '待整改', en: 'open' },
  submitted: { zh: '待复查', en: 'fix submitted' },
  returned: { zh: '已退回', en: 'returned' },
  disputed: { zh: '申诉中', en: 'disputed' },
  closed: { zh: '已关闭', en: 'closed' },
  voided: { zh: '已作废', en: 'voided' },
};
