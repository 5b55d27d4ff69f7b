import { describe, expect, it } from 'vitest';
import { cleanText, LONGEST_MESSAGE, readingOf } from '../../src/chat/text.ts';

describe('the words of a message', () => {
  it.each([
    ['nulls and control characters', '留\u0000样\u0007多\u001b[31m少', '留样多[31m少'],
    ['overrides of the direction', '\u202e样留\u202c\u2066多少\u2069', '样留多少'],
    ['zero-width characters', '留\u200b样\u200d多\ufeff少', '留样多少'],
    ['line separators that are none of ours', '留样\u2028多少\u2029克', '留样多少克'],
    ['tags that nobody sees', `留样${String.fromCodePoint(0xe0041, 0xe0042)}多少`, '留样多少'],
    ['fillers that nobody sees', '留\u3164样\u115f多少', '留样多少'],
    ['half a surrogate pair', '留样\ud83d多少', '留样\ufffd多少'],
    ['mentions of everybody', '@all @所有人 <!channel> 留样多少', '留样多少'],
    ['mentions of people', '<@U123> 留样多少', '留样多少'],
    ['blanks around', '  留样多少\n', '留样多少'],
  ])('lose %s', (_, raw, text) => expect(cleanText(raw)).toEqual({ text, cut: false }));

  it('keep line breaks, emoji and what a language writes', () => {
    for (const text of ['一行\n二行\t三', '留样😀多少', 'naïve e\u0301', '﷽', 'Q／LNJG JG 352'])
      expect(cleanText(text).text).toBe(text);
  });

  it('keep no more marks on a character than any language puts there', () => {
    expect(cleanText(`留${'\u0301'.repeat(500)}样`).text).toBe(`留${'\u0301'.repeat(4)}样`);
  });

  it('are read up to 4,000 characters, never through the middle of one', () => {
    const { text, cut } = cleanText('😀'.repeat(3_000));
    expect([text.length, cut, text.isWellFormed()]).toEqual([LONGEST_MESSAGE, true, true]);
    expect(cleanText(`a${'😀'.repeat(3_000)}`).text.isWellFormed()).toBe(true);
    expect(cleanText('长'.repeat(LONGEST_MESSAGE)).cut).toBe(false);
  });

  it('are folded for commands, and kept as they were for quoting', () => {
    expect(readingOf('幫助ＨＥＬＰ')).toEqual({ text: '幫助ＨＥＬＰ', folded: '帮助help' });
  });
});
