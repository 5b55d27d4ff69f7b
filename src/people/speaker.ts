import type { Service } from '../standards/model.ts';

/** Who may do what hangs on these (interfaces.md §2). A person may hold several; `staff` is everyone in the directory. */
export const ROLES = [
  'staff',
  'supplier_lead',
  'supervisor',
  'manager',
  'workgroup',
  'leader',
  'finance',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** An account on a platform. Names never identify; `id` within (`platform`, `tenant`) does. */
export interface Identity {
  readonly platform: string;
  /** The organisation on that platform: DingTalk's corpId (or the robot code for people outside it), Slack's team. */
  readonly tenant?: string | undefined;
  readonly id: string;
  /** What the platform calls the person; shown, never trusted. */
  readonly name?: string | undefined;
}

/** The author of a message, as the directory knew them at the moment of the turn. */
export interface Speaker {
  /** The directory's id of the person; of a guest, a stable id made from the platform identity. */
  readonly id: string;
  readonly name: string;
  /** Empty for a guest. */
  readonly roles: ReadonlySet<Role>;
  readonly guest: boolean;
  readonly posts: readonly string[];
  /** The service that the person's unit renders or oversees; absent when it is none or several. */
  readonly service?: Service;
  /** The directory's id of the unit. */
  readonly unit?: string;
  /** The account that spoke; absent when the program speaks for the person. */
  readonly identity?: Identity;
}
