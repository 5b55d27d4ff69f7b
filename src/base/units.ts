/** What a unit measures. */
export type Measure =
  | 'mass'
  | 'duration'
  | 'temperature'
  | 'count'
  | 'money'
  | 'percent'
  | 'length'
  | 'area'
  | 'volume'
  | 'concentration'
  | 'score'
  | 'speed'
  | 'pressure'
  | 'other';

export interface Unit {
  /** As texts of ours write it: g, h, min, ℃, m², 元, 工作日. */
  readonly symbol: string;
  readonly measure: Measure;
  /** How many of the measure's base unit it is; absent where no exact number exists (a month, a working day). */
  readonly scale?: number;
  /** Other ways to write it. */
  readonly names: readonly string[];
}

const unit = (symbol: string, measure: Measure, scale: number | undefined, names = ''): Unit => ({
  symbol,
  measure,
  ...(scale === undefined ? {} : { scale }),
  names: names === '' ? [] : names.split(' '),
});

/** Base units: g, min, ℃, m, m², L, mg/L, 元, %, 分, km/h, MPa. */
export const UNITS: readonly Unit[] = [
  unit('g', 'mass', 1, '克'),
  unit('kg', 'mass', 1000, '千克 公斤 ㎏ KG'),
  unit('mg', 'mass', 0.001, '毫克 ㎎'),
  unit('斤', 'mass', 500, '市斤'),
  unit('t', 'mass', 1e6, '吨'),
  unit('s', 'duration', 1 / 60, '秒 秒钟'),
  unit('min', 'duration', 1, '分钟 mins'),
  unit('h', 'duration', 60, '小时 个小时 钟头 个钟头 个钟'),
  unit('日', 'duration', 1440, 'd 天 个日 个自然日 自然日'),
  unit('工作日', 'duration', undefined, '个工作日'),
  unit('周', 'duration', 10080, '星期 个星期 个周 礼拜'),
  unit('月', 'duration', undefined, '个月 个自然月'),
  unit('季度', 'duration', undefined, '个季度'),
  unit('年', 'duration', undefined, '周年 a'),
  unit('学时', 'duration', undefined, '课时 个学时'),
  unit('℃', 'temperature', 1, '°C 摄氏度 度'),
  unit('m', 'length', 1, '米'),
  unit('cm', 'length', 0.01, '厘米 公分 ㎝'),
  unit('mm', 'length', 0.001, '毫米 ㎜'),
  unit('km', 'length', 1000, '公里 千米 ㎞'),
  unit('m²', 'area', 1, 'm2 ㎡ 平方米 平米 平方'),
  unit('m³', 'volume', 1000, 'm3 ㎥ 立方米'),
  unit('L', 'volume', 1, '升 l'),
  unit('mL', 'volume', 0.001, '毫升 ml'),
  unit('mg/L', 'concentration', 1, 'mg/l 毫克/升 毫克每升'),
  unit('g/L', 'concentration', 1000, 'g/l 克/升 克每升'),
  unit('mg/m³', 'concentration', undefined, 'mg/m3'),
  unit('mg/kg', 'concentration', undefined),
  unit('元', 'money', 1, '块钱 元钱 人民币元'),
  unit('万元', 'money', 1e4, '万块钱'),
  unit('亿元', 'money', 1e8),
  unit('%', 'percent', 1, '％'),
  unit('‰', 'percent', 0.1),
  unit('分', 'score', 1),
  unit('km/h', 'speed', 1, '公里/小时 千米/小时 km/小时'),
  unit('m/s', 'speed', 3.6, '米/秒'),
  unit('MPa', 'pressure', 1, '兆帕'),
  unit('kPa', 'pressure', 0.001, '千帕'),
  unit('Pa', 'pressure', 1e-6, '帕'),
  unit('dB', 'other', undefined, 'dB(A) 分贝'),
  unit('lx', 'other', undefined, 'lux 勒克斯'),
  unit('kW·h', 'other', undefined, 'kWh 千瓦时 度电'),
  unit('kW', 'other', undefined, '千瓦'),
  unit('W', 'other', undefined, '瓦'),
  unit('V', 'other', undefined, '伏'),
  unit('A', 'other', undefined, '安培'),
  unit('Ω', 'other', undefined, '欧姆 欧'),
  unit('次', 'count', undefined, '遍 回'),
];

/**
 * Measure words that count things. 部 处 家 层 … also begin other words, so that who reads running text
 * takes them only after a digit, or after a Chinese number with a word of comparison before it.
 */
export const COUNTERS =
  '个人名位把件台只部份条张处家间层项辆种瓶支套块盏株户栋座组门课题道点页册箱袋桶包本枚幅根颗粒对双副级类款期批餐班棵架扇口瓦样品荤素步排列桌席圈块卷';

const byName = new Map<string, Unit>();
for (const u of UNITS) for (const name of [u.symbol, ...u.names]) byName.set(name, u);

/** The unit that a word or symbol means; undefined for a measure word or anything else. */
export const unitNamed = (name: string): Unit | undefined => byName.get(name);

/** All ways to write a unit, longest first, so that 分钟 is tried before 分 and km/h before km. */
export const UNIT_NAMES: readonly string[] = [...byName.keys()].sort((a, b) => b.length - a.length);

/** `value` in the base unit of what `symbol` measures; undefined when no exact factor exists. */
export function inBaseUnit(value: number, symbol: string): { measure: Measure; value: number } | undefined {
  const found = byName.get(symbol);
  if (found?.scale === undefined) return undefined;
  // 0.1 + 0.2: twelve digits are more than any clause gives.
  return { measure: found.measure, value: Number((value * found.scale).toPrecision(12)) };
}
