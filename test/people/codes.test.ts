import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { steppedClock } from '../../src/base/clock.ts';
import { HOUR, MINUTE } from '../../src/base/time.ts';
import { type CodePurpose, issueCode, looksLikeCode, redeemCode, sweepCodes } from '../../src/people/codes.ts';
import { codes, codeTries } from '../../src/people/documents.ts';
import type { Store } from '../../src/store/store.ts';
import { memoryStore } from '../support/memory-store.ts';

let clock = steppedClock(1_000_000);
let store: Store;
beforeEach(() => {
  clock = steppedClock(1_000_000);
  store = memoryStore(clock);
});

const issue = (purpose: CodePurpose, person?: string) =>
  store.transact({ what: 'issue' }, async (tx) =>
    issueCode(tx, { purpose, ...(person === undefined ? {} : { person }) }, randomBytes),
  );
const redeem = (code: string, purpose: CodePurpose = 'link', account = '["dingtalk","","u"]') =>
  store.transact({ what: 'redeem' }, (tx) => redeemCode(tx, { purposes: [purpose], code, account }));
const wait = (ms: number) => clock.moveTo(clock.now() + ms);

describe('one-time codes', () => {
  it('work once, for the person that they were made for', async () => {
    const code = await issue('link', 'demo-cook');
    expect(await redeem(code)).toEqual({ ok: true, value: { purpose: 'link', person: 'demo-cook' } });
    expect((await redeem(code)).ok).toBe(false);
  });

  it('let exactly one of two who use it at the same time have it', async () => {
    const code = await issue('link', 'demo-cook');
    const results = await Promise.all([
      redeem(code, 'link', 'a'),
      redeem(code, 'link', 'b'),
      redeem(code, 'link', 'c'),
    ]);
    expect(results.filter((r) => r.ok).length).toBe(1);
  });

  it('end after ten minutes, the first administrator’s after an hour', async () => {
    const link = await issue('link', 'x');
    const first = await issue('first-administrator');
    wait(10 * MINUTE);
    const late = await redeem(link);
    expect(late.ok ? '' : late.error.zh).toContain('过期');
    wait(HOUR - 10 * MINUTE - 1);
    expect((await redeem(first, 'first-administrator')).ok).toBe(true);
  });

  it('are not taken for another purpose', async () => {
    expect((await redeem(await issue('first-administrator', 'x'), 'link')).ok).toBe(false);
  });

  it('close the door to an account after five wrong ones, for a quarter of an hour, and to nobody else', async () => {
    const code = await issue('link', 'x');
    for (let i = 0; i < 5; i++) await redeem(`WRONG${i}`);
    const closed = await redeem(code);
    expect(closed.ok ? '' : closed.error.zh).toContain('15 分钟');
    expect((await redeem(await issue('link', 'y'), 'link', 'other')).ok).toBe(true);
    wait(15 * MINUTE);
    expect((await redeem(await issue('link', 'z'))).ok).toBe(true);
  });

  it('end the first administrator’s after five wrong ones from anywhere', async () => {
    const code = await issue('first-administrator');
    for (let i = 0; i < 5; i++) await redeem('WRONG', 'first-administrator', `account ${i}`);
    expect((await redeem(code, 'first-administrator', 'the owner')).ok).toBe(false);
  });

  it('are kept as a hash only', async () => {
    const code = await issue('link', 'x');
    const rows = (await store.find(codes)).rows;
    expect(JSON.stringify(rows)).not.toContain(code.slice(0, 7));
  });

  it('are read out and typed in any case, with or without dashes, full-width, O for 0', async () => {
    const code = await issue('link', 'x');
    const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect(looksLikeCode(typed)).toBe(true);
    expect((await redeem(typed)).ok).toBe(true);
    expect(looksLikeCode('留样多少克')).toBe(false);
    expect(looksLikeCode('2 OR 2=2; DELETE users SET a=12345678; 多少分')).toBe(false);
  });

  it('carry all of their random bits: different bytes make different codes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 17, maxLength: 17 }),
        fc.uint8Array({ minLength: 17, maxLength: 17 }),
        async (a, b) => {
          const [x, y] = await store.transact({ what: 'issue' }, async (tx) => [
            issueCode(tx, { purpose: 'link' }, () => a),
            issueCode(tx, { purpose: 'link' }, () => b),
          ]);
          expect(x === y).toBe(Buffer.compare(a, b) === 0);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('are swept away when they have run out', async () => {
    await issue('link', 'x');
    await redeem('WRONG');
    wait(HOUR);
    await store.transact({ what: 'sweep' }, sweepCodes);
    expect((await store.find(codes)).rows).toEqual([]);
    expect((await store.find(codeTries)).rows).toEqual([]);
  });
});
