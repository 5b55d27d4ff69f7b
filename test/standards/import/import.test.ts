import { describe, expect, it } from 'vitest';
import { importDocument } from '../../../src/standards/import/import.ts';
import { docx, p, pdf } from './documents.ts';

const body = `${p('试验办法')}${p('第一条 为了试验，制定本办法。')}${p('第二条 应试验。')}`;

describe('importing in a thread of its own', () => {
  it('gives what the conversion gives', async () => {
    const done = await importDocument(docx(body), '试验办法(2024-01-01).docx');
    expect(done.ok && [done.value.clauses, done.value.fileName]).toEqual([2, '试验办法(2024-01-01).md']);
  });

  it('ends a thread that takes too long, or too much memory, and says so', async () => {
    const slow = await importDocument(docx(body), 'x.docx', { heapMb: 512, milliseconds: 1 });
    expect(slow.ok ? 'ok' : slow.error.reason).toBe('too-heavy');
    const large = docx(Array.from({ length: 120_000 }, (_, i) => p(`第${i}段应试验。`)).join(''));
    const heavy = await importDocument(large, 'x.docx', { heapMb: 24, milliseconds: 60_000 });
    expect(heavy.ok ? 'ok' : heavy.error.reason).toBe('too-heavy');
  });

  it('refuses a damaged PDF without harm', async () => {
    const damaged = await importDocument(pdf([[]]).subarray(0, 300), 'x.pdf');
    expect(damaged.ok ? 'ok' : damaged.error.reason).toBe('damaged');
  });
});
