import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp } from '../support/app.ts';

describe('a standard for the directory’s people only', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'zhibiao-audience-'));
    cpSync('knowledge', folder, { recursive: true });
    const file = join(folder, 'standards/JG/JG 352-2024.md');
    writeFileSync(file, readFileSync(file, 'utf8').replace('service: 食堂', 'service: 食堂\naudience: staff'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('answers the cook and shows a guest nothing of it, whichever way is tried', async () => {
    const app = await openTestApp({ knowledge: folder });
    try {
      const cook = await app.ask({ by: 'demo-cook', text: '留样多少克' });
      expect(cook.citations).toMatchObject([{ clause: '5.2.1' }]);
      for (const text of ['留样多少克', 'JG 352 5.2.1', 'JG352讲的什么', '全文 JG 352 5.2.1']) {
        const said = JSON.stringify(await app.say({ by: 'someone-unknown', text }));
        expect(said, text).not.toContain('125 g');
      }
    } finally {
      await app.stop();
    }
  });
});
