import { describe, expect, it } from 'vitest';
import { DAY } from '../../src/base/time.ts';
import { clauseCounts, clauseHistory } from '../../src/trail/trail.ts';
import { instantOf, openTestApp } from '../support/app.ts';

const everything = { from: 0, to: instantOf('2030-01-01T00:00:00+08:00') };

describe('what happens to a clause', () => {
  it('is noted with the document in which it stands', async () => {
    const bot = await openTestApp();
    await bot.ask('留样多少克');
    await bot.ask({ text: '留样多少克', by: 'demo-cook' });
    const { store, clock } = bot.app;
    const counts = await clauseCounts(store, { kind: 'asked', ...everything });
    expect(counts.get('Q/LNJG JG 352—2024#5.2.1')).toBe(2);
    const history = await clauseHistory(store, ['Q/LNJG JG 352—2024#5.2.1'], 0, clock.now() + DAY);
    expect(history.map(({ kind, ref, service }) => [kind, ref, service])).toEqual([
      ['asked', 'ANS-1', '食堂'],
      ['asked', 'ANS-2', '食堂'],
    ]);
    await bot.stop();
  });

  it('is one event however often it is said, and none when it is taken back', async () => {
    const bot = await openTestApp();
    await bot.ask('留样多少克');
    const unhelpful = async (): Promise<number> => {
      const counts = await clauseCounts(bot.app.store, { kind: 'unhelpful', ...everything });
      return [...counts.values()].reduce((sum, n) => sum + n, 0);
    };
    await bot.ask('没用 ANS-1');
    await bot.ask('没用 ANS-1');
    expect(await unhelpful()).toBe(1);
    await bot.ask('有用 ANS-1');
    expect(await unhelpful()).toBe(0);
    await bot.stop();
  });
});
