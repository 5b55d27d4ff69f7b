import { z } from 'zod';
import { isLocalDate } from '../base/time.ts';
import { SERVICES } from '../standards/model.ts';
import { ROLES } from './speaker.ts';

/** The teams that groups, quizzes and draws speak of: a service's people, or everybody. */
export const TEAMS = [...SERVICES, '全员'] as const;
export type Team = (typeof TEAMS)[number];

/** Ids stand in files, journal headers and on the headless platform: short, plain, never changed. */
const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, '字母、数字、点和连字符，不超过 64 个');
const name = z.string().trim().min(1).max(60);
const day = z.string().refine(isLocalDate, '日期写成 2025-01-31');

/** What a directory can grant: everyone in it is `staff` without being told so. */
export const GRANTED_ROLES = ROLES.filter((role) => role !== 'staff');
export const grantSchema = z.strictObject({ role: z.enum(GRANTED_ROLES), from: day.optional(), until: day.optional() });
/** A role and the days on which it holds, both ends included; an open end is open. */
export type Grant = z.infer<typeof grantSchema>;

export const identitySchema = z.strictObject({
  platform: z.string().min(1).max(40),
  tenant: z.string().min(1).max(200).optional(),
  id: z.string().min(1).max(200),
  name: z.string().max(200).optional(),
});

export const unitSchema = z
  .strictObject({
    id,
    name,
    short: name.optional(),
    kind: z.enum(['bureau', 'supplier']),
    service: z.enum(SERVICES).optional(),
    /** What a supplier is paid a month, in yuan, where it is known: what a score takes off is worked out from it. */
    fee: z.number().positive().max(1e9).optional(),
    /** The editions that its contract names as what it is held to: `Q/LNJG JG 331—2024`. */
    contract: z.array(name).optional(),
  })
  .refine((unit) => unit.kind !== 'supplier' || unit.service, '供应商要写明 service（物业、会务、保洁、安保、食堂）');
export type Unit = z.infer<typeof unitSchema>;

/** A person's row in `organisation.yaml`. */
export const personRowSchema = z.strictObject({
  id,
  name,
  unit: id.optional(),
  posts: z.array(name).default([]),
  roles: z
    .array(z.union([z.enum(GRANTED_ROLES).transform((role): Grant => ({ role })), grantSchema]))
    .default([])
    .refine((roles) => roles.every((r) => !r.from || !r.until || r.from <= r.until), 'from 不能晚于 until'),
  /** Teams besides the unit's own. */
  teams: z.array(z.enum(SERVICES)).default([]),
  identities: z.array(identitySchema).default([]),
  /** From this day on the person is no longer there. */
  left: day.optional(),
});
export type PersonRow = z.infer<typeof personRowSchema>;

export const groupSchema = z.strictObject({
  id,
  name,
  team: z.enum(TEAMS),
  /** Who takes over what `找人工` hands on. */
  responsible: id.optional(),
});
export type Group = z.infer<typeof groupSchema>;

/** `organisation.yaml`, understood. */
export interface Organisation {
  /** True when its people may be spoken for by their ids alone, on the headless platform and the loopback page. */
  readonly demonstration: boolean;
  readonly units: readonly Unit[];
  readonly people: readonly PersonRow[];
  readonly groups: readonly Group[];
}
