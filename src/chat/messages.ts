import type { Sentence } from '../base/sentence.ts';
import { HOW_TO_GET_IN } from '../people/get-in.ts';
import { ROLE_NAMES } from '../people/permissions.ts';
import type { Role } from '../people/speaker.ts';

/** Every sentence that the conversation itself says. */
export const messages = {
  notAllowed: (roles: readonly Role[]): Sentence => ({
    zh: `这一项由${roles.map((r) => ROLE_NAMES[r].zh).join('、')}办理。需要的话，点"找人工"转给他们。`,
    en: `This is for ${roles.map((r) => ROLE_NAMES[r].en).join(' or ')}. Say "找人工" to have it passed on.`,
  }),
  whichDidYouMean: { zh: '您想做哪一件？', en: 'Which did you mean?' },
  privately: { zh: '已私下回复。', en: 'Answered in private.' },
  nothingToGoWith: {
    zh: '眼下没有等着确认或作答的事。想查标准，直接问；发“帮助”看例子。',
    en: 'Nothing is waiting for that word. To look something up, just ask; say "help" for examples.',
  },
  allRight: { zh: '好。', en: 'All right.' },
  cancelled: { zh: '好，不办了。', en: 'All right, cancelled.' },
  cut: { zh: '消息较长，只读了前 4000 字。', en: 'The message is long: only the first 4,000 characters were read.' },
  masked: {
    zh: '消息里的证件、手机或银行卡号已打码，没有保存。请不要在聊天里发这类号码。',
    en: 'Numbers of identity cards, phones or bank cards in it were masked and not kept. Please do not send them in chat.',
  },
  showRest: { zh: '看其余', en: 'Show the rest' },
  unreadable: (kind: string): Sentence => ({
    zh: `这类消息（${kind}）我读不了。请打字说，或发图片、文件、语音。`,
    en: `I cannot read this kind of message (${kind}). Please type it, or send a picture, a file or your voice.`,
  }),
  flood: {
    zh: '收到了，消息较多，正按顺序处理。',
    en: 'Received. There are many messages; they are answered in order.',
  },
  apology: (id: string): Sentence => ({
    zh: `这条没处理成，是程序的问题，不是您的。请稍后再发一次；若还不行，把编号 ${id} 告诉管理员。`,
    en: `Something went wrong on our side. Please try again later, or give the administrator this number: ${id}`,
  }),
  fileUnavailable: {
    zh: '附件没有取到，这条没有处理。请重新发一次；单个文件不要超过 20 MB。',
    en: 'The file could not be fetched, so nothing was done. Please send it again; 20 MB a file at most.',
  },
  fileTooLarge: (name: string): Sentence => ({
    zh: `“${name}”超过 20 MB，这条没有处理。请压缩或拆开后再发。`,
    en: `"${name}" is larger than 20 MB, so nothing was done. Please send it smaller or in parts.`,
  }),
  emptyFile: (name: string): Sentence => ({
    zh: `“${name}”是空的，这条没有处理。请重新选文件发一次。`,
    en: `"${name}" is empty, so nothing was done. Please choose the file again.`,
  }),
  brokenPicture: (name: string): Sentence => ({
    zh: `图片“${name}”不完整，打不开，这条没有处理。请重新拍或重新发一次。`,
    en: `The picture "${name}" is broken, so nothing was done. Please send it again.`,
  }),
  phonePicture: (name: string): Sentence => ({
    zh: `照片“${name}”里的拍摄地点去不掉，所以没有收。请存成 JPG 再发（iPhone：设置 › 相机 › 格式 › 兼容性最佳）。`,
    en: `The place where "${name}" was taken can't be removed, so it was not kept. Please send it as a JPG.`,
  }),
  unclearFilm: (name: string): Sentence => ({
    zh: `“${name}”不完整，或里面的拍摄地点去不掉，所以没有收。请在聊天里直接拍了再发。`,
    en: `"${name}" is cut, or the place where it was taken can't be removed, so it was not kept. Please record it in the chat.`,
  }),
  pictureTooLarge: (name: string): Sentence => ({
    zh: `图片“${name}”尺寸过大（超过 5000 万像素），这条没有处理。请缩小后再发。`,
    en: `The picture "${name}" has more than 50 megapixels, so nothing was done. Please send it smaller.`,
  }),
  tooManyFiles: (most: number): Sentence => ({
    zh: `一条消息最多带 ${most} 个附件，这条没有处理。请分几条发。`,
    en: `A message may carry ${most} files, so nothing was done. Please send them in several messages.`,
  }),
  quotaReached: {
    zh: '今天收到的附件已到上限（300 MB），这条没有处理。请明天再发，或先用文字说明。',
    en: "Today's limit for files (300 MB) is reached, so nothing was done. Send them tomorrow, or describe it in words.",
  },
  notKept: {
    zh: '这条没有存下来（系统暂时不能写入），请稍后再发一次。管理员已得到通知。',
    en: 'This was not kept (the system cannot write just now). Please send it again later; the administrator knows.',
  },
  notCertain: {
    zh: '不能确定这条是否存下（系统写入出错）。请稍后查看，没有就再发一次。管理员已得到通知。',
    en: 'It is not certain that this was kept (a write failed). Please look later and send it again if it is missing.',
  },
  tooOld: {
    zh: '这条消息太旧了，没有处理。如仍需要，请再说一遍。',
    en: 'This message is too old and was not carried out. Please say it again if you still need it.',
  },
  resent: { zh: '（重发）', en: '(sent again)' },
  confirm: { zh: '确认', en: 'Confirm' },
  cancel: { zh: '取消', en: 'Cancel' },
  helpLead: {
    zh: '我是知标，查标准、提需求都可以直接说。',
    en: 'I am Zhibiao: ask what the standards say, or raise a need.',
  },
  helpTry: { zh: '试试这样说：', en: 'Try one of these:' },
  helpMore: { zh: '您还可以：', en: 'You can also:' },
  more: { zh: '更多', en: 'More' },
  forOurs: { zh: '这一项只有名册里的人可以办。', en: 'This is for people of the directory.' },
  /** To a guest, whose doors are few. */
  guest: HOW_TO_GET_IN,
} as const satisfies Record<string, Sentence | ((...args: never[]) => Sentence)>;
