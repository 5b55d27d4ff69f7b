import { describe, expect, it } from 'vitest';
import { asksAboutNeeds, raisesNeed } from '../../src/improvement/raising.ts';

describe('a message that begins with 提需求', () => {
  it.each([
    '提需求 车库扫地机定个充电标准',
    '提需求 车库扫地机多久充一次电',
    '提需求：垃圾桶几天洗一次没有规定',
    '提需求，谁来管天台的门',
    '提需求车库扫地机多久充一次电',
    '提需求后勤车库加个充电标准，谁来管',
    '我想提个需求 地毯怎么清洗要有标准',
    '提建议 会议室空调多久清洗一次',
    '提需求',
  ])('raises a need, whatever its own words ask: %s', (text) => {
    expect([raisesNeed(text), asksAboutNeeds(text)]).toEqual([true, false]);
  });

  it.each([
    '提需求之后多久会答复',
    '提需求以后谁处理',
    '提需求多久答复',
    '提需求 多久答复？',
    '提需求要找谁',
    '提需求的流程是什么',
    '怎么提需求',
    '谁能提需求，提了多久回复',
    '在哪里提需求',
  ])('asks about needs when it speaks of nothing else: %s', (text) => {
    expect(asksAboutNeeds(text)).toBe(true);
  });

  it('may say so at its end', () => {
    expect(raisesNeed('扫地机充电没有规定，提个需求')).toBe(true);
    expect(asksAboutNeeds('扫地机充电没有规定，提个需求')).toBe(false);
    expect(raisesNeed('需求怎么答复')).toBe(false);
  });
});
