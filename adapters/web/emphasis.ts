import { COUNTERS, UNIT_NAMES } from '../../src/base/units.ts';

/** A piece of a text; a value in it stands out. */
export interface Run {
  readonly text: string;
  readonly strong: boolean;
}

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const NUMBER = '\\d+(?:[.,]\\d+)*';
const UNIT = `(?:${UNIT_NAMES.map(escaped).join('|')}|[${COUNTERS}](?!\\p{Script=Han}))`;
const COMPARISON =
  '(?:不少于|不低于|不超过|不大于|不小于|不高于|不得超过|至少|至多|大于|小于|高于|低于|少于|超过|[≥≤＞＜><])';
const CLOCK = '\\d{1,2}:[0-5]\\d(?:\\s?[—–\\-~～至]+\\s?\\d{1,2}:[0-5]\\d)?';
/** `不少于 125 g`, `0 ℃～8 ℃`, `500 mg/L`, `2.5 元/m²·月`, `8:30—9:30`. Nothing that is a part of a code or a longer word. */
const VALUE = new RegExp(
  `(?<![\\w.])(?:${CLOCK}|(?:${COMPARISON}\\s?)?(?<![\\w.])${NUMBER}\\s?(?:${UNIT})?\\s?(?:[—–\\-~～至]\\s?${NUMBER}\\s?)?${UNIT}(?:/(?:${UNIT}|人|台|[a-z²³]+)(?:·[日月年次])?)?)(?![\\w])`,
  'gu',
);

/** A value stays on one line; something longer is no value that anybody wrote in earnest. */
const LONGEST_VALUE = 24;

/** Splits a text at its values, so that they can be made to stand out. The pieces put together are the text. */
export function emphasise(text: string): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const match of text.matchAll(VALUE)) {
    if (match.index > from) runs.push({ text: text.slice(from, match.index), strong: false });
    runs.push({ text: match[0], strong: match[0].length <= LONGEST_VALUE });
    from = match.index + match[0].length;
  }
  if (from < text.length) runs.push({ text: text.slice(from), strong: false });
  return runs;
}
