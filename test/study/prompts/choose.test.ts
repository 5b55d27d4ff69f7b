import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseNext } from '../../../src/study/prompts/choose.ts';
import { noteClause } from '../../../src/trail/trail.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await openTestApp();
});
afterAll(() => bot.stop());

const next = async (team: '保洁' | '食堂' | '全员') =>
  (
    await chooseNext(
      bot.app.store,
      { team, topics: [], now: bot.clock.now() },
      { zone: 'Asia/Shanghai', catalogue: bot.app.catalogue, about: () => [] },
    )
  ).map(({ located: { edition, clause } }) => `${edition.id.replace('Q/LNJG ', '')} ${clause.number}`);
const note = (kind: 'found' | 'wrong' | 'studied', clause: string, team: string, count: number) =>
  bot.app.store.transact({ what: 'test' }, async (tx) => {
    for (let i = 0; i < count; i++) noteClause(tx, { kind, clause: `Q/LNJG ${clause}`, team, ref: `X-${kind}-${i}` });
  });

describe('what a team studies next', () => {
  it('is at first what changes, then what is risky, of its own standards first', async () => {
    expect((await next('保洁')).slice(0, 2)).toEqual(['JG 331—2024 6.2.1', 'JG 331—2024 7.3.3']);
    const canteen = await next('食堂');
    expect(canteen[0]).toMatch(/^JG 35[12]—2024/);
    expect(canteen.some((clause) => /^JG 3[1-4]/.test(clause))).toBe(false);
  });

  it('is the same each time', async () => {
    expect(await next('保洁')).toEqual(await next('保洁'));
  });

  it('is what the inspections found and the quizzes missed, for the team that it happened to', async () => {
    const before = (await next('保洁'))[0];
    await note('found', 'JG 352—2024#5.2.5', '食堂', 3);
    await note('wrong', 'JG 352—2024#5.2.2', '食堂', 8);
    expect((await next('食堂')).slice(0, 2).sort()).toEqual(['JG 352—2024 5.2.2', 'JG 352—2024 5.2.5']);
    expect((await next('保洁'))[0]).toBe(before);
  });

  it('is something else once it was studied', async () => {
    const [first = ''] = await next('保洁');
    await note('studied', first.replace(' 6.', '#6.').replace('2024 ', '2024#'), '保洁', 1);
    expect((await next('保洁')).slice(0, 3)).not.toContain(first);
    expect((await next('食堂'))[0]).not.toBe(first);
  });
});
