import { z } from 'zod';
import type { LocalDate } from '../base/time.ts';

/** The three parts of the standard system. */
export const PARTS = ['通用基础', '监管', '保障'] as const;
export type Part = (typeof PARTS)[number];

export const SERVICES = ['物业', '会务', '保洁', '安保', '食堂'] as const;
export type Service = (typeof SERVICES)[number];

/** A clause's force: requirement, recommendation, permission, capability (GB/T 1.1—2020, appendix C), an imperative step, or a statement. */
export const MODALS = ['应', '不应', '宜', '不宜', '可', '不必', '能', '不能', '指示', '陈述'] as const;
export type Modal = (typeof MODALS)[number];

export const STATUSES = ['即将实施', '现行', '被代替', '废止'] as const;
export type Status = (typeof STATUSES)[number];

export type QuantityKind =
  | 'mass'
  | 'duration'
  | 'temperature'
  | 'frequency'
  | 'count'
  | 'money'
  | 'percent'
  | 'fraction'
  | 'clock'
  | 'date'
  | 'length'
  | 'area'
  | 'concentration'
  | 'score'
  | 'speed'
  | 'pressure'
  | 'volume'
  | 'other';

/** A value that a clause names: `不少于 125 g` is {comparison: 'min', from: 125, unit: 'g', kind: 'mass'}. */
export interface Quantity {
  /** As it stands in the clause, comparison words included. */
  readonly text: string;
  /** min: ≥ from; max: ≤ to; above / below: strict; exact: from = to; range: from … to. Numbers in `unit`; clock times in minutes of the day. */
  readonly comparison: 'min' | 'max' | 'above' | 'below' | 'exact' | 'range';
  readonly from?: number;
  readonly to?: number;
  /** Canonical unit: g, h, min, ℃, 次, 元, %, 工作日, … ; with `per` for 次/日, 元/m²·月. */
  readonly unit: string;
  readonly per?: string;
  readonly kind: QuantityKind;
  /** Offset into the clause's text. */
  readonly start: number;
}

/** A standard or clause that a clause points at. */
export interface Citation {
  /** As it stands in the text. */
  readonly text: string;
  /** `Q/LNJG JG 204`; absent when the clause points into its own standard. */
  readonly code?: string;
  /** Only for a dated citation: that edition, and no other. */
  readonly year?: string;
  readonly clause?: string;
}

export type ClauseKind = 'clause' | 'item' | 'row' | 'note' | 'example' | 'term' | 'article' | 'paragraph';

/** The unit of everything: what is quoted, studied, recorded against, found violated, revised. */
export interface Clause {
  /** `Q/LNJG JG 352—2024#5.1.1`: known everywhere by this. */
  readonly key: string;
  /** What stands behind the # : `5.1.1`, `4.2.1 b) 2)`, `表1 行2`, `第十二条 第2款（三）`. */
  readonly number: string;
  readonly kind: ClauseKind;
  /** Headings above, outermost first: ['5 留样', '5.1 留样要求']; of an article, its chapters and sections. */
  readonly path: readonly string[];
  /** The sentence that introduces this list item, row, note or example, with its clause's number. */
  readonly leadIn?: { readonly number: string; readonly text: string };
  /** The clause's own words, without its number, in the original script. A row: its cells with their headers, `主楼 · 雨伞/把 40`. */
  readonly text: string;
  readonly modal: Modal;
  readonly quantities: readonly Quantity[];
  readonly cites: readonly Citation[];
  /** Of a table's row: the caption and the cells by header. */
  readonly table?: {
    readonly caption: string;
    readonly cells: readonly { readonly header: string; readonly value: string }[];
  };
  /** Of a term: the word, its English, its definition. */
  readonly term?: { readonly word: string; readonly english?: string; readonly definition: string };
  /** Line of the file, from 1. */
  readonly line: number;
  /** `修改单1` when an amendment sheet gave or changed these words. */
  readonly amendment?: string;
}

const date = z.string().regex(/^\d{4}-\d\d-\d\d$/);

/** Front matter of a standard's file (interfaces.md §4). */
export const frontMatterSchema = z.strictObject({
  code: z.string(),
  // `year: 2024` without quotes is a number to YAML.
  year: z
    .union([z.string(), z.number()])
    .transform(String)
    .pipe(z.string().regex(/^\d{4}$/))
    .optional(),
  title: z.string().min(1),
  type: z.enum(['标准', '制度', '法规']).default('标准'),
  part: z.enum(PARTS).optional(),
  service: z.enum(SERVICES).optional(),
  published: date,
  effective: date,
  withdrawn: date.optional(),
  replaces: z.array(z.string()).default([]),
  posts: z.array(z.string()).default([]),
  audience: z.enum(['all', 'staff']).default('all'),
  moved: z.record(z.string(), z.string()).default({}),
  /** The document that this text was imported from, below `originals/`. */
  original: z.string().min(1).optional(),
  assumed: z.array(z.string()).default([]),
});
export type FrontMatter = z.infer<typeof frontMatterSchema>;

/** One edition of one standard: a file of the knowledge folder, understood. */
export interface Edition extends FrontMatter {
  /** `Q/LNJG JG 352—2024`; a management document or law without a year: its code. */
  readonly id: string;
  /** Path relative to the knowledge folder. */
  readonly file: string;
  /** SHA-256 of the file's bytes. */
  readonly hash: string;
  readonly clauses: readonly Clause[];
  /** Chapter headings in order, for tables of contents and for `讲的什么`. */
  readonly outline: readonly Heading[];
  readonly appendices: readonly { readonly letter: string; readonly title: string; readonly normative: boolean }[];
  /** The text below the front matter, as it stands in the file. */
  readonly body: string;
  /** Numbers of the amendment sheets whose changes are in `clauses`; empty for the text as first published. */
  readonly amendments: readonly number[];
}

/** A heading that has a number: `5 留样`, `5.1 留样要求`, `附录 A（规范性）…`, `第二章 总则`. */
export interface Heading {
  /** `5`, `5.1`, `附录A`, `第二章`. */
  readonly number: string;
  readonly title: string;
  /** 1 for chapters and appendices. */
  readonly level: number;
  readonly line: number;
}

/** Front matter of an amendment sheet (修改单). */
export const amendmentMatterSchema = z.strictObject({
  /** The edition it changes: `Q/LNJG JG 331—2024`. */
  amends: z.string(),
  number: z.number().int().min(1),
  title: z.string().optional(),
  published: date,
  effective: date,
});
export type AmendmentMatter = z.infer<typeof amendmentMatterSchema>;

/** An amendment sheet, understood: it holds only what it changes. */
export interface Amendment extends AmendmentMatter {
  readonly file: string;
  readonly hash: string;
  /** Clauses that it gives, with the keys that they have in the edition. */
  readonly clauses: readonly Clause[];
  /** Numbers that it takes away: `5.1.3（删除）`. */
  readonly deleted: readonly { readonly number: string; readonly line: number }[];
  readonly outline: readonly Heading[];
}

/** What a knowledge folder's file does wrong, and what to do about it. */
export interface Fault {
  /** Path relative to the knowledge folder. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly severity: 'error' | 'warning';
  /** A stable name: `numbering-gap`, `dangling-reference` … (docs/standards-format.md lists all). */
  readonly rule: string;
  readonly message: { readonly zh: string; readonly en: string };
}

export type Day = LocalDate;
