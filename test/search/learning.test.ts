import { beforeAll, describe, expect, it } from 'vitest';
import { type Analyser, createAnalyser } from '../../src/search/analyser.ts';
import { likelihoodRatio } from '../../src/search/association.ts';
import { buildIndex } from '../../src/search/build.ts';
import type { SearchDocument, SearchIndex } from '../../src/search/index-model.ts';
import { createLearning, type Learning } from '../../src/search/learning.ts';
import { rank } from '../../src/search/rank.ts';

const SUBJECTS = [
  '卫生间巡查',
  '大堂清洁',
  '垃圾清运',
  '会议茶水',
  '灭火器检查',
  '来访登记',
  '空调温度',
  '电梯急修',
  '绿化修剪',
  '车辆停放',
];
const DOCUMENTS: SearchDocument[] = SUBJECTS.flatMap((subject, i) =>
  ['频次', '要求', '记录'].map((aspect, k) => ({
    id: `${i}.${k}`,
    group: `S${i}`,
    fields: { text: `${subject}的${aspect}应符合规定。` },
  })),
);

let analyser: Analyser;
let index: SearchIndex;
beforeAll(() => {
  analyser = createAnalyser();
  index = buildIndex(DOCUMENTS, analyser);
});

/** People who say 洗手的地方 and mean 卫生间, among others who ask about other things. */
function taught(people: (n: number) => string): Learning {
  const learning = createLearning();
  for (let n = 0; n < 6; n++) {
    learning.confirm({
      query: `洗手间隔多久看${n}`,
      documentId: '0.0',
      person: people(n),
      at: '2025-05-14T10:00:00+08:00',
    });
    learning.confirm({
      query: `领导开会喝水${n}`,
      documentId: '3.1',
      person: people(n + 1),
      at: '2025-05-14T10:00:00+08:00',
    });
    learning.confirm({
      query: `谁能进大门${n}`,
      documentId: '5.1',
      person: people(n + 2),
      at: '2025-05-14T10:00:00+08:00',
    });
  }
  return learning;
}
const many = (n: number): string => `person-${n}`;

describe('learning from confirmed answers', () => {
  it('leads a spoken word to the words of clauses', () => {
    const learning = taught(many);
    const ask = (question: string, learned: boolean) =>
      rank(index, analyser, question, learned ? { learned: learning.learned(index, analyser) } : {});
    const place = (learned: boolean) => ask('洗手间的记录', learned).findIndex(({ id }) => id === '0.2');
    expect(place(false)).toBeGreaterThan(0);
    // Before it only the clause that the same question was answered with.
    expect(ask('洗手间的记录', true)[0]?.id).toBe('0.0');
    expect(place(true)).toBe(1);
  });

  it('lists what was learned, with how often', () => {
    const lessons = taught(many).lessons(index, analyser);
    expect(lessons).toContainEqual({ spoken: '洗手间', meant: '卫生间', kind: 'word', confirmed: 6, asked: 6 });
    expect(lessons).toContainEqual({ spoken: '洗手间', meant: 'S0', kind: 'standard', confirmed: 6, asked: 6 });
  });

  it('is not bent by one person, however often they tap', () => {
    const learning = taught(() => 'the same person');
    const learned = learning.learned(index, analyser);
    expect(learned.lessons).toEqual([]);
    expect(rank(index, analyser, '洗手间的记录', { learned })).toEqual(rank(index, analyser, '洗手间的记录'));
    expect(rank(index, analyser, '洗手间隔多久看1', { learned })).toEqual(rank(index, analyser, '洗手间隔多久看1'));
  });

  it('counts a pair once per person', () => {
    const learning = createLearning();
    const pair = { query: '洗手间', documentId: '0.0', person: 'a', at: '' };
    expect(learning.confirm(pair)).toBe(true);
    expect(learning.confirm({ ...pair, query: ' 洗手间 ' })).toBe(false);
    expect(learning.state().confirmations).toHaveLength(1);
  });

  it('forgets what was taken back', () => {
    const learning = taught(many);
    for (const { query, documentId, person } of learning.state().confirmations)
      learning.withdraw({ query, documentId, person });
    expect(learning.lessons(index, analyser)).toEqual([]);
  });

  it('never learns again what was undone, and keeps the rest', () => {
    const learning = taught(many);
    learning.undo({ spoken: '洗手间', meant: '卫生间' });
    learning.confirm({ query: '洗手间谁打扫', documentId: '0.1', person: 'another', at: '' });
    const { lessons, toWords } = learning.learned(index, analyser);
    expect(lessons.some(({ spoken, meant }) => spoken === '洗手间' && meant === '卫生间')).toBe(false);
    expect(lessons.some(({ spoken, meant }) => spoken === '洗手间' && meant === '巡查')).toBe(true);
    expect([...toWords.keys()].filter((term) => '洗手间'.includes(term.replace('=', ''))).length).toBeGreaterThan(0);
  });

  it('gives the same lessons from its saved state', () => {
    const learning = taught(many);
    learning.undo({ spoken: '洗手间', meant: '巡查' });
    const state = JSON.parse(JSON.stringify(learning.state()));
    expect(createLearning(state).lessons(index, analyser)).toEqual(learning.lessons(index, analyser));
  });

  it('ignores answers that are no longer there', () => {
    const learning = createLearning();
    learning.confirm({ query: '洗手间', documentId: 'gone', person: 'a', at: '' });
    expect(learning.lessons(index, analyser)).toEqual([]);
  });

  it('takes the word of someone whose task it is', () => {
    const learning = createLearning();
    for (const n of [1, 2, 3]) {
      learning.confirm({ query: `洗手间${n}`, documentId: '0.0', person: 'manager', at: '', assigned: true });
      learning.confirm({ query: `喝水${n}`, documentId: '3.1', person: `p${n}`, at: '' });
      learning.confirm({ query: `大门${n}`, documentId: '5.1', person: `q${n}`, at: '' });
    }
    expect(learning.lessons(index, analyser).some(({ spoken }) => spoken === '洗手间')).toBe(true);
  });
});

describe('the likelihood ratio', () => {
  it('is nothing for what chance would give, and grows with what it would not', () => {
    expect(likelihoodRatio(1, 10, 10, 100)).toBeCloseTo(0, 10);
    expect(likelihoodRatio(10, 10, 10, 100)).toBeGreaterThan(likelihoodRatio(5, 10, 10, 100));
  });
});
