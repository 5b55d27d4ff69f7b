import { describe, expect, it } from 'vitest';
import { createGlossary } from '../../src/answers/glossary.ts';
import { SPOKEN_WORDS } from '../../src/answers/spoken-words.ts';

const termsOf = (plain: string, terms: Parameters<typeof createGlossary>[0]['terms'] = []) =>
  createGlossary({ terms, services: {} }, SPOKEN_WORDS)
    .spoken(plain)
    .flatMap(({ terms: found }) => found);

describe('everyday words that the program brings along', () => {
  it('lead to the words of laws where a folder has no glossary', () => {
    expect(termsOf('消防栓前面能不能堆东西')).toEqual(expect.arrayContaining(['消火栓', '占用', '堆放']));
    expect(termsOf('员工辞职要提前几天说')).toEqual(expect.arrayContaining(['劳动者', '解除劳动合同']));
  });

  it('are left to the folder’s own glossary word by word', () => {
    const own = [{ term: '防火设备', also: ['消防栓'] }];
    expect(termsOf('消防栓', own)).toEqual(['防火设备']);
    expect(termsOf('抽烟', own)).toEqual(['吸烟']);
  });

  it('stand once each for a term, and none for itself', () => {
    for (const { term, also = [] } of SPOKEN_WORDS) {
      expect(new Set(also).size, term).toBe(also.length);
      expect(also).not.toContain(term);
    }
  });
});
