/** Things people say to a bot that are neither a question about the standards nor a command. */
export type Small =
  | 'greeting'
  | 'thanks'
  | 'praise'
  | 'laugh'
  | 'chat'
  | 'upset'
  | 'bye'
  | 'who'
  | 'ack'
  | 'reset'
  /** Nothing that could be looked up: marks, digits, emoji. */
  | 'unclear'
  /** Keys hit at random, code, an address: no language. */
  | 'nonsense';

/** What may follow: 垃圾怎么分, 操作票 and 热水器 begin like abuse or a sigh and are none. */
const PARTICLE = '[啊呀哦噢吧呢了的嘛吗呗哈诶欸哎呐咧喽啦哟嘞你我们他她它这那东西玩意死人都先咯a-z]';
/** Ends of a short sentence. */
const END = `${PARTICLE}{0,2}[\\p{Extended_Pictographic}\\p{Emoji_Modifier}。.!！~?？,，、 ]*$`;
const small = (said: string, end = END): RegExp => new RegExp(`^[。.!！~?？,，、 ]*(?:${said})${end}`, 'iu');

const PATTERNS: readonly (readonly [Small, RegExp])[] = [
  [
    'reset',
    /^(?:算了|不问了|不聊了|没事了|没什么|当我没(?:说|问)|重新开始|重来|换个话题|清空|清除记录|从头来|忘了吧|取消|never ?mind|start over|reset|forget it)(?:[,，。!！~ ]*(?:吧|了|啦|不问了|没事了?|没什么|重新开始|重来|谢谢))*[。!！~ ]*$/,
  ],
  [
    'thanks',
    /^(?:好的?|嗯|行|ok)?[,，， ]*(?:谢谢|多谢|感谢|谢了|谢啦|唔该|唔晒|辛苦|麻烦你?了|有劳|thanks|thank you|thank u|thx|ty(?! ?[\p{Script=Han}\d])|cheers)[\p{L}，, ]{0,8}[\p{Extended_Pictographic}。!！~. ]*$/u,
  ],
  [
    'greeting',
    /^(?:(?:你好|您好|哈喽|哈罗|嗨|喂|hi|hello|hey|早上好|早安|早晨|早(?![饭餐点茶班高会])|上午好|下午好|晚上好|中午好|大家好|在吗|在不在|在么|在不|有人吗|有人在吗|good (?:morning|afternoon|evening))[\p{L}，, ]{0,4}[。!！~?？. ,，]*){1,3}$/u,
  ],
  ['greeting', /^(?:hi|hello|hey)(?: there| bot| everyone| all| robot)?[.!~ ]*$/],
  [
    'bye',
    small('再见|拜拜|拜|回见|晚安|下班(?:了|啦|喽|咯)|先走了|走了|bye(?: bye)?|goodbye|see you(?: later)?|good night'),
  ],
  [
    'who',
    /^(?:你(?:是)?(?:谁|哪位|什么人|机器人(?:吗|吧)?|真人(?:吗|吧)?|什么东西|人还是机器人?|人工智能(?:吗)?|ai(?:吗)?)|你(?:叫|姓)(?:什么|啥)(?:名字?)?|你的名字(?:是什么)?|介绍一下你?自己|自我介绍|你几岁|你多大|你在哪|谁(?:做|开发|造)的你|who (?:are|r) (?:you|u)|what are you|what is your name|what's your name|are you (?:a )?(?:robot|bot|human|ai))[\p{L}]{0,3}[。!！~?？. ]*$/u,
  ],
  [
    'laugh',
    /^(?:哈|呵|嘿|嘻|啊|嗯|哦|噢|呃|额|哎|唉|咳|喔|哇|嘤|6|233*|lol|haha|hehe|lmao)+[\p{Extended_Pictographic}。!！~. ]*$/iu,
  ],
  [
    'ack',
    /^(?:好|好的|好吧|行|行吧|可以|收到|知道了|明白|明白了|了解|懂了|晓得了|ok|okay|嗯嗯?|哦哦?|对|对的|是的|没错|got it|i see|roger|noted)[\p{Emoji}。!！~. ]*$/u,
  ],
  [
    'praise',
    small(
      '(?:你|这个?|机器人|小知|知标)?(?:也?太|真|好|很|挺|蛮|超)?(?:棒|厉害|聪明|好用|给力|牛(?:啊|逼|掰|批)?|强|赞|不错|贴心|可爱|优秀)(?:了|极了|啊|呀|哦|哈|的)?|点赞|太好了|好极了|爱你|我爱你|喜欢你|good (?:job|bot)|well done|great|awesome|nice|excellent|love (?:it|you)',
    ),
  ],
  [
    'upset',
    small(
      '(?:你(?:是|个|这个?|真|就是|他妈|tm|妈的?)*|真是?|这(?:个)?(?:机器人|破?玩意儿?|东西)?(?:真|太)?)?(?:大?傻[子逼瓜叉x缺b蛋]*|笨[蛋死猪]*|蠢[货猪蛋]?|白痴|智障|弱智|脑残|废物|垃圾(?:机器人|玩意儿?|东西|软件|程序|系统)?|没用的?(?:东西)?|滚(?:开|蛋|远点|吧)?|去死|有病|神经病|王八蛋|混蛋|混账|什么(?:破|鬼|狗屁)(?:玩意儿?|东西|机器人)?|破(?:玩意儿?|机器人|东西|软件)|烦死(?:人|我)?了?|气死(?:我|人)了?|(?:你)?(?:太|真|好)(?:烦|差|烂|差劲|垃圾|没用|笨|蠢|慢)|一点用(?:都|也)没有?|没(?:啥|什么)?用|不好用|难用(?:死了)?|答非所问|胡说(?:八道)?|瞎说|闭嘴|住口|操|靠|我靠|卧槽|妈的|他妈的|尼玛|屁用(?:没有)?|狗屁)(?:[,，。!！ ]*(?:气死我了|滚|废物|没用|垃圾|傻|蠢|笨|烦)?)*',
      `${PARTICLE}{0,3}[\\p{Extended_Pictographic}。.!！~?？,，、 ]*$`,
    ),
  ],
  [
    'upset',
    /^(?:you(?:'re| are)? )?(?:a |an |so |such (?:a|an) )?(?:(?:stupid|dumb|useless|idiot|idiotic|moron|trash|garbage|crap|shit|fuck(?:ing)?(?: you| off)?|damn|suck|sucks|shut up|bullshit|hate you)[ ,.!]*){1,3}(?:bot|robot|thing|machine|program|you)?[.!~ ]*$/,
  ],
  [
    'chat',
    small(
      "(?:你)?吃(?:了吗|过了?吗?|饭了?[吗没]|了没)|(?:今天|最近|我|好|真|太|上班|夜班)*(?:好|真|太|有点)?(?:累|困|烦|无聊|开心|高兴|难过|郁闷|倒霉|饿|渴|热|冷)(?:死了?|啊|呀|哦|了)?(?:今天)?|(?:今天|最近)?(?:怎么样|忙吗|忙不忙|过得好吗|心情如何)|周末愉快|节日快乐|新年(?:好|快乐)|恭喜发财|生日快乐|加油|保重|注意安全|没(?:什么|啥)事|随便(?:聊聊|看看|问问)|聊(?:聊|会儿?天)|陪我聊(?:聊|天)|试一?下|测试(?:一下)?|test(?:ing)?|how are you(?: doing)?|what'?s up|happy new year|have a nice day",
    ),
  ],
];

/** Code, addresses and keys hit at random; a text with Chinese in it is none of these. */
const CODE =
  /^[\s\S]*(?:\b(?:select|insert|update|delete|drop|alter|truncate|union)\b[\s\S]{0,40}\b(?:from|into|table|set|where|select|\*)|function ?\(|=>|console\.|import |def |return |print\(|#include|<\/?[a-z][^>]*>|\{ ?["'\]}]|\$\{|\{\{|\]\]|__\w+__|\b(?:constructor|prototype|tostring|valueof|undefined|null|nan)\b|\.\.\/|[a-z]:\\|\/(?:etc|usr|var|bin|home)\/|https?:\/\/|www\.|rm -rf|sudo |curl |wget |or 1 ?= ?1|' ?(?:or|and) ')/;
const KEY_ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1234567890'];

/** Runs along a row of keys, or letters in which no word can be. */
function isMash(text: string): boolean {
  const letters = text.replace(/[^a-z0-9]/g, '');
  if (letters.length < 4) return false;
  if (KEY_ROWS.some((row) => row.includes(letters) || [...row].reverse().join('').includes(letters))) return true;
  if (/^(.{1,3})\1{2,}$/.test(letters)) return true;
  return text.split(/\s+/).every((word) => /^[a-z]{5,}$/.test(word) && !/[aeiouy]/.test(word));
}

/** What a message without a question is; undefined when it may be one. Takes the folded text, before filler is cut. */
export function readSmall(folded: string): Small | undefined {
  const text = folded.trim();
  // Nothing but marks, digits or emoji: there is no word to look for.
  if (!/\p{Script=Han}|[a-z]/u.test(text)) return /^(?:6{2,}|233+|88+6?|520|666+)$/.test(text) ? 'laugh' : 'unclear';
  if (text.length <= LONGEST_SMALL) for (const [what, pattern] of PATTERNS) if (pattern.test(text)) return what;
  const han = /\p{Script=Han}/u.test(text);
  if (!han && (CODE.test(text) || isMash(text))) return 'nonsense';
  if (han && /^(\p{Script=Han})\1{2,}[\p{P}\p{S} ]*$/u.test(text)) return 'nonsense';
  return undefined;
}

/** Small talk is short. */
const LONGEST_SMALL = 40;
