import type { Clause, Edition } from '../../standards/model.ts';
import { isForeman, isMeant, isOffice, type Post } from './posts.ts';
import { createSubjectReader, type Subject } from './subject.ts';

/** Why a clause stands in the handbook of a post: shown with it. */
export type Reason =
  /** The clause names who does it, in this word. */
  | { readonly kind: 'subject'; readonly actor: string }
  /** The standard is for this post, and the clause names nobody else. */
  | { readonly kind: 'standard' }
  /** A manager has put it on this post. */
  | { readonly kind: 'assigned'; readonly by: string; readonly at: number };

/** Reads who a clause obliges; what was read is kept with the clause while the posts stay the same. */
export function subjectsFor(posts: readonly Post[]): (clause: Clause) => Subject {
  const names = [...new Set(posts.map(({ name }) => name))];
  const key = names.join('|');
  const known = readers.get(key);
  if (known) return known;
  const read = createSubjectReader(names);
  const subjects = new WeakMap<Clause, Subject>();
  const reader = (clause: Clause): Subject => {
    const before = subjects.get(clause);
    if (before) return before;
    const subject = read(clause.text);
    subjects.set(clause, subject);
    return subject;
  };
  // A directory that changes makes another list of posts: those of old ones are let go.
  readers.clear();
  readers.set(key, reader);
  return reader;
}
const readers = new Map<string, (clause: Clause) => Subject>();

const KINDS: readonly Clause['kind'][] = ['clause', 'article', 'paragraph'];
const REQUIREMENTS: readonly Clause['modal'][] = ['应', '不应', '指示'];
const RECOMMENDATIONS: readonly Clause['modal'][] = ['宜', '不宜'];
export const isRequirement = ({ modal }: Clause): boolean => REQUIREMENTS.includes(modal);
/** Scope, references and terms (chapters 1 to 3 of a standard) ask nothing of anybody. */
const isIntroduction = ({ type }: Edition, { number }: Clause): boolean =>
  type === '标准' && /^[123](?:\D|$)/.test(number);

/** Whether a clause asks something of somebody: a requirement or a recommendation that stands by itself. */
export const asksSomething = (edition: Edition, clause: Clause): boolean =>
  KINDS.includes(clause.kind) &&
  (isRequirement(clause) || RECOMMENDATIONS.includes(clause.modal)) &&
  !isIntroduction(edition, clause);

/** Words by which a clause of a standard for all services speaks of one of them. */
const OF_SERVICE: Readonly<Record<NonNullable<Post['service']>, RegExp>> = {
  物业: /物业|维修/,
  会务: /会务|会议/,
  保洁: /保洁|清洁/,
  安保: /安保|保安/,
  食堂: /食堂|餐|厨/,
};

/** A clause of a general standard that speaks of another service alone. */
function isOfAnotherService(edition: Edition, clause: Clause, { service }: Post): boolean {
  if (edition.service !== undefined || service === undefined) return false;
  const text = `${clause.path.join(' ')} ${clause.text}`;
  if (OF_SERVICE[service].test(text)) return false;
  return Object.entries(OF_SERVICE).some(([name, words]) => name !== service && words.test(text));
}

/** The standard is for this post, by its front matter. 班组长 is every team's foreman. */
const isFor = ({ posts, service }: Edition, post: Post): boolean =>
  (posts.includes(post.name) || (isForeman(post.name) && posts.includes('班组长'))) &&
  (service === undefined || post.service === undefined || service === post.service);

/** It names nobody and only points elsewhere: 保存期限按 TY 107 的 4.3 执行. What is pointed at stands in the handbook itself. */
const POINTS_ELSEWHERE = 45;
const isReference = ({ text, cites }: Clause): boolean =>
  text.length <= POINTS_ELSEWHERE && cites.some(({ code }) => code !== undefined);

/**
 * A clause that names no post. In a standard of one service, and for an office, it binds whoever the standard is for; in one
 * for all services a worker is bound only where it speaks of people: 服务人员应…, not 标志应清晰.
 */
function bindsByStandard(edition: Edition, clause: Clause, post: Post, { open, anyone }: Subject): boolean {
  if (!open || !isFor(edition, post) || isReference(clause)) return false;
  if (edition.service === undefined && !isOffice(post) && !anyone) return false;
  return !isOfAnotherService(edition, clause, post);
}

/**
 * Why a clause binds a post; undefined when it doesn't. The clause's own subject decides; where it names nobody, the front
 * matter of its standard does.
 */
export function bindingOf(edition: Edition, clause: Clause, post: Post, subject: Subject): Reason | undefined {
  if (!asksSomething(edition, clause)) return undefined;
  const actor = subject.actors.find((word) => isMeant(word, post, edition.service));
  if (actor !== undefined) return { kind: 'subject', actor };
  return bindsByStandard(edition, clause, post, subject) ? { kind: 'standard' } : undefined;
}
