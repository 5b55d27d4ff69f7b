import { z } from 'zod';
import { docxOf, type Part } from '../../base/docx.ts';
import type { FileMaker } from '../../commands/file-order.ts';
import { lines } from '../../commands/reply.ts';
import type { Catalogue } from '../../standards/catalogue.ts';
import { messages } from './messages.ts';
import { openRoom } from './room.ts';
import { type HandbookView, viewByPost } from './view.ts';

export const HANDBOOK_FILE = 'handbook';

const argsSchema = z.object({
  post: z.string(),
  openOnly: z.boolean(),
  language: z.enum(['zh', 'en']),
  at: z.number(),
});

/** Makes a post's handbook as a Word file. */
export const handbookFile = ({
  catalogue,
  zone,
  pageOf,
}: {
  readonly catalogue: () => Catalogue;
  readonly zone: string;
  readonly pageOf: (post: string) => string | undefined;
}): FileMaker => ({
  name: HANDBOOK_FILE,
  make: async (args, reader) => {
    const { post, openOnly, language, at: now } = argsSchema.parse(args);
    const room = await openRoom(reader, { catalogue: catalogue(), now, zone });
    const view = await viewByPost(reader, room, post, { openOnly, language, now, zone });
    if (!view) return undefined;
    return {
      files: [{ name: fileNameOf(view), bytes: handbookDocx(view, pageOf(post)) }],
      blocks: lines(messages.madeFile(post, view.number)[language]),
    };
  },
});

export const fileNameOf = ({ title, number }: Pick<HandbookView, 'title' | 'number'>): string =>
  `${title} 第${number}版.docx`;

/** A handbook as a Word file; `newest` is the address of the newest one. */
export function handbookDocx(view: HandbookView, newest?: string): Uint8Array {
  const parts: Part[] = [
    { kind: 'title', text: view.title },
    {
      kind: 'small',
      text: `第 ${view.number} 版 · ${view.since} 起 · ${view.count} 条（要求 ${view.required}，推荐 ${view.count - view.required}）`,
    },
    ...(newest === undefined ? [] : [{ kind: 'small' as const, text: `最新版：${newest}` }]),
    ...view.parts.flatMap(({ name, entries }): Part[] => [
      { kind: 'heading', text: `${name}（${entries.length} 条）` },
      ...entries.flatMap((entry): Part[] => [
        { kind: 'paragraph', mark: entry.force, runs: entry.runs },
        ...(entry.table
          ? [
              { kind: 'small' as const, text: entry.table.caption },
              { kind: 'table' as const, ...entry.table },
            ]
          : []),
        { kind: 'small', text: `${entry.where} · ${entry.why}` },
      ]),
    ]),
    { kind: 'small', text: view.legend },
  ];
  return docxOf(view.title, parts);
}
