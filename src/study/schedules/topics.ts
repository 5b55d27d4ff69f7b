/** Codes of standards and quoted titles are one word, blanks and all. */
const WHOLE =
  /《[^《》]{1,60}》|“[^“”]{1,60}”|(?<![a-z])(?:q\/lnjg\s*)?(?:jg|ty|bz|gb\/?[tz]?|db\d*\/?t?)[\s-]*\d{2,6}(?:[—-]\d{4})?(?:\s*(?:的|第)?\s*\d{1,2}(?:\.\d{1,2}){1,4})?/gi;

/** What leads into a topic or follows it, and is none. */
const PREFIX =
  /^(?:那个|就是|约一下|约|召开|业务(?=考|测|学|培)|嗯|呃|哦|啊|吧|呢|嘛|请|麻烦(?:你|您)?|帮我|给我|我要|我想|再|就|统一|以后|今后|把|给|让|组织|安排|设置|设定|设一?个|建(?:立|一?个)|开始|开展|(?:开|做|搞|弄|办|来)一?(?:个|次|场|下)|开(?=$)|举行|进行|一(?:次(?!性)|场|个|轮|下)|[个次场](?!性)|考考|考一考|考一?下|考察|考试|考(?![核勤])|测一测|测试|测验|小测|抽考|抽查|出题|答题|学习|学一?下|学(?![时历员])|复习|推送|推(?![车荐])|发送|围绕|关于|有关|针对|聚焦|重点是|重点|内容是|内容|范围是|范围|主题[是为]?|题目[是为]?|话题|议题|讨论|研讨|研究|讲讲|讲一?下|讲(?![台解])|说说|谈谈|的|和|与|跟|及|是|题|每人|[-—:：,，。.;；!！~\s])/;
const SUFFIX =
  /(?:的题目?|的条款到?|条款到|业务|学习资料|资料|到|给|早会|班前会|晨会|周会|班会|的内容|的测试|的考试|方面|相关的?|试题|考题|题目|测试|考试|测验|小测|学习提示|学习内容|学习|例会|专题会|专题|研讨会|研讨|培训班|培训课|培训|讲座|提示|一(?:次|下|场|轮|条)|[吧啊呀哈呗哦喔噢呢嘛了的题]|谢谢|多谢|辛苦了?|[-—:：,，。.;；!！~🙏\s])$/u;
/** A segment that is one of these says nothing. */
const NOTHING =
  /^(?:我|你|您|大家|他们|她们|我们|咱们|本|这|那|不对|不是|每周|每天|每月|每|周|再|也|都|上|下|开会|会|人|员工|同志们?|各位|机器人|知标|计划|定时|定期|自动|推送|学习|提前|一律|分|个|条|次|题)$/;
const EN_NOTHING =
  /^(?:(?:please|can|could|you|set|up|schedule|a|an|the|quiz|quizzes|test|exam|send|push|clause|clauses|give|run|hold|have|make|create|weekly|daily|monthly|regular|meeting|meetings|training|session|seminar|workshop|lecture|topic|study|prompt|team|staff|group|for|to|with|at|on|of|about|from|and|in|by|is|it|them|all|every|each|then|question|questions|arrange|plan|start|starting|service|crew|people|special|thematic|discuss|discussion)[\s,.;:!-]*)+$/i;
const EN_PREFIX =
  /^(?:please|topics?|about|on|regarding|covering|subject|theme|is|are|for|the|a|an|and|with|of|to|quiz|test|exam|study|questions?|send|push|run|hold|have|schedule|set up|meeting|training|session|seminar|workshop|lecture|weekly|arrange|give|discuss|clauses?)(?=[\s:,.]|$)[\s:,.]*/i;
const EN_SUFFIX =
  /[\s:,.]*\b(?:please|with|for|to|at|on|of|about|the|a|an|and|quiz|test|exam|meeting|training|session|seminar|workshop)$/i;

/** Whatever stands at one of the ends and says nothing goes, however many there are. */
function bare(segment: string, patterns: readonly RegExp[]): string {
  let text = segment.trim();
  for (let before = ''; text !== before; ) {
    before = text;
    for (const pattern of patterns) text = text.replace(pattern, '').trim();
  }
  return text;
}

const isLatin = (text: string): boolean => /[a-z]/i.test(text) && !/\p{Script=Han}/u.test(text);

/**
 * What is left of a message once its time, team and numbers are taken: the topics, in the words of who said it.
 * `留样和消毒` is two.
 */
export function topicsIn(rest: string): string[] {
  const kept: string[] = [];
  const text = rest.replace(WHOLE, (word) => ` \u{e000}${kept.push(word.trim()) - 1}\u{e001} `);
  if (isLatin(text)) return english(text, kept);
  return segmentsOf(text).flatMap((segment) => topic(segment, kept));
}

const segmentsOf = (text: string): string[] =>
  text.split(
    /[\s,，。;；!！?？:：()（）]+|(?<=[\p{Script=Han}]{2})(?:和|跟|与|以及|及|、)(?=[\p{Script=Han}\u{e000}]{2})|[、+&]/u,
  );

/** What looks like a time and was not read as one. */
const TIME_LIKE =
  /每(?![人位名]|个?组|班组|日[^\s]{2})|隔[一两二三\d周天月]|(?:周|星期|礼拜)[一二三四五六日天末]|季度|半个?月|月[初中底末]|年底|\d+\s*[月号点]/;

/** What of a message was meant for a time, as it seems, and could not be read: it must not be dropped in silence. */
export function unreadTime(rest: string): string | undefined {
  return isLatin(rest)
    ? undefined
    : segmentsOf(rest.replace(WHOLE, ' ')).find((segment) => TIME_LIKE.test(segment) && !/^每?逢?$/.test(segment));
}

function topic(segment: string, kept: readonly string[]): string[] {
  const whole = /\u{e000}(\d+)\u{e001}/u.exec(segment);
  if (whole) return [kept[Number(whole[1])] ?? ''];
  const words = bare(segment, [PREFIX, SUFFIX]);
  const empty = NOTHING.test(words) || TIME_LIKE.test(words) || /^[\d\s.,:-]+$/.test(words) || EN_NOTHING.test(words);
  return words.length < 2 || empty ? [] : [words];
}

function english(text: string, kept: readonly string[]): string[] {
  return text.split(/[,;，]|\band\b/i).flatMap((segment) => {
    const whole = /\u{e000}(\d+)\u{e001}/u.exec(segment);
    if (whole) return [kept[Number(whole[1])] ?? ''];
    const about = /\b(?:about|on|regarding|covering|topics?)\b[\s:]*(\S.*)$/i.exec(segment);
    const words = bare(about?.[1] ?? segment, [EN_PREFIX, EN_SUFFIX]);
    return words.length < 3 || EN_NOTHING.test(words) ? [] : [words];
  });
}
