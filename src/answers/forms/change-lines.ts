import type { Language } from '../../commands/language.ts';
import type { ClauseChange } from '../../standards/lineage.ts';
import type { Quantity } from '../../standards/model.ts';
import { parentOf } from '../../standards/number.ts';
import { quantityInEnglish } from '../english.ts';
import { clip } from './drafts.ts';

/** Changed values matter most to who works by them; then what is new, gone, moved, reworded. */
const ORDER: readonly ClauseChange['kind'][] = ['values', 'added', 'removed', 'moved', 'words'];

const isFrame = (change: ClauseChange): boolean => /^[123](?:\.|$)/.test((change.after ?? change.before)?.number ?? '');

/** Only the number changed, because of what came or went before it. */
const isRenumbered = ({ kind, before, after }: ClauseChange): boolean =>
  kind === 'moved' && before !== undefined && after !== undefined && parentOf(before.number) === parentOf(after.number);

/** The changes worth telling, the most telling first; scope, references and terms after the rules. */
export const telling = (changes: readonly ClauseChange[]): ClauseChange[] =>
  changes
    .filter((c) => c.kind !== 'same')
    .map((change, at) => ({ change, at }))
    .sort(
      (a, b) =>
        Number(isRenumbered(a.change)) - Number(isRenumbered(b.change)) ||
        Number(isFrame(a.change)) - Number(isFrame(b.change)) ||
        ORDER.indexOf(a.change.kind) - ORDER.indexOf(b.change.kind) ||
        a.at - b.at,
    )
    .map(({ change }) => change);

const valueIn = (q: Quantity | undefined, language: Language): string =>
  q === undefined ? '—' : language === 'en' ? quantityInEnglish(q) : q.text.trim();

/** `60 min → 45 min`: of each value that changed. */
export const valuesOf = (change: ClauseChange, language: Language): string =>
  change.values
    .filter((v) => v.before && v.after)
    .map((v) => `${valueIn(v.before, language)} → ${valueIn(v.after, language)}`)
    .join(language === 'en' ? '; ' : '；');

/** One change in one line. */
export function changeLine(change: ClauseChange, language: Language): string {
  const { kind, before, after } = change;
  const zh = language === 'zh';
  const words = clip((after ?? before)?.text.replace(/\s*\n\s*/g, ' ') ?? '', 46);
  const number = after?.number ?? before?.number ?? '';
  if (kind === 'added') return `${zh ? '新增' : 'Added'} ${number} ${words}`;
  if (kind === 'removed') return `${zh ? '删除' : 'Removed'} ${number} ${words}`;
  if (kind === 'moved') return `${zh ? '移动' : 'Moved'} ${before?.number} → ${number} ${words}`;
  const values = valuesOf(change, language);
  const where = change.renumbered ? `${before?.number} → ${number}` : number;
  if (kind === 'values' && values !== '') return `${zh ? '改值' : 'Value'} ${where} ${values}：${words}`;
  return `${zh ? '改写' : 'Reworded'} ${where} ${words}`;
}

/** How many changes there are of each kind: `改值 1、新增 2`. */
export function countLine(changes: readonly ClauseChange[], language: Language): string {
  const names: Readonly<Record<ClauseChange['kind'], readonly [string, string]>> = {
    same: ['不变', 'same'],
    values: ['改值', 'values changed'],
    added: ['新增', 'added'],
    removed: ['删除', 'removed'],
    moved: ['移动', 'moved'],
    words: ['改写', 'reworded'],
  };
  return ORDER.map((kind) => [kind, changes.filter((c) => c.kind === kind).length] as const)
    .filter(([, n]) => n > 0)
    .map(([kind, n]) => (language === 'zh' ? `${names[kind][0]} ${n}` : `${n} ${names[kind][1]}`))
    .join(language === 'zh' ? '、' : ', ');
}
