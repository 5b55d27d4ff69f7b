import { randomBytes } from 'node:crypto';
import { chromium } from 'playwright-core';
import { createSessions } from '../../../adapters/web/sessions.ts';
import { startProgram } from './program.ts';
const p = await startProgram();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(' ') });
async function as(person: string, o: object) {
  const ctx = await browser.newContext({ viewport: {width:390, height:844}, deviceScaleFactor: 2, hasTouch: true, isMobile: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...o });
  const token = await createSessions(p.app.store, p.clock, randomBytes).open(person, person);
  await ctx.addCookies([{ name: 'zhibiao', value: token, url: p.web.address() }]);
  return ctx.newPage();
}
const page = await as('demo-employee', {});
await page.goto(p.web.address());
await page.waitForTimeout(400);
await page.fill('#words', '留样多少克'); await page.click('#send'); await page.waitForTimeout(1200);
await page.evaluate('document.activeElement.blur()');
await page.screenshot({ path: process.argv[2] ?? '/tmp/shots/chat.png' });
const dark = await as('demo-cook', { colorScheme: 'dark' });
await dark.goto(p.web.address()); await dark.waitForTimeout(300);
for (const q of ['帮助','厕所高峰多久巡一次','三楼要走楼梯吗']) { await dark.fill('#words', q); await dark.click('#send'); await dark.waitForTimeout(1000); }
await dark.screenshot({ path: '/tmp/shots/s1.png' });
const d2 = await as('demo-guard', { viewport: {width: 1200, height: 800}, deviceScaleFactor: 1, isMobile: false });
await d2.goto(p.web.address()+'/standards/Q-LNJG-JG-352-2024#c-5.2.1'); await d2.waitForTimeout(300); await d2.screenshot({ path: '/tmp/shots/s2.png' });
await d2.goto(p.web.address()+'/standards/Q-LNJG-JG-205-2024#c-%E8%A1%A8A.2_%E8%A1%8C2'); await d2.waitForTimeout(300); await d2.screenshot({ path: '/tmp/shots/s3.png' });
await d2.goto(p.web.address()+'/standards/Q-LNJG-JG-331-2025/changes/Q-LNJG-JG-331-2024'); await d2.waitForTimeout(300); await d2.screenshot({ path: '/tmp/shots/s4.png' });
await d2.emulateMedia({ media: 'print' }); await d2.goto(p.web.address()+'/standards/Q-LNJG-JG-352-2024'); await d2.screenshot({ path: '/tmp/shots/s5.png' });
const m = await as('demo-finance', {}); await m.goto(p.web.address()+'/standards/Q-LNJG-JG-352-2024#c-4.1.3_c)'); await m.waitForTimeout(300); await m.screenshot({ path: '/tmp/shots/s6.png' });
await browser.close(); await p.stop();
