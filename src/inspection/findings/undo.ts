import { UNDO_WITHIN, type Undo } from '../../commands/undo.ts';
import { step } from './file.ts';
import { findingOf } from './find.ts';
import { type Finding, findingRef } from './model.ts';
import { noticeFor } from './notice.ts';
import type { StepName } from './states.ts';
import { talk } from './talk-messages.ts';
import { supervisorsOf } from './who.ts';

/** Which step takes which back. A filing is voided by who filed it (`reports/undo.ts`). */
const BACK: Readonly<Partial<Record<string, StepName>>> = {
  submit: 'withdraw',
  pass: 'recheck',
  fixOnTheSpot: 'reopen',
};

/** 撤销 ISS-n, by who submitted or verified the fix, within ten minutes; who was told hears that. */
export const undoStep: Undo = {
  series: 'ISS',
  within: UNDO_WITHIN,
  undo: async (turn, number) => {
    const finding = await findingOf(turn.tx, number);
    if (!finding || finding.last.by !== turn.speaker.id || turn.now - finding.last.at > UNDO_WITHIN) return undefined;
    const name = BACK[finding.last.step];
    const done = name && step(turn.tx, finding, name, turn.speaker, { words: talk.takenBackWord.zh });
    if (!done?.ok) return undefined;
    const ref = findingRef(finding.number);
    const lead = finding.last.step === 'submit' ? talk.fixTakenBack(ref) : talk.recheck(ref);
    for (const person of await told(finding, done.value, turn))
      if (person !== turn.speaker.id)
        turn.notify({ user: person }, await noticeFor(turn.tx, person, done.value, { lead }, turn));
    return lead;
  },
};

/** Who was told of the step: the supervisor of a fix, who submitted it of a verification. */
const told = async (before: Finding, after: Finding, turn: Parameters<Undo['undo']>[0]): Promise<string[]> =>
  before.last.step === 'submit' ? supervisorsOf(turn.tx, after, turn) : before.submission ? [before.submission.by] : [];
