import type { Sentence } from '../../base/sentence.ts';
import { readYaml } from '../../base/yaml-rows.ts';
import type { Catalogue } from '../../standards/catalogue.ts';
import { decode, readFolder } from '../../standards/folder.ts';
import type { Day, Fault } from '../../standards/model.ts';
import { benchOf } from './bench.ts';
import { toldByPair } from './gates/giveaway.ts';
import { gateAgainst } from './make.ts';
import { messages } from './messages.ts';
import { type WrittenQuestion, writtenDraft, writtenSchema } from './written.ts';

/** A question written by hand, with where it stands. */
export interface WrittenRow {
  readonly question: WrittenQuestion;
  /** Relative to the knowledge folder. */
  readonly file: string;
  readonly line: number;
}

export interface WrittenFiles {
  readonly rows: readonly WrittenRow[];
  readonly faults: readonly Fault[];
}

/** Reads `quiz/*.yaml` of a knowledge folder. One bad question keeps no good one out; a folder without `quiz/` has none. */
export function readWritten(folder: string): WrittenFiles {
  const { files, faults: unread } = readFolder(folder, 'quiz', (name) => /\.ya?ml$/.test(name));
  const rows: WrittenRow[] = [];
  const faults: Fault[] = unread.filter(({ rule }) => rule !== 'no-folder');
  for (const { file, bytes } of files) {
    const decoded = decode(bytes, file);
    if ('fault' in decoded) {
      faults.push(decoded.fault);
      continue;
    }
    const yaml = readYaml(decoded.text);
    if (!yaml.ok) {
      faults.push(fault(file, yaml.error.line, 'quiz-yaml', yaml.error.say));
      continue;
    }
    for (const { key, line } of yaml.value.keys())
      if (key !== 'questions') faults.push(fault(file, line, 'quiz-key', messages.unknownKey(key)));
    const read = yaml.value.rows('questions', writtenSchema);
    rows.push(...read.rows.map(({ value, line }) => ({ question: value, file, line })));
    faults.push(...read.faults.map(({ line, say }) => fault(file, line, 'quiz-question', say)));
  }
  return { rows, faults };
}

/**
 * What is wrong with the questions beside their form: clauses that do not exist, and what the gates say.
 * A clause of an edition that is not in force on the day is no fault: its questions wait, or have retired.
 */
export function checkWritten(rows: readonly WrittenRow[], catalogue: Catalogue, day: Day): readonly Fault[] {
  const bench = benchOf(catalogue, day);
  return rows.flatMap(({ question, file, line }) =>
    question.clauses.flatMap((key): Fault[] => {
      const located = catalogue.byKey(key, day);
      if (!located) return [fault(file, line, 'quiz-clause', messages.unknownClause(key))];
      const gate = gateAgainst(question, located, bench);
      if (gate) return [fault(file, line, `quiz-${gate}`, messages.gate[gate], 'warning')];
      const told = toldByPair(writtenDraft(question, located));
      return told === undefined ? [] : [fault(file, line, 'quiz-told', messages.told(told), 'warning')];
    }),
  );
}

const fault = (
  file: string,
  line: number,
  rule: string,
  message: Sentence,
  severity: Fault['severity'] = 'error',
): Fault => ({
  file,
  line,
  severity,
  rule,
  message,
});
