import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSigningKey, parseHead, secretFor, signHead, verifySignedHead } from '../../src/store/signed-head.ts';

const head = { seq: 42, hash: 'ab'.repeat(32) };
const at = '2025-05-14T23:59:00+08:00';

describe('the signed head of a day', () => {
  it('is made with a key that only its owner can read, and that stays the same', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zhibiao-key-'));
    const path = join(folder, 'keys/signing.pem');
    const key = await openSigningKey(path);
    expect((await stat(path)).mode & 0o777).toBe(0o400);
    expect((await openSigningKey(path)).publicKey).toBe(key.publicKey);
    const signed = signHead(head, key, at);
    expect(verifySignedHead(signed, key.publicKey)).toBe(true);
    expect(parseHead(JSON.stringify(signed))).toEqual(signed);
    await rm(folder, { recursive: true });
  });

  it('does not pass with another number, hash, time, key or signature', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zhibiao-key-'));
    const key = await openSigningKey(join(folder, 'one.pem'));
    const other = await openSigningKey(join(folder, 'two.pem'));
    const signed = signHead(head, key, at);
    const changed = [
      { ...signed, seq: 41 },
      { ...signed, hash: 'cd'.repeat(32) },
      { ...signed, at: '2025-05-15T23:59:00+08:00' },
      { ...signed, signature: 'AAAA' },
      signHead(head, other, at),
      { ...signHead(head, other, at), key: key.publicKey },
    ];
    expect(changed.map((one) => verifySignedHead(one, key.publicKey))).toEqual(changed.map(() => false));
    await rm(folder, { recursive: true });
  });

  it('gives each purpose a secret of its own', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zhibiao-key-'));
    const key = await openSigningKey(join(folder, 'one.pem'));
    expect(secretFor(key, 'links')).toHaveLength(32);
    expect(secretFor(key, 'links')).toEqual(secretFor(key, 'links'));
    expect(secretFor(key, 'links')).not.toEqual(secretFor(key, 'cookies'));
    await rm(folder, { recursive: true });
  });
});
