import { foldText } from '../base/fold.ts';
import type { Clause } from '../standards/model.ts';
import { quantitiesInCell } from '../standards/quantities.ts';
import { quantitiesAsked } from './question/asked.ts';
import type { Question } from './question/question.ts';

type Cell = NonNullable<Clause['table']>['cells'][number];

/** Headers of columns that answer a question of a form: who, how, when, where. */
const COLUMNS: readonly (readonly ['who' | 'how' | 'when' | 'where', RegExp])[] = [
  ['who', /人$|责任|牵头|对象|签发|审核/],
  ['how', /^(?!牵头|负责).*(?:处置|处理|方法|措施|动作|方式|步骤)/],
  ['when', /时间|时限|周期|频次|次数/],
  ['where', /位置|地点|范围|存放/],
];

/** What is asked for by a word of the column's name. */
const NAMED: readonly (readonly [question: RegExp, header: RegExp])[] = [
  [/什么证|哪[个种]证|啥证|要证|证件/, /证/],
  [/几分|多少分|分值/, /分/],
  [/颜色|什么色|啥色/, /颜色|色/],
  [/课时|学时/, /学时/],
];

/** A column that only counts its rows. */
const isSerial = ({ header, value }: Cell): boolean => /^(?:序号|行号|no\.?)$/i.test(header) || /^\d{1,3}$/.test(value);
const EMPTY = /^[—\-–/]*$/;

/** `变配电房：次数 每班 2 次`: what the row is about, and the columns that are asked for; all of it when none is. */
export function rowLine(clause: Clause, question: Question, words: readonly string[]): string | undefined {
  const cells = clause.table?.cells.filter((cell) => !isSerial(cell)) ?? [];
  const [name, ...rest] = cells;
  if (!name || rest.length === 0) return undefined;
  const wanted = columnsAsked(rest, question, words);
  if (wanted.length === 0) return undefined;
  const only = wanted.length === 1 ? wanted[0] : undefined;
  const says = wanted.map(({ header, value }) => (only && value.includes(header) ? value : `${header} ${value}`));
  return `${name.value}：${says.join('，')}`;
}

function columnsAsked(cells: readonly Cell[], question: Question, words: readonly string[]): Cell[] {
  const filled = cells.filter(({ value }) => !EMPTY.test(value));
  const named = filled.filter(({ header }) => {
    const folded = foldText(header).replace(/\/.*$|[（(].*$/, '');
    const spread = folded.length === 2 && [...folded].every((character) => question.plain.includes(character));
    return folded.length > 1 && (spread || question.plain.includes(folded) || words.includes(folded));
  });
  if (named.length > 0) return named;
  for (const [said, header] of NAMED) {
    const fitting = said.test(question.plain) ? filled.filter((cell) => header.test(cell.header)) : [];
    if (fitting.length > 0) return fitting;
  }
  const kinds = new Set(quantitiesAsked(question.asked));
  const giving = filled.filter(({ header, value }) =>
    quantitiesInCell(header, value, 0).some((q) => kinds.has(q.kind)),
  );
  if (giving.length > 0) return giving.slice(0, 1);
  for (const [asked, header] of COLUMNS) {
    const fitting = question.asked.has(asked) ? filled.filter((cell) => header.test(cell.header)) : [];
    if (fitting.length > 0) return fitting;
  }
  return cells.length === 1 ? filled : [];
}
