import { describe, expect, it } from 'vitest';
import { roleOf, sentenceDefining, wordsDefined } from '../../src/standards/role.ts';

const article = (text: string, path: readonly string[] = ['第二章 管理']) => ({ number: '第八条', path, text });

describe('what an article does', () => {
  it.each([
    ['rule', '业主需要装饰装修房屋的，应当事先告知物业服务企业。'],
    ['rule', '专项维修资金收取、使用、管理的办法应当公布，并由业主大会监督。'],
    ['penalty', '违反本条例规定的，责令限期改正，处5000元以上5万元以下罚款。'],
    ['definition', '本法所称档案，是指具有保存价值的各种文字、图表、声像等不同形式的历史记录。'],
    ['definition', '人员密集场所，是指公众聚集场所和医院的门诊楼。'],
    ['purpose', '为了加强标准化工作，提升产品和服务质量，制定本法。'],
    ['purpose', '从事档案收集、整理、保护、利用及其监督管理活动，适用本法。'],
    ['closing', '本法自2018年1月1日起施行。'],
    ['policy', '国家鼓励和支持消防科学技术研究。'],
  ] as const)('%s: %s', (role, text) => {
    expect(roleOf(article(text))).toBe(role);
  });

  it('is a penalty for all that stands in the chapter of penalties', () => {
    expect(roleOf(article('拒不改正的，从重处理。', ['第七章 法律责任']))).toBe('penalty');
  });

  it('is a penalty for an item that a penalty introduces', () => {
    const leadIn = { number: '第六十条', text: '有下列行为之一的，责令改正，处五千元以上五万元以下罚款：' };
    expect(roleOf({ ...article('占用疏散通道的；'), leadIn })).toBe('penalty');
  });

  it('is a rule for what stands in no article', () => {
    expect(roleOf({ number: '5.1', path: [], text: '违反规定的，处罚款。' })).toBe('rule');
  });
});

describe('words that a text says the meaning of', () => {
  it.each([
    ['本法所称标准（含标准样品），是指需要统一的技术要求。', ['标准']],
    ['食品，指各种供人食用或者饮用的成品和原料。', ['食品']],
    ['下列用能单位为重点用能单位：', ['重点用能单位']],
    ['企业应当指定专人负责。', []],
  ])('%s', (text, words) => {
    expect(wordsDefined(text)).toEqual(words);
  });

  it('are told by the sentence that defines them', () => {
    const text = '本条例适用于政府采购。本法所称货物，是指各种形态和种类的物品。';
    expect(sentenceDefining('货物', text)).toBe('本法所称货物，是指各种形态和种类的物品。');
  });
});
