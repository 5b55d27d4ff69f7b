import type { Clause } from '../../../standards/model.ts';
import { cleaned, splitSentences } from '../cleaning.ts';
import type { Gate } from './gate.ts';

/** A clause that asks for nothing, or only says where something else is said: nobody can be right or wrong about it. */
export function isSource(clause: Clause): boolean {
  if (clause.kind === 'term') return true;
  if (clause.kind === 'note' || clause.kind === 'example') return false;
  if (clause.modal === '陈述') return false;
  if (clause.kind === 'row') return true;
  return splitSentences(clause.text).some((sentence) => cleaned(sentence) !== undefined);
}

export const source: Gate = { name: 'source', pass: (draft) => (isSource(draft.clause) ? draft : undefined) };
