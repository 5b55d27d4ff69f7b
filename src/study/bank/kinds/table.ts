import type { Located } from '../../../standards/catalogue.ts';
import type { Clause } from '../../../standards/model.ts';
import type { Bench } from '../bench.ts';
import { oneOf, shuffled } from '../chance.ts';
import { pointsElsewhere } from '../cleaning.ts';
import type { Draft } from '../draft.ts';
import { plain } from '../likeness.ts';
import type { ItemKind } from '../model.ts';
import { nameOf } from '../rule.ts';

/** Columns that only number, score, or lead elsewhere. */
const DULL =
  /^(?:序号|编号|分值|依据|填写内容|填写要求|填写人|标准名称|标准示例|常用说法|顺序号.*|分类代号|备注|方法|服务|区域)$/;
/** Columns that unfold the row's name: who has never read the table finds the cell by its words. */
const UNFOLDS =
  /^(?:举例|常见情形|合格要求|检查内容|巡查内容|查看内容|调查内容|表现|停放的车辆|标志示例|用语|主要工作)$/;
const LONGEST_CELL = 34;
/** Questions a row is asked at most: its typed columns before the others. */
const MOST_PER_ROW = 2;

/** What a table says of a thing: the cell of its row, against the cells of the other rows. */
export function tableDrafts({ edition, clause }: Located, bench: Bench): Draft[] {
  const { table } = clause;
  const label = table && labelOf(clause);
  if (!table || !label) return [];
  const rows = bench.rowsOf(edition, table.caption);
  if (rows.filter((row) => labelOf(row)?.value === label.value).length !== 1) return [];
  const caption = table.caption.replace(/^表\s?[A-Z]?\.?\d+(?:\.\d+)*\s*/, '');
  const columns = table.cells
    .filter(
      (cell) =>
        cell.header !== label.header && !DULL.test(cell.header) && !UNFOLDS.test(cell.header) && usable(cell.value),
    )
    .map((cell) => ({ cell, kind: kindOf(cell.header, cell.value) }))
    .sort(
      (a, b) =>
        Number(a.kind === 'table') - Number(b.kind === 'table') ||
        oneOf(100, clause.key + a.cell.header) - oneOf(100, clause.key + b.cell.header),
    );
  return columns.slice(0, MOST_PER_ROW).flatMap(({ cell, kind }): Draft[] => {
    const own = rows.filter((row) => cellOf(row, cell.header) === cell.value).length;
    const others = [...new Set(rows.flatMap((row) => cellOf(row, cell.header) ?? []))].filter(
      (value) => usable(value) && !holds(value, cell.value),
    );
    // 蓝色挂钩 for 绿: out of the question, unless the right one names its own row too.
    const names = rows.flatMap((row) => labelOf(row)?.value ?? []).filter((name) => name !== label.value);
    const fair = cell.value.includes(label.value)
      ? others
      : others.filter((value) => !names.some((name) => value.includes(name)));
    // A value that half of the rows share says little about this one.
    if (own > Math.max(2, rows.length / 2)) return [];
    return [
      {
        kind,
        edition,
        clause,
        stem: `${nameOf(edition)}的“${caption}”里，“${label.value}”对应的“${headerName(cell.header)}”是哪一项？`,
        answer: {
          form: 'single',
          right: withUnit(cell.value, cell.header),
          wrong: shuffled(fair, clause.key).map((v) => withUnit(v, cell.header)),
        },
        topic: `${caption}${label.value}${cell.header}`,
      },
    ];
  });
}

/** One answer within the other: who gives one is not wrong about the other. */
const holds = (a: string, b: string): boolean => plain(a).includes(plain(b)) || plain(b).includes(plain(a));

const cellOf = (row: Clause, header: string): string | undefined =>
  row.table?.cells.find((c) => c.header === header)?.value;

function labelOf({ table }: Clause): { readonly header: string; readonly value: string } | undefined {
  const cells = table?.cells ?? [];
  const [first, second, third] = cells;
  // A numbered row is known by what stands beside its number; by area and item where it has both.
  const label =
    first && (/^(?:序号|编号)$/.test(first.header) || /^\d+$/.test(first.value))
      ? third?.header === '检查项目'
        ? third
        : second
      : first;
  return label && !/标准名称|编号/.test(label.header) && usable(label.value) && label.value.length <= 20
    ? label
    : undefined;
}

const usable = (value: string): boolean =>
  value !== '' &&
  value.length <= LONGEST_CELL &&
  // Everyone knows whom to ring when it burns.
  !/\b1(?:10|19|20)\b/.test(value) &&
  !/^[—–-]+$|^(?:无|不适用|应交|—)$/.test(value) &&
  !/见\s?[A-Z\d表附]|按[\s表\dA-Z]|符合\s?\d/.test(value) &&
  !pointsElsewhere(value);

const headerName = (header: string): string => header.replace(/\/.*$/, '').replace(/（.*）$/, '');
const withUnit = (value: string, header: string): string => {
  const unit = /\/（?([^/（）]+(?:\/[^（）]+)?)）?$/.exec(header)?.[1];
  return unit !== undefined && /^[≤≥<>～\d,，.\s]+$/.test(value) ? `${value} ${unit}` : value;
};

function kindOf(header: string, value: string): ItemKind {
  if (/频次|次数|周期|浇水|修剪|施肥/.test(header) && /每|个?月|季|日|年/.test(value)) return 'frequency';
  if (/责任人|确认人|操作人|管理人|牵头|组织者|形成岗位|报告对象|首先联系/.test(header)) return 'who';
  if (/颜色|分色/.test(header)) return 'colour';
  if (/\d/.test(value)) return 'value';
  return 'table';
}
