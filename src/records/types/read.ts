import type { Sentence } from '../../base/sentence.ts';
import { readYaml } from '../../base/yaml-rows.ts';
import type { Catalogue } from '../../standards/catalogue.ts';
import { decode, readFolder } from '../../standards/folder.ts';
import type { Day, Fault } from '../../standards/model.ts';
import { faults as say } from '../fault-messages.ts';
import { clauseOn, hoursOf, intervalOf, quantityOf } from './clause.ts';
import { type RecordType, recordTypeSchema } from './model.ts';

/** A type with where it stands. */
export interface TypeRow {
  readonly type: RecordType;
  /** Relative to the knowledge folder. */
  readonly file: string;
  readonly line: number;
}

export interface TypeFiles {
  readonly rows: readonly TypeRow[];
  readonly faults: readonly Fault[];
}

/** Reads `records/*.yaml` of a knowledge folder. One bad type keeps no good one out; a folder without `records/` has none. */
export function readTypes(folder: string): TypeFiles {
  const { files, faults: unread } = readFolder(folder, 'records', (name) => /\.ya?ml$/.test(name));
  const rows: TypeRow[] = [];
  const faults: Fault[] = unread.filter(({ rule }) => rule !== 'no-folder');
  const names = new Map<string, string>();
  for (const { file, bytes } of files) {
    const decoded = decode(bytes, file);
    if ('fault' in decoded) {
      faults.push(decoded.fault);
      continue;
    }
    const yaml = readYaml(decoded.text);
    if (!yaml.ok) {
      faults.push(fault(file, yaml.error.line, 'record-yaml', yaml.error.say));
      continue;
    }
    for (const { key, line } of yaml.value.keys())
      if (key !== 'types') faults.push(fault(file, line, 'record-key', say.unknownKey(key)));
    const read = yaml.value.rows('types', recordTypeSchema);
    faults.push(...read.faults.map(({ line, say: what }) => fault(file, line, 'record-type', what)));
    for (const { value: type, line } of read.rows) {
      const twice = [type.name, ...type.also].find((name) => names.has(name.toLowerCase()));
      if (twice !== undefined) {
        faults.push(fault(file, line, 'record-name', say.twice(twice, names.get(twice.toLowerCase()) ?? '')));
        continue;
      }
      for (const name of [type.name, ...type.also]) names.set(name.toLowerCase(), type.name);
      rows.push({ type, file, line });
    }
  }
  return { rows, faults };
}

/** What is wrong with the types beside their form: clauses that are not in force, or that hold no such value. */
export function checkTypes(rows: readonly TypeRow[], catalogue: Catalogue, day: Day): readonly Fault[] {
  const known = new Set(rows.map(({ type }) => type.name));
  return rows.flatMap(({ type, file, line }) => {
    const found: Fault[] = [];
    const add = (rule: string, what: Sentence): number => found.push(fault(file, line, rule, what));
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

const fault = (file: string, line: number, rule: string, message: Sentence): Fault => ({
  file,
  line,
  severity: 'error',
  rule,
  message,
});
