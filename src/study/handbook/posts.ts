import type { Instant } from '../../base/clock.ts';
import { foldText } from '../../base/fold.ts';
import type { LocalDate } from '../../base/time.ts';
import { units } from '../../people/documents.ts';
import { type Member, membersOf } from '../../people/who.ts';
import type { Catalogue } from '../../standards/catalogue.ts';
import type { Service } from '../../standards/model.ts';
import type { Reader } from '../../store/store.ts';

/** What somebody is employed as. A post that is held in several services stands once for each, and once for all. */
export interface Post {
  /** `保洁员`. */
  readonly name: string;
  /** Whose work it is; absent for a post of the bureau, or for one of several services as a whole. */
  readonly service?: Service;
  /** How it is called and known: `保洁员`, `供应商负责人（保洁）`. */
  readonly id: string;
}

/** A post in a standard that is every team's: 保洁班长, 保安班长 … */
const FOREMEN = '班组长';
export const isForeman = (name: string): boolean => /(?:班|组)长$/.test(name);

/** All posts of a directory and of its standards, with who holds them. */
export interface Posts {
  readonly all: readonly Post[];
  /** The posts of a person, in the order of the directory. */
  of(member: Member): Promise<readonly Post[]>;
}

/** The posts that people hold and those that standards in force are for. */
export async function postsOf(reader: Reader, catalogue: Catalogue, day: LocalDate, now: Instant): Promise<Posts> {
  const services = new Map<string, Set<Service | undefined>>();
  const note = (name: string, service: Service | undefined): void => {
    services.set(name, (services.get(name) ?? new Set()).add(service));
  };
  const everybody = await membersOf(reader, '全员', now);
  for (const member of everybody) {
    const service = await serviceOf(reader, member);
    for (const name of member.person.posts) note(name, service);
  }
  const editions = catalogue.allInForce(day);
  for (const name of new Set(editions.flatMap(({ posts }) => posts))) {
    if (services.has(name) || name === FOREMEN) continue;
    const own = new Set(editions.filter(({ posts }) => posts.includes(name)).flatMap(({ service }) => service ?? []));
    note(name, own.size === 1 ? [...own][0] : undefined);
  }
  const all = [...services].flatMap(([name, found]): Post[] => {
    const [only, ...others] = [...found];
    if (others.length === 0) return [{ name, id: name, ...(only ? { service: only } : {}) }];
    const each = [...found].flatMap((service): Post[] =>
      service ? [{ name, service, id: `${name}（${service}）` }] : [],
    );
    return [{ name, id: name }, ...each];
  });
  return {
    all,
    of: async (member) => {
      const service = await serviceOf(reader, member);
      return member.person.posts.flatMap(
        (name) =>
          all.find((post) => post.name === name && post.service === service) ??
          all.find((post) => post.name === name) ??
          [],
      );
    },
  };
}

async function serviceOf(reader: Reader, { person }: Member): Promise<Service | undefined> {
  const unit = person.unit === undefined ? undefined : await reader.get(units, person.unit);
  return unit?.service ?? (person.teams.length === 1 ? person.teams[0] : undefined);
}

/** Which post is meant by what somebody typed: one, several to choose from, or none with the nearest. */
export function findPost(all: readonly Post[], typed: string): readonly Post[] {
  const text = foldText(typed)
    .replace(/[\s“”"']|岗位?$|同志$/g, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）');
  if (text === '') return [];
  const exact = all.find(({ id }) => id === text);
  if (exact) return [exact];
  if (text === FOREMEN || text === '班长') return all.filter(({ name }) => isForeman(name));
  const stem = text.replace(/(?:人员|工作人员|阿姨|师傅|大姐|大哥)$/, '');
  const plain = all.filter(({ service, name, id }) => id === name || service === undefined);
  const worker = plain.find(({ name }) => name === `${stem}员` || name === `${stem}工`);
  if (worker) return [worker];
  const within = plain.filter(({ name }) => stem.length >= 2 && (name.includes(stem) || stem.includes(name)));
  return within.length > 0 ? within : all.filter(({ id }) => stem.length >= 2 && id.includes(stem));
}

/** The nearest posts to a word that is none: those that share most characters with it. */
export function nearestPosts(all: readonly Post[], typed: string): readonly Post[] {
  const letters = new Set(typed);
  return all
    .filter(({ id, name }) => id === name)
    .map((post) => ({ post, shared: [...new Set(post.name)].filter((c) => letters.has(c) && c !== '员').length }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, 3)
    .map(({ post }) => post);
}

/** Words of a standard for a body whose people's lead answers for it. */
const SUPPLIER = /供应商$/;
const LEADS: readonly string[] = ['供应商负责人', '项目负责人'];
/** Whose work is to see that things are so, not to do them: posts of the bureau, and the firms' leads. */
export const isOffice = ({ name, service }: Post): boolean => service === undefined || LEADS.includes(name);
const SERVICE_IN = /物业|会务|会议|保洁|安保|食堂|餐饮/;
const SERVICE_NAMES: Readonly<Record<string, Service>> = { 会议: '会务', 餐饮: '食堂' };

/**
 * Whether a word by which a clause names its doer means a post. `班组长` is every foreman, `值班人员` every post on duty,
 * `保洁人员` the 保洁员, `保洁供应商` the lead of that firm.
 */
export function isMeant(word: string, post: Post, service: Service | undefined): boolean {
  if (word === post.name) return true;
  if (word === FOREMEN || word === '班长') return isForeman(post.name);
  if (SUPPLIER.test(word)) {
    const said = SERVICE_IN.exec(word)?.[0];
    const whose = said === undefined ? service : (SERVICE_NAMES[said] ?? (said as Service));
    return LEADS.includes(post.name) && fits(whose, post.service);
  }
  if (word === '检查人员') return post.name === '监管人员';
  if (/^(?:每班)?值班(?:人员|员)$/.test(word)) return post.name.includes('值班') && fits(service, post.service);
  const stem = /^(.{2,6}?)(?:从业人员|服务人员|人员?)$/.exec(word)?.[1];
  if (stem === undefined || isForeman(post.name)) return false;
  // 食堂从业人员: everyone of the service.
  if (/从业人员$/.test(word)) return post.service !== undefined && stem.startsWith(post.service);
  return post.name.startsWith(stem) || post.name === stem.replace(/人$/, '');
}

const fits = (a: Service | undefined, b: Service | undefined): boolean => a === undefined || b === undefined || a === b;
