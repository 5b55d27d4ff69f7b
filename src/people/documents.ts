import { z } from 'zod';
import { SERVICES } from '../standards/model.ts';
import { collection } from '../store/store.ts';
import { grantSchema, groupSchema, identitySchema, TEAMS, unitSchema } from './model.ts';

export const units = collection({
  name: 'units',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: unitSchema,
});

export const groups = collection({
  name: 'groups',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: groupSchema,
});

const personSchema = z.object({
  name: z.string(),
  unit: z.string().optional(),
  posts: z.array(z.string()),
  roles: z.array(grantSchema),
  teams: z.array(z.enum(SERVICES)),
  /** `linked`: by a one-time code, and kept when the row changes; the others came with the row. */
  identities: z.array(identitySchema.extend({ linked: z.boolean() })),
  /** False once the person has left: nobody can speak for them, nothing is sent to them. */
  active: z.boolean(),
  /** The moment of leaving; may lie ahead. */
  leftAt: z.number().optional(),
  /** May be spoken for by id alone where the platform honours the demonstration. */
  demonstration: z.boolean(),
  /** Digest of the row of `organisation.yaml` that was read last; absent for who came another way. */
  row: z.string().optional(),
  /** Under which names the person stands in {@link memberships}. */
  listed: z.array(z.string()),
  since: z.number(),
});
/** A person as the events so far have made them. */
export type Person = z.infer<typeof personSchema>;

export const people = collection({
  name: 'people',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: personSchema,
});

/** The accounts of guests who said something that somebody may want to answer later. */
export const guests = collection({
  name: 'guests',
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
  schema: identitySchema.extend({ at: z.number() }),
});

/**
 * Which person an account belongs to: `accounts.ts`. What names somebody to the world stands in the body, never in the id:
 * ids are hashed into the chain and can't be erased. What happened is evidence elsewhere; this follows from it, and may go.
 */
export const identities = collection({
  name: 'identities',
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
  schema: z.object({
    /** {@link identityKey}. */
    key: z.string(),
    person: z.string(),
    since: z.number(),
  }),
});

/**
 * Who belongs to a team, unit or role, and who is called what: kept beside each person so that nobody is looked for by
 * reading everyone. It follows from the person, and may go.
 */
export const memberships = collection({
  name: 'memberships',
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
  schema: z.object({ of: z.string(), person: z.string() }),
});

/** Conversations of a platform that were bound to a team by saying so in them. */
export const boundConversations = collection({
  name: 'bound-conversations',
  version: 1,
  growth: 'bounded',
  keep: 'evidence',
  schema: z.object({
    platform: z.string(),
    conversation: z.string(),
    team: z.enum(TEAMS),
    by: z.string(),
    at: z.number(),
  }),
});

/** What happened in the directory, for good: the state above follows from it. */
export const directoryEvents = collection({
  name: 'directory-events',
  version: 1,
  growth: 'monthly',
  keep: 'evidence',
  schema: z.object({
    at: z.number(),
    kind: z.enum(['row', 'gone', 'role', 'left', 'returned', 'linked', 'unlinked', 'bound', 'proposed']),
    person: z.string().optional(),
    /** Who did it; absent for the program reading a file. */
    by: z.string().optional(),
    /** What changed, in the words of the one who changed it; never a code or a secret. */
    detail: z.string(),
  }),
});

/** One-time codes by the hash of what was given out (`codes.ts`). */
export const codes = collection({
  name: 'codes',
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
  schema: z.object({
    purpose: z.enum(['link', 'first-administrator']),
    person: z.string().optional(),
    by: z.string().optional(),
    expires: z.number(),
    wrong: z.number(),
  }),
});

/** Wrong codes said by one account, to stop guessing. */
export const codeTries = collection({
  name: 'code-tries',
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
  schema: z.object({ wrong: z.number(), since: z.number() }),
});

export const peopleCollections = [
  units,
  groups,
  people,
  guests,
  identities,
  memberships,
  boundConversations,
  directoryEvents,
  codes,
  codeTries,
];
