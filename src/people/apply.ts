import { createHash } from 'node:crypto';
import { instantAt } from '../base/time.ts';
import type { Transaction } from '../store/store.ts';
import { note, putPerson } from './change.ts';
import { groups, memberships, type Person, people, units } from './documents.ts';
import { identityKey } from './identity.ts';
import type { Organisation, PersonRow, Unit } from './model.ts';

/** What reading the file changed, for the log. */
export interface Applied {
  readonly changed: readonly string[];
  readonly gone: readonly string[];
}

/**
 * Brings `organisation.yaml` into the directory. Only rows that differ from what was read last count, so what was said in
 * chat since then stays; a row that is no longer there ends its person. Accounts linked by a code outlive a changed row.
 */
export async function applyOrganisation(tx: Transaction, organisation: Organisation, zone: string): Promise<Applied> {
  await applyUnits(tx, organisation.units);
  const kept = new Set(organisation.groups.map((g) => g.id));
  for (const { id } of (await tx.find(groups)).rows) if (!kept.has(id)) tx.drop(groups, id);
  for (const group of organisation.groups) {
    if (!same(await tx.get(groups, group.id), group)) tx.put(groups, group.id, group);
  }

  const changed: string[] = [];
  for (const row of organisation.people) {
    const digest = digestOf(row, organisation.demonstration);
    const before = await tx.get(people, row.id);
    if (before?.row === digest) continue;
    await putPerson(tx, row.id, personOf(row, before, digest, organisation.demonstration, tx, zone));
    await note(tx, { kind: 'row', person: row.id, detail: before ? '名册改动' : '名册读入' });
    changed.push(row.id);
  }
  return { changed, gone: await endMissing(tx, new Set(organisation.people.map((p) => p.id))) };
}

async function applyUnits(tx: Transaction, list: readonly Unit[]): Promise<void> {
  for (const unit of list) {
    const before = await tx.get(units, unit.id);
    if (same(before, unit)) continue;
    tx.put(units, unit.id, unit);
    if (!before || before.service === unit.service) continue;
    const members = await tx.find(memberships, { where: { of: `unit:${unit.id}` } });
    for (const { document } of members.rows) {
      const person = await tx.get(people, document.person);
      if (person) await putPerson(tx, document.person, person);
    }
  }
}

/** Whoever came from the file and is no longer in it has left. The digest goes too: the same row would bring them back. */
async function endMissing(tx: Transaction, present: ReadonlySet<string>): Promise<string[]> {
  const fromFile = await tx.find(people, { where: { row: { from: '' } } });
  const gone: string[] = [];
  for (const { id, document } of fromFile.rows) {
    if (present.has(id)) continue;
    const { row: _, ...person } = document;
    await putPerson(tx, id, { ...person, active: false, leftAt: person.leftAt ?? tx.at });
    await note(tx, { kind: 'gone', person: id, detail: '名册里删去' });
    gone.push(id);
  }
  return gone;
}

function personOf(
  row: PersonRow,
  before: Person | undefined,
  digest: string,
  demonstration: boolean,
  tx: Transaction,
  zone: string,
): Omit<Person, 'listed'> {
  const leftAt = row.left === undefined ? undefined : instantAt(row.left, '00:00', zone);
  const own = new Set(row.identities.map(identityKey));
  const linked = (before?.identities ?? []).filter((i) => i.linked && !own.has(identityKey(i)));
  return {
    name: row.name,
    ...(row.unit === undefined ? {} : { unit: row.unit }),
    posts: row.posts,
    roles: row.roles,
    teams: row.teams,
    identities: [...row.identities.map((i) => ({ ...i, linked: false })), ...linked],
    active: leftAt === undefined || leftAt > tx.at,
    ...(leftAt === undefined ? {} : { leftAt }),
    demonstration,
    row: digest,
    since: before?.since ?? tx.at,
  };
}

const digestOf = (row: PersonRow, demonstration: boolean): string =>
  createHash('sha256')
    .update(JSON.stringify([row, demonstration]))
    .digest('base64url');

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
