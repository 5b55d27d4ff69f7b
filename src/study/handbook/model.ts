import { z } from 'zod';
import { collection } from '../../store/store.ts';

/**
 * A manager has put a clause (or all that stands under a heading) on a post. The number is that of the edition in which
 * it was said; what became of it later is found by {@link Lineage}. The id is {@link assignmentId}.
 */
export const assignments = collection({
  name: 'clause-assignments',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: z.object({
    /** `Q/LNJG JG 331`. */
    code: z.string(),
    /** `Q/LNJG JG 331—2024`. */
    edition: z.string(),
    /** `6.2`. */
    number: z.string(),
    /** Id of the post. */
    post: z.string(),
    /** False once it was taken back. */
    holds: z.boolean(),
    by: z.string(),
    at: z.number(),
    /** Digest of the words when it was assigned, and of those that the manager was told of since. */
    digest: z.string(),
    told: z.string().optional(),
  }),
});
export type Assignment = z.infer<typeof assignments.schema>;

export const assignmentId = ({ code, number, post }: Pick<Assignment, 'code' | 'number' | 'post'>): string =>
  `${code}#${number}|${post}`;

/** A handbook as it stood from a moment on. The id is {@link versionId}. */
export const handbookVersions = collection({
  name: 'handbook-versions',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: z.object({
    post: z.string(),
    /** From 1. */
    number: z.number(),
    at: z.number(),
    /** Of all its clauses. */
    digest: z.string(),
    /** Each clause's key with a digest of its words. */
    clauses: z.array(z.tuple([z.string(), z.string()])),
  }),
});
export type HandbookVersion = z.infer<typeof handbookVersions.schema>;

export const versionId = (post: string, number: number): string => `${post}|${number}`;

/** The newest version of each post's handbook. The id is the post's. */
export const handbooks = collection({
  name: 'handbooks',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: z.object({ number: z.number(), digest: z.string() }),
});

/** Which version of a post's handbook a person knows of. The id is {@link knownId}. */
export const handbooksKnown = collection({
  name: 'handbooks-known',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: z.object({ number: z.number(), at: z.number() }),
});

export const knownId = (post: string, person: string): string => `${post}|${person}`;

export const handbookCollections = [assignments, handbookVersions, handbooks, handbooksKnown];
