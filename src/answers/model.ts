import { z } from 'zod';
import { BEHAVIOURS } from '../commands/reply.ts';
import type { Topic } from '../commands/turn.ts';
import { SERVICES } from '../standards/model.ts';
import { collection } from '../store/store.ts';
import { editionCollections } from './editions/model.ts';
import { lessonCollections, REASONS } from './feedback/model.ts';
import { handovers } from './handover/model.ts';

/** A question with what was answered: ANS-n. Kept a year with its asker, then without. */
export const answerSchema = z.object({
  number: z.number().int(),
  question: z.string(),
  by: z.string(),
  conversation: z.string(),
  at: z.number(),
  behaviour: z.enum(BEHAVIOURS),
  /** Keys of the clauses cited, the first one the answer's own. */
  clauses: z.array(z.string()),
  service: z.enum(SERVICES).optional(),
});
export type Answer = z.infer<typeof answerSchema>;
export const answers = collection({
  name: 'answers',
  version: 1,
  growth: 'monthly',
  keep: 'evidence',
  schema: answerSchema,
});

/** Up to when answers have lost their asker: what is older need not be looked at again. */
export const forgottenAskers = collection({
  name: 'forgotten-askers',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: z.object({ upTo: z.number() }),
});

/** 有用 or 没用, one a person and answer; a second tap replaces the first. */
export const feedbackSchema = z.object({
  answer: z.number().int(),
  question: z.string(),
  clause: z.string().optional(),
  /** What the index calls that wording of the clause. */
  document: z.string().optional(),
  by: z.string(),
  useful: z.boolean(),
  /** Of 没用: what was wrong, if it was said. */
  reason: z.enum(REASONS).optional(),
  at: z.number(),
});
export type Feedback = z.infer<typeof feedbackSchema>;
export const feedback = collection({
  name: 'feedback',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: feedbackSchema,
});

/** How many classified messages were refused. Nothing else is known of them. */
export const refusals = collection({
  name: 'refusals',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: z.object({ count: z.number().int(), last: z.number() }),
});

const topicSchema = z.object({
  /** The plain question that the conversation is about. */
  plain: z.string(),
  /** The question that stands alone, of which `plain` is a follow-up. */
  root: z.string().optional(),
  text: z.string(),
  /** Clauses that were cited for it. */
  clauses: z.array(z.string()),
  answer: z.number().int().optional(),
  /** Choices that were offered, in order: what a tap says. */
  choices: z.array(z.object({ label: z.string(), say: z.string() })),
});
export type Subject = z.infer<typeof topicSchema>;

/** What the speaker's last question here was about. */
export const subjectTopic: Topic<Subject> = {
  name: 'answers.subject',
  parse: (value) => {
    const parsed = topicSchema.safeParse(value);
    return parsed.success ? parsed.data : undefined;
  },
};

export const answerRef = (number: number): string => `ANS-${number}`;

export const answerCollections = [
  answers,
  forgottenAskers,
  feedback,
  refusals,
  ...lessonCollections,
  handovers,
  ...editionCollections,
];
