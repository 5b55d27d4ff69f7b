import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Clock, systemClock } from '../../src/base/clock.ts';
import type { Log } from '../../src/base/log.ts';
import { DEFAULT_ZONE } from '../../src/base/time.ts';
import { chatCollections, createChat } from '../../src/chat/chat.ts';
import type { Platform, PlatformIdentity } from '../../src/chat/message.ts';
import { createOutbox } from '../../src/chat/outbox.ts';
import type { Button } from '../../src/commands/reply.ts';
import { lines } from '../../src/commands/reply.ts';
import type { Speaker } from '../../src/people/speaker.ts';
import { openStore } from '../../src/store/embedded/open.ts';
import type { Collection } from '../../src/store/store.ts';
import { contractCommands, contractQuestion, LONG_TEXT } from './contract-commands.ts';

/** Something that a person says on the platform. */
export interface Said {
  /** What the platform knows the message by. */
  readonly id: string;
  /** Id of a demonstration person. */
  readonly from: string;
  /** Id of a group; left out: to the bot alone. */
  readonly group?: string;
  readonly text: string;
  readonly files?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** A reply as the platform received it: what a reader sees, without the platform's markup and mentions. */
export interface Got {
  /** Id of the group, or of the person who alone sees it. */
  readonly to: { readonly user: string } | { readonly conversation: string };
  readonly text: string;
  readonly buttons: readonly Button[];
}

/** A platform with its other side in the test's hands. */
export interface PlatformBench {
  readonly platform: Platform;
  /** Resolves when the platform has been told; it need not have answered. */
  say(said: Said): Promise<void> | void;
  /** Everything received so far, in order of arrival. */
  received(): readonly Got[];
  close(): Promise<void>;
}

export interface Opening {
  readonly clock: Clock;
  readonly log: Log;
  readonly groups: readonly string[];
  readonly people: readonly string[];
}

/** What a platform can't do by its nature; left out: it can. */
export interface Without {
  readonly groups?: boolean;
  readonly files?: boolean;
  /** Messages that arrive twice under one id. */
  readonly redelivery?: boolean;
  /** Telling somebody who did not speak. */
  readonly notices?: boolean;
}

const PEOPLE: Readonly<Record<string, string>> = {
  'demo-employee': '陈秀兰',
  'demo-cook': '何大勇',
  'demo-supervisor': '郑海宁',
};
const GROUP = 'g-cleaning';

/**
 * The contract of a chat platform: the same conversation in, the same replies out, read back from what the platform
 * received. The chat, its store and its outbox are the real ones; the commands are a few that show every kind of reply.
 */
export function testPlatform(
  name: string,
  open: (opening: Opening) => Promise<PlatformBench>,
  without: Without = {},
): void {
  describe(`${name} carries a conversation`, () => {
    it('answers a question with every kind of block, and its buttons', async () => {
      const { say } = await converse(open);
      expect(await say({ from: 'demo-employee', text: '留样多少克' }, 2)).toMatchObject([
        {
          to: { user: 'demo-employee' },
          text: essence(
            '关于"留样多少克" 每餐次的每种食品应留样，每样不少于 125 g。 Q/LNJG JG 352—2024 5.2.1 · 现行 · 应（要求） 5.2.2 保存 5.2.3 记录 服务：食堂',
          ),
          buttons: [
            { label: '有用', say: '有用 ANS-1' },
            { label: '没用', say: '没用 ANS-1' },
          ],
        },
        { to: { user: 'demo-employee' }, text: essence('您好') },
      ]);
    });

    it('asks for what is missing, takes the answer, and confirms on the same words as the button', async () => {
      const { say } = await converse(open);
      expect(await say({ from: 'demo-employee', text: '安排' }, 2)).toMatchObject([
        { text: '安排什么？', buttons: [{ say: '取消' }] },
        {},
      ]);
      expect(await say({ from: 'demo-employee', text: '保洁测验' }, 1)).toMatchObject([
        {
          text: '安排保洁测验，对吗？',
          buttons: [
            { label: '确认', say: '确认' },
            { label: '取消', say: '取消' },
          ],
        },
      ]);
      expect(await say({ from: 'demo-employee', text: '确认' }, 1)).toMatchObject([
        { text: '已安排：保洁测验', buttons: [] },
      ]);
    });

    it('keeps the order of what one person says', async () => {
      const { tell, got } = await converse(open);
      for (let i = 0; i < 8; i++) await tell({ from: 'demo-employee', text: `报修 第${i}盏灯` });
      const replies = await got((all) => all.filter((r) => r.text.startsWith('已登记')).length === 8);
      expect(replies.filter((r) => r.text.startsWith('已登记')).map((r) => r.text)).toEqual(
        Array.from({ length: 8 }, (_, i) => `已登记ISS-1：第${i}盏灯`),
      );
    });

    it('offers the rest of a long reply, or shows it whole: nothing is lost', async () => {
      const { say, tell, got } = await converse(open);
      await say({ from: 'demo-employee', text: '你好' }, 2);
      const paragraphs = (all: readonly Got[]) =>
        [
          ...all
            .map((r) => r.text)
            .join('')
            .matchAll(/第(\d+)段/g),
        ].map((m) => Number(m[1]));
      await tell({ from: 'demo-employee', text: '全文' });
      let all = await got((replies) => paragraphs(replies).length > 0);
      for (let tries = 0; tries < 9 && all.at(-1)?.buttons.some((b) => b.say === '看其余'); tries++) {
        const before = all.length;
        await tell({ from: 'demo-employee', text: '看其余' });
        all = await got((replies) => replies.length > before);
      }
      all = await got((replies) => paragraphs(replies).length >= 60);
      expect(paragraphs(all)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
      expect(all.map((r) => r.text).join('')).toContain(essence(LONG_TEXT.slice(-60)));
    });

    it.each([
      '@all @所有人 大家好',
      '<!channel> <@U1> <https://evil.example|点>',
      '[点这里](https://evil.example) ![x](https://evil.example/a.png)',
      '[确认](dtmd://dingtalkclient/sendMessage?content=x)',
      '**粗** `码` <b>标签</b> &lt;i&gt; # 标题',
      '\u202e反过来\u202c \u001b[31m红\u001b[0m',
    ])('shows what a person typed as text: no button, mention or link comes of %j', async (typed) => {
      const { say } = await converse(open);
      const [reply] = await say({ from: 'demo-employee', text: `报修 灯 ${typed}` }, without.notices ? 2 : 3);
      expect(reply?.text).toMatch(/^已登记ISS-1：灯/);
      expect(reply?.buttons).toEqual([{ label: '撤销', say: '撤销 ISS-1' }]);
    });

    it.skipIf(without.notices)('tells others what a message caused', async () => {
      const { say } = await converse(open);
      const replies = await say({ from: 'demo-employee', text: '报修 二楼灯不亮' }, 3);
      expect(replies.filter((r) => 'user' in r.to && r.to.user === 'demo-supervisor')).toMatchObject([
        { text: '陈秀兰报修：二楼灯不亮' },
      ]);
    });

    it.skipIf(without.groups)('answers in the group, and keeps personal things out of it', async () => {
      const { say } = await converse(open);
      expect(await say({ from: 'demo-employee', text: '留样多少克', group: GROUP }, 1)).toMatchObject([
        { to: { conversation: GROUP }, buttons: [{ label: '有用' }, { label: '没用' }] },
      ]);
      const replies = await say({ from: 'demo-employee', text: '我的成绩', group: GROUP }, 2);
      expect(replies.filter((r) => 'conversation' in r.to).map((r) => r.text)).toEqual(['已私下回复。']);
      expect(replies.filter((r) => 'user' in r.to)).toMatchObject([
        { to: { user: 'demo-employee' }, text: essence('陈秀兰 92 分') },
      ]);
    });

    it.skipIf(without.groups)('takes a confirmation from the one who was asked, not from another', async () => {
      const { say } = await converse(open);
      await say({ from: 'demo-employee', text: '安排 保洁测验', group: GROUP }, 1);
      const [other] = await say({ from: 'demo-cook', text: '确认', group: GROUP }, 1);
      expect(other?.text).not.toContain('已安排');
      expect(await say({ from: 'demo-employee', text: '确认', group: GROUP }, 1)).toMatchObject([
        { text: '已安排：保洁测验' },
      ]);
    });

    it.skipIf(without.redelivery)('answers a message once that is delivered twice', async () => {
      const { say, tell, got } = await converse(open);
      const first = await say({ id: 'again', from: 'demo-employee', text: '报修 灯' }, without.notices ? 2 : 3);
      await tell({ id: 'again', from: 'demo-employee', text: '报修 灯' });
      const next = await say({ from: 'demo-employee', text: '报修 门' }, without.notices ? 1 : 2);
      expect(next.some((r) => r.text === '已登记ISS-1：门')).toBe(true);
      expect((await got(() => true)).length).toBe(first.length + next.length);
    });

    it.skipIf(without.files)('takes the files that come with a message', async () => {
      const { say } = await converse(open);
      const files = [{ name: 'a.txt', bytes: Buffer.from('一') }];
      expect((await say({ from: 'demo-employee', text: '留存', files }, 2))[0]?.text).toMatch(/收到1个附件|关于/);
    });
  });
}

/** What is left of a text when a platform's own setting of it is taken away: blanks, list marks, quote marks. */
export const essence = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[·•>-]\s?)+/, ''))
    .join('')
    .replace(/\s/g, '');

/** The real chat over the platform, and a hand on its other side: for the contract, and for a platform's own cases. */
export async function converse(open: (opening: Opening) => Promise<PlatformBench>) {
  const folder = await mkdtemp(join(tmpdir(), 'zhibiao-contract-'));
  const clock = systemClock;
  const nothing = () => {};
  const log: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
  const store = await openStore({
    folder,
    clock,
    collections: chatCollections as unknown as readonly Collection<never>[],
  });
  const bench = await open({ clock, log, groups: [GROUP], people: Object.keys(PEOPLE) });
  const { platform } = bench;
  const outbox = createOutbox({
    store,
    clock,
    platforms: new Map([[platform.name, platform]]),
    chance: () => 0,
    // Pauses are the outbox's own business, tried in its own tests.
    sleep: (ms, signal) => wait(Math.min(ms, 20), undefined, { signal }).catch(() => undefined),
    onDeadLetter: nothing,
    markResent: (message) => message,
  });
  const chat = createChat({
    store,
    clock,
    outbox,
    commands: contractCommands,
    question: contractQuestion,
    zone: DEFAULT_ZONE,
    identify: async (identity) => speakerOf(identity),
    reach: async (audience) => ({
      platform: platform.name,
      to: audience,
      ...('user' in audience ? { identity: { platform: platform.name, id: audience.user } } : {}),
    }),
    files: { putBlob: (bytes) => store.putBlob(bytes), withholds: () => false },
    greeting: () => ({ blocks: lines('您好'), buttons: [] }),
    log: nothing,
  });
  onTestFinished(async () => {
    await platform.stop();
    await chat.idle();
    await outbox.stop();
    await bench.close();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });
  await platform.start(chat.receive);

  const shown = () => bench.received().map((reply) => ({ ...reply, text: essence(reply.text) }));
  let count = 0;
  const tell = async (said: Omit<Said, 'id'> & { readonly id?: string }) => bench.say({ id: `m${++count}`, ...said });
  /** Waits until the replies are as wanted, and until nothing more is under way. */
  async function got(wanted: (replies: readonly Got[]) => boolean): Promise<readonly Got[]> {
    for (let tries = 0; tries < 1_000 && !wanted(shown()); tries++) await wait(5);
    await wait(15);
    await chat.idle();
    await outbox.flush();
    return shown();
  }
  return {
    tell,
    got,
    /** Says something and hands back exactly what came of it, once as many replies as expected are there. */
    say: async (said: Omit<Said, 'id'> & { readonly id?: string }, expected: number): Promise<readonly Got[]> => {
      const before = shown().length;
      await tell(said);
      const replies = (await got((all) => all.length >= before + expected)).slice(before);
      expect(replies).toHaveLength(expected);
      return replies;
    },
  };
}

const speakerOf = (identity: PlatformIdentity): Speaker => ({
  id: identity.id,
  name: PEOPLE[identity.id] ?? '路人',
  roles: new Set(identity.id in PEOPLE ? (['staff'] as const) : []),
  guest: !(identity.id in PEOPLE),
  posts: [],
  identity,
});
