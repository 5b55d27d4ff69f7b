import type { Sentence } from '../base/sentence.ts';

/** Every sentence that answers are made of. */
export const messages = {
  fits: (said: string): Sentence => ({ zh: `${said}符合。`, en: `${said} fits.` }),
  fitsNot: (said: string): Sentence => ({ zh: `${said}不符合。`, en: `${said} does not fit.` }),
  ofEdition: (said: string, year: string): Sentence => ({
    zh: `${said}是 ${year} 年版的，现行不符合。`,
    en: `${said} is the ${year} edition's value; it does not fit the one in force.`,
  }),
  ofComing: (said: string, year: string, date: string): Sentence => ({
    zh: `${said}是 ${year} 年版的，${date} 起实施。现行：`,
    en: `${said} is the ${year} edition's value, in force from ${date}. Now:`,
  }),
  stillIs: { zh: '以现行条款为准：', en: 'The clause in force decides:' },
  inHours: (said: string): Sentence => ({ zh: `${said}在规定时间内。`, en: `${said} is within the hours.` }),
  outOfHours: (said: string): Sentence => ({ zh: `${said}不在规定时间内。`, en: `${said} is outside the hours.` }),
  notMeant: (said: string, rule: string): Sentence => ({
    zh: `${said}不属于“${rule}”的情形。规定是：`,
    en: `${said} is not what this rule is for. It says:`,
  }),
  replacedSince: (year: string): Sentence => ({
    zh: `${year}版已被代替，按现行的做。`,
    en: `The ${year} edition is replaced; the one in force says:`,
  }),
  isRequired: { zh: '是，这是要求：', en: 'Yes, it is required.' },
  onlyRecommended: { zh: '推荐，不是要求：', en: 'Recommended, not required.' },
  notRequired: { zh: '不强制，是允许：', en: 'Not required: it is permitted.' },
  notNeeded: { zh: '不必：', en: 'Not necessary.' },
  isProhibited: { zh: '不行：', en: 'No, this is not allowed.' },
  isPermitted: { zh: '可以：', en: 'Yes, this is permitted.' },
  isDiscouraged: { zh: '不推荐：', en: 'Not recommended.' },
  noReason: { zh: '条款没有写原因。规定是：', en: 'The clause gives no reason. It says:' },
  itSays: (standard: string, clause: string): Sentence => ({
    zh: `依据：${standard}，${clause}。`,
    en: `It says so in ${standard}, ${clause}.`,
  }),
  alsoSee: { zh: '也可看：', en: 'See also:' },
  coming: (date: string, what: string): Sentence => ({ zh: `${date}起改为：${what}`, en: `From ${date}: ${what}` }),
  notCurrent: (status: string, instead: string): Sentence => ({
    zh: `注意：这是${status}的版本，${instead}`,
    en: `Note: this edition is not in force (${status}). ${instead}`,
  }),
  searchedFor: (words: string): Sentence => ({ zh: `按“${words}”查找。`, en: `Searched for "${words}".` }),
  noStandard: {
    zh: '现行标准没有规定。问题已记下，需要的话可以提需求。',
    en: 'No standard in force says so. Your question is kept; you can raise a need.',
  },
  noStandardGuest: { zh: '现行标准没有规定。问题已记下。', en: 'No standard in force says so. Your question is kept.' },
  staffOnly: {
    zh: '这项标准只对名册里的人员开放。需要的话，请管理员把您加入名册。',
    en: 'This standard is open to people in the directory only. An administrator can add you.',
  },
  outOfScope: {
    zh: '这不在后勤服务标准的范围内，我答不了。可以问保洁、安保、食堂、会务、物业的标准。',
    en: 'This is outside the logistics standards. Ask me about cleaning, security, canteen, conference or property standards.',
  },
  whichOne: { zh: '您问的是哪一项？', en: 'Which one do you mean?' },
  whichAbout: { zh: '想问哪方面？可以点一项，或把问题说完整：', en: 'What about it? Choose one, or ask in full:' },
  noSuchCode: (code: string): Sentence => ({ zh: `没有 ${code} 这项标准。`, en: `There is no standard ${code}.` }),
  noSuchClause: (id: string, clause: string): Sentence => ({
    zh: `${id} 没有 ${clause}。`,
    en: `${id} has no ${clause}.`,
  }),
  nearest: { zh: '相近的有：', en: 'The nearest are:' },
  secret: {
    zh: '涉密内容不能在这里发、存、转、查，我没有保存。已经发出的请立即撤回，按保密规定走专用渠道。',
    en: 'Classified content is not sent, kept, passed on or looked up here. Nothing was kept; please recall what was sent and use the proper channel.',
  },
  othersData: {
    zh: '这是别人的信息，不能提供。您可以查自己的记录；确有工作需要，请找管理人员。',
    en: "That is somebody else's information. You can see your own; for anything else ask a manager.",
  },
  ownResults: { zh: '您的测试成绩（学时说“我的学时”）：', en: 'Your test results (for class hours say 我的学时):' },
  ownNothing: {
    zh: '目前还没有您的测试成绩。学时说“我的学时”。',
    en: 'There are no test results of yours yet. For class hours say 我的学时.',
  },
  noScores: {
    zh: '目前还没有这里能查的得分、扣分和合同记录，有了以后按权限可以查。',
    en: 'There are no scores, deductions or contracts on record here yet; once there are, you may see them.',
  },
  noResults: {
    zh: '别人的成绩不在这里一个个答。一次测试看“测试情况”，学时说“学时 姓名”。',
    en: 'Results of others are not told one by one. For a quiz say 测试情况, for class hours 学时 and the name.',
  },
  noPay: {
    zh: '工资、奖金不在这里，请问您的单位。',
    en: 'Pay and bonuses are not kept here; please ask your employer.',
  },
  numbersNever: {
    zh: '身份证号、电话、住址等个人信息不在聊天里提供。要联系谁，可以点“找人工”。',
    en: 'Identity numbers, phone numbers and addresses are not given out in chat. To reach somebody, ask for a person.',
  },
  ownAsked: (questions: number): Sentence => ({
    zh: `您在这里问过 ${questions} 个问题。`,
    en: `You have asked ${questions} question${questions === 1 ? '' : 's'} here.`,
  }),
  erasure: {
    zh: '可以。您在这里说过的话、发过的图片都能清除，工作记录按规定保存。请系统管理员办理，或者点“找人工”转达。',
    en: 'Yes. What you have said and sent here can be erased; records of work are kept as the standards ask. Please tell an administrator, or ask for a person to pass it on.',
  },
  useful: { zh: '有用', en: 'Useful' },
  notUseful: { zh: '没用', en: 'Not useful' },
  raise: { zh: '提需求', en: 'Raise a need' },
  context: { zh: '上下文', en: 'Context' },
  full: { zh: '全文', en: 'Full text' },
  hand: { zh: '找人工', en: 'Ask a person' },
  hello: {
    zh: '您好，我是知标。想查标准直接问；发“帮助”看例子。',
    en: 'Hello, I am Zhibiao. Just ask what a standard says; say "help" for examples.',
  },
  thanks: { zh: '不客气，有事随时问。', en: 'You are welcome.' },
  praised: { zh: '谢谢，能帮上就好。', en: 'Thank you, glad to help.' },
  smile: { zh: '😊 想查标准直接问。', en: '😊 Ask me about a standard any time.' },
  chat: {
    zh: '谢谢关心。我只会查后勤标准，想查什么直接问。',
    en: 'Thanks. All I can do is look up the logistics standards: just ask.',
  },
  upset: {
    zh: '没帮上忙，不好意思。换个说法再问一次，或者点“找人工”，请人来答。',
    en: 'Sorry that I was no help. Put it another way, or ask for a person.',
  },
  onlyTheClause: {
    zh: '我只按现行标准的条款回答，改不了规则，也不扮演别的角色。想查哪条标准？',
    en: 'I answer from the clauses in force only. Which standard would you like to look up?',
  },
  onlyTheDirectory: {
    zh: '身份和权限只看名册，说了不算。需要开通或调整，请找系统管理员。',
    en: 'Who you are and what you may do stands in the directory. Please ask an administrator.',
  },
  notToCheat: {
    zh: '这个帮不了。记录要真实，做不到的请如实记，或者问我标准怎么规定。',
    en: 'I cannot help with that. Records have to be true; ask me what the standard says instead.',
  },
  inDespair: {
    zh: '听起来您很难受。请马上告诉身边的人，或者拨打 12356（心理援助热线）；有危险请拨 120 或 110。',
    en: 'That sounds very hard. Please tell somebody near you at once, or call 12356 (crisis line); in danger call 120 or 110.',
  },
  bye: { zh: '再见，随时来问。', en: 'Goodbye.' },
  reset: { zh: '好，从头来。想问什么直接说。', en: 'All right, a fresh start. What would you like to know?' },
  unclear: {
    zh: '没看懂。想查哪条标准？换个说法试试，或发“帮助”看例子。',
    en: 'I did not understand. What would you like to look up? Say "help" for examples.',
  },
} as const satisfies Record<string, Sentence | ((...args: never[]) => Sentence)>;
