import { foldText } from '../base/fold.ts';
import type { Sentence } from '../base/sentence.ts';
import type { Clause, Quantity } from '../standards/model.ts';
import { quantityInEnglish } from './english.ts';
import { GIVES_REASON } from './evidence.ts';
import type { Candidate } from './find.ts';
import { messages } from './messages.ts';
import { quantitiesAsked } from './question/asked.ts';
import type { Question } from './question/question.ts';
import { segmentsOf, sentencesOf } from './sentences.ts';
import { compareValue, FORCE } from './verdict.ts';

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

/** A value in the question against the clause's own: the first pair that can be compared. */
function judged(
  question: Question,
  clause: Clause,
): { readonly said: Quantity; readonly rule: Quantity; readonly fits: boolean } | undefined {
  for (const said of question.values) {
    for (const rule of clause.quantities) {
      const agreement = compareValue(said, rule);
      if (agreement) return { said, rule, fits: agreement === 'within' };
    }
  }
  return undefined;
}

/** The line that says it, in both languages; never more than the clause says. */
export function conclusionOf(question: Question, found: Candidate): Sentence {
  const { clause } = found;
  const words =
    clause.kind === 'term' && clause.term
      ? `${clause.term.word}：${clause.term.definition}`
      : tellingWords(question, clause, found.coverage.held);
  const zh = valueLine(question, clause, words) ?? withLeadIn(clause, words);
  const en = englishOf(clause, question);
  const verdict = judged(question, clause);
  const { asked } = question;
  if (verdict && (asked.has('yesno') || asked.has('allowed') || asked.has('obliged'))) {
    const head = verdict.fits ? messages.fits(verdict.said.text) : messages.fitsNot(verdict.said.text);
    return { zh: `${head.zh}${zh}`, en: `${head.en} ${en}` };
  }
  if (asked.has('obliged') || asked.has('allowed')) {
    const head = forceLine(clause, asked.has('obliged'));
    if (head) return { zh: `${head.zh}${zh}`, en: `${head.en} ${en}` };
  }
  if (asked.has('why') && !GIVES_REASON.test(clause.text))
    return { zh: `${messages.noReason.zh}${zh}`, en: `${messages.noReason.en} ${en}` };
  return { zh, en };
}

/** A clause that is one short sentence is quoted whole below: the line above it gives the value alone. */
function valueLine(question: Question, clause: Clause, words: string): string | undefined {
  if (clause.kind !== 'clause' || words !== clause.text.trim()) return undefined;
  const kinds = new Set(quantitiesAsked(question.asked));
  const values = clause.quantities.filter((q) => kinds.has(q.kind));
  const heading = clause.path.at(-1)?.replace(/^[\dA-Z.]+\s*/, '');
  return values.length === 1 && heading ? `${heading}：${values[0]?.text}` : undefined;
}

/** A list item or a row says little without what introduces it. */
function withLeadIn(clause: Clause, words: string): string {
  if (clause.kind === 'row' && clause.table) return `${clause.table.caption}：${words}`;
  if (clause.kind === 'item' && clause.leadIn) return `${clause.leadIn.text.replace(/[：:]$/, '')}：${words}`;
  return words;
}

function forceLine(clause: Clause, obliged: boolean): Sentence | undefined {
  const force = FORCE[clause.modal];
  if (obliged) {
    if (force === 'recommendation' || force === 'discouraged') return messages.onlyRecommended;
    if (force === 'requirement' || force === 'instruction') return messages.isRequired;
    if (force === 'permission' || force === 'not needed') return messages.notRequired;
  }
  if (force === 'prohibition') return messages.isProhibited;
  if (force === 'permission') return messages.isPermitted;
  if (force === 'discouraged') return messages.isDiscouraged;
  if (force === 'recommendation') return messages.onlyRecommended;
  return undefined;
}

/** What can be carried over without a translator: force and values. */
function englishOf(clause: Clause, question: Question): string {
  const kinds = new Set(quantitiesAsked(question.asked));
  const wanted = clause.quantities.filter((q) => kinds.size === 0 || kinds.has(q.kind));
  const values = (wanted.length > 0 ? wanted : clause.quantities).slice(0, 3).map(quantityInEnglish).join('; ');
  const force = FORCE[clause.modal];
  return values === '' ? messages.clauseApplies(force).en : `${values} (${force}).`;
}
