import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { records } from '../../src/records/model.ts';
import { openTestApp, type TestApp } from '../support/app.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await openTestApp({ at: '2025-05-14T10:20:00+08:00' });
});
afterAll(() => bot.stop());

/** One good record of each type, with the values said that a type takes. */
const GOOD: readonly (readonly [string, string])[] = [
  ['demo-cook', '留样 红烧肉 150克'],
  ['demo-cook', '冷藏冰箱温度 4度'],
  ['demo-cook', '餐具消毒 蒸汽100度 15分钟'],
  ['demo-cook', '晨检 8人 正常'],
  ['demo-cook', '虫害消杀 厨房 已完成'],
  ['demo-cook', '日管控 已完成 正常'],
  ['demo-cook', '周排查 已完成 正常'],
  ['demo-cook', '月调度 已完成 正常'],
  ['demo-employee', '巡回保洁 二楼女厕 正常'],
  ['demo-guard', '夜间防火巡查 正常'],
  ['demo-guard', '交接班 和张强交接 无异常'],
  ['demo-guard', '来访 王建国 找刘科长'],
  ['demo-supplier-conference', '会前布置 第一会议室 已完成'],
  ['demo-supplier-property', '设备运行 水泵 正常'],
];
const TIMES = [
  '25点',
  '24:30',
  '9:75',
  '31点',
  '13月5日9点',
  '2月30日9点',
  '今天23点',
  '明天9点',
  '2024年5月14日9点',
  '2026年5月14日9点',
  '5月32日9点',
];
const VALUES: readonly (readonly [string, string])[] = [
  ...['0g', '-5克', '99999g', '0克', '99999克', '0.01g', '500公斤'].map(
    (v) => ['demo-cook', `留样 红烧肉 ${v}`] as const,
  ),
  ...['-300℃', '零下300度', '9999度', '-274℃', '1000℃', '501度'].map(
    (v) => ['demo-cook', `冷藏冰箱温度 ${v}`] as const,
  ),
  ...['-300℃', '9999度'].map((v) => ['demo-cook', `餐具消毒 蒸汽${v} 15分钟`] as const),
  ...['0分钟', '99999分钟', '50小时'].map((v) => ['demo-cook', `餐具消毒 蒸汽100度 ${v}`] as const),
  ...['0mg/L', '999999mg/L'].map((v) => ['demo-employee', `三楼男厕消毒 ${v} 30分钟`] as const),
  ...['99楼', '负9楼', 'B8', '31楼', '0楼', '48层', '负四楼'].flatMap((floor) => [
    ['demo-employee', `巡回保洁 ${floor}男厕 正常`] as const,
    ['demo-employee', `消毒 ${floor}男厕 500mg/L 30分钟`] as const,
    ['demo-supplier-conference', `会前布置 ${floor}会议室 已完成`] as const,
  ]),
];
const ROWS = [...GOOD.flatMap(([by, text]) => TIMES.map((time) => [by, `${text} ${time}`] as const)), ...VALUES];

describe('impossible values', () => {
  it('are never accepted, whatever the type of the record', async () => {
    expect(ROWS.length).toBeGreaterThanOrEqual(190);
    const accepted: string[] = [];
    for (const [by, text] of ROWS) {
      const reply = await bot.ask({ by, text });
      if (reply.ref?.startsWith('REC')) accepted.push(`${text} => ${JSON.stringify(reply.slots)}`);
      if (reply.outcome === 'ask') await bot.ask({ by, text: '取消' });
    }
    expect(accepted).toEqual([]);
    expect((await bot.app.store.find(records, {})).rows).toHaveLength(0);
  }, 60_000);
});
