import { dateOf } from '../../base/time.ts';
import { units } from '../../people/documents.ts';
import { type Moment, peopleOfUnit, personById, responsibleFor, rolesOn, whoHolds } from '../../people/who.ts';
import type { Reader } from '../../store/store.ts';
import type { Finding } from './model.ts';

/** A person's name as it is shown; of somebody who is gone or unnamed, nothing. */
export const nameOf = async (reader: Reader, id: string, moment: Moment): Promise<string | undefined> =>
  (await personById(reader, id, moment.now))?.person.name;

/** What a unit is called: its short name where it has one. */
export async function unitName(reader: Reader, unit: string | undefined): Promise<string | undefined> {
  const found = unit === undefined ? undefined : await reader.get(units, unit);
  return found && (found.short ?? found.name);
}

/** The leads of the unit that has to put it right. */
export async function leadsOf(reader: Reader, { unit }: Pick<Finding, 'unit'>, moment: Moment): Promise<string[]> {
  if (unit === undefined) return [];
  const day = dateOf(moment.now, moment.zone);
  return (await peopleOfUnit(reader, unit, moment.now))
    .filter(({ person }) => rolesOn(person, day).includes('supplier_lead'))
    .map(({ id }) => id);
}

/** The supervisor who follows a finding: who filed it, else the one responsible for the service. Never of the unit itself. */
export async function supervisorsOf(reader: Reader, finding: Finding, moment: Moment): Promise<string[]> {
  const all = await whoHolds(reader, 'supervisor', moment);
  const independent = all.filter(({ person }) => finding.unit === undefined || person.unit !== finding.unit);
  const inspector = finding.confirmedBy ?? finding.by;
  if (independent.some(({ id }) => id === inspector)) return [inspector];
  const responsible = await responsibleFor(reader, finding.service, moment);
  if (responsible && independent.some(({ id }) => id === responsible.id)) return [responsible.id];
  return independent.map(({ id }) => id);
}

export const managersOf = async (reader: Reader, finding: Finding, moment: Moment): Promise<string[]> =>
  (await whoHolds(reader, 'manager', moment))
    .filter(({ person }) => finding.unit === undefined || person.unit !== finding.unit)
    .map(({ id }) => id);

/** Who reported it and hears how it ended: not who inspects, whose own work it is. */
export const reportersOf = ({ kind, by, confirmedBy, alsoBy = [] }: Finding): string[] => [
  ...new Set([...(kind === 'finding' && confirmedBy === undefined ? [] : [by]), ...alsoBy]),
];
