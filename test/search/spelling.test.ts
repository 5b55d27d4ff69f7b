import { beforeAll, describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/search/analyser.ts';
import { buildIndex } from '../../src/search/build.ts';
import type { SearchDocument } from '../../src/search/index-model.ts';
import { createSpelling, type Spelling } from '../../src/search/spelling.ts';
import { spellingWords } from '../../src/search/spelling-words.ts';

const TEXTS = [
  ['食品安全与留样', '每个品种的留样存放在留样柜中，标签由留样人签字。'],
  ['留样要求', '留样量按克计，留样冷藏。'],
  ['天花板除尘', '天花板除尘每季度一次，无蛛网。除尘后检查。'],
  ['厕所巡查', '厕所巡查每小时一次，高峰时巡查加密。'],
  ['防火巡查', '防火巡查每日进行，夜间巡查两小时一次。'],
  ['灭火器', '灭火器每月检查，指针在绿区。灭火器的指针由安保查看。'],
  ['放行条', '大件出门凭放行条。放行条由后勤开具，放行条存档，收放行条登记。'],
  ['准入', '供应商准入应有许可证。准入时核对许可证。'],
  ['整改时限', '一般问题的整改时限为一日。'],
  ['消毒液', '消毒液按比例配制，抹布分色。抹布用后清洗。'],
];
const OWN = ['留样', '留样柜', '防火巡查', '灭火器', '放行条', '消毒液', '抹布', '许可证', '准入', '除尘', '指针'];

let spelling: Spelling;
beforeAll(() => {
  const documents = [0, 1, 2, 3].flatMap((copy) =>
    TEXTS.map(
      ([heading = '', text = ''], i): SearchDocument => ({ id: `${copy}.${i}`, group: 'S', fields: { heading, text } }),
    ),
  );
  const analyser = createAnalyser({ ownWords: OWN });
  const index = buildIndex(documents, analyser);
  spelling = createSpelling(spellingWords(index, documents, OWN), index, analyser);
});

describe('a mistyped question', () => {
  it.each([
    ['same sound', '流样要多少', '留样要多少'],
    ['same sound, two at once', '测所寻查多久一次', '厕所巡查多久一次'],
    ['same sound at the end', '灭火气的指真在哪', '灭火器的指针在哪'],
    ['near sound', '天花板除沉几次', '天花板除尘几次'],
    ['look-alike', '留佯柜几度', '留样柜几度'],
    ['one wrong character of three', '发行条怎么开', '放行条怎么开'],
    ['a missing character', '灭器多久检查', '灭火器多久检查'],
    ['Traditional typed wrong', '流樣要多少', '留样要多少'],
    ['pinyin', 'fanghuo xuncha yeli duojiu yici', '防火巡查夜里多久一次'],
    ['pinyin without spaces', 'liuyangduoshao', '留样多少'],
    ['pinyin among Chinese', 'liuyang 要几度', '留样 要几度'],
    ['initials', 'zgsx 一般问题', '整改时限 一般问题'],
  ])('%s: %s', (_, typed, meant) => {
    expect(spelling.suggest(typed)?.text).toBe(meant);
  });

  it('is told which words were replaced', () => {
    expect(spelling.suggest('准如要什么许可正')?.replaced).toEqual([
      { from: '准如', to: '准入' },
      { from: '许可正', to: '许可证' },
    ]);
  });
});

describe('a question without mistakes', () => {
  it.each([
    '留样多少克',
    '厕所多久巡查一次',
    '公积金怎么提取',
    '今天天气怎么样',
    '我想请假两天',
    '帮我写个总结',
    'how often must restrooms be checked',
    'women toilets',
    'wifi 密码是多少',
    'JG 352 的 5.2.1',
    'pdf',
    '',
    '！？',
    '在在在在',
  ])('%s stays as it is', (question) => {
    expect(spelling.suggest(question)).toBeUndefined();
  });

  it('however long, is looked at in its beginning only', () => {
    expect(spelling.suggest(`${'今天很忙，'.repeat(2000)}流样`)).toBeUndefined();
  });
});
