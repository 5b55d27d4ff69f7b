import { dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { allowed } from '../../people/permissions.ts';
import type { Service } from '../../standards/model.ts';
import { tellReporters } from '../findings/ended.ts';
import { step, unitFor } from '../findings/file.ts';
import { type Finding, findingRef } from '../findings/model.ts';
import type { FindingPorts } from '../findings/ports.ts';
import { namesIssue } from '../findings/reference.ts';
import { deadlines } from '../findings/terms.ts';
import { leadsOf, managersOf, supervisorsOf } from '../findings/who.ts';
import { messages } from './messages.ts';
import { issue, said } from './slots.ts';
import { barred, refused, targetOf } from './target.ts';
import { tell } from './tell.ts';
import { decisionReason, isQuestion, isUpheld, ownerIn, sayingOf } from './words.ts';

/** 这个不归我们 是物业的: by the unit's lead; a manager decides who had no part in it (JG 204, 6.4). */
export function disputeCommand(ports: FindingPorts): Command {
  return command({
    intent: 'issue.dispute',
    does: { zh: '提出申诉', en: 'dispute a finding' },
    words: ['申诉', '有异议'],
    recognise: ({ text }, turn) => {
      if (sayingOf(text) !== 'dispute') return -1;
      if (namesIssue(text)) return isQuestion(text) ? 0.6 : 0.97;
      return turn.speaker.roles.has('supplier_lead') && !isQuestion(text) ? 0.95 : 0;
    },
    may: allowed('issue.dispute'),
    slots: { issue, said },
    examples: ['ISS-1 这个不归我们 是物业的'],
    run: async (turn, { issue: named, said: text = turn.text }): Promise<Reply> => {
      const owner = ownerIn(text, ports.serviceNames, turn.speaker.service);
      const said = {
        ...(named === undefined ? {} : { target: findingRef(Number(named)) }),
        ...(owner === undefined ? {} : { claimed_owner: owner }),
      };
      const target = await targetOf(turn, {
        issue: named,
        text: '',
        steps: ['dispute'],
        again: (ref) => `${ref} ${text}`,
        slots: said,
        ports,
      });
      if ('reply' in target) return target.reply;
      const { finding } = target;
      const ref = findingRef(finding.number);
      const slots = { ...said, target: ref };
      const bar = barred(finding, 'dispute', turn);
      if (bar) return refused(turn, bar, slots);
      if (!turn.confirmed)
        return {
          outcome: 'confirm',
          slots,
          missing: [],
          blocks: lines(turn.say(messages.confirmDispute(ref, owner))),
          buttons: [
            { label: turn.say(messages.confirm), say: '确认' },
            { label: turn.say(messages.cancel), say: '取消' },
          ],
        };
      const done = step(turn.tx, finding, 'dispute', turn.speaker, { words: text, claimedOwner: owner });
      if (!done.ok) return refused(turn, done.error, slots);
      const told = [
        ...(await managersOf(turn.tx, done.value, turn)),
        ...(await supervisorsOf(turn.tx, done.value, turn)),
      ];
      await tell(turn, told, done.value, { lead: messages.decideDispute(ref, turn.speaker.name), words: text });
      return {
        outcome: 'auto',
        ref,
        slots,
        missing: [],
        blocks: lines(turn.say(messages.disputed(ref))),
        buttons: [],
      };
    },
  });
}

/** `12号 申诉成立`, `申诉不成立`: by a manager who did not file it, with the reason (JG 204, 6.4.3). */
export function decideDisputeCommand(ports: FindingPorts): Command {
  return command({
    intent: 'issue.decide',
    does: { zh: '裁定申诉', en: 'decide a dispute' },
    words: [],
    recognise: ({ text }) => (sayingOf(text) === 'decide dispute' ? 0.98 : 0),
    may: ['manager'],
    slots: {
      issue,
      said,
      reason: {
        required: false,
        free: true,
        ask: messages.whyDecided(''),
        read: (rest) => {
          const value = decisionReason(rest);
          return value === '' ? undefined : { value, rest: '' };
        },
      },
    },
    asks: true,
    examples: ['ISS-1 申诉成立 管道漏水', 'ISS-1 申诉不成立 现场属实'],
    run: async (turn, { issue: named, said: text = turn.text, reason }): Promise<Reply> => {
      const upheld = isUpheld(text);
      const said = {
        ...(named === undefined ? {} : { issue: named }),
        ...(upheld === undefined ? {} : { upheld }),
      };
      const target = await targetOf(turn, {
        issue: named,
        text: '',
        steps: ['dismiss'],
        again: (ref) => `${ref} ${upheld === false ? '申诉不成立' : '申诉成立'} ${reason ?? ''}`.trim(),
        slots: said,
        ports,
      });
      if ('reply' in target) return target.reply;
      const { finding } = target;
      const ref = findingRef(finding.number);
      const slots = { ...said, issue: String(finding.number), ...(reason === undefined ? {} : { reason }) };
      const bar = barred(finding, 'dismiss', turn);
      if (bar) return refused(turn, bar, slots);
      if (upheld === undefined || reason === undefined)
        return {
          outcome: 'ask',
          slots,
          missing: [upheld === undefined ? 'upheld' : 'reason'],
          blocks: lines(turn.say(upheld === undefined ? messages.upheldOrNot(ref) : messages.whyDecided(ref))),
          buttons:
            upheld === undefined
              ? [
                  { label: turn.say(messages.upheld), say: `${ref} 申诉成立` },
                  { label: turn.say(messages.notUpheld), say: `${ref} 申诉不成立` },
                ]
              : [],
        };
      const owner = upheld
        ? (ownerIn(reason, ports.serviceNames, finding.service) ?? finding.dispute?.claimedOwner)
        : undefined;
      return decide(turn, finding, { upheld, reason, owner, slots }, ports);
    },
  });
}

interface Decision {
  readonly upheld: boolean;
  readonly reason: string;
  /** Whose it is, where the dispute says so and is upheld. */
  readonly owner: Service | undefined;
  readonly slots: Readonly<Record<string, unknown>>;
}

async function decide(turn: Turn, finding: Finding, decision: Decision, ports: FindingPorts): Promise<Reply> {
  const { upheld, reason, owner, slots } = decision;
  const ref = findingRef(finding.number);
  const done = !upheld
    ? step(turn.tx, finding, 'rejectDispute', turn.speaker, { words: reason })
    : owner === undefined
      ? step(turn.tx, finding, 'dismiss', turn.speaker, { words: reason })
      : step(turn.tx, finding, 'transfer', turn.speaker, {
          words: reason,
          set: await handedTo(turn, finding, owner, ports),
        });
  if (!done.ok) return refused(turn, done.error, slots, { reason: 'reason' });
  const lead = !upheld
    ? messages.rejected(ref)
    : owner === undefined
      ? messages.dismissed(ref)
      : messages.transferred(ref, owner);
  const told = [
    ...(finding.dispute ? [finding.dispute.by] : []),
    ...(await leadsOf(turn.tx, done.value, turn)),
    ...(await supervisorsOf(turn.tx, done.value, turn)),
  ];
  await tell(turn, told, done.value, { lead, words: reason });
  if (done.value.state === 'closed' && finding.state !== 'closed') await tellReporters(turn, done.value, reason);
  return { outcome: 'auto', ref, slots, missing: [], blocks: lines(turn.say(lead)), buttons: [] };
}

/** What becomes of a finding that turns out to be another's: the time counts anew from now (JG 204, 6.4.5). */
async function handedTo(turn: Turn, finding: Finding, service: Service, ports: FindingPorts) {
  const unit = await unitFor(turn.tx, { service, place: finding.place }, ports.places());
  const { deadline, reportBy } =
    finding.severity === undefined
      ? {}
      : deadlines(ports.catalogue(), dateOf(turn.now, turn.zone), finding.severity, turn.now);
  return { service, unit, deadline, reportBy };
}
