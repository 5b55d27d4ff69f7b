import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { webMessages } from '../../adapters/web/history.ts';
import { answers, feedback } from '../../src/answers/model.ts';
import { attachments } from '../../src/chat/files.ts';
import { restoreFolder } from '../../src/cli/restore.ts';
import { backupFolder, verifyFolder } from '../../src/cli/upkeep.ts';
import { allCollections } from '../../src/collections.ts';
import { demands } from '../../src/improvement/model.ts';
import { directoryEvents, people } from '../../src/people/documents.ts';
import { allRows } from '../../src/store/all-rows.ts';
import { verify } from '../../src/store/verify.ts';
import { itemCare } from '../../src/study/items/model.ts';
import { openTestApp, type TestApp } from '../support/app.ts';

const NAME = '欧阳测试';
const WORDS = '我家孩子在食堂吃坏了肚子';
const ACCOUNT = 'account-4711';
/** How the store calls the account. */
const KEY = JSON.stringify(JSON.stringify(['stdio', '', ACCOUNT])).slice(1, -1);
let bot: TestApp;
let backups: string;
beforeEach(async () => {
  backups = await mkdtemp(join(tmpdir(), 'zhibiao-erase-'));
  bot = await openTestApp({ environment: { ZHIBIAO_BACKUP_DIR: backups } });
});
afterEach(async () => {
  await bot.stop();
  await rm(backups, { recursive: true });
});

const admin = (text: string) => bot.ask({ text, by: 'demo-admin' });

/** Somebody who joined by a code, asked, rated, raised a need, sent a picture, and left. @returns their id */
async function aLife(): Promise<string> {
  await admin(`角色 ${NAME} 保洁 保洁员`);
  await admin('确认');
  const [member] = (await bot.app.store.find(people, { where: { name: NAME } })).rows;
  const id = member?.id ?? '';
  const given = await bot.say({ text: `关联 ${id}`, by: 'demo-admin' });
  const code = /关联 ([0-9A-Z]{7}(?:-[0-9A-Z]{7})+)/.exec(given.map(({ text }) => text).join())?.[1] ?? '';
  await bot.say({ text: `关联 ${code}`, by: ACCOUNT });
  expect((await bot.ask({ text: '我是谁', by: ACCOUNT })).text).toContain(NAME);
  for (const text of [`${WORDS} 留样多少克`, '有用', `找人工 ${WORDS}找谁`, '提需求 楼道绿植养护没有标准'])
    await bot.say({ text, by: ACCOUNT });
  const { hash } = await bot.app.store.putBlob(Buffer.from(`a picture of ${NAME}`));
  await bot.app.store.transact({ what: 'test' }, async (tx) => {
    tx.put(attachments, hash, { name: 'a.jpg', type: 'image/jpeg', bytes: 9, people: [id], at: tx.at });
    tx.put(webMessages, 'w-1', { person: id, seq: 1, at: tx.at, said: { text: WORDS, files: [hash] } });
  });
  await admin(`离职 ${id}`);
  await admin('确认');
  return id;
}

/** Files below a folder that hold any of some words. */
async function holders(folder: string, words: readonly string[]): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return files.filter((_, i) => words.some((word) => texts[i]?.includes(word)));
}

describe('清除个人信息', () => {
  it('shows first, then erases what no record needs; evidence stays, and verify says what was erased', async () => {
    const id = await aLife();
    expect(await holders(bot.data, [NAME, WORDS, KEY])).not.toEqual([]);
    const shown = await admin(`清除个人信息 ${NAME}`);
    expect(shown).toMatchObject({ outcome: 'confirm', intent: 'person.erase' });
    expect(shown.text).toMatch(/提问的原话 \d/);
    expect(shown.text).toMatch(/姓名、岗位、账号 1/);
    expect(shown.text).toMatch(/图片和附件 1/);
    expect(shown.text).toContain('需求 1');
    expect(await admin('确认')).toMatchObject({ outcome: 'auto' });
    await bot.say({ tick: '2025-05-14T10:21:00+08:00' });
    expect(bot.heard().find(({ to }) => to.user === 'demo-admin')?.text).toMatch(/已删除.*附件 1 个/s);
    // What was said about it goes with the night's work, as every sent reply does.
    await bot.app.store.expire();

    const { store } = bot.app;
    expect((await allRows(store, answers)).some(({ document }) => document.by === id)).toBe(false);
    expect((await allRows(store, answers)).some(({ document }) => document.question === '')).toBe(true);
    expect(await allRows(store, feedback)).toEqual([]);
    expect((await allRows(store, demands)).map(({ document }) => document.by)).toEqual([id]);
    expect((await allRows(store, directoryEvents)).some(({ document }) => document.person === id)).toBe(true);
    expect(await holders(bot.data, [NAME, WORDS, KEY])).toEqual([]);
    expect(await verify(bot.data)).toMatchObject({ ok: true });
    expect((await verifyFolder(bot.data, undefined)).text).toMatch(/erasure on request \(demo-admin\): .*answers \d/);
    expect(await bot.ask({ text: '没答上的问题', by: 'demo-manager' })).toMatchObject({ outcome: 'auto' });
    expect(await admin(`清除个人信息 ${NAME}`)).toMatchObject({ outcome: 'reject' });
    const before = JSON.stringify(await allRows(store, answers));
    bot = await bot.restart();
    expect(JSON.stringify(await allRows(bot.app.store, answers))).toBe(before);
  });

  it('holds when an older backup is restored', async () => {
    await aLife();
    const done = await backupFolder(bot.app.settings, join(backups, 'before'), '2025-05-14T10:30:00+08:00');
    expect(done.ok).toBe(true);
    await admin(`清除个人信息 ${NAME}`);
    await admin('确认');
    await bot.say({ tick: '2025-05-14T10:40:00+08:00' });
    const elsewhere = { ...bot.app.settings, ZHIBIAO_DATA: join(backups, 'elsewhere') };
    const restored = await restoreFolder(join(backups, 'before'), elsewhere, bot.clock, false);
    expect(restored.ok && restored.value).toContain('已再次删除');
    expect(await holders(join(backups, 'elsewhere', 'blobs'), [NAME])).toEqual([]);
    expect(await verify(join(backups, 'elsewhere'))).toMatchObject({ ok: true });
    const again = await openTestApp({ data: join(backups, 'elsewhere') });
    await again.app.store.expire();
    expect(await holders(again.data, [NAME, WORDS, KEY])).toEqual([]);
    await again.app.stop();
  });

  it('leaves who is still there in the directory, is for administrators, and asks whom', async () => {
    await bot.say('留样多少克');
    const byManager = await bot.ask({ text: '清除个人信息 demo-employee', by: 'demo-manager' });
    expect(byManager).toMatchObject({ outcome: 'deny' });
    expect(await admin('清除个人信息')).toMatchObject({ outcome: 'ask' });
    expect(await admin('清除个人信息 没有这个人')).toMatchObject({ outcome: 'reject' });
    expect((await admin('清除个人信息 demo-employee')).text).toContain('还在职');
    await admin('确认');
    await bot.say({ tick: '2025-05-14T10:40:00+08:00' });
    expect(await bot.app.store.get(people, 'demo-employee')).toMatchObject({ active: true });
    const askers = (await allRows(bot.app.store, answers)).map(({ document }) => document.by);
    expect(askers).not.toContain('demo-employee');
  });
});

it('takes the words in which somebody found fault with a question, and leaves that they did', async () => {
  await bot.ask('今天考我');
  await bot.ask(`这题有问题 ${WORDS}`);
  expect(await holders(bot.data, [WORDS])).not.toEqual([]);
  expect((await admin('清除个人信息 demo-employee')).text).toContain('对题目的意见 1');
  await admin('确认');
  await bot.say({ tick: '2025-05-14T10:40:00+08:00' });
  const [care] = (await allRows(bot.app.store, itemCare)).map(({ document }) => document);
  expect(care).toMatchObject({ state: 'held', flags: [{ by: 'demo-employee', reason: '' }] });
  await bot.app.store.expire();
  expect(await holders(bot.data, [WORDS])).toEqual([]);
  expect(await verify(bot.data)).toMatchObject({ ok: true });
});

it('nothing that names somebody stands in a header, where nothing can be erased', async () => {
  await aLife();
  const names = (await allRows(bot.app.store, people)).map(({ document }) => document.name);
  for (const file of (await readdir(bot.data)).filter((name) => name.startsWith('journal-'))) {
    for (const line of (await readFile(join(bot.data, file), 'utf8')).trimEnd().split('\n')) {
      const header = line.slice(0, line.indexOf(',"hash":"'));
      for (const word of [...names, WORDS]) expect(header).not.toContain(word);
    }
  }
});

/** What becomes of each collection when a person asks for erasure: a new one must be thought of, in `src/erasure/erase.ts` or here. */
const ERASED = [
  'answers feedback handovers people directory-events guests unreached drafts memories outbox deadLetters attachments',
  'webMessages item-care',
];
/** Without a person's own words, or evidence under the id alone, or gone by itself within days. */
const STAYS = [
  'marks contacts fileQuotas expired-marks units groups identities memberships bound-conversations codes code-tries',
  'jobs job-runs clause-events forgotten-askers refusals assignments undone-lessons lesson-changes readings',
  'reading-summaries demands webSessions webLinks schedules schedule-occurrences push-wishes push-counts',
  'deferred-pushes team-pushes',
  // Of an unclear point the words stand with the answer that it became; training records are evidence under the id.
  'meetings attendances unclear-points meetings-under-way quizzes quiz-items quiz-papers quiz-answers quiz-desks',
  'study-memories daily-singles clause-assignments handbook-versions handbooks handbooks-known item-stats',
  'contests contest-scores',
  // What was found wrong is evidence; who complained stands under the id alone.
  'frozen-scores score-adjustments score-drafts score-appeals month-plans planned-checks checklists draws interviews rewards',
  'findings finding-events checks fix-pictures records duties menus record-signals record-pictures',
];

it('every collection has an answer to who asks for erasure', () => {
  const decided = new Set([...ERASED, ...STAYS].flatMap((list) => list.split(' ')));
  expect(allCollections.map(({ name }) => name).filter((name) => !decided.has(name))).toEqual([]);
});
