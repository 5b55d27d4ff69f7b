import type { SearchDocument } from './index-model.ts';

/** A document of a plain collection: a title and a text. */
export interface PlainDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** A title that names a text and the number of one of its clauses: `民法典 第五十四条`, `JG 352—2024 5.2.1`. */
const NUMBERED =
  /^(?<group>.*?\S)[\s·,，:：、]*(?<number>第[零〇一二三四五六七八九十百千万两\d]+条(?:之[一二三四五六七八九十]+)?|\d+(?:\.\d+)+|[A-Z](?:\.\d+)+)$/u;

/** From this share of numbered titles on, a collection is taken for clauses of numbered texts. */
const MOSTLY = 0.5;

/**
 * Finds out from the documents themselves what kind they are. Where most titles end in a clause's number, they are clauses:
 * what stands before the number is the text that they belong to. Otherwise each document stands for itself.
 */
export function shelve(documents: readonly PlainDocument[]): SearchDocument[] {
  const numbered = documents.map(({ title }) => NUMBERED.exec(title.trim())?.groups);
  const clauses = numbered.filter(Boolean).length > documents.length * MOSTLY;
  return documents.map(({ id, title, text }, i) => {
    const groups = clauses ? numbered[i] : undefined;
    return { id, group: groups?.group ?? '', fields: { title: groups?.group ?? title, text } };
  });
}
