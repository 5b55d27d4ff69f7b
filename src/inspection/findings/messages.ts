import type { Sentence } from '../../base/sentence.ts';
import { ROLE_NAMES } from '../../people/permissions.ts';
import type { Who } from './states.ts';

/** Why a step can't be taken, in the words of whoever tries. */
export const messages = {
  notFrom: (ref: string, state: Sentence, step: Sentence): Sentence => ({
    zh: `${ref} 现在是“${state.zh}”，不能“${step.zh}”。`,
    en: `${ref} is ${state.en}; it can't take the step "${step.en}".`,
  }),
  notKind: (ref: string, step: Sentence): Sentence => ({
    zh: `${ref} 用不到“${step.zh}”。`,
    en: `"${step.en}" is not for ${ref}.`,
  }),
  severeNoExtension: (ref: string): Sentence => ({
    zh: `${ref} 是严重问题，停止作业、处置和报告不能延期（JG 204 5.4.4）。`,
    en: `${ref} is severe: stopping, handling and reporting are not put off (JG 204 5.4.4).`,
  }),
  onlyMinor: (ref: string): Sentence => ({
    zh: `${ref} 不是一般问题，不能按当场改正关闭；提交整改后由监管人员复查。`,
    en: `${ref} is not minor: it can't be closed as put right on the spot. It is fixed, then verified.`,
  }),
  onlySevere: (ref: string): Sentence => ({
    zh: `${ref} 不是严重问题，整改好后发“${ref} 已整改”加照片即可。`,
    en: `${ref} is not severe: send "${ref} 已整改" with a picture once it is fixed.`,
  }),
  notYours: (ref: string, who: Sentence): Sentence => ({
    zh: `${ref} 要由${who.zh}来办。`,
    en: `${ref} is for ${who.en}.`,
  }),
  noSelf: (ref: string): Sentence => ({
    zh: `${ref} 是您本人或本单位负责的，要由其他人来办（JG 204 6.2.2）。`,
    en: `${ref} is yours or your unit's: somebody else does that (JG 204 6.2.2).`,
  }),
  evidence: (ref: string): Sentence => ({
    zh: `请发整改后的照片，${ref} 才能提交复查。`,
    en: `Send a picture of the fix, then ${ref} goes on to be verified.`,
  }),
  beforeAfter: (ref: string): Sentence => ({
    zh: `当场改正要整改前、后各一张照片（${ref}）。`,
    en: `On the spot: a picture before and one after (${ref}).`,
  }),
  reason: (ref: string): Sentence => ({ zh: `${ref}：请说明原因。`, en: `${ref}: please say why.` }),
  notFresh: (ref: string): Sentence => ({
    zh: `${ref} 不能撤回：不是您刚办的，或已超过 10 分钟。`,
    en: `${ref} can't be taken back: it was not your last step, or it is older than 10 minutes.`,
  }),
  noExtension: (ref: string): Sentence => ({
    zh: `${ref} 没有待批准的延期申请。`,
    en: `No request for more time is waiting on ${ref}.`,
  }),
  noDispute: (ref: string): Sentence => ({ zh: `${ref} 没有待裁定的申诉。`, en: `No dispute is waiting on ${ref}.` }),
  pastDeadline: (ref: string): Sentence => ({
    zh: `${ref} 的时限已过，延期要在到期前申请（JG 204 5.4.1）。请尽快整改后提交。`,
    en: `${ref} is past its deadline; more time is asked for before it (JG 204 5.4.1). Fix it and submit soon.`,
  }),
} as const satisfies Record<string, Sentence | ((...args: never[]) => Sentence)>;

/** Who may, in words: `监管人员`, `责任单位负责人或指定的整改人`. */
export function whoInWords(list: readonly Who[]): Sentence {
  const named = [...new Map(list.map((who) => [oneInWords(who).zh, oneInWords(who)])).values()];
  return { zh: named.map(({ zh }) => zh).join('或'), en: named.map(({ en }) => en).join(' or ') };
}

const RELATION_NAMES: Readonly<Record<string, Sentence>> = {
  filer: { zh: '登记人', en: 'who filed it' },
  reporter: { zh: '报告人', en: 'who reported it' },
  assignee: { zh: '指定的整改人', en: 'the person who has it in hand' },
  submitter: { zh: '提交人', en: 'who submitted the fix' },
  verifier: { zh: '复查人', en: 'who verified it' },
  disputer: { zh: '申诉人', en: 'who disputed it' },
};

function oneInWords({ role, is }: Who): Sentence {
  if (role === 'program') return { zh: '系统', en: 'the program' };
  if (role === 'supplier_lead' && is === 'own unit') return { zh: '责任单位负责人', en: "the responsible unit's lead" };
  if (role !== undefined) return ROLE_NAMES[role];
  return RELATION_NAMES[is ?? ''] ?? ROLE_NAMES.staff;
}
