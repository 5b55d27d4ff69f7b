import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSessions } from '../../../adapters/web/sessions.ts';
import { type Program, startProgram } from './program.ts';
import { sayAs, seed } from './seed.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
const ARGUMENTS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PAGES = [
  '/findings',
  '/findings?view=board',
  '/findings/ISS-1',
  '/records',
  '/records?type=留样',
  '/place/A-2-MWC',
  '/scores',
  '/plan',
];

const title = CHROMIUM
  ? 'findings, records and places in a real browser'
  : 'findings, records and places in a real browser (skipped: no chromium on this machine)';

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
    await seed(program);
  });
  afterAll(() => Promise.all([browser.close(), program.stop()]));
  afterEach(() => context.close());

  async function open(person: string, path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    complaints = [];
    context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
    const token = await createSessions(program.app.store, program.clock, randomBytes).open(person, person);
    await context.addCookies([{ name: 'zhibiao', value: token, url: program.web.address() }]);
    const page = await context.newPage();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(program.web.address() + path);
    return page;
  }

  it('records a round with one tap on the page of its place, by the words of the chat, and shows it without reloading', async () => {
    const page = await open('demo-employee-2', '/place/A-3-MWC', PHONE);
    await page.getByRole('button', { name: '巡回保洁完成' }).tap();
    await page
      .locator('.message.bot')
      .filter({ hasText: /REC-\d+/ })
      .waitFor();
    expect(await page.locator('.message.me').textContent()).toContain('巡回保洁 主楼3层男卫生间 正常');
    await page.locator('#look').filter({ hasText: '上次 10:20' }).waitFor();
    // The same talk as on the chat's own page.
    await page.goto(program.web.address());
    await page.locator('.message.me').filter({ hasText: '巡回保洁 主楼3层男卫生间 正常' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('passes a fix by its button, and the story has the step a moment later', async () => {
    const page = await open('demo-supervisor', '/findings/ISS-2', PHONE);
    await page.getByRole('button', { name: '通过', exact: true }).first().tap();
    await page.locator('.story').filter({ hasText: '复查通过' }).waitFor();
    expect(await page.locator('#look').getByRole('button', { name: '不通过' }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('is where a finding that the chat names leads to', async () => {
    const page = await open('demo-supervisor', '/', PHONE);
    await page.fill('#words', 'ISS-3');
    await page.click('#send');
    await page
      .locator('.message.bot .lead')
      .filter({ hasText: '没锁' })
      .getByRole('link', { name: 'ISS-3' })
      .last()
      .tap();
    await page.getByRole('heading', { name: /ISS-3 .*没锁/ }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('shows a new finding in an open list by itself', async () => {
    const page = await open('demo-manager', '/findings?service=安保');
    await page.getByText('没有符合的问题').waitFor();
    await page.waitForTimeout(300);
    await sayAs(program, 'demo-supervisor', '巡查 一楼大堂 安检门没人值守 安保 一般');
    await page.locator('.rows').filter({ hasText: '安检门没人值守' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('filters at once, and the address says what was chosen and nothing else', async () => {
    const page = await open('demo-supervisor', '/findings');
    await page.selectOption('select[name=service]', '食堂');
    await page.waitForURL(/service=/);
    expect(decodeURIComponent(new URL(page.url()).search)).toBe('?status=live&service=食堂');
    expect(await page.locator('.rows tbody tr').count()).toBe(1);
  });

  it('draws values against the limit of the clause, and has them in a table for who does not see them', async () => {
    const page = await open('demo-supervisor', '/records?type=留样');
    await page.locator('.drawing canvas').waitFor();
    expect(await page.locator('.drawing').getAttribute('aria-hidden')).toBe('true');
    expect(await page.locator('.rows tbody tr').first().textContent()).toContain('不少于 125 g');
    expect(complaints).toEqual([]);
  });

  it('fits narrow and wide screens: nothing runs out at the side, everything to tap is large enough', async () => {
    const page = await open('demo-supervisor', '/findings', PHONE);
    for (const path of PAGES) {
      await page.goto(program.web.address() + path);
      for (const width of [320, 390, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await page.evaluate('document.documentElement.scrollWidth');
        expect(wide, `${path} at ${width}`).toBeLessThanOrEqual(width);
      }
      await page.setViewportSize({ width: 390, height: 844 });
      for (const box of await Promise.all(
        (await page.locator('button:visible, select:visible, .bar a, .views a').all()).map((b) => b.boundingBox()),
      ))
        expect(Math.min(box?.height ?? 0, box?.width ?? 0), path).toBeGreaterThanOrEqual(36);
    }
    expect(complaints).toEqual([]);
  });

  for (const colorScheme of ['light', 'dark'] as const)
    it(`has no serious fault for people who see, hear or move differently (${colorScheme})`, async () => {
      const page = await open('demo-supervisor', '/findings', { colorScheme, bypassCSP: true, ...PHONE });
      for (const path of PAGES) {
        await page.goto(program.web.address() + path);
        await page.evaluate(axe);
        const faults = await page.evaluate(`axe.run().then(({ violations }) => violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => id + ': ' + nodes[0].html))`);
        expect(faults, path).toEqual([]);
      }
    });

  it('prints a finding with its whole story, without what belongs to the screen', async () => {
    const page = await open('demo-supervisor', '/findings/ISS-1');
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['.bar', '.composer', '[role=log]'])
      expect(await page.locator(gone).isVisible(), gone).toBe(false);
    expect(await page.locator('.story').isVisible()).toBe(true);
    const [whole, shown] = await page.evaluate<[number, number]>(
      '[document.getElementById("look").offsetHeight, document.body.scrollHeight]',
    );
    expect(shown).toBeGreaterThanOrEqual(whole);
  });

  it('is English for who reads English', async () => {
    const page = await open('demo-supervisor', '/findings/ISS-1', { locale: 'en-GB' });
    expect(await page.locator('#look').textContent()).toMatch(/The story[\s\S]*returned?/i);
    await page.goto(`${program.web.address()}/records`);
    await page.getByRole('heading', { name: 'Records' }).waitFor();
  });
});
