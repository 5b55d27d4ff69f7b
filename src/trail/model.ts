import { z } from 'zod';
import type { Sentence } from '../base/sentence.ts';
import { SERVICES } from '../standards/model.ts';
import { collection } from '../store/store.ts';

/**
 * What can happen to a clause. `asked`: it answered a question. `unhelpful`: somebody said that it was no answer. `missed`: a
 * question that nothing answered was led to it. `studied`, `right` and `wrong` (quiz answers), `recorded`, `found` (an
 * inspection found it broken), `fixed`, `scored`: what the words say.
 */
export const CLAUSE_EVENTS = [
  'asked',
  'unhelpful',
  'missed',
  'studied',
  'right',
  'wrong',
  'recorded',
  'found',
  'fixed',
  'scored',
] as const;
export type ClauseEventKind = (typeof CLAUSE_EVENTS)[number];

/** What each is called. */
export const CLAUSE_EVENT_NAMES: Readonly<Record<ClauseEventKind, Sentence>> = {
  asked: { zh: '被问到', en: 'asked' },
  unhelpful: { zh: '回答被评没用', en: 'answer was no help' },
  missed: { zh: '没答上，补上', en: 'not answered at first' },
  studied: { zh: '学习', en: 'studied' },
  right: { zh: '答对', en: 'answered right' },
  wrong: { zh: '答错', en: 'answered wrong' },
  recorded: { zh: '记录', en: 'recorded' },
  found: { zh: '查出问题', en: 'found broken' },
  fixed: { zh: '整改完成', en: 'fixed' },
  scored: { zh: '计入考核', en: 'scored' },
};

/** One thing that happened to one clause. It names the document that it stands in, never a person. */
export const clauseEventSchema = z.object({
  kind: z.enum(CLAUSE_EVENTS),
  /** The clause's key, edition included: what happened stays with the edition that it happened under. */
  clause: z.string(),
  service: z.enum(SERVICES).optional(),
  /** Whose people did it, where it is known. */
  team: z.string().optional(),
  /** The document: `ANS-12`, `QZ-3`, `ISS-7`. */
  ref: z.string(),
  at: z.number(),
});
export type ClauseEvent = z.infer<typeof clauseEventSchema>;

export const clauseEvents = collection({
  name: 'clause-events',
  version: 1,
  growth: 'monthly',
  keep: 'evidence',
  counted: ['kind', 'service', 'team'],
  schema: clauseEventSchema,
});

export const trailCollections = [clauseEvents];
