import fc from 'fast-check';
import lunr from 'lunr';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Analyser, createAnalyser } from '../../src/search/analyser.ts';
import { TypedBuilder } from '../../src/search/builder.ts';
import { addTerm, createScores } from '../../src/search/scoring.ts';
import { termNumber } from '../../src/search/term-table.ts';

interface Sheet {
  readonly id: string;
  readonly title: string | null;
  readonly text: string;
}

const FIELDS = ['title', 'text'] as const;

let analyser: Analyser;
beforeAll(() => {
  analyser = createAnalyser({ ownWords: ['留样'] });
});

/** lunr's own builder, given the same terms through its tokenizer. */
function stock(sheets: readonly Sheet[], how: Setting): lunr.Index {
  const builder = new lunr.Builder();
  builder.tokenizer = ((value: unknown) =>
    analyser
      .analyse(value === null || value === undefined ? '' : String(value))
      .map((term) => new lunr.Token(term.text, {}))) as unknown as typeof lunr.tokenizer;
  builder.pipeline.reset();
  builder.searchPipeline.reset();
  return filled(builder, sheets, how).build();
}

interface Setting {
  readonly k1: number;
  readonly b: number;
  readonly titleBoost: number;
  readonly boosts: readonly number[];
}

function filled<B extends lunr.Builder>(
  builder: B,
  sheets: readonly Sheet[],
  { k1, b, titleBoost, boosts }: Setting,
): B {
  builder.k1(k1);
  builder.b(b);
  builder.field('title', { boost: titleBoost });
  builder.field('text');
  sheets.forEach((sheet, i) => {
    builder.add(sheet, { boost: boosts[i % boosts.length] ?? 1 });
  });
  return builder;
}

const text = fc
  .array(
    fc.constantFrom(
      '留样',
      '每个品种',
      '125',
      'g',
      '应当',
      '不少于',
      '。',
      ' ',
      'JG 352',
      '5.2.1',
      '電梯',
      '消毒',
      '__proto__',
      'Ａ',
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));
const sheets = fc
  .array(fc.record({ title: fc.option(text), text: fc.oneof(text, fc.string()) }), { minLength: 1, maxLength: 12 })
  .map((all): Sheet[] => all.map((sheet, i) => ({ id: `d${i}`, ...sheet })));
const setting = fc.record({
  k1: fc.double({ min: 0.1, max: 3, noNaN: true }),
  b: fc.double({ min: 0, max: 1, noNaN: true }),
  titleBoost: fc.constantFrom(1, 2, 2.5, 40),
  boosts: fc.array(fc.constantFrom(1, 0.5, 3), { minLength: 1, maxLength: 3 }),
});

describe('the index over typed arrays', () => {
  it('has the terms, term numbers and weights of the stock builder, whatever the documents', () => {
    fc.assert(
      fc.property(sheets, setting, (documents, how) => {
        const theirs = JSON.parse(JSON.stringify(stock(documents, how)));
        const ours = JSON.parse(JSON.stringify(filled(new TypedBuilder(analyser.scan), documents, how).build()));
        const sorted = (vectors: [string, number[]][]) => [...vectors].sort(([a], [b]) => (a < b ? -1 : 1));
        expect(sorted(ours.fieldVectors)).toEqual(sorted(theirs.fieldVectors));
        expect(ours.invertedIndex).toEqual(theirs.invertedIndex);
        expect(ours.fields).toEqual(theirs.fields);
      }),
      { numRuns: 200 },
    );
  });

  it("scores as lunr's own query() does, times the length of the question's vector", () => {
    const clause = fc.record({ term: text, boost: fc.constantFrom(1, 0.8, 1.3) });
    fc.assert(
      fc.property(sheets, setting, fc.array(clause, { minLength: 1, maxLength: 4 }), (documents, how, clauses) => {
        const boosts = new Map<string, number>();
        for (const { term, boost } of clauses) {
          for (const found of analyser.analyse(term)) boosts.set(found.text, (boosts.get(found.text) ?? 0) + boost);
        }
        const theirs = stock(documents, how).query((query) => {
          for (const [term, boost] of boosts) query.term(term, { boost, usePipeline: false });
        });
        const builder = filled(new TypedBuilder(analyser.scan), documents, how);
        const { table, counts } = builder.counted();
        const scores = createScores(counts.rows);
        const known = [...boosts]
          .map(([term, boost]) => ({ term: termNumber(table, term), boost }))
          .filter(({ term }) => term >= 0);
        for (const { term, boost } of known.sort((a, b) => a.term - b.term))
          addTerm({ postings: builder.postings() }, scores, term, boost);
        const length = Math.sqrt(known.reduce((sum, { boost }) => sum + boost * boost, 0));
        const ours = documents.map(({ id }, i) => ({
          id,
          score: FIELDS.reduce((sum, _, field) => sum + (scores.sums[i * FIELDS.length + field] ?? 0), 0),
        }));
        for (const { id, score } of ours) {
          const found = theirs.find(({ ref }) => ref === id)?.score ?? 0;
          expect(score).toBeCloseTo(found * length, 6);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('takes over a counted document as if its words had been read again', () => {
    fc.assert(
      fc.property(sheets, setting, fc.nat(), (documents, how, skip) => {
        const older = filled(new TypedBuilder(analyser.scan), documents, how);
        const kept = documents.filter((_, i) => i % 3 !== skip % 3);
        const plain = { ...how, boosts: [1] };
        const whole = filled(new TypedBuilder(analyser.scan), kept, plain);
        const adopting = filled(new TypedBuilder(analyser.scan), [], plain);
        const counted = older.counted();
        const known = new Uint32Array(counted.table.count);
        for (const sheet of kept) adopting.adopt(sheet.id, counted, documents.indexOf(sheet) * FIELDS.length, known);
        expect(JSON.stringify(adopting.build())).toBe(JSON.stringify(whole.build()));
      }),
      { numRuns: 100 },
    );
  });
});
