import { describe, expect, it } from 'vitest';
import { quizBank } from '../../src/cli/quiz-bank.ts';
import { KNOWLEDGE } from '../study/bank/demonstration.ts';

const ask = (more: Partial<Parameters<typeof quizBank>[0]> = {}) =>
  quizBank({ knowledge: KNOWLEDGE, day: '2025-05-14', report: false, json: false, seed: '7', ...more });

describe('zhibiao quiz-bank', () => {
  it('counts by gate, kind and form', () => {
    const { text, ok } = ask({ report: true, standard: 'JG352' });
    expect(ok).toBe(true);
    expect(text).toContain('one-answer');
    expect(text).toMatch(/judge\s+\d+/);
    const counts: unknown = JSON.parse(ask({ report: true, json: true, standard: 'JG352' }).text);
    expect(counts).toMatchObject({ day: '2025-05-14', byGate: { 'one-answer': expect.any(Number) } });
  });

  it('lists the items of a standard, a JSON object a line', () => {
    const lines = ask({ json: true, standard: 'JG 352' }).text.split('\n');
    expect(lines.length).toBeGreaterThan(50);
    for (const line of lines)
      expect(JSON.parse(line)).toMatchObject({ clause: expect.stringContaining('JG 352—2024#') });
  });

  it('draws a sample with the clauses, the same for the same seed', () => {
    const drawn = ask({ sample: 20 }).text;
    expect(drawn.match(/答案：/g)).toHaveLength(20);
    expect(drawn.match(/条款：/g)).toHaveLength(20);
    expect(ask({ sample: 20 }).text).toBe(drawn);
    expect(ask({ sample: 20, seed: '8' }).text).not.toBe(drawn);
  });

  it('says so when no such standard is in force', () => {
    expect(ask({ standard: 'JG 999' })).toMatchObject({ ok: false, text: expect.stringContaining('JG 999') });
  });
});
