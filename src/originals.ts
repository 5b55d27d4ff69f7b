import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { typeOfContent } from './base/file-type.ts';
import { fail, ok, type Result } from './base/result.ts';
import { fileName } from './chat/file-name.ts';
import type { Block } from './commands/reply.ts';
import type { Catalogue } from './standards/catalogue.ts';
import type { Edition } from './standards/model.ts';
import { findOriginal, type OriginalProblem } from './standards/original.ts';
import { hashOf } from './standards/parse.ts';

export type FileBlock = Extract<Block, { kind: 'file' }>;

/** The documents from which texts were imported: sent by their content's hash like attachments, and never copied into the store. */
export interface Originals {
  /** The original of a text, ready to be sent; or why there is none. */
  of(edition: Edition): Promise<Result<FileBlock, 'none' | OriginalProblem>>;
  /** The original with this content; undefined when there is none (any more). */
  read(hash: string): Promise<{ readonly bytes: Uint8Array; readonly name: string; readonly type: string } | undefined>;
  /** The texts whose original has this content: who may read one of them may have it. */
  textsOf(hash: string): Promise<readonly Edition[]>;
}

export function createOriginals(knowledge: string, catalogue: () => Pick<Catalogue, 'editions'>): Originals {
  /** By path; read again when the file's size or time has changed. */
  const known = new Map<string, { readonly stamp: string; readonly block: FileBlock }>();

  async function of({ original }: Pick<Edition, 'original'>): Promise<Result<FileBlock, 'none' | OriginalProblem>> {
    if (original === undefined) return fail('none');
    const found = findOriginal(knowledge, original);
    if (!found.ok) return found;
    const { path, bytes, modified } = found.value;
    const stamp = `${bytes} ${modified}`;
    const before = known.get(path);
    if (before?.stamp === stamp) return ok(before.block);
    const content = await readFile(path).catch(() => undefined);
    if (!content) return fail('missing');
    const type = typeOfContent(content);
    const block: FileBlock = { kind: 'file', hash: hashOf(content), name: fileName(basename(original), type), type };
    known.set(path, { stamp, block });
    return ok(block);
  }

  async function textsOf(hash: string): Promise<readonly Edition[]> {
    const texts: Edition[] = [];
    for (const edition of catalogue().editions) {
      const block = edition.original === undefined ? undefined : await of(edition);
      if (block?.ok && block.value.hash === hash) texts.push(edition);
    }
    return texts;
  }

  return {
    of,
    textsOf,
    read: async (hash) => {
      const [text] = await textsOf(hash);
      const block = text && (await of(text));
      const found = text?.original === undefined ? undefined : findOriginal(knowledge, text.original);
      if (!block?.ok || !found?.ok) return undefined;
      const bytes = await readFile(found.value.path).catch(() => undefined);
      return bytes && { bytes, name: block.value.name, type: block.value.type };
    },
  };
}
