const OWN_WORDS =
  '(?:个人)?(?:信息|资料|数据|隐私|聊天记录?|对话|提问记录?|问答记录?|提问|问过的(?:话|问题)?|说过的话|发的(?:话|图|照片))';
const AWAY = '(?:删|清|抹|擦|忘)(?:掉|除|了|去|空|干净)?';
const ERASE = new RegExp(
  `${AWAY}[^,，。]{0,4}(?:我|本人|自己)(?:的|在这里的|之前的|以前的)?${OWN_WORDS}|(?:我|本人|自己)(?:的|在这里的|之前的|以前的)?${OWN_WORDS}[^,，。]{0,6}${AWAY}|\\b(?:delete|erase|remove|forget|wipe)\\b.{0,10}\\bmy\\b.{0,12}\\b(?:data|information|info|messages?|chats?|history|questions?)\\b`,
);
const ASKS_FOR_A_RULE = /多久|几年|几天|规定|标准|谁来|谁负责|期满|到期|保存/;

/** Somebody wants what the program keeps of him gone; a question for the rule (个人信息几年后删) is none. */
export const asksToBeErased = (plain: string): boolean => ERASE.test(plain) && !ASKS_FOR_A_RULE.test(plain);
