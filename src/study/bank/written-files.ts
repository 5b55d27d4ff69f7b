import type { Catalogue } from '../../standards/catalogue.ts';
import type { Day, Fault } from '../../standards/model.ts';
import { faultAt, type PlacedRow, rowsInFolder } from '../../standards/rows-in-folder.ts';
import { benchOf } from './bench.ts';
import { toldByPair } from './gates/giveaway.ts';
import { gateAgainst } from './make.ts';
import { messages } from './messages.ts';
import { type WrittenQuestion, writtenDraft, writtenSchema } from './written.ts';

/** A question written by hand, with where it stands. */
export interface WrittenRow extends Omit<PlacedRow<WrittenQuestion>, 'value'> {
  readonly question: WrittenQuestion;
}

export interface WrittenFiles {
  readonly rows: readonly WrittenRow[];
  readonly faults: readonly Fault[];
}

/** Reads `quiz/*.yaml` of a knowledge folder. */
export function readWritten(folder: string): WrittenFiles {
  const { rows, faults } = rowsInFolder(folder, {
    below: 'quiz',
    key: 'questions',
    schema: writtenSchema,
    rule: 'quiz',
    row: 'question',
    unknownKey: messages.unknownKey,
  });
  return { rows: rows.map(({ value: question, ...place }) => ({ question, ...place })), faults };
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
      if (!located) return [faultAt(file, line, 'quiz-clause', messages.unknownClause(key))];
      const gate = gateAgainst(question, located, bench);
      if (gate) return [faultAt(file, line, `quiz-${gate}`, messages.gate[gate], 'warning')];
      const told = toldByPair(writtenDraft(question, located));
      return told === undefined ? [] : [faultAt(file, line, 'quiz-told', messages.told(told), 'warning')];
    }),
  );
}
