import { type Document, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { isLocalDate } from '../base/time.ts';
import { faultOf } from './messages.ts';
import type { Fault } from './model.ts';
import { wantedOf, yamlReason } from './value-words.ts';

/** A file's front matter and the text below it. */
export interface SplitFile {
  readonly matter: string;
  readonly body: string;
  /** The line of the file on which the body begins, from 1. */
  readonly bodyLine: number;
}

/** Splits off what stands between the first two `---` lines. Undefined when the file has no front matter. */
export function splitFrontMatter(source: string): SplitFile | undefined {
  const text = source.replace(/^\ufeff/, '');
  const open = /^\s*---[ \t]*(\r\n|\n|\r)/.exec(text);
  if (!open) return undefined;
  const rest = text.slice(open[0].length);
  const close = /^(?:---|\.\.\.)[ \t]*$/m.exec(rest);
  if (!close) return undefined;
  const before = text.slice(0, open[0].length) + rest.slice(0, close.index + close[0].length);
  const body = rest.slice(close.index + close[0].length).replace(/^\r\n|^\n|^\r/, '');
  return { matter: rest.slice(0, close.index), body, bodyLine: before.split(/\r\n|\n|\r/).length + 1 };
}

/** More aliases than any front matter needs; fewer than make it explode. */
const MAX_ALIASES = 20;

export interface ParsedYaml {
  readonly value: unknown;
  /** The line of a top-level key, counted from `firstLine`. */
  readonly lineOf: (key: string | undefined) => number;
  readonly faults: readonly Fault[];
}

/**
 * Reads YAML with the core schema only: no tags that build objects or run code, few aliases, no duplicate keys.
 * @param firstLine the line of the file on which `text` begins.
 */
export function parseYaml(text: string, file: string, firstLine = 1): ParsedYaml {
  const counter = new LineCounter();
  const lineAt = (offset: number | undefined): number =>
    offset === undefined ? firstLine : firstLine + Math.max(1, counter.linePos(offset).line) - 1;
  const nothing = (fault: Fault): ParsedYaml => ({ value: undefined, lineOf: () => firstLine, faults: [fault] });
  let document: Document.Parsed;
  try {
    document = parseDocument(text, {
      schema: 'core',
      version: '1.2',
      uniqueKeys: true,
      lineCounter: counter,
      logLevel: 'silent',
    });
  } catch (error) {
    return nothing(faultOf('yaml', file, firstLine, { detail: yamlReason(''), detailEn: String(error) }));
  }
  const tag =
    document.warnings.find((w) => w.code === 'TAG_RESOLVE_FAILED') ??
    document.errors.find((e) => e.code === 'TAG_RESOLVE_FAILED');
  if (tag || /(?:^|[\s[{,:-])!{1,2}[A-Za-z]/m.test(text)) {
    const offset = tag?.pos[0] ?? text.search(/!{1,2}[A-Za-z]/);
    return nothing(faultOf('yaml-tag', file, lineAt(offset), {}));
  }
  const [error] = document.errors;
  if (error) {
    const detail = (error.message.split('\n')[0] ?? error.message)
      .replace(/ at line \d+, column \d+.*$/, '')
      .replace(/:?\s*$/, '');
    const at = openQuoteLine(text, error.pos[0], firstLine) ?? lineAt(error.pos[0]);
    return nothing(faultOf('yaml', file, at, { detail: yamlReason(error.code), detailEn: detail }));
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch {
    return nothing(faultOf('yaml-aliases', file, firstLine, {}));
  }
  const lineOf = (key: string | undefined): number => {
    if (key === undefined) return firstLine;
    const at = new RegExp(`^["']?${key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}["']?\\s*:`, 'm').exec(text);
    return at ? lineAt(at.index) : firstLine;
  };
  return { value, lineOf, faults: [] };
}

/** An open quote is noticed at the end of the text; the line that opens it is the one to mend. */
function openQuoteLine(text: string, at: number, firstLine: number): number | undefined {
  if (text.slice(at).trim() !== '') return undefined;
  const line = text.split('\n').findIndex((l) => /:\s*(?:"[^"]*|'[^']*)$/.test(l));
  return line < 0 ? undefined : firstLine + line;
}

/** Checks a parsed value against its schema; each issue becomes a fault at the line of its key. */
export function validated<T>(
  schema: z.ZodType<T>,
  parsed: ParsedYaml,
  file: string,
): { readonly value: T | undefined; readonly faults: readonly Fault[] } {
  if (parsed.faults.length > 0) return { value: undefined, faults: parsed.faults };
  const result = schema.safeParse(parsed.value);
  if (result.success) return { value: result.data, faults: badDates(result.data, parsed, file) };
  return { value: undefined, faults: result.error.issues.map((issue) => issueFault(issue, parsed, file)) };
}

const DATES = ['published', 'effective', 'withdrawn'];

/** 2024-02-30 has the form of a date and is none. */
function badDates(value: unknown, parsed: ParsedYaml, file: string): readonly Fault[] {
  if (typeof value !== 'object' || value === null) return [];
  return DATES.flatMap((key) => {
    const text: unknown = Reflect.get(value, key);
    return typeof text === 'string' && !isLocalDate(text)
      ? [faultOf('bad-date', file, parsed.lineOf(key), { key, value: text })]
      : [];
  });
}

function issueFault(issue: z.core.$ZodIssue, parsed: ParsedYaml, file: string): Fault {
  const key = issue.path.map(String).join('.');
  const top = issue.path[0] === undefined ? undefined : String(issue.path[0]);
  const line = parsed.lineOf(top);
  const given: unknown =
    top !== undefined && typeof parsed.value === 'object' && parsed.value !== null
      ? Reflect.get(parsed.value, top)
      : undefined;
  const value = given === undefined ? '' : typeof given === 'string' ? given : JSON.stringify(given);
  if (issue.code === 'unrecognized_keys') {
    const [name = ''] = issue.keys;
    return faultOf('unknown-key', file, parsed.lineOf(name), { key: issue.keys.join('、') });
  }
  if (top === undefined) return faultOf('front-matter-shape', file, line, {});
  if (given === undefined || given === null) return faultOf('missing-key', file, line, { key });
  if (DATES.includes(key)) return faultOf('bad-date', file, line, { key, value });
  if (key === 'service') return faultOf('unknown-service', file, line, { value });
  const { zh: detail, en: detailEn } = wantedOf(issue);
  return faultOf('bad-value', file, line, { key, value, detail, detailEn });
}
