import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { citedSchema, glossarySchema } from '../../src/standards/glossary.ts';
import { SERVICES } from '../../src/standards/model.ts';

const yaml = (file: string): unknown => parse(readFileSync(`knowledge/${file}`, 'utf8'), { schema: 'core' });
const glossary = glossarySchema.parse(yaml('glossary.yaml'));
const texts = ['standards/TY', 'standards/JG', 'standards/BZ', 'rules']
  .flatMap((folder) =>
    readdirSync(`knowledge/${folder}`).map((file) => readFileSync(`knowledge/${folder}/${file}`, 'utf8')),
  )
  .join('\n')
  .replace(/\s/g, '');
/** How people ask, not what they ask about: no clause needs to hold these. */
const QUESTION_WORDS = ['多久', '多少', '什么时候', '谁', '怎么', '什么', '哪里', '是否'];

describe('the glossary', () => {
  it('leads from spoken words to words that stand in a clause', () => {
    expect(glossary.terms.length).toBeGreaterThanOrEqual(250);
    const nowhere = glossary.terms
      .map(({ term }) => term)
      .filter((term) => !QUESTION_WORDS.includes(term) && !texts.includes(term.replace(/\s/g, '')));
    expect(nowhere).toEqual([]);
  });

  it('lists each term once, and never as a word for itself', () => {
    const terms = glossary.terms.map(({ term }) => term);
    expect(terms.filter((term, i) => terms.indexOf(term) !== i)).toEqual([]);
    expect(glossary.terms.filter(({ term, also }) => also.includes(term))).toEqual([]);
  });

  it('leaves no word so vague that it stands for more than three things', () => {
    const meanings = new Map<string, number>();
    for (const { also, english } of glossary.terms) {
      for (const word of new Set([...also, ...english])) meanings.set(word, (meanings.get(word) ?? 0) + 1);
    }
    expect([...meanings].filter(([, count]) => count > 3)).toEqual([]);
  });

  it('has nicknames for each of the five services, none of them shared', () => {
    expect(Object.keys(glossary.services).sort()).toEqual([...SERVICES].sort());
    const names = Object.values(glossary.services).flat();
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });
});

describe('the cited standards', () => {
  it('name the edition that replaced each withdrawn one', () => {
    const { cited } = citedSchema.parse(yaml('cited.yaml'));
    const known = new Set(cited.map(({ code, year }) => (year === undefined ? code : `${code}—${year}`)));
    for (const { replacedBy, withdrawn } of cited) {
      expect(replacedBy === undefined).toBe(withdrawn === undefined);
      if (replacedBy !== undefined) expect(known).toContain(replacedBy);
    }
  });
});
