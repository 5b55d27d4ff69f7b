import type { Clause, Modal, Quantity } from '../../../standards/model.ts';
import { quantitiesIn } from '../../../standards/quantities.ts';
import { type Bench, type Rival, sameValue } from '../bench.ts';
import { splitSentences } from '../cleaning.ts';
import type { Draft } from '../draft.ts';
import { pairsOf, plain, shareIn } from '../likeness.ts';
import type { Gate } from './gate.ts';

/** A clause that says so much of what is asked is about the same thing: what it says is no wrong answer. */
const ABOUT = 0.5;
/** A clause that says all of it answers the question too. */
const SAME = 0.93;
/** Of a statement that is judged, as little as that is enough to look at the other clause's force. */
const NEAR = 0.85;

/** Of a permission, as little as that of all of it, and of what is done, to be another clause's requirement. */
const RELATED = 0.3;
const ABOUT_ACT = 0.4;

/** Exactly one answer can be defended, whatever other clause in force one looks into. */
export const oneAnswer: Gate = {
  name: 'one-answer',
  pass(draft, bench) {
    const rivals = rivalsOf(draft, bench);
    if (answeredElsewhere(draft, rivals)) return undefined;
    const { answer } = draft;
    if (answer.form === 'judge') return statement(draft, rivals);
    if (answer.form !== 'single' && answer.form !== 'several') return draft;
    if (draft.kind === 'force') return draft;
    const theirs = draft.kind === 'who' ? actsOf(draft, bench) : [];
    const wrong = answer.wrong.filter(
      (words) => !rightElsewhere(words, draft, rivals) && !theirs.some((text) => text.includes(words)),
    );
    return wrong.length === 0 ? undefined : { ...draft, answer: { ...answer, wrong } };
  },
};

/** The first of its statements that nothing makes true. */
function statement(draft: Draft, rivals: readonly About[]): Draft | undefined {
  if (draft.says === undefined || !rightElsewhere(draft.says, draft, rivals)) return draft;
  const other = draft.instead?.find(({ says }) => !rightElsewhere(says, draft, rivals));
  return other && { ...draft, ...other };
}

interface About {
  readonly rival: Rival;
  readonly share: number;
}

function rivalsOf(draft: Draft, bench: Bench): readonly About[] {
  const { clause, edition, topic } = draft;
  return bench.about(topic, draft.kind === 'force' ? RELATED : ABOUT).filter(({ rival }) => {
    if (rival.clause.key === clause.key) return false;
    // The other rows of the table, the steps of the list: they are what the wrong answers are made of.
    if (clause.table && rival.edition.code === edition.code && rival.clause.table?.caption === clause.table.caption)
      return false;
    return rival.clause.leadIn?.number !== clause.number || rival.edition.code !== edition.code;
  });
}

/** A wrong answer that the clause itself or another one about the same thing gives. */
function rightElsewhere(words: string, draft: Draft, rivals: readonly About[]): boolean {
  const { clause, kind } = draft;
  const values = quantitiesIn(words);
  const said = plain(words);
  const gives = (other: Clause, text: string): boolean =>
    values.length > 0
      ? other.quantities.some((q) => values.some((v) => sameValue(q, v) || sameNumber(q, v)))
      : text.includes(said);
  if (kind !== 'order' && kind !== 'table' && kind !== 'term' && kind !== 'colour' && gives(clause, plain(clause.text)))
    return true;
  // Another thing in the same clause has that colour: this one has not.
  if (kind === 'order' || (kind === 'colour' && plain(clause.text).includes(said))) return false;
  return rivals.some(({ rival }) => gives(rival.clause, rival.words));
}

/** 处理 and 处置, 报告 and 发现: said of one and the same work. */
const sameWork = (text: string): string => text.replaceAll('处理', '处置').replaceAll('报告', '发现');

/** Sentences of the same edition that say so much of the same work: whoever they name does it too. */
const ALIKE = 0.6;

function actsOf({ clause, edition, topic }: Draft, bench: Bench): readonly string[] {
  const act = pairsOf(sameWork(topic));
  return bench.all
    .filter(({ edition: other, clause: its }) => other === edition && its.key !== clause.key)
    .flatMap(({ clause: its }) => splitSentences(`${its.leadIn?.text ?? ''}${its.text}`))
    .filter((text) => shareIn(act, pairsOf(sameWork(text))) >= ALIKE);
}

/** 45 min beside 每 45 min 1 次: the option says less than the clause. */
const sameNumber = (a: Quantity, b: Quantity): boolean =>
  a.unit === b.unit &&
  (a.per === b.per || a.per === undefined || b.per === undefined) &&
  a.unit !== '次' &&
  (a.from ?? a.to) === (b.from ?? b.to);

const FORBIDS: readonly Modal[] = ['不应', '不宜'];

/** Another clause that answers the same question, and otherwise. */
function answeredElsewhere(draft: Draft, rivals: readonly About[]): boolean {
  const { kind, clause, answer } = draft;
  return rivals.some(({ rival, share }) => {
    if (rival.coming) return false;
    const other = rival.clause;
    if (kind === 'value' || kind === 'frequency' || kind === 'case')
      return share >= SAME && other.quantities.length > 0 && differs(clause, other);
    if (kind === 'allowed') return share >= NEAR && FORBIDS.includes(other.modal) !== FORBIDS.includes(clause.modal);
    if (kind === 'force')
      return (
        (share >= NEAR && other.modal !== clause.modal && other.kind === 'clause') || requiresToo(draft, rival, share)
      );
    if (kind === 'who' && answer.form === 'single') return share >= SAME && !rival.words.includes(plain(answer.right));
    return false;
  });
}

/** What a text recommends or permits, another requires of the same subject. */
function requiresToo({ act, clause }: Draft, { clause: other, words, pairs }: Rival, share: number): boolean {
  if (act === undefined || (clause.modal !== '可' && clause.modal !== '宜')) return false;
  const required = other.modal === '应' || other.kind === 'row' || /应/.test(words);
  return required && share >= RELATED && shareIn(pairsOf(act), pairs) >= ABOUT_ACT;
}

/** The other gives none of this clause's values in the same unit. */
const differs = (own: Clause, other: Clause): boolean =>
  own.quantities.some(
    (q) =>
      other.quantities.some((o) => o.unit === q.unit && o.kind === q.kind) &&
      !other.quantities.some((o) => sameValue(o, q)),
  );
