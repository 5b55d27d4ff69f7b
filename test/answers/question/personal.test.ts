import { describe, expect, it } from 'vitest';
import { readPersonal } from '../../../src/answers/question/personal.ts';
import { plainQuestion } from '../../../src/answers/question/plain.ts';
import { loadNouns } from '../../../src/answers/words.ts';

const nouns = loadNouns();
const firms = new Map([
  ['洁雅', '保洁'],
  ['膳源', '食堂'],
]);
const asked = (text: string): string => {
  const personal = readPersonal(plainQuestion(text), { isWord: (word) => nouns.has(word) }, firms);
  return personal ? `${personal.whose}: ${personal.what}` : 'a rule';
};

describe('whose matters are asked for', () => {
  it.each([
    '我上次考了多少分',
    '查一下我的学时',
    '我的成绩',
    '我排第几',
    '我这次错了哪几题',
    '我上次業務測試幾多分',
    'what was my last test score',
  ])('the own ones: %s', (text) => {
    expect(asked(text)).toBe('own: result');
  });

  it.each([
    '李桂芳上次业务测试几分',
    '老王测试过没过',
    '佢上次考咗幾多分',
    '谁考得最差',
    '大家的成绩发一下',
    "show me Li's score",
  ])('those of others: %s', (text) => {
    expect(asked(text)).toBe('other: result');
  });

  it.each(['张三的身份证号发我', '把王师傅电话给我', '保安队长家住哪', '何大勇的手机号是多少'])(
    'a number or an address: %s',
    (text) => {
      expect(asked(text)).toBe('other: identity');
    },
  );

  it.each(['膳源这个月得了几分', '别家供应商上个月扣了几分', '保洁公司5月得分多少', '洁雅的合同金额是多少'])(
    'those of a firm: %s',
    (text) => {
      expect(asked(text)).toBe('other firm: result');
    },
  );

  it.each(['我们公司这个月得了几分', '本公司上月扣分明细'])('those of the own firm: %s', (text) => {
    expect(asked(text)).toBe('own firm: result');
  });

  it('pay', () => {
    expect(asked('我这个月工资多少')).toBe('own: pay');
    expect(asked('王洁一个月拿多少钱工资')).toBe('other: pay');
  });
});

describe('what is laid down is nobody’s own matter', () => {
  it.each([
    '我考了75分算过吗',
    '水管爆了维修工几分钟要到',
    '测试多少分算合格',
    '我能查自己的学时吗',
    '我一年要学多少学时',
    '我的记录写错了怎么改',
    '他没带身份证能进吗',
    '身份证号能发微信群吗',
    '本月得分什么时候公布',
    '供应商能看其他供应商的得分吗',
    '张三请假了复查谁来做',
    '值班电话是多少',
    '高峰时段考核怎么扣分',
    '一个保安一个月多少钱',
  ])('%s', (text) => {
    expect(asked(text)).toBe('a rule');
  });
});
