import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Folders of the application: they put the program together, and may use every room. */
const APPLICATION = ['parts', 'look', 'cli', 'erasure', 'runtime'];
const CAPABILITIES = ['answers', 'study', 'records', 'inspection', 'improvement', 'costs', 'directory'];
/** Rooms that need nothing and that everyone may use. */
const LEAVES: readonly string[] = ['base', 'picture'];
/** Which rooms a room may use. Every one may use `base` and `picture`; what stands directly in `src/` puts the program together and may use all. */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  base: [],
  picture: [],
  store: [],
  trail: ['store', 'standards'],
  people: ['store', 'standards'],
  schedule: ['store'],
  standards: [],
  search: ['standards'],
  commands: ['people', 'schedule', 'standards', 'store'],
  notes: ['people', 'schedule', 'standards'],
  chat: ['commands', 'people', 'store'],
  export: ['commands', 'people', 'store'],
  ...Object.fromEntries(
    CAPABILITIES.map((room) => [
      room,
      ['commands', 'notes', 'standards', 'search', 'people', 'schedule', 'trail', 'store'],
    ]),
  ),
};
/** Adapters know messages and replies. What else they need is handed to them; of other rooms they see types only. */
const ADAPTERS_MAY_USE = ['chat', 'commands'];

/** The nouns of a standard (its parts, services, modal verbs) are words that everyone shares. */
const NOUNS = 'src/standards/model.ts';

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));

const files = [...sources('src'), ...sources('adapters')];

const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8');
  const found = [...text.matchAll(/^(import|export)\s+(type\s)?([^'";]*?)from\s+'(\.[^']+)'|import\('(\.[^']+)'\)/gm)];
  return found.map((match) => {
    const named = match[3] ?? '';
    const typeOnly =
      match[2] !== undefined ||
      (/^\s*\{/.test(named) &&
        named
          .replace(/[{}\s]/g, ' ')
          .split(',')
          .every((n) => n.trim() === '' || n.trim().startsWith('type ')));
    return { from: file, to: relative(root, resolve(root, dirname(file), match[4] ?? match[5] ?? '')), typeOnly };
  });
});

/** `src/chat/turn.ts` → `chat`; a file directly in `src/` or in a folder of the application → `app`; `adapters/web/…` → `adapters/web`. */
function roomOf(file: string): string {
  const parts = file.split('/');
  if (parts[0] === 'adapters') return `adapters/${parts[1]}`;
  const room = parts[1] ?? '';
  return parts.length === 2 || APPLICATION.includes(room) ? 'app' : room;
}

describe('the house', () => {
  it('has arrows that point downward only', () => {
    const wrong = imports.filter(({ from, to, typeOnly }) => {
      const [here, there] = [roomOf(from), roomOf(to)];
      if (here === there || LEAVES.includes(there) || here === 'app') return false;
      if (here.startsWith('adapters/'))
        return !ADAPTERS_MAY_USE.includes(there) && !typeOnly && there !== 'store' && to !== NOUNS;
      return !MAY_USE[here]?.includes(there);
    });
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it('has no capability that imports another', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        CAPABILITIES.includes(roomOf(from)) && CAPABILITIES.includes(roomOf(to)) && roomOf(from) !== roomOf(to),
    );
    expect(wrong).toEqual([]);
  });

  it('has no circle among its files', () => {
    const next = new Map<string, string[]>();
    for (const { from, to, typeOnly } of imports) if (!typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      const at = path.indexOf(file);
      if (at >= 0) circles.push([...path.slice(at), file].join(' → '));
      if (at >= 0 || done.has(file)) return;
      for (const to of next.get(file) ?? []) visit(to, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  it('asks only the clock what time it is, and only the application for chance and environment', () => {
    const wrong = files.filter((file) => {
      const text = readFileSync(join(root, file), 'utf8').replace(/^\s*(?:\/\/|\*|\/\*\*).*$/gm, '');
      return (
        roomOf(file) !== 'app' &&
        file !== 'src/base/clock.ts' &&
        /Date\.now\(\)|new Date\(\)|Math\.random\(|process\.env/.test(text)
      );
    });
    expect(wrong).toEqual([]);
  });
});
