import type { Clause, Edition } from '../../../standards/model.ts';

/** 确需改变用途的, …除外, 经业主大会同意: what was forbidden is allowed so. */
const EXCEPTION = /确需|除外|经[^，。；]{1,24}(?:同意|批准|许可)|另有约定/;
/** `中华人民共和国食品安全法—2021#第八十八条 第2款` → up to its article; undefined outside laws. */
const ARTICLE = /^[^#]+#第[零一二三四五六七八九十百]+条(?:之[一二三四五六七八九十])?/;

/** The article that a clause of a law belongs to; undefined for standards. */
export const articleOf = (key: string): string | undefined => ARTICLE.exec(key)?.[0];

/** True where the law's article says elsewhere when its prohibition does not hold. */
export function hasException(edition: Edition, clause: Clause): boolean {
  const article = edition.type === '法规' ? articleOf(clause.key) : undefined;
  if (article === undefined) return false;
  return edition.clauses.some(
    (other) => other.key !== clause.key && articleOf(other.key) === article && EXCEPTION.test(other.text),
  );
}
