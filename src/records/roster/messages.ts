import type { Sentence } from '../../base/sentence.ts';

export const rosterMessages = {
  example: {
    zh: '怎么排？例如：排班 5月15日夜班 22:00-6:00 赵卫东 韦志刚',
    en: 'How? For example: 排班 5月15日夜班 22:00-6:00 赵卫东 韦志刚',
  },
  hours: { zh: '几点到几点？例如：22:00-6:00', en: 'From when to when? For example: 22:00-6:00' },
  who: { zh: '排谁？写姓名。', en: 'Who? Write their names.' },
  notYours: {
    zh: '排班由供应商负责人、班长或后勤管理者办理。',
    en: 'The roster is set by the supplier’s lead, a foreman or a manager.',
  },
  nobody: (names: readonly string[]): Sentence => ({
    zh: `名册里没有：${names.join('、')}。请核对姓名后再发。`,
    en: `Not in the directory: ${names.join(', ')}. Check the names and send it again.`,
  }),
  noService: {
    zh: '看不出是哪个服务的班，请只写同一家供应商的人。',
    en: 'Whose roster is it? Name people of one supplier.',
  },
  propose: (service: string): Sentence => ({ zh: `${service}这样排班，对吗？`, en: `Set this roster (${service})?` }),
  done: (service: string, count: number): Sentence => ({
    zh: `${service}排班已记，${count} 人次。`,
    en: `Roster (${service}) set: ${count}.`,
  }),
  reading: { zh: '收到排班表，正在读，读完告诉您。', en: 'The roster is being read; you will be told.' },
  nobodyOn: { zh: '排班表上现在没有人值班。', en: 'The roster names nobody now.' },
  onDuty: (count: number): Sentence => ({ zh: `值班 ${count} 人：`, en: `On duty: ${count}` }),
  confirm: { zh: '确认', en: 'Confirm' },
  cancel: { zh: '取消', en: 'Cancel' },
  noHours: { zh: '时间写成 22:00-6:00', en: 'write the hours as 22:00-6:00' },
} as const;
