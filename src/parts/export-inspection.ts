import { type ExportKind, exportKind } from '../export/kind.ts';
import { eachRow } from '../export/rows.ts';
import { type Finding, findingRef, findings } from '../inspection/findings/model.ts';
import { STATE_NAMES } from '../inspection/findings/states.ts';
import { unitName } from '../inspection/findings/who.ts';
import { type FrozenScore, frozenScores, type ScoreDraft, scoreDrafts, scoredId } from '../inspection/scores/model.ts';
import { type RecordDocument, recordRef, records } from '../records/model.ts';
import type { Reader, Row } from '../store/store.ts';
import { CLAUSE_EVENT_NAMES, clauseEvents } from '../trail/model.ts';
import { nameOf } from './export-study.ts';

const KINDS = { finding: '问题', report: '上报', complaint: '投诉' } as const;
const ENDED = { verified: '复查通过', answered: '已答复', 'false alarm': '误报', dismissed: '申诉成立' } as const;
const RECORD_STATES = { standing: '有效', corrected: '已更正', voided: '已作废' } as const;

const clauseOf = (key: string | undefined): string | undefined => key?.replace('#', ' ');
const instant = (at: number | undefined) => (at === undefined ? undefined : { at });

/** A month's score as it stands: the last frozen one, else the draft that went out. */
interface Standing {
  readonly score: FrozenScore | ScoreDraft;
  readonly frozenAt?: number;
}

async function* standingScores(reader: Reader): AsyncGenerator<Row<Standing>, void, undefined> {
  const latest = new Map<string, FrozenScore>();
  for await (const { document } of eachRow(reader, frozenScores)) {
    const id = scoredId(document);
    if ((latest.get(id)?.revision ?? 0) < document.revision) latest.set(id, document);
  }
  for (const [id, score] of latest) yield { id, document: { score, frozenAt: score.frozenAt } };
  for await (const { document: score } of eachRow(reader, scoreDrafts)) {
    const id = scoredId(score);
    if (!latest.has(id)) yield { id, document: { score } };
  }
}

const lineOf = ({ finding, what, points, clause, rule }: FrozenScore['deductions'][number]): string =>
  `${findingRef(finding)} ${what} −${points}（${[clauseOf(clause), clauseOf(rule)].filter(Boolean).join('；')}）`;

/** Whether the fix came within its time; nothing of what has no deadline. */
const within = ({ deadline, state, closed, submission }: Finding): string | undefined => {
  if (deadline === undefined) return undefined;
  const done = submission?.at ?? closed?.at;
  if (done !== undefined) return done <= deadline ? '按期' : '逾期';
  return state === 'closed' || state === 'voided' ? undefined : '未整改';
};

const amounts = ({ items = [] }: RecordDocument): string =>
  items
    .map(({ name, amount_g, value_c }) =>
      [name, amount_g === undefined ? '' : `${amount_g}g`, value_c === undefined ? '' : `${value_c}℃`].join(''),
    )
    .join('、');

/** What inspecting and recording hand over. */
export const inspectionExports: readonly ExportKind[] = [
  exportKind({
    name: 'findings',
    title: '问题',
    said: ['问题', '整改', '巡查', 'finding', 'issue'],
    rows: findings,
    atOf: ({ at }) => at,
    teamOf: ({ service }) => service,
    findingOf: ({ number }) => number,
    columns: {
      编号: ({ number }) => findingRef(number),
      种类: ({ kind }) => KINDS[kind],
      状态: ({ state }) => STATE_NAMES[state].zh,
      服务: ({ service }) => service,
      责任单位: ({ unit }, reader) => unitName(reader, unit),
      地点: ({ location }) => location,
      楼层: ({ floor }) => floor,
      内容: ({ what }) => what,
      程度: ({ severity }) => severity,
      条款: ({ clause }) => clauseOf(clause),
      登记人: ({ by }, reader) => nameOf(by, reader),
      登记时间: ({ at }) => ({ at }),
      发生时间: ({ occurredAt }) => ({ at: occurredAt }),
      整改期限: ({ deadline, doneBy }) => instant(deadline ?? doneBy),
      提交时间: ({ submission }) => instant(submission?.at),
      是否按期: within,
      办结时间: ({ closed }) => instant(closed?.at),
      办结方式: ({ closed }) => closed && ENDED[closed.how],
      当面整改: ({ onTheSpot }) => (onTheSpot ? '是' : ''),
      重复问题: ({ repeats }) => (repeats === undefined ? undefined : findingRef(repeats)),
      附件数: ({ attachments, submission }) => attachments.length + (submission?.attachments.length ?? 0),
    },
  }),
  exportKind({
    name: 'records',
    title: '记录',
    said: ['记录', '台账', 'record'],
    rows: records,
    atOf: ({ at }) => at,
    teamOf: ({ service }) => service,
    columns: {
      编号: ({ number }) => recordRef(number),
      类型: ({ type }) => type,
      状态: ({ state }) => RECORD_STATES[state],
      服务: ({ service }) => service,
      单位: ({ unit }, reader) => unitName(reader, unit),
      登记人: ({ by }, reader) => nameOf(by, reader),
      发生时间: ({ happenedAt }) => ({ at: happenedAt }),
      登记时间: ({ at }) => ({ at }),
      地点: ({ location }) => location,
      楼层: ({ floor }) => floor,
      餐次: ({ meal }) => meal,
      品名与数值: amounts,
      温度: ({ value_c }) => value_c,
      浓度: ({ concentration }) => concentration,
      分钟: ({ minutes }) => minutes,
      数量: ({ count }) => count,
      对象: ({ person }) => person,
      结果: ({ result }) => result,
      原话: ({ said }) => said,
      符合条款: ({ verdicts }) =>
        verdicts.length === 0 ? undefined : verdicts.every(({ holds }) => holds) ? '符合' : '不符合',
      条款: ({ clauses }) => clauses.map(clauseOf).join('、'),
      补记小时: ({ late }) => late?.hours,
      补记原因: ({ late }) => late?.reason,
      作废原因: ({ voided }) => voided?.reason,
      附件数: ({ attachments }) => attachments.length,
    },
  }),
  exportKind({
    name: 'scores',
    title: '考核',
    said: ['考核', '评分', '月度得分', 'score'],
    rows: standingScores,
    monthOf: ({ score }) => score.month,
    teamOf: ({ score }) => score.service,
    document: ({ score }) => score,
    columns: {
      月份: ({ score }) => score.month,
      服务: ({ score }) => score.service,
      单位: async ({ score }, reader) => (await unitName(reader, score.unit)) ?? score.unit,
      得分: ({ score }) => score.score,
      等级: ({ score }) => score.grade?.name,
      '扣减费用（%）': ({ score }) => score.grade && Math.round(score.grade.fee * 1000) / 10,
      状态: ({ frozenAt }) => (frozenAt === undefined ? '暂定' : '已冻结'),
      冻结时间: ({ frozenAt }) => instant(frozenAt),
      扣分: ({ score }) => score.deductions.reduce((sum, { points }) => sum + points, 0),
      扣分明细: ({ score }) => score.deductions.map(lineOf).join('\n'),
      调整: ({ score }) => score.adjustments.reduce((sum, { delta }) => sum + delta, 0),
      调整原因: ({ score }) => score.adjustments.map(({ reason }) => reason).join('；'),
      申诉中: ({ score }) => score.pending.map(findingRef).join('、'),
    },
  }),
  exportKind({
    name: 'trail',
    title: '条款链路',
    said: ['链路', '条款链路', 'trail'],
    rows: clauseEvents,
    atOf: ({ at }) => at,
    teamOf: ({ service }) => service,
    findingOf: ({ ref }) => (ref.startsWith('ISS-') ? Number(ref.slice(4)) : undefined),
    columns: {
      时间: ({ at }) => ({ at }),
      条款: ({ clause }) => clauseOf(clause),
      发生: ({ kind }) => CLAUSE_EVENT_NAMES[kind].zh,
      服务: ({ service }) => service,
      班组: ({ team }) => team,
      编号: ({ ref }) => ref,
    },
  }),
];
