import type { Clause, Quantity } from '../standards/model.ts';
import { quantityInEnglish } from './english.ts';
import type { Glossary } from './glossary.ts';
import { setsBound } from './predicate.ts';
import { FORCE, type Force } from './verdict.ts';

/** Of whom to call: the numbers that a clause tells to dial. */
const CALLS: Readonly<Record<string, string>> = {
  '119': 'the fire brigade',
  '120': 'an ambulance',
  '110': 'the police',
};

/** What follows a value, by the force of the clause that gives it. */
const BEHIND_A_VALUE: Readonly<Record<Force, string>> = {
  requirement: ' This is required.',
  recommendation: ' This is recommended.',
  permission: ' This is permitted.',
  prohibition: ' The clause is a prohibition.',
  discouraged: ' The clause advises against it.',
  'not needed': ' This is not obligatory.',
  capability: '',
  instruction: ' Follow the steps below.',
  statement: '',
};

/** How binding the clause is that cannot be put into English. */
const APPLIES: Readonly<Record<Force, string>> = {
  requirement: 'The clause below applies; it is binding.',
  recommendation: 'The clause below applies; it is a recommendation.',
  permission: 'The clause below applies; it is a permission.',
  prohibition: 'The clause below applies; it is a prohibition.',
  discouraged: 'The clause below applies; it advises against something.',
  'not needed': 'The clause below applies; it lifts an obligation.',
  capability: 'The clause below applies.',
  instruction: 'The clause below applies: follow its steps.',
  statement: 'The clause below applies.',
};

/** Names that say how and not what. */
const SAYS_HOW =
  /^(?:must|may|should|shall|need)\b|^(?:immediately|at once|responsible|responsibility|pass mark|what|when|which)$/;
const MOST_NAMES = 4;

/** The force of a clause; a bound (不应少于) is a requirement. */
export const forceIn = (clause: Clause): Force => (setsBound(clause.text) ? 'requirement' : FORCE[clause.modal]);

/** `At least 125 g. This is required.` */
export function valuesInEnglish(values: readonly Quantity[], force: Force): string {
  const said = [...new Set(values.map(quantityInEnglish))].join('; ');
  return `${said.slice(0, 1).toUpperCase()}${said.slice(1)}.${BEHIND_A_VALUE[force]}`;
}

/** What of a clause can be carried over without a translator: whom to call, how binding it is, the words that the glossary knows. */
export function clauseInEnglish(clause: Clause, glossary: Glossary, behindVerdict = false): string {
  const calls = [...clause.text.matchAll(/拨打\s*(119|120|110)/g)].map(([, number = '']) => number);
  const first = [...new Set(calls)].map((number) => `Call ${number} (${CALLS[number]}) at once. `).join('');
  const names = glossary.namesIn(clause.text).filter((name) => !SAYS_HOW.test(name));
  const about = names.slice(0, MOST_NAMES);
  const applies = behindVerdict ? '' : `${APPLIES[forceIn(clause)]} `;
  const speaks = about.length > 0 ? `Key words: ${about.join(', ')}.` : behindVerdict ? 'See the clause below.' : '';
  return `${first}${applies}${speaks}`.trim();
}
