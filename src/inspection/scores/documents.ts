import { z } from 'zod';
import { docxOf, type Part } from '../../base/docx.ts';
import type { Sentence } from '../../base/sentence.ts';
import { dateOf, toIso } from '../../base/time.ts';
import type { FileMaker } from '../../commands/file-order.ts';
import { lines } from '../../commands/reply.ts';
import { units } from '../../people/documents.ts';
import type { Unit } from '../../people/model.ts';
import { SERVICES } from '../../standards/model.ts';
import type { Reader } from '../../store/store.ts';
import { findingOf } from '../findings/find.ts';
import { type Finding, findingRef } from '../findings/model.ts';
import { nameOf } from '../findings/who.ts';
import { messages, signed } from './messages.ts';
import { adjustmentRef, appealRef, appeals, type Scored } from './model.ts';
import { adjustmentsOf, type Standing, standingOf } from './month.ts';
import type { ScoringPorts } from './ports.ts';
import { deductedFee } from './show.ts';

export const SHEET_FILE = 'score-sheet';
export const NOTICE_FILE = 'finding-notice';

const say = ({ zh }: Sentence): string => zh;
const short = (key: string): string => key.replace('#', ' ');
const moment = (at: number, zone: string): string => toIso(at, zone).slice(0, 16).replace('T', ' ');
const paragraph = (text: string): Part => ({ kind: 'paragraph', runs: [{ text }] });
const month = (of: string): string => `${of.slice(0, 4)}年${Number(of.slice(5))}月`;

/** Where people sign and where the seal goes: a line each, wide enough for a pen. */
const toSign = (rows: readonly (readonly [string, string])[]): Part[] => [
  {
    kind: 'table',
    header: ['签字（盖章）', '姓名', '日期'],
    rows: rows.map(([what, who]) => [what, who, '　年　月　日']),
  },
];

export const sheetName = ({ month: of, service }: Pick<Scored, 'month' | 'service'>): string =>
  `${service}${month(of)}考核确认单`;
export const noticeName = (number: number): string => `整改通知书 ${findingRef(number)}`;

/** A month's score as a paper to sign and seal: JG 205, table A.4. */
export async function sheetDocx(reader: Reader, standing: Standing, unit: Unit, zone: string): Promise<Uint8Array> {
  const { score, state, first } = standing;
  const adjusted = await adjustmentsOf(reader, score);
  const { rows } = await reader.find(appeals, {
    where: { month: score.month, service: score.service, unit: score.unit },
  });
  const kinds = (['一般', '较重', '严重'] as const).map((severity) => {
    const own = score.deductions.filter((line) => line.severity === severity);
    const points = own.reduce((sum, { points: one }) => sum + Math.round(one * 100), 0) / 100;
    return [
      `${severity}问题`,
      `${own.length} 项${atOnce(own.filter(({ onTheSpot }) => onTheSpot).length)}`,
      `−${points}`,
    ];
  });
  const { grade } = score;
  const fee = deductedFee(grade?.fee ?? 0, unit.fee);
  const parts: Part[] = [
    { kind: 'title', text: '服务质量月度考核确认单' },
    { kind: 'small', text: `依据 Q/LNJG JG 205 附录 A 表A.4 · 状态：${say(messages.states[state])}` },
    {
      kind: 'table',
      header: ['栏目', '内容', '分值'],
      rows: [
        ['评价对象', `${month(score.month)} · ${score.service} · ${unit.name}`, ''],
        ['基准分', '', `${score.base}`],
        ...kinds,
        ['有异议问题（暂不计入）', score.pending.map(findingRef).join('、') || '无', ''],
        ...adjusted
          .filter(({ signed: second }) => second?.agreed)
          .map(({ number, delta, reason }) => [`人工调整 ${adjustmentRef(number)}`, reason, signed(delta)]),
        ...(first ? [['调整前的得分', '', `${first.score}`]] : []),
        ['月度得分与等级', grade?.name ?? '', `${score.score}`],
        [
          '服务费扣减',
          grade && grade.fee > 0
            ? `当月服务费的 ${Math.round(grade.fee * 1000) / 10}%${fee === undefined ? '' : `，${fee} 元`}`
            : '不扣减',
          '',
        ],
      ],
    },
    { kind: 'heading', text: '扣分明细' },
    {
      kind: 'table',
      header: ['问题编号', '发生时间', '问题', '等级', '依据的标准条款', '扣分规则', '扣分'],
      rows: score.deductions.map((line) => [
        findingRef(line.finding),
        moment(line.occurredAt, zone),
        line.what,
        `${line.severity}${line.onTheSpot ? '（当场改正）' : ''}`,
        [
          line.clause === undefined ? '' : short(line.clause),
          ...(line.contract
            ? [
                line.contract.clause === undefined
                  ? say(messages.contractLacks(line.contract.edition))
                  : say(messages.contractHas(short(line.contract.clause))),
              ]
            : []),
        ]
          .filter(Boolean)
          .join('；'),
        short(line.rule),
        `−${line.points}`,
      ]),
    },
    { kind: 'heading', text: '申诉与答复' },
    ...(rows.length === 0
      ? [paragraph('无')]
      : rows.map(({ document: { number, reason, answer } }) =>
          paragraph(
            `${appealRef(number)} ${reason} —— ${answer ? `${answer.upheld ? '成立' : '不成立'}：${answer.reason}` : '未答复'}`,
          ),
        )),
    ...toSign([
      ['后勤管理部门', ''],
      ['领导小组的领导（有人工调整时）', ''],
      [`供应商：${unit.name}`, ''],
    ]),
  ];
  return docxOf(sheetName(score), parts);
}

const atOnce = (count: number): string => (count === 0 ? '' : `，其中当场改正 ${count} 项`);

/** A finding as a notice to put it right, to sign and seal. */
export async function noticeDocx(
  reader: Reader,
  finding: Finding,
  { at, zone, quote }: { readonly at: number; readonly zone: string; readonly quote: string | undefined },
): Promise<Uint8Array> {
  const { number, unit: id, service, location, what, severity, occurredAt, clause, deadline, reportBy, by } = finding;
  const unit = id === undefined ? undefined : await reader.get(units, id);
  const inspector = (await nameOf(reader, by, { now: at, zone })) ?? '';
  const due =
    deadline === undefined
      ? reportBy === undefined
        ? ''
        : `立即停止并处置，${moment(reportBy, zone)} 前报告`
      : `${moment(deadline, zone)} 前`;
  return docxOf(noticeName(number), [
    { kind: 'title', text: '整改通知书' },
    { kind: 'small', text: `编号 ${findingRef(number)} · ${dateOf(at, zone)}` },
    paragraph(`${unit?.name ?? service ?? ''}：`),
    paragraph(
      `经检查，发现你单位承担的${service ?? ''}服务存在下列问题，请按期整改并提交整改后的照片，由监管人员复查。`,
    ),
    {
      kind: 'table',
      header: ['项目', '内容'],
      rows: [
        ['位置', location ?? ''],
        ['问题', what],
        ['等级', severity ?? ''],
        ['发生时间', moment(occurredAt, zone)],
        ['依据的标准条款', clause === undefined ? '' : short(clause)],
        ...(quote === undefined ? [] : [['条款原文', quote]]),
        ['整改时限', due],
        ...(finding.repeats === undefined ? [] : [['重复问题', `与 ${findingRef(finding.repeats)} 重复`]]),
      ],
    },
    paragraph('对问题有异议的，可在整改时限内按 JG 204 提出申诉。'),
    ...toSign([
      ['检查人员', inspector],
      ['后勤管理部门', ''],
      [`签收单位：${unit?.name ?? ''}`, ''],
    ]),
  ]);
}

const sheetArgs = z.object({ month: z.string(), service: z.enum(SERVICES), unit: z.string() });
const noticeArgs = z.object({ number: z.number(), at: z.number() });

/** The papers that turns may order. */
export const scoreFiles = (ports: ScoringPorts): readonly FileMaker[] => [
  {
    name: SHEET_FILE,
    make: async (args, reader) => {
      const scored = sheetArgs.parse(args);
      const standing = await standingOf(reader, scored, ports);
      const unit = await reader.get(units, scored.unit);
      if (!standing || !unit) return undefined;
      const name = sheetName(scored);
      const bytes = await sheetDocx(reader, standing, unit, ports.zone);
      return { files: [{ name: `${name}.docx`, bytes }], blocks: lines(messages.made(name).zh) };
    },
  },
  {
    name: NOTICE_FILE,
    make: async (args, reader) => {
      const { number, at } = noticeArgs.parse(args);
      const finding = await findingOf(reader, number);
      if (!finding) return undefined;
      const { clause, occurredAt } = finding;
      const located =
        clause === undefined ? undefined : ports.catalogue().byKey(clause, dateOf(occurredAt, ports.zone));
      const bytes = await noticeDocx(reader, finding, { at, zone: ports.zone, quote: located?.clause.text });
      const name = noticeName(number);
      return { files: [{ name: `${name}.docx`, bytes }], blocks: lines(messages.made(name).zh) };
    },
  },
];
