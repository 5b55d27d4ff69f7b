import { beforeAll, describe, expect, it } from 'vitest';
import { namedStandard } from '../../../src/answers/forms/named.ts';
import { readQuestion } from '../../../src/answers/question/question.ts';
import type { Shelf } from '../../../src/answers/shelf.ts';
import { asker, demonstration } from './asking.ts';

let shelf: Shelf;
let ask: ReturnType<typeof asker>;
beforeAll(async () => {
  shelf = await demonstration();
  ask = asker(shelf);
});

describe('a clause by its number', () => {
  it.each([
    'jg352 5.2.1',
    'JG 352—2024 5.2.1',
    'Q／LNJG　JG３５２－２０２４　５．２．１',
    'JG352第5.2.1条讲的什么',
    'what does JG 352 5.2.1 say',
  ])('is quoted for %s', (question) => {
    const answered = ask(question);
    expect(answered?.behaviour).toBe('answer');
    expect(answered?.cited[0]).toBe('JG 352—2024 5.2.1');
    expect(answered?.text).toContain('125 g');
  });

  it('takes a management document by a part of its title', () => {
    expect(ask('检查制度第一条说的啥')?.cited).toEqual(['LNJG-ZD 02—2024 第一条']);
  });

  it('shows a table row by row, an appendix clause by clause', () => {
    expect(ask('bz404 表1')?.cited).toHaveLength(7);
    expect(ask('jg 205 附录A')?.text).toContain('评分表');
  });

  it('says of an old edition that it is old, and what holds now', () => {
    const answered = ask('JG 352-2021 5.2.1');
    expect(answered?.text).toContain('被代替');
    expect(answered?.text).toContain('125 g');
  });

  it('asks which standard is meant when none is named', () => {
    expect(ask('5.2.1讲什么')?.behaviour).toBe('clarify');
  });

  it('is not found when there is none, and the nearest are offered', () => {
    expect(ask('JG352 附录K')).toMatchObject({ behaviour: 'not_found', says: ['JG 352—2024 附录A'] });
    expect(ask('JG 352 5.2.1a')).toMatchObject({ behaviour: 'not_found', says: ['JG 352—2024 5.2.1'] });
    expect(ask('bz404 表9')).toMatchObject({ behaviour: 'not_found', says: ['BZ 404—2024 表1', 'BZ 404—2024 表2'] });
    expect(ask('消防法第十六条')?.behaviour).toBe('not_found');
  });
});

describe('a standard as such', () => {
  it('is introduced by its scope', () => {
    expect(ask('bz404是管啥的')?.text).toContain('服务定额');
  });

  it('is in force, or is not, on the day that counts', () => {
    expect(ask('jg331-2024现在作废了没')?.text).toContain('现行');
    expect(ask('jg331-2024现在作废了没', '2025-07-15')?.text).toContain('被代替');
    expect(ask('is JG 331-2024 still valid')?.text).toContain('in force since 2024-04-01');
  });

  it('tells from when a new edition holds, however it is named', () => {
    for (const question of [
      'JG 331 2025版啥时候开始执行',
      '保洁作业那个新标准哪天开始执行',
      'JG331 的 new edition 几号 effective',
    ])
      expect(ask(question)?.text).toContain('2025-07-01');
  });

  it('is not found when there is no such code or edition', () => {
    expect(ask('JG 999 的要求')?.behaviour).toBe('not_found');
    expect(ask('JG352-2019')).toMatchObject({ behaviour: 'not_found', says: ['JG 352—2021', 'JG 352—2024'] });
  });

  it('is left to the search when its content is asked for', () => {
    expect(ask('JG352留样多少克')).toBeUndefined();
  });

  it('from outside is known by its status and by who cites it', () => {
    expect(ask('GB/T 24421.2—2009还有效吗')?.text).toContain('GB/T 24421.2—2023');
    expect(ask('国标31654')?.cited.some((c) => c.startsWith('JG 352'))).toBe(true);
  });
});

describe('who cites what', () => {
  it('lists the standards that cite an outside one, a line each', () => {
    const answered = ask('GBT24421 被我们哪个标准引了');
    expect(answered?.text).toContain('TY 101');
    expect(answered?.cited[0]).toBe('TY 101—2024 6.1.3');
  });

  it('lists what a standard cites', () => {
    expect(ask('JG 352 引用了哪些')?.text).toContain('GB 31654');
  });
});

describe('the standard that a search is limited to', () => {
  const named = (text: string) => namedStandard(readQuestion(text, 'zh', '2025-05-14', shelf), shelf, '2025-05-14');

  it('is the one of a code or a whole title, in the edition that is meant', () => {
    expect(named('JG352留样多少克')?.editions.map((e) => e.id)).toEqual(['Q/LNJG JG 352—2024']);
    expect(named('jg352 2021版留样多少克')?.editions.map((e) => e.id)).toEqual(['Q/LNJG JG 352—2021']);
    expect(named('食品安全与留样里怎么说标签')?.editions.map((e) => e.id)).toEqual(['Q/LNJG JG 352—2024']);
  });

  it('is none when only values and things are named', () => {
    for (const text of ['留样100克够不够', '室温26度可以吗', '12号整改了吗', '两个人巡一次 2.5 元', '主楼302室漏水'])
      expect(named(text)).toBeUndefined();
  });
});
