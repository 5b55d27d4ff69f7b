import { bearsMarks, withoutGaps } from './secret-marks.ts';

const THING =
  '(?:文件|材料|资料|通知|通告|通报|公告|指示|指令|命令|预案|清单|谈话|对话|号码|地址|位置|手册|公文|纪要|记录|笔记|图纸|平面图|合同|名单|名册|方案|计划|报告|(?<!服务|条款|协议|承诺书)内容|信息|消息|情报|数据|电报|电文|函|文稿|稿子|文章|文本|文字|照片|图片|截图|图像|(?:录音|录像)(?=[^,，。]{0,4}(?:文件|转|整理|存|发|传|翻|你|给))|视频|音频|语音|载体|档案|卷宗|讲话|批示|决定|请示|简报|文档|课件|试题|附件|光盘|u盘|东西|事项|事儿?(?!故|业)|议程|议题|座次|座位(?:安排)?[表图]|行程|日程|部署|路线|底价|表格|台账|口令|信件|邮件|片段|段落|[图稿件话单表册卷](?!室|柜|房))';
/** 保密 in a word of the rules: a pledge or a system is nothing secret. */
const OF_THE_RULES = '(?!协议|承诺|义务|责任|条款|规定|制度|要求|培训|教育|意识|纪律|部门|委|员|守则|须知|法|条例)';
/** Where and by whom such things are kept or dealt with: no such thing itself. */
const A_PLACE = '(?!会(?:议)?室|会场|场所|岗位|人员|区域|部位|柜|室|设备|工作|要害)';
/** What makes a thing classified. */
const LEVEL = `(?:绝密|机密|涉密|机要|国家秘密|保密${OF_THE_RULES}|(?<!商业)秘密级?|密级|(?:不能|不可|不得|不许|不让|不准|不宜|不便|非|未|不)(?:对外)?(?:外传|外泄|泄露|公开))`;
/** Something classified, named as such. */
const CLASSIFIED = new RegExp(
  [
    `${LEVEL}[^,，。?？!！]{0,6}${THING}`,
    `(?:标|盖|写|印|带|注明|打)(?:着|了|有|过)?[^,，。]{0,4}(?:绝密|机密|秘密|涉密|密级|密章|密字|密的|密件)`,
    `${THING}[^,，。?？]{0,6}(?:是|属于|属|为|标的是)?(?:绝密|机密|国家秘密|秘密级|涉密|保密)(?:的|级)?(?![^,，。]{0,4}(?:${THING}|规定|要求|制度|会))`,
    '(?:属于|这是|都是|算是|系|(?<!什么)是)[^,，。?？]{0,3}(?:国家秘密|绝密|机密|涉密)|(?:这个?|那个?|它)(?:都)?(?:涉密|机密|绝密)',
    `${THING}[,，]?(?:是)?(?:绝密|机密|涉密|秘密)的(?!规定|要求)|${THING}[^,，。?？]{0,3}密级|(?:绝密|机密|涉密|秘密)[^,，。?？]{0,8}\\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|txt|ofd|wps|zip)`,
    '(?<!精|紧|严|致|稠|周|细|隐)密件|(?:份|个|封|张|页)密[电函]|红头密|密码电报|\\b(?:jue|ji|mi|she) ?mi ?(?:de ?)?(?:wen ?jian|cai ?liao|zi ?liao|tong ?zhi|hui ?yi ?ji ?yao)',
    // Said with what is to be done with it: 记一条涉密的, 上传机密.
    `(?:^|[,，。 请把将])(?:存|保存|收录|录入|导入|入库|归档|上传|备份|转发|发送|记|翻译|总结|识别|朗读|念)(?:一下|下|一?[个条份段篇])?[^,，。?？]{0,4}(?:绝密|机密|涉密|国家秘密)${A_PLACE}`,
  ].join('|'),
  'u',
);
const SECRET_ENGLISH = '(?:classified|top[- ]secret|confidential|secret)';
const PAPER_ENGLISH =
  '(?:document|file|notice|memo|minutes|paper|material|report|letter|photo|picture|attachment|list|plan|record|agenda|schedule|briefing|cable|email|scan)s?';
const CLASSIFIED_ENGLISH = new RegExp(
  `\\b${SECRET_ENGLISH} (?:\\w+ ){0,2}${PAPER_ENGLISH}\\b|\\b${PAPER_ENGLISH} (?:\\w+ ){0,3}(?:is|are|marked|stamped|labell?ed|classified) (?:as )?"?${SECRET_ENGLISH}|\\b${PAPER_ENGLISH} (?:of|from) (?:the |a |our )?${SECRET_ENGLISH}|\\bmarked "?${SECRET_ENGLISH}`,
);

/** What one would have done with it. Reading and finding (看、查) are deeds only where its own content is wanted. */
const DEED =
  '(?:存|保存|储存|收录|收藏|录入|录|导入|入库|归档|上传|备份|备个份|保管|收着|收好|收下|留着|留底|记录|记住|记下|记着|记|读|念|识别|翻译|译|总结|归纳|概括|摘要|提炼|提取|整理|转发|转|发|传|推送|群发|打印|印|校对|润色|改写|修改|改|起草|拟|写|扫描|解读|分析|核对|对一下|抄|拷|学习|排|拍|讲|压缩|加密|转换|排版|做成|加到|放到|放进|放在|编成|列|ocr|save|解析|做(?:个|份|成|一)|弄(?:个|份|成|一))';
const LOOK = '(?:看|查|瞧|找|瞅|说|翻|调|搜)';
/** Asked of the program. */
const TO_THE_BOT = new RegExp(
  `(?:帮(?:我|忙|咱|他|我们|你)?|替我|给我|请(?:你|您)?|麻烦(?:你|您)?|劳烦|拜托|(?:让|叫|要|想|求)你|你(?:们)?(?:就|先|来|去|也|能|可以|可不可以|能不能|能否|会|给|把|将|都)*)[^,，。?？]{0,16}${DEED}|(?:发|传|转|推|寄|给)(?:给|到)?(?:我|咱|俺|大家)|知识库|资料库|数据库里|标准库|(?:发|传|贴|粘|拍|拷|交|念|读|讲|说|寄)(?:给|到|在|进)?(?:你|您|机器人|这里|这儿|系统)|(?:给|让)(?:你|您)(?:看|听|读|瞧)|(?:存|传|录|导|放|收|发)(?:进|上|过)来|^(?:能|可以|可不可以|能不能)?(?:收录|存|保存|导入|接收|识别)|导入|告诉我|透露|跟我(?:说|讲)|你(?:这|那)(?:里|儿|边)?(?:能|可以)?(?:存|收|放|录)|(?:放|存|寄|搁|留|记|录|导|传|发)(?:在|到|进)?(?:你|您|这里|这儿|系统|机器人|群)|(?:${DEED})(?:一下|下|给|到|进|成|出|低)|(?:把|将)[^,，。?？]{0,14}(?:给|发|转|传|存|录|导|调)`,
);
const LOOKS_FOR_THE_BOT = new RegExp(
  `^(?:请|来)?${LOOK}(?:一?下|看|查|给)|(?:帮(?:我|忙|咱)?|替我|给我|请(?:你|您)?|麻烦(?:你|您)?|你(?:来|去|能|可以|能不能|给|先|就)*)[^,，。?？]{0,10}${LOOK}`,
);
const TO_THE_BOT_ENGLISH =
  /\b(?:please|can you|could you|would you|help me|for me|i (?:want|need)|here (?:is|are)|attached|this is|store|save|import|upload|summari[sz]e|translate|forward|index|keep a copy|read (?:me|this|the|out)|extract|file (?:this|them|it)|bang ?wo|gei ?wo|cun)\b/;
/** Its content, not the rule, is wanted. */
const CONTENT =
  /(?:写|讲|说|谈|讨论|提|定|记|开)(?:的|了|着|过|到了?|没提|的是)?(?:都是|是)?(?:些)?(?:什么|啥|乜|哪些|几点)|第[一二三四五六七八九十\d]+[条页段]|(?:内容|要点|大意|重点)(?:是|有)?(?:什么|啥|哪些)?|里面|里头|(?:有没有|有冇|是不是)(?:写|说|提|讲|我|咱)|识别|什么意思/;
/** It is at hand. */
const AT_HAND =
  /这份|这个|这张|这些|这几[份张页]|这封|这页|这段|这是|那份|呢份|下面(?:是|的|这)|以下(?:是|为)|附件|如下|刚(?:刚|才)?(?:拍|收到|拿到|发|接到)|(?:我|刚|刚刚)拍|拍(?:了|下)(?:一|张|份|个|几)|(?:发|传|贴)(?:给)?(?:你|上来|上去)|上传了|(?:收|接|拿|领)到(?:一|了|的)|手上|手里|手头|我(?:这(?:儿|里|边)?|手里|手上|手头)?有(?!没)|我这(?:一|份|张|个|封)|上面刚|领导(?:刚|让|叫)/;
/** What a person may do with it oneself, of which there is nothing to ask: it is not done here. */
const MAY_IT_BE_SENT =
  /(?:能|可以|可不可以|能不能|能否|行不行|方便)[^,，。?？]{0,10}(?:发|传|转|存|录|贴|上传|拍|念|分享)|(?:发|传|转|存|录|贴|上传|拍照|分享)[^,，。?？]{0,10}(?:行吗|行不|可以吗|好吗|成不|没问题|吧|得唔得)|你(?:要不要|能不能|想不想|可以|能|要)?(?:看|听|读)/;

/** 上传机密图纸: nothing else is said. */
const STARTS_WITH_A_DEED = new RegExp(`^(?:请|麻烦|把|将)?(?:${DEED})`);
/** 涉密名单，存档 · 机密图上传. */
const ENDS_WITH_A_DEED = new RegExp(
  `(?:[,，。!！ ]|要|想|给|去|先)(?:${DEED}|存档|备案|留存)(?:一份|一下|下|吧|了|好|进去|上去)?[。!！]*$|(?:收录|录入|导入|入库|上传|转发|识别|翻译)(?:一份|一下|吧|了)?[。!！]*$`,
);
/** Something is said of it, and not only named as words to look for. */
const SAYS = /有|要|了|是|想|给|让|来|在|叫|需/;
/** A question of any kind. */
const ASKS =
  /[?？吗呢么]|几|多少|什么|啥|谁|哪|还是|怎|\b(?:what|how|who|when|where|which|why|may|can|is|are|do|does)\b/;
/** … but that it was found or went astray, or a report of something else in which it occurs. */
const REPORTS =
  /^(?:巡查|检查|记录|报修|提需求|需求|投诉|登记|整改|计划|安排|提醒)|捡到|拾到|发现|看到|遗留|遗落|落在|清场|误发|发错|错发|泄|销毁|清理/;
/** The name of a file. */
const FILE = /\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|txt|ofd|wps|zip)(?![a-z])/;

/** Whoever asks what must be done, or whether it may, asks for the rule. */
const ASKS_THE_RULE =
  /(?:怎么|咋|点样?)(?:办|算|处理|处置|保管|销毁|管|交|报告|做|弄|扔|放|收)|如何|应该|应当|该(?:怎|谁|交|找|不|如)|规定|要求|标准|谁(?:来|负责|管|保管|能|可以|去|收|定)|由谁|归谁|交给谁|交谁|找谁|(?:可以|能|允许|准|让|行|要|得|用|有)[^,，。]{0,14}(?:吗|么|不|嘛|咩)[?？。]*$|能不能|可不可以|可否|是否|行不行|准不准|允许|要不要|需要|多久|什么时候|为什么|会不会|算不算|违规|什么后果|干啥|干什么|怎样|在哪|放哪|\b(?:may|must|should|allowed|who|where|what (?:happens|should|to do)|how (?:do|should|to))\b/;
/** Words that turn such a question into a request all the same. */
const OF_THE_BOT =
  /帮(?:我|忙|咱|你)|替我|给我(?!们(?:说|讲))|麻烦你|请你|(?:让|叫|要|想)你|你(?:来|先|就|能|可以|能不能|可不可以|给|把)*(?:帮|给|替|存|读|念|转|翻|总结|保管|收|记|录|整理|识别)|你(?:这|那)(?:里|儿|边)?|(?:放|存|寄|搁|留|贴|发|传|念|拍)(?:在|到|给)?(?:你|机器人|这里|这儿)|(?:存|传|录|导|放|收|发)(?:进|上|过)来|^(?:能|可以|可不可以|能不能|能否|怎么)(?:收录|存储?|保存|接收|识别)|导入|知识库|标准库|给你|for me|can you|could you|please/;

/** A notice that is read out or pasted: a heading and what stands behind it, with no question in it. */
const PASTED = /(?:[:：]|内容是|写着|写的是|上面说|大意是|意思是)\s*[^?？]{6,}$/;
/** 保密会议定于5月20日上午9时在302召开: when and where a secret meeting is held. */
const A_SECRET_MEETING =
  /(?:涉密|保密|秘密|机密|绝密)[^,，。?？]{0,6}(?:会议?|活动|行动|任务|接待)[^?？]{0,30}(?:定于|拟于|将于|于)[^?？]{0,30}(?:举行|召开|进行|抵达|开始)/;
/** 5月20日首长来访，行程勿外传: said of what is told. */
const NOT_TO_BE_TOLD =
  /(?:请勿|切勿|严禁|不得|禁止|勿|别|不要|不准|不能|不可|不许)(?:对外|往外)?(?:外传|外泄|泄露|泄漏|扩散|泄密|声张)|(?:注意|务必|严格|请)保密[。!！,， ]*$/;
/** 昨天那个保密会议讲了什么: told to nobody. */
const WHAT_WAS_SAID =
  /(?:涉密|保密|秘密|机密|绝密)[^,，。?？]{0,6}(?:会议?|活动|行动|文件|材料|通知|纪要|电报)[^,，。?？]{0,8}(?:讲|说|谈|写|讨论|议|定)(?:了|的|过|了些|的是|着)(?:什么|啥|乜嘢|咩|哪些|些什么)|(?:涉密|保密|秘密|机密|绝密)[^,，。?？]{0,6}(?:会议?|活动|行动|接待)[^,，。?？]{0,8}(?:谁|哪些人|什么人|哪些领导)(?:会|要|来|都)?(?:参加|出席|列席|到会)(?!服务)|(?:涉密|保密|秘密|机密|绝密)[^,，。?？]{0,8}(?:议题|议程|(?<!服务)名单|行程|(?<!服务|条款|协议)内容|参会人)(?:都)?(?:是|有)(?:什么|啥|谁|哪些|些谁|哪几)(?!规定|要求)/;

/**
 * True when somebody hands over something classified, wants something done with it (stored, read, translated, passed on) or
 * wants to hear what is in it. Nothing of it is kept but a count; it is told where such things belong. A question about the
 * rules (`涉密会议能带手机吗`, `捡到机密文件交给谁`) is answered like any other.
 * @param folded the folded text, or a folded file name.
 * @param attachments how many files come with it.
 */
export function handsOverSecret(folded: string, attachments: number): boolean {
  const text = withoutGaps(folded.slice(0, LONGEST_READ));
  if (bearsMarks(text)) return !(attachments === 0 && isShortQuestion(text));
  const asksRule = ASKS_THE_RULE.test(text);
  if (!asksRule && (A_SECRET_MEETING.test(text) || (NOT_TO_BE_TOLD.test(text) && text.length >= TELLS))) return true;
  if (WHAT_WAS_SAID.test(text)) return true;
  if (!CLASSIFIED.test(text) && !CLASSIFIED_ENGLISH.test(text)) return false;
  if (attachments > 0) return true;
  const atHand = AT_HAND.test(text);
  if (asksRule) {
    if (OF_THE_BOT.test(text) && (TO_THE_BOT.test(text) || CONTENT.test(text))) return true;
    return atHand && MAY_IT_BE_SENT.test(text);
  }
  const requested = TO_THE_BOT.test(text) || TO_THE_BOT_ENGLISH.test(text) || LOOKS_FOR_THE_BOT.test(text);
  return (
    requested ||
    atHand ||
    STARTS_WITH_A_DEED.test(text) ||
    ENDS_WITH_A_DEED.test(text) ||
    FILE.test(text) ||
    CONTENT.test(text) ||
    PASTED.test(text) ||
    (SAYS.test(text) && !ASKS.test(text) && !REPORTS.test(text))
  );
}

/** From this length on a text says more than that something is to be kept secret. */
const TELLS = 15;
/** Characters: as much as the program reads of a message. */
const LONGEST_READ = 4_000;
/** A mark may be what the question is about (`文件上盖的机密★是什么意思`); a notice is longer, or asks nothing. */
const SHORT = 40;
const isShortQuestion = (text: string): boolean =>
  text.length <= SHORT &&
  ASKS_THE_RULE.test(text) &&
  /[?？]|吗|什么意思|怎么|谁|能不能/.test(text) &&
  !OF_THE_BOT.test(text) &&
  !AT_HAND.test(text);
