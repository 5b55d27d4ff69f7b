import { describe, expect, it } from 'vitest';
import { clauseCount, minutesAhead, passMark, questionCount } from '../../../src/study/schedules/numbers.ts';
import { teamReader } from '../../../src/study/schedules/team.ts';
import { topicsIn } from '../../../src/study/schedules/topics.ts';
import { holidayPolicyIn, meetingIn } from '../../../src/study/schedules/words.ts';

const team = teamReader({
  保洁: ['清洁', '保洁员', 'cleaning', 'cleaners'],
  安保: ['保安', '门卫', 'security'],
  食堂: ['饭堂', '厨房'],
});
const teamOf = (text: string): unknown => {
  const found = team(text);
  return found && 'team' in found ? found.team : found && 'unknown' in found ? `?${found.unknown}` : found?.several;
};

describe('a team', () => {
  it.each([
    ['给保洁组考5题', '保洁'],
    ['保按 3题 消防', '安保'],
    ['保结组考5题', '保洁'],
    ['给bj考五题', '保洁'],
    ['ba 10题', '安保'],
    ['给阿姨们考3题', '保洁'],
    ['门卫 1道题', '安保'],
    ['厨房推一条', '食堂'],
    ['quiz the cleaning team', '保洁'],
    ['全员考试 20题', '全员'],
    ['给保洁考食堂消毒', '保洁'],
    ['地面清洁 给保安考5题', '安保'],
  ])('is read from %s', (text, wanted) => expect(teamOf(text)).toBe(wanted));

  it('that there is not is named', () => expect(teamOf('给绿化组考5题')).toBe('?绿化组'));
  it('is none in words that hold its letters by chance', () => expect(teamOf('basic subject')).toBeUndefined());
  it('is two when two are named', () => expect(teamOf('给保洁和保安考5题')).toEqual(['保洁', '安保']));
});

describe('numbers', () => {
  it.each([
    ['考五道题', 5],
    ['8点半3题', 3],
    ['周一五题', 5],
    ['十五题', 15],
    ['考负5道题', -5],
    ['考-5题', -5],
    ['0题', 0],
    ['题目8道', 8],
    ['5 questions', 5],
    ['ten questions', 10],
    ['2.5题', 2.5],
  ])('of questions: %s', (text, wanted) => expect(questionCount(text)?.value).toBe(wanted));
  it.each(['专题会', '3个问题', '第五题', '主题 消毒'])('are none in %s', (text) =>
    expect(questionCount(text)).toBeUndefined(),
  );
  it.each([
    ['推两条', 2],
    ['学一条', 1],
    ['3条条款', 3],
    ['2 clauses', 2],
  ])('of clauses: %s', (text, wanted) => expect(clauseCount(text)?.value).toBe(wanted));
  it.each([
    ['及格80', 80],
    ['90分及格', 90],
    ['六十分合格', 60],
    ['合格线85', 85],
    ['pass mark 70', 70],
  ])('of the pass mark: %s', (text, wanted) => expect(passMark(text)?.value).toBe(wanted));
  it.each([
    ['提前15分钟', -15],
    ['提前半小时', -30],
    ['例会前10分钟', -10],
    ['提前一刻钟', -15],
    ['10 minutes before', -10],
  ])('of minutes ahead: %s', (text, wanted) => expect(minutesAhead(text)?.value).toBe(wanted));
});

describe('topics', () => {
  it.each([
    [' 考 留样和消毒', ['留样', '消毒']],
    [' 吧考留样的', ['留样']],
    [' 学习茶水服务', ['茶水服务']],
    ['推 学习提示 留样', ['留样']],
    ['JG 331', ['JG 331']],
    ['用电安全', ['用电安全']],
    ['设备巡检', ['设备巡检']],
    ['一次性用品', ['一次性用品']],
    ['quiz , , topic disinfection', ['disinfection']],
    [' about fire patrol', ['fire patrol']],
    ['给 测试一下 吧', []],
  ])('of %s', (text, wanted) => expect(topicsIn(text)).toEqual(wanted));
});

describe('holidays and meetings', () => {
  it.each([
    ['节假日顺延', 'move'],
    ['遇节假日跳过', 'skip'],
    ['节假日照常', 'run'],
    ['节日安排', undefined],
  ])('%s', (text, wanted) => expect(holidayPolicyIn(text)).toBe(wanted));
  it.each([
    ['保洁周例会', '周例会'],
    ['每周例会', '周例会'],
    ['留样专题会', '专题会'],
    ['消防讲座', '培训'],
    ['seminar', '研讨会'],
  ])('%s', (text, wanted) => expect(meetingIn(text)?.kind).toBe(wanted));
});
