import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { MINUTE, parseInstant, toIso } from '../src/base/time.ts';

/** Who speaks in a row → a person of the demonstration directory. Anyone else is a guest. */
export const SPEAKERS = {
  employee: 'demo-employee',
  employee_2: 'demo-employee-2',
  cook: 'demo-cook',
  guard: 'demo-guard',
  property: 'demo-supplier-property',
  conference: 'demo-supplier-conference',
  security: 'demo-supplier-security',
  supplier: 'demo-supplier',
  supplier_other: 'demo-supplier-other',
  supervisor: 'demo-supervisor',
  manager: 'demo-manager',
  workgroup: 'demo-workgroup',
  leader: 'demo-leader',
  finance: 'demo-finance',
  admin: 'demo-admin',
  guest: 'someone-unknown',
} as const;

type Role = keyof typeof SPEAKERS;
const ROLES = Object.keys(SPEAKERS) as [Role, ...Role[]];

/** A development question: what is asked, and what a right answer can't do without. */
export const questionSchema = z.strictObject({
  id: z.string().regex(/^[ABF]\d{3}$/),
  kind: z.string(),
  lang: z.enum(['zh-Hans', 'zh-Hant', 'yue', 'en', 'mixed', 'zh-Latn']),
  role: z.enum(ROLES),
  /** One question, or the turns of a conversation; `[甲]` and `[乙]` mark two people in a group. */
  q: z.string().optional(),
  turns: z.array(z.string()).min(2).optional(),
  channel: z.enum(['direct', 'group']).optional(),
  /** When it is asked, where the day matters. */
  at: z.string().optional(),
  note: z.string().optional(),
  expect: z.strictObject({
    /** Behaviours of the last reply that are right, joined by `_or_`. */
    behaviour: z.string(),
    /** Standards of which one must be cited, without prefix and year: `JG 352`. */
    standards: z.array(z.string()).optional(),
    /** Clauses of which one is best cited: `5.2.1`, `表A.1 行6`. */
    clauses: z.array(z.string()).optional(),
    /** Of each group at least one spelling must be said. */
    must_include: z.array(z.array(z.string()).min(1)).optional(),
    must_not_include: z.array(z.string()).optional(),
    /** Words asked about that no standard has. */
    absent_terms: z.array(z.string()).optional(),
    /** Values of the text that a computed value starts from. */
    from: z.array(z.string()).optional(),
    /** Binding facts of the demonstration system behind the row; a row without them asks about another clause. */
    facts: z.array(z.string()).optional(),
  }),
});
export type Question = z.infer<typeof questionSchema>;

export const HALVES = ['a', 'b'] as const;
export type Half = (typeof HALVES)[number];

/** The project's folder, seen from a source or a built file. */
export function projectFolder(from: string): string {
  return existsSync(join(from, 'package.json')) || dirname(from) === from ? from : projectFolder(dirname(from));
}

export const readQuestions = (project: string, half: Half): Question[] =>
  readQuestionFile(join(project, 'test/answers', `questions-${half}.jsonl`));

/** A file of questions, one a line. */
export function readQuestionFile(path: string): Question[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => questionSchema.parse(JSON.parse(line)));
}

/** The words that were said, in order, without the marks of who said them. */
export const turnsOf = (question: Question): { text: string; second: boolean }[] =>
  (question.turns ?? [question.q ?? '']).map((turn) => ({
    text: turn.replace(/^\[[甲乙]\]/, ''),
    second: turn.startsWith('[乙]'),
  }));

/** One line in of the headless platform. */
export interface Said {
  readonly id: string;
  readonly at: string;
  readonly sender: { readonly id: string };
  readonly conversation: { readonly id: string; readonly kind: 'direct' | 'group' };
  readonly text: string;
}

const NOON = parseInstant('2025-05-14T10:20:00+08:00') ?? 0;
const TURN = 5_000;

/**
 * All questions for one run of one bot: each in a conversation of its own, a minute apart, in the order of their time
 * (the clock of the headless platform only goes forward). Message ids are `A001-0`, `A001-1` …
 */
export function conversations(questions: readonly Question[]): Said[] {
  const asked = (question: Question): number => (question.at ? (parseInstant(question.at) ?? NOON) : NOON);
  return [...questions]
    .sort((one, other) => asked(one) - asked(other))
    .flatMap((question, place) => {
      const turns = turnsOf(question);
      const kind = question.channel ?? (turns.some((turn) => turn.second) ? 'group' : 'direct');
      return turns.map((turn, k) => ({
        id: `${question.id}-${k}`,
        at: toIso(asked(question) + place * MINUTE + k * TURN),
        sender: { id: turn.second ? SPEAKERS.employee_2 : SPEAKERS[question.role] },
        conversation: { id: `${kind}-${question.id}`, kind },
        text: turn.text,
      }));
    });
}

/** Width, case and white space don't matter when texts are compared. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b]/g, '');

/** The texts of the demonstration system, all editions together, by their code without prefix and year: `JG 352`, `ZD 01`. */
export function readTexts(project: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const folder of ['standards', 'rules']) {
    const files = readdirSync(join(project, 'knowledge', folder), { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.endsWith('.md')).sort()) {
      const text = readFileSync(join(project, 'knowledge', folder, file), 'utf8');
      const code = /^code: (?:Q\/)?LNJG[ -](.+)$/m.exec(text)?.[1] ?? file;
      texts.set(code, (texts.get(code) ?? '') + text);
    }
  }
  return texts;
}
