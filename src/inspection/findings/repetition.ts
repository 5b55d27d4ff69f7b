import { dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { type Button, lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import type { Severity } from '../../notes/model.ts';
import type { Catalogue } from '../../standards/catalogue.ts';
import type { Clause } from '../../standards/model.ts';
import type { Query, Reader } from '../../store/store.ts';
import { lineOf } from './card.ts';
import { step } from './file.ts';
import { findingOf, likeness } from './find.ts';
import { type Finding, findingRef, findings } from './model.ts';
import { noticeFor } from './notice.ts';
import type { FindingPorts } from './ports.ts';
import { readIssue } from './reference.ts';
import { talk } from './talk-messages.ts';
import { deadlines, oneUp, repetition } from './terms.ts';
import { leadsOf } from './who.ts';

/** What is described so much alike, at the same place, is taken for the same problem until a supervisor says otherwise [D]. */
const ALIKE = 0.3;

/** An earlier finding that this one seems to repeat, and what follows from it. */
export interface Repetition {
  readonly earlier: Finding;
  /** One level up. */
  readonly severity: Severity;
  /** The clause that says so. */
  readonly clause: Clause;
}

/**
 * The last finding of the same firm at the same place that this one seems to repeat, within the time that the clause in
 * force names, counted from the earlier one's filing. Source: Q/LNJG JG 204—2024, 3.5, 5.3.1, 5.3.3.
 */
export async function repetitionOf(
  reader: Reader,
  finding: Finding,
  catalogue: Catalogue,
  zone: string,
): Promise<Repetition | undefined> {
  if (finding.kind !== 'finding' || finding.severity === undefined || finding.repeats !== undefined) return undefined;
  const rule = repetition(catalogue, dateOf(finding.at, zone));
  const where = whereOf(finding);
  if (!rule || !where) return undefined;
  const { rows } = await reader.find(findings, {
    where: { ...where, at: { from: finding.at - rule.within, to: finding.at + 1 } },
    order: { by: 'at', descending: true },
  });
  const earlier = rows.map(({ document }) => document).find((other) => isSame(other, finding));
  return earlier && { earlier, severity: oneUp(finding.severity), clause: rule.clause };
}

/** The same place: by its code, else by floor and words. */
function whereOf({ place, floor, service }: Finding): Query['where'] | undefined {
  if (place !== undefined) return { place };
  if (floor !== undefined && service !== undefined) return { floor, service };
  return undefined;
}

const isSame = (other: Finding, finding: Finding): boolean =>
  other.number < finding.number &&
  other.kind === 'finding' &&
  other.state !== 'voided' &&
  other.closed?.how !== 'dismissed' &&
  other.unit === finding.unit &&
  other.service === finding.service &&
  (finding.place !== undefined || other.location === finding.location) &&
  (likeness(other.what, finding.what) >= ALIKE || (other.clause !== undefined && other.clause === finding.clause));

/** What is said of it right after the filing, and the button that confirms it; nothing when nothing is repeated. */
export async function repetitionProposal(
  turn: Turn,
  finding: Finding,
  ports: FindingPorts,
): Promise<{ readonly text: string; readonly buttons: readonly Button[] } | undefined> {
  const found = await repetitionOf(turn.tx, finding, ports.catalogue(), ports.zone);
  if (!found) return undefined;
  const [ref, before] = [findingRef(finding.number), findingRef(found.earlier.number)];
  return {
    text: turn.say(talk.repetition(lineOf(found.earlier, turn), found.severity)),
    buttons: [{ label: turn.say(talk.isRepetition), say: `${ref} 认定重复 ${before}` }],
  };
}

/** `ISS-5 认定重复 ISS-2`: a supervisor confirms the repetition; the finding goes one level up (JG 204, 5.3.1). */
export function repetitionCommand(ports: FindingPorts): Command {
  return command({
    intent: 'issue.repeat',
    does: { zh: '认定重复问题', en: 'confirm that a finding repeats another' },
    words: [],
    recognise: ({ text }) => (/(?:认定|算|属于|是)(?:为)?重复/.test(text) && readIssue(text) ? 0.98 : 0),
    may: ['supervisor', 'manager'],
    slots: { issue: { required: true, ask: talk.noneToRate, read: (rest) => readIssue(rest) } },
    examples: ['ISS-5 认定重复 ISS-2'],
    quiet: true,
    run: async (turn, { issue }): Promise<Reply> => {
      const ref = findingRef(Number(issue));
      const answer = (outcome: 'reject' | 'deny' | 'auto', text: string): Reply => ({
        outcome,
        slots: { issue },
        missing: [],
        ...(outcome === 'auto' ? { ref } : {}),
        blocks: lines(text),
        buttons: [],
      });
      const finding = await findingOf(turn.tx, issue);
      if (!finding) return answer('reject', turn.say(talk.noSuch(ref)));
      const found = await repetitionOf(turn.tx, finding, ports.catalogue(), ports.zone);
      if (!found) return answer('reject', turn.say(talk.noRepetition(ref)));
      const { deadline, reportBy } = deadlines(
        ports.catalogue(),
        dateOf(finding.at, ports.zone),
        found.severity,
        finding.at,
      );
      const before = findingRef(found.earlier.number);
      const done = step(turn.tx, finding, 'repeat', turn.speaker, {
        words: before,
        set: { repeats: found.earlier.number, severity: found.severity, deadline, reportBy },
      });
      if (!done.ok) return answer(done.error.why === 'who' ? 'deny' : 'reject', turn.say(done.error));
      const lead = talk.repeated(ref, before, found.severity);
      for (const person of await leadsOf(turn.tx, done.value, turn))
        turn.notify({ user: person }, await noticeFor(turn.tx, person, done.value, { lead }, turn));
      return answer('auto', turn.say(lead));
    },
  });
}
