import { type Command, command } from '../../commands/command.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { allowed, may } from '../../people/permissions.ts';

import { placeAlert, raise } from '../alerts/raise.ts';
import { takeChecks } from './checks.ts';
import { takeFindings } from './create.ts';
import { messages } from './messages.ts';
import { answers, files, noteOf, saidAt, withAnswers, words } from './note-slots.ts';
import type { ReportPorts } from './ports.ts';
import { complains, inspects, reports } from './recognise.ts';
import { takeComplaint, takeReport } from './take-report.ts';

/** 巡查 · 报修 · 投诉: what people say on the floor becomes something with a number. */
export function reportCommands(ports: ReportPorts): Command[] {
  return [inspectCommand(ports), reportCommand(ports), complainCommand(ports)];
}

const inspectCommand = (ports: ReportPorts): Command =>
  command({
    intent: 'inspection.create',
    does: { zh: '登记检查发现的问题', en: 'file what an inspection found' },
    words: ['巡查', '检查', 'inspection', 'inspect'],
    recognise: ({ text }, turn) => inspects(text, turn, ports),
    // Who may not inspect is not sent away: it is kept as an issue report (deny_convert).
    may: ['staff'],
    asks: true,
    slots: { attachments: files, said: saidAt, finding: words(messages.whatWrong), ...answers(ports) },
    examples: ['巡查 二楼茶水间 地面积水 保洁 一般'],
    run: async (turn, slots): Promise<Reply> => {
      const note = noteOf(slots.finding, turn, ports, slots.said);
      const items = withAnswers(note.items, slots);
      const attachments = slots.attachments ?? [];
      const [first] = items;
      if (note.emergency && first && !turn.confirmed) {
        const kind = may(turn.speaker, 'inspection.create') ? 'finding' : 'report';
        return (
          (slots.location && (await placeAlert(turn, first, slots.finding))) ||
          raise(turn, kind, note.emergency, first, attachments, slots.finding, ports)
        );
      }
      if (!may(turn.speaker, 'inspection.create'))
        return takeReport(turn, { note, items, attachments, converted: true }, ports);
      const clean = items.every(({ result, what }) => result !== undefined && what === '');
      if (clean && !note.fault) return takeChecks(turn, items, attachments, ports);
      return takeFindings(turn, { note, items, attachments, duplicate: slots.duplicate }, ports);
    },
  });

const reportCommand = (ports: ReportPorts): Command =>
  command({
    intent: 'issue.report',
    does: { zh: '报修、报告问题和紧急情况', en: 'report a fault, a problem or an emergency' },
    words: ['报修', '报障', 'report a problem'],
    recognise: ({ text }, turn) => reports(text, turn, ports),
    // Guests report emergencies; the rest is for staff (`emergency.report`, `issue.report`).
    may: allowed('emergency.report'),
    asks: true,
    slots: { attachments: files, said: saidAt, problem: words(messages.whatBroken), ...answers(ports) },
    examples: ['三楼男厕水龙头漏水'],
    run: async (turn, slots): Promise<Reply> => {
      const note = noteOf(slots.problem, turn, ports, slots.said);
      const items = withAnswers(note.items, slots);
      const attachments = slots.attachments ?? [];
      const [first] = items;
      if (note.emergency && first)
        return (
          (slots.location && (await placeAlert(turn, first, slots.problem))) ||
          raise(turn, 'report', note.emergency, first, attachments, slots.problem, ports)
        );
      if (!may(turn.speaker, 'issue.report')) return refusedGuest(turn);
      return takeReport(turn, { note, items, attachments, converted: false }, ports);
    },
  });

const complainCommand = (ports: ReportPorts): Command =>
  command({
    intent: 'complaint.create',
    does: { zh: '投诉', en: 'complain' },
    words: ['投诉', '我要投诉', 'complain'],
    recognise: ({ text }, turn) => complains(text, turn),
    may: allowed('complaint.create'),
    asks: true,
    slots: {
      attachments: files,
      said: saidAt,
      content: words(messages.whatComplaint),
      service: answers(ports).service,
    },
    examples: ['投诉 食堂今天中午的菜是凉的'],
    run: (turn, slots): Promise<Reply> => {
      const note = noteOf(slots.content, turn, ports, slots.said);
      const items = withAnswers(note.items, { service: slots.service });
      return takeComplaint(turn, { note, items, attachments: slots.attachments ?? [], said: slots.content }, ports);
    },
  });

const refusedGuest = (turn: Turn): Reply => ({
  outcome: 'deny',
  blocks: lines(turn.say(messages.guest)),
  buttons: [],
});
