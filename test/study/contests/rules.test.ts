import { describe, expect, it } from 'vitest';
import type { Form, Item, ItemKind } from '../../../src/study/bank/model.ts';
import { rankContestants, shareHundred, standingOf } from '../../../src/study/contests/marks.ts';
import { mixFor, paperOfMix } from '../../../src/study/contests/mix.ts';
import type { Score, SheetItem } from '../../../src/study/contests/model.ts';
import { firstThree, type Performance, rankTeams } from '../../../src/study/contests/ranking.ts';
import { minutesSlot, roundsSlot, scoreIn, teamsSlot } from '../../../src/study/contests/words.ts';

const item = (id: string, form: Form, kind: ItemKind): Item => ({
  id,
  clause: `X#${id}`,
  kind,
  stem: `${id}?`,
  options: form === 'single' ? ['a', 'b', 'c'] : [],
  key: form === 'single' ? { form, right: 0 } : { form: 'judge', right: true },
});
const pool = (name: string, singles: number, judges: number, kind: ItemKind = 'value'): Item[] => [
  ...Array.from({ length: singles }, (_, i) => item(`${name}-s${i}`, 'single', i % 2 === 0 ? kind : 'who')),
  ...Array.from({ length: judges }, (_, i) => item(`${name}-j${i}`, 'judge', 'force')),
];

describe('papers of a contest', () => {
  const [a, b] = [pool('a', 30, 10), pool('b', 12, 6)];

  it('are of the same forms and kinds for every team, each from its own questions', () => {
    const mix = mixFor([a, b], 10, 'x');
    expect(mix).toHaveLength(10);
    const shapeOf = (items: readonly Item[], seed: string) =>
      paperOfMix(mix, items, seed, new Set()).map(({ item: id }) => {
        const found = items.find((one) => one.id === id);
        return `${found?.key.form}/${found?.kind}`;
      });
    expect(shapeOf(a, 'one')).toEqual(shapeOf(b, 'two'));
    expect(paperOfMix(mix, a, 'one', new Set())).not.toEqual(paperOfMix(mix, a, 'two', new Set()));
  });

  it('are no longer than the poorer team can bear, and repeat nothing that was asked before', () => {
    expect(mixFor([a, pool('c', 3, 1)], 10, 'x')).toHaveLength(4);
    expect(mixFor([a, []], 10, 'x')).toEqual([]);
    const mix = mixFor([a, b], 5, 'x');
    const first = new Set(paperOfMix(mix, b, 's', new Set()).map(({ item: id }) => id));
    expect(paperOfMix(mix, b, 's', first).some(({ item: id }) => first.has(id))).toBe(false);
  });
});

const T0 = 1_000_000;
const played = (team: '保洁' | '会务', person: string, answers: readonly (number | undefined)[]): Performance => ({
  team,
  person,
  began: T0,
  // Seconds of a right answer; negative: wrong.
  answers: answers.map((s) => (s === undefined ? undefined : { right: s >= 0, at: T0 + Math.abs(s) * 1000 })),
});

describe('the ranking of teams', () => {
  it('is by points a head: ten for right, two more for the first three, nought for who did not answer', () => {
    const rows = rankTeams(
      [played('保洁', 'p1', [10, 20]), played('保洁', 'p2', [undefined, undefined]), played('会务', 'q1', [30, -5])],
      ['保洁', '会务'],
    );
    // Everyone who was right is among the first three here.
    expect(rows.map(({ team, place, points }) => [team, place, points])).toEqual(
      [
        ['保洁', 1, 12],
        ['会务', 1, 12],
      ].map(([team, , points], i) => [team, i + 1, points]),
    );
    expect(rows[0]).toMatchObject({ right: 2, asked: 4, people: 2, taken: 1, seconds: 15 });
  });

  it('gives the extra to three at each place only, and to who was as fast as the third', () => {
    const five = [1, 2, 3, 3, 9].map((s, i) => played('保洁', `p${i}`, [s]));
    const [row] = rankTeams(five, ['保洁']);
    expect(row?.points).toBe((5 * 10 + 4 * 2) / 5);
    expect(firstThree(five)).toEqual(['p0', 'p1', 'p2']);
  });

  it('parts equal points by the share right, then by time, and else lets them share a place', () => {
    const places = (x: Performance[], y: Performance[]) =>
      rankTeams([...x, ...y], ['保洁', '会务']).map(({ team, place }) => `${place} ${team}`);
    expect(places([played('保洁', 'p', [20])], [played('会务', 'q', [10])])).toEqual(['1 会务', '2 保洁']);
    expect(places([played('保洁', 'p', [10])], [played('会务', 'q', [10])])).toEqual(['1 保洁', '1 会务']);
    expect(places([played('保洁', 'p', [-1])], [played('会务', 'q', [undefined])])).toEqual(['1 保洁', '1 会务']);
  });
});

describe('points of judges', () => {
  const sheet: SheetItem[] = [
    { clause: 'X#1', text: 'one', points: 60 },
    { clause: 'X#2', text: 'two', points: 40 },
  ];
  const by = (judge: string, contestant: string, ...points: (number | null)[]): Score => ({
    contest: 1,
    judge,
    contestant,
    points,
    at: 0,
  });

  it('are their mean; of five or more sheets the highest and the lowest are left out', () => {
    const four = [10, 20, 30, 60].map((n, i) => by(`j${i}`, 'c', n, 0));
    expect(standingOf('c', four, sheet)).toMatchObject({ points: 30, judges: 4, trimmed: false });
    expect(standingOf('c', [...four, by('j9', 'c', 40, 0)], sheet)).toMatchObject({
      points: 30,
      judges: 5,
      trimmed: true,
    });
  });

  it('count from complete sheets only', () => {
    expect(standingOf('c', [by('j1', 'c', 10, null)], sheet)).toBeUndefined();
    expect(standingOf('c', [by('j1', 'c', 10, null), by('j2', 'c', 20, 20)], sheet)).toMatchObject({
      points: 40,
      judges: 1,
    });
  });

  it('are parted by the lines that are worth most, else share a place; the next one counts on', () => {
    const rows = rankContestants({ contestants: ['a', 'b', 'c', 'd'], sheet }, [
      by('j', 'a', 30, 40),
      by('j', 'b', 50, 20),
      by('j', 'c', 30, 40),
      by('j', 'd', 0, 0),
    ]);
    expect(rows.map(({ person, place }) => [person, place])).toEqual([
      ['b', 1],
      ['a', 2],
      ['c', 2],
      ['d', 4],
    ]);
  });

  it('of a sheet sum to a hundred whatever the weights', () => {
    for (const weights of [[1], [2, 2, 2], [2, 1, 2, 1, 1, 2, 2], Array(9).fill(1)])
      expect(shareHundred(weights).reduce((x, y) => x + y, 0)).toBe(100);
  });
});

describe('words of contests', () => {
  const turn = { text: '' } as never;
  const teams = (text: string) => teamsSlot({}).read(text, turn)?.value;

  it.each([
    ['保洁 对 会务', ['保洁', '会务']],
    ['保洁vs会务', ['保洁', '会务']],
    ['保洁组对安保组 消防', ['保洁', '安保']],
    ['物业、保洁、食堂', ['物业', '保洁', '食堂']],
    ['保洁和会务', ['保洁', '会务']],
    ['保洁 对 会务 对 食堂', ['保洁', '会务', '食堂']],
    ['全员', ['物业', '会务', '保洁', '安保', '食堂']],
  ])('name the teams: %s', (text, expected) => {
    expect(teams(text)).toEqual({ teams: expected });
  });

  it('name one that there is not', () => {
    expect(teams('保洁 对 园林')).toEqual({ teams: ['保洁'], unknown: '园林' });
  });

  it('tell rounds and minutes from times', () => {
    expect(roundsSlot.read('三轮', turn)?.value).toBe(3);
    expect(roundsSlot.read('3 rounds', turn)?.value).toBe(3);
    expect(minutesSlot.read('限时15分钟', turn)?.value).toBe(15);
    expect(minutesSlot.read('15分钟后', turn)).toBeUndefined();
  });

  it.each([
    ['CT-2 张三 第1项 8分', { contest: 2, name: '张三', item: 1, points: 8 }],
    ['ct2 张三 第一项 8.5', { contest: 2, name: '张三', item: 1, points: 8.5 }],
    ['评分 CT-2', { contest: 2 }],
    ['CT-2 张三 第3项改成9分', { contest: 2, name: '张三', item: 3, points: 9 }],
    ['CT-2 张三 第1项 -3分', { contest: 2, name: '张三', item: 1, points: -3 }],
    ['8分', { points: 8 }],
  ])('say a score: %s', (text, expected) => {
    expect(scoreIn(text)).toEqual(expected);
  });
});
