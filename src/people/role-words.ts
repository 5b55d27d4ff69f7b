import type { Service } from '../standards/model.ts';
import type { Role } from './speaker.ts';

type Granted = Exclude<Role, 'staff'>;

/** What people call the roles. A word that is none of these is a post. */
const WORDS: Readonly<Record<Granted, readonly string[]>> = {
  supplier_lead: ['供应商负责人', '供应商经理', '项目负责人', '项目经理', '负责人', 'supplier_lead', 'supplier lead'],
  supervisor: ['监管人员', '监管员', '监管', '检查员', '监督员', '督查员', 'supervisor', 'inspector'],
  manager: ['后勤管理者', '后勤管理员', '管理者', '后勤科长', 'manager'],
  workgroup: ['标准化工作组', '工作组成员', '工作组', 'workgroup'],
  leader: ['标准化领导小组', '领导小组成员', '领导小组', '局领导', '领导', 'leader'],
  finance: ['财务人员', '财务', 'finance'],
  administrator: ['系统管理员', '管理员', 'administrator', 'admin'],
};
const BY_WORD = new Map(
  (Object.entries(WORDS) as [Granted, readonly string[]][]).flatMap(([role, words]) =>
    words.map((word) => [word, role] as const),
  ),
);

/** The role that a word stands for; undefined when the word is a post. */
export const roleOf = (word: string): Granted | undefined => BY_WORD.get(word.trim().toLowerCase());

/** How the posts of a service are called in the standards, where people only say 班长. */
const FOREMAN: Readonly<Record<Service, string>> = {
  物业: '物业班长',
  会务: '会务班长',
  保洁: '保洁班长',
  安保: '保安班长',
  食堂: '食堂班长',
};

/** A post in full: 班长 in the 保洁 team is 保洁班长. */
export const postOf = (word: string, service: Service | undefined): string =>
  service !== undefined && /^(?:班长|组长|领班)$/.test(word) ? FOREMAN[service] : word;

/** Roles of the bureau: a supplier's people can't hold them, for nobody oversees what their own firm does. */
export const BUREAU_ROLES: ReadonlySet<Granted> = new Set(['supervisor', 'manager', 'workgroup', 'leader', 'finance']);
