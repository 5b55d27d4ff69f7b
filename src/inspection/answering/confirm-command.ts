import { dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { type Button, lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import type { Severity } from '../../notes/model.ts';
import { SEVERITIES } from '../../notes/model.ts';
import { readSeverity } from '../../notes/said-words.ts';
import { SERVICES, type Service } from '../../standards/model.ts';
import { cardOf, subjectOf } from '../findings/card.ts';
import { step, unitFor } from '../findings/file.ts';
import { findingOf } from '../findings/find.ts';
import { type Finding, findingRef } from '../findings/model.ts';
import { noticeFor } from '../findings/notice.ts';
import { deadlines } from '../findings/terms.ts';
import { leadsOf, reportersOf } from '../findings/who.ts';
import { messages as fixing } from '../rectification/messages.ts';
import { issue, said } from '../rectification/slots.ts';
import { barred, refused, reject } from '../rectification/target.ts';
import { tell } from '../rectification/tell.ts';
import { ownerIn } from '../rectification/words.ts';
import type { ReportPorts } from '../reports/ports.ts';
import { messages } from './messages.ts';
import { answeringWord } from './words.ts';

const NOTHING = { zh: '', en: '' };
/** 一般, 是较重, alone or in a sentence; what is merely 严重 in the answer to a question counts as the grade. */
const severityIn = (text: string): Severity | undefined =>
  readSeverity(text)?.value ?? SEVERITIES.find((one) => new RegExp(`(?:属实|是|为|算)\\s*[，,]?\\s*${one}`).test(text));

/** `12号 核实 是一般问题`, `ISS-12 属实 较重`: what somebody reported becomes a finding (JG 207, 6.1.3; JG 204, 4.3.4). */
export function confirmCommand(ports: ReportPorts): Command {
  return command({
    intent: 'issue.confirm',
    does: { zh: '核实报告或投诉，登记为问题', en: 'confirm a report or complaint as a finding' },
    words: [],
    // With its own word and a number it has no rival, whatever the answer speaks of.
    unrivalled: true,
    recognise: ({ text }) => (answeringWord(text) === 'confirm' ? 0.985 : 0),
    may: ['supervisor', 'manager'],
    slots: {
      issue,
      said,
      severity: {
        required: false,
        ask: NOTHING,
        read: (rest) => {
          const value = severityIn(rest);
          return value && { value, rest };
        },
      },
      service: {
        required: false,
        ask: NOTHING,
        read: (rest) => {
          const value = ownerIn(rest, ports.serviceNames, undefined);
          return value && { value, rest };
        },
      },
    },
    asks: true,
    examples: ['ISS-1 属实 一般', 'ISS-1 核实 是较重问题'],
    run: async (turn, { issue: named, severity, service }): Promise<Reply> => {
      const said = {
        ...(named === undefined ? {} : { issue: named }),
        ...(severity === undefined ? {} : { severity }),
        ...(service === undefined ? {} : { service }),
      };
      const finding = named === undefined ? undefined : await findingOf(turn.tx, named);
      if (!finding) return reject(turn, fixing.noSuch(findingRef(Number(named ?? 0))), said);
      const bar = barred(finding, 'confirm', turn);
      if (bar) return refused(turn, bar, said);
      const owner = service ?? finding.service;
      const ref = findingRef(finding.number);
      const subject = `${ref} ${subjectOf(finding)}`;
      if (owner === undefined)
        return asks(turn, 'service', messages.whichService(subject), said, [
          ...SERVICES.map((one) => ({
            label: one,
            say: `${ref} 属实 ${severity ?? ''} ${one}`.replace(/ {2,}/g, ' '),
          })),
        ]);
      if (severity === undefined)
        return asks(turn, 'severity', messages.whichSeverity(subject), said, [
          ...SEVERITIES.map((one) => ({ label: one, say: `${ref} 属实 ${one} ${service ?? ''}`.trim() })),
        ]);
      if (severity === '严重' && !turn.confirmed)
        return {
          outcome: 'confirm',
          slots: said,
          missing: [],
          blocks: lines(turn.say(messages.confirmSevere(subject))),
          buttons: [
            { label: turn.say(messages.confirm), say: '确认' },
            { label: turn.say(messages.cancel), say: '取消' },
          ],
        };
      return confirm(turn, finding, { severity, service: owner }, said, ports);
    },
  });
}

const asks = (
  turn: Turn,
  slot: string,
  sentence: Parameters<Turn['say']>[0],
  slots: Readonly<Record<string, unknown>>,
  buttons: readonly Button[],
): Reply => ({ outcome: 'ask', slots, missing: [slot], blocks: lines(turn.say(sentence)), buttons });

interface Judged {
  readonly severity: Severity;
  readonly service: Service;
}

/** The time to put it right counts from the confirmation, when the unit hears of it. The clause is looked for again, now that the service is known. */
async function confirm(
  turn: Turn,
  finding: Finding,
  { severity, service }: Judged,
  slots: Readonly<Record<string, unknown>>,
  ports: ReportPorts,
): Promise<Reply> {
  const ref = findingRef(finding.number);
  const unit =
    service === finding.service && finding.unit !== undefined
      ? finding.unit
      : await unitFor(turn.tx, { service, place: finding.place }, ports.places());
  const { deadline, reportBy } = deadlines(ports.catalogue(), dateOf(turn.now, turn.zone), severity, turn.now);
  const clause =
    finding.clause ?? ports.clausesFor(subjectOf(finding), service, dateOf(finding.occurredAt, turn.zone))[0]?.key;
  const done = step(turn.tx, finding, 'confirm', turn.speaker, {
    set: { severity, service, unit, deadline, reportBy, clause },
  });
  if (!done.ok) return refused(turn, done.error, slots);
  await tell(turn, await leadsOf(turn.tx, done.value, turn), done.value, { lead: messages.fixThis(ref) });
  for (const person of reportersOf(done.value))
    if (person !== turn.speaker.id)
      turn.notify(
        { user: person },
        await noticeFor(turn.tx, person, done.value, { lead: messages.yoursIsTrue(ref), buttons: [] }, turn),
      );
  return {
    outcome: 'auto',
    ref,
    slots: { ...slots, issue: String(finding.number), severity },
    missing: [],
    blocks: [
      ...lines(turn.say(messages.confirmed(ref, severity)), subjectOf(finding)),
      ...(await cardOf(turn.tx, done.value, { now: turn.now, zone: turn.zone, say: turn.say })),
    ],
    buttons: [],
  };
}
