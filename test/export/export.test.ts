import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feedback } from '../../src/answers/model.ts';
import { deadLetters } from '../../src/chat/outbox-model.ts';
import { exportFile } from '../../src/cli/export.ts';
import { demands } from '../../src/improvement/model.ts';
import { exportKinds } from '../../src/parts/export-kinds.ts';
import { schedules } from '../../src/study/schedules/model.ts';
import { openTestApp, type TestApp } from '../support/app.ts';

const UNANSWERED = '食堂的咖啡机谁负责清洗';
let bot: TestApp;
let lost = false;
const folder = mkdtempSync(join(tmpdir(), 'zhibiao-export-'));
const to = (name: string): string => join(folder, name);
const run = (kind: string, file: string) => exportFile(kind, to(file), bot.app.settings);
const linesOf = (file: string): unknown[] =>
  readFileSync(to(file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

beforeAll(async () => {
  bot = await openTestApp({ deliver: async () => (lost ? { result: 'failed', reason: 'gone' } : { result: 'sent' }) });
  await bot.say('提需求 =1+1 食堂增加低盐餐标准');
  await bot.say('留样多少克');
  await bot.say('没用 过时了');
  await bot.say({ text: '每周五下午四点给保洁考5题 留样', by: 'demo-manager' });
  await bot.say({ text: '确认', by: 'demo-manager' });
  await bot.say({ text: UNANSWERED, by: 'guest-7' });
  lost = true;
  await bot.say('留样多少克');
  lost = false;
});
afterAll(async () => {
  await bot.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('export, beside a running bot', () => {
  it.each([
    ['demands', demands],
    ['feedback', feedback],
    ['dead-letters', deadLetters],
    ['schedules', schedules],
  ])('writes %s as they are stored', async (kind, from) => {
    expect(await run(kind, `${kind}.jsonl`)).toMatchObject({ ok: true });
    const { rows } = await bot.app.store.find<unknown>(from as never);
    expect(rows.length).toBeGreaterThan(0);
    expect(linesOf(`${kind}.jsonl`)).toEqual(rows.map(({ document }) => document));
  });

  it('writes unanswered questions, without who asked', async () => {
    expect(await run('questions', 'questions.jsonl')).toMatchObject({ ok: true });
    expect(linesOf('questions.jsonl')).toMatchObject([{ question: UNANSWERED }]);
    await run('questions', 'questions.csv');
    for (const file of ['questions.jsonl', 'questions.csv'])
      expect(readFileSync(to(file), 'utf8')).not.toMatch(/guest-7|conversation/);
  });

  it('leaves a question out once a clause has been assigned to it', async () => {
    const number = (linesOf('questions.jsonl')[0] as { readonly number: number }).number;
    await bot.say({ text: `归到 ANS-${number} JG 352 5.2.1`, by: 'demo-manager' });
    expect(await run('questions', 'later.jsonl')).toMatchObject({ ok: true, value: expect.stringContaining('0') });
  });

  it('writes a demand as a typed row of a sheet', async () => {
    await run('demands', 'demands.xlsx');
    const [heading, [ref, content, , name, at] = []] = await readSheet(readFileSync(to('demands.xlsx')));
    expect(heading).toEqual(exportKinds.find(({ name }) => name === 'demands')?.columns);
    expect([ref, content]).toEqual(['REQ-1', expect.stringContaining('=1+1')]);
    expect(name).not.toBe('demo-employee');
    expect(at).toBeInstanceOf(Date);
  });

  it('writes a schedule as people say it', async () => {
    await run('schedules', 'schedules.csv');
    const text = readFileSync(to('schedules.csv'), 'utf8');
    expect(text).toContain('"SCH-1","保洁测试","每周五 16:00",5,"留样"');
    expect(text).toContain('"跳过","周启明","进行中"');
  });

  it('never says in a table what an undelivered message said', async () => {
    await run('dead-letters', 'dead.csv');
    expect(readFileSync(to('dead.csv'), 'utf8')).toContain('gone');
    expect(readFileSync(to('dead.csv'), 'utf8')).not.toContain('125');
  });

  it('writes files that only their owner reads, and replaces one as a whole', async () => {
    await run('demands', 'again.CSV');
    expect(await run('demands', 'again.CSV')).toMatchObject({ ok: true });
    expect(statSync(to('again.CSV')).mode & 0o777).toBe(0o600);
    expect(existsSync(to('again.CSV.part'))).toBe(false);
  });

  it.each([
    ['reports', 'x.csv', ['reports', ...exportKinds.map(({ name }) => name)]],
    ['demands', 'x.doc', ['.doc', '.xlsx', '.csv', '.jsonl']],
    ['demands', 'x', ['.xlsx', '.csv', '.jsonl']],
    ['demands', 'no/such/x.csv', ['ENOENT']],
  ])('says what there is instead of %s in %s', async (kind, file, words) => {
    const done = await run(kind, file);
    expect(done.ok).toBe(false);
    for (const word of words) expect(done).toMatchObject({ error: expect.stringContaining(word) });
  });

  it('says where a store is missing', async () => {
    const settings = { ...bot.app.settings, ZHIBIAO_DATA: to('none') };
    expect(await exportFile('demands', to('x.csv'), settings)).toMatchObject({
      ok: false,
      error: expect.stringContaining('--data'),
    });
  });
});
