import type { Sentence } from '../base/sentence.ts';
import type { Role, Speaker } from './speaker.ts';

export const ROLE_NAMES: Readonly<Record<Role, Sentence>> = {
  staff: { zh: '名册里的人员', en: 'people in the directory' },
  supplier_lead: { zh: '供应商负责人', en: "a supplier's lead" },
  supervisor: { zh: '监管人员', en: 'a supervisor' },
  manager: { zh: '后勤管理者', en: 'a manager' },
  workgroup: { zh: '标准化工作组', en: 'the standardisation workgroup' },
  leader: { zh: '领导小组', en: 'the leading group' },
  finance: { zh: '财务', en: 'finance' },
  administrator: { zh: '系统管理员', en: 'an administrator' },
};

/** `anyone` includes guests. Otherwise the roles that may; `staff` is everyone in the directory. */
export type Allowed = 'anyone' | readonly Role[];

const EVERYONE = ['staff'] as const;
const OVERSEERS = ['supervisor', 'manager'] as const;

/**
 * Who may what (interfaces.md §2), in one place. What a person may do it *to* (their own firm's findings, nothing that
 * their own unit did) is asked where the object is read.
 */
export const PERMISSIONS = {
  'standard.ask': 'anyone',
  'emergency.report': 'anyone',
  'standard.ask.staff': EVERYONE,
  'record.create': EVERYONE,
  'issue.report': EVERYONE,
  'complaint.create': EVERYONE,
  'demand.submit': EVERYONE,
  'consultation.comment': EVERYONE,
  'quiz.answer': EVERYONE,
  'own.see': EVERYONE,
  'rectification.submit': ['supplier_lead'],
  'rectification.extend': ['supplier_lead'],
  'rectification.assign': ['supplier_lead'],
  'issue.dispute': ['supplier_lead'],
  /** Findings, records and scores of one's own firm. */
  'firm.see': ['supplier_lead', ...OVERSEERS, 'leader'],
  'person.propose': ['supplier_lead'],
  'inspection.create': OVERSEERS,
  'rectification.verify': ['supervisor'],
  plan: OVERSEERS,
  'interview.draw': OVERSEERS,
  /** All records and findings. */
  'all.see': [...OVERSEERS, 'leader'],
  schedule: ['manager', 'workgroup'],
  quiz: ['manager'],
  'assessment.adjust': ['manager'],
  'reward.record': ['manager'],
  'extension.approve': ['manager'],
  'supplier.lifecycle': ['manager'],
  'clause.assign': ['manager'],
  export: ['manager', 'leader'],
  'feedback.see': ['manager', 'workgroup', 'leader'],
  'learning.undo': ['manager', 'workgroup'],
  'gap.see': ['workgroup', 'manager', 'leader'],
  'gap.assign': ['workgroup', 'manager'],
  'demand.review': ['workgroup'],
  'consultation.open': ['workgroup'],
  'decision.record': ['leader'],
  publish: ['leader'],
  'cost.record': ['finance'],
  'cost.see': ['finance', 'manager', 'leader'],
  'directory.edit': ['administrator'],
  'identity.link': ['administrator'],
  operate: ['administrator'],
} as const satisfies Record<string, Allowed>;
export type Permission = keyof typeof PERMISSIONS;

/** The roles that carry a permission, for a command's declaration. */
export const allowed = (permission: Permission): Allowed => PERMISSIONS[permission];

export function may(speaker: Pick<Speaker, 'roles'>, permission: Permission): boolean {
  const roles = allowed(permission);
  return roles === 'anyone' || roles.some((role) => speaker.roles.has(role));
}

/** Who may, in words for a refusal: `监管人员、后勤管理者`. */
export function whoMay(permission: Permission): Sentence {
  const roles = allowed(permission);
  if (roles === 'anyone') return { zh: '任何人', en: 'anyone' };
  return {
    zh: roles.map((role) => ROLE_NAMES[role].zh).join('、'),
    en: roles.map((role) => ROLE_NAMES[role].en).join(' or '),
  };
}
