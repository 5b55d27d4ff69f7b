import { describe, expect, it } from 'vitest';
import { followed } from '../../src/runtime/followed.ts';

describe('what files say', () => {
  it('is looked at once a second at most, and read again only when it changed', () => {
    let now = 0;
    let stamp = 'a';
    let looks = 0;
    const reads: (string | undefined)[] = [];
    const value = followed(
      () => {
        looks += 1;
        return stamp;
      },
      (before: string | undefined) => {
        reads.push(before);
        return `read ${stamp}`;
      },
      () => now,
    );
    expect([value(), value(), value()]).toEqual(['read a', 'read a', 'read a']);
    expect(looks).toBe(1);
    now = 1_000;
    expect(value()).toBe('read a');
    expect([looks, reads]).toEqual([2, [undefined]]);
    stamp = 'b';
    expect(value()).toBe('read a');
    now = 2_000;
    expect(value()).toBe('read b');
    expect(reads).toEqual([undefined, 'read a']);
  });
});
