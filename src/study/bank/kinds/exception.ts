import type { Clause, Edition } from '../../../standards/model.ts';

/** 确需改变用途的, …除外, 经业主大会同意: what was forbidden is allowed so. */
const EXCEPTION = /确需|除外|经[^，。；]{1,24}(?:同意|批准|许可)|另有约定/;
/** `中华人民共和国食品安全法—2021#第八十八条 第2款` → up to its article; undefined outside laws. */
const ARTICLE = /^[^#]+#第[零一二三四五六七八九十百]+条(?:之[一二三四五六七八九十])?/;

/** The article of a law that a clause with this key belongs to; undefined for all other texts. */
export const articleOfLaw = ({ type }: Edition, key: string): string | undefined =>
  type === '法规' ? ARTICLE.exec(key)?.[0] : undefined;

/** True where another paragraph of the law's article says when its prohibition does not hold. */
export function hasException(edition: Edition, { key }: Clause): boolean {
  const article = articleOfLaw(edition, key);
  return (
    article !== undefined &&
    edition.clauses.some(
      (other) => other.key !== key && articleOfLaw(edition, other.key) === article && EXCEPTION.test(other.text),
    )
  );
}
