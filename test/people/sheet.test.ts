import { zipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { steppedClock } from '../../src/base/clock.ts';
import { DEFAULT_ZONE, instantAt } from '../../src/base/time.ts';
import { applyOrganisation } from '../../src/people/apply.ts';
import { linkIdentity } from '../../src/people/change.ts';
import { people } from '../../src/people/documents.ts';
import { importPeople } from '../../src/people/import-people.ts';
import { readPeopleSheet } from '../../src/people/sheet.ts';
import { findPeople, whoSpeaks } from '../../src/people/who.ts';
import type { Store } from '../../src/store/store.ts';
import { memoryStore } from '../support/memory-store.ts';

const clock = steppedClock(instantAt('2025-05-14', '10:20'));
let store: Store;

type Cell = string | number | Date | undefined;
async function sheet(rows: readonly (readonly Cell[])[]): Promise<Uint8Array> {
  const data = rows.map((row) =>
    row.map((value) =>
      value instanceof Date ? { value, type: Date, format: 'yyyy-mm-dd' } : value === undefined ? null : { value },
    ),
  );
  return new Uint8Array(await writeXlsxFile(data as never).toBuffer());
}

async function take(rows: readonly (readonly Cell[])[]) {
  const read = await readPeopleSheet(await sheet(rows));
  if (!read.ok) throw new Error(read.error.en);
  return store.transact({ what: 'import' }, (tx) =>
    importPeople(tx, read.value, { by: 'demo-admin', zone: DEFAULT_ZONE }),
  );
}

const HEADINGS = ['姓名', '单位', '岗位', '角色', '平台', '企业', '账号', '离职日期', '编号'];

beforeEach(async () => {
  store = memoryStore(clock);
  await store.transact({ what: 'units' }, (tx) =>
    applyOrganisation(
      tx,
      {
        demonstration: false,
        units: [
          { id: 's', name: '某某保洁有限公司', short: '洁雅', kind: 'supplier', service: '保洁' },
          { id: 'b', name: '管理局', kind: 'bureau' },
        ],
        people: [],
        groups: [],
      },
      DEFAULT_ZONE,
    ),
  );
});

describe('people from a sheet', () => {
  it('come in with unit, posts, roles and account', async () => {
    const report = await take([
      HEADINGS,
      ['张三', '洁雅', '保洁员、班长', undefined, '钉钉', 'corp', 'u1'],
      ['钱科', '管理局', undefined, '监管员', undefined, undefined, undefined, undefined, 'qian'],
    ]);
    expect(report).toEqual({ added: 2, changed: 0, refused: [] });
    const [zhang] = await findPeople(store, '张三', clock.now());
    expect(zhang?.person).toMatchObject({ unit: 's', posts: ['保洁员', '保洁班长'] });
    const speaker = await whoSpeaks(
      store,
      { platform: 'dingtalk', tenant: 'corp', id: 'u1' },
      { now: clock.now(), zone: DEFAULT_ZONE, honoursDemonstration: false },
    );
    expect(speaker).toMatchObject({ name: '张三', service: '保洁' });
    expect((await store.get(people, 'qian'))?.roles).toEqual([{ role: 'supervisor' }]);
  });

  it('are refused row by row, each with the reason, and the others count', async () => {
    const report = await take([
      HEADINGS,
      [undefined, '洁雅', '保洁员'],
      ['李四', '没有的公司'],
      ['王五', '洁雅', undefined, '监管员'],
      ['赵六', '洁雅', undefined, '大王'],
      ['孙七', '洁雅', undefined, undefined, '钉钉'],
      ['周八', '洁雅', undefined, undefined, undefined, undefined, undefined, '去年'],
      ['吴九', '洁雅', undefined, undefined, undefined, undefined, undefined, undefined, '../x'],
      ['郑十', '洁雅', '保洁员'],
      ['郑十', '洁雅', '保洁员'],
    ]);
    expect(report.added).toBe(1);
    expect(report.refused.map((r) => r.row)).toEqual([2, 3, 4, 5, 6, 7, 8, 10]);
    expect(report.refused.map((r) => r.say.zh).join('\n')).toContain('管的人与做的人要分开');
  });

  it('change who is known already, and end who left; dates as Excel keeps them or as people write them', async () => {
    await take([HEADINGS, ['张三', '洁雅', '保洁员'], ['李四', '洁雅', '保洁员']]);
    const report = await take([
      HEADINGS,
      ['张三', '洁雅', '保洁班长', undefined, undefined, undefined, undefined, new Date(Date.UTC(2025, 4, 14))],
      ['李四', '洁雅', undefined, undefined, undefined, undefined, undefined, '2025年6月1日'],
    ]);
    expect(report).toEqual({ added: 0, changed: 2, refused: [] });
    expect(await findPeople(store, '张三', clock.now())).toEqual([]);
    expect((await findPeople(store, '李四', clock.now())).length).toBe(1);
  });

  it('never take over an account that belongs to somebody else, nor guess between two of one name', async () => {
    await take([HEADINGS, ['张三', '洁雅'], ['张三', '管理局']]);
    const [first] = await findPeople(store, '张三', clock.now());
    await store.transact({ what: 'link' }, (tx) =>
      linkIdentity(tx, first?.id ?? '', { platform: 'dingtalk', tenant: 'corp', id: 'u1' }, undefined),
    );
    const report = await take([HEADINGS, ['李四', '洁雅', undefined, undefined, 'dingtalk', 'corp', 'u1'], ['张三']]);
    expect(report.refused.map((r) => r.row)).toEqual([2, 3]);
  });

  it('are not read from what is no sheet, has no names, or unpacks to too much', async () => {
    const error = async (bytes: Uint8Array) => {
      const read = await readPeopleSheet(bytes);
      return read.ok ? '' : read.error.zh;
    };
    expect(await error(new TextEncoder().encode('姓名,单位'))).toContain('.xlsx');
    expect(await error(zipSync({ 'a.txt': new Uint8Array(10) }))).toContain('.xlsx');
    expect(await error(zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(80 * 1024 * 1024) }))).toContain('太大');
    expect(await error(await sheet([['单位'], ['洁雅']]))).toContain('姓名');
    expect(await error(new Uint8Array(0))).toContain('.xlsx');
  });
});
