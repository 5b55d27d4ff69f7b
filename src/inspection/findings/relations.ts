import { may } from '../../people/permissions.ts';
import type { Speaker } from '../../people/speaker.ts';
import type { Finding } from './model.ts';
import type { Relation, StepRule, Who } from './states.ts';

/** Who takes a step: a person as the directory knows them now, or the program itself. */
export type Actor = Pick<Speaker, 'id' | 'roles' | 'unit' | 'service'> | 'program';

/** How the program itself stands in events. */
export const PROGRAM = 'program';
export const actorId = (actor: Actor): string => (actor === 'program' ? PROGRAM : actor.id);

type Person = Exclude<Actor, 'program'>;

/** Whether the person is of the unit that has to put it right; without a known unit, of the firm that renders the service. */
export const isOwnUnit = (person: Person, { unit, service }: Pick<Finding, 'unit' | 'service'>): boolean =>
  unit === undefined
    ? person.roles.has('supplier_lead') && service !== undefined && person.service === service
    : person.unit === unit;

const RELATED: Readonly<Record<Relation, (person: Person, finding: Finding) => boolean>> = {
  'own unit': (person, finding) =>
    isOwnUnit(person, finding) || (finding.submission?.unit !== undefined && finding.submission.unit === person.unit),
  filer: ({ id }, finding) => finding.by === id || finding.confirmedBy === id,
  reporter: ({ id }, finding) => finding.by === id || finding.alsoBy?.includes(id) === true,
  assignee: ({ id }, finding) => finding.assignee === id,
  submitter: ({ id }, finding) => finding.submission?.by === id,
  verifier: ({ id }, { closed, onTheSpot }) => closed?.how === 'verified' && closed.by === id && onTheSpot !== true,
  disputer: ({ id }, finding) => finding.dispute?.by === id,
};

export const isRelated = (person: Person, finding: Finding, relation: Relation): boolean =>
  RELATED[relation](person, finding);

function fits(actor: Actor, finding: Finding, { role, is, isNot = [], kinds }: Who): boolean {
  if (kinds && !kinds.includes(finding.kind)) return false;
  if (actor === 'program') return role === 'program';
  if (role === 'program' || (role !== undefined && !actor.roles.has(role))) return false;
  if (is !== undefined && !isRelated(actor, finding, is)) return false;
  return !isNot.some((relation) => isRelated(actor, finding, relation));
}

/** Whether somebody may take a step on a finding, by what they are and what they are to it. */
export const mayTake = (actor: Actor, finding: Finding, rule: StepRule): boolean =>
  rule.who.some((who) => fits(actor, finding, who));

/** Whether it is only what they are to the finding that stands in the way: their role alone would do. */
export const hasPart = (actor: Actor, finding: Finding, rule: StepRule): boolean =>
  actor !== 'program' &&
  rule.who.some(({ role, isNot = [] }) => {
    const holds = role !== undefined && role !== 'program' && actor.roles.has(role);
    return holds && isNot.some((relation) => isRelated(actor, finding, relation));
  });

/**
 * Whether somebody may see a finding: who oversees sees all, a supplier's people their own firm's, everyone what they
 * reported or have in hand. Lists, pages and exports ask here, for every finding. Source: Q/LNJG JG 204—2024, 8.3.
 */
export const maySee = (speaker: Person, finding: Finding): boolean =>
  may(speaker, 'all.see') ||
  isRelated(speaker, finding, 'reporter') ||
  isRelated(speaker, finding, 'assignee') ||
  (may(speaker, 'firm.see') && isOwnUnit(speaker, finding));
