import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { steppedClock } from '../../src/base/clock.ts';
import { fail } from '../../src/base/result.ts';
import { DEFAULT_ZONE, instantAt, MINUTE } from '../../src/base/time.ts';
import { type TurnResult, takeTurn } from '../../src/chat/turn.ts';
import { command } from '../../src/commands/command.ts';
import { lines, plainText, type Reply, withoutSecrets } from '../../src/commands/reply.ts';
import type { Attachment } from '../../src/commands/turn.ts';
import { directoryCommands } from '../../src/directory/commands.ts';
import { importJob } from '../../src/directory/import-job.ts';
import { applyOrganisation } from '../../src/people/apply.ts';
import { issueCode } from '../../src/people/codes.ts';
import { directoryEvents, people } from '../../src/people/documents.ts';
import { readOrganisation } from '../../src/people/organisation.ts';
import type { Identity } from '../../src/people/speaker.ts';
import { findPeople, membersOf, teamOf, whoHolds, whoSpeaks } from '../../src/people/who.ts';
import { createJobs } from '../../src/schedule/jobs.ts';
import type { Store } from '../../src/store/store.ts';
import { memoryStore } from '../support/memory-store.ts';

const zone = DEFAULT_ZONE;
let clock = steppedClock(instantAt('2025-05-14', '10:20'));
let store: Store;

const question = command({
  intent: 'question',
  does: { zh: '查标准', en: 'ask' },
  words: [],
  may: 'anyone',
  slots: {},
  examples: ['留样多少克'],
  run: () => ({ blocks: lines('问题'), buttons: [] }),
});
const commands = [
  question,
  ...directoryCommands({
    randomBytes,
    serviceNames: { 保洁: ['清洁', '搞卫生'], 安保: ['保安'] },
    honoursDemonstration: (platform) => platform === 'stdio',
    erasurePlan: async () => fail({ zh: '没有', en: 'none' }),
    loginLink: (_, person) => `https://zhibiao.example/login#secret-of-${person}`,
  }),
];

interface Where {
  readonly group?: string;
  readonly platform?: string;
  readonly tenant?: string;
  readonly attachments?: readonly Attachment[];
}

let count = 0;
async function say(id: string, text: string, where: Where = {}): Promise<TurnResult> {
  const platform = where.platform ?? 'stdio';
  const sender: Identity = { platform, id, name: id, ...(where.tenant === undefined ? {} : { tenant: where.tenant }) };
  const conversation = where.group
    ? { id: where.group, kind: 'group' as const }
    : { id: `d-${id}`, kind: 'direct' as const };
  return store.transact({ what: 'message' }, async (tx) => {
    const speaker = await whoSpeaks(tx, sender, { now: tx.at, zone, honoursDemonstration: platform === 'stdio' });
    const inbound = {
      id: `m${count++}`,
      platform,
      at: tx.at,
      conversation,
      sender: { ...sender, name: id },
      text,
      files: [],
    };
    return takeTurn(inbound as Parameters<typeof takeTurn>[0], speaker, where.attachments ?? [], tx, {
      commands,
      question,
      zone,
    });
  });
}
const words = ({ reply }: TurnResult): string => plainText(reply);
const outcome = ({ reply }: TurnResult) => [reply.intent, reply.outcome];
const now = () => clock.now();
const ids = async (found: ReturnType<typeof findPeople>) => (await found).map((m) => m.id);

const demo = readFileSync('knowledge/organisation.yaml', 'utf8');
async function readDirectory(text: string): Promise<void> {
  const read = readOrganisation(text);
  if (!read.ok) throw new Error(read.error.say.en);
  await store.transact({ what: 'file' }, (tx) => applyOrganisation(tx, read.value.organisation, zone));
}

beforeEach(async () => {
  clock = steppedClock(instantAt('2025-05-14', '10:20'));
  store = memoryStore(clock);
  await readDirectory(demo);
});

describe('角色', () => {
  it('shows what it understood, and does it once confirmed', async () => {
    const shown = await say('demo-admin', '角色 张三 保洁 班长');
    expect(outcome(shown)).toEqual(['person.role', 'confirm']);
    expect(shown.reply.slots).toEqual({ person: '张三', group: '保洁', role: '班长' });
    expect(words(shown)).toContain('保洁班长');
    expect((await store.get(people, 'cleaning-3'))?.posts).toEqual(['保洁员']);
    const done = await say('demo-admin', '确认');
    expect(outcome(done)).toEqual(['person.role', 'auto']);
    expect((await store.get(people, 'cleaning-3'))?.posts).toEqual(['保洁员', '保洁班长']);
    expect(done.notices.map((n) => n.audience)).toEqual([{ user: 'cleaning-3' }]);
  });

  it('gives a role of the bureau with its last day', async () => {
    await say('demo-admin', '角色 伍玉珍 监管员 到 2025-12-31');
    await say('demo-admin', '确认');
    const held = (day: string) => whoHolds(store, 'supervisor', { now: instantAt(day, '12:00'), zone });
    expect((await held('2025-12-31')).map((m) => m.id)).toContain('manager-2');
    expect((await held('2026-01-01')).map((m) => m.id)).not.toContain('manager-2');
    expect(words(await say('demo-admin', '角色 伍玉珍 监管员 到 2020-01-01'))).toContain('已过');
  });

  it('takes in somebody new with a team, and asks for it when there is none', async () => {
    expect(outcome(await say('demo-admin', '角色 黄阿强 保安员'))).toEqual(['person.role', 'ask']);
    await say('demo-admin', '角色 黄阿强 安保 保安员');
    const done = await say('demo-admin', '确认');
    expect(done.reply.buttons).toEqual([{ label: '发关联代码', say: '关联 p-1' }]);
    expect(await ids(membersOf(store, '安保', now()))).toContain('p-1');
  });

  it('reads nicknames of a service, names run together, and asks for what is missing', async () => {
    expect((await say('demo-admin', '角色 李四 清洁 班长')).reply.slots).toMatchObject({ group: '保洁', role: '班长' });
    expect((await say('demo-admin', '角色李四保洁班长')).reply.slots).toEqual({
      person: '李四',
      group: '保洁',
      role: '班长',
    });
    expect((await say('demo-admin', '角色 李四')).reply).toMatchObject({ outcome: 'ask', missing: ['role'] });
    expect(outcome(await say('demo-admin', '保洁班长'))).toEqual(['person.role', 'confirm']);
  });

  it('asks which of two people of one name is meant, by unit and post', async () => {
    const twin = '  - { id: twin, name: 张三, unit: supplier-security, posts: [保安员] }\n';
    await readDirectory(demo.replace('\ngroups:', `${twin}\ngroups:`));
    const asked = await say('demo-admin', '角色 张三 班长');
    expect(asked.reply).toMatchObject({ outcome: 'ask', missing: ['person'] });
    expect(asked.reply.buttons).toEqual([
      { label: '张三 洁雅 保洁员', say: '角色 cleaning-3 班长' },
      { label: '张三 卫盾 保安员', say: '角色 twin 班长' },
    ]);
  });

  it('keeps those who oversee apart from those who do', async () => {
    const refused = await say('demo-admin', '角色 张三 监管员');
    expect(outcome(refused)).toEqual(['person.role', 'reject']);
    expect(words(refused)).toContain('要分开');
  });

  it('is proposed by a supplier’s lead for the own people, and agreed to with one tap', async () => {
    const proposed = await say('demo-supplier', '角色 李四 保洁 班长');
    expect(outcome(proposed)).toEqual(['person.role', 'auto']);
    expect((await store.get(people, 'cleaning-4'))?.posts).toEqual(['保洁员']);
    expect(proposed.notices[0]?.audience).toEqual({ user: 'demo-admin' });
    const tap = proposed.notices[0]?.reply.buttons[0]?.say ?? '';
    expect(outcome(await say('demo-admin', tap))).toEqual(['person.role', 'confirm']);
    await say('demo-admin', '确认');
    expect((await store.get(people, 'cleaning-4'))?.posts).toContain('保洁班长');
    expect(outcome(await say('demo-supplier', '角色 赵卫东 保安队长'))).toEqual(['person.role', 'deny']);
    expect(outcome(await say('demo-supplier', '角色 李四 系统管理员'))).toEqual(['person.role', 'deny']);
    expect(outcome(await say('demo-supplier', '角色 新来的 保洁员'))).toEqual(['person.role', 'auto']);
  });

  it('is refused to others, with who may', async () => {
    const refused = await say('demo-manager', '角色 张三 保洁 班长');
    expect(outcome(refused)).toEqual(['person.role', 'deny']);
    expect(words(refused)).toContain('系统管理员');
  });

  it('leaves questions about roles and leaving to the standards', async () => {
    for (const text of ['角色有哪些', '离职要办什么手续', '关联标准有哪些', '名册怎么填']) {
      expect((await say('demo-admin', text)).intent).toBe('question');
    }
  });
});

describe('离职', () => {
  it('ends roles and membership once confirmed, and keeps the record of it', async () => {
    expect(outcome(await say('demo-admin', '离职 李四'))).toEqual(['person.leave', 'confirm']);
    expect(await ids(findPeople(store, '李四', now()))).toEqual(['cleaning-4']);
    expect(outcome(await say('demo-admin', '确认'))).toEqual(['person.leave', 'auto']);
    expect(await ids(findPeople(store, '李四', now()))).toEqual([]);
    const events = await store.find(directoryEvents, { where: { person: 'cleaning-4', kind: 'left' } });
    expect(events.rows.map((r) => r.document.by)).toEqual(['demo-admin']);
    expect((await say('cleaning-4', '我是谁')).reply.blocks[0]).toMatchObject({
      text: expect.stringContaining('访客'),
    });
  });

  it('never takes the last administrator away, nor somebody who is not there', async () => {
    expect(outcome(await say('demo-admin', '离职 容子轩'))).toEqual(['person.leave', 'reject']);
    expect(words(await say('demo-admin', '离职 无名氏'))).toContain('名册里没有');
  });

  it('is passed on when a supplier’s lead says it, for the own people only', async () => {
    expect(words(await say('demo-supplier', '离职 李四'))).toContain('已报系统管理员');
    expect(outcome(await say('demo-supplier', '离职 赵卫东'))).toEqual(['person.leave', 'deny']);
  });
});

describe('关联', () => {
  const codeIn = (result: TurnResult): string => /关联 (\S+)$/.exec(words(result))?.[1] ?? '';

  it('gives a person the account that says the code, which works once and for ten minutes', async () => {
    const given = await say('demo-admin', '关联 何大勇');
    expect(given.reply).toMatchObject({ personal: true, slots: { person: '何大勇' } });
    const code = codeIn(given);
    expect(JSON.stringify(given.reply.slots)).not.toContain(code);
    expect(JSON.stringify(withoutSecrets(given.reply))).not.toContain(code);
    const outside = { platform: 'dingtalk', tenant: 'robot1' };
    const linked = await say('sender-9', `关联 ${code}`, outside);
    expect(words(linked)).toContain('何大勇');
    expect(JSON.stringify(linked.reply.slots)).not.toContain(code);
    expect(words(await say('sender-9', '我是谁', outside))).toContain('厨师');
    expect(outcome(await say('sender-8', `关联 ${code}`, outside))).toEqual(['person.link', 'reject']);
    const late = codeIn(await say('demo-admin', '关联 何大勇'));
    clock.moveTo(now() + 10 * MINUTE);
    expect(words(await say('sender-8', late, outside))).toContain('过期');
  });

  it('makes whoever holds the console’s code the first administrator', async () => {
    const code = await store.transact({ what: 'start' }, async (tx) =>
      issueCode(tx, { purpose: 'first-administrator' }, randomBytes),
    );
    const real = { platform: 'dingtalk', tenant: 'corp' };
    expect(words(await say('user-1', code.toLowerCase(), real))).toContain('您现在是系统管理员');
    expect(outcome(await say('user-1', '角色 张三 保洁 班长', real))).toEqual(['person.role', 'confirm']);
    expect(outcome(await say('user-2', code, real))).toEqual(['person.link', 'reject']);
  });

  it('closes the door after five wrong codes', async () => {
    const code = codeIn(await say('demo-admin', '关联 何大勇'));
    for (let i = 0; i < 5; i++) await say('guesser', `关联 ${'0'.repeat(27)}${i}`);
    expect(words(await say('guesser', code))).toContain('15 分钟');
  });

  it('gives codes to administrators only', async () => {
    expect(words(await say('demo-manager', '关联 何大勇'))).not.toMatch(/关联 \w{7}-/);
  });
});

describe('本群是…', () => {
  it('binds the group that it is said in, and asks before it binds it to another team', async () => {
    const real = { platform: 'stdio', group: 'cid-1' };
    expect(outcome(await say('demo-admin', '本群是保洁组', real))).toEqual(['group.bind', 'auto']);
    expect(await teamOf(store, 'stdio', 'cid-1', false)).toBe('保洁');
    expect(outcome(await say('demo-admin', '本群是安保组', real))).toEqual(['group.bind', 'confirm']);
    expect(outcome(await say('demo-admin', '确认', real))).toEqual(['group.bind', 'auto']);
    expect(await teamOf(store, 'stdio', 'cid-1', false)).toBe('安保');
  });

  it('knows 全员, refuses direct chats and other teams’ leads', async () => {
    expect((await say('demo-manager', '本群是全员群', { group: 'cid-2' })).reply.slots).toEqual({ group: '全员' });
    expect(outcome(await say('demo-admin', '本群是保洁组'))).toEqual(['group.bind', 'reject']);
    expect(outcome(await say('demo-supplier', '本群是安保组', { group: 'cid-3' }))).toEqual(['group.bind', 'deny']);
    expect(outcome(await say('demo-supplier', '本群是保洁组', { group: 'cid-3' }))).toEqual(['group.bind', 'auto']);
    expect((await say('demo-admin', '本群是什么组', { group: 'cid-3' })).intent).toBe('question');
  });
});

describe('名册 and 我是谁', () => {
  it('shows a team to the bureau and the own firm to a supplier’s lead, in private', async () => {
    const team = await say('demo-manager', '名册 保洁', { group: 'g-all' });
    expect(team.reply.personal).toBe(true);
    expect(words(team)).toContain('陈秀兰 保洁员');
    expect(words(team)).not.toContain('赵卫东');
    const own = words(await say('demo-supplier', '名册 安保'));
    expect(own).toContain('陈秀兰');
    expect(own).not.toContain('赵卫东');
    expect(outcome(await say('demo-employee', '名册'))).toEqual(['person.list', 'deny']);
  });

  it('tells each person how they are registered, and guests how to get in', async () => {
    const me = words(await say('demo-supplier', '我是谁'));
    expect(me).toContain('供应商负责人');
    expect(me).toContain('岭南洁雅保洁服务有限公司');
    expect(words(await say('stranger', '我是谁'))).toContain('访客');
    expect(words(await say('demo-cook', 'who am i'))).toContain('You are');
  });
});

describe('导入名册', () => {
  it('asks for the sheet, then imports it in a job of its own and tells what was refused', async () => {
    expect((await say('demo-admin', '导入名册')).reply).toMatchObject({ outcome: 'ask', missing: ['attachments'] });
    const bytes = new Uint8Array(
      await writeXlsxFile([
        [{ value: '姓名' }, { value: '单位' }, { value: '岗位' }],
        [{ value: '梅艳' }, { value: '洁雅' }, { value: '保洁员' }],
        [{ value: '阿甲' }, { value: '不存在' }, { value: '保洁员' }],
      ]).toBuffer(),
    );
    const told: Reply[] = [];
    const jobs = createJobs({
      store,
      clock,
      zone,
      kinds: [
        importJob({
          zone,
          readAttachment: async () => bytes,
          tell: async (_tx, _person, reply) => void told.push(reply) as undefined,
        }),
      ],
      report: async () => undefined,
      log: () => undefined,
    });
    const attachments = [{ hash: 'abc', name: '名册.xlsx', type: 'application/zip', bytes: bytes.length }];
    expect(outcome(await say('demo-admin', '导入名册', { attachments }))).toEqual(['person.import', 'auto']);
    await jobs.advance(now(), clock);
    expect(told.map(plainText).join('\n')).toMatch(/新登记 1 人.*退回 1 行/);
    expect((await findPeople(store, '梅艳', now())).length).toBe(1);
  });
});
