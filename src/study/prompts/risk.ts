import type { Clause } from '../../standards/model.ts';

/** Words by which a clause speaks of life, health or fire. */
const SAFETY =
  /消防|火灾|火情|明火|起火|疏散|灭火|燃气|触电|用电|电气|高处|坠落|有限空间|困人|电梯|急救|突发|应急|事故|伤[亡害]|危险|中毒|留样|生熟|交叉污染|变质|过期|腐蚀|消毒|锐器|泄漏|爆炸|滑倒|防滑|泄密|涉密/;
const FORBIDS = /严禁|禁止|不应|不得|不准/;

/** 不应少于 125 g sets a limit and forbids nothing. */
const LIMITS = /不(?:应|得|准)(?:少于|低于|小于|短于|早于|不足|超过|多于|大于|高于|长于|晚于|迟于|超出)/g;

/** Points of each sign of risk: what harms people weighs most, what is forbidden next, what has a limit after it. */
const POINTS = { safety: 6, underSafety: 3, forbids: 5, value: 4, requires: 1 } as const;

/** How much a clause's being broken may cost, by its own words alone. */
export interface Risk {
  readonly points: number;
  readonly level: 'high' | 'middle' | 'low';
  readonly safety?: string;
  readonly forbids: boolean;
  /** The first value that the clause names, as it stands there. */
  readonly value?: string;
}

const HIGH = 10;
const MIDDLE = 6;

/**
 * The visible rule: safety words 6 (3 when only the heading has them), a prohibition 5, a requirement with a value 4, a
 * requirement 1; 10 and more is high, 6 and more middle.
 */
export function riskOf({
  text,
  path,
  modal,
  quantities,
}: Pick<Clause, 'text' | 'path' | 'modal' | 'quantities'>): Risk {
  const named = SAFETY.exec(text)?.[0];
  const safety = named ?? SAFETY.exec(path.at(-1) ?? '')?.[0];
  const forbids = FORBIDS.test(text.replace(LIMITS, ' ')) && modal !== '宜' && modal !== '不宜';
  const requires = modal === '应' || modal === '不应' || modal === '指示';
  const value = requires ? quantities.find(({ kind }) => kind !== 'date' && kind !== 'other')?.text.trim() : undefined;
  const points =
    (named !== undefined ? POINTS.safety : safety !== undefined ? POINTS.underSafety : 0) +
    (forbids ? POINTS.forbids : 0) +
    (value === undefined ? 0 : POINTS.value) +
    (requires ? POINTS.requires : 0);
  return {
    points,
    level: points >= HIGH ? 'high' : points >= MIDDLE ? 'middle' : 'low',
    forbids,
    ...(safety === undefined ? {} : { safety }),
    ...(value === undefined ? {} : { value }),
  };
}
