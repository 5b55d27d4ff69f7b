/** Placeholders that platforms put in the place of what is no text. */
const PLACEHOLDER = /[[［【](?:图片|照片|图|视频|语音|动画表情|表情|文件|image|photo|picture|video|voice)[\]］】]/gi;
/** What a spreadsheet would compute: nobody means to say it. */
const FORMULA = /(?:^|(?<=\s))[=+@][A-Z][A-Z.]{2,}\([^()\n]{0,300}\)/g;
const EMOJI = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\u200d)+/gu;

/** A message without emoji, formulas and placeholders of pictures. Digits and letters stay. */
export const withoutSigns = (text: string): string =>
  text
    .replace(PLACEHOLDER, ' ')
    .replace(FORMULA, ' ')
    .replace(EMOJI, ' ')
    .replace(/[ \t]{2,}/g, ' ')
    .trim();

/** What a note begins with and says nothing of what is wrong. */
const BEGINS =
  /^(?:[\s,，。.、;；:：!！?？~\-—]+|那个|这个(?=[\s,，])|嗯+|呃+|额+|啊+|哎呀?|诶|喂|喂喂|你好|您好|大家好|领导好?|师傅|各位|请注意|注意|报告|通知|紧急|我们?(?=在|刚|看|查|发|到|$|\s)|(?:刚才|刚刚)?在(?=\s|$)|刚才|刚刚|今天|现在|(?:刚刚?)?(?:去|到|走到|路过|经过)(?=\s)|看了一下|看了下|看了看|看到有?|看见有?|查到有?|查了一下|查了下?|查出|发现了?(?:有)?(?:个)?(?:问题)?|检查发现|巡查发现|巡检发现|抽查发现|巡查到|检查到|巡查|巡检|检查|抽查|督查|登记(?:一下|问题)?|记录(?:一下)?|上报|报告|报修|报障|反映(?:一下)?|反馈(?:一下)?|有个?问题|问题(?:是|描述)?[:：]?|情况(?:是)?[:：]?|地点[:：]?|位置[:：]?|描述[:：]?|服务[:：]?(?=\s|$)|等级[:：]?(?=\s|$)|就是说?|然后|哈|呢|哦|噢|喔|请问?(?=[\s,，])|麻烦(?:你们?|您)?|帮忙|帮我|那边|那里|这边|这里|处(?=\s)|(?:inspection|inspect|report|issue|found|there (?:is|are)|there's)\b[:：]?)+/i;
/** And ends with. */
const ENDS =
  /(?:[\s,，。.、;；:：!！~\-—]+|(?:帮我|帮忙|给我|麻烦)?(?:记|记录|登记|报|上报|处理|安排|反映|看)(?:一下|一个|下来|下)?(?:吧|哈|啊)?|(?:麻烦|请|尽快|赶紧|赶快|马上|抓紧|立即|限期|派人|安排人|来人)(?:.{0,4}(?:处理|整改|修|看|解决|清理))?(?:一下|下)?|需要?(?:整改|处理)|要求?整改|谢谢(?:您|你)?|多谢|辛苦(?:了|啦)?|拜托了?|(?<![一-龥]{0,1}[不没])(?:哈|吧|啊|呀|啦|哦|喔|噢|呢|嘛|哟)|(?<=[\s,，])(?:就|算|的|了|在|是)|快(?:点|来|些)?(?:来人|来修|修)?|很急|急|紧急|please(?: fix)?|thanks?|thank you|asap)+$/i;

const GLUE = /(?<=[一-龥])\s+(?=[了的]?(?:[,，。]|$))/g;

/** What people add besides: how they feel, what hangs on it, what they want done. */
const BESIDES =
  /^(?:都)?(?:热|冷|烦|急|吵|臭|难受|累|气|渴|饿)死(?:人|我)?了?|受不了|麻烦|请|希望|尽快|赶紧|赶快|快(?:来|点|修)|安排|派人|处理|来人|没人(?:管|理|来|修|处理)|说了.{1,4}[次遍]|叫了.{1,4}[次遍]|要开会|开会|要用|急用|等着|影响|客人|领导|来宾|怎么(?:还|又|回事)|好几天|几天了|很久|多少天|一直没(?:人|修)|谢谢|辛苦|不知道|是不是|估计|可能|应该是|please|thank|asap|urgent/i;

/** Of several clauses the first that says what is wrong: what is told of it besides stays in the words, not in the gist. */
export function gistOf(words: string, isWrong: (text: string) => boolean): string {
  const clauses = words
    .split(/[,，。;；!！]|(?<=[一-龥])\s+|\s+(?=[一-龥])/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const telling = clauses.filter((one) => isWrong(one) && !BESIDES.test(one));
  return telling[0] ?? clauses.find(isWrong) ?? words;
}

/** The words of what is wrong, less what says nothing; said twice it is said once. */
export function tidyWords(text: string): string {
  let words = text.replace(/\(\s*\)|（\s*）/g, ' ').replace(GLUE, '');
  for (let before = ''; before !== words; ) {
    before = words;
    words = words.replace(BEGINS, '').replace(ENDS, '');
  }
  const parts = words.split(/(?<=[,，。;；、])|\s{1,}(?=[一-龥])/).map((part) => part.trim());
  const kept: string[] = [];
  for (const part of parts) {
    const bare = part.replace(/[,，。;；、!！\s]+$/, '');
    if (bare === '' || kept.some((one) => one.replace(/[,，。;；、!！\s]+$/, '') === bare)) continue;
    kept.push(part);
  }
  return kept
    .join(' ')
    .replace(/(?<=[,，。;；、]) /g, '')
    .replace(/^[,，。;；、\s]+|[,，。;；、\s]+$/g, '');
}
