import type { Sentence } from '../../base/sentence.ts';
import type { Emergency } from '../../notes/model.ts';

const FIRST: Readonly<Record<Emergency, (call: string | undefined) => Sentence>> = {
  火情: (call) => ({
    zh: `先打 ${call ?? '火警电话'}！离开危险处，能断电先断电，不乘电梯。`,
    en: `Call ${call ?? 'the fire brigade'} first! Get away from the danger; don't use the lift.`,
  }),
  困人: (call) => ({
    zh: `先用轿厢对讲安抚，不要扒门；打电梯应急电话和物业值班室${call ? `，有人不适打 ${call}` : ''}。`,
    en: `Calm them over the intercom, don't force the doors; call the lift's emergency number${call ? `, and ${call} if someone is unwell` : ''}.`,
  }),
  食物中毒: (call) => ({
    zh: `先打 ${call ?? '急救电话'}，说明人数和症状；停止供餐，留住剩余食品。`,
    en: `Call ${call ?? 'an ambulance'} first, say how many and which symptoms; stop serving, keep the food.`,
  }),
  人员受伤: (call) => ({
    zh: `先打 ${call ?? '急救电话'}！不要随意搬动伤者，守在旁边。`,
    en: `Call ${call ?? 'an ambulance'} first! Don't move the injured; stay with them.`,
  }),
  燃气泄漏: (call) => ({
    zh: `先离开再打 ${call ?? '火警电话'}！不要开关电器、不要用明火，能关阀先关阀。`,
    en: `Get out, then call ${call ?? 'the fire brigade'}! No switches, no flames; close the valve if you can.`,
  }),
  打架斗殴: (call) => ({
    zh: `先打 ${call ?? '报警电话'}！离开冲突处，不要上前拉扯。`,
    en: `Call ${call ?? 'the police'} first! Keep away, don't step in.`,
  }),
  水管爆裂: () => ({
    zh: '先打物业值班室；能关阀门先关，远离带电的地方。',
    en: 'Call the property duty room first; close the valve if you can, keep away from electricity.',
  }),
};

export const messages = {
  first: FIRST,
  raised: (ref: string, names: string): Sentence => ({
    zh: names === '' ? `已记为 ${ref}。请直接打值班电话。` : `已报警示 ${ref}，已通知 ${names}。`,
    en: names === '' ? `Kept as ${ref}. Please phone the duty room.` : `Alert ${ref} raised; told: ${names}.`,
  }),
  where: { zh: '在哪里？楼栋、楼层、部位', en: 'Where? Building, floor, spot' },
  placed: (ref: string, where: string): Sentence => ({
    zh: `${ref} 地点：${where}，已转告。`,
    en: `${ref} is at ${where}; passed on.`,
  }),
  alert: (ref: string, kind: Emergency): Sentence => ({
    zh: `紧急！${kind} ${ref}`,
    en: `Emergency! ${ref}`,
  }),
  still: (ref: string, minutes: number): Sentence => ({
    zh: `紧急 ${ref} 已过 ${minutes} 分钟，还没有人接手！`,
    en: `Emergency ${ref}: ${minutes} minutes, and nobody has taken it!`,
  }),
  nowAt: (ref: string, where: string): Sentence => ({ zh: `${ref} 地点：${where}`, en: `${ref} is at ${where}` }),
  take: { zh: '我去处理', en: 'I take it' },
  falseAlarm: { zh: '误报', en: 'False alarm' },
  undo: { zh: '撤销', en: 'Undo' },
  taken: (ref: string): Sentence => ({
    zh: `${ref} 由您接手，已告知报告人。`,
    en: `${ref} is yours; the reporter knows.`,
  }),
  takenBy: (ref: string, name: string): Sentence => ({ zh: `${ref} ${name}已接手`, en: `${name} has taken ${ref}` }),
  already: (ref: string, name: string): Sentence => ({
    zh: `${ref} 已由${name}接手。`,
    en: `${name} has taken ${ref} already.`,
  }),
  closed: (ref: string): Sentence => ({ zh: `${ref} 已按误报关闭。`, en: `${ref} is closed as a false alarm.` }),
  closedFor: (ref: string): Sentence => ({ zh: `${ref} 为误报，警示解除`, en: `${ref} was a false alarm` }),
  why: (ref: string): Sentence => ({
    zh: `${ref} 为什么是误报？一句话即可。`,
    en: `${ref}: why was it a false alarm?`,
  }),
  which: { zh: '哪一条？带上编号，例如：ISS-3 我去处理', en: 'Which one? Name it, e.g. ISS-3 我去处理' },
  noSuch: (ref: string): Sentence => ({ zh: `没有 ${ref} 这个编号。`, en: `There is no ${ref}.` }),
  noAlert: (ref: string): Sentence => ({ zh: `${ref} 不是紧急警示。`, en: `${ref} is no alert.` }),
} as const;
