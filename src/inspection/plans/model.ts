import { z } from 'zod';
import { SERVICES } from '../../standards/model.ts';
import { collection } from '../../store/store.ts';

/** How often a service is looked at in a month: `every` a day, week or month (`1d` `2w` `1m`), so many times. */
export const planItemSchema = z.object({
  service: z.enum(SERVICES),
  every: z.string().regex(/^\d{1,2}[dwm]$/),
  times: z.number().int().positive(),
});
export type PlanItem = z.infer<typeof planItemSchema>;

/** A month's plan. The id is the month. Source: Q/LNJG TY 105, 8.1. */
export const monthPlanSchema = z.object({
  month: z.string(),
  items: z.array(planItemSchema),
  by: z.string(),
  at: z.number(),
});
export type MonthPlan = z.infer<typeof monthPlanSchema>;
export const monthPlans = collection({
  name: 'month-plans',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: monthPlanSchema,
});

/** One check that is to be made. Numbered PLN-n. */
export const plannedSchema = z.object({
  number: z.number().int().positive(),
  date: z.string(),
  /** When an hour was said. */
  due: z.number().optional(),
  service: z.enum(SERVICES).optional(),
  location: z.string().optional(),
  place: z.string().optional(),
  floor: z.number().int().optional(),
  /** Of a month's plan. */
  month: z.string().optional(),
  by: z.string(),
  at: z.number(),
  /** Taken out: the plan of the month was made anew, or somebody gave a reason. */
  dropped: z.object({ by: z.string(), at: z.number(), reason: z.string() }).optional(),
});
export type Planned = z.infer<typeof plannedSchema>;
export const plannedChecks = collection({
  name: 'planned-checks',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: plannedSchema,
});

export const RESULTS = ['合格', '不合格', '不适用'] as const;
export type ItemResult = (typeof RESULTS)[number];

/** A list of clauses that are looked at one by one. Numbered LST-n. */
export const checklistSchema = z.object({
  number: z.number().int().positive(),
  location: z.string().optional(),
  place: z.string().optional(),
  floor: z.number().int().optional(),
  service: z.enum(SERVICES),
  items: z.array(
    z.object({
      clause: z.string(),
      text: z.string(),
      result: z.enum(RESULTS).optional(),
      words: z.string().optional(),
      /** The finding that 不合格 made. */
      finding: z.number().int().positive().optional(),
    }),
  ),
  by: z.string(),
  at: z.number(),
  /** When the last item was answered. */
  doneAt: z.number().optional(),
});
export type Checklist = z.infer<typeof checklistSchema>;
export const checklists = collection({
  name: 'checklists',
  version: 1,
  growth: 'monthly',
  keep: 'evidence',
  counted: ['service'],
  schema: checklistSchema,
});

export const plannedRef = (number: number): string => `PLN-${number}`;
export const checklistRef = (number: number): string => `LST-${number}`;
export const planCollections = [monthPlans, plannedChecks, checklists];
