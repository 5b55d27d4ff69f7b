import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSessions } from '../../../adapters/web/sessions.ts';
import { type Program, startProgram } from './program.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
const ARGUMENTS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const title = CHROMIUM
  ? 'in a real browser'
  : 'in a real browser (skipped: no chromium on this machine; apt-get install chromium)';

describe.skipIf(!CHROMIUM)(title, () => {
  let browser: Browser;
  let program: Program;
  let context: BrowserContext;
  let complaints: string[];

  beforeAll(async () => {
    [browser, program] = await Promise.all([
      chromium.launch({ ...(CHROMIUM ? { executablePath: CHROMIUM } : {}), args: ARGUMENTS.split(' ') }),
      startProgram(),
    ]);
  });
  afterAll(() => Promise.all([browser.close(), program.stop()]));
  afterEach(() => context.close());

  /** Opens the page as somebody, so that every test has a conversation of its own. */
  async function open(person: string, options: Parameters<Browser['newContext']>[0] = {}, path = '/'): Promise<Page> {
    complaints = [];
    context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
    const { store } = program.app;
    const token = await createSessions(store, program.clock, randomBytes).open(person, person);
    await context.addCookies([{ name: 'zhibiao', value: token, url: program.web.address() }]);
    const page = await context.newPage();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(program.web.address() + path);
    return page;
  }

  async function ask(page: Page, text: string): Promise<void> {
    await page.fill('#words', text);
    await page.click('#send');
  }
  const bubbles = (page: Page, who: 'me' | 'bot') => page.locator(`.message.${who} .bubble`);

  it('asks, taps a button and follows the citation to the highlighted clause', async () => {
    const page = await open('demo-employee', PHONE);
    await page.getByRole('button', { name: '留样多少克' }).waitFor();
    await ask(page, '84消毒液能和洁厕灵混用吗');
    const answer = bubbles(page, 'bot').first();
    await answer.waitFor();
    expect(await answer.locator('blockquote').textContent()).toContain('不应与洁厕灵');
    expect(await answer.locator('blockquote').getAttribute('class')).toBe('mustnot');
    await page.getByRole('button', { name: '提需求', exact: true }).first().tap();
    await page.getByRole('button', { name: '取消' }).tap();
    await bubbles(page, 'bot').filter({ hasText: '不办了' }).waitFor();
    expect(await page.locator('.unsent').count()).toBe(0);
    await page.locator('.source a').first().tap();
    await page.waitForURL('**/standards/Q-LNJG-JG-331-2024**');
    const target = page.locator(':target');
    expect(await target.textContent()).toContain('不应与洁厕灵');
    const place = await target.boundingBox();
    expect(place?.y).toBeGreaterThan(40);
    expect(place?.y).toBeLessThan(844);
    await page.getByRole('link', { name: '返回对话' }).tap();
    await bubbles(page, 'bot').filter({ hasText: '不办了' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('comes back by itself after the program restarts, and loses and doubles nothing', async () => {
    const page = await open('demo-employee-2');
    await ask(page, '提需求 第一件');
    await bubbles(page, 'bot')
      .filter({ hasText: /REQ-\d+/ })
      .waitFor();
    await program.app.stop();
    await page.locator('#connection').filter({ hasText: '正在重连' }).waitFor();
    await ask(page, '提需求 第二件');
    await ask(page, '提需求 第三件');
    await page.locator('.unsent').nth(1).waitFor();
    program = await program.restart();
    await program.web.send({
      id: 'push',
      lane: 'x',
      platform: 'web',
      to: { user: 'demo-employee-2' },
      reply: { blocks: [{ kind: 'lead', text: '在您离开时发生的事' }], buttons: [] },
      at: program.clock.now(),
    });
    await bubbles(page, 'bot').filter({ hasText: '第三件' }).waitFor();
    await bubbles(page, 'bot').filter({ hasText: '在您离开时发生的事' }).waitFor();
    expect(await page.locator('#connection').isVisible()).toBe(false);
    const said = await bubbles(page, 'me').allTextContents();
    expect(said.map((text) => text.replace('我：', '').trim())).toEqual([
      '提需求 第一件',
      '提需求 第二件',
      '提需求 第三件',
    ]);
    const all = (await bubbles(page, 'bot').allTextContents()).join('\n');
    for (const once of ['第一件', '第二件', '第三件', '在您离开时发生的事'])
      expect(all.split(once), once).toHaveLength(2);
    expect(new Set(all.match(/编号 REQ-\d+/g)).size).toBe(3);
    // The same when it is opened anew.
    await page.reload();
    await bubbles(page, 'bot').filter({ hasText: '第三件' }).waitFor();
    expect(await bubbles(page, 'me').count()).toBe(3);
    expect(complaints.filter((text) => !/Failed to load resource|ERR_CONNECTION|net::/.test(text))).toEqual([]);
  });

  it('sends what was written while the program was away, even when the page was closed in between', async () => {
    const page = await open('demo-cook');
    await page.locator('#welcome').waitFor();
    await page.route('**/api/messages', (route) => route.abort());
    await ask(page, '提需求 留在手机里');
    await page.locator('.unsent').waitFor();
    await page.close();
    const again = await context.newPage();
    await again.goto(program.web.address());
    await bubbles(again, 'bot').filter({ hasText: '留在手机里' }).waitFor();
    expect(await bubbles(again, 'me').count()).toBe(1);
  });

  it('shows the word that was tapped, without the number of the answer behind it', async () => {
    const page = await open('demo-finance');
    await ask(page, '留样多少克');
    await page.getByRole('button', { name: '有用', exact: true }).first().click();
    await bubbles(page, 'bot').nth(1).waitFor();
    expect(((await bubbles(page, 'me').last().textContent()) ?? '').replace('我：', '')).toBe('有用');
    await page.reload();
    await bubbles(page, 'bot').nth(1).waitFor();
    expect(((await bubbles(page, 'me').last().textContent()) ?? '').replace('我：', '')).toBe('有用');
  });

  it('shows in one tab what was said in another, once', async () => {
    const page = await open('demo-guard');
    const other = await context.newPage();
    await other.goto(program.web.address());
    await other.locator('#welcome').waitFor();
    await ask(page, '提需求 两处都看得到');
    for (const tab of [page, other]) {
      await bubbles(tab, 'bot').filter({ hasText: '两处都看得到' }).waitFor();
      expect(await bubbles(tab, 'me').count()).toBe(1);
    }
  });

  it('sends a picture with its message', async () => {
    const page = await open('demo-supplier');
    const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    await page.setInputFiles('#file', { name: '地面.png', mimeType: 'image/png', buffer: Buffer.from(dot, 'base64') });
    await page.locator('#pictures img').waitFor();
    await ask(page, '提需求 这里要一盏灯');
    await bubbles(page, 'bot').filter({ hasText: '这里要一盏灯' }).waitFor();
    expect(await page.locator('.me img.picture').count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  it('speaks as another demonstration person, whose conversation is their own', async () => {
    const page = await open('demo-supplier-other');
    await ask(page, '提需求 孙德海说的');
    await bubbles(page, 'bot').filter({ hasText: '孙德海说的' }).waitFor();
    await page.locator('.person summary').click();
    await page.getByRole('button', { name: '访客' }).click();
    await page.locator('.person summary', { hasText: '访客' }).waitFor();
    await page.locator('#welcome').waitFor();
    expect(await page.locator('.message').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('draws whatever people type as text', async () => {
    const page = await open('demo-supplier-property');
    await ask(page, '<img src=x onerror=alert(1)> <script>alert(1)</script> [x](javascript:alert(1))');
    await bubbles(page, 'bot').nth(1).waitFor();
    expect(await bubbles(page, 'me').textContent()).toContain('<img src=x onerror=alert(1)>');
    expect(await page.locator('.message img, .message script').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('fits narrow and wide screens: nothing runs out at the side, everything to tap is large enough', async () => {
    const page = await open('demo-supplier-conference', PHONE);
    await ask(page, '84消毒液能和洁厕灵混用吗');
    await bubbles(page, 'bot').first().waitFor();
    for (const path of [
      '',
      '/standards',
      '/standards/Q-LNJG-JG-205-2024',
      '/standards/Q-LNJG-JG-352-2024/changes/Q-LNJG-JG-352-2021',
    ]) {
      if (path !== '') await page.goto(program.web.address() + path);
      for (const width of [320, 390, 430, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await page.evaluate('document.documentElement.scrollWidth');
        expect(wide, `${path} at ${width}`).toBeLessThanOrEqual(width);
      }
    }
    await page.goto(program.web.address());
    await page.getByRole('button', { name: '全文' }).waitFor();
    await page.setViewportSize({ width: 320, height: 640 });
    for (const box of await Promise.all(
      (await page.locator('button:visible, .bar a, label.attach').all()).map((b) => b.boundingBox()),
    ))
      expect(Math.min(box?.height ?? 0, box?.width ?? 0)).toBeGreaterThanOrEqual(36);
    expect(complaints).toEqual([]);
  });

  it('can be used by the keyboard alone', async () => {
    const page = await open('demo-supplier-security');
    await page.locator('#welcome').waitFor();
    await page.keyboard.press('Tab');
    await page.locator('#words').focus();
    await page.keyboard.type('84消毒液能和洁厕灵混用吗');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Enter');
    await bubbles(page, 'bot').first().waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('words');
    // Backwards from the field: its neighbour, the buttons of the answer, its source.
    const reached: string[] = [];
    for (let step = 0; step < 14; step += 1) {
      await page.keyboard.press('Shift+Tab');
      reached.push(String(await page.evaluate('document.activeElement.textContent.trim().slice(0, 12)')));
    }
    expect(reached).toContain('全文');
    expect(reached.some((text) => text.startsWith('Q/LNJG'))).toBe(true);
  });

  it('is read out as a log with who says what, and is English for who reads English', async () => {
    const page = await open('demo-supervisor', { locale: 'en-GB' });
    await ask(page, 'how many grams of food samples');
    await bubbles(page, 'bot').first().waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.getByRole('log').getAttribute('aria-live')).toBe('polite');
    expect(await bubbles(page, 'me').first().textContent()).toContain('You:');
    await page.getByRole('textbox', { name: 'Ask, or say what you need' }).waitFor();
  });

  for (const colorScheme of ['light', 'dark'] as const)
    it(`has no serious fault for people who see, hear or move differently (${colorScheme})`, async () => {
      const page = await open('demo-manager', { colorScheme, bypassCSP: true, ...PHONE });
      await ask(page, '84消毒液能和洁厕灵混用吗');
      await bubbles(page, 'bot').first().waitFor();
      const ground = await page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
      expect(ground).toBe(colorScheme === 'light' ? 'rgb(246, 247, 245)' : 'rgb(20, 24, 22)');
      for (const path of [
        '',
        '/standards',
        '/standards/Q-LNJG-JG-205-2024#c-5.1.1',
        '/standards/Q-LNJG-JG-352-2024/changes/Q-LNJG-JG-352-2021',
      ]) {
        if (path !== '') await page.goto(program.web.address() + path);
        await page.evaluate(axe);
        const faults = await page.evaluate(`axe.run().then(({ violations }) => violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => id + ': ' + nodes[0].html))`);
        expect(faults, path).toEqual([]);
      }
    });

  it('prints a standard without what belongs to the screen', async () => {
    const page = await open('demo-workgroup', {}, '/standards/Q-LNJG-JG-352-2024');
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['.bar', '.outline']) expect(await page.locator(gone).isVisible(), gone).toBe(false);
    expect((await page.locator('main').boundingBox())?.width).toBeGreaterThan(1000);
  });

  it('can be put on a home screen', async () => {
    const page = await open('demo-leader');
    const manifest = await (await page.request.get(`${program.web.address()}/manifest.webmanifest`)).json();
    expect(manifest).toMatchObject({ name: '知标', display: 'standalone', start_url: '/' });
    for (const { src, sizes } of manifest.icons as { src: string; sizes: string }[]) {
      const bytes = await (await page.request.get(program.web.address() + src)).body();
      // Width and height stand at byte 16 of a PNG.
      const size = `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
      if (sizes !== 'any') expect(size, src).toBe(sizes);
    }
  });
});
