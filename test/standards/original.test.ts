import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFiles } from '../../src/cli/upkeep.ts';
import { createOriginals } from '../../src/originals.ts';
import { checkFolder } from '../../src/standards/check/check.ts';
import { loadKnowledge } from '../../src/standards/load.ts';
import { findOriginal, LARGEST_ORIGINAL } from '../../src/standards/original.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'zhibiao-originals-'));
  const originals = join(dir, 'knowledge', 'originals');
  mkdirSync(join(originals, '2024'), { recursive: true });
  mkdirSync(join(dir, 'knowledge', 'standards'));
  writeFileSync(join(dir, 'secret.txt'), 'nobody’s business');
  writeFileSync(join(originals, '2024', '办法.txt'), '第一条');
  writeFileSync(join(originals, '.hidden'), 'x');
  writeFileSync(join(originals, 'large.pdf'), '');
  truncateSync(join(originals, 'large.pdf'), LARGEST_ORIGINAL + 1);
  symlinkSync(join(dir, 'secret.txt'), join(originals, 'link.txt'));
  symlinkSync('2024/办法.txt', join(originals, 'inside.txt'));
  symlinkSync(dir, join(originals, 'out'));
});
afterAll(() => rmSync(dir, { recursive: true }));

const found = (name: string) => {
  const result = findOriginal(join(dir, 'knowledge'), name);
  return result.ok ? 'found' : result.error;
};

describe('the original of a text', () => {
  it.each([
    ['2024/办法.txt', 'found'],
    ['inside.txt', 'found'],
    ['gone.pdf', 'missing'],
    ['large.pdf', 'large'],
    ['../../secret.txt', 'unsafe'],
    ['2024/../../../secret.txt', 'unsafe'],
    ['/etc/passwd', 'unsafe'],
    ['C:\\x.txt', 'unsafe'],
    ['.hidden', 'unsafe'],
    ['link.txt', 'unsafe'],
    ['out/secret.txt', 'unsafe'],
    ['2024', 'unsafe'],
    ['', 'unsafe'],
  ])('named %j is %s', (name, what) => expect(found(name)).toBe(what));

  it('is nowhere when the folder itself leads out', () => {
    const other = join(dir, 'other');
    mkdirSync(other);
    symlinkSync(dir, join(other, 'originals'));
    const result = findOriginal(other, 'secret.txt');
    expect(result).toMatchObject({ ok: false, error: 'unsafe' });
  });

  it('is named by check, at its line, when it can’t be sent', () => {
    const text = (original: string, code: string) =>
      `---\ncode: ${code}\ntitle: 办法\ntype: 制度\npublished: 2024-01-01\neffective: 2024-01-01\noriginal: ${original}\n---\n第一条 应试验。\n`;
    const file = (name: string) => join(dir, 'knowledge', 'standards', name);
    writeFileSync(file('a.md'), text('gone.pdf', 'ZD 01'));
    writeFileSync(file('b.md'), text('../../secret.txt', 'ZD 02'));
    writeFileSync(file('c.md'), text('large.pdf', 'ZD 03'));
    writeFileSync(file('d.md'), text('2024/办法.txt', 'ZD 04'));
    const { faults } = checkFolder(join(dir, 'knowledge'), { today: '2025-05-14' });
    const named = faults
      .map((f) => `${f.file}:${f.line} ${f.severity} ${f.rule}`)
      .filter((f) => f.includes('original'));
    expect(named).toEqual([
      'standards/a.md:7 warning missing-original',
      'standards/b.md:7 error unsafe-original',
      'standards/c.md:7 warning large-original',
    ]);
  });

  it('is read again when it was replaced', async () => {
    const knowledge = join(dir, 'knowledge');
    const { catalogue } = loadKnowledge(knowledge);
    const originals = createOriginals(knowledge, () => catalogue);
    const edition = catalogue.editions.find(({ code }) => code === 'ZD 04');
    const hash = async () => {
      const of = edition && (await originals.of(edition));
      return of?.ok ? of.value.hash : '';
    };
    const before = await hash();
    expect(await originals.read(before)).toMatchObject({ name: '办法.txt' });
    writeFileSync(join(knowledge, 'originals', '2024', '办法.txt'), '第一条 改过。');
    expect(await hash()).not.toBe(before);
    expect(await originals.read(before)).toBeUndefined();
    expect((await originals.textsOf(await hash())).map(({ code }) => code)).toEqual(['ZD 04']);
  });

  it('is kept beside the text by import, on request', async () => {
    const source = join(dir, '试验办法(2024-01-01).txt');
    writeFileSync(source, '试验办法\n第一条 为了试验，制定本办法。\n第二条 应试验。\n');
    const out = join(dir, 'draft');
    await importFiles([source], out);
    const plain = readFileSync(join(out, 'rules', '试验办法(2024-01-01).md'), 'utf8');
    expect(plain).not.toContain('original:');
    await importFiles([source], out, true);
    const kept = loadKnowledge(out).catalogue.editions[0];
    expect(kept?.original).toBe('试验办法(2024-01-01).txt');
    expect(readFileSync(join(out, 'originals', kept?.original ?? ''), 'utf8')).toBe(readFileSync(source, 'utf8'));
    expect(checkFolder(out, { today: '2025-05-14' }).faults.filter((f) => f.rule.includes('original'))).toEqual([]);
  });
});
