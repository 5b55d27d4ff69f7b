import { describe, expect, it } from 'vitest';
import { attachments } from '../../src/chat/files.ts';
import type { Outgoing } from '../../src/chat/message.ts';
import type { Block } from '../../src/commands/reply.ts';
import { openTestApp } from '../support/app.ts';

const filesOf = ({ reply }: Outgoing): Extract<Block, { kind: 'file' }>[] =>
  reply.blocks.flatMap((block) => (block.kind === 'file' ? [block] : []));
const LATER = '2025-05-14T10:20:01+08:00';

async function appThatKeeps() {
  const sent: Outgoing[] = [];
  const bot = await openTestApp({
    deliver: async (message) => {
      sent.push(message);
      return { result: 'sent' };
    },
  });
  return { bot, sent };
}

describe('a file that a turn ordered', () => {
  it('comes as a message of its own, stored by its content, and only its receiver may open it', async () => {
    const { bot, sent } = await appThatKeeps();
    try {
      await bot.say({ text: '宣传 JG 352 5.2.1', by: 'demo-manager' });
      expect(sent.flatMap(filesOf)).toEqual([]);
      await bot.say({ tick: LATER });
      const [file, ...others] = sent.flatMap(filesOf);
      expect(others).toEqual([]);
      expect(file).toMatchObject({ name: '留样要求 JG 352 5.2.1.png', type: 'image/png' });
      const bytes = await bot.app.readFile(file?.hash ?? '');
      expect(bytes?.subarray(1, 4)).toEqual(Buffer.from('PNG'));
      // Width in the header of a PNG.
      expect(Buffer.from(bytes ?? []).readUInt32BE(16)).toBe(1080);
      expect((await bot.app.store.get(attachments, file?.hash ?? ''))?.people).toEqual(['demo-manager']);
    } finally {
      await bot.stop();
    }
  });

  it('is one file for two who order the same, open to both', async () => {
    const { bot, sent } = await appThatKeeps();
    try {
      await bot.say({ text: '手册文件 保洁员', by: 'demo-employee' });
      await bot.say({ text: '手册文件 保洁员', by: 'demo-employee-2' });
      await bot.say({ tick: LATER });
      const hashes = sent.flatMap(filesOf).map(({ hash }) => hash);
      expect(hashes).toHaveLength(2);
      expect(new Set(hashes).size).toBe(1);
      const kept = await bot.app.store.get(attachments, hashes[0] ?? '');
      expect(kept?.people.toSorted()).toEqual(['demo-employee', 'demo-employee-2']);
    } finally {
      await bot.stop();
    }
  });

  it('comes once, whatever restarts in between and however often the message is delivered', async () => {
    let bot = await openTestApp();
    try {
      await bot.say({ text: '宣传 JG 352 5.2.1', by: 'demo-manager', id: 'twice' });
      await bot.say({ text: '宣传 JG 352 5.2.1', by: 'demo-manager', id: 'twice' });
      bot = await bot.restart('2025-05-14T10:30:00+08:00');
      expect(bot.started.filter(({ text }) => text.includes('.png'))).toHaveLength(1);
      bot = await bot.restart('2025-05-14T10:31:00+08:00');
      expect(bot.started.filter(({ text }) => text.includes('.png'))).toEqual([]);
    } finally {
      await bot.stop();
    }
  });

  it('is reported to who asked when nobody was there to make it for hours', async () => {
    let bot = await openTestApp();
    try {
      await bot.say({ text: '宣传 JG 352 5.2.1', by: 'demo-manager' });
      bot = await bot.restart('2025-05-14T18:00:00+08:00');
      const told = bot.started.filter(({ to }) => to.user === 'demo-manager');
      expect(told).toHaveLength(1);
      expect(told[0]?.text).not.toContain('.png');
    } finally {
      await bot.stop();
    }
  });
});
