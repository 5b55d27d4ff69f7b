import { editionId, readCode } from './code.ts';
import type { DraftedText } from './draft.ts';
import { finish } from './finish.ts';
import { type Edition, type FrontMatter, frontMatterSchema } from './model.ts';

/** A text whose front matter is wrong, with what of it is right. It is in nobody's catalogue: only `check` looks at it. */
export interface Unfinished {
  readonly edition: Edition;
  /** Keys of the front matter that are there and right; the rest stands in for what is missing. */
  readonly known: ReadonlySet<string>;
}

const STAND_IN: FrontMatter = {
  code: '?',
  title: '?',
  type: '标准',
  published: '2000-01-01',
  effective: '2000-01-01',
  replaces: [],
  posts: [],
  audience: 'all',
  moved: {},
  assumed: [],
};

/** Puts a text together with those keys of its front matter that are right. */
export function unfinishedOf(matter: unknown, drafted: DraftedText, file: string): Unfinished {
  const right: Record<string, unknown> = {};
  if (typeof matter === 'object' && matter !== null && !Array.isArray(matter)) {
    for (const [key, schema] of Object.entries(frontMatterSchema.shape)) {
      const given: unknown = Reflect.get(matter, key);
      const read = given === undefined ? undefined : schema.safeParse(given);
      if (read?.success) right[key] = read.data;
    }
  }
  const front: FrontMatter = { ...STAND_IN, ...right };
  const typed = readCode(front.code);
  const code = front.type === '标准' ? typed.code : front.code.trim();
  const year = front.year ?? typed.year;
  const id = editionId(code, year);
  const edition: Edition = {
    ...front,
    code,
    ...(year === undefined ? {} : { year }),
    id,
    file,
    hash: '',
    clauses: finish(drafted.drafts, id, code),
    outline: drafted.outline,
    appendices: drafted.appendices,
    body: '',
    amendments: [],
  };
  return { edition, known: new Set(Object.keys(right)) };
}
