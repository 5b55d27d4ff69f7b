import type { Clause } from '../../standards/model.ts';

/** The order of a day's work: what is read first is needed first. */
export const STAGES = ['上岗前', '作业中', '交接', '应急'] as const;
export type Stage = (typeof STAGES)[number];

/** Where a clause stands in the day, and by which word: shown to whoever asks why. */
export interface Placement {
  readonly stage: Stage;
  /** The word that decided; absent for what is simply part of the work. */
  readonly word?: string;
}

/** In a clause's own words: what has just happened. Without one of these no sentence is about an emergency. */
const EMERGENCY =
  /应急(?!培训|措施|预案|能力|知识|物资|演练)|突发|事故|火情|火灾|起火|着火|明火|烟雾|冒烟|火警|报警|疏散(?!通道|指示)|泄漏|燃气味|被困|受伤|晕倒|触电|中毒|腹泻|呕吐物|血迹|溅入|误吸|可疑物|爆炸|停电时|暴雨|台风|(?<!预订)冲突|闯入|紧急/;
const BEFORE =
  /上岗前|岗前|上岗时|上岗应|(?<![上下])班前|作业前|使用前|每次使用前|操作前|开餐前|供餐前|会前|营业前|开机前|进入.{1,6}前|应穿|着装|工作服|工牌|仪容|健康证明|晨检|持证|证件|任职|配制消毒液/;
const AFTER =
  /交接|下班|班后|收工|会后|餐后|供餐后|作业(?:结束|完毕|完成)后|使用后应|完成后应|离岗|离开前|清场|签到|归档|补录|保存期限|保存时间应|记录应|应记录|登记表|填写.{0,8}(?:记录|表|卡)|应按.{0,10}保存/;

const HEADINGS: readonly (readonly [Stage, RegExp])[] = [
  ['应急', /应急|突发|事故|火灾|事件(?:的)?处置|紧急|异常(?:情况)?(?:的)?处置|故障(?:的)?处置|报警/],
  ['上岗前', /人员|职责|着装|仪容|礼仪|仪表|资格|培训|岗前|班前|会前|准备|配备|工具与药剂|健康/],
  ['交接', /交接|记录|档案|归档|会后|收尾|班后|离场|检查与|监督检查|检查、|评价|考核/],
];

/**
 * Where in the day's work a clause belongs. Its own words come before its headings; among its words an emergency before
 * all, then what must be done beforehand, then afterwards. What nothing places is the work itself.
 */
export function stageOf({ text, path }: Pick<Clause, 'text' | 'path'>): Placement {
  const own: readonly (readonly [Stage, RegExp])[] = [
    ['应急', EMERGENCY],
    ['上岗前', BEFORE],
    ['交接', AFTER],
  ];
  for (const [stage, words] of own) {
    const word = words.exec(text)?.[0];
    if (word !== undefined) return { stage, word };
  }
  for (const heading of path.toReversed()) {
    const title = heading.replace(/^[\d.A-Z]+\s*/, '');
    for (const [stage, words] of HEADINGS) {
      const word = words.exec(title)?.[0];
      if (word !== undefined) return { stage, word };
    }
  }
  return { stage: '作业中' };
}
