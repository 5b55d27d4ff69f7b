import type { Catalogue } from '../standards/catalogue.ts';
import type { CheckReport } from '../standards/check/check.ts';
import { faultLine } from '../standards/check/report.ts';
import { foldCode } from '../standards/code.ts';
import { loadKnowledge } from '../standards/load.ts';
import type { Day } from '../standards/model.ts';
import { shuffled } from '../study/bank/chance.ts';
import { GATES } from '../study/bank/gates/gate.ts';
import { type BankReport, makeBank } from '../study/bank/make.ts';
import { messages } from '../study/bank/messages.ts';
import { FORMS, ITEM_KINDS, type Item } from '../study/bank/model.ts';
import { checkWritten, readWritten } from '../study/bank/written-files.ts';

export interface QuizBankRequest {
  readonly knowledge: string;
  readonly day: Day;
  readonly standard?: string;
  readonly report: boolean;
  readonly json: boolean;
  /** So many items at random, each with its clause: for who reads them over. */
  readonly sample?: number;
  readonly seed: string;
}

/** `zhibiao quiz-bank`: the questions that the clauses in force give, or how many each gate kept out. */
export function quizBank(request: QuizBankRequest): { readonly text: string; readonly ok: boolean } {
  const { catalogue } = loadKnowledge(request.knowledge);
  const { day, standard } = request;
  if (standard !== undefined && !catalogue.allInForce(day).some((e) => foldCode(e.id).includes(foldCode(standard))))
    return { text: `${day} 没有现行标准 ${standard} · no standard ${standard} is in force on ${day}`, ok: false };
  const { rows, faults } = readWritten(request.knowledge);
  const all = [...faults, ...checkWritten(rows, catalogue, day)];
  const options = { written: rows.map((row) => row.question), ...(standard === undefined ? {} : { standard }) };
  const { items, report } = makeBank(catalogue, day, options);
  const ok = all.every((fault) => fault.severity === 'warning');
  const said = all.map((fault) => faultLine(fault, 'zh'));
  if (request.report) {
    const text = request.json
      ? JSON.stringify({ day, items: items.length, ...report })
      : reportText(items.length, report);
    return { text: [...(request.json ? [] : said), text].join('\n'), ok };
  }
  const chosen =
    request.sample === undefined ? items : shuffled(items, request.seed).slice(0, Math.max(0, request.sample));
  const withClause = request.sample !== undefined;
  const lines = chosen.map((item) =>
    request.json
      ? JSON.stringify(withClause ? { ...item, text: clauseText(item, catalogue, day) } : item)
      : itemText(item, catalogue, day, withClause),
  );
  return { text: lines.join(request.json ? '\n' : '\n\n'), ok };
}

/** The report of `check` with what is wrong with the questions in `quiz/`. */
export function withQuizFaults(report: CheckReport, knowledge: string, day: Day): CheckReport {
  const { rows, faults } = readWritten(knowledge);
  const found = [...faults, ...checkWritten(rows, loadKnowledge(knowledge).catalogue, day)];
  const errors = found.filter((fault) => fault.severity === 'error').length;
  return {
    ...report,
    faults: [...report.faults, ...found],
    errors: report.errors + errors,
    warnings: report.warnings + found.length - errors,
  };
}

const LETTERS = 'ABCDEF';

/** What counts as right, as a person would say it: `B`, `A、C`, `对`, `125 g`, `C → A → B`. */
function rightText({ key }: Item): string {
  switch (key.form) {
    case 'judge':
      return key.right ? '对' : '错';
    case 'number':
      return `${key.right} ${key.unit}`;
    case 'single':
      return LETTERS[key.right] ?? '';
    case 'several':
      return key.right.map((i) => LETTERS[i]).join('、');
    case 'order':
      return key.right.map((i) => LETTERS[i]).join(' → ');
  }
}

function itemText(item: Item, catalogue: Catalogue, day: Day, withClause: boolean): string {
  const options = item.options.map((option, i) => `  ${LETTERS[i]}. ${option}`);
  const clause = withClause ? [`  条款：${clauseText(item, catalogue, day)}`] : [];
  return [
    `${item.clause}  [${item.kind} · ${item.key.form}]  ${item.id}`,
    `  ${item.stem}`,
    ...options,
    `  答案：${rightText(item)}`,
    ...clause,
  ].join('\n');
}

/** The clause with what introduces it, and with its items where it introduces them. */
function clauseText({ clause: key }: Item, catalogue: Catalogue, day: Day): string {
  const found = catalogue.byKey(key, day);
  if (!found) return '';
  const { clause, edition } = found;
  const items = edition.clauses.filter((c) => c.kind === 'item' && c.leadIn?.number === clause.number);
  const lead = clause.leadIn && clause.kind !== 'row' ? `${clause.leadIn.text} ` : '';
  const caption = clause.table ? `${clause.table.caption}：` : '';
  return [`${lead}${caption}${clause.text}`, ...items.map((c) => c.text)].join(' ').replaceAll('\n', ' ');
}

function reportText(items: number, report: BankReport): string {
  const counts = (names: readonly string[], of: Readonly<Record<string, number>>): string[] =>
    names.flatMap((name) => (of[name] ? [`  ${name.padEnd(12)}${String(of[name]).padStart(6)}`] : []));
  const gates = GATES.map(
    (gate) => `  ${gate.padEnd(12)}${String(report.byGate[gate]).padStart(6)}  ${messages.gate[gate].zh}`,
  );
  return [
    `${report.clauses} 条条款，${report.drafts} 道草稿，留下 ${items} 题 · ${items} questions from ${report.clauses} clauses`,
    '未通过（source 按条款计） · kept out by',
    ...gates,
    `  被别的条款说对而去掉的错项 · wrong answers thrown out: ${report.wrongThrownOut}`,
    '种类 · kinds',
    ...counts(ITEM_KINDS, report.byKind),
    '形式 · forms',
    ...counts(FORMS, report.byForm),
  ].join('\n');
}
