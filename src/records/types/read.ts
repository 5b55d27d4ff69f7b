import type { Sentence } from '../../base/sentence.ts';
import type { Catalogue } from '../../standards/catalogue.ts';
import type { Day, Fault } from '../../standards/model.ts';
import { faultAt, type PlacedRow, rowsInFolder } from '../../standards/rows-in-folder.ts';
import { faults as say } from '../fault-messages.ts';
import { clauseOn, hoursOf, intervalOf, quantityOf } from './clause.ts';
import { type RecordType, recordTypeSchema } from './model.ts';

/** A type with where it stands. */
export interface TypeRow extends Omit<PlacedRow<RecordType>, 'value'> {
  readonly type: RecordType;
}

export interface TypeFiles {
  readonly rows: readonly TypeRow[];
  readonly faults: readonly Fault[];
}

/** Reads `records/*.yaml` of a knowledge folder. Of two types with one name the first counts. */
export function readTypes(folder: string): TypeFiles {
  const read = rowsInFolder(folder, {
    below: 'records',
    key: 'types',
    schema: recordTypeSchema,
    rule: 'record',
    row: 'type',
    unknownKey: say.unknownKey,
  });
  const rows: TypeRow[] = [];
  const faults: Fault[] = [...read.faults];
  const names = new Map<string, string>();
  for (const { value: type, file, line } of read.rows) {
    const twice = [type.name, ...type.also].find((name) => names.has(name.toLowerCase()));
    if (twice !== undefined) {
      faults.push(faultAt(file, line, 'record-name', say.twice(twice, names.get(twice.toLowerCase()) ?? '')));
      continue;
    }
    for (const name of [type.name, ...type.also]) names.set(name.toLowerCase(), type.name);
    rows.push({ type, file, line });
  }
  return { rows, faults };
}

/** What is wrong with the types beside their form: clauses that are not in force, or that hold no such value. */
export function checkTypes(rows: readonly TypeRow[], catalogue: Catalogue, day: Day): readonly Fault[] {
  const known = new Set(rows.map(({ type }) => type.name));
  return rows.flatMap(({ type, file, line }) => {
    const found: Fault[] = [];
    const add = (rule: string, what: Sentence): number => found.push(faultAt(file, line, rule, what));
    const clause = (ref: string, holds: (located: NonNullable<ReturnType<typeof clauseOn>>) => boolean): void => {
      const located = clauseOn(catalogue, ref, day);
      if (!located) add('record-clause', say.noClause(type.name, ref));
      else if (!holds(located)) add('record-value', say.noValue(type.name, ref));
    };
    if (type.about) clause(type.about, () => true);
    for (const check of type.checks) {
      const { unit } = check;
      if (check.value === 'interval') clause(check.clause, (located) => intervalOf(located) !== undefined);
      else if (check.value === 'words') clause(check.clause, () => true);
      else if (unit === undefined) add('record-unit', say.noUnit(type.name, check.value));
      else clause(check.clause, (located) => quantityOf(located, unit) !== undefined);
    }
    for (const due of type.due) {
      if (due.every) clause(due.every, (located) => intervalOf(located) !== undefined);
      for (const by of due.by) if (!/^\d\d:/.test(by)) clause(by, (located) => hoursOf(located).length > 0);
      if (!due.every && due.by.length === 0) add('record-due', say.noDue(type.name));
    }
    const { keep } = type;
    if (keep) {
      clause(keep.clause, (located) => quantityOf(located, keep.unit) !== undefined);
      if (!known.has(keep.by)) add('record-keep', say.noType(type.name, keep.by));
    }
    return found;
  });
}
