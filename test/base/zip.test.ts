import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { zipWithin } from '../../src/base/zip.ts';

const limits = { entries: 3, bytes: 1_000_000 };

describe('a zip within limits', () => {
  it('tells the unpacked size of one that fits', () => {
    expect(zipWithin(zipSync({ a: strToU8('hello'), b: new Uint8Array(1_000) }), limits)).toEqual({
      ok: true,
      value: 1_005,
    });
  });

  it('stops at too many entries and too many bytes', () => {
    const many = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [name, new Uint8Array(1)]));
    expect(zipWithin(zipSync(many), limits)).toEqual({ ok: false, error: 'too-large' });
    expect(zipWithin(zipSync({ a: new Uint8Array(50_000_000) }), limits)).toEqual({ ok: false, error: 'too-large' });
  });

  it('counts what is there and not what the header says', () => {
    const bytes = zipSync({ a: new Uint8Array(5_000_000) });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    view.setUint32(22, 10, true);
    expect(zipWithin(bytes, limits)).toEqual({ ok: false, error: 'too-large' });
  });

  it('calls broken what is no zip or ends in the middle', () => {
    expect(zipWithin(strToU8('not a zip at all'), limits)).toEqual({ ok: false, error: 'broken' });
    expect(zipWithin(new Uint8Array(0), limits)).toEqual({ ok: false, error: 'broken' });
  });
});
