import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measuresIn } from '../../src/records/read/quantities.ts';
import { typesIn } from '../../src/records/read/type-words.ts';
import { checkTypes, readTypes } from '../../src/records/types/read.ts';
import { loadKnowledge } from '../../src/standards/load.ts';

const { catalogue } = loadKnowledge('knowledge');

describe('types of records', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'zhibiao-types-'));
    mkdirSync(join(folder, 'records'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('of the demonstration hold: every clause is in force and names the value that it is asked for', () => {
    const { rows, faults } = readTypes('knowledge');
    expect(faults).toEqual([]);
    for (const day of ['2025-05-14', '2025-07-01']) expect(checkTypes(rows, catalogue, day)).toEqual([]);
    expect(rows.length).toBeGreaterThan(12);
  });

  it('are named with file and line when they are faulty; the good ones stay', () => {
    writeFileSync(
      join(folder, 'records', 'a.yaml'),
      [
        'types:',
        '  - { name: 浇花, example: 浇花 三楼, about: JG 313 99.9 }',
        '  - { name: 浇水, example: 浇水, colour: red }',
        '  - { name: 施肥, example: 施肥, checks: [{ value: amount, clause: JG 352 5.2.1, unit: min }] }',
        '  - { name: 浇花, example: 浇花 }',
      ].join('\n'),
    );
    const { rows, faults } = readTypes(folder);
    expect(rows.map(({ type }) => type.name)).toEqual(['浇花', '施肥']);
    expect(faults.map(({ file, line, rule }) => [file, line, rule])).toEqual([
      ['records/a.yaml', 3, 'record-type'],
      ['records/a.yaml', 5, 'record-name'],
    ]);
    expect(checkTypes(rows, catalogue, '2025-05-14').map(({ line, rule }) => [line, rule])).toEqual([
      [2, 'record-clause'],
      [4, 'record-value'],
    ]);
  });
});

describe('values in a message', () => {
  it.each([
    ['二两', 'mass', 100],
    ['一百三十克', 'mass', 130],
    ['0.125kg', 'mass', 125],
    ['一斤二两', 'mass', 600],
    ['半斤', 'mass', 250],
    ['125斤', 'mass', 62_500],
    ['红烧肉 -130克', 'mass', -130],
    ['零下十八度', 'temperature', -18],
    ['-18℃', 'temperature', -18],
    ['６度'.normalize('NFKC'), 'temperature', 6],
    ['300毫克每升', 'concentration', 300],
    ['15分钟', 'minutes', 15],
    ['半小时', 'minutes', 30],
  ])('%s is %s %d', (text, kind, value) => {
    expect(measuresIn(text, true)[0]).toMatchObject({ kind, value });
  });

  it.each(['15分钟前', '下一度', '三两个人', '100度角'])('are not read from %s', (text) => {
    expect(measuresIn(text, true)).toEqual([]);
  });
});

describe('the name of a type', () => {
  const types = readTypes('knowledge').rows.map(({ type }) => type);

  it.each([
    ['寻回保洁 二楼', '巡回保洁'],
    ['夜间防火巡查 22点', '夜间防火巡查'],
    ['红外消毒柜110度', '消毒'],
  ])('is found in %s', (text, name) => {
    expect(typesIn(text, types)[0]?.type.name).toBe(name);
  });
});
