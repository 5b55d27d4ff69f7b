import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { steppedClock } from '../../src/base/clock.ts';
import { instantAt } from '../../src/base/time.ts';
import { type EmbeddedStore, openStore } from '../../src/store/embedded/open.ts';
import { collection } from '../../src/store/store.ts';
import { verify } from '../../src/store/verify.ts';

const schema = z.object({ at: z.number(), name: z.string() });
const attachments = collection({ name: 'attachments', version: 1, growth: 'monthly', keep: 'evidence', schema });

let folder = '';
let store: EmbeddedStore;
const check = () => verify(folder, { attachments: [attachments.name] });

async function keep(text: string): Promise<string> {
  const { hash } = await store.putBlob(Buffer.from(text));
  await store.transact({ what: 'test' }, async (tx) => tx.put(attachments, hash, { at: tx.at, name: 'a.png' }));
  return hash;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhibiao-verify-'));
  store = await openStore({
    folder,
    clock: steppedClock(instantAt('2025-05-14', '10:00')),
    collections: [attachments],
  });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('verify, of attachments', () => {
  it('says how many are there', async () => {
    await keep('one');
    await keep('two');
    expect(await check()).toMatchObject({ ok: true, attachments: { kept: 2, erased: 0 } });
  });

  it('names the file in which a byte was flipped', async () => {
    const hash = await keep('before the fix');
    const path = join(folder, 'blobs', hash);
    const bytes = readFileSync(path);
    bytes[3] = (bytes[3] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const { ok, fault, sentence } = await check();
    expect(ok).toBe(false);
    expect(fault?.file).toBe(`blobs/${hash}`);
    expect(sentence.en).toContain(`attachment blobs/${hash}`);
  });

  it('names one that is missing, with the line that speaks of it', async () => {
    await keep('one');
    const hash = await keep('two');
    rmSync(join(folder, 'blobs', hash));
    const { fault, sentence } = await check();
    expect(fault).toMatchObject({ file: 'journal-2025-05.jsonl', line: 2 });
    expect(sentence.zh).toContain(hash);
  });

  it('tells one that was erased on request apart', async () => {
    const hash = await keep('a face');
    await keep('a floor');
    await store.erase({ what: 'erased on request' }, [{ collection: attachments, id: hash }]);
    const verdict = await check();
    expect(verdict).toMatchObject({ ok: true, attachments: { kept: 1, erased: 1 } });
    expect(verdict.sentence.zh).toContain('1 个已按要求删除');
  });
});
