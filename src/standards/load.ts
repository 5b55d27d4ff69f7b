import type { z } from 'zod';
import { type Catalogue, createCatalogue, EMPTY_HOLDINGS, type Holdings } from './catalogue.ts';
import { foldCode } from './code.ts';
import { decode, type FolderFile, readFolder, readOne } from './folder.ts';
import { parseYaml, validated } from './front-matter.ts';
import { type CitedStandard, citedSchema, type Glossary, glossarySchema } from './glossary.ts';
import { faultOf } from './messages.ts';
import type { Amendment, Edition, Fault } from './model.ts';
import { hashOf, type Parsed, parseFile } from './parse.ts';
import type { Unfinished } from './unfinished.ts';

export interface Knowledge {
  readonly catalogue: Catalogue;
  readonly faults: readonly Fault[];
  /** Texts whose front matter keeps them out: `check` looks at their clauses all the same. */
  readonly unfinished: readonly Unfinished[];
}

/** What was read, file by file: what `watch` keeps so that only changed files are read again. */
export interface FileReading {
  readonly file: string;
  readonly hash: string;
  readonly parsed: Parsed;
}

export interface FolderContents {
  readonly readings: readonly FileReading[];
  readonly cited: readonly CitedStandard[];
  readonly glossary: Glossary;
  /** Faults of files that could not be read, and of the folder itself. */
  readonly faults: readonly Fault[];
}

const FOLDERS = ['standards', 'rules'];
const isText = (name: string): boolean => /\.(?:md|markdown)$/i.test(name);

/**
 * Reads a knowledge folder: `standards/`, `rules/`, `cited.yaml`, `glossary.yaml`. One bad file never keeps the good ones out.
 * @param dir the folder; it is not changed.
 */
export function loadKnowledge(dir: string): Knowledge {
  return assemble(readContents(dir));
}

/** Reads all files; those whose bytes are as in `before` are taken from there. */
export function readContents(dir: string, before: ReadonlyMap<string, FileReading> = new Map()): FolderContents {
  const readings: FileReading[] = [];
  const faults: Fault[] = [];
  for (const folder of FOLDERS) {
    const { files, faults: found } = readFolder(dir, folder, isText);
    faults.push(...found);
    for (const file of files) readings.push(readingOf(file, before.get(file.file)));
  }
  const cited = readYamlFile(dir, 'cited.yaml', citedSchema, faults)?.cited ?? [];
  const glossary = readYamlFile(dir, 'glossary.yaml', glossarySchema, faults) ?? EMPTY_HOLDINGS.glossary;
  if (readings.length === 0 && faults.length === 0) faults.push(faultOf('no-folder', 'standards', 1, {}));
  return { readings, cited, glossary, faults };
}

function readingOf({ file, bytes }: FolderFile, before: FileReading | undefined): FileReading {
  const hash = hashOf(bytes);
  if (before?.hash === hash) return before;
  const decoded = decode(bytes, file);
  if ('fault' in decoded)
    return {
      file,
      hash,
      parsed: { kind: 'nothing', faults: [bytes.length === 0 ? faultOf('empty-file', file, 1, {}) : decoded.fault] },
    };
  try {
    return { file, hash, parsed: parseFile(decoded.text, file, hash) };
  } catch (error) {
    return { file, hash, parsed: { kind: 'nothing', faults: [faultOf('crash', file, 1, { detail: String(error) })] } };
  }
}

function readYamlFile<T>(dir: string, name: string, schema: z.ZodType<T>, faults: Fault[]): T | undefined {
  const found = readOne(dir, name);
  if (!found) return undefined;
  const decoded = 'fault' in found ? found : decode(found.file.bytes, name);
  if ('fault' in decoded) {
    faults.push(decoded.fault);
    return undefined;
  }
  const result = validated(schema, parseYaml(decoded.text, name), name);
  faults.push(...result.faults);
  return result.value;
}

/** Puts the files together: two of one name, or sheets of nothing, are faults here. */
export function assemble(contents: FolderContents): Knowledge {
  const faults: Fault[] = [...contents.faults];
  const editions: Edition[] = [];
  const amendments: Amendment[] = [];
  const ids = new Map<string, Edition>();
  for (const { parsed } of contents.readings) {
    faults.push(...parsed.faults);
    if (parsed.kind === 'edition') {
      const other = ids.get(foldCode(parsed.edition.id));
      if (other)
        faults.push(faultOf('duplicate-code', parsed.edition.file, 1, { id: parsed.edition.id, other: other.file }));
      else {
        ids.set(foldCode(parsed.edition.id), parsed.edition);
        editions.push(parsed.edition);
      }
    } else if (parsed.kind === 'amendment') amendments.push(parsed.amendment);
  }
  const usable = amendments.filter((sheet) => {
    if (ids.has(foldCode(sheet.amends))) return true;
    faults.push(faultOf('amends-unknown', sheet.file, 2, { value: sheet.amends }));
    return false;
  });
  const holdings: Holdings = {
    editions: editions.sort((a, b) => a.code.localeCompare(b.code) || a.effective.localeCompare(b.effective)),
    amendments: usable,
    cited: contents.cited,
    glossary: contents.glossary,
  };
  const unfinished = contents.readings.flatMap(({ parsed }) =>
    parsed.kind === 'nothing' && parsed.unfinished ? [parsed.unfinished] : [],
  );
  return { catalogue: createCatalogue(holdings), faults, unfinished };
}
