import type { Places } from '../../people/places.ts';
import { placePath } from './board.ts';
import { placeMessages as messages } from './messages.ts';

/** Draws an address as a QR code, as SVG. */
export type DrawQr = (address: string) => Promise<string>;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/**
 * A page to print: a sign for each room and outdoor place, with the code that opens its page. Nothing is loaded from elsewhere.
 * @param base the address at which people open the page, such as `https://zhibiao.example.cn`
 * @param only places whose code begins so (`A-2`); left out: all
 */
export async function placeSigns(
  places: Places,
  base: string,
  draw: DrawQr,
  only = '',
): Promise<{ readonly html: string; readonly count: number }> {
  const under = only.toUpperCase();
  const rooms = places.list.filter(
    ({ code, room }) => room.length > 0 && (under === '' || code === under || code.startsWith(`${under}-`)),
  );
  const signs: string[] = [];
  for (const { code, name } of rooms) {
    const address = new URL(placePath(code), base).href;
    signs.push(
      `<section><h2>${escaped(name)}</h2>${await draw(address)}<p class="code">${escaped(code)}</p><p>${escaped(messages.scan.zh)}</p><p lang="en">${escaped(messages.scan.en)}</p></section>`,
    );
  }
  const title = `${messages.sheetTitle.zh} · ${messages.sheetTitle.en}`;
  return {
    count: rooms.length,
    html: `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title>
<style>
@page { size: A4; margin: 12mm }
body { margin: 0; font: 14px/1.5 system-ui, sans-serif; color: #000; background: #fff; display: grid; grid-template-columns: repeat(auto-fill, minmax(75mm, 1fr)); gap: 6mm }
section { border: 1px solid #999; border-radius: 4mm; padding: 6mm; text-align: center; break-inside: avoid }
h2 { margin: 0 0 3mm; font-size: 20px }
svg { width: 48mm; height: 48mm }
p { margin: 1mm 0 }
.code { font: bold 16px ui-monospace, monospace }
</style></head><body>
${signs.join('\n')}
</body></html>
`,
  };
}
