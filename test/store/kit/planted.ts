import type { Files, OpenFile } from '../../../src/store/embedded/files.ts';

/** Bugs put in on purpose: a test that can't find them proves nothing (reliability.md §3). */
function wrapFiles(inner: Files, change: (file: OpenFile, path: string) => OpenFile): Files {
  return {
    ...inner,
    open: (async (path: string, mode: 'read' | 'write' | 'create') => {
      if (mode === 'read') return inner.open(path, mode);
      return change(await inner.open(path, mode), path);
    }) as Files['open'],
  };
}

const isJournal = (path: string): boolean => path.endsWith('.jsonl') && path.includes('/journal-');

export const planted = {
  'acknowledgement without sync': (files: Files): Files =>
    wrapFiles(files, (file, path) => (isJournal(path) ? { ...file, sync: async () => undefined } : file)),
  'no sync of the folder': (files: Files): Files => ({ ...files, syncFolder: async () => undefined }),
  'snapshot renamed without sync of its bytes': (files: Files): Files =>
    wrapFiles(files, (file, path) => (path.includes('/state/') ? { ...file, sync: async () => undefined } : file)),
  'torn tail left in place': (files: Files): Files =>
    wrapFiles(files, (file, path) => (isJournal(path) ? { ...file, truncate: async () => undefined } : file)),
} as const;
