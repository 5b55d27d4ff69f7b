import { expect, it } from 'vitest';
import type { Collection } from '../../src/store/store.ts';
import { type Bench, cause, findings, january, records } from './contract-bench.ts';

/** What queries must answer, whichever driver answers them. */
export function testQueries({ start, restart, fill }: Bench): void {
  it('finds by equality, lists and ranges, ordered and page by page', async () => {
    let store = await start();
    await fill(store, 300);
    for (const round of ['before', 'after a restart']) {
      for (const from of [records, findings] as Collection<{ at: number }>[]) {
        const all = (await store.find(from)).rows;
        expect(all.map((row) => row.id.split('-')[1]).map(Number), round).toEqual(
          Array.from({ length: 300 }, (_, i) => i),
        );
      }
      const where = { kind: '留样', service: ['食堂', '会务'], at: { from: january(20), to: january(90) } };
      const wanted = (await store.find(records)).rows.filter(
        ({ document: d }) => d.kind === '留样' && d.service === '食堂' && d.at >= january(20) && d.at < january(90),
      );
      expect((await store.find(records, { where })).rows, round).toEqual(wanted);
      const newestFirst = { where, order: { by: 'at', descending: true } };
      expect((await store.find(records, newestFirst)).rows, round).toEqual([...wanted].reverse());
      const paged: unknown[] = [];
      let after: string | undefined;
      do {
        const page = await store.find(records, { ...newestFirst, limit: 4, ...(after && { after }) });
        expect(page.rows.length).toBeLessThanOrEqual(4);
        paged.push(...page.rows);
        after = page.next;
      } while (after);
      expect(paged, round).toEqual([...wanted].reverse());
      store = await restart();
    }
  });

  it('orders by any field, missing values first, equal ones by first writing', async () => {
    const store = await start();
    await fill(store, 200);
    const byGrams = (await store.find(records, { order: { by: 'amount.grams' } })).rows;
    expect(byGrams.slice(0, 160).every((row) => row.document.amount === undefined)).toBe(true);
    expect(byGrams.slice(160).map((row) => row.document.amount?.grams)).toEqual(
      Array.from({ length: 40 }, (_, i) => i * 5),
    );
    const byFloor = (await store.find(findings, { order: { by: 'floor', descending: true }, limit: 30 })).rows;
    const wanted = [...(await store.find(findings)).rows]
      .reverse()
      .sort((a, b) => (b.document.floor ?? 0) - (a.document.floor ?? 0))
      .slice(0, 30);
    expect(byFloor).toEqual(wanted);
  });

  it('pages through an order that runs across months', async () => {
    const store = await start();
    await fill(store, 100);
    const query = { order: { by: 'kind' } };
    const whole = (await store.find(records, query)).rows;
    const paged: unknown[] = [];
    let after: string | undefined;
    do {
      const page = await store.find(records, { ...query, limit: 7, ...(after && { after }) });
      paged.push(...page.rows);
      after = page.next;
    } while (after);
    expect(paged).toEqual(whole);
  });

  it('counts by a field, where it is missing under the empty text', async () => {
    let store = await start();
    await fill(store, 120);
    for (let round = 0; round < 2; round += 1) {
      expect(await store.count(records, 'kind')).toEqual(
        new Map([
          ['留样', 40],
          ['消毒', 80],
        ]),
      );
      expect(await store.count(records, 'kind', { service: '食堂' })).toEqual(
        new Map([
          ['留样', 20],
          ['消毒', 40],
        ]),
      );
      expect((await store.count(records, 'amount.grams')).get('')).toBe(96);
      expect(await store.count(findings, 'state', { place: 'p1' })).toEqual(
        new Map([
          ['closed', 13],
          ['open', 4],
        ]),
      );
      store = await restart();
    }
  });

  it('changes, moves and drops documents of old months', async () => {
    let store = await start();
    await fill(store, 60);
    store = await restart();
    await store.transact(cause, async (tx) => {
      tx.put(records, 'REC-3', { at: january(3), kind: '温度', service: '食堂' });
      tx.put(records, 'REC-4', { at: january(140), kind: '温度', service: '食堂' });
      tx.drop(records, 'REC-5');
      expect(await tx.count(records, 'kind', { kind: '温度' })).toEqual(new Map([['温度', 2]]));
    });
    for (let round = 0; round < 2; round += 1) {
      expect(await store.get(records, 'REC-3')).toEqual({ at: january(3), kind: '温度', service: '食堂' });
      expect((await store.get(records, 'REC-4'))?.at).toBe(january(140));
      expect(await store.get(records, 'REC-5')).toBeUndefined();
      expect((await store.find(records)).rows.length).toBe(59);
      expect(await store.count(records, 'kind', { kind: '温度' })).toEqual(new Map([['温度', 2]]));
      store = await restart();
    }
  });

  it('answers a transaction from its own writes and the state together, in order', async () => {
    const store = await start();
    await fill(store, 100);
    await store
      .transact(cause, async (tx) => {
        for (let i = 0; i < 100; i += 3) tx.drop(findings, `F-${i}`);
        for (let i = 1; i < 100; i += 3)
          tx.put(findings, `F-${i}`, { at: i, place: 'new', state: 'open', floor: i % 5 });
        tx.put(findings, 'F-new', { at: 5, place: 'new', state: 'open' });
        const query = { where: { state: 'open' }, order: { by: 'floor' } };
        const seen = (await tx.find(findings, query)).rows;
        const paged: unknown[] = [];
        let after: string | undefined;
        do {
          const page = await tx.find(findings, { ...query, limit: 3, ...(after && { after }) });
          paged.push(...page.rows);
          after = page.next;
        } while (after);
        expect(paged).toEqual(seen);
        const counted = await tx.count(findings, 'place', { state: 'open' });
        expect([...counted.values()].reduce((a, b) => a + b)).toBe(seen.length);
        return seen;
      })
      .then(async (seen) => {
        const after = await store.find(findings, { where: { state: 'open' }, order: { by: 'floor' } });
        expect(after.rows).toEqual(seen);
      });
  });
}
