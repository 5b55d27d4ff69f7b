import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { webPorts } from '../../src/parts/web-ports.ts';
import { openTestApp, type TestApp } from '../support/app.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await openTestApp();
});
afterAll(() => bot.stop());

describe('上下文', () => {
  it('shows the headings above, the clause, and the ones before and after', async () => {
    const reply = await bot.ask('上下文 JG 352—2024 5.1.1');
    expect(reply).toMatchObject({
      intent: 'clause.show',
      outcome: 'auto',
      slots: { standard: 'JG 352—2024', clause: '5.1.1' },
      citations: [{ code: 'Q/LNJG JG 352—2024', clause: '5.1.1', status: '现行' }],
    });
    expect(reply.behaviour).toBeUndefined();
    expect(reply.text).toMatch(/5\.1\.2 /);
    expect(reply.actions.map(({ say }) => say)).toContain('上下文 JG 352—2024 5.1.2');
  });

  it('is what the buttons below an answer say', async () => {
    const answer = await bot.ask('留样多少克');
    const context = answer.actions.find(({ label }) => label === '上下文')?.say ?? '';
    const full = answer.actions.find(({ label }) => label === '全文')?.say ?? '';
    for (const say of [context, full])
      expect(await bot.ask(say)).toMatchObject({
        intent: 'clause.show',
        outcome: 'auto',
        citations: [{ clause: answer.citations?.[0]?.clause }],
      });
  });

  it('means the last answer when nothing is named', async () => {
    await bot.say('留样多少克');
    expect(await bot.ask('上下文')).toMatchObject({ outcome: 'auto', slots: { standard: 'JG 352—2024' } });
    expect(await bot.ask({ by: 'demo-guard', text: '上下文' })).toMatchObject({ outcome: 'ask' });
  });

  it('offers what there is when there is no such clause or standard', async () => {
    const reply = await bot.ask('上下文 JG 352 5.1.99');
    expect(reply).toMatchObject({ outcome: 'reject' });
    expect(reply.actions[0]?.say).toMatch(/^上下文 JG 352—2024 5\.1\./);
    expect(await bot.ask('全文 JG 999 1')).toMatchObject({ outcome: 'reject' });
  });
});

describe('全文', () => {
  it('shows a clause with all its items', async () => {
    const { edition, clause } = withItems();
    const reply = await bot.ask(`全文 ${edition.code.slice('Q/LNJG '.length)} ${clause.number}`);
    for (const item of edition.clauses.filter((c) => c.leadIn?.number === clause.number && c.kind === 'item'))
      expect(reply.text).toContain(item.text);
  });

  it("shows a standard's outline", async () => {
    const reply = await bot.ask('全文 JG 352');
    expect(reply).toMatchObject({ intent: 'clause.show', slots: { standard: 'JG 352—2024' } });
    expect(reply.text).toMatch(/1 范围/);
  });

  it('goes to the one who asked when it is too long for a group', async () => {
    const lines = await bot.say({ text: '全文 JG 352 5', group: 'g-all' });
    expect(lines.map(({ to }) => to)).toEqual([{ conversation: 'g-all' }, { user: 'demo-employee' }]);
  });
});

describe('转发', () => {
  it('sends a clause to a person by name', async () => {
    const [reply, sent] = await bot.say('转发 JG 352 5.1.1 给 何大勇');
    expect(reply).toMatchObject({
      intent: 'clause.forward',
      outcome: 'auto',
      slots: { standard: 'JG 352', clause: '5.1.1', to: '何大勇' },
    });
    expect(sent).toMatchObject({ to: { user: 'demo-cook' }, citations: [{ clause: '5.1.1' }] });
    expect(sent?.text).toContain('陈秀兰转给您');
  });

  it('asks to whom', async () => {
    expect(await bot.ask('转发 JG 352 5.1.1')).toMatchObject({ outcome: 'ask', missing: ['to'] });
    await bot.say('取消');
  });

  it('sends to the own group, and to no other', async () => {
    const [reply, sent] = await bot.say('转发 JG 331 5.1.1 给保洁组');
    expect(reply).toMatchObject({ outcome: 'auto' });
    expect(sent).toMatchObject({ to: { conversation: 'g-cleaning' } });
    expect(await bot.ask('转发 JG 331 5.1.1 给 食堂组')).toMatchObject({ outcome: 'deny' });
    expect(await bot.ask({ by: 'visitor', text: '转发 JG 331 5.1.1 给 保洁组' })).toMatchObject({ outcome: 'deny' });
  });

  it('names nobody who is not in the directory', async () => {
    expect(await bot.ask('转发 JG 331 5.1.1 给 王二小')).toMatchObject({ outcome: 'reject' });
  });
});

describe('原文件', () => {
  const told = () => bot.ask('原文件 TY 103');

  it.each(['原文件 TY 103', '发原件 ty103', 'TY 103 的原文件发我一下', 'TY 103—2024 原件'])(
    'is sent for %s',
    async (text) => {
      expect(await bot.ask(text)).toMatchObject({ intent: 'standard.original', outcome: 'auto' });
      expect((await bot.ask(text)).text).toMatch(/原文件：\n\[TY 103-2024\.txt\]/);
    },
  );

  it('is offered where the standard is shown, and means the last answer when nothing is named', async () => {
    const outline = await bot.ask('全文 TY 103');
    expect(outline.actions.map(({ say }) => say)).toContain('原文件 TY 103—2024');
    await bot.say('上下文 TY 103 5.1.2');
    await bot.say('标准的编号里 TY 是什么意思');
    expect(await bot.ask('原文件')).toMatchObject({ intent: 'standard.original' });
  });

  it('is said not to be there when none was kept', async () => {
    const reply = await bot.ask('原文件 JG 352');
    expect(reply).toMatchObject({ outcome: 'reject', slots: { standard: 'JG 352' } });
    expect(reply.text).toContain('没有存原文件');
    expect(reply.actions).toEqual([{ label: '全文', say: '全文 JG 352—2024' }]);
  });

  it.each(['原件丢了怎么办', '报销要交原件吗'])('is not what %s asks for', async (text) => {
    expect((await bot.ask(text)).intent).toBe('question');
  });

  it('can be sent on', async () => {
    const [reply, sent] = await bot.say('转发 TY 103 原文件给何大勇');
    expect(reply).toMatchObject({
      intent: 'clause.forward',
      outcome: 'auto',
      slots: { standard: 'TY 103', to: '何大勇' },
    });
    expect(reply?.text).toContain('TY 103—2024 原文件');
    expect(sent).toMatchObject({ to: { user: 'demo-cook' } });
    expect(sent?.text).toMatch(/陈秀兰转来《标准体系表与编号规则》的原文件：\n\[TY 103/);
    expect(await bot.ask('转发 JG 352 原件 给 何大勇')).toMatchObject({ outcome: 'reject' });
  });

  it('lies where it lay: what is sent is read from the knowledge folder, by whoever may read the text', async () => {
    await told();
    const edition = bot.app.catalogue().edition('Q/LNJG TY 103', '2025-05-14');
    const file = edition && (await bot.app.originals.of(edition));
    const hash = file?.ok ? file.value.hash : '';
    expect(Buffer.from((await bot.app.readFile(hash)) ?? []).toString()).toContain('标准体系表');
    expect(existsSync(join(bot.data, 'blobs', hash))).toBe(false);
    const ports = await webPorts(bot.app, () => bot.app.commands);
    const guest = { id: 'guest-1', name: '访客', guest: true };
    expect(await ports.file(hash, guest)).toMatchObject({ name: 'TY 103-2024.txt' });
    expect(await ports.file('0'.repeat(64), guest)).toBeUndefined();
  });
});

function withItems() {
  for (const edition of bot.app.shelf().catalogue.allInForce('2025-05-14')) {
    const item = edition.clauses.find((c) => c.kind === 'item' && c.number.endsWith(' c)'));
    const clause = item && edition.clauses.find((c) => c.number === item.leadIn?.number);
    if (clause?.kind === 'clause') return { edition, clause };
  }
  throw new Error('no clause has items');
}
