import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type KnowledgeChange, type KnowledgeWatch, watchKnowledge } from '../../src/standards/watch.ts';
import { standardText } from './texts.ts';

const DAY = '2025-05-14';

describe('a knowledge folder that is watched', () => {
  let dir: string;
  let watched: KnowledgeWatch;
  const write = (file: string, text: string): void => writeFileSync(join(dir, file), text);
  const text = (): string | undefined => watched.current().catalogue.byKey('Q/LNJG JG 901—2024#4.1', DAY)?.clause.text;

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'zhibiao-watch-'));
    mkdirSync(join(dir, 'standards'));
    write('standards/a.md', standardText());
    watched = watchKnowledge(dir);
  });
  afterEach(() => {
    watched.close();
    rmSync(dir, { recursive: true });
  });

  it('takes up a changed, a new and a deleted file, and reads the others no more', () => {
    expect(watched.refresh()).toBeUndefined();
    const before = watched.current().catalogue.editions[0];
    write('standards/b.md', standardText({ code: 'Q/LNJG JG 902', title: '另一规范' }));
    expect(watched.refresh()?.changed).toEqual(['standards/b.md']);
    expect(watched.current().catalogue.editions).toHaveLength(2);
    expect(watched.current().catalogue.editions[0]).toBe(before);
    write('standards/a.md', standardText().replace('清扫地面', '拖洗地面'));
    expect(watched.refresh()?.changed).toEqual(['standards/a.md']);
    expect(text()).toBe('保洁员应拖洗地面。');
    rmSync(join(dir, 'standards/b.md'));
    expect(watched.refresh()?.changed).toEqual(['standards/b.md']);
    expect(watched.current().catalogue.editions).toHaveLength(1);
  });

  it.each([
    ['front matter that no longer reads', '---\ncode: [\n---\n'],
    ['an empty file', ''],
    ['a number given twice', standardText().replace('4.2 保洁员', '4.1 保洁员')],
    ['text that is not numbered any more', standardText({ body: '没有编号。\n' })],
  ])('keeps the last good text on a bad edit (%s), says so once, and takes the mended one', (_name, bad) => {
    write('standards/a.md', bad);
    const change = watched.refresh();
    expect(change?.kept).toEqual(['standards/a.md']);
    expect(change?.knowledge.faults.map((f) => f.rule)).toContain('kept-last-good');
    expect(change?.knowledge.faults.some((f) => f.severity === 'error')).toBe(true);
    expect(text()).toBe('保洁员应清扫地面。');
    expect(watched.refresh()).toBeUndefined();
    write('standards/a.md', standardText().replace('清扫地面', '拖洗地面'));
    expect(watched.refresh()?.kept).toEqual([]);
    expect(text()).toBe('保洁员应拖洗地面。');
    expect(watched.current().faults).toEqual([]);
  });

  it('notices by itself, and takes up words and cited standards too', async () => {
    const changes: KnowledgeChange[] = [];
    await new Promise<void>((resolve, reject) => {
      const other = watchKnowledge(dir, {
        quietMs: 5,
        everyMs: 20,
        onError: reject,
        onChange: (change) => {
          changes.push(change);
          other.close();
          resolve();
        },
      });
      write('glossary.yaml', 'terms:\n  - { term: 清扫, also: [扫地] }\n');
    });
    expect(changes[0]?.knowledge.catalogue.glossary.terms).toEqual([{ term: '清扫', also: ['扫地'], english: [] }]);
  });
});
