import { plain } from '../likeness.ts';
import type { Gate } from './gate.ts';

/** The question doesn't hold its own answer. */
export const giveaway: Gate = {
  name: 'giveaway',
  pass(draft) {
    const { answer, stem, fixed } = draft;
    if (fixed) return draft;
    const asked = plain(stem.replace(/《[^》]*》/g, ''));
    if (answer.form === 'single') return asked.includes(plain(answer.right)) ? undefined : draft;
    if (answer.form === 'several')
      return answer.right.some((words) => asked.includes(plain(words))) ? undefined : draft;
    if (answer.form === 'number') {
      const again = new RegExp(`(?<![\\d.])${String(answer.right).replace('.', '\\.')}(?![\\d.])`);
      return again.test(stem.replaceAll(',', '')) ? undefined : draft;
    }
    return draft;
  },
};
