import type { Instant } from '../../base/clock.ts';
import type { Sentence } from '../../base/sentence.ts';
import { UNDO_WITHIN } from '../../commands/undo.ts';
import type { StepDetail } from './effects.ts';
import { messages, whoInWords } from './messages.ts';
import { type Finding, findingRef } from './model.ts';
import { type Actor, actorId, hasPart, mayTake } from './relations.ts';
import { type Need, ruleOf, STATE_NAMES, type StepName } from './states.ts';

/** Why a step can't be taken: a sentence for who tries, and what kind of reason it is. */
export interface StepRefusal extends Sentence {
  readonly why: 'state' | 'who' | 'need';
  readonly need?: Need;
}

/** Whether a step could be taken now, and if not, why. Who may not hears that first, whatever else is missing. */
export function refusalOf(
  finding: Finding,
  name: StepName,
  actor: Actor,
  detail: StepDetail,
  now: Instant,
): StepRefusal | undefined {
  const rule = ruleOf(name);
  const ref = findingRef(finding.number);
  if (!mayTake(actor, finding, rule)) {
    const say = hasPart(actor, finding, rule) ? messages.noSelf(ref) : messages.notYours(ref, whoInWords(rule.who));
    return { ...say, why: 'who' };
  }
  if (rule.kinds && !rule.kinds.includes(finding.kind)) return { ...messages.notKind(ref, rule.title), why: 'state' };
  if (rule.moves[finding.state] === undefined)
    return { ...messages.notFrom(ref, STATE_NAMES[finding.state], rule.title), why: 'state' };
  if (rule.severities && !(finding.severity && rule.severities.includes(finding.severity)))
    return { ...severityRefusal(name, ref, finding), why: 'state' };
  const need = rule.needs.find((one) => !isMet(one, finding, actor, detail, now));
  return need && { ...needMessage(need, ref), why: 'need', need };
}

function severityRefusal(name: StepName, ref: string, { severity }: Finding): Sentence {
  if (name === 'askExtension' && severity === '严重') return messages.severeNoExtension(ref);
  if (name === 'report') return messages.onlySevere(ref);
  return name === 'fixOnTheSpot' ? messages.onlyMinor(ref) : messages.notKind(ref, ruleOf(name).title);
}

function isMet(need: Need, finding: Finding, actor: Actor, detail: StepDetail, now: Instant): boolean {
  const { last, extension, dispute, deadline } = finding;
  const fresh = last.by === actorId(actor) && now - last.at <= UNDO_WITHIN;
  switch (need) {
    case 'evidence':
      return (detail.attachments ?? []).length > 0;
    case 'before and after':
      return finding.attachments.length + (detail.attachments ?? []).length >= 2;
    case 'reason':
      return (detail.words ?? '').trim() !== '';
    case 'late reason':
      return fresh || (detail.words ?? '').trim() !== '';
    case 'fresh':
      return fresh;
    case 'extension asked':
      return extension !== undefined && extension.approved === undefined;
    case 'dispute open':
      return dispute !== undefined && dispute.upheld === undefined;
    case 'before the deadline':
      return deadline === undefined || now <= deadline;
  }
}

const needMessage = (need: Need, ref: string): Sentence =>
  ({
    evidence: messages.evidence,
    'before and after': messages.beforeAfter,
    reason: messages.reason,
    'late reason': messages.reason,
    fresh: messages.notFresh,
    'extension asked': messages.noExtension,
    'dispute open': messages.noDispute,
    'before the deadline': messages.pastDeadline,
  })[need](ref);
