import { describe, expect, it } from 'vitest';
import { SECOND } from '../../src/base/time.ts';
import type { Inbound, Receipt } from '../../src/chat/message.ts';
import { createGate } from '../../src/runtime/gate.ts';
import { virtualTime } from '../support/virtual-time.ts';

const START = Date.parse('2025-05-14T02:20:00Z');
const said = (text: string): Inbound => ({
  id: 'm1',
  platform: 'web',
  at: START,
  conversation: { id: 'c', kind: 'direct' },
  sender: { platform: 'web', id: 'u' },
  text,
  files: [],
});
const done: Receipt = { result: 'done' };

function bench(progress?: { done: number; total: number }) {
  const time = virtualTime(START);
  const state = { progress };
  const gate = createGate({ clock: time.clock, sleep: time.sleep, indexing: () => state.progress });
  const pass = (seconds: number) => time.until(time.sleep(seconds * SECOND, new AbortController().signal));
  return { time, state, gate, pass };
}

describe('what is said while the standards are being indexed', () => {
  it('waits for them when that is soon', async () => {
    const { gate, time, pass } = bench({ done: 0, total: 3_500 });
    const waiting = gate.receive(said('留样多少克'));
    await pass(4);
    gate.open(async () => done);
    expect(await time.until(waiting)).toEqual(done);
    expect(time.clock.now()).toBe(START + 4 * SECOND);
  });

  it('is answered honestly after ten seconds, with how far it is and how long it takes', async () => {
    const { gate, time } = bench({ done: 1_000, total: 4_000 });
    const waiting = gate.receive(said('留样多少克'));
    expect(await time.until(waiting)).toEqual({
      result: 'refused',
      say: '标准正在建索引（25%），约 30 秒后再问一次，这条还没有处理。',
    });
    expect(time.clock.now()).toBe(START + 10 * SECOND);
  });

  it('is answered at once when it is known to take longer', async () => {
    const { gate, time, state, pass } = bench({ done: 0, total: 4_000 });
    await pass(5);
    state.progress = { done: 500, total: 4_000 };
    const receipt = await gate.receive(said('How much is kept as a sample?'));
    expect(receipt).toEqual({ result: 'refused', say: expect.stringContaining('in about 35 s') });
    expect(time.clock.now()).toBe(START + 5 * SECOND);
  });

  it('is told so even while nothing is known of the progress', async () => {
    const { gate, time } = bench();
    expect(await time.until(gate.receive(said('留样多少克')))).toMatchObject({
      say: expect.stringContaining('正在建索引，请稍等'),
    });
  });

  it('is taken at once when they are ready', async () => {
    const { gate } = bench();
    gate.open(async () => done);
    expect(await gate.receive(said('留样多少克'))).toEqual(done);
  });
});
