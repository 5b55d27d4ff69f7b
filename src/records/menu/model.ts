import { z } from 'zod';
import { collection } from '../../store/store.ts';

export const MEALS = ['早餐', '午餐', '晚餐', '加餐'] as const;
export type Meal = (typeof MEALS)[number];

/** What a meal of a day is made of: every dish needs a sample. The id is `2025-05-14/午餐`. */
export const menus = collection({
  name: 'menus',
  version: 1,
  growth: 'monthly',
  keep: 'evidence',
  counted: ['meal'],
  schema: z.object({
    /** Midnight of its day. */
    at: z.number(),
    date: z.string(),
    meal: z.enum(MEALS),
    dishes: z.array(z.string()),
    by: z.string(),
    since: z.number(),
  }),
});

export const menuId = (date: string, meal: Meal): string => `${date}/${meal}`;
