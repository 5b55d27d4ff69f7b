import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkKnowledge } from '../../src/standards/check/check.ts';
import { lineage } from '../../src/standards/lineage.ts';
import { loadKnowledge } from '../../src/standards/load.ts';
import { findStandard } from '../../src/standards/lookup.ts';

const TODAY = '2025-05-14';
const knowledge = loadKnowledge(fileURLToPath(new URL('../../knowledge', import.meta.url)));
const { catalogue } = knowledge;

describe('the demonstration standards', () => {
  it('are 33 codes in 35 texts, and two management documents', () => {
    const standards = catalogue.editions.filter((e) => e.type === '标准');
    expect(new Set(standards.map((e) => e.code)).size).toBe(33);
    expect(standards).toHaveLength(35);
    expect(catalogue.editions.filter((e) => e.type === '制度')).toHaveLength(2);
  });

  it.each(['2024-06-01', TODAY, '2025-07-01', '2026-11-24'])(
    'pass their own check on %s without an error or a warning',
    (day) => {
      expect(checkKnowledge(knowledge, day).faults).toEqual([]);
    },
  );

  it('have the two cases of editions that everything else relies on', () => {
    expect(catalogue.inForce('JG 352', TODAY)?.year).toBe('2024');
    expect(catalogue.statusOf(catalogue.editionsOf('JG 352')[0] ?? fail(), TODAY)).toBe('被代替');
    expect(catalogue.coming('JG 331', TODAY)?.effective).toBe('2025-07-01');
    expect(findStandard(catalogue, 'jg331', '2025-07-01')).toMatchObject({ kind: 'found', edition: { year: '2025' } });
  });

  it('say which values the new editions change: 60 → 45 min, 100 → 125 g', () => {
    const changed = (code: string): readonly string[] => {
      const [from, to] = catalogue.editionsOf(code);
      if (!from || !to) return [];
      return lineage(from, to).changes.flatMap((c) =>
        c.values.map((v) => `${v.before?.text ?? ''} → ${v.after?.text ?? ''}`),
      );
    };
    expect(changed('JG 331').some((v) => v.includes('60 min') && v.includes('45 min'))).toBe(true);
    expect(changed('JG 352').some((v) => v.includes('100 g') && v.includes('125 g'))).toBe(true);
  });

  it('give every clause a key of its own', () => {
    const keys = catalogue.editions.flatMap((e) => e.clauses.map((c) => c.key));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.some((k) => k.includes('〔'))).toBe(false);
  });
});

function fail(): never {
  throw new Error('the edition is missing');
}
