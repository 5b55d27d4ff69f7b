import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { splitQuestion } from '../../src/answers/question/split.ts';
import { type Heard, openTestApp, type TestApp } from '../support/app.ts';

describe('several questions in one message', () => {
  it.each([
    ['84怎么兑、泡多久', ['84怎么兑', '泡多久']],
    ['厕所高峰和平时各多久巡一次', ['厕所高峰多久巡一次', '厕所平时多久巡一次']],
    ['一般、较重、严重各扣多少分', ['一般扣多少分', '较重扣多少分', '严重扣多少分']],
    ['留样要多少克放多久放在几度', ['留样要多少克', '放多久', '放在几度']],
    ['留样的重量、时长和温度分别是多少', ['留样多少克', '留样多久', '留样几度']],
    ['早中晚饭都几点开', ['早餐几点开', '午餐几点开', '晚餐几点开']],
    ['夏天空调几度冬天几度', ['夏天空调几度', '冬天几度']],
    ['茶水第一次多久续,之后呢', ['茶水第一次多久续', '之后呢']],
  ])('%s', (text, parts) => {
    expect(splitQuestion(text)).toEqual(parts);
  });

  it.each(['留样多少克', '几点到几点开饭', '多少人以上的会议要几个服务员', '大堂多久巡一次'])(
    'one question stays one: %s',
    (text) => {
      expect(splitQuestion(text)).toEqual([text]);
    },
  );
});

describe('each part is answered with its clause', () => {
  let bot: TestApp;
  beforeAll(async () => {
    bot = await openTestApp();
  });
  afterAll(() => bot.stop());
  let asked = 0;
  const ask = (text: string): Promise<Heard> => bot.ask({ text, by: `stranger-${asked++}` });

  it.each([
    ['留样多少克，要放多久？', ['JG 352 5.2.1', 'JG 352 5.2.2']],
    [
      '留样要几克、放几天、搁几度、谁签名，一块儿告诉我',
      ['JG 352 5.2.1', 'JG 352 5.2.2', 'JG 352 5.2.3', 'JG 352 5.2.4'],
    ],
    ['厕所高峰和平时各多久巡一次', ['JG 331 6.2.1', 'JG 331 6.2.2']],
    ['一般较重严重问题分别几天整改', ['JG 204 5.2.1', 'JG 204 5.2.2', 'JG 204 5.2.3']],
    ['测试多久考一次，多少分及格，没过怎么办', ['TY 105 8.3.1', 'TY 105 8.3.2', 'TY 105 8.3.3']],
    ['食堂早饭几点到几点，中午呢，晚上呢', ['JG 351 5.1.1', 'JG 351 5.1.2', 'JG 351 5.1.3']],
    ['急修多久到，普通报修多久到', ['JG 311 5.2.1', 'JG 311 5.2.2']],
    ['超支10%怎么办，20%呢', ['BZ 404 8.2.1', 'BZ 404 8.2.2']],
    ['午餐几个菜，几点开', ['JG 351 5.2.1', 'JG 351 5.1.2']],
    ['记录保存几年，录像保存多久', ['TY 107 4.3', 'JG 342 8.2.1']],
    ['65分什么档次？连着两个月这样要不要走人？', ['JG 205 表A.2 行4', 'JG 206 4.2.1']],
    ['What is the sample weight and how long is it kept?', ['JG 352 5.2.1', 'JG 352 5.2.2']],
  ])('%s', async (text, clauses) => {
    const reply = await ask(text);
    expect(reply.behaviour).toBe('answer');
    const cited = (reply.citations ?? []).map(({ code, clause }) => `${/[A-Z]{2} \d+/.exec(code)?.[0]} ${clause}`);
    expect(cited).toEqual(expect.arrayContaining(clauses));
    for (const { quote } of (reply.citations ?? []).slice(0, 2))
      expect(reply.text.split(quote).length - 1, quote).toBeLessThanOrEqual(1);
  });

  it('says of the parts that no clause answers nothing, and answers the rest', async () => {
    const reply = await ask('留样多少克，留样盒什么牌子');
    expect(reply.behaviour).toBe('answer');
    expect(reply.citations?.[0]?.clause).toBe('5.2.1');
  });
});
