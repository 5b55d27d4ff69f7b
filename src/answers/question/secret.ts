/** A level of classification, also with gaps in it (机 密、绝-密). */
const LEVEL = '(?:绝[ \\-.·*_]{0,2}密|机[ \\-.·*_]{0,2}密|秘[ \\-.·*_]{0,2}密)';
const YEARS = '(?:\\d{1,3}|[一二三四五六七八九十]{1,3}) ?(?:年|个?月)|长期';
const NOT_TO_LEAVE =
  '(?:不得|严禁|禁止|请勿|切勿|不准|不许|不要|谢绝|防止) ?(?:对外|擅自|随意)? ?(?:外传|外泄|泄露|泄漏|扩散|复印|翻印|复制|转发|传播|公开|转载|拍照|上网|带出)';

/** Marks that only stand on a classified or internal document: whoever sends them sends its text. */
const STAMPS: readonly RegExp[] = [
  new RegExp(`${LEVEL}级? ?[★☆✩✭⭐＊*]`),
  new RegExp(`[★☆✩✭⭐] ?(?:${YEARS})`),
  new RegExp(`密 ?级 ?(?:[:：]|为|是)? ?${LEVEL}(?!的|级的)`),
  new RegExp(`${LEVEL}级? ?(?:${YEARS})`),
  new RegExp(`[【\\[(「『〔{<] ?(?:${LEVEL}|涉密|内部(?:资料|文件|材料)|保密)[^】\\])」』〕}>]{0,12}[】\\])」』〕}>]`),
  new RegExp(`(?:^|\\n)\\s*${LEVEL}(?:级|件)?\\s*(?:[:：·|\\-—\\s]|$)`),
  /保密期限 ?(?:[:：]|为)? ?(?:\d|[一二三四五六七八九十]|长期)|份 ?号 ?[:：]? ?\d{2,}/,
  new RegExp(
    `(?:内部|保密|涉密|机密|秘密|绝密|本|此)(?:资料|文件|材料|件|通知|参考|信息|内容)[,，;；、 ]{0,2}(?:${NOT_TO_LEAVE}|注意保(?:密|存)|阅后)`,
  ),
  /此件(?:发至|不公开|传达)|阅后(?:即焚|收回|销毁|即毁)|(?:绝密|机密|秘密)[级件]?[·.★ ]?启用前|传达(?:范围|至县)/,
  /(?:^|\n)\W{0,4}(?:top secret|strictly confidential|classified|secret|confidential)\s*(?:[:：\-—/|\])】]|$|\n|(?:memo|notice|minutes|cable|report|document|file)\b)/,
  /\bsecret ?\/\/|\bnoforn\b|\beyes only\b|\bclassification ?[:：] ?(?:top secret|secret|confidential)/,
];

const THING =
  '(?:文件|材料|资料|通知|公文|纪要|记录|图纸|平面图|合同|名单|方案|报告|内容|信息|电报|函|文稿|稿子|照片|图片|截图|载体|档案|讲话|批示|决定|请示|简报|文档|课件|附件|光盘|u盘|东西|事项)';
/** Something classified, named as such. */
const CLASSIFIED = new RegExp(
  `(?:绝密|机密|涉密|秘密级|国家秘密|保密|(?<!商业|工作)秘密|密级)[^,，。?？!！]{0,6}${THING}|(?:标着|盖着|写着|印着|带着|注明|标了|盖了)[^,，。]{0,4}(?:绝密|机密|秘密|涉密|密级)|${THING}[^,，。?？]{0,6}(?:是|属于|属|为|标的是)?(?:绝密|机密|秘密级|涉密)(?:的|级)?(?![^,，。]{0,4}${THING})|(?<![\\p{Script=Han}])密件|红头密`,
  'u',
);
const CLASSIFIED_ENGLISH =
  /\b(?:classified|top[- ]secret|confidential|secret) (?:\w+ )?(?:document|file|notice|memo|minutes|paper|material|report|letter|photo|picture|attachment|list|plan)s?\b/;

/** What one would have done with it. */
const DEED =
  '(?:存|保存|储存|收录|收藏|录入|录|导入|入库|归档|上传|备份|记录|记|读|念|看|识别|翻译|译|总结|归纳|概括|摘要|提炼|提取|整理|转发|转|发|传|推送|群发|打印|印|校对|润色|改写|修改|改|起草|写|扫描|解读|分析|核对|抄|学习|学|拍|讲|说|查|找|加密|压缩|转换|排版|做成|加到|放到|放进|编成|列|ocr)';
const TO_THE_BOT = new RegExp(
  `(?:帮(?:我|忙|咱|他|我们)?|替我|给我|请(?:你|您)?|麻烦(?:你|您)?|劳烦|拜托|你(?:来|先|能|可以|可不可以|能不能)?(?:帮|给|替)?|我要|我想|我需要|能否|能不能帮|可以帮)[^,，。?？]{0,16}${DEED}|知识库|资料库|数据库里|发给(?:你|您|机器人)|传给(?:你|您)|贴给(?:你|您)|给(?:你|您)看|(?:存|记|录|导|传|发)(?:到|进|在)(?:你|这里|这儿|系统|机器人|群)|(?:${DEED})(?:一下|下|给|到|进|成|出)`,
);
const TO_THE_BOT_ENGLISH =
  /\b(?:please|can you|could you|help me|for me|i (?:want|need)|here is|attached|this is|store|save|import|upload|summari[sz]e|translate|forward|index|keep a copy|read (?:me|this|the)|extract)\b/;
/** It is at hand. */
const AT_HAND =
  /这份|这个|这张|这些|这几[份张页]|这是|那份|下面(?:是|的)|以下(?:是|为)|附件|如下|刚(?:刚|才)?(?:拍|收到|拿到|发)|拍(?:了|下|到)|收到(?:一|了)|手上|手里|我(?:这|有)(?:里|一|份)/;

/** Whoever asks what must be done, or whether it may, asks for the rule. */
const ASKS_THE_RULE =
  /(?:怎么|咋|点样?)(?:办|算|处理|处置|保管|销毁|管|交|报告|做|弄)|如何|应该|应当|该(?:怎|谁|交|找|不|如)|规定|要求|哪些|谁(?:来|负责|管|保管|能|可以|去)|交给谁|找谁|(?:可以|能|允许|准|让|行|要|得|用|有)[^,，。]{0,14}(?:吗|么|不|嘛|咩)[?？。]*$|能不能|可不可以|可否|是否|行不行|准不准|允许|要不要|需要|多久|什么时候|为什么|会不会|算不算|违规|什么后果|怎样|在哪|放哪|\b(?:may|must|should|allowed|who|where|what (?:happens|should|to do)|how (?:do|should|to))\b/;
/** Words that turn such a question into a request all the same. */
const STILL_ASKS_A_DEED =
  /帮(?:我|忙|咱)|替我|给我(?!们(?:说|讲))|麻烦你|请你|你(?:能|可以|能不能|可不可以)?(?:帮|给|替|存|读|看|转|翻|总结)|知识库|发给(?:你|机器人)|给你|for me|can you|could you|please/;

/**
 * True when somebody hands over something classified, or wants something done with it: stored, read, translated, passed on.
 * Nothing of it is kept but a count; it is told where such things belong. A question about the rules (`涉密会议能带手机吗`,
 * `捡到机密文件交给谁`) is answered like any other.
 * @param folded the folded text, or a folded file name.
 * @param attachments how many files come with it.
 */
export function handsOverSecret(folded: string, attachments: number): boolean {
  const text = folded.slice(0, LONGEST_READ);
  if (STAMPS.some((stamp) => stamp.test(text))) return !(attachments === 0 && isShortQuestion(text));
  if (!CLASSIFIED.test(text) && !CLASSIFIED_ENGLISH.test(text)) return false;
  if (attachments > 0) return true;
  const requested = TO_THE_BOT.test(text) || TO_THE_BOT_ENGLISH.test(text);
  const asksRule = ASKS_THE_RULE.test(text);
  if (asksRule) return requested && STILL_ASKS_A_DEED.test(text);
  return requested || AT_HAND.test(text);
}

/** Characters: as much as the program reads of a message. */
const LONGEST_READ = 4_000;
/** A mark may be what the question is about (`文件上盖的机密★是什么意思`); a notice is longer, or asks nothing. */
const SHORT = 40;
const isShortQuestion = (text: string): boolean =>
  text.length <= SHORT &&
  ASKS_THE_RULE.test(text) &&
  /[?？]|吗|什么意思|怎么|谁|能不能/.test(text) &&
  !STILL_ASKS_A_DEED.test(text) &&
  !AT_HAND.test(text);
