import type { Run } from '../../base/docx.ts';
import type { Clause } from '../../standards/model.ts';

/** Splits a text at the values that its clause names, so that they can stand out. Put together the pieces are the text. */
export function runsOf(text: string, values: readonly Pick<Clause['quantities'][number], 'text'>[]): Run[] {
  const words = [...new Set(values.map((value) => value.text))]
    .filter((value) => value !== '')
    .sort((a, b) => b.length - a.length);
  const runs: Run[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') runs.push({ text: plain });
    plain = '';
  };
  for (let at = 0; at < text.length; ) {
    const value = words.find((word) => text.startsWith(word, at));
    if (value === undefined) {
      plain += text[at] ?? '';
      at += 1;
      continue;
    }
    flush();
    runs.push({ text: value, strong: true });
    at += value.length;
  }
  flush();
  return runs;
}
