import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from './support/app.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

interface Example {
  readonly question: string;
  /** Pieces of the answer, in their order: what stands between the dots and brackets. */
  readonly pieces: readonly string[];
  /** A short code and clause that the answer must rest on: `JG 331—2024 6.2.1`. */
  readonly source: string;
  readonly goesOn: boolean;
}

const GOES_ON = /right after it|接着问/;
const ASIDE = /\s*\*?[(（][^)）]*[)）]\*?\s*$/;

/** The rows of the table of questions: `| asked | first line of the answer | from |`. */
function examplesIn(readme: string): Example[] {
  const text = readFileSync(join(root, readme), 'utf8');
  const table = /^## (?:What it answers|答什么)$([\s\S]*?)^## /m.exec(text)?.[1] ?? '';
  return [...table.matchAll(/^\| ([^|]+) \| ([^|]+) \|(?: ([^|]+))? \|$/gm)].slice(2).flatMap((row) => {
    const [, asked = '', answer = '', source = ''] = row;
    if (asked.includes(' · ')) return [];
    const pieces = answer
      .replace(/\*?[(（](?:and: |另起一行：|并注明：)([^)）]*)[)）]\*?/, '…$1')
      .split('…')
      .map((piece) => piece.trim())
      .filter(Boolean);
    return [
      {
        question: asked.replace(ASIDE, '').trim(),
        pieces,
        source: source.replaceAll('*', '').trim(),
        goesOn: GOES_ON.test(asked),
      },
    ];
  });
}

describe.each(['README.md', 'README.zh-CN.md'])('the questions of %s', (readme) => {
  const examples = examplesIn(readme);
  let bot: TestApp;
  let group = 0;
  beforeAll(async () => {
    bot = await openTestApp();
  });
  afterAll(() => bot.stop());

  it('are there', () => expect(examples.length).toBeGreaterThan(15));

  it.each(examples)('$question', async ({ question, pieces, source, goesOn }) => {
    if (!goesOn) group += 1;
    const { text, citations = [] } = await bot.ask({ text: question, group: `readme-${group}` });
    for (const piece of pieces) expect(text).toContain(piece);
    if (/^[A-Z]/.test(source)) {
      const places = citations.map(({ code, clause }) => `${code.replace('Q/LNJG ', '')} ${clause}`);
      expect(places.filter((place) => place.startsWith(source))).not.toEqual([]);
    }
  });
});
