import type { Fault } from '../model.ts';
import type { CheckReport } from './check.ts';

/** Control characters of a file name or value would speak to the terminal. */
const visible = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '·');

/** One fault on a line, in the form that editors link: `standards/JG/x.md:12: 错误 numbering-gap …`. */
export function faultLine(fault: Fault, language: 'zh' | 'en'): string {
  const severity = language === 'zh' ? { error: '错误', warning: '提醒' } : { error: 'error', warning: 'warning' };
  return visible(`${fault.file}:${fault.line}: ${severity[fault.severity]} [${fault.rule}] ${fault.message[language]}`);
}

/** What `zhibiao check` prints: the faults, errors first, and a closing line. */
export function reportText(report: CheckReport, language: 'zh' | 'en' = 'zh'): string {
  const lines = [
    ...report.faults.filter((f) => f.severity === 'error'),
    ...report.faults.filter((f) => f.severity === 'warning'),
  ].map((f) => faultLine(f, language));
  const { errors, warnings, editions, clauses } = report;
  const sum =
    language === 'zh'
      ? `${editions} 个文本、${clauses} 条条款：${errors} 个错误，${warnings} 个提醒。`
      : `${editions} texts, ${clauses} clauses: ${errors} errors, ${warnings} warnings.`;
  return [...lines, ...(lines.length > 0 ? [''] : []), sum].join('\n');
}
