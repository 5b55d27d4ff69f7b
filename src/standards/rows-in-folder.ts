import type { z } from 'zod';
import type { Sentence } from '../base/sentence.ts';
import { readYaml } from '../base/yaml-rows.ts';
import { decode, readFolder } from './folder.ts';
import type { Fault } from './model.ts';

/** One row of a YAML file, with where it stands. */
export interface PlacedRow<T> {
  readonly value: T;
  /** Relative to the knowledge folder. */
  readonly file: string;
  readonly line: number;
}

export interface RowsAsked<T> {
  /** Folder below the knowledge folder: `quiz`. */
  readonly below: string;
  /** The one key that a file may have: `questions`. */
  readonly key: string;
  readonly schema: z.ZodType<T>;
  /** What the rules of its faults begin with: `quiz-yaml`, `quiz-key`, and `quiz-` + `row`. */
  readonly rule: string;
  readonly row: string;
  readonly unknownKey: (key: string) => Sentence;
}

/** Something wrong at a line of a file of the knowledge folder. */
export const faultAt = (
  file: string,
  line: number,
  rule: string,
  message: Sentence,
  severity: Fault['severity'] = 'error',
): Fault => ({ file, line, severity, rule, message });

/** Reads the rows of every YAML file of a folder. One bad row or file keeps no good one out; a folder that is not there has none. */
export function rowsInFolder<T>(
  knowledge: string,
  { below, key, schema, rule, row, unknownKey }: RowsAsked<T>,
): { readonly rows: readonly PlacedRow<T>[]; readonly faults: readonly Fault[] } {
  const { files, faults: unread } = readFolder(knowledge, below, (name) => /\.ya?ml$/.test(name));
  const rows: PlacedRow<T>[] = [];
  const faults: Fault[] = unread.filter((fault) => fault.rule !== 'no-folder');
  for (const { file, bytes } of files) {
    const decoded = decode(bytes, file);
    if ('fault' in decoded) {
      faults.push(decoded.fault);
      continue;
    }
    const yaml = readYaml(decoded.text);
    if (!yaml.ok) {
      faults.push(faultAt(file, yaml.error.line, `${rule}-yaml`, yaml.error.say));
      continue;
    }
    for (const other of yaml.value.keys())
      if (other.key !== key) faults.push(faultAt(file, other.line, `${rule}-key`, unknownKey(other.key)));
    const read = yaml.value.rows(key, schema);
    rows.push(...read.rows.map(({ value, line }) => ({ value, file, line })));
    faults.push(...read.faults.map(({ line, say }) => faultAt(file, line, `${rule}-${row}`, say)));
  }
  return { rows, faults };
}
