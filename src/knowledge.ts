import { readAskedFiles } from './answers/asked-files.ts';
import { shelfOf } from './answers/keeper.ts';
import { readScope } from './answers/scope.ts';
import type { Shelf } from './answers/shelf.ts';
import type { Log } from './base/log.ts';
import type { Settings } from './config.ts';
import { loadKnowledge } from './standards/load.ts';

/** The standards of the knowledge folder, indexed, and kept up with the folder. */
export interface KnowledgeRoom {
  readonly shelf: () => Shelf;
  readonly indexing: () => { readonly done: number; readonly total: number } | undefined;
  close(): Promise<void>;
}

export async function openKnowledge(
  settings: Settings,
  log: Log,
  onIndexing: (done: number, total: number) => void = () => undefined,
): Promise<KnowledgeRoom> {
  const { catalogue, faults } = loadKnowledge(settings.ZHIBIAO_KNOWLEDGE);
  const asked = readAskedFiles(settings.ZHIBIAO_KNOWLEDGE, catalogue);
  const scope = readScope(settings.ZHIBIAO_KNOWLEDGE);
  for (const fault of [...faults, ...asked.faults, ...scope.faults])
    log.warn({ file: fault.file, line: fault.line, rule: fault.rule }, fault.message.zh);
  const shelf = shelfOf(catalogue, asked, scope);
  onIndexing(shelf.index.ids.length, shelf.index.ids.length);
  return { shelf: () => shelf, indexing: () => undefined, close: async () => undefined };
}
