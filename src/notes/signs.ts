import { foldText } from '../base/fold.ts';
import type { Emergency, Note, Urgency } from './model.ts';

/** What shows that something is not as it should be. */
const WRONG = new RegExp(
  [
    '不(?!用|客气|好意思|是|错|过|久|同|管|知道|一定)[一-龥]',
    '没(?!问题|事|有?问题|有?异常|关系|错|毛病)|冇|未(?!来|必)|无(?!异常|问题|误|隐患|纸巾盒)|缺|少了|漏|渗|滴水|堵|积水|有水|一摊|水渍|污|脏|垢|渍|坏|破|裂|断|松|脱|掉|翘|塌|歪|斜|变形|褪色',
    '味|臭|异响|噪音|太?吵|满溢|溢|满了|过期|变质|发霉|霉|锈|混放|混用|睡岗|睡觉|脱岗|离岗|空岗|串岗|玩手机|吸烟|抽烟|烟头|迟到|早退|垃圾|灰|尘|蛛网|手印|指纹|油污|虫|鼠|蟑螂|苍蝇|蚊',
    '闪|太?暗|太黑|停电|停水|跳闸|失灵|失效|故障|卡住|卡顿|异常|隐患|占用|占道|乱|堆|遮挡|挡住|挡着|泄|冒|烫|滑倒|积尘|枯|杂物|杂草|裸露|短路|打不开|关不上|开不了|(?:一直|老是?|总是?|很|太|嗡嗡|咯吱|吱吱|哐哐)响|发出.{0,4}声|灭了|熄|黑屏|蓝屏|花屏|死机|抖|晃|摇|烂|缠|卷边|倒了|倾倒|漫|喷水|流水|拧不|转不|关不|锁不|冲不|按不|推不|拉不|连不|用不了|没法用|刺鼻|烧焦|焦|糊|尖锐|空转|生锈|太滑|很滑|湿滑|打滑|泥|水坑|脚印|呕吐物|痰|粪|鸟粪|尿|蹲守|骚扰|推销|差(?!不多)|问题(?!不)|热死|冷死|投诉|违规|违停|爆|刮花|刮痕|划痕|磨损|松动|凹|缝|毛刺|异物|头发|晕|伤|困|着火|起火',
    "broken|leak|dirty|wet|water on|no (?:paper|soap|light|power|sound)|not (?:work|clean|clear|lock|close|open)|out of|flicker|smell|stink|overflow|block|clog|missing|expired|asleep|sleeping|stain|crack|loose|dust|litter|trash|butts|too (?:hot|cold|loud)|stuck|fail|damaged|unlocked|unattended|slippery|(?:is|are|went|gone|lights?) (?:off|out|down)|noisy|rattl|torn|filthy|mold|mould|cockroach|\brats?\b|spill|puddle|doesn't|isn't|won't|can't",
  ].join('|'),
);
export const looksWrong = (text: string): boolean => WRONG.test(foldText(text));

const FINE =
  /一切(?:都)?(?:正常|良好|合格)|(?:都|全部|全|均|各项)(?:都)?(?:正常|合格|达标|没问题|良好|挺?好|干净)|没(?:有)?(?:发现)?(?:什么|任何)?(?:问题|异常|毛病)|未(?:发现|见)(?:任何)?(?:问题|异常)|无(?:问题|异常|隐患)|(?<!不)(?:正常|合格|达标|良好)|很干净|挺?(?:好|干净)的|all (?:good|ok|fine|clear)|no (?:issues?|problems?)|looks good|(?<!not )in order/;
const FINE_ALL = new RegExp(FINE.source, 'g');

/** A check that found nothing, and what is left of the words; undefined where anything is wrong besides. */
export function readFine(text: string): string | undefined {
  const folded = foldText(text);
  if (!FINE.test(folded)) return undefined;
  const rest = folded.replace(FINE_ALL, ' ');
  return looksWrong(rest) || /不(?:合格|正常|达标)/.test(folded) ? undefined : text.replace(FINE_ALL, ' ');
}

/** A message that asks: a word of asking, or a question mark that no shout goes with. */
const ASKS =
  /吗|么[?？]?$|[?？]|([一-龥])[不没]\1|(?:要是|如果|假如|万一|假设|若是?).{2,}(?:呢|咋办|要|应|该|能|可以)|该不该|要不要|还是(?:一般|较重|严重)|(?:一般|较重|严重)还是|多久|多少|多长|几多|几耐|我问的?是|想问|请问|问一?下|[要放留备隔用换存保].{0,3}几[一-龥]|(?<![好这那有])几(?:点|天|次|个|时|分|人|楼|号|年|月|周|种|条|份|名|度|级|小时|克|成|米|本|家|位|满|步|项|遍|回|多)|[一-龥]\s*[不冇]\s*[。.]?$|怎么(?!又|还|老|这么|那么|回事)|怎样|如何|什么(?!都)|啥|哪(?!都)|谁|是否|能否|可否|能不能|可不可以|要不要|有没有(?!人管)|是不是|该不该|算不算|为何|为什么|咋(?!又)|标准是|要求是|规定是|频次|流程|\b(?:how|what|when|where|which|who|why|should|may|must|do we|is it|are there|can i|does)\b/;
const SHOUTS = /[!！]{2,}\s*$/;

/** Whether a message asks something. `水管爆了多久要到场` does, `水管爆了!!` does not. */
export const asks = (text: string): boolean => {
  const folded = foldText(text);
  return ASKS.test(folded) && !(SHOUTS.test(text) && !/多久|怎么办|找谁|多少|[?？]/.test(folded));
};

const SPEAKS_OF_IT =
  /演练|预案|演习|专题会|研讨会|例会|培训|考试|考题|测试|学习|流程|规定|标准|条款|制度|要求|应急处置|宣传|案例|讲解|复习|如果|假如|万一|要是|出题|防止|预防|避免|奖励|表扬|表彰|嘉奖|约谈|考核|[扣加].{0,4}分|drill|training|procedure|reward|commend|interview/;

const EMERGENCY_WORDS: readonly (readonly [Emergency, RegExp])[] = [
  [
    '火情',
    /(?<!不|没|没有)(?:冒(?:着|出了?)?(?:浓|黑|白)?烟|着火|起火|失火|火灾了|火警|烧起来|有明火|烧着了|冒火)|\b(?:fire|smoke|smoking)\b(?! (?:extinguisher|door|exit|drill|alarm test|patrol|hydrant|lane|area|detector))/,
  ],
  [
    '困人',
    /困人|被?困(?:在|住).{0,8}(?:电梯|轿厢|里)|电梯.{0,6}(?:困|关)(?:了|住|着)?.{0,4}人|(?:有人|人).{0,4}(?:困|关|卡)在.{0,3}(?:电梯|轿厢)|trapped|stuck in the (?:lift|elevator)/,
  ],
  [
    '食物中毒',
    /食物中毒|(?:多人|几个人|好几个|不少人|[二两三四五六七八九十\d]+个?人|都).{0,6}(?:上吐下泻|呕吐|拉肚子|腹泻)|food poisoning/,
  ],
  [
    '燃气泄漏',
    /(?:煤气|燃气|天然气|瓦斯|液化气).{0,4}(?:味|泄漏|漏气|泄露|漏)|漏(?:煤|燃)?气|gas (?:leak|smell)|smell(?:s|ing)? (?:of )?gas/,
  ],
  [
    '人员受伤',
    /流血|出血|晕倒|昏倒|晕过去|昏迷|不省人事|摔伤|受伤|骨折|触电|心脏病|没(?:有)?呼吸|抽搐|(?:有人|大爷|同事|阿姨|师傅).{0,4}(?:摔倒|倒地)|砸(?:到|伤)(?:了)?人|bleeding|unconscious|fainted|collapsed|injured|electric shock/,
  ],
  ['打架斗殴', /打架|斗殴|打起来|动手了|动刀|持刀|砍人|打人了|fight(?:ing)?\b/],
  ['水管爆裂', /(?:水管|管子|管道|喷淋|消防管|暖气管).{0,3}(?:爆|炸|裂开?)|爆管|爆水管|burst pipe|pipe (?:has )?burst/],
];

/** What cries for help now. Words about such a thing (an exercise, a rule, a question) are none. */
export function readEmergency(text: string): Emergency | undefined {
  const folded = foldText(text);
  if (asks(text) || SPEAKS_OF_IT.test(folded)) return undefined;
  return EMERGENCY_WORDS.find(([, words]) => words.test(folded))?.[0];
}

const URGENT =
  /紧急|急(?:!|！|$|死|需|用|修)|很急|特急|着急|加急|抓紧|尽快|厉害|大面积|全是水|到处是水|淹|赶紧|赶快|快来|速来|马上|立刻|立即|来不及|等着用|就要开(?:会|始)|危险|十万火急|火烧眉毛|火速|快点|救命|urgent|asap|immediately|right now|help!/;
export const readUrgency = (text: string): Urgency | undefined =>
  URGENT.test(foldText(text)) || /[!！]{3,}/.test(text) ? '紧急' : undefined;

const FUTURE =
  /明天|后天|明早|明晚|下(?:个?星期|周|礼拜|个月|月)|(?:准备|打算|计划|安排|要|将|待会|等会|一会儿?|等下)(?:再)?(?:去|来|做|查|检查|巡查|打扫|换|修)|tomorrow|next (?:week|month)|will\b|going to/;
const PAST =
  /已经?(?:完成|做|换|擦|拖|清|消|修|检|巡|查|放)|完成了?|做好了|弄好了|换好了|修好了|搞好了|打扫(?:好|完)了?|清理(?:好|完)了?|消毒(?:好|完)了?|(?:擦|拖|扫|洗|倒|收|巡|检|布置|清运|补充)(?:好|完|过)了?|补录|补记|交接|done|finished|completed|cleaned|checked/;

/** Past is a record, present a finding, future a plan. */
export function readTense(text: string): Note['tense'] {
  const folded = foldText(text);
  if (looksWrong(folded) && !/前(?:整改|改好|完成)/.test(folded) && !FUTURE.test(folded)) return 'present';
  if (FUTURE.test(folded) && !/前(?:整改|改好|改完|完成|处理|修好)/.test(folded)) return 'future';
  if (looksWrong(folded)) return 'present';
  return PAST.test(folded) || readFine(text) !== undefined ? 'past' : undefined;
}

export const readRecurrence = (text: string): boolean =>
  /又(?!不)|还(?:是|在|没|有)(?:没|不|有|漏|堵|坏|修|清|换|处理)|上次.{0,6}过|之前.{0,6}过|老问题|屡教|连续|仍(?:然|旧)?|依[旧然]|再次|屡次|反复|老是|总是|第[二三四五\d]次|again|still (?:not|no|broken|leaking|dirty)|keeps?\b/.test(
    foldText(text),
  );
