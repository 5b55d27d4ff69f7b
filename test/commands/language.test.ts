import { expect, it } from 'vitest';
import { languageOf } from '../../src/commands/language.ts';

it.each(['ACD', 'dbca', 'A', '选ac', '留样', '125', 'CE.'])(
  'answers %s in Chinese: letters of options are no English',
  (text) => {
    expect(languageOf(text)).toBe('zh');
  },
);

it.each(['how often are toilets cleaned', 'help', 'badge?'])('answers %s in English', (text) => {
  expect(languageOf(text)).toBe('en');
});
