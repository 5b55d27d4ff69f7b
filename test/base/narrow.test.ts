import { expect, it } from 'vitest';
import { narrow } from '../../src/base/narrow.ts';

it('narrows width, dashes and waves, one unit for one unit', () => {
  const text = 'Ｑ／LNJG　JG 331—2024，（８：３０～9〜10）−';
  expect(narrow(text)).toBe('Q/LNJG JG 331-2024,(8:30~9~10)-');
  expect(narrow(text)).toHaveLength(text.length);
});

it('leaves other text as it is', () => {
  expect(narrow('留样 125 g。℃')).toBe('留样 125 g。℃');
});
