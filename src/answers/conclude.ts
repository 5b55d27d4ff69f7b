import { foldText } from '../base/fold.ts';
import type { Sentence } from '../base/sentence.ts';
import { explicitModal } from '../standards/modal.ts';
import type { Clause, Quantity } from '../standards/model.ts';
import { clauseInEnglish, forceIn, valuesInEnglish } from './english-lead.ts';
import { GIVES_REASON } from './evidence.ts';
import type { Candidate } from './find.ts';
import { type Judged, judged, otherEditionWith } from './judged.ts';
import { messages } from './messages.ts';
import { ruleLine, setsBound } from './predicate.ts';
import { type Asked, quantitiesAsked } from './question/asked.ts';
import type { Question } from './question/question.ts';
import { rowLine } from './row-line.ts';
import { segmentsOf, sentencesOf } from './sentences.ts';
import type { Shelf } from './shelf.ts';
import { supportsVerdict } from './supported.ts';
import { FORCE, type Force } from './verdict.ts';

/** Longest conclusion that still reads at a glance on a phone. */
const LONGEST = 60;

/** The words of the clause that answer: the sentence, or when that is long the part of it, that gives what is asked for. */
export function tellingWords(question: Question, clause: Clause, held: readonly string[]): string {
  const sentences = sentencesOf(clause.text);
  const best = sentences
    .map((text) => ({ text, worth: worthOf(text, question, clause, held) }))
    .sort((a, b) => b.worth - a.worth)[0];
  const sentence = best?.text ?? clause.text;
  if (sentence.length <= LONGEST) return sentence;
  const segments = segmentsOf(sentence);
  const from =
    segments
      .map((segment, i) => ({ i, worth: worthOf(segment.text, question, clause, held) }))
      .sort((a, b) => b.worth - a.worth || a.i - b.i)[0]?.i ?? 0;
  let text = segments[from]?.text ?? sentence;
  for (let i = from + 1; i < segments.length && text.length + (segments[i]?.text.length ?? 0) <= LONGEST; i++)
    text += segments[i]?.text ?? '';
  for (let i = from - 1; i >= 0 && text.length + (segments[i]?.text.length ?? 0) <= LONGEST; i--)
    text = (segments[i]?.text ?? '') + text;
  return text.replace(/[，,：:；;]$/, '');
}

function worthOf(text: string, question: Question, clause: Clause, held: readonly string[]): number {
  const kinds = new Set(quantitiesAsked(question.asked));
  const folded = foldText(text);
  const start = clause.text.indexOf(text);
  const gives = clause.quantities.some((q) => kinds.has(q.kind) && q.start >= start && q.start < start + text.length);
  return (
    (gives ? 2 : 0) + held.filter((word) => folded.includes(word)).length * 0.5 + (/应|宜|可/.test(text) ? 0.2 : 0)
  );
}

/** The line that says it, in both languages; never more than the clause says. */
export function conclusionOf(question: Question, found: Candidate, shelf: Shelf): Sentence {
  const { clause } = found;
  const words =
    clause.kind === 'term' && clause.term
      ? `${clause.term.word}：${clause.term.definition}`
      : tellingWords(question, clause, found.coverage.words);
  const zh = valueLine(question, clause, words, found.coverage.words) ?? withLeadIn(clause, words);
  const head = headOf(question, found, words, shelf);
  const en = englishOf(clause, question, shelf, head !== undefined);
  return head ? { zh: `${head.zh}${head.whole ? words : zh}`, en: `${head.en} ${en}` } : { zh, en };
}

/** Forms of question that a value in it does not answer. */
const OPEN: readonly Asked[] = ['who', 'why', 'where', 'how', 'list', 'definition', 'when'];
/** A value that takes more characters is half a sentence. */
const LONGEST_VALUE = 10;

interface Head extends Sentence {
  /** Behind a yes or no the rule is said in its own words. */
  readonly whole: boolean;
}

/** What comes before the rule: yes, no, not since then, no reason given. */
function headOf(question: Question, found: Candidate, words: string, shelf: Shelf): Head | undefined {
  const { asked, time } = question;
  const { clause } = found;
  const yesno = asked.has('yesno') || asked.has('allowed') || asked.has('obliged');
  const quantities = quantitiesAsked(asked).length > 0;
  const open = quantities || OPEN.some((form) => asked.has(form));
  const verdict = yesno || !open ? judged(question, clause) : undefined;
  // `必须每月擦吗`: that the value is the clause's own does not say that one must.
  const asksForce = asked.has('obliged') && verdict?.fits === true;
  const said = verdict && !asksForce && verdictHead(verdict, question, found, shelf);
  if (said) return { ...said, whole: clause.kind !== 'row' && clause.kind !== 'item' };
  if (time.outdated && found.status === '现行' && found.edition.year !== time.outdated)
    return { ...messages.replacedSince(time.outdated), whole: false };
  const simple = yesno && !quantities && !asked.has('who') && !asked.has('where') && !asked.has('why');
  if (simple && supportsVerdict(question, found, shelf)) {
    const force = forceOf(clause, words, found.coverage.words, asked);
    const meant = force !== 'permission' || asked.has('obliged') || permits(words, found.coverage.words);
    const head = meant ? forceLine(force, asked.has('obliged')) : undefined;
    if (head) return { ...head, whole: clause.kind !== 'row' && clause.kind !== 'item' };
  }
  if (asked.has('why') && !GIVES_REASON.test(clause.text)) return { ...messages.noReason, whole: false };
  return undefined;
}

function verdictHead(verdict: Judged, question: Question, found: Candidate, shelf: Shelf): Sentence | undefined {
  const { said, rule, as, fits } = verdict;
  if (question.told) return messages.stillIs;
  if (said.text.length > LONGEST_VALUE) return undefined;
  if (as === 'condition') return fits ? undefined : messages.notMeant(said.text, rule.text);
  if (said.kind === 'clock') return fits ? messages.inHours(said.text) : messages.outOfHours(said.text);
  const other = gives(rule, said) ? undefined : otherEditionWith(verdict, found, question.day, shelf);
  if (other?.year && shelf.statusOf(other, question.day) === '即将实施')
    return messages.ofComing(said.text, other.year, other.effective);
  if (fits) return messages.fits(said.text);
  return other?.year ? messages.ofEdition(said.text, other.year) : messages.fitsNot(said.text);
}

/** The rule's own value, and not only one that fits it. */
const gives = (rule: Quantity, said: Quantity): boolean =>
  rule.unit === said.unit && (rule.from ?? rule.to) === (said.from ?? said.to);

/** The force of the part that answers: a clause may permit one thing and forbid another. */
function forceOf(clause: Clause, words: string, held: readonly string[], asked: ReadonlySet<Asked>): Force {
  const parts = segmentsOf(words).flatMap(({ text }) => {
    const modal = explicitModal(text);
    const folded = foldText(text);
    // Of two parts that fit as well, the one that forbids answers who asks whether he may.
    const forbids = asked.has('allowed') && modal === '不应' ? 0.5 : 0;
    return modal ? [{ text, modal, worth: held.filter((word) => folded.includes(word)).length + forbids }] : [];
  });
  const part = parts.reduce<(typeof parts)[number] | undefined>(
    (best, next) => (best && best.worth >= next.worth ? best : next),
    undefined,
  );
  if (clause.kind !== 'clause' || !part) return FORCE[clause.modal];
  return setsBound(part.text) ? 'requirement' : FORCE[part.modal];
}

/**
 * Whether what is asked for is what the clause permits, and not only the case in which it permits something else: 车辆占用
 * 消防车通道的，保安班长可请求公安机关协助移车 allows nobody to block it. A wrong yes does more harm than none.
 */
function permits(words: string, held: readonly string[]): boolean {
  const permitted = foldText(words.slice(Math.max(words.indexOf('可'), 0)));
  // A single character is in too many words: 车 of what is blocked also stands in 移车.
  return held.some((word) => word.length > 1 && permitted.includes(word));
}

/** A clause that is one short sentence is quoted whole below: the line above it says what it asks, without who must do it. */
function valueLine(question: Question, clause: Clause, words: string, held: readonly string[]): string | undefined {
  if (clause.kind === 'row') return rowLine(clause, question, held);
  if (clause.kind !== 'clause' || words !== clause.text.trim()) return undefined;
  const kinds = new Set(quantitiesAsked(question.asked));
  if (question.asked.has('when')) for (const kind of ['duration', 'clock', 'date'] as const) kinds.add(kind);
  const values = clause.quantities.filter((q) => kinds.has(q.kind));
  return values.length > 0 ? ruleLine(clause, values) : undefined;
}

/** A list item or a row says little without what introduces it. */
function withLeadIn(clause: Clause, words: string): string {
  if (clause.kind === 'row' && clause.table) return `${clause.table.caption}：${words}`;
  if (clause.kind === 'item' && clause.leadIn) return `${clause.leadIn.text.replace(/[：:]$/, '')}：${words}`;
  return words;
}

function forceLine(force: Force, obliged: boolean): Sentence | undefined {
  if (obliged) {
    if (force === 'recommendation' || force === 'discouraged') return messages.onlyRecommended;
    if (force === 'requirement' || force === 'instruction') return messages.isRequired;
    if (force === 'not needed') return messages.notNeeded;
    if (force === 'permission') return messages.notRequired;
  }
  if (force === 'prohibition') return messages.isProhibited;
  if (force === 'permission') return messages.isPermitted;
  if (force === 'discouraged') return messages.isDiscouraged;
  if (force === 'recommendation') return messages.onlyRecommended;
  return undefined;
}

/** What can be carried over without a translator: values, force, the words that the glossary knows. */
function englishOf(clause: Clause, question: Question, shelf: Shelf, behindVerdict: boolean): string {
  const kinds = new Set(quantitiesAsked(question.asked));
  const wanted = clause.quantities.filter((q) => kinds.size === 0 || kinds.has(q.kind));
  const given = (wanted.length > 0 ? wanted : clause.quantities).slice(0, 3);
  return given.length > 0
    ? valuesInEnglish(given, forceIn(clause))
    : clauseInEnglish(clause, shelf.glossary, behindVerdict);
}
