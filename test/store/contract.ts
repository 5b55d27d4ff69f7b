import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { collection } from '../../src/store/store.ts';
import { cause, contractBench, findings, marks, type Opener } from './contract-bench.ts';
import { testQueries } from './contract-queries.ts';

/** What every driver must do. */
export function testStore(name: string, opener: Opener): void {
  describe(`the store contract, ${name}`, () => {
    const bench = contractBench(opener);
    const { start, restart, fill } = bench;
    testQueries(bench);

    it('gives back what was put, and nothing for what was not', async () => {
      const store = await start();
      await store.transact(cause, async (tx) => tx.put(findings, 'ISS-1', { at: 1, place: '茶水间', state: 'open' }));
      expect(await store.get(findings, 'ISS-1')).toEqual({ at: 1, place: '茶水间', state: 'open' });
      expect(await store.get(findings, 'ISS-2')).toBeUndefined();
    });

    it('sees its own writes inside a transaction, and shows them to nobody before the end', async () => {
      const store = await start();
      await store.transact(cause, async (tx) => {
        tx.put(findings, 'a', { at: 1, place: 'x', state: 'open' });
        tx.put(findings, 'b', { at: 2, place: 'y', state: 'open' });
        tx.drop(findings, 'a');
        expect(await tx.get(findings, 'a')).toBeUndefined();
        expect((await tx.find(findings)).rows.map((row) => row.id)).toEqual(['b']);
        expect(await tx.count(findings, 'place')).toEqual(new Map([['y', 1]]));
        expect(await store.get(findings, 'b')).toBeUndefined();
      });
      expect(await store.get(findings, 'b')).toBeDefined();
    });

    it('keeps nothing of a body that throws, and rejects with what it threw', async () => {
      const store = await start();
      const refusal = new Error('no');
      const failing = store.transact(cause, async (tx) => {
        await tx.next('ISS');
        tx.put(findings, 'a', { at: 1, place: 'x', state: 'open' });
        throw refusal;
      });
      await expect(failing).rejects.toBe(refusal);
      expect(await store.get(findings, 'a')).toBeUndefined();
      expect(await store.transact(cause, (tx) => tx.next('ISS'))).toBe(1);
    });

    it('gives numbers from 1 without gap, also across a restart', async () => {
      let store = await start();
      const given = await Promise.all([1, 2, 3].map(() => store.transact(cause, (tx) => tx.next('ISS'))));
      store = await restart();
      given.push(await store.transact(cause, (tx) => tx.next('ISS')));
      expect(given).toEqual([1, 2, 3, 4]);
    });

    it('runs bodies one at a time', async () => {
      const store = await start();
      await store.transact(cause, async (tx) => tx.put(marks, 'm', { n: 0 }));
      const raise = () =>
        store.transact(cause, async (tx) => {
          const { n } = (await tx.get(marks, 'm')) ?? { n: -1 };
          await tx.find(findings);
          tx.put(marks, 'm', { n: n + 1 });
        });
      await Promise.all(Array.from({ length: 200 }, raise));
      expect(await store.get(marks, 'm')).toEqual({ n: 200 });
    });

    it('takes the next transaction whenever it comes, also in the very step in which the last one ends', async () => {
      const store = await start();
      let last = Promise.resolve(0);
      for (let i = 0; i < 300; i += 1) {
        const next = store.transact(cause, async () => i);
        if (i % 3 === 0) await Promise.resolve();
        if (i % 7 === 0) await next;
        last = next;
      }
      expect(await last).toBe(299);
    });

    it('refuses a document that does not fit its schema', async () => {
      const store = await start();
      const wrong = store.transact(cause, async (tx) => tx.put(marks, 'm', { n: 'x' } as unknown as { n: number }));
      await expect(wrong).rejects.toThrow(/marks m/);
    });

    it('keeps a document as it was put, whatever the caller does to his copy', async () => {
      const store = await start();
      const mine = { n: 1 };
      await store.transact(cause, async (tx) => tx.put(marks, 'm', mine));
      mine.n = 2;
      const got = await store.get(marks, 'm');
      if (got) got.n = 3;
      expect(await store.get(marks, 'm')).toEqual({ n: 1 });
    });

    it('brings older documents to the present version, whether they come from a snapshot or the journal', async () => {
      let store = await start();
      await fill(store, 40);
      const renamed = collection({
        name: 'records',
        schema: z.object({ at: z.number(), type: z.string() }),
        version: 2,
        growth: 'monthly',
        keep: 'evidence',
        counted: ['type'],
        migrate: (document) => {
          const { at, kind } = document as { at: number; kind: string };
          return { at, type: kind };
        },
      });
      const next = [findings, renamed, marks];
      for (let round = 0; round < 2; round += 1) {
        store = await restart(next);
        expect(await store.get(renamed, 'REC-1')).toEqual({ at: expect.any(Number), type: '消毒' });
        expect(await store.count(renamed, 'type')).toEqual(
          new Map([
            ['留样', 14],
            ['消毒', 26],
          ]),
        );
      }
    });

    it('keeps hostile ids, keys and texts apart and whole', async () => {
      let store = await start();
      const ids = [
        '__proto__',
        'constructor',
        'toString',
        '../../etc/passwd',
        'a\u0000b',
        '\u2028',
        'ЈG 352',
        '\ud800',
        '"],"hash":"',
        'x'.repeat(10_000),
      ];
      const texts = [
        '\ud800 lone',
        'line\nbreak\r\u2028',
        '","bodies":[',
        '😀'.repeat(100),
        '=HYPERLINK("x")',
        '\u202e',
      ];
      await store.transact({ what: '","hash":"', person: '\n', message: '\ud83d' }, async (tx) => {
        for (const [i, id] of ids.entries())
          tx.put(findings, id, { at: i, place: texts[i % texts.length] ?? '', state: 'open' });
      });
      for (let round = 0; round < 2; round += 1) {
        for (const [i, id] of ids.entries()) {
          // A lone surrogate in an id can't be told from its replacement on disk; in a text it is kept escaped.
          if (id !== '\ud800') expect((await store.get(findings, id))?.place).toBe(texts[i % texts.length]);
        }
        store = await restart();
      }
    });

    it('takes nothing more once it is closed', async () => {
      const store = await start();
      await store.close();
      await expect(store.transact(cause, (tx) => tx.next('x'))).rejects.toThrow(/closed/);
    });
  });
}
