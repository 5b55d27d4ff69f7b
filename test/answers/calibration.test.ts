import { describe, expect, it } from 'vitest';
import { projectFolder, readTexts } from '../../bench/answers-data.ts';
import { readCalibration } from '../../bench/calibration.ts';

const project = projectFolder(import.meta.dirname);
const rows = readCalibration(project);
const of = (kind: string) => rows.filter((row) => row.kind === kind);
const texts = readTexts(project);

describe('the calibration set', () => {
  it('asks 160 things that no clause answers, 40 that are not ours, 200 that one does', () => {
    expect(of('unanswerable').length).toBeGreaterThanOrEqual(160);
    expect(of('offtopic').length).toBeGreaterThanOrEqual(40);
    expect(of('answerable').length).toBeGreaterThanOrEqual(200);
  });

  it('asks nothing twice', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(new Set(rows.map(({ q }) => q)).size).toBe(rows.length);
  });

  it('names for what is answered a standard and clauses that there are, and every standard', () => {
    const named = of('answerable').map(({ standard = '', clauses = [] }) => ({
      standard: standard.replace('LNJG-', ''),
      clauses,
    }));
    expect(named.filter(({ clauses }) => clauses.length === 0)).toEqual([]);
    expect([...texts.keys()].filter((code) => !named.some(({ standard }) => standard === code))).toEqual([]);
    const missing = named.flatMap(({ standard, clauses }) =>
      clauses
        .filter((clause) => !(texts.get(standard) ?? '').includes(clause))
        .map((clause) => `${standard} ${clause}`),
    );
    expect(missing).toEqual([]);
  });
});
