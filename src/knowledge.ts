import { join } from 'node:path';
import type { Lessons } from './answers/feedback/lessons.ts';
import { createShelfKeeper } from './answers/keeper.ts';
import type { Shelf } from './answers/shelf.ts';
import type { Clock } from './base/clock.ts';
import type { Log } from './base/log.ts';
import type { Settings } from './config.ts';
import type { Catalogue } from './standards/catalogue.ts';
import { loadKnowledge } from './standards/load.ts';
import type { Fault } from './standards/model.ts';
import { type KnowledgeChange, watchKnowledge } from './standards/watch.ts';

export interface KnowledgeSetting {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Log;
  /** Keeps the index in the data folder, for the next start. */
  readonly saveIndex: boolean;
  /** What people have confirmed, for searching. */
  readonly lessons?: Lessons;
  /** Follows the folder: an edited text is read, checked, indexed and swapped in. Absent: read once. */
  readonly onChange?: ((change: KnowledgeChange) => void) | undefined;
  readonly onIndexing?: ((done: number, total: number) => void) | undefined;
}

/** The standards of the knowledge folder, indexed, and kept up with the folder. */
export interface KnowledgeRoom {
  /** The standards as they were read last; there before they can be searched. */
  readonly catalogue: () => Catalogue;
  /** Throws until the first index is ready. */
  readonly shelf: () => Shelf;
  /** Resolves when the standards can be searched. */
  readonly ready: Promise<void>;
  /** How far the building of the index is; undefined when none is under way. */
  readonly indexing: () => { readonly done: number; readonly total: number } | undefined;
  close(): Promise<void>;
}

/** Reads the standards and waits until they can be searched. */
export async function openKnowledge(setting: KnowledgeSetting): Promise<KnowledgeRoom> {
  const room = beginKnowledge(setting);
  await room.ready;
  return room;
}

/** Reads the standards; they are indexed meanwhile. */
export function beginKnowledge({
  settings,
  clock,
  log,
  saveIndex,
  lessons,
  onChange,
  onIndexing,
}: KnowledgeSetting): KnowledgeRoom {
  const folder = settings.ZHIBIAO_KNOWLEDGE;
  let progress: { done: number; total: number } | undefined;
  const keeper = createShelfKeeper({
    folder,
    clock,
    log,
    lessons,
    ...(saveIndex ? { cacheFolder: join(settings.ZHIBIAO_DATA, 'cache') } : {}),
    onProgress: ({ done, total }) => {
      progress = done < total ? { done, total } : undefined;
      onIndexing?.(done, total);
    },
  });
  const report = (faults: readonly Fault[]) => {
    for (const fault of faults) log.warn({ file: fault.file, line: fault.line, rule: fault.rule }, fault.message.zh);
  };
  const watch =
    onChange &&
    watchKnowledge(folder, {
      onChange: follow,
      onError: (error) => log.error({ error: String(error) }, 'the knowledge folder cannot be followed'),
    });
  const { catalogue, faults } = watch ? watch.current() : loadKnowledge(folder);
  report(faults);
  const ready = keeper.refresh(catalogue).then(() => undefined);
  // Whoever waits for it is told; a process must not end because nobody does yet.
  ready.catch(() => undefined);

  function follow(change: KnowledgeChange): void {
    report(change.knowledge.faults);
    keeper.refresh(change.knowledge.catalogue).then(
      () => onChange?.(change),
      (error) => log.error({ error: String(error) }, 'the changed standards could not be indexed; the old ones stay'),
    );
  }

  return {
    catalogue: () => keeper.shelf()?.catalogue ?? catalogue,
    shelf: () => {
      const shelf = keeper.shelf();
      if (!shelf) throw new Error('the standards were asked for before they were indexed');
      return shelf;
    },
    ready,
    indexing: () => progress,
    close: async () => {
      watch?.close();
      await keeper.close();
    },
  };
}
