import type { LocalDate } from '../base/time.ts';
import type { Language } from '../commands/language.ts';
import { confidenceIn } from './confidence.ts';
import { type EvidenceName, WEIGHTS } from './evidence.ts';
import { findClauses } from './find.ts';
import { plainQuestion } from './question/plain.ts';
import { readQuestion } from './question/question.ts';
import { askingPart } from './question/split.ts';
import type { Shelf } from './shelf.ts';

const SHOWN = 5;

/** What speaks for each of the best candidates, by name: weight × value, the sum, and the log-odds that it answers at all. */
export function explain(text: string, language: Language, today: LocalDate, shelf: Shelf): string {
  const correction = shelf.spelling.suggest(askingPart(plainQuestion(text)));
  const plain = correction?.text ?? askingPart(plainQuestion(text));
  const question = readQuestion(text, language, today, shelf, { plain });
  const { candidates, concepts } = findClauses(question, shelf, today);
  const lines = [
    `plain: ${plain}${correction ? ` (${correction.replaced.map((r) => `${r.from} → ${r.to}`).join(', ')})` : ''}`,
    `asks for: ${[...question.asked].join(', ') || '–'}; day: ${question.day}`,
    `speaks of: ${concepts.map((c) => `${c.said} ${c.weight.toFixed(1)}${c.unknown ? '?' : ''}`).join(' · ')}`,
  ];
  for (const candidate of candidates.slice(0, SHOWN)) {
    const named = (Object.keys(WEIGHTS) as EvidenceName[])
      .map((name) => ({ name, worth: WEIGHTS[name] * candidate.evidence[name] }))
      .filter(({ worth }) => Math.abs(worth) >= 0.005)
      .map(({ name, worth }) => `${name} ${worth >= 0 ? '+' : ''}${worth.toFixed(2)}`);
    lines.push(
      '',
      `${candidate.clause.key}  ${candidate.score.toFixed(2)}  log-odds ${confidenceIn(candidate).toFixed(2)}`,
      `  ${named.join(' · ')}`,
    );
    lines.push(`  held: ${candidate.coverage.held.join(' ')}; missing: ${candidate.coverage.missing.join(' ') || '–'}`);
  }
  return lines.join('\n');
}
