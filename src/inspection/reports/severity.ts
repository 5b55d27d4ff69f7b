import { foldText } from '../../base/fold.ts';
import type { Severity } from '../../notes/model.ts';

/** Danger to people, food, fire safety or information that is there already or may be at any moment (JG 204, 3.4). */
const DANGER =
  /变质|腐烂|发霉|有毒|过期食品|漏电|触电|裸露.{0,2}线|带电|冒烟|着火|起火|燃气.{0,3}泄|坠落|掉下来|塌|停用消防|锁死|泄密|涉密|带故障运行|electric shock|exposed wire/;
/** What such danger comes from (JG 204, 3.3 and table 1). */
const RISK =
  /消防|灭火|疏散|安全出口|应急|防火|堵塞?通道|堆.{0,4}通道|用电|电线|插座|燃气|食品|食材|留样|生熟|砧板|案板|餐具|消毒|健康证|持证|证件过期|过期|监控|值守|睡岗|脱岗|离岗|空岗|漏查|巡逻|电梯|高处|积水.{0,6}(?:滑倒|摔)|摔|滑倒|会议.{0,6}中断|话筒|投影.{0,4}(?:打不开|不亮)|陌生人|保密|个人信息|fire|exit|extinguisher|food|guard/;

/**
 * How grave something may be, by what it says and what its clause is about: a proposal that a person confirms. In doubt
 * the higher grade (JG 204, 5.1.2).
 */
export function proposedSeverity(what: string, clause: { readonly text: string } | undefined): Severity {
  const said = foldText(what);
  if (DANGER.test(said)) return '严重';
  if (RISK.test(said)) return '较重';
  return clause && /消防|灭火|疏散|食品安全|食物中毒|触电|坠落/.test(clause.text) ? '较重' : '一般';
}
