import type { Instant } from '../../base/clock.ts';
import { onDuty } from '../../people/duty.ts';
import { membersOf } from '../../people/who.ts';
import type { Service } from '../../standards/model.ts';
import type { Reader } from '../../store/store.ts';

export interface Told {
  /** Internal ids. */
  readonly people: readonly string[];
  /** True when the roster names them: they are at work, nobody is woken. */
  readonly onDuty: boolean;
}

/** Who of a service is told what its post has to do: those on duty by the roster; without one, everybody of the post. */
export async function whoDoes(
  reader: Reader,
  service: Service | undefined,
  post: string | undefined,
  now: Instant,
): Promise<Told> {
  const there = await onDuty(reader, service, now);
  const suits = (posts: readonly string[]): boolean => post === undefined || posts.includes(post);
  const ofPost = there.filter(({ person }) => suits(person.posts));
  const found = ofPost.length > 0 ? ofPost : there;
  if (found.length > 0) return { people: found.map(({ id }) => id), onDuty: true };
  const members = service === undefined ? [] : await membersOf(reader, service, now);
  return { people: members.filter(({ person }) => suits(person.posts)).map(({ id }) => id), onDuty: false };
}

/** To whom it goes up: the foreman by the post's name, else who leads the firm. */
export async function whoLeads(
  reader: Reader,
  service: Service | undefined,
  lead: string | undefined,
  now: Instant,
): Promise<readonly string[]> {
  const members = service === undefined ? [] : await membersOf(reader, service, now);
  const foremen = members.filter(({ person }) => lead !== undefined && person.posts.includes(lead));
  const found =
    foremen.length > 0
      ? foremen
      : members.filter(({ person }) => person.roles.some(({ role }) => role === 'supplier_lead'));
  return found.map(({ id }) => id);
}
