/** Symbols of units as a person on the floor says them. */
const SAID: Readonly<Record<string, string>> = {
  g: '克',
  kg: '千克',
  mg: '毫克',
  min: '分钟',
  h: '小时',
  s: '秒',
  L: '升',
  mL: '毫升',
  m: '米',
  cm: '厘米',
  mm: '毫米',
  km: '公里',
  'm²': '平方米',
  'km/h': '公里/小时',
  'mg/L': '毫克/升',
  '℃': '℃',
};
const AFTER_NUMBER = /(\d|）)\s?(km\/h|mg\/L|m²|min|kg|mg|mL|cm|mm|km|g|h|s|L|m)(?![A-Za-z²/])/g;
/** Spaces that only a number or a symbol had asked for: `多长时间 内`, `3 小时 ，`. */
const BETWEEN_HAN = /(?<=[\p{Script=Han}）“”，。？])[ ]+(?=[\p{Script=Han}（“”，。？])/gu;
const RATE = /元\/m²·月/g;

/** The unit's name in words, where it has one: min → 分钟. */
export const unitSaid = (unit: string): string => SAID[unit] ?? unit;

/** A text with its units in words: `不少于 125 g` → `不少于 125 克`. */
export const spoken = (text: string): string =>
  text
    .replace(AFTER_NUMBER, (_, before: string, unit: string) => `${before} ${unitSaid(unit)}`)
    .replace(RATE, '元/平方米·月')
    .replace(BETWEEN_HAN, '');
