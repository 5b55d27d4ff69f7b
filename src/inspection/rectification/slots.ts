import type { Sentence } from '../../base/sentence.ts';
import type { Slot } from '../../commands/command.ts';
import type { Picture } from '../findings/pictures.ts';
import { readIssue } from '../findings/reference.ts';

type Optional<T> = Slot<T> & { readonly required: false };
const NOTHING: Sentence = { zh: '', en: '' };

/** The number of a finding, bare. */
export const issue: Optional<string> = { required: false, ask: NOTHING, read: (rest) => readIssue(rest) };

/** What came with the message. */
export const files: Optional<readonly Picture[]> = {
  required: false,
  free: true,
  ask: NOTHING,
  read: (rest, turn) =>
    turn.attachments.length > 0
      ? { value: turn.attachments.map(({ hash, name, type }) => ({ hash, name, type })), rest }
      : undefined,
  join: (before, answer) => [...before, ...answer],
};

/** The whole message: kept while something is asked or confirmed. */
export const said: Optional<string> = {
  required: false,
  ask: NOTHING,
  read: (rest, turn) => ({ value: turn.text, rest }),
};
