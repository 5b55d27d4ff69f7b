import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { structureFaults } from './check/structure.ts';
import { MAX_DEPTH, MAX_FILES } from './folder.ts';
import { assemble, type FileReading, type FolderContents, type Knowledge, readContents } from './load.ts';
import { faultOf } from './messages.ts';
import type { Fault } from './model.ts';

/** What a look at the folder brought. */
export interface KnowledgeChange {
  readonly knowledge: Knowledge;
  /** Files that are new, changed or gone. */
  readonly changed: readonly string[];
  /** Files whose edit was bad: the text before it stays in use, and `knowledge.faults` says what is wrong. */
  readonly kept: readonly string[];
}

export interface KnowledgeWatch {
  /** What holds now. */
  current(): Knowledge;
  /** Looks at the folder at once; undefined when nothing changed. */
  refresh(): KnowledgeChange | undefined;
  close(): void;
}

export interface WatchOptions {
  /** Called after each change with the new catalogue; what it throws goes to `onError`. */
  readonly onChange?: (change: KnowledgeChange) => void;
  readonly onError?: (error: unknown) => void;
  /** Milliseconds between looks, for folders whose file system gives no notice (network, containers). Default 5 s; a look costs a stat a file. */
  readonly everyMs?: number;
  /** Milliseconds of quiet after a notice before the folder is read: editors write in several steps. */
  readonly quietMs?: number;
}

/**
 * Keeps a knowledge folder read. A changed file is read and checked again, the others are not.
 * A bad edit (unreadable, or with errors that the text before it did not have) never replaces a good text.
 */
export function watchKnowledge(dir: string, options: WatchOptions = {}): KnowledgeWatch {
  const { onChange, onError, everyMs = 5_000, quietMs = 200 } = options;
  let contents = readContents(dir);
  let knowledge = assemble(contents);
  let seen = signature(dir);
  let pending: NodeJS.Timeout | undefined;
  /** The bytes that were refused, by file: a bad edit is reported once. */
  const refused = new Map<string, string>();

  function refresh(): KnowledgeChange | undefined {
    seen = signature(dir);
    const before = new Map(contents.readings.map((r) => [r.file, r]));
    const next = readContents(dir, before);
    const kept: string[] = [];
    const faults: Fault[] = [...next.faults];
    const readings = next.readings.map((reading) => {
      const good = before.get(reading.file);
      if (!good || good.hash === reading.hash || !isWorse(reading, good)) {
        refused.delete(reading.file);
        return reading;
      }
      kept.push(reading.file);
      faults.push(faultOf('kept-last-good', reading.file, 1, {}), ...errorsOf(reading));
      return good;
    });
    const newlyRefused = kept.filter((file) => refused.get(file) !== hashIn(next, file));
    for (const file of kept) refused.set(file, hashIn(next, file));
    const changed = [...changedFiles(before, readings), ...newlyRefused];
    const otherwise = next.cited !== contents.cited && !sameYaml(contents, next);
    if (changed.length === 0 && !otherwise) return undefined;
    contents = { ...next, readings, faults };
    knowledge = assemble(contents);
    return { knowledge, changed: otherwise ? [...changed, 'cited.yaml', 'glossary.yaml'] : changed, kept };
  }

  function look(): void {
    try {
      const change = refresh();
      if (change) onChange?.(change);
    } catch (error) {
      onError?.(error);
    }
  }

  function soon(): void {
    clearTimeout(pending);
    pending = setTimeout(look, quietMs);
    pending.unref();
  }

  const watcher = startWatcher(dir, soon);
  const timer = setInterval(() => {
    if (signature(dir) !== seen) look();
  }, everyMs);
  timer.unref();

  return {
    current: () => knowledge,
    refresh,
    close() {
      clearTimeout(pending);
      clearInterval(timer);
      watcher?.close();
    },
  };
}

/** Notices from the file system; where it gives none, the regular look is enough. */
function startWatcher(dir: string, notice: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(dir, { recursive: true, persistent: false }, notice);
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}

const hashIn = (contents: FolderContents, file: string): string =>
  contents.readings.find((r) => r.file === file)?.hash ?? '';

function changedFiles(before: ReadonlyMap<string, FileReading>, after: readonly FileReading[]): readonly string[] {
  const now = new Set(after.map((r) => r.file));
  const changed = after.filter((r) => before.get(r.file)?.hash !== r.hash).map((r) => r.file);
  return [...changed, ...[...before.keys()].filter((file) => !now.has(file))];
}

const sameYaml = (a: FolderContents, b: FolderContents): boolean =>
  JSON.stringify([a.cited, a.glossary]) === JSON.stringify([b.cited, b.glossary]);

/** The errors of one file by itself. */
function errorsOf({ parsed }: FileReading): readonly Fault[] {
  const own = parsed.kind === 'edition' ? [...parsed.faults, ...structureFaults(parsed.edition)] : parsed.faults;
  return own.filter((f) => f.severity === 'error');
}

function isWorse(now: FileReading, before: FileReading): boolean {
  if (before.parsed.kind === 'nothing') return false;
  if (now.parsed.kind === 'nothing') return true;
  const known = errorsOf(before);
  const found = errorsOf(now);
  return found.length > known.length || found.some((f) => !known.some((k) => k.rule === f.rule));
}

/** Names, sizes and times of what the folder holds: different when anything was written. */
function signature(dir: string): string {
  const parts: string[] = [];
  const walk = (folder: string, depth: number): void => {
    if (depth > MAX_DEPTH || parts.length > MAX_FILES) return;
    let names: string[];
    try {
      names = readdirSync(folder).sort();
    } catch {
      return;
    }
    for (const name of names) {
      const path = join(folder, name);
      try {
        const stats = statSync(path);
        if (stats.isDirectory()) walk(path, depth + 1);
        else parts.push(`${path} ${stats.size} ${stats.mtimeMs}`);
      } catch {
        parts.push(`${path} gone`);
      }
    }
  };
  walk(dir, 0);
  return parts.join('\n');
}
