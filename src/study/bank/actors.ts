import type { Edition, Service } from '../../standards/model.ts';
import { shuffled } from './chance.ts';
import { likeness, pairsOf } from './likeness.ts';

/** Posts of each service as front matter names them, and the offices and roles that all services deal with. */
const OFFICES = [
  '后勤管理部门',
  '监管人员',
  '财务人员',
  '供应商负责人',
  '供应商',
  '使用部门',
  '档案管理员',
  '信息管理员',
  '节能管理员',
  '仓管员',
  '设备管理员',
  '受理人',
  '监督检查组',
  '领导小组',
  '标准化工作组',
  '工作组',
  '起草组',
  '管理局',
] as const;

/** Those whom every service meets: as likely as its own posts, where these are few. */
const SUPERVISORS = ['后勤管理部门', '监管人员', '供应商负责人', '使用部门', '供应商'] as const;

/** Whoever does the work: it may be anyone, so that no other answer is surely wrong. */
const ANYONE =
  /^(?:人员|员工|任何.*|使用人|责任人|作业人员|参加人员|记录人|发现人|现场.*|填写人|申请.*|当班人员|值班人员|检查人员|服务人员|用水人员|登记人|报修人|投诉人|来访人员|被访人|录入人|各.*|乘.*|上下楼.*|新.*|在岗.*|离岗.*|.*从业人员|.*供应商员工|驾驶人|发送人|报警人)$/;

/** One that holds the other: who answers with the part, or with the whole, is not wrong. */
const HOLDS: readonly (readonly [RegExp, RegExp])[] = [
  [/^班组长$/, /班长$/],
  [/供应商$/, /供应商|^(?:班组长|.*班长)$/],
  [/供应商$/, /(?:值班|保安|保洁|会务|服务|车管|采购|留样|食品安全管理|会议设备管理)员$|工$|厨师|经理$/],
  [/^管理局$/, /部门|监管人员|财务人员|工作组|领导小组|管理员$|检查组|起草组/],
  [/^后勤管理部门$/, /监管人员|后勤管理员|受理人/],
  [/^监督检查组$/, /监管人员|检查人员/],
  [/^(?:食堂|物业|会务|保洁|安保)/, /^(?:厨师|留样)/],
  [/^食堂$/, /^(?:厨师|留样|采购|食堂|食品安全|餐)/],
  [/^留样人$/, /^(?:留样员|厨师|食品安全管理员)$/],
  [/值班员$/, /值班室|消防控制室$/],
  [/^门岗/, /^保安/],
  [/^保安/, /^门岗|^消防控制室|^车管/],
];

export const overlap = (a: string, b: string): boolean =>
  a.includes(b) ||
  b.includes(a) ||
  HOLDS.some(([whole, part]) => (whole.test(a) && part.test(b)) || (whole.test(b) && part.test(a)));

/** The posts and offices of one system of standards, by service. */
export interface Actors {
  readonly all: readonly string[];
  /** Wrong answers beside `right` in this edition: of its own and its service's posts first, then who supervises, then the others. */
  others(right: string, edition: Edition, seed: string): readonly string[];
  /** Those whose work the edition is, in it and in the others of its service. */
  posts(edition: Edition): readonly string[];
  /** The actor with whom a text begins. */
  leading(text: string): string | undefined;
}

const made = new WeakMap<readonly Edition[], Actors>();

/** @param editions all editions in force, as one list that is the same while the day is. */
export function actorsOf(editions: readonly Edition[]): Actors {
  const known = made.get(editions);
  if (known) return known;
  const laws = editions.filter((e) => e.type === '法规');
  const lawActors = new Map(laws.map((e) => [e.code, subjectsOf(e)]));
  const posts = editions.flatMap((e) => e.posts);
  const all = [...new Set([...posts, ...OFFICES, ...[...lawActors.values()].flat()])]
    .filter((name) => !ANYONE.test(name))
    .sort((a, b) => b.length - a.length);
  const byService = new Map<Service | undefined, string[]>();
  for (const e of editions) byService.set(e.service, [...(byService.get(e.service) ?? []), ...e.posts]);
  const postsOf = (edition: Edition): readonly string[] => [
    ...edition.posts,
    ...(edition.service ? (byService.get(edition.service) ?? []) : []),
  ];
  const actors: Actors = {
    all,
    posts: postsOf,
    others(right, edition, seed) {
      const fits = (name: string): boolean => !ANYONE.test(name) && !overlap(name, right);
      if (edition.type === '法规') {
        const pool = (lawActors.get(edition.code) ?? []).filter((name) => fits(name) && !akin(name, right));
        const sort = sortOf(right);
        const inOrder = shuffled(pool, seed);
        return [...inOrder.filter((name) => sortOf(name) === sort), ...inOrder.filter((name) => sortOf(name) !== sort)];
      }
      return [
        ...new Set(
          [postsOf(edition), SUPERVISORS, OFFICES].flatMap((tier) => shuffled([...new Set(tier)].filter(fits), seed)),
        ),
      ];
    },
    leading: (text) => all.find((name) => text.startsWith(name)),
  };
  made.set(editions, actors);
  return actors;
}

/** What sort of actor a name is of: an option of another sort than all the others is seen at once. */
export function sortOf(name: string): 'public' | 'enterprise' | 'body' | 'post' {
  if (/^国务院|政府|机关$|机构$|部门$|管理局$/.test(name)) return 'public';
  if (/大会$|委员会$|协会$|工会$|组$/.test(name)) return 'body';
  if (/企业$|公司$|单位$|供应商$|(?:经营|提供|生产)者$|食堂$/.test(name)) return 'enterprise';
  return 'post';
}

/** What names of offices are made of, whatever they are for. */
const OF_ANY_OFFICE =
  /国务院|县级以上|乡镇|地方|各级|人民政府|政府|主管|监督|管理|行政|部门|机关|机构|单位|企业|公司|委员会|工作/g;

/** A law's names are made of each other: 保安从业单位 holds 保安服务公司, and one government stands over the next. */
function akin(name: string, right: string): boolean {
  if (TRADER.test(name) && TRADER.test(right)) return true;
  if (/政府$/.test(name) && /政府$/.test(right)) return true;
  const own = (text: string) => pairsOf(text.replace(OF_ANY_OFFICE, ''));
  return likeness(own(name), own(right)) > 0;
}

const SUBJECT = /(?:^|[，。；\n])([\p{Script=Han}]{2,14}?)(?=应当|必须|不得|负责(?!人))/gu;
/** 餐饮服务提供者 is one of the 食品生产经营者 without sharing a word with them. */
const TRADER = /者$|企业$|公司$/;
const BODY =
  /(?:企业|公司|单位|机构|部门|人民政府|委员会|大会|业主|保安员|机关|经营者|协会|工会|国务院|负责人|管理人员|从业人员|提供者|生产者)$/;

/** Who a law obliges, at least twice. */
function subjectsOf(edition: Edition): string[] {
  const counts = new Map<string, number>();
  for (const { text } of edition.clauses)
    for (const [, name = ''] of text.matchAll(SUBJECT))
      if (BODY.test(name) && !/[其该本的和或]|有关|各级|发生|违反/.test(name))
        counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].filter(([, n]) => n >= 2).map(([name]) => name);
}
