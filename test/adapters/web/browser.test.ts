import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Rig, startRig } from './kit.ts';

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
  let rig: Rig;
  let context: BrowserContext;
  let complaints: string[];

  beforeAll(async () => {
    browser = await chromium.launch({ ...(CHROMIUM ? { executablePath: CHROMIUM } : {}), args: ARGUMENTS.split(' ') });
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    await context.close();
    await rig.stop();
  });

  async function open(options: Parameters<Browser['newContext']>[0] = {}, path = '/'): Promise<Page> {
    rig = await startRig();
    complaints = [];
    context = await browser.newContext({ locale: 'zh-CN', ...options });
    const page = await context.newPage();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(rig.web.address() + path);
    return page;
  }

  async function ask(page: Page, text: string): Promise<void> {
    await page.fill('#words', text);
    await page.click('#send');
  }
  const bubbles = (page: Page, who: 'me' | 'bot') => page.locator(`.message.${who} .bubble`);

  it('asks, taps a button and follows the citation to the highlighted clause', async () => {
    const page = await open(PHONE);
    await page.getByRole('button', { name: '留样多少克' }).waitFor();
    await ask(page, '84消毒液与洁厕灵');
    await bubbles(page, 'bot').first().waitFor();
    expect(await bubbles(page, 'bot').first().locator('blockquote').textContent()).toContain('不应与洁厕灵');
    await page.getByRole('button', { name: '有用' }).tap();
    await bubbles(page, 'bot').filter({ hasText: '谢谢' }).waitFor();
    expect(await page.locator('.unsent').count()).toBe(0);
    await page.locator('.source a').first().tap();
    await page.waitForURL('**/standards/**');
    const target = page.locator(':target');
    expect(await target.textContent()).toContain('不应与洁厕灵');
    expect(await target.isVisible()).toBe(true);
    await page.getByRole('link', { name: '返回对话' }).tap();
    await bubbles(page, 'bot').filter({ hasText: '谢谢' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('comes back by itself after the program restarts, and loses and doubles nothing', async () => {
    const page = await open();
    await ask(page, '提需求 第一件');
    await bubbles(page, 'bot').filter({ hasText: 'REQ-1' }).waitFor();
    const { store, clock } = rig;
    const port = Number(new URL(rig.web.address()).port);
    await rig.stop();
    await page.locator('#connection').filter({ hasText: '正在重连' }).waitFor();
    await ask(page, '提需求 第二件');
    await ask(page, '提需求 第三件');
    await page.locator('.unsent').nth(1).waitFor();
    rig = await startRig({ store, clock, port });
    await rig.web.send({
      id: 'push',
      lane: 'x',
      platform: 'web',
      to: { user: 'demo-employee' },
      reply: { blocks: [{ kind: 'lead', text: '在您离开时发生的事' }], buttons: [] },
      at: clock.now(),
    });
    await bubbles(page, 'bot').filter({ hasText: 'REQ-3' }).waitFor();
    await bubbles(page, 'bot').filter({ hasText: '在您离开时发生的事' }).waitFor();
    expect(await page.locator('#connection').isVisible()).toBe(false);
    const said = await bubbles(page, 'me').allTextContents();
    expect(said.map((text) => text.replace('我：', '').trim())).toEqual([
      '提需求 第一件',
      '提需求 第二件',
      '提需求 第三件',
    ]);
    const all = (await bubbles(page, 'bot').allTextContents()).join('\n');
    for (const ref of ['REQ-1', 'REQ-2', 'REQ-3', '在您离开时发生的事']) expect(all.split(ref), ref).toHaveLength(2);
    expect(all).not.toContain('REQ-4');
    // The same when it is opened anew.
    await page.reload();
    await bubbles(page, 'bot').filter({ hasText: 'REQ-3' }).waitFor();
    expect(await bubbles(page, 'me').count()).toBe(3);
    expect(complaints.filter((text) => !/Failed to load resource|ERR_CONNECTION|net::/.test(text))).toEqual([]);
  });

  it('sends what was written while the program was away, even when the page was closed in between', async () => {
    const page = await open();
    await page.locator('#welcome').waitFor();
    await page.route('**/api/messages', (route) => route.abort());
    await ask(page, '提需求 留在手机里');
    await page.locator('.unsent').waitFor();
    await page.close();
    const again = await context.newPage();
    await again.goto(rig.web.address());
    await bubbles(again, 'bot').filter({ hasText: 'REQ-1' }).waitFor();
    expect(await bubbles(again, 'me').count()).toBe(1);
  });

  it('shows in one tab what was said in another, once', async () => {
    const page = await open();
    const other = await context.newPage();
    await other.goto(rig.web.address());
    await other.locator('#welcome').waitFor();
    await ask(page, '有用');
    for (const tab of [page, other]) {
      await bubbles(tab, 'bot').filter({ hasText: '谢谢' }).waitFor();
      expect(await bubbles(tab, 'me').count()).toBe(1);
    }
  });

  it('sends a picture with its message', async () => {
    const page = await open();
    const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    await page.setInputFiles('#file', { name: '地面.png', mimeType: 'image/png', buffer: Buffer.from(dot, 'base64') });
    await page.locator('#pictures img').waitFor();
    await ask(page, '有用');
    await bubbles(page, 'bot').filter({ hasText: '谢谢' }).waitFor();
    expect(rig.received[0]?.files.map(({ name, type }) => [name, type])).toEqual([['地面.png', 'image/png']]);
    expect(await page.locator('.me img.picture').count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  it('speaks as another demonstration person, whose conversation is their own', async () => {
    const page = await open();
    await ask(page, '有用');
    await bubbles(page, 'bot').filter({ hasText: '谢谢' }).waitFor();
    await page.locator('.person summary').click();
    await page.getByRole('button', { name: '何大勇' }).click();
    await page.locator('.person summary', { hasText: '何大勇' }).waitFor();
    await page.locator('#welcome').waitFor();
    expect(await page.locator('.message').count()).toBe(0);
  });

  it('draws whatever people type as text', async () => {
    const page = await open();
    await ask(page, '<img src=x onerror=alert(1)> <script>alert(1)</script> [x](javascript:alert(1))');
    await bubbles(page, 'bot').nth(1).waitFor();
    expect(await bubbles(page, 'me').textContent()).toContain('<img src=x onerror=alert(1)>');
    expect(await page.locator('.message img, .message script').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('fits narrow and wide screens: nothing runs out at the side, everything to tap is large enough', async () => {
    const page = await open(PHONE);
    await ask(page, '84消毒液与洁厕灵');
    await bubbles(page, 'bot').first().waitFor();
    for (const path of [
      '',
      '/standards',
      '/standards/Q-LNJG-JG-205-2024',
      '/standards/Q-LNJG-JG-352-2024/changes/Q-LNJG-JG-352-2021',
    ]) {
      if (path !== '') await page.goto(rig.web.address() + path);
      for (const width of [320, 390, 430, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await page.evaluate('document.documentElement.scrollWidth');
        expect(wide, `${path} at ${width}`).toBeLessThanOrEqual(width);
      }
    }
    await page.goto(rig.web.address());
    await page.getByRole('button', { name: '有用' }).waitFor();
    await page.setViewportSize({ width: 320, height: 640 });
    for (const box of await Promise.all(
      (await page.locator('button:visible, .bar a, label.attach').all()).map((b) => b.boundingBox()),
    ))
      expect(Math.min(box?.height ?? 0, box?.width ?? 0)).toBeGreaterThanOrEqual(36);
    expect(complaints).toEqual([]);
  });

  it('can be used by the keyboard alone', async () => {
    const page = await open();
    await page.locator('#welcome').waitFor();
    await page.keyboard.press('Tab');
    await page.locator('#words').focus();
    await page.keyboard.type('84消毒液与洁厕灵');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Enter');
    await bubbles(page, 'bot').first().waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('words');
    // Backwards from the field: its neighbour, the buttons of the answer, its source.
    const reached: string[] = [];
    for (let step = 0; step < 8; step += 1) {
      await page.keyboard.press('Shift+Tab');
      reached.push(String(await page.evaluate('document.activeElement.textContent.trim().slice(0, 12)')));
    }
    expect(reached).toContain('有用');
    expect(reached.some((text) => text.startsWith('Q/LNJG'))).toBe(true);
  });

  it('is read out as a log with who says what, and is English for who reads English', async () => {
    const page = await open({ locale: 'en-GB' });
    await ask(page, '有用');
    await bubbles(page, 'bot').first().waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.getByRole('log').getAttribute('aria-live')).toBe('polite');
    expect(await bubbles(page, 'me').first().textContent()).toContain('You:');
    await page.getByRole('textbox', { name: 'Ask, or say what you need' }).waitFor();
  });

  for (const colorScheme of ['light', 'dark'] as const)
    it(`has no serious fault for people who see, hear or move differently (${colorScheme})`, async () => {
      const page = await open({ colorScheme, bypassCSP: true, ...PHONE });
      await ask(page, '84消毒液与洁厕灵');
      await bubbles(page, 'bot').first().waitFor();
      const ground = await page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
      expect(ground).toBe(colorScheme === 'light' ? 'rgb(246, 247, 245)' : 'rgb(20, 24, 22)');
      for (const path of [
        '',
        '/standards',
        '/standards/Q-LNJG-JG-205-2024#c-5.1.1',
        '/standards/Q-LNJG-JG-352-2024/changes/Q-LNJG-JG-352-2021',
      ]) {
        if (path !== '') await page.goto(rig.web.address() + path);
        await page.evaluate(axe);
        const faults = await page.evaluate(`axe.run().then(({ violations }) => violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => id + ': ' + nodes[0].html))`);
        expect(faults, path).toEqual([]);
      }
    });

  it('prints a standard without what belongs to the screen', async () => {
    const page = await open({}, '/standards/Q-LNJG-JG-352-2024');
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['.bar', '.outline']) expect(await page.locator(gone).isVisible(), gone).toBe(false);
    expect(await page.locator('h1').isVisible()).toBe(true);
  });

  it('can be put on a home screen', async () => {
    const page = await open();
    const manifest = await (await page.request.get(`${rig.web.address()}/manifest.webmanifest`)).json();
    expect(manifest).toMatchObject({ name: '知标', display: 'standalone', start_url: '/' });
    for (const { src, sizes } of manifest.icons as { src: string; sizes: string }[]) {
      const bytes = await (await page.request.get(rig.web.address() + src)).body();
      // Width and height stand at byte 16 of a PNG.
      const size = `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
      if (sizes !== 'any') expect(size, src).toBe(sizes);
    }
  });
});
