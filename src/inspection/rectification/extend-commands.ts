import { DAY, dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { allowed } from '../../people/permissions.ts';
import { instantInWords } from '../../schedule/rule-words.ts';
import { step } from '../findings/file.ts';
import { type Finding, findingRef } from '../findings/model.ts';
import type { FindingPorts } from '../findings/ports.ts';
import { namesIssue } from '../findings/reference.ts';
import { leadsOf, managersOf } from '../findings/who.ts';
import { messages } from './messages.ts';
import { issue, said } from './slots.ts';
import { barred, refused, reject, targetOf } from './target.ts';
import { tell } from './tell.ts';
import { daysIn, decisionReason, isGranted, isQuestion, reasonIn, sayingOf } from './words.ts';

/** What anybody asks for at once [D]. */
const MOST_DAYS = 30;
const SUGGESTED = [1, 2, 3];

/** `申请延期2天 配件没到`: by the unit's lead, before the deadline, with a reason; a manager decides (JG 204, 5.4). */
export function extendCommand(ports: FindingPorts): Command {
  return command({
    intent: 'rectification.extend',
    does: { zh: '申请延期', en: 'ask for more time' },
    words: ['申请延期'],
    recognise: ({ text }, turn) => {
      if (sayingOf(text) !== 'extend') return -1;
      if (namesIssue(text)) return 0.97;
      return turn.speaker.roles.has('supplier_lead') && !isQuestion(text) && daysIn(text) !== undefined ? 0.95 : 0;
    },
    may: allowed('rectification.extend'),
    slots: {
      issue,
      said,
      days: {
        required: false,
        ask: messages.oddDays,
        read: (rest) => {
          const value = daysIn(rest) ?? (/^\s*\d{1,3}\s*$/.test(rest) ? Number(rest) : undefined);
          return value === undefined ? undefined : { value, rest };
        },
      },
      reason: {
        required: false,
        free: true,
        ask: messages.whyLonger(''),
        read: (rest) => {
          const value = reasonIn(rest);
          return value === '' ? undefined : { value, rest: '' };
        },
      },
    },
    asks: true,
    examples: ['ISS-1 申请延期2天 配件没到'],
    run: async (turn, { issue: named, said: text = turn.text, days, reason }): Promise<Reply> => {
      const said = {
        ...(named === undefined ? {} : { issue: named }),
        ...(days === undefined ? {} : { days }),
        ...(reason === undefined ? {} : { reason }),
      };
      const target = await targetOf(turn, {
        issue: named,
        text,
        steps: ['askExtension'],
        again: (ref) => `${ref} 申请延期${days === undefined ? '' : `${days}天`} ${reason ?? ''}`.trim(),
        slots: said,
        ports,
      });
      if ('reply' in target) return target.reply;
      const { finding } = target;
      const ref = findingRef(finding.number);
      const slots = { ...said, issue: String(finding.number) };
      const bar = barred(finding, 'askExtension', turn);
      if (bar) return refused(turn, bar, slots);
      const ask = (slot: string, sentence: Parameters<Turn['say']>[0], buttons: Reply['buttons'] = []): Reply => ({
        outcome: 'ask',
        slots,
        missing: [slot],
        blocks: lines(turn.say(sentence)),
        buttons,
      });
      if (days === undefined)
        return ask(
          'days',
          messages.howLong(ref),
          SUGGESTED.map((n) => ({ label: turn.say(messages.days(n)), say: `${n}天` })),
        );
      if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) return reject(turn, messages.oddDays, slots);
      if (reason === undefined) return ask('reason', messages.whyLonger(ref));
      const until = (finding.deadline ?? turn.now) + days * DAY;
      const words = instantInWords(until, dateOf(turn.now, turn.zone), turn.zone);
      if (!turn.confirmed)
        return {
          outcome: 'confirm',
          slots,
          missing: [],
          blocks: lines(turn.say(messages.confirmExtension(ref, days, words, reason))),
          buttons: [
            { label: turn.say(messages.confirm), say: '确认' },
            { label: turn.say(messages.cancel), say: '取消' },
          ],
        };
      const done = step(turn.tx, finding, 'askExtension', turn.speaker, { words: reason, until });
      if (!done.ok) return refused(turn, done.error, slots);
      await tell(turn, await managersOf(turn.tx, done.value, turn), done.value, {
        lead: messages.decideExtension(ref, turn.speaker.name, days),
        words: reason,
      });
      return {
        outcome: 'auto',
        ref,
        slots,
        missing: [],
        blocks: lines(turn.say(messages.extensionAsked(ref))),
        buttons: [],
      };
    },
  });
}

/** `12号 延期同意`, `延期不同意`: by a manager (JG 204, 5.4.2). */
export function decideExtensionCommand(ports: FindingPorts): Command {
  return command({
    intent: 'rectification.decide',
    does: { zh: '批准延期', en: 'decide on more time' },
    words: [],
    recognise: ({ text }) => (sayingOf(text) === 'decide extension' ? (namesIssue(text) ? 0.98 : 0.95) : 0),
    may: allowed('extension.approve'),
    slots: { issue, said },
    examples: ['ISS-1 延期同意', 'ISS-1 延期不同意'],
    run: async (turn, { issue: named, said: text = turn.text }): Promise<Reply> => {
      const approved = isGranted(text);
      const said = {
        ...(named === undefined ? {} : { issue: named }),
        ...(approved === undefined ? {} : { approved }),
      };
      const target = await targetOf(turn, {
        issue: named,
        text,
        steps: ['extend'],
        again: (ref) => `${ref} ${approved === false ? '延期不同意' : '延期同意'}`,
        slots: said,
        ports,
      });
      if ('reply' in target) return target.reply;
      const { finding } = target;
      const ref = findingRef(finding.number);
      const slots = { ...said, issue: String(finding.number) };
      if (approved === undefined)
        return {
          outcome: 'ask',
          slots,
          missing: ['approved'],
          blocks: lines(turn.say(messages.grantOrNot(ref))),
          buttons: [
            { label: turn.say(messages.grant), say: `${ref} 延期同意` },
            { label: turn.say(messages.refuse), say: `${ref} 延期不同意` },
          ],
        };
      const words = decisionReason(text);
      const done = step(turn.tx, finding, approved ? 'extend' : 'refuseExtension', turn.speaker, { words });
      if (!done.ok) return refused(turn, done.error, slots);
      const lead = outcomeOf(done.value, approved, turn);
      await tell(turn, await concerned(turn, done.value), done.value, { lead, words });
      return { outcome: 'auto', ref, slots, missing: [], blocks: lines(turn.say(lead)), buttons: [] };
    },
  });
}

function outcomeOf(finding: Finding, approved: boolean, { now, zone }: Turn) {
  const ref = findingRef(finding.number);
  return approved && finding.deadline !== undefined
    ? messages.extensionGranted(ref, instantInWords(finding.deadline, dateOf(now, zone), zone))
    : messages.extensionRefused(ref);
}

const concerned = async (turn: Turn, finding: Finding): Promise<string[]> => [
  ...(finding.extension ? [finding.extension.by] : []),
  ...(await leadsOf(turn.tx, finding, turn)),
  ...(finding.assignee === undefined ? [] : [finding.assignee]),
];
