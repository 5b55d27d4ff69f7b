import { dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { subjectOf } from '../findings/card.ts';
import { tellReporters } from '../findings/ended.ts';
import { step } from '../findings/file.ts';
import { findingOf } from '../findings/find.ts';
import { type Finding, findingRef } from '../findings/model.ts';
import { noticeFor } from '../findings/notice.ts';
import { complaintTerms, deadlines } from '../findings/terms.ts';
import { leadsOf, reportersOf } from '../findings/who.ts';
import { messages as fixing } from '../rectification/messages.ts';
import { issue } from '../rectification/slots.ts';
import { barred, refused, reject } from '../rectification/target.ts';
import { tell } from '../rectification/tell.ts';
import type { ReportPorts } from '../reports/ports.ts';
import { confirmCommand } from './confirm-command.ts';
import { messages } from './messages.ts';
import { type AnsweringWord, answerIn, answeringWord } from './words.ts';

/** What becomes of what somebody reported: confirmed as a finding, answered, finished without one, opened again (JG 207, 6). */
export const answeringCommands = (ports: ReportPorts): Command[] => [
  confirmCommand(ports),
  spoken('answer', 'content', {
    does: { zh: '答复报告或投诉', en: 'answer a report or complaint' },
    example: '答复 ISS-1 已安排今天下午修',
    ask: messages.whatAnswer,
    take: answer,
  }),
  spoken('finish', 'result', {
    does: { zh: '办结报告或投诉', en: 'finish a report or complaint' },
    example: 'ISS-1 办结 现场查看未发现异味',
    ask: messages.whatResult,
    take: finish,
  }),
  spoken('reopen', 'reason', {
    does: { zh: '重新核实已办结的事项', en: 'look again at what was closed' },
    example: 'ISS-1 重新核实 报告人说还在漏',
    ask: messages.whyReopened,
    take: (turn, finding, words, slots) => reopen(turn, finding, words, slots, ports),
  }),
];

type Slots = Readonly<Record<string, unknown>>;
interface Spoken {
  readonly does: Command['does'];
  readonly example: string;
  /** What is asked when nothing is said but the number. */
  readonly ask: (ref: string) => Parameters<Turn['say']>[0];
  readonly take: (turn: Turn, finding: Finding, words: string, slots: Slots) => Promise<Reply> | Reply;
}

/** One step that takes a number and words. */
function spoken(
  word: Exclude<AnsweringWord, 'confirm'>,
  slot: 'content' | 'result' | 'reason',
  { does, example, ask, take }: Spoken,
): Command {
  return command({
    intent: `issue.${word}`,
    does,
    words: [],
    // With its own word and a number it has no rival, whatever the answer speaks of.
    unrivalled: true,
    recognise: ({ text }) => (answeringWord(text) === word ? 0.985 : 0),
    may: ['supervisor', 'manager'],
    slots: {
      issue,
      [slot]: {
        required: false,
        free: true,
        ask: ask(''),
        read: (rest: string) => {
          const value = answerIn(rest, word);
          return value === '' ? undefined : { value, rest: '' };
        },
      },
    },
    asks: true,
    examples: [example],
    run: async (turn, values): Promise<Reply> => {
      const named = typeof values.issue === 'string' ? values.issue : undefined;
      const words = values[slot];
      const slots = {
        ...(named === undefined ? {} : { issue: named }),
        ...(words === undefined ? {} : { [slot]: words }),
      };
      const finding = named === undefined ? undefined : await findingOf(turn.tx, named);
      if (!finding) return reject(turn, fixing.noSuch(findingRef(Number(named ?? 0))), slots);
      const ref = findingRef(finding.number);
      if (word === 'finish' && finding.kind === 'finding' && finding.state !== 'closed')
        return reject(turn, messages.confirmedIsFixed(ref), slots);
      if (word === 'answer' && reportersOf(finding).length === 0) return reject(turn, messages.noReporter(ref), slots);
      const bar = barred(finding, word, turn);
      if (bar) return refused(turn, bar, slots);
      if (typeof words !== 'string')
        return { outcome: 'ask', slots, missing: [slot], blocks: lines(turn.say(ask(ref))), buttons: [] };
      return take(turn, finding, words, slots);
    },
  });
}

const done = (turn: Turn, finding: Finding, sentence: Parameters<Turn['say']>[0], slots: Slots): Reply => ({
  outcome: 'auto',
  ref: findingRef(finding.number),
  slots,
  missing: [],
  blocks: lines(turn.say(sentence)),
  buttons: [],
});

/** Tells whoever reported it, the speaker left out. */
async function hear(turn: Turn, finding: Finding, lead: Parameters<Turn['say']>[0], words: string): Promise<void> {
  for (const person of reportersOf(finding))
    if (person !== turn.speaker.id)
      turn.notify({ user: person }, await noticeFor(turn.tx, person, finding, { lead, words, buttons: [] }, turn));
}

async function answer(turn: Turn, finding: Finding, words: string, slots: Slots): Promise<Reply> {
  const taken = step(turn.tx, finding, 'answer', turn.speaker, { words });
  if (!taken.ok) return refused(turn, taken.error, slots);
  const ref = findingRef(finding.number);
  await hear(turn, taken.value, messages.answerToYours(ref), words);
  return done(turn, taken.value, messages.answered(ref), slots);
}

async function finish(turn: Turn, finding: Finding, words: string, slots: Slots): Promise<Reply> {
  const taken = step(turn.tx, finding, 'finish', turn.speaker, { words });
  if (!taken.ok) return refused(turn, taken.error, slots);
  await tellReporters(turn, taken.value, words);
  return done(turn, taken.value, messages.finished(findingRef(finding.number)), slots);
}

/** A closed one is changed by a confirmation only; the times count anew from now. */
async function reopen(turn: Turn, finding: Finding, words: string, slots: Slots, ports: ReportPorts): Promise<Reply> {
  const ref = findingRef(finding.number);
  if (!turn.confirmed)
    return {
      outcome: 'confirm',
      slots,
      missing: [],
      blocks: lines(turn.say(messages.confirmReopen(`${ref} ${subjectOf(finding)}`, words))),
      buttons: [
        { label: turn.say(messages.confirm), say: '确认' },
        { label: turn.say(messages.cancel), say: '取消' },
      ],
    };
  const taken = step(turn.tx, finding, 'reopen', turn.speaker, { words, set: timesAnew(turn, finding, ports) });
  if (!taken.ok) return refused(turn, taken.error, slots);
  if (finding.kind === 'finding')
    await tell(turn, await leadsOf(turn.tx, taken.value, turn), taken.value, { lead: messages.reopened(ref), words });
  await hear(turn, taken.value, messages.yoursIsOpen(ref), words);
  return done(turn, taken.value, messages.reopened(ref), slots);
}

function timesAnew(turn: Turn, finding: Finding, ports: ReportPorts) {
  const catalogue = ports.catalogue();
  const { deadline, reportBy } =
    finding.kind !== 'finding' || finding.severity === undefined
      ? {}
      : deadlines(catalogue, dateOf(turn.now, turn.zone), finding.severity, turn.now);
  const doneBy =
    finding.doneBy === undefined ? undefined : complaintTerms(catalogue, ports.calendar, turn.now, ports.zone).doneBy;
  return { deadline, reportBy, doneBy };
}
