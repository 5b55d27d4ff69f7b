import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handbookPath } from '../../../adapters/web/addresses.ts';
import { browser } from './kit.ts';
import { type Program, startProgram } from './program.ts';

let program: Program;
let page: ReturnType<typeof browser>;
beforeAll(async () => {
  program = await startProgram();
  page = browser(program);
  await page.open();
});
afterAll(() => program.stop());
const read = async (path: string) => (await page.get(path)).text();

describe('the page of a handbook', () => {
  it('is listed with the others, by post', async () => {
    const html = await read('/handbooks');
    for (const post of ['保洁员', '保安员', '厨师', '监管人员', '供应商负责人（保洁）'])
      expect(html, post).toContain(`href="${handbookPath(post)}"`);
    expect(html).not.toContain('局长');
  });

  it('has every clause in its own words, in the order of the day, with its force, its place and why it is there', async () => {
    const html = await read(handbookPath('保洁员'));
    expect(html).toContain('<h1>保洁员应知应会手册</h1>');
    const parts = ['上岗前', '作业中', '交接与收尾', '应急'].map((name) => html.indexOf(`">${name}</h2>`));
    expect(parts.every((at) => at > 0)).toBe(true);
    expect(parts).toEqual(parts.toSorted((a, b) => a - b));
    expect(html).toContain('有效氯浓度应为 <strong>500 mg/L</strong>');
    expect(html).toContain('<b class="force">禁止</b> 84 消毒液不应与洁厕灵');
    expect(html).toMatch(/JG 331—2024 11\.1<\/a> · 条款写明“保洁员”/);
    expect(html).toContain('<caption>表2 抹布、拖把和手套的分色</caption>');
    expect(html).toContain('红色橡胶手套');
  });

  it('bears a code that leads to where the newest one is', async () => {
    expect(await read(handbookPath('保洁员'))).toMatch(/<figure class="newest"><svg [^>]*>.*<figcaption>扫码看最新版/);
  });

  it('is there as a Word file with the same clauses', async () => {
    const response = await page.get(`${handbookPath('保洁员')}/word`);
    expect(response.headers.get('content-type')).toContain('wordprocessingml');
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain(
      '保洁员应知应会手册 第1版.docx',
    );
    const document = strFromU8(
      unzipSync(new Uint8Array(await response.arrayBuffer()))['word/document.xml'] ?? new Uint8Array(),
    );
    expect(document).toContain('每 60 min');
    expect(document).toContain(new URL(handbookPath('保洁员'), program.web.address()).href);
  });

  it('is not there for who is no post', async () => {
    for (const path of ['/handbooks/%E9%A3%9E%E8%A1%8C%E5%91%98', '/handbooks/x/word', '/handbooks/%F0%9F%92%A9'])
      expect((await page.get(path)).status, path).toBe(404);
  });
});
