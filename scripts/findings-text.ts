import { readFileSync } from 'node:fs';
import { whoInWords } from '../src/inspection/findings/messages.ts';
import { FINDING_STATES } from '../src/inspection/findings/model.ts';
import {
  type Need,
  type Relation,
  ruleOf,
  STATE_NAMES,
  STEPS,
  type StepName,
  type Who,
} from '../src/inspection/findings/states.ts';

const BEGIN = '<!-- steps: made by npm run docs:reference -->';
const END = '<!-- end of steps -->';

const NEED_WORDS: Readonly<Record<Need, string>> = {
  evidence: '照片或记录 · a picture or record',
  'before and after': '整改前、后照片 · a picture before and one after',
  reason: '说明 · words',
  'late reason': '10 分钟后要说明原因 · a reason after ten minutes',
  fresh: '本人刚办的，10 分钟内 · one’s own last step, within ten minutes',
  'extension asked': '有待批的延期申请 · a request is waiting',
  'dispute open': '有待裁定的申诉 · a dispute is waiting',
  'before the deadline': '时限届满前 · before the deadline',
};
const NOT_WORDS: Readonly<Record<Relation, string>> = {
  'own unit': '责任单位的人',
  filer: '登记人',
  reporter: '报告人',
  assignee: '整改人',
  submitter: '提交人',
  verifier: '复查人',
  disputer: '申诉人',
};

const notOf = (who: readonly Who[]): string => {
  const barred = [...new Set(who.flatMap(({ isNot = [] }) => isNot))].map((one) => NOT_WORDS[one]);
  return barred.length === 0 ? '' : `（不能是${barred.join('、')}）`;
};

function row(name: StepName): string {
  const { title, moves, who, needs, severities, kinds, source } = ruleOf(name);
  const ways = FINDING_STATES.flatMap((from) => {
    const to = moves[from];
    if (to === undefined) return [];
    return [to === from ? STATE_NAMES[from].zh : `${STATE_NAMES[from].zh} → ${STATE_NAMES[to].zh}`];
  });
  const only = [...(severities ? [severities.join('、')] : []), ...(kinds ? [kinds.join(', ')] : [])];
  const cells = [
    `${title.zh} · ${title.en}`,
    ways.join('；') + (only.length > 0 ? `（${only.join('；')}）` : ''),
    whoInWords(who).zh + notOf(who),
    needs.map((need) => NEED_WORDS[need]).join('；'),
    source,
  ];
  return `| ${cells.join(' | ')} |`;
}

const table = (): string =>
  [
    '| 步骤 step | 状态 states | 谁 who | 需要 needs | 依据 source |',
    '| --- | --- | --- | --- | --- |',
    ...(Object.keys(STEPS) as StepName[]).map(row),
  ].join('\n');

/** docs/findings.md with its table of steps as the declaration has it; the rest is written by hand. */
export function findingsText(path: string): string {
  const text = readFileSync(path, 'utf8');
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`${path}: the marks of the table are gone`);
  return `${text.slice(0, from)}${BEGIN}\n\n${table()}\n\n${text.slice(to)}`;
}
