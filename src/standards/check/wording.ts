import { faultOf } from '../messages.ts';
import { explicitModal, forcesIn } from '../modal.ts';
import type { Edition, Fault } from '../model.ts';

const MUST = new Set(['必须', '应当', '须', '务必', '务须', '只能']);
const MUST_NOT = new Set(['不得', '禁止', '严禁', '不准', '不许', '不可', '勿', '切勿', '请勿', '不允许', '不可以']);

/**
 * Words that GB/T 1.1 keeps out of standards, and notes that require.
 * @param draft whether the text is still to come into force: what is in force is read as it is, and not lectured.
 */
export function wordingFaults(edition: Edition, draft: boolean): readonly Fault[] {
  if (edition.type !== '标准') return [];
  return edition.clauses.flatMap((clause) => {
    const { file } = edition;
    if (clause.kind === 'note' || clause.kind === 'example') {
      const modal = clause.kind === 'note' ? explicitModal(clause.text) : undefined;
      return modal === '应' || modal === '不应'
        ? [faultOf('note-requires', file, clause.line, { number: clause.number, word: modal })]
        : [];
    }
    if (!draft || clause.kind === 'row' || clause.kind === 'term') return [];
    const words = forcesIn(clause.text).map((f) => f.word);
    const must = words.find((w) => MUST.has(w));
    const mustNot = words.find((w) => MUST_NOT.has(w));
    return [
      ...(must === undefined ? [] : [faultOf('modal-must', file, clause.line, { word: must })]),
      ...(mustNot === undefined ? [] : [faultOf('modal-must-not', file, clause.line, { word: mustNot })]),
    ];
  });
}
