import { z } from 'zod';
import { TEAMS } from '../../people/model.ts';
import { collection } from '../../store/store.ts';
import { itemSchema } from '../bank/model.ts';

export const SERIES = 'QZ';
export const quizRef = (number: number): string => `${SERIES}-${number}`;

/** How a quiz came about: by a schedule, at once, as a make-up of another, or as one person's own single question. */
export const QUIZ_REASONS = ['scheduled', 'now', 'make-up', 'single', 'contest'] as const;

/** A quiz: QZ-n. */
export const quizSchema = z.strictObject({
  number: z.int().positive(),
  why: z.enum(QUIZ_REASONS),
  team: z.enum(TEAMS),
  /** Questions for each person: the number wanted, or fewer where the clauses give no more. */
  count: z.int().positive(),
  topics: z.array(z.string()),
  /** Pass mark in points of 100. */
  pass: z.number(),
  /** The clause that the pass mark was read from, where nobody said another. */
  passClause: z.string().exactOptional(),
  /** Who opened it and hears how it went. */
  by: z.string(),
  /** What the draws follow from. */
  seed: z.string(),
  /** Minutes that it may take, where they were said. */
  limit: z.int().positive().exactOptional(),
  /** The schedule (`SCH-3`) or the quiz (`QZ-2`) that it comes from. */
  from: z.string().exactOptional(),
  at: z.number(),
  closes: z.number(),
  state: z.enum(['open', 'closed']),
  /** Who takes part. Who leaves in the middle is no longer counted. */
  people: z.array(z.string()),
});
export type Quiz = z.infer<typeof quizSchema>;
export const quizzes = collection({
  name: 'quizzes',
  version: 1,
  growth: 'monthly',
  keep: 'evidence',
  counted: ['state', 'team', 'why'],
  schema: quizSchema,
});

/** A question as it was asked, by the quiz that asked it first: it stays when the clause's edition is superseded. */
export const askedItems = collection({
  name: 'quiz-items',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: itemSchema,
});

/** What one person was given: `QZ-3/demo-employee`. */
export const paperSchema = z.strictObject({
  quiz: z.int(),
  person: z.string(),
  /** The questions in their order, and which option of the item stands at each letter. */
  questions: z.array(z.strictObject({ item: z.string(), places: z.array(z.int()) })),
  at: z.number(),
  state: z.enum(['waiting', 'answering', 'done', 'closed']),
  /** When the person handed it in before the close: nothing is changed after that. */
  handed: z.number().exactOptional(),
  /** After the close: points of 100 (none where nothing was answered in time), and whether that is enough. */
  score: z.number().exactOptional(),
  passed: z.boolean().exactOptional(),
  /** After the close: answers that were given in time, and when the last of them was. */
  counted: z.int().exactOptional(),
  last: z.number().exactOptional(),
  /** Its first question was put off beyond the close: the person never had it. */
  unreached: z.literal(true).exactOptional(),
});
export type Paper = z.infer<typeof paperSchema>;
export const papers = collection({
  name: 'quiz-papers',
  version: 1,
  growth: 'monthly',
  keep: 'evidence',
  counted: ['state'],
  schema: paperSchema,
});
export const paperId = (quiz: number, person: string): string => `${quizRef(quiz)}/${person}`;

/** An answer to one question of a paper: `QZ-3/demo-employee/2`. A changed one takes its place; the journal keeps both. */
export const givenSchema = z.strictObject({
  quiz: z.int(),
  person: z.string(),
  /** From 1. */
  question: z.int().positive(),
  item: z.string(),
  clause: z.string(),
  /** As it was understood: letters as the person saw them, 对 or 错, a number in the question's unit. */
  said: z.string(),
  right: z.boolean(),
  /** After the close: kept, not counted. */
  late: z.literal(true).exactOptional(),
  at: z.number(),
});
export type Given = z.infer<typeof givenSchema>;
export const givens = collection({
  name: 'quiz-answers',
  version: 1,
  growth: 'monthly',
  keep: 'evidence',
  counted: ['right'],
  schema: givenSchema,
});
export const givenId = (quiz: number, person: string, question: number): string =>
  `${paperId(quiz, person)}/${question}`;

/** The papers that a person has before them, the one whose question was asked last at the end. */
export const desks = collection({
  name: 'quiz-desks',
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
  schema: z.strictObject({ papers: z.array(z.int()), at: z.number() }),
});

export const quizCollections = [quizzes, askedItems, papers, givens, desks];
