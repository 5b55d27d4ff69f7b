import { isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument, type YAMLMap } from 'yaml';
import type { z } from 'zod';
import { fail, ok, type Result } from './result.ts';
import type { Sentence } from './sentence.ts';

/** Something wrong in a file that a person edits: where, and what to do. */
export interface FileFault {
  /** From 1. */
  readonly line: number;
  readonly say: Sentence;
}

/** A list of rows out of a YAML file: the good ones with their lines, and what is wrong with the others. */
export interface Rows<T> {
  readonly rows: readonly { readonly value: T; readonly line: number }[];
  readonly faults: readonly FileFault[];
}

export interface YamlFile {
  /** Everything, as plain values. */
  whole(): unknown;
  /** The plain value of a top-level key. */
  value(key: string): unknown;
  lineOf(key: string): number;
  /** The rows under a top-level key, each checked on its own: one bad row keeps no good one out. */
  rows<T>(key: string, schema: z.ZodType<T>): Rows<T>;
  keys(): readonly { readonly key: string; readonly line: number }[];
}

/** More than any directory of people needs; a larger file is a mistake or an attack. */
const MAX_CHARACTERS = 4_000_000;

/** Reads YAML (core schema, few aliases, nothing runs) and remembers the lines. */
export function readYaml(text: string): Result<YamlFile, FileFault> {
  if (text.length > MAX_CHARACTERS) {
    return fail({
      line: 1,
      say: { zh: '文件太大（超过 4 MB），请拆小', en: 'the file is too large (over 4 MB); split it' },
    });
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', uniqueKeys: true });
  const broken = document.errors[0];
  if (broken) {
    const line = broken.linePos?.[0].line ?? 1;
    return fail({
      line,
      say: {
        zh: `不是正确的 YAML：${broken.message.split('\n')[0]}`,
        en: `not valid YAML: ${broken.message.split('\n')[0]}`,
      },
    });
  }
  if (document.contents !== null && !isMap(document.contents)) {
    return fail({ line: 1, say: { zh: '最外层应是“键: 值”', en: 'the top level must be `key: value`' } });
  }
  try {
    document.toJS({ maxAliasCount: 20 });
  } catch {
    return fail({ line: 1, say: { zh: '别名（&、*）太多', en: 'too many aliases (&, *)' } });
  }
  const top = document.contents as YAMLMap | null;
  const lineAt = (node: unknown): number => {
    const offset = (node as { range?: readonly number[] | null } | null)?.range?.[0];
    return offset === undefined ? 1 : lines.linePos(offset).line;
  };
  const pairs = (top?.items ?? []) as Pair[];
  const pairOf = (key: string) => pairs.find((p) => isScalar(p.key) && p.key.value === key);
  return ok({
    whole: () => document.toJS({ maxAliasCount: 20 }),
    value: (key) => {
      const node = pairOf(key)?.value as { toJS?: (d: unknown, o?: unknown) => unknown } | undefined | null;
      return node?.toJS?.(document, { maxAliasCount: 20 });
    },
    lineOf: (key) => lineAt(pairOf(key)?.key),
    keys: () => pairs.flatMap((p) => (isScalar(p.key) ? [{ key: String(p.key.value), line: lineAt(p.key) }] : [])),
    rows: <T>(key: string, schema: z.ZodType<T>): Rows<T> => {
      const node = pairOf(key)?.value;
      if (node === undefined || (isScalar(node) && node.value === null)) return { rows: [], faults: [] };
      if (!isSeq(node)) {
        return {
          rows: [],
          faults: [{ line: lineAt(node), say: { zh: `${key} 应是一个列表`, en: `${key} must be a list` } }],
        };
      }
      const rows: { value: T; line: number }[] = [];
      const faults: FileFault[] = [];
      for (const item of node.items) {
        const line = lineAt(item);
        const plain = (item as { toJS(d: unknown, o?: unknown): unknown }).toJS(document, { maxAliasCount: 20 });
        const parsed = schema.safeParse(plain);
        if (parsed.success) rows.push({ value: parsed.data, line });
        else faults.push(...parsed.error.issues.map((issue) => ({ line, say: issueSentence(key, issue) })));
      }
      return { rows, faults };
    },
  });
}

function issueSentence(key: string, issue: z.core.$ZodIssue): Sentence {
  const at = [key, ...issue.path.map(String)].join('.');
  return { zh: `${at}：${issue.message}`, en: `${at}: ${issue.message}` };
}
