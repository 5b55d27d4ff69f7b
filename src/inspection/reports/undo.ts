import { UNDO_WITHIN, type Undo } from '../../commands/undo.ts';
import { alarmed } from '../alerts/escalation.ts';
import { step } from '../findings/file.ts';
import { findingOf } from '../findings/find.ts';
import { FILED } from '../findings/states.ts';
import { leads, tellOf } from './filing.ts';
import { messages } from './messages.ts';
import { checkRef, checks } from './model.ts';

/** 撤销 ISS-n right after it was filed: it is voided, and whoever was told hears that. */
export const undoFiling: Undo = {
  series: 'ISS',
  within: UNDO_WITHIN,
  undo: async (turn, number) => {
    const finding = await findingOf(turn.tx, number);
    if (!finding || finding.by !== turn.speaker.id || turn.now - finding.at > UNDO_WITHIN) return undefined;
    if (finding.last.step !== FILED && finding.last.step !== 'amend') return undefined;
    const voided = step(turn.tx, finding, 'void', turn.speaker, { words: turn.text });
    if (!voided.ok) return undefined;
    const undone = messages.undone(`ISS-${number}`);
    const told = finding.emergency ? await alarmed(turn.tx, finding, turn) : await leads(turn, finding);
    await tellOf(turn, voided.value, told, { lead: undone, buttons: [] });
    return undone;
  },
};

/** 撤销 CHK-n. */
export const undoCheck: Undo = {
  series: 'CHK',
  within: UNDO_WITHIN,
  undo: async (turn, number) => {
    const ref = checkRef(Number(number));
    const check = await turn.tx.get(checks, ref);
    if (!check || check.by !== turn.speaker.id || check.voided || turn.now - check.at > UNDO_WITHIN) return undefined;
    turn.tx.put(checks, ref, { ...check, voided: true });
    return messages.undone(ref);
  },
};
