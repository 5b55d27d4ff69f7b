import { describe, expect, it } from 'vitest';
import { readScope } from '../../src/answers/scope.ts';

const scope = readScope('knowledge');

describe('what a question names', () => {
  it('is read without a fault from the knowledge folder', () => {
    expect(scope.faults).toEqual([]);
  });

  it('is a thing that a clause must know of, the longest name of it', () => {
    expect(scope.things('洗碗机的水温要多少度')).toEqual(['洗碗机']);
    expect(scope.things('留样多少克')).toEqual([]);
    expect(scope.things('may cats come in')).toEqual(['cats']);
    expect(scope.things('concatenate')).toEqual([]);
  });

  it('does not matter where one does the same with anything', () => {
    expect(scope.things('捡到一个充电宝交给谁')).toEqual([]);
    expect(scope.things('吊灯坏了多久来修')).toEqual([]);
  });

  it('may be a side that the clause must show', () => {
    expect(scope.sides('灭火器用什么牌子').length).toBe(1);
    expect(scope.sides('灭火器多久检查一次')).toEqual([]);
  });

  it('tells whether it is ours', () => {
    expect(scope.belonging('食堂的洗碗机')).toBe('ours');
    expect(scope.belonging('公积金怎么提取')).toBe('elsewhere');
    expect(scope.belonging('呜哩哇啦')).toBe('unknown');
  });
});
