import { describe, expect, it } from 'vitest';
import { codeAliases, editionId, foldCode, organisationOf, readCode } from '../../src/standards/code.ts';

describe('the code of a standard, however it is typed', () => {
  it.each([
    ['Q／LNJG JG352-2024', 'Q/LNJG JG 352', '2024'],
    ['q/lnjg jg 352', 'Q/LNJG JG 352', undefined],
    ['jg352', 'JG 352', undefined],
    ['JG 352—2021', 'JG 352', '2021'],
    ['JG352（2021）', 'JG 352', '2021'],
    ['国标31654', 'GB 31654', undefined],
    ['GBT 24421.2-2023', 'GB/T 24421.2', '2023'],
    ['GB/T1.1—2020', 'GB/T 1.1', '2020'],
    ['DB44/T 2394—2022', 'DB44/T 2394', '2022'],
    ['T/ABC 12—2024', 'T/ABC 12', '2024'],
    ['中华人民共和国食品安全法', '中华人民共和国食品安全法', undefined],
  ])('%s is %s of %s', (typed, code, year) => {
    expect(readCode(typed)).toEqual(year === undefined ? { code } : { code, year });
  });

  it('folds every form of one code to the same letters', () => {
    const folded = ['Q/LNJG JG 352', 'q/lnjg jg352', 'Ｑ／ＬＮＪＧ　ＪＧ　３５２'].map(foldCode);
    expect(new Set(folded).size).toBe(1);
    expect(codeAliases('Q/LNJG JG 352')).toEqual(expect.arrayContaining([folded[0], 'JG352', '352']));
    expect(codeAliases('中华人民共和国食品安全法')).toContain('食品安全法');
  });

  it('names an edition and an organisation', () => {
    expect(editionId('Q/LNJG JG 352', '2024')).toBe('Q/LNJG JG 352—2024');
    expect(organisationOf('Q/LNJG JG 352')).toBe('Q/LNJG');
    expect(organisationOf('LNJG-ZD 01')).toBe('Q/LNJG');
    expect(organisationOf('中华人民共和国食品安全法')).toBeUndefined();
  });
});
