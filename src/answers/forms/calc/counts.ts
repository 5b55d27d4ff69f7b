import { withDigits } from '../../../base/numerals-in-text.ts';
import type { Asking } from '../../answerer.ts';

const COUNTER = '(?:个|项|条|次|处|起|件|宗|x|×)?';
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The question with the standards' words in place of the asker's (`2 serious` → `2 严重问题`), numbers in digits. */
export function inStandardWords({ question, shelf }: Asking, labels: readonly string[]): string {
  let text = question.plain;
  const spoken = shelf.glossary.spoken(question.plain).toSorted((a, b) => b.start - a.start);
  for (const { start, end, terms } of spoken) {
    const term = terms.find((t) => labels.some((label) => t.startsWith(label)));
    if (term && !labels.some((label) => question.plain.slice(start, end).includes(label)))
      text = `${text.slice(0, start)}${term}${text.slice(end)}`;
  }
  for (const label of labels)
    for (const word of englishOf(label, shelf.catalogue.glossary.terms))
      text = text.replace(new RegExp(`\\b${escaped(word)}\\b`, 'g'), label);
  return withDigits(text);
}

/** `minor` of `minor problem`, the English of 一般问题. */
const englishOf = (
  label: string,
  terms: readonly { readonly term: string; readonly english: readonly string[] }[],
): string[] =>
  terms
    .filter(({ term }) => term.startsWith(label))
    .flatMap(({ english }) => english.map((name) => name.toLowerCase().split(' ')[0] ?? ''))
    .filter((word) => word.length > 3);

/** How many counts a text names, of whatever: one that no label takes makes a sum of the others wrong. */
export const countsIn = (text: string): number =>
  [
    ...text.matchAll(
      /(?<![\d.a-z])\d{1,3}(?![\d.])\s*(?:(?:个|项|条|次|处|起|件|宗)(?!月|人|工作日)|(?=[\p{Script=Han}a-z]))(?!\s*(?:分|万|千|元|月|日|号|天|年|%|点|points?|人|percent))/gu,
    ),
  ].length;

/**
 * How many of each label a text names: `2个严重4个一般`, or `严重2个、一般4个`. Whether the number stands before or behind its label
 * is the same throughout a sentence, and its first number shows it.
 */
export function countsOf(text: string, labels: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  const any = labels
    .map(escaped)
    .toSorted((a, b) => b.length - a.length)
    .join('|');
  const before = new RegExp(`(?<![\\d.])(\\d{1,3})\\s*${COUNTER}\\s*(?:的)?\\s*(?<!不)(${any})`, 'g');
  const behind = new RegExp(
    `(?<!不)(${any})(?:的|性)?(?:问题|毛病|项目)?\\s*(?:的)?(?:有|是|各|共|:|：)?\\s*(\\d{1,3})\\s*${COUNTER}(?!\\s*分)`,
    'g',
  );
  const firstNumber = /\d/.exec(text)?.index ?? Number.POSITIVE_INFINITY;
  const firstLabel = new RegExp(any).exec(text)?.index ?? Number.POSITIVE_INFINITY;
  const orders = firstLabel < firstNumber ? [behind, before] : [before, behind];
  for (const order of orders) {
    for (const match of text.matchAll(order)) {
      const [label, count] = order === before ? [match[2], match[1]] : [match[1], match[2]];
      if (label && count) found.set(label, (found.get(label) ?? 0) + Number(count));
    }
    if (found.size > 0) return found;
  }
  return found;
}
