import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, foldUnits, toMainland } from '../../src/base/fold.ts';

describe('folding a text for searching', () => {
  it.each([
    ['full-width letters and digits', 'Ｑ／ＬＮＪＧ　ＪＧ３５２', 'q/lnjg jg352'],
    ['case', 'GB/T', 'gb/t'],
    ['Traditional characters', '電梯困人，裡面', '电梯困人,里面'],
    ['every dash', '2024—2025 8–9 －1 −2', '2024-2025 8-9 -1 -2'],
    ['units written as one sign', '100㎡ 5mg ㎏', '100m2 5mg kg'],
    ['the degree sign, which stays one sign', '26℃', '26℃'],
    ['zero-width and directional marks', '留\u200b样\u202e多\u2066少\ufeff', '留样多少'],
    ['combining accents', 'cafe\u0301', 'café'],
    ['emoji, which say nothing', '留样🍱多少', '留样 多少'],
    ['ideographs beyond the first plane', '𠮷野', '𠮷野'],
    ['lone surrogates', 'a\ud800b', 'a b'],
  ])('folds %s', (_, text, expected) => {
    expect(foldText(text)).toBe(expected);
  });

  it('is the same a second time', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => foldText(foldText(text)) === foldText(text)));
  });

  it('knows where each unit stood in the original', () => {
    const { units, length, offsets } = foldUnits('a㎡\u200b留', true);
    expect(String.fromCharCode(...units.subarray(0, length))).toBe('am2留');
    expect(offsets && [...offsets]).toEqual([0, 1, 1, 3]);
  });

  it('gives the same fast and slow: a mark at the end changes nothing before it', () => {
    const words = fc.array(fc.constantFrom('留樣', '１２５', 'Ｇ', '—', '℃', '（', '应当', '①', 'é'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join('');
        expect(foldText(`${text}\u200b`)).toBe(foldText(text));
      }),
    );
  });
});

describe('mainland words', () => {
  it('are put for those of Taiwan and Hong Kong', () => {
    expect(toMainland('資訊')).toBe('信息');
    expect(toMainland('乾坤')).toBe('乾坤');
  });
});
