import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attachments } from '../../../src/chat/files.ts';
import { browser } from './kit.ts';
import { type Program, startProgram } from './program.ts';
import { sayAs, seed } from './seed.ts';

let program: Program;
beforeAll(async () => {
  program = await startProgram();
  await seed(program);
});
afterAll(() => program.stop());

/** The page as somebody of the demonstration; `guest` is nobody of the directory. */
async function as(who: string) {
  const page = browser(program);
  await page.open();
  const { csrf } = await page.open();
  await page.post('/speak-as', new URLSearchParams({ csrf, identity: who }), {
    'content-type': 'application/x-www-form-urlencoded',
  });
  return {
    status: async (path: string) => (await page.get(path)).status,
    read: async (path: string) => (await page.get(path)).text(),
    get: (path: string) => page.get(path),
  };
}
const refsIn = (html: string) => [...new Set(html.match(/ISS-\d+/g))].sort();

describe('the list of findings', () => {
  it('shows whoever oversees all that is not closed, and each firm its own', async () => {
    expect(refsIn(await (await as('demo-supervisor')).read('/findings'))).toEqual(['ISS-1', 'ISS-2', 'ISS-3', 'ISS-4']);
    expect(refsIn(await (await as('demo-supplier')).read('/findings'))).toEqual(['ISS-1', 'ISS-2']);
    expect(refsIn(await (await as('demo-supplier-other')).read('/findings'))).toEqual(['ISS-3']);
    expect(refsIn(await (await as('demo-employee')).read('/findings'))).toEqual(['ISS-4']);
  });

  it('is narrowed by its address: service, floor, state, place; what makes no sense narrows nothing', async () => {
    const { read } = await as('demo-supervisor');
    expect(refsIn(await read('/findings?service=食堂'))).toEqual(['ISS-3']);
    expect(refsIn(await read('/findings?floor=2'))).toEqual(['ISS-1']);
    expect(refsIn(await read('/findings?status=submitted'))).toEqual(['ISS-2']);
    expect(refsIn(await read('/findings?status=returned&month=2025-05'))).toEqual(['ISS-1']);
    expect(refsIn(await read('/findings?place=A-2-MWC'))).toEqual(['ISS-1']);
    expect(refsIn(await read('/findings?status=overdue'))).toEqual([]);
    expect(refsIn(await read('/findings?month=2025-03&status=all'))).toEqual([]);
    expect(refsIn(await read('/findings?floor=x&service=y&month=2025-13&status=z&place=<'))).toHaveLength(4);
  });

  it('is a board too', async () => {
    const html = await (await as('demo-manager')).read('/findings?view=board');
    expect(html).toMatch(/待整改 <small>3<\/small>[\s\S]*待复查 <small>1<\/small>/);
  });
});

describe('one finding', () => {
  it('has its whole story: who did what when, what a correction changed, what was said', async () => {
    const html = await (await as('demo-supervisor')).read('/findings/ISS-1');
    expect(html).toContain('地面积水');
    for (const part of ['登记', '更正', '提交整改', '复查不通过', '<del>一般</del>', '<ins>较重</ins>', '还有水'])
      expect(html, part).toContain(part);
    expect(html.indexOf('更正')).toBeLessThan(html.indexOf('复查不通过'));
  });

  it('quotes the clause that it is about, and links to it', async () => {
    const html = await (await as('demo-supervisor')).read('/findings/ISS-2');
    expect(html).toMatch(/<blockquote class="must"[\s\S]*href="\/standards\/Q-LNJG-JG-331-2024#c-/);
  });

  it('offers what the viewer may do next, in the words of the chat', async () => {
    const html = await (await as('demo-supervisor')).read('/findings/ISS-2');
    expect(html).toContain('data-say="ISS-2 通过"');
    expect(await (await as('demo-supplier')).read('/findings/ISS-2')).not.toContain('data-say="ISS-2 通过"');
  });

  it('looks the same when it is not theirs as when there is none', async () => {
    const other = await as('demo-supplier-other');
    for (const path of ['/findings/ISS-1', '/findings/ISS-99', '/findings/ISS-0', '/findings/1', '/findings/ISS-1e3'])
      expect(await other.status(path), path).toBe(404);
    expect(await other.read('/findings/ISS-1')).toBe(await other.read('/findings/ISS-99'));
  });

  it('does not tell the firm who reported it', async () => {
    expect(await (await as('demo-supervisor')).read('/findings/ISS-4')).toContain('陈秀兰');
    const lead = await (await as('demo-supplier-property')).read('/findings/ISS-4');
    expect(lead).toContain('灯不亮');
    expect(lead).not.toContain('陈秀兰');
  });

  it('has pictures for whoever may see it, and for nobody else', async () => {
    const sent = (await program.app.store.find(attachments)).rows;
    const first = sent.find(({ document }) => document.name === '20.png')?.id ?? '';
    const foreign = sent.find(({ document }) => document.name === '40.png')?.id ?? '';
    const path = `/findings/ISS-1/files/${first}`;
    const supplier = await as('demo-supplier');
    expect(await supplier.read('/findings/ISS-1')).toContain(path);
    const got = await supplier.get(path);
    expect([got.status, got.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(await (await as('demo-supplier-other')).status(path)).toBe(404);
    expect(await (await as('guest')).status(path)).toBe(404);
    // Of another finding than the one that is named.
    expect(await supplier.status(`/findings/ISS-1/files/${foreign}`)).toBe(404);
  });
});

describe('records', () => {
  it('stand in a table with each value, the clause and whether it holds', async () => {
    const html = await (await as('demo-supervisor')).read('/records?type=留样');
    expect(html).toMatch(/REC-1[\s\S]*红烧肉 150 g[\s\S]*符合/);
    expect(html).toMatch(/白粥 100 g[\s\S]*不符[\s\S]*不少于 125 g/);
    expect(html).not.toContain('蒸汽');
  });

  it('have a chart whose limit is that of the clause', async () => {
    const html = await (await as('demo-supervisor')).read('/records?type=留样');
    const data = JSON.parse(/data-chart="([^"]*)"/.exec(html)?.[1]?.replaceAll('&quot;', '"') ?? '{}');
    expect(data).toMatchObject({ unit: 'g' });
    expect(
      data.points.map(({ value, low, holds }: { value: number; low: number; holds: boolean }) => [value, low, holds]),
    ).toEqual(
      expect.arrayContaining([
        [150, 125, true],
        [130, 125, true],
        [100, 125, false],
      ]),
    );
  });

  it('are shown to the firm that made them, to who made them, and to whoever oversees', async () => {
    const count = async (who: string) => ((await (await as(who)).read('/records')).match(/>REC-\d+</g) ?? []).length;
    expect(await count('demo-supervisor')).toBe(4);
    expect(await count('demo-supplier-other')).toBe(3);
    expect(await count('demo-cook')).toBe(3);
    expect(await count('demo-employee')).toBe(1);
    expect(await count('demo-employee-2')).toBe(0);
    expect(await count('demo-supplier')).toBe(1);
  });

  it('are narrowed to those that break a clause', async () => {
    const html = await (await as('demo-supervisor')).read('/records?failing=yes');
    expect(html.match(/>REC-\d+</g)).toEqual(['>REC-2<']);
  });
});

describe('a place', () => {
  it('shows what its sign is for: what is due, the words that record it, the clause, what is open there', async () => {
    const html = await (await as('demo-employee-2')).read('/place/A-2-MWC');
    expect(html).toContain('主楼2层男卫生间');
    expect(html).toContain('data-say="巡回保洁 主楼2层男卫生间 正常"');
    expect(html).toContain('data-say="上报问题 主楼2层男卫生间"');
    expect(html).toContain('每 60 min');
    expect(html).not.toContain('ISS-1');
    expect(await (await as('demo-supplier')).read('/place/a-2-mwc')).toContain('ISS-1');
  });

  it('shows a guest what the standard says, and nothing of what others did', async () => {
    const html = await (await as('guest')).read('/place/A-2-MWC');
    expect(html).toContain('每 60 min');
    expect(html).not.toMatch(/REC-\d|ISS-\d/);
  });

  it('is not there for a code that no place has', async () => {
    const { status } = await as('demo-employee');
    for (const code of ['A-99-X', '%E4%BD%8D', 'x'.repeat(50)]) expect(await status(`/place/${code}`), code).toBe(404);
  });
});

describe('scores', () => {
  it('are shown with every line: the finding, its day, what it cost, by which clauses', async () => {
    const html = await (await as('demo-manager')).read('/scores');
    expect(html).toContain('保洁（洁雅）');
    expect(html).toContain('食堂（膳源）');
    expect(html).toMatch(
      /href="\/findings\/ISS-1"[\s\S]*2025-05-14[\s\S]*地面积水[\s\S]*较重[\s\S]*−\d[\s\S]*JG 205—2024/,
    );
  });

  it('are a firm’s own for its lead, frozen ones for finance, and nobody else’s', async () => {
    const own = await (await as('demo-supplier')).read('/scores');
    expect(own).toContain('保洁（洁雅）');
    expect(own).not.toContain('膳源');
    expect(await (await as('demo-finance')).read('/scores')).toContain('还没有可以看的得分');
    for (const who of ['demo-employee', 'demo-cook', 'demo-admin', 'guest'])
      expect(await (await as(who)).status('/scores'), who).toBe(404);
  });
});

describe('the plan of checks', () => {
  it('is a calendar of what was to be looked at and what was', async () => {
    await sayAs(program, 'demo-supervisor', '下周二去查三楼会议室');
    await program.app.outbox.flush();
    await sayAs(program, 'demo-supervisor', '确认');
    const html = await (await as('demo-manager')).read('/plan?month=2025-05');
    expect(html).toMatch(/datetime="2025-05-20"[\s\S]*PLN-1[\s\S]*待查[\s\S]*datetime="2025-05-21"/);
    expect(html).toContain('计划 1 次，已查 0 次');
    expect(html).toMatch(/<td class="off[^>]*>\s*<time datetime="2025-05-17"/);
  });

  it('is not for the firms that are looked at', async () => {
    for (const who of ['demo-supplier', 'demo-employee', 'guest'])
      expect(await (await as(who)).status('/plan'), who).toBe(404);
    const bar = await (await as('demo-supplier')).read('/');
    expect(bar).toContain('href="/scores"');
    expect(bar).not.toContain('href="/plan"');
  });
});

describe('a guest', () => {
  it('sees no findings and no records, and no way to them', async () => {
    const guest = await as('guest');
    for (const path of ['/findings', '/findings?view=board', '/findings/ISS-1', '/records'])
      expect(await guest.status(path), path).toBe(404);
    expect(await guest.read('/')).not.toContain('href="/findings"');
    expect(await (await as('demo-employee')).read('/')).toContain('href="/findings"');
  });
});
