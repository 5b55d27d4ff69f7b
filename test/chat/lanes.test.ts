import { describe, expect, it } from 'vitest';
import { createLanes } from '../../src/chat/lanes.ts';

const settle = async () => {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
};

/** Work that ends when it is told to. */
function works() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () =>
    new Promise<string>((resolve) => {
      begun.push(name);
      ends.set(name, () => resolve(name));
    });
  const end = async (name: string) => {
    ends.get(name)?.();
    await settle();
  };
  return { begun, work, end };
}

describe('turns', () => {
  it('of one lane run one at a time, in the order in which they came', async () => {
    const lanes = createLanes();
    const { begun, work, end } = works();
    const done = ['1', '2', '3'].map((name) => lanes.run('a', work(name)));
    await settle();
    expect([begun, lanes.waiting('a')]).toEqual([['1'], 2]);
    await end('1');
    expect([begun, lanes.waiting('a')]).toEqual([['1', '2'], 1]);
    await end('2');
    await end('3');
    expect(await Promise.all(done)).toEqual(['1', '2', '3']);
  });

  it('of different lanes run side by side', async () => {
    const lanes = createLanes();
    const { begun, work } = works();
    for (const lane of ['a', 'b', 'c']) void lanes.run(lane, work(lane));
    await settle();
    expect(begun).toEqual(['a', 'b', 'c']);
  });

  it('of a flood wait behind everybody else: each lane has its turn', async () => {
    const lanes = createLanes(1);
    const order: string[] = [];
    const take = (name: string) => async () => void order.push(name);
    const flood = Array.from({ length: 50 }, (_, i) => lanes.run('flood', take(`f${i}`)));
    const others = ['b', 'c'].flatMap((lane) => [1, 2].map((n) => lanes.run(lane, take(`${lane}${n}`))));
    await Promise.all([...flood, ...others]);
    expect(order.slice(0, 7)).toEqual(['f0', 'f1', 'b1', 'c1', 'f2', 'b2', 'c2']);
    expect(order.filter((name) => name.startsWith('f'))).toEqual(Array.from({ length: 50 }, (_, i) => `f${i}`));
  });

  it('are no more at once than there is room for', async () => {
    const lanes = createLanes(2);
    const { begun, work, end } = works();
    for (const lane of ['a', 'b', 'c']) void lanes.run(lane, work(lane));
    await settle();
    expect(begun).toEqual(['a', 'b']);
    await end('a');
    expect(begun).toEqual(['a', 'b', 'c']);
  });

  it('that fail hold up nobody', async () => {
    const lanes = createLanes();
    const failed = lanes.run('a', () => Promise.reject(new Error('broken')));
    const next = lanes.run('a', async () => 'went on');
    await expect(failed).rejects.toThrow('broken');
    expect(await next).toBe('went on');
  });

  it('are known to wait, and whether others do', async () => {
    const lanes = createLanes(1);
    const { work, end } = works();
    void lanes.run('a', work('1'));
    void lanes.run('a', work('2'));
    await settle();
    expect([lanes.waiting('a'), lanes.waiting('b'), lanes.crowded('a'), lanes.crowded('b')]).toEqual([
      1,
      0,
      false,
      true,
    ]);
    void lanes.run('b', work('3'));
    expect(lanes.crowded('a')).toBe(true);
    await end('1');
  });

  it('are over when nothing runs and nothing waits', async () => {
    const lanes = createLanes();
    await lanes.idle();
    const { work, end } = works();
    void lanes.run('a', work('1'));
    void lanes.run('a', work('2'));
    let idle = false;
    void lanes.idle().then(() => {
      idle = true;
    });
    await settle();
    await end('1');
    expect(idle).toBe(false);
    await end('2');
    expect(idle).toBe(true);
  });
});
