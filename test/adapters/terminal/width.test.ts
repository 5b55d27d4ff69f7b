import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { charactersOf, characterWidth, displayWidth, padded, wrapped } from '../../../adapters/terminal/width.ts';

describe('the width of text on a terminal', () => {
  it.each([
    ['abc', 3],
    ['留样', 4],
    ['ＡＢ１', 6],
    ['ｱｲ', 2],
    ['한국', 4],
    ['e\u0301', 1],
    ['👨‍👩‍👧', 2],
    ['👍🏽', 2],
    ['🇨🇳', 2],
    ['1️⃣', 2],
    ['☎️', 2],
    ['☎', 1],
    ['\u200b\u200d', 0],
    ['𠮷', 2],
    ['—', 1],
  ])('%s takes %d columns', (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });

  it('fills up to a column', () => {
    expect(padded('期限', 6)).toBe('期限  ');
    expect(padded('期限：', 4)).toBe('期限：');
  });
});

describe('lines of a text', () => {
  it('keep Latin words and closing marks where they belong', () => {
    expect(wrapped('每个品种留样量应不少于 125 g，保存 48 h。', 12)).toEqual([
      '每个品种留样',
      '量应不少于',
      '125 g，保存',
      '48 h。',
    ]);
    expect(wrapped('一二三四五，六', 10)).toEqual(['一二三四', '五，六']);
    expect(wrapped('see Q/LNJG-JG352 here', 14)).toEqual(['see', 'Q/LNJG-JG352', 'here']);
  });

  it('are never wider than they may be and lose nothing but blanks at their ends', () => {
    const text = fc
      .array(
        fc.oneof(
          fc.string({ unit: 'grapheme', maxLength: 8 }),
          fc.constantFrom('留样', '。', '，', ' ', '\n', 'word', '👍🏽'),
        ),
        { maxLength: 40 },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 40 }), (any, columns) => {
        const lines = wrapped(any, columns);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
        const dense = (s: string) => s.replaceAll(/\s/g, '');
        expect(dense(lines.join(''))).toBe(dense(any));
      }),
      { numRuns: 500, seed: 20250514 },
    );
  });

  it('measure characters as they are cut', () => {
    expect(charactersOf('留👍🏽e\u0301').map(characterWidth)).toEqual([2, 2, 1]);
  });
});
