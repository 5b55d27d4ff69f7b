import type { Asked } from './asked.ts';

/** Somebody is hurt or in danger, or will be. */
const DANGER =
  /晕(?:倒|过去|了|厥)|昏(?:倒|迷|过去|厥)|倒地|倒下|不省人事|触电|电到|漏电|着火|起火|失火|火警|冒烟|爆炸|煤气|燃气|泄漏|流血|出血|骨折|受伤|摔伤|摔倒|烫伤|烧伤|中毒|窒息|噎|抽搐|休克|没(?:有)?呼吸|心脏病|被困|困人|困在|打架|斗殴|打起来|打人|持刀|行凶|闯进|抢劫|\b(?:faint\w*|unconscious|collapse[sd]?|bleed\w*|on fire|fire breaks|smoke|electric shock|gas leak|smell of gas|trapped|burn(?:ed|s|t)?|injur\w*|hurt|poison\w*|fight(?:ing)?|chok\w+|heart attack)\b/;

/** Something is out of order and has to be dealt with now. */
const TROUBLE =
  /(?<!不)坏(?:了|掉)|堵(?:了|住|塞)|漏水|跑水|爆(?:了|管)|停电|断电|没电|停水|跳闸|失灵|故障|出毛病|老鼠|蟑螂|耗子|\b(?:broken|leak\w*|blocked|out of order|power cut)\b/;

/** True when somebody wants to know what to do in an emergency: it is answered at once, never with a menu. */
export const asksInEmergency = (plain: string, asked: ReadonlySet<Asked>): boolean =>
  DANGER.test(plain) && (asked.has('how') || asked.has('who'));

/** … or with something that has broken down. */
export const asksInTrouble = (plain: string, asked: ReadonlySet<Asked>): boolean =>
  asksInEmergency(plain, asked) || (TROUBLE.test(plain) && (asked.has('how') || asked.has('who')));
