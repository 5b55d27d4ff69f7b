import type { Sentence } from '../../base/sentence.ts';

export const messages = {
  askWho: {
    zh: '奖励谁？写明姓名和事由，例如：奖励记录：张强 夜巡发现电线过热及时上报',
    en: 'Whom, and for what? E.g. 奖励记录：张强 夜巡发现电线过热及时上报',
  },
  askReason: { zh: '为什么奖励？写一句事由（JG 205 7.3.3）。', en: 'For what? One sentence (JG 205 7.3.3).' },
  notSelf: {
    zh: '不能给自己记奖励，请别的后勤管理者来记。',
    en: 'Nobody notes a reward for themselves: another manager does.',
  },
  several: (names: string): Sentence => ({
    zh: `有几位同名：${names}。把姓名换成编号再发一次。`,
    en: `Several are called that: ${names}. Use the id instead of the name.`,
  }),
  confirm: (who: string, reason: string): Sentence => ({
    zh: `记奖励：${who}，${reason}？`,
    en: `Note a reward: ${who}, ${reason}?`,
  }),
  unknown: (name: string): Sentence => ({
    zh: `名册里没有${name}，按所说的姓名记。`,
    en: `${name} is not in the directory: kept under the name as said.`,
  }),
  kept: (ref: string, who: string): Sentence => ({ zh: `${ref} 已记：${who}。`, en: `${ref} noted: ${who}.` }),
  told: (by: string): Sentence => ({ zh: `${by}给您记了一条奖励：`, en: `${by} noted a reward for you:` }),
  list: { zh: '最近的奖励', en: 'Recent rewards' },
  none: { zh: '还没有奖励记录。', en: 'No rewards yet.' },
  yes: { zh: '确认', en: 'confirm' },
  no: { zh: '取消', en: 'cancel' },
};
