import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeWords, mentioned, pieces, readWords, shorten } from '../../../adapters/slack/words.ts';

const BOT = 'U0ZHIBIAO1';
const read = (text: string) => readWords(text, BOT, (user) => (user === 'U1' ? '小陈' : undefined));

describe('words from Slack', () => {
  it('turns back what was escaped exactly once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const tidy = typed.replace(/[ \t]{2,}/g, ' ').trim();
        expect(read(escapeWords(tidy))).toBe(tidy);
      }),
    );
    expect(read('&amp;lt;')).toBe('&lt;');
  });

  it.each([
    [`<@${BOT}> 留样多少克`, '留样多少克'],
    [`留样<@${BOT}|知标>多少克`, '留样 多少克'],
    ['<@U1>', '@小陈'],
    ['<@U2|小王> <@U3>', '@小王 @U3'],
    ['<!here> <!subteam^S1|@后勤> <!date^1^{date}|5月1日>', '@后勤 5月1日'],
    ['<https://example.com> <https://example.com|看这里>', 'https://example.com 看这里'],
    ['<tel:123|123> <mailto:a@b.cn>', '123 a@b.cn'],
    ['a < b > c', 'a < b > c'],
  ])('%s', (text, words) => {
    expect(read(text)).toBe(words);
  });

  it('names the people who are mentioned, the bot left out', () => {
    expect(mentioned(`<@${BOT}> <@U1> <@U2|x> <@U1>`, BOT)).toEqual(['U1', 'U2']);
  });
});

describe('texts that are too long', () => {
  it('are cut into pieces that together are the text and never part a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 4, max: 50 }), (text, most) => {
        const parts = pieces(text, most);
        expect(parts.join('')).toBe(text);
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(most);
          expect(part.isWellFormed()).toBe(text.isWellFormed());
        }
      }),
    );
  });

  it('are shortened with a mark, never within a character', () => {
    expect(shorten('一二三四', 4)).toBe('一二三四');
    expect(shorten('一二三四五', 4)).toBe('一二三…');
    expect(shorten('😀😀😀', 4)).toBe('😀…');
  });
});
