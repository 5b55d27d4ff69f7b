import type { Sentence } from '../../base/sentence.ts';
import { type Command, command } from '../../commands/command.ts';
import { inShort } from '../../commands/in-short.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import { may } from '../../people/permissions.ts';
import { findingOf } from '../findings/find.ts';
import { findingRef } from '../findings/model.ts';
import { readIssue } from '../findings/reference.ts';
import { isOwnUnit } from '../findings/relations.ts';
import { NOTICE_FILE, noticeName, SHEET_FILE, sheetName } from './documents.ts';
import { messages } from './messages.ts';
import type { ScorePorts } from './ports.ts';
import { whomOf } from './whom.ts';
import { monthSlot, serviceSlot, thisMonth } from './words.ts';

const ASKS = /怎么|如何|什么|谁|吗|[?？]\s*$|\b(?:how|what|who)\b/i;

/** 保洁5月考核确认单: the month's score as a Word file, ready to sign and seal. */
export function sheetCommand(ports: ScorePorts): Command {
  return command({
    intent: 'assessment.sheet',
    does: { zh: '出考核确认单', en: 'make a score sheet to sign' },
    words: ['考核确认单', 'score sheet'],
    recognise: ({ text }) =>
      /(?:考核|得分|评分)(?:确认单|确认表|表单)|score sheet/i.test(text) ? (ASKS.test(text) ? -1 : 0.98) : 0,
    may: ['supplier_lead', 'supervisor', 'manager', 'leader', 'finance'],
    slots: { month: monthSlot(ports.calendar), service: serviceSlot(ports.serviceNames) },
    examples: ['保洁5月考核确认单'],
    run: async (turn, { month: said, service }): Promise<Reply> => {
      const month = said && 'month' in said ? said.month : thisMonth(turn);
      const slots = { ...(service ? { service } : {}), month };
      const answer = (outcome: 'reject' | 'deny' | 'ask', sentence: Sentence): Reply =>
        inShort(turn, outcome, sentence, { slots });
      if (said && 'problem' in said) return answer('reject', said.problem);
      if (month > thisMonth(turn)) return answer('reject', messages.futureMonth({ zh: month, en: month }));
      const whom = await whomOf(turn, { month, service, text: turn.text }, ports);
      if ('refused' in whom) return answer(whom.outcome, whom.refused);
      const to = { user: turn.speaker.id };
      const [one] = whom.units;
      if (!one) return answer('reject', messages.noneScored);
      if (whom.units.length > 1)
        return {
          ...answer('ask', messages.whichService),
          missing: ['service'],
          buttons: whom.units.map(({ scored }) => ({ label: scored.service, say: `${sheetName(scored)}` })),
        };
      ports.orderFile(turn, { maker: SHEET_FILE, args: one.scored, to });
      return {
        outcome: said ? 'auto' : 'default_month',
        slots,
        missing: [],
        blocks: lines(turn.say(messages.making(sheetName(one.scored)))),
        buttons: [],
      };
    },
  });
}

/** ISS-12 整改通知书: a finding as a Word file, to the overseers and the unit that has to put it right. */
export function noticeCommand(ports: ScorePorts): Command {
  return command({
    intent: 'finding.notice',
    does: { zh: '出整改通知书', en: 'make a notice to put a finding right' },
    words: ['整改通知书'],
    recognise: ({ text }) =>
      /整改(?:通知(?:书|单)|单)|rectification notice/i.test(text) ? (ASKS.test(text) ? -1 : 0.985) : 0,
    may: ['supplier_lead', 'supervisor', 'manager', 'leader'],
    slots: { issue: { required: true, ask: messages.whichFinding, read: (rest) => readIssue(rest) } },
    examples: ['ISS-1 整改通知书'],
    run: async (turn, { issue }): Promise<Reply> => {
      const ref = findingRef(Number(issue));
      const slots = { issue };
      const answer = (outcome: 'reject' | 'deny', sentence: Sentence): Reply =>
        inShort(turn, outcome, sentence, { slots });
      const finding = await findingOf(turn.tx, issue);
      if (!finding) return answer('reject', messages.noSuchFinding(ref));
      if (!may(turn.speaker, 'all.see') && !isOwnUnit(turn.speaker, finding))
        return answer('deny', messages.notYours(ref));
      if (finding.kind !== 'finding') return answer('reject', messages.notFinding(ref));
      ports.orderFile(turn, {
        maker: NOTICE_FILE,
        args: { number: finding.number, at: turn.now },
        to: { user: turn.speaker.id },
      });
      return {
        outcome: 'auto',
        ref,
        slots,
        missing: [],
        blocks: lines(turn.say(messages.making(noticeName(finding.number)))),
        buttons: [],
      };
    },
  });
}
