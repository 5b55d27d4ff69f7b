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
  readonly unit?: string;
}
