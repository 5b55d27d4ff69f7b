import { z } from 'zod';
import { collection } from '../../store/store.ts';

/** Why an answer was no use, as the buttons say it. */
export const REASONS = ['答非所问', '过时了', '看不懂', '有错'] as const;
export type Reason = (typeof REASONS)[number];

/** A clause that a manager gave to a question which nothing had answered. The id is the question's number, ANS-n. */
export const assignments = collection({
  name: 'assignments',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: z.object({
    question: z.string(),
    /** Number of the unanswered question, ANS-n. */
    answer: z.number().int(),
    /** What the index calls the clause. */
    document: z.string(),
    clause: z.string(),
    by: z.string(),
    at: z.number(),
  }),
});

/** A spoken word that was learned and then taken back: it leads nowhere any more. The id is the word. */
export const undoneLessons = collection({
  name: 'undone-lessons',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: z.object({ spoken: z.string(), by: z.string(), at: z.number() }),
});

/** How often the confirmations have changed: who keeps something computed from them compares. */
export const lessonChanges = collection({
  name: 'lesson-changes',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: z.object({ count: z.number().int() }),
});

export const lessonCollections = [assignments, undoneLessons, lessonChanges];
