import { chromium } from 'playwright-core';
import { startProgram } from './program.ts';
const rig = await startProgram();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(' ') });
const ctx = await browser.newContext({ viewport: {width:390, height:844}, deviceScaleFactor: 2, hasTouch: true, isMobile: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
const page = await ctx.newPage();
page.on('console', (m) => { if (['error','warning'].includes(m.type())) console.log(m.text()); });
await page.goto(rig.web.address());
await page.waitForTimeout(500);
await page.screenshot({ path: '/tmp/shots/r0.png' });
const qs = process.argv.slice(2);
for (const [i,q] of qs.entries()) { await page.fill('#words', q); await page.click('#send'); await page.waitForTimeout(900); await page.screenshot({ path: `/tmp/shots/r${i+1}.png` }); }
await page.click('.person summary'); await page.waitForTimeout(100); await page.screenshot({ path: `/tmp/shots/r${qs.length+1}.png` });
await browser.close(); await rig.stop();
