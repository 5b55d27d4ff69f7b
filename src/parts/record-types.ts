import { join } from 'node:path';
import type { Log } from '../base/log.ts';
import type { RecordType } from '../records/types/model.ts';
import { checkTypes, readTypes } from '../records/types/read.ts';
import { followed, stampOfFolder } from '../runtime/followed.ts';
import type { CheckReport } from '../standards/check/check.ts';
import { loadKnowledge } from '../standards/load.ts';
import type { Day } from '../standards/model.ts';

/**
 * The record types of a knowledge folder, as `records/*.yaml` say now. A faulty type is named in the log and left out.
 */
export const createRecordTypes = (knowledge: string, log: Pick<Log, 'warn'>): (() => readonly RecordType[]) =>
  followed(
    () => stampOfFolder(join(knowledge, 'records')),
    () => {
      const { rows, faults } = readTypes(knowledge);
      for (const fault of faults) log.warn({ file: fault.file, line: fault.line, rule: fault.rule }, fault.message.zh);
      return rows.map(({ type }) => type);
    },
  );

/** The report of `check` with what is wrong with the record types in `records/`. */
export function withRecordFaults(report: CheckReport, knowledge: string, day: Day): CheckReport {
  const { rows, faults } = readTypes(knowledge);
  const found = [...faults, ...checkTypes(rows, loadKnowledge(knowledge).catalogue, day)];
  const errors = found.filter((fault) => fault.severity === 'error').length;
  return {
    ...report,
    faults: [...report.faults, ...found],
    errors: report.errors + errors,
    warnings: report.warnings + found.length - errors,
  };
}
