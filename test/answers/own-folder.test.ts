import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../support/app.ts';

/** Standards of somebody else, and nothing beside them. */
const LIBRARY = `---
code: Q/TSG FW 101
year: "2024"
title: 图书借阅服务规范
published: 2024-03-01
effective: 2024-04-01
---
# 图书借阅服务规范

## 1 范围
本文件规定了图书借阅服务的要求。

## 2 借书
### 2.1 借书数量
每位读者每次借书不应超过 10 册。

### 2.2 借书期限
借书期限应不超过 30 天。

## 3 还书
### 3.1 损坏赔偿
图书损坏的，读者应按原价赔偿。

### 3.2 遗失赔偿
图书遗失的，读者应赔偿同一版本的图书。
`;

const folder = mkdtempSync(join(tmpdir(), 'zhibiao-own-'));
let bot: TestApp;
beforeAll(async () => {
  mkdirSync(join(folder, 'knowledge', 'standards'), { recursive: true });
  writeFileSync(join(folder, 'knowledge', 'standards', 'FW 101-2024.md'), LIBRARY);
  bot = await openTestApp({ knowledge: join(folder, 'knowledge'), data: join(folder, 'data') });
});
afterAll(async () => {
  await bot.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a folder with standards alone', () => {
  const guest = (text: string) => bot.ask({ text, by: 'reader' });

  it('offers examples made of its own headings, and answers each of them', async () => {
    const help = await guest('帮助');
    const examples = [...help.text.matchAll(/^· (.*)$/gm)].map(([, say]) => say ?? '');
    expect(examples.slice(0, 2)).toEqual(['借书数量有什么规定', '借书期限有什么规定']);
    for (const say of examples.slice(0, 2)) expect(await guest(say)).toMatchObject({ behaviour: 'answer' });
  });

  it('names no standard of the demonstration, in help or in passing', async () => {
    for (const text of ['更多', '你好', '确认', '有用', '嗯嗯嗯嗯']) {
      const reply = await guest(text);
      expect(reply.text, text).not.toMatch(/留样|厕所|JG \d|BZ \d|TY \d/);
    }
  });

  it('calls nothing out of scope as long as nobody has said what is', async () => {
    for (const text of ['借阅证怎么办', '洗车多少钱', '读者能带水杯吗'])
      expect((await bot.ask({ text, by: `reader-${text}` })).text, text).toContain('没有规定');
  });
});
