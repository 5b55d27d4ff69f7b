import type { Instant } from '../../base/clock.ts';
import type { Sentence } from '../../base/sentence.ts';
import type { Button } from '../../commands/reply.ts';
import { type Finding, findingRef } from './model.ts';
import { refusalOf } from './refusal.ts';
import type { Actor } from './relations.ts';
import type { Need, StepName } from './states.ts';

/** Who is less content than this may need another look (JG 207, 6.3.2). */
export const CONTENT = 3;

/** What a step's button is called and says. The order is the order of the buttons. */
const BUTTONS: readonly {
  readonly step: StepName;
  readonly label: Sentence;
  readonly say: (ref: string) => string;
  /** Only then; always when left out. */
  readonly when?: (finding: Finding) => boolean;
}[] = [
  { step: 'confirm', label: { zh: '属实', en: 'Confirm' }, say: (ref) => `${ref} 属实` },
  {
    step: 'answer',
    label: { zh: '答复', en: 'Answer' },
    say: (ref) => `答复 ${ref}`,
    when: ({ answerBy, answeredAt }) => answerBy !== undefined && answeredAt === undefined,
  },
  { step: 'finish', label: { zh: '办结', en: 'Finish' }, say: (ref) => `${ref} 办结` },
  {
    step: 'reopen',
    label: { zh: '重新核实', en: 'Look again' },
    say: (ref) => `${ref} 重新核实`,
    when: ({ stars }) => stars !== undefined && stars < CONTENT,
  },
  { step: 'submit', label: { zh: '已整改', en: 'Fixed' }, say: (ref) => `${ref} 已整改` },
  { step: 'pass', label: { zh: '通过', en: 'Pass' }, say: (ref) => `${ref} 通过` },
  { step: 'return', label: { zh: '不通过', en: 'Return' }, say: (ref) => `${ref} 不通过` },
  { step: 'extend', label: { zh: '延期同意', en: 'Grant' }, say: (ref) => `${ref} 延期同意` },
  { step: 'refuseExtension', label: { zh: '延期不同意', en: 'Refuse' }, say: (ref) => `${ref} 延期不同意` },
  { step: 'dismiss', label: { zh: '申诉成立', en: 'Uphold' }, say: (ref) => `${ref} 申诉成立` },
  { step: 'rejectDispute', label: { zh: '申诉不成立', en: 'Reject' }, say: (ref) => `${ref} 申诉不成立` },
  { step: 'askExtension', label: { zh: '申请延期', en: 'Ask for time' }, say: (ref) => `${ref} 申请延期` },
  { step: 'dispute', label: { zh: '有异议', en: 'Dispute' }, say: (ref) => `${ref} 有异议` },
];
/** What the person adds by doing it; other needs are not theirs to bring. */
const BROUGHT: readonly Need[] = ['evidence', 'reason', 'late reason', 'before and after'];
const MOST = 4;

/** What somebody can do about a finding next, in one tap, by what they may. */
export function nextButtons(
  finding: Finding,
  actor: Actor,
  now: Instant,
  say: (sentence: Sentence) => string,
): Button[] {
  const ref = findingRef(finding.number);
  return BUTTONS.filter(({ step, when }) => {
    if (when?.(finding) === false) return false;
    const refusal = refusalOf(finding, step, actor, {}, now);
    return refusal === undefined || (refusal.need !== undefined && BROUGHT.includes(refusal.need));
  })
    .slice(0, MOST)
    .map(({ label, say: words }) => ({ label: say(label), say: words(ref) }));
}
