/** Things people say to a bot that are neither a question about the standards nor a command. */
export type Small = 'greeting' | 'thanks' | 'laugh' | 'bye' | 'who' | 'ack' | 'reset' | 'unclear';

const PATTERNS: readonly (readonly [Small, RegExp])[] = [
  [
    'reset',
    /^(?:算了|不问了|不聊了|没事了|没什么|当我没(?:说|问)|重新开始|重来|换个话题|清空|清除记录|从头来|忘了吧|取消|never ?mind|start over|reset|forget it)(?:[,，。!！~ ]*(?:吧|了|不问了|没事了?|没什么|重新开始|重来|谢谢))*[。!！~ ]*$/,
  ],
  [
    'thanks',
    /^(?:好的?|嗯|行|ok)?[,， ]*(?:谢谢|多谢|感谢|谢了|谢啦|唔该|辛苦|麻烦你?了|thanks|thank you|thx|ty)[\p{L}，, ]{0,8}[。!！~. ]*$/u,
  ],
  [
    'greeting',
    /^(?:你好|您好|哈喽|嗨|hi|hello|hey|早上好|早安|早(?![饭餐点班高茶])|上午好|下午好|晚上好|中午好|在吗|在不在|在么|有人吗|good (?:morning|afternoon|evening))[\p{L}，, ]{0,4}[。!！~?？. ]*$/u,
  ],
  ['bye', /^(?:再见|拜拜|回见|晚安|下班了|bye|goodbye|see you)[\p{L}]{0,3}[。!！~. ]*$/u],
  [
    'who',
    /^(?:你(?:是)?(?:谁|哪位|什么人|机器人吗|真人吗|什么东西)|你叫什么(?:名字)?|who are you|what are you)[\p{L}]{0,3}[。!！~?？. ]*$/u,
  ],
  ['laugh', /^(?:哈|呵|嘿|嘻|啊|嗯|哦|噢|呃|额|6|233*|lol|haha)+[。!！~. ]*$/i],
  [
    'ack',
    /^(?:好|好的|好吧|行|行吧|可以|收到|知道了|明白|明白了|了解|懂了|ok|okay|嗯嗯?|哦哦?|对|对的|是的|没错|got it|i see|roger)[\p{Emoji}。!！~. ]*$/u,
  ],
];

/** What a message without a question is; undefined when it may be one. Takes the folded text, before filler is cut. */
export function readSmall(folded: string): Small | undefined {
  const text = folded.trim();
  for (const [small, pattern] of PATTERNS) if (pattern.test(text)) return small;
  // Nothing but marks, digits or emoji: there is no word to look for.
  if (!/\p{Script=Han}|[a-z]/u.test(text)) return 'unclear';
  return undefined;
}
