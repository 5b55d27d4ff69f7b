import { describe, expect, it } from 'vitest';
import { inBaseUnit, UNIT_NAMES, UNITS, unitNamed } from '../../src/base/units.ts';

describe('units', () => {
  it.each([
    ['克', 'g'],
    ['小时', 'h'],
    ['分钟', 'min'],
    ['摄氏度', '℃'],
    ['㎡', 'm²'],
    ['个工作日', '工作日'],
    ['天', '日'],
  ])('reads %s as %s', (name, symbol) => {
    expect(unitNamed(name)?.symbol).toBe(symbol);
  });

  it('makes values of one measure comparable', () => {
    expect(inBaseUnit(2, 'h')).toEqual({ measure: 'duration', value: 120 });
    expect(inBaseUnit(0.125, 'kg')).toEqual({ measure: 'mass', value: 125 });
    expect(inBaseUnit(48, '小时')).toEqual(inBaseUnit(2, '日'));
  });

  it('has no factor for what has no fixed length', () => {
    expect(inBaseUnit(3, '工作日')).toBeUndefined();
    expect(inBaseUnit(1, '月')).toBeUndefined();
  });

  it('gives every name to one unit only', () => {
    const names = UNITS.flatMap((u) => [u.symbol, ...u.names]);
    expect(new Set(names).size).toBe(names.length);
    expect(UNIT_NAMES.indexOf('分钟')).toBeLessThan(UNIT_NAMES.indexOf('分'));
  });
});
