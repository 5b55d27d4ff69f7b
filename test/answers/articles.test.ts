import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Log } from '../../src/base/log.ts';
import { parseInstant } from '../../src/base/time.ts';
import { type Desk, openDesk } from '../../src/cli/ask.ts';
import { plainText } from '../../src/commands/reply.ts';
import { readSettings } from '../../src/config.ts';

const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const NOW = parseInstant('2025-05-14T10:20:00+08:00') ?? 0;

const head = (title: string): string =>
  `---\ncode: ${title}\nyear: '2022'\ntitle: ${title}\ntype: 法规\npublished: 2022-01-01\neffective: 2022-03-01\n---\n\n`;

/** A folder of regulations and nothing else: no glossary, no scope, no known wordings. */
const TEXTS = {
  楼宇消防办法: `## 第一章 总则

第一条　为了预防火灾，保护人身和财产安全，制定本办法。

第二条　本办法所称高层楼宇，是指建筑高度超过二十四米的楼宇。

## 第二章 预防

第三条　任何单位和个人不得遮挡消火栓，不得占用、堵塞疏散通道和安全出口。

第四条　楼宇的消防设施应当每年至少进行一次全面检测，检测记录应当保存三年。

第五条　火灾按照损失程度分为特别重大、重大、较大和一般四级。

## 第三章 法律责任

第六条　违反本办法规定，遮挡消火栓，或者占用、堵塞疏散通道和安全出口的，责令改正，处五千元以上五万元以下罚款。

第七条　消防设施未按照规定进行全面检测的，责令改正，处一千元以上一万元以下罚款。
`,
  用工办法: `第一条　为了保护劳动者的合法权益，制定本办法。

第二条　劳动者提前三十日以书面形式通知用人单位，可以解除劳动合同。

第三条　用人单位不得扣押劳动者的居民身份证。

第四条　用人单位扣押劳动者居民身份证的，责令限期退还，并处五百元以上二千元以下罚款。
`,
};

describe('a folder of regulations alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhibiao-articles-'));
  let desk: Desk;
  beforeAll(async () => {
    mkdirSync(join(folder, 'standards'));
    for (const [name, text] of Object.entries(TEXTS))
      writeFileSync(join(folder, 'standards', `${name}.md`), head(name) + text);
    const settings = readSettings(
      { ZHIBIAO_DATA: join(folder, 'none'), ZHIBIAO_KNOWLEDGE: folder },
      join(folder, 'no.env'),
    );
    if (!settings.ok) throw new Error(settings.error.join('; '));
    desk = await openDesk(settings.value, silent, NOW);
  });
  afterAll(async () => {
    await desk.close();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['消防栓前面能不能堆东西', '第三条'],
    ['消防栓前面堆东西罚多少钱', '第六条'],
    ['消防设施多久检测一次', '第四条'],
    ['火灾分几级', '第五条'],
    ['什么叫高层楼宇', '第二条'],
    ['员工辞职要提前几天说', '第二条'],
    ['单位能扣身份证吗', '第三条'],
    ['单位扣身份证怎么处罚', '第四条'],
  ])('%s: %s', async (question, article) => {
    const reply = await desk.answer(question, 'guest', NOW);
    expect(reply.behaviour, plainText(reply)).toBe('answer');
    expect(reply.citations?.[0]?.clause).toBe(article);
  });

  it('says a meaning with the sentence that gives it', async () => {
    const reply = await desk.answer('高层楼宇是什么意思', 'guest', NOW);
    expect(plainText(reply)).toContain('本办法所称高层楼宇，是指建筑高度超过二十四米的楼宇。');
  });

  it.each(['公积金贷款利率是多少', '今天天气怎么样', '抢票软件哪个好用'])('does not answer: %s', async (question) => {
    const { behaviour } = await desk.answer(question, 'guest', NOW);
    expect(behaviour).not.toBe('answer');
  });
});
