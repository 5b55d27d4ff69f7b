import { z } from 'zod';
import { SERVICES, STATUSES } from './model.ts';

/** `glossary.yaml`: how people say what standards name. */
export const glossarySchema = z.strictObject({
  terms: z
    .array(
      z.strictObject({
        /** The word that standards use: 留样. */
        term: z.string().min(1),
        /** Spoken words, nicknames, dialect: 留菜, 样品. */
        also: z.array(z.string().min(1)).default([]),
        english: z.array(z.string().min(1)).default([]),
      }),
    )
    .default([]),
  /** Nicknames of each service: 食堂: [饭堂, 餐厅]. */
  services: z.partialRecord(z.enum(SERVICES), z.array(z.string().min(1))).default({}),
});
export type Glossary = z.infer<typeof glossarySchema>;

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);

/** `cited.yaml`: editions of outside standards that ours cite. Their status follows from the dates, as ours does. */
export const citedSchema = z.strictObject({
  cited: z
    .array(
      z.strictObject({
        /** `GB/T 24421.2`, or a law's or order's name. */
        code: z.string().min(1),
        year: z.union([z.string(), z.number()]).transform(String).optional(),
        title: z.string().optional(),
        published: day.optional(),
        effective: day.optional(),
        withdrawn: day.optional(),
        /** The edition that took its place: `GB/T 24421.2—2023`. */
        replacedBy: z.string().optional(),
        /** Where no date is known: the status as it was found. */
        status: z.enum(STATUSES).optional(),
        /** Which of these were not checked against the original. */
        assumed: z.array(z.string()).default([]),
        note: z.string().optional(),
      }),
    )
    .default([]),
});
export type CitedStandard = z.infer<typeof citedSchema>['cited'][number];
