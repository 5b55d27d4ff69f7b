import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../../src/commands/reply.ts';
import { sitDown } from './desk.ts';

const answer: Reply = {
  blocks: [
    { kind: 'lead', text: '留样不少于 125 g。' },
    { kind: 'source', text: 'Q/LNJG JG 352—2024 5.2.1 · 现行', key: 'k' },
  ],
  buttons: [
    { label: '有用', say: '有用 ANS-12' },
    { label: '没用', say: '没用 ANS-12' },
  ],
};

describe('chatting where the program runs', () => {
  it('answers what is piped in, line by line, without colours or prompt, and ends with the input', async () => {
    const desk = await sitDown({ tty: false, answer: () => answer });
    desk.type('留样多少克\n\n2\n');
    desk.close();
    await desk.terminal.ended;
    expect(desk.heard.map((m) => m.text)).toEqual(['留样多少克', '没用 ANS-12']);
    expect(desk.raw()).not.toContain('\u001b');
    expect(desk.raw().split('\n')).toEqual([
      ...['留样不少于 125 g。', 'Q/LNJG JG 352—2024 5.2.1 · 现行', '[1] 有用  [2] 没用', ''],
      '→ 没用 ANS-12',
      ...['留样不少于 125 g。', 'Q/LNJG JG 352—2024 5.2.1 · 现行', '[1] 有用  [2] 没用', ''],
      '',
    ]);
  });

  it('hands over who speaks and a message id that never comes again', async () => {
    const desk = await sitDown({ tty: false });
    desk.type('一\n二\n');
    desk.close();
    await desk.terminal.ended;
    expect(desk.heard[0]).toMatchObject({
      ...{ platform: 'terminal', at: 1_747_189_200_000, files: [] },
      sender: { platform: 'terminal', id: 'demo-employee' },
      conversation: { id: 'terminal-demo-employee', kind: 'direct' },
    });
    expect(new Set(desk.heard.map((m) => m.id)).size).toBe(2);
  });

  it('taps a button by its number, also in full width, and only one that is there', async () => {
    const desk = await sitDown({ tty: false, answer: ({ text }) => (text === '留样' ? answer : undefined) });
    desk.type('1\n留样\n１\n3\n0\n125\n');
    desk.close();
    await desk.terminal.ended;
    expect(desk.heard.map((m) => m.text)).toEqual(['1', '留样', '有用 ANS-12', '3', '0', '125']);
  });

  it('lets somebody else speak', async () => {
    const desk = await sitDown({
      tty: false,
      answer: ({ sender }) => ({ ...answer, blocks: [{ kind: 'lead', text: sender.id }] }),
    });
    desk.type('/as demo-manager\n你好\n/as\n');
    desk.close();
    await desk.terminal.ended;
    expect(desk.heard[0]?.sender.id).toBe('demo-manager');
    expect(desk.shown()).toContain('/as demo-manager');
  });

  it('says when a message was not kept, and goes on after a failure of its own', async () => {
    const receipts = [
      () => ({ result: 'refused' as const, say: '没有存下来\u001b[2J' }),
      () => {
        throw new Error('broken');
      },
      () => ({ result: 'done' as const }),
    ];
    const desk = await sitDown({ tty: false, receipt: () => receipts.shift()?.() ?? { result: 'done' } });
    desk.type('一\n二\n三\n');
    desk.close();
    await desk.terminal.ended;
    expect(desk.raw()).toContain('没有存下来␛[2J');
    expect(desk.raw()).toContain('请再说一次');
    expect(desk.heard).toHaveLength(3);
  });

  it('names the addressee of what is not for the one who speaks', async () => {
    const desk = await sitDown({ tty: false });
    const identity = { platform: 'terminal', id: 'demo-supervisor' };
    await desk.send({ blocks: [{ kind: 'lead', text: '有新的问题' }], buttons: answer.buttons }, { identity });
    desk.type('1\n');
    desk.close();
    await desk.terminal.ended;
    expect(desk.shown()).toContain('（发给 demo-supervisor）\n有新的问题');
    expect(desk.heard[0]?.text).toBe('1');
  });

  it('shows text and never obeys it', async () => {
    const desk = await sitDown({ tty: true, noColour: true });
    const before = desk.raw().length;
    const hostile =
      '\u001b]8;;https://evil.example\u0007点我\u001b]8;;\u0007 \u001b[2J\u009b31m\u202e反\u0000\r覆盖\u007f';
    await desk.send({
      blocks: [
        { kind: 'lead', text: hostile },
        { kind: 'text', text: hostile },
        { kind: 'quote', text: hostile },
        { kind: 'source', text: hostile, key: 'k' },
        { kind: 'list', items: [hostile] },
        { kind: 'fields', fields: [[hostile, hostile]] },
        { kind: 'file', name: hostile, hash: 'h', type: 't' },
      ],
      buttons: [{ label: hostile, say: hostile }],
    });
    const written = desk.raw().slice(before);
    // What readline itself writes around it: to the first column, clear below, the prompt.
    const own = /\u001b\[(?:1G|0J|0K|\d+G)/g;
    expect(written.replace(own, '')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(written).toContain('␛]8;;https://evil.example␇点我');
    desk.close();
    await desk.terminal.ended;
  });
});

describe('at a real terminal', () => {
  it('uses colours, unless NO_COLOR says no', async () => {
    for (const noColour of [false, true]) {
      const desk = await sitDown({ tty: true, noColour, answer: () => answer });
      desk.type('留样\r');
      await vi.waitUntil(() => desk.shown().includes('[2] 没用'));
      expect(desk.raw().includes('\u001b[1m留样不少于 125 g。')).toBe(!noColour);
      desk.type('\u0004');
      await desk.terminal.ended;
      expect(desk.shown()).toContain('再见。');
    }
  });

  it('keeps what is being typed when something arrives in between', async () => {
    const desk = await sitDown({ tty: true });
    desk.type('留样多');
    await vi.waitUntil(() => desk.shown().includes('留样多'));
    await desk.send({ blocks: [{ kind: 'lead', text: '提醒：今天抽查' }], buttons: [] });
    desk.type('少克\r');
    await vi.waitUntil(() => desk.heard.length === 1);
    expect(desk.heard[0]?.text).toBe('留样多少克');
    await desk.terminal.stop();
  });

  it('edits lines, recalls the last, and throws a line away with Ctrl-C', async () => {
    const desk = await sitDown({ tty: true });
    desk.type('留样样\u007f多少克\r');
    await vi.waitUntil(() => desk.heard.length === 1);
    desk.type('\u001b[A\r');
    await vi.waitUntil(() => desk.heard.length === 2);
    desk.type('算了\u0003在\r');
    await vi.waitUntil(() => desk.heard.length === 3);
    expect(desk.heard.map((m) => m.text)).toEqual(['留样多少克', '留样多少克', '在']);
    desk.type('\u0003');
    await desk.terminal.ended;
  });

  it('leaves with /exit after what was typed before is answered', async () => {
    const desk = await sitDown({ tty: true, answer: () => answer });
    desk.type('留样\r/exit\r');
    await desk.terminal.ended;
    expect(desk.heard).toHaveLength(1);
    expect(desk.shown()).toMatch(/留样不少于 125 g。[\s\S]*再见。/);
  });

  it('remembers lines for the next time in a file that only its owner reads', async () => {
    const historyFile = join(mkdtempSync(join(tmpdir(), 'zhibiao-')), 'history');
    const first = await sitDown({ tty: true, historyFile });
    first.type('留样多少克\r');
    await vi.waitUntil(() => first.heard.length === 1);
    await first.terminal.stop();
    expect(readFileSync(historyFile, 'utf8')).toBe('留样多少克\n');
    expect(statSync(historyFile).mode & 0o777).toBe(0o600);
    const second = await sitDown({ tty: true, historyFile });
    second.type('\u001b[A\r');
    await vi.waitUntil(() => second.heard.length === 1);
    expect(second.heard[0]?.text).toBe('留样多少克');
    await second.terminal.stop();
  });
});
