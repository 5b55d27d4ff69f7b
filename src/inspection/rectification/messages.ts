import type { Sentence } from '../../base/sentence.ts';

export const messages = {
  which: { zh: '说的是哪一条？', en: 'Which one?' },
  moreFit: (count: number): Sentence => ({
    zh: `另有 ${count} 条，请带上编号。`,
    en: `${count} more; name the number.`,
  }),
  noSuch: (ref: string): Sentence => ({ zh: `没有 ${ref} 这个编号。`, en: `There is no ${ref}.` }),
  nothingWaits: {
    zh: '没有等您办的问题。带上编号可以查看，例如：ISS-3',
    en: 'No finding waits for you. Name a number to see one, e.g. ISS-3',
  },

  submitted: (ref: string): Sentence => ({
    zh: `${ref} 已提交整改，等复查。`,
    en: `${ref}: fix submitted, waiting to be verified.`,
  }),
  samePicture: (ref: string): Sentence => ({
    zh: `照片与 ${ref} 用过的是同一张，请核对；发错了可以撤销后重发。`,
    en: `The picture was used for ${ref} before. Please check; you can take it back and send another.`,
  }),
  sendPicture: (ref: string): Sentence => ({
    zh: `${ref}：请发整改后的照片。`,
    en: `${ref}: please send a picture of the fix.`,
  }),
  toVerify: (ref: string, name: string): Sentence => ({
    zh: `${ref} ${name}已提交整改，请复查`,
    en: `${ref}: ${name} submitted the fix, please verify`,
  }),
  undo: { zh: '撤销', en: 'Undo' },

  passed: (ref: string): Sentence => ({ zh: `${ref} 复查通过，已关闭。`, en: `${ref} is verified and closed.` }),
  onTheSpot: (ref: string): Sentence => ({
    zh: `${ref} 当场改正，已关闭。`,
    en: `${ref} was put right on the spot and is closed.`,
  }),
  spotPictures: (ref: string): Sentence => ({
    zh: `当场改正的，补发整改前、后照片并说“${ref} 当场改正”，即可关闭。`,
    en: `Put right on the spot? Send a picture before and one after with "${ref} 当场改正" to close it.`,
  }),
  returned: (ref: string): Sentence => ({
    zh: `${ref} 已退回，时限不变。`,
    en: `${ref} is returned; the deadline stays.`,
  }),
  notSubmitted: (ref: string): Sentence => ({
    zh: `${ref} 还没有提交整改，提交后再复查。`,
    en: `No fix was submitted for ${ref} yet.`,
  }),
  alreadyPassed: (ref: string, name: string): Sentence => ({
    zh: `${ref} 已由${name}复查通过。`,
    en: `${name} has verified ${ref} already.`,
  }),
  whyReturned: (ref: string): Sentence => ({
    zh: `${ref} 哪里不合格？一句话即可。`,
    en: `What is wrong with ${ref}? One line will do.`,
  }),
  youPassed: (ref: string, name: string): Sentence => ({
    zh: `${ref} ${name}复查通过，已关闭`,
    en: `${ref}: verified by ${name}, closed`,
  }),
  youReturned: (ref: string, name: string): Sentence => ({
    zh: `${ref} ${name}复查不通过，请继续整改`,
    en: `${ref}: returned by ${name}, please go on`,
  }),

  howLong: (ref: string): Sentence => ({ zh: `${ref} 要延几天？`, en: `${ref}: how many days more?` }),
  days: (days: number): Sentence => ({ zh: `${days} 天`, en: `${days} days` }),
  whyLonger: (ref: string): Sentence => ({
    zh: `${ref} 为什么要延期？一句话即可。`,
    en: `${ref}: why? One line will do.`,
  }),
  oddDays: { zh: '延期按整天算，1 到 30 天，例如：延期2天 配件没到', en: 'Whole days, 1 to 30, e.g. 延期2天 配件没到' },
  confirmExtension: (ref: string, days: number, until: Sentence, reason: string): Sentence => ({
    zh: `${ref} 申请延期 ${days} 天，到${until.zh}，原因：${reason}。批准前原时限不变。确认提交？`,
    en: `${ref}: ${days} more days, until ${until.en}, because: ${reason}. The old deadline holds until it is granted. Confirm?`,
  }),
  extensionAsked: (ref: string): Sentence => ({
    zh: `${ref} 延期申请已提交，等后勤管理者批准。期间请先设警示或临时替代。`,
    en: `${ref}: the request is with the managers. Meanwhile warn or make do.`,
  }),
  decideExtension: (ref: string, name: string, days: number): Sentence => ({
    zh: `${ref} ${name}申请延期 ${days} 天`,
    en: `${ref}: ${name} asks for ${days} more days`,
  }),
  extensionGranted: (ref: string, until: Sentence): Sentence => ({
    zh: `${ref} 延期同意，新时限：${until.zh}。`,
    en: `${ref}: granted, until ${until.en}.`,
  }),
  extensionRefused: (ref: string): Sentence => ({
    zh: `${ref} 延期不同意，原时限不变。`,
    en: `${ref}: refused, the deadline stays.`,
  }),
  confirm: { zh: '确认', en: 'Confirm' },
  cancel: { zh: '取消', en: 'Cancel' },
  grantOrNot: (ref: string): Sentence => ({ zh: `${ref} 的延期，同意还是不同意？`, en: `${ref}: grant or refuse?` }),

  confirmDispute: (ref: string, owner: string | undefined): Sentence => ({
    zh: `${ref} 提出申诉${owner ? `，认为应由${owner}负责` : ''}？申诉期间先采取措施，不停止整改。确认提交？`,
    en: `Dispute ${ref}${owner ? ` as ${owner}'s` : ''}? Meanwhile keep it under control. Confirm?`,
  }),
  disputed: (ref: string): Sentence => ({
    zh: `${ref} 申诉已提交，等后勤管理者裁定。`,
    en: `${ref}: the dispute is with the managers.`,
  }),
  decideDispute: (ref: string, name: string): Sentence => ({
    zh: `${ref} ${name}提出申诉`,
    en: `${ref}: disputed by ${name}`,
  }),
  upheldOrNot: (ref: string): Sentence => ({ zh: `${ref} 的申诉成立吗？`, en: `Is the dispute of ${ref} upheld?` }),
  upheld: { zh: '申诉成立', en: 'Uphold' },
  notUpheld: { zh: '申诉不成立', en: 'Reject' },
  grant: { zh: '延期同意', en: 'Grant' },
  refuse: { zh: '延期不同意', en: 'Refuse' },
  whyDecided: (ref: string): Sentence => ({
    zh: `${ref} 裁定的理由？一句话即可。`,
    en: `${ref}: the reason? One line will do.`,
  }),
  dismissed: (ref: string): Sentence => ({
    zh: `${ref} 申诉成立，不作问题，已关闭。`,
    en: `${ref}: upheld, no finding, closed.`,
  }),
  transferred: (ref: string, owner: string): Sentence => ({
    zh: `${ref} 申诉成立，转${owner}，时限重新计算。`,
    en: `${ref}: upheld, now ${owner}'s, with a new deadline.`,
  }),
  rejected: (ref: string): Sentence => ({
    zh: `${ref} 申诉不成立，按原时限整改。`,
    en: `${ref}: not upheld, the deadline stays.`,
  }),

  whom: (ref: string): Sentence => ({ zh: `${ref} 交给谁？`, en: `${ref}: to whom?` }),
  noPerson: (said: string): Sentence => ({
    zh: `本单位没有找到“${said}”，请写姓名。`,
    en: `Nobody of your unit is called "${said}".`,
  }),
  whichPerson: (said: string): Sentence => ({ zh: `“${said}”是哪一位？`, en: `Which "${said}"?` }),
  assigned: (ref: string, name: string): Sentence => ({
    zh: `${ref} 已交给${name}。`,
    en: `${ref} is in ${name}'s hands.`,
  }),
  yours: (ref: string, name: string): Sentence => ({
    zh: `${ref} ${name}交给您整改`,
    en: `${ref}: ${name} handed it to you`,
  }),
  handled: (ref: string): Sentence => ({
    zh: `${ref} 的处置已报告给后勤管理者和监管人员。整改好后再发照片。`,
    en: `${ref}: the handling was reported. Send a picture once it is fixed.`,
  }),
  handledBy: (ref: string, name: string): Sentence => ({
    zh: `${ref} ${name}报告处置情况`,
    en: `${ref}: handling reported by ${name}`,
  }),
  whatHandled: (ref: string): Sentence => ({ zh: `${ref} 做了什么处置？`, en: `${ref}: what was done?` }),
} as const satisfies Record<string, Sentence | ((...args: never[]) => Sentence)>;
