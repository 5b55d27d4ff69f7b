import type { Sentence } from '../../base/sentence.ts';
import { type Button, lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { lineOf, subjectOf } from '../findings/card.ts';
import { findingOf, findingsIn, matching } from '../findings/find.ts';
import { type Finding, type FindingState, findingRef } from '../findings/model.ts';
import type { FindingPorts } from '../findings/ports.ts';
import { refusalOf, type StepRefusal } from '../findings/refusal.ts';
import { mayTake } from '../findings/relations.ts';
import { ruleOf, type StepName } from '../findings/states.ts';
import { messages } from './messages.ts';

/** The finding that a message means, or what is said to the speaker instead. */
export type Target = { readonly finding: Finding } | { readonly reply: Reply };

export interface Wanted {
  /** The number that was named. */
  readonly issue: string | undefined;
  /** The words that tell which, where no number does. */
  readonly text: string;
  /** The steps that may be meant: whoever may take none of them on a finding does not mean it. */
  readonly steps: readonly StepName[];
  /** What is said with the answer to "which?": `ISS-1 已整改`. */
  readonly again: (ref: string) => string;
  /** Slots that stand in the reply whatever becomes of it. */
  readonly slots: Readonly<Record<string, unknown>>;
  readonly ports: FindingPorts;
}

const BUTTONS_MOST = 5;

/**
 * Which finding is meant: by number, else by place and words among those on which the speaker may take the step. Two that
 * fit are asked about with buttons.
 */
export async function targetOf(turn: Turn, wanted: Wanted): Promise<Target> {
  const { issue, text, steps, slots, ports } = wanted;
  if (issue !== undefined) {
    const finding = await findingOf(turn.tx, issue);
    return finding
      ? { finding }
      : { reply: reject(turn, messages.noSuch(findingRef(Number(issue))), { ...slots, issue }) };
  }
  const states = [...new Set(steps.flatMap((step) => Object.keys(ruleOf(step).moves) as FindingState[]))];
  const own = (await candidates(turn, states)).filter((finding) =>
    steps.some((step) => mayTake(turn.speaker, finding, ruleOf(step)) && ruleOf(step).moves[finding.state]),
  );
  if (own.length === 0) return { reply: reject(turn, messages.nothingWaits, slots) };
  const fitting = matching(text, own, ports.places());
  const [only] = fitting;
  if (only && fitting.length === 1) return { finding: only };
  return { reply: askWhich(turn, fitting.length > 0 ? fitting : own, wanted) };
}

/** Findings that the speaker can have to do with: of the own firm, in their hands, or, for who oversees, all. */
async function candidates({ tx, speaker }: Turn, states: readonly FindingState[]): Promise<Finding[]> {
  const overseer = speaker.roles.has('supervisor') || speaker.roles.has('manager');
  if (overseer) return findingsIn(tx, states);
  const own = speaker.unit === undefined ? [] : await findingsIn(tx, states, { unit: speaker.unit });
  const handed = await findingsIn(tx, states, { assignee: speaker.id });
  const unowned =
    speaker.service === undefined
      ? []
      : (await findingsIn(tx, states, { service: speaker.service })).filter(({ unit }) => unit === undefined);
  return [...new Map([...own, ...handed, ...unowned].map((finding) => [finding.number, finding])).values()];
}

function askWhich(turn: Turn, fitting: readonly Finding[], { again, slots, ports }: Wanted): Reply {
  const shown = fitting.slice(0, BUTTONS_MOST);
  const showing = { now: turn.now, zone: ports.zone, say: turn.say };
  const buttons: Button[] = shown.map((finding) => {
    const ref = findingRef(finding.number);
    return { label: `${ref} ${subjectOf(finding).slice(0, 16)}`, say: again(ref) };
  });
  return {
    outcome: 'ask',
    slots,
    missing: ['issue'],
    blocks: [
      ...lines(turn.say(messages.which)),
      { kind: 'list', items: shown.map((finding) => lineOf(finding, showing)) },
      ...(fitting.length > shown.length
        ? [{ kind: 'text' as const, text: turn.say(messages.moreFit(fitting.length - shown.length)) }]
        : []),
    ],
    buttons,
  };
}

export const reject = (turn: Turn, sentence: Sentence, slots: Readonly<Record<string, unknown>>): Reply => ({
  outcome: 'reject',
  slots,
  missing: [],
  blocks: lines(turn.say(sentence)),
  buttons: [],
});

/** What is said to whoever may not, comes too late, or left something out. */
export function refused(
  turn: Turn,
  refusal: StepRefusal,
  slots: Readonly<Record<string, unknown>>,
  missing: Readonly<Partial<Record<NonNullable<StepRefusal['need']>, string>>> = {},
): Reply {
  const slot = refusal.need && missing[refusal.need];
  return {
    outcome: refusal.why === 'who' ? 'deny' : slot === undefined ? 'reject' : 'ask',
    slots,
    missing: slot === undefined ? [] : [slot],
    blocks: lines(turn.say(refusal)),
    buttons: [],
  };
}

/** Why a step is out of the question whatever is still to be said: who may not, or a state that does not allow it. */
export function barred(finding: Finding, step: StepName, turn: Turn): StepRefusal | undefined {
  const said = { words: '-', attachments: ['-', '-'] };
  return refusalOf(finding, step, turn.speaker, said, turn.now);
}
