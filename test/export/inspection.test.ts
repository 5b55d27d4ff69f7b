import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportFile } from '../../src/cli/export.ts';
import { findings } from '../../src/inspection/findings/model.ts';
import { openTestApp, type TestApp } from '../support/app.ts';

let bot: TestApp;
const folder = mkdtempSync(join(tmpdir(), 'zhibiao-export-'));
const to = (name: string): string => join(folder, name);
const run = (kind: string, file: string, chosen = {}) => exportFile(kind, to(file), bot.app.settings, chosen);
const linesOf = (file: string): Record<string, unknown>[] =>
  readFileSync(to(file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

beforeAll(async () => {
  bot = await openTestApp();
  const supervisor = (text: string, at?: string) => bot.say({ by: 'demo-supervisor', text, ...(at ? { at } : {}) });
  await supervisor('巡查 二楼茶水间 =1+1 地面积水 保洁 一般');
  await supervisor('巡查 一楼食堂 餐具没有消毒 食堂 一般');
  await bot.say({ by: 'demo-cook', text: '留样 红烧肉 130g 午餐' });
  await supervisor('巡查 三楼男厕 地面有水 保洁 一般', '2025-06-03T10:00:00+08:00');
});
afterAll(async () => {
  await bot.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('export of findings and records', () => {
  it('writes findings as they are stored, of a month, of a service, or a single one', async () => {
    expect(await run('findings', 'all.jsonl')).toMatchObject({ ok: true });
    const stored = (await bot.app.store.find(findings)).rows.map(({ document }) => document);
    expect(linesOf('all.jsonl')).toEqual(JSON.parse(JSON.stringify(stored)));
    await run('findings', 'may.jsonl', { month: '2025-05' });
    expect(linesOf('may.jsonl').map(({ number }) => number)).toEqual([1, 2]);
    await run('findings', 'cleaning.jsonl', { month: '2025-05', service: '保洁' });
    expect(linesOf('cleaning.jsonl').map(({ number }) => number)).toEqual([1]);
    await run('findings', 'one.jsonl', { finding: 'ISS-3' });
    expect(linesOf('one.jsonl').map(({ number }) => number)).toEqual([3]);
  });

  it('has typed columns, and no formula of what somebody typed', async () => {
    await run('findings', 'may.xlsx', { month: '2025-05', service: '保洁' });
    const [heading = [], cells = []] = await readSheet(readFileSync(to('may.xlsx')));
    const row = Object.fromEntries(heading.map((title, i) => [String(title), cells[i]]));
    expect(row).toMatchObject({ 编号: 'ISS-1', 状态: '待整改', 服务: '保洁', 楼层: 2, 程度: '一般' });
    expect(row.内容).toContain('=1+1');
    expect(row.登记时间).toBeInstanceOf(Date);
    await run('findings', 'all.csv');
    expect(readFileSync(to('all.csv'), 'utf8')).not.toMatch(/"=/);
  });

  it('writes records with what was measured and whether it holds', async () => {
    await run('records', 'records.csv', { service: '食堂' });
    const text = readFileSync(to('records.csv'), 'utf8');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text).toContain('"REC-1","留样","有效","食堂"');
    expect(text).toContain('红烧肉130g');
    expect(text).toContain('"符合"');
  });

  it('writes the trail of clauses by finding', async () => {
    await run('trail', 'trail.csv', { finding: '3号' });
    expect(readFileSync(to('trail.csv'), 'utf8')).toMatch(/"查出问题","保洁","保洁","ISS-3"/);
  });

  it('says what can’t be chosen by', async () => {
    for (const [kind, chosen, word] of [
      ['schedules', { month: '2025-05' }, '--month'],
      ['records', { finding: 'ISS-1' }, '--finding'],
      ['findings', { month: '5月' }, '2025-05'],
      ['findings', { service: '花园' }, '保洁'],
      ['findings', { finding: 'REC-1' }, 'ISS-12'],
    ] as const)
      expect(await run(kind, 'x.csv', chosen)).toMatchObject({ ok: false, error: expect.stringContaining(word) });
  });

  it('leaves no file, and the old one whole, when it is stopped', async () => {
    writeFileSync(to('old.csv'), 'what was there');
    const stop = new AbortController();
    stop.abort();
    const done = await exportFile('findings', to('old.csv'), bot.app.settings, {}, { signal: stop.signal });
    expect(done).toMatchObject({ ok: false, error: expect.stringContaining('Stopped') });
    expect(readFileSync(to('old.csv'), 'utf8')).toBe('what was there');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(existsSync(to('old.csv.part'))).toBe(false);
  });

  it('brings a manager a month’s findings in chat', async () => {
    const asked = await bot.ask({ by: 'demo-manager', text: '导出 5月 问题' });
    expect(asked).toMatchObject({ intent: 'data.export', slots: { kind: 'findings', month: '2025-05' } });
    const heard = await bot.say({ tick: new Date(bot.clock.now() + 2_000).toISOString() });
    expect(heard.find(({ to: whom }) => whom.user === 'demo-manager')?.text).toMatch(/问题：2 条/);
  });
});
