import { foldText, toMainland } from '../../base/fold.ts';

/**
 * What Cantonese speakers write, and how a standard's reader says it. Only words that ask, deny, point or fill: the names of
 * things are the glossary's. Longer ones first; written as they are after Traditional has become Simplified.
 */
const DIALECT: readonly (readonly [RegExp, string])[] = (
  [
    ['幾多|几多', '多少'],
    ['几耐', '多久'],
    ['几时', '什么时候'],
    ['边几', '哪几'],
    ['边个|边位', '谁'],
    ['边度|边处|喺边', '哪里'],
    ['点解', '为什么'],
    ['点算', '怎么办'],
    ['点样|点做', '怎么'],
    ['乜嘢|乜野|咩嘢|做乜', '什么'],
    ['文档', '文件'],
    ['系咪|系唔系', '是不是'],
    ['可唔可以|得唔得|畀唔畀|俾唔俾', '可不可以'],
    ['使唔使|洗唔洗|需唔需要', '要不要'],
    ['有冇', '有没有'],
    ['晏昼', '中午'],
    ['朝早|朝头早', '早上'],
    ['而家|依家', '现在'],
    ['听日', '明天'],
    ['寻日|琴日', '昨天'],
    ['今日', '今天'],
    ['先至|先得|先够|先可以', '才够'],
    ['返到|返工', '到岗'],
    ['唔准|唔畀|唔俾', '不准'],
    ['部?(?:𨋢|升降机)', '电梯'],
    ['部(?=电梯)', ''],
    ['[嚟黎](?=整|修|睇|搞)', '来'],
    ['有人嚟', '有人来'],
    ['整返好?|(?<=来|人)整(?![理个天体])', '修'],
    ['先(?=有人|来|救|修)', '才'],
    ['咗', '了'],
    ['搵', '找'],
    ['唔', '不'],
    ['冇', '没有'],
    ['咩', '什么'],
    ['啲', ''],
    ['嘅', '的'],
    ['喺', '在'],
    ['畀|俾', '给'],
    ['睇', '看'],
    ['嘢', '东西'],
    ['仲', '还'],
    ['佢', '他'],
    ['[㗎嘞喎啫咯噃]', ''],
  ] as const
).map(([said, meant]) => [new RegExp(said, 'g'), meant] as const);

/** Run-ups and asides that ask nothing. */
const FILLER =
  /(?:请问一下|请问|麻烦问一下|麻烦问下|麻烦|问一下|问下|想问一下|想问下|想问|想知道|我想了解|帮我查一下|帮我查查|帮我查|帮忙查一下|查一下|查查|查下|告诉我|跟我说说|说一下|说说|那个啥|就是说|就是那个|就是|嗯+|呃+|(?<![\u4e00-\u9fff])额+|哎呀?|喂|诶|啊|呀|哈+|嘛|咧|哦+|噢|亲|大佬|师傅们|各位|老师,)/g;

/** Attempts to give the program orders; what remains after them is the question. Not a defence (there is nothing to talk into anything), only a help to reading. */
const ORDERS =
  /(?:^|[^\p{Script=Han}a-z])(?:drop|select|insert|delete|update|alter|truncate|union)\s+(?:table|from|into|all|\*)[^\p{Script=Han}]*(?=\p{Script=Han})|(?:^|\n)\s*(?:system|assistant|user|系统|管理员)\s*[:：]\s*|(?:忽略|无视|忘掉|忘记)[^,，。;；!！?？]{0,20}(?:设定|指令|提示|规则|要求|标准)|(?:标准|规定)(?:已经|刚刚)?改了|从现在起|从现在开始|按新的回答|你现在是[^,，。]{0,20}|以下(?:是|为)新?的?(?:指令|设定|规则)|(?:所有|一切|任何)(?:的?问题|提问)(?:都|一律|全|只)*(?:回答|答|说|回复)[^,，。;；!！?？]{0,12}|(?:你)?(?:必须|只能|一律)(?:回答|答|说|回复)[^,，。;；!！?？]{0,16}|(?:请)?(?:重复|复述)(?:一遍|我这句)?[:：]|跟我(?:念|说|读)(?:一遍)?[:：,，]|(?:^|\n)\s*(?:通知|公告|最新消息)[:：]|(?:你)?(?:给我)?(?:记住|更新一下)(?:了)?[。!！]*$|我是(?:局长|副局长|领导|管理员|处长|科长|[^,，。]{0,6}(?:工作组|领导小组|管理局)的)[,，]|我(?:现在)?(?:宣布|规定|决定|说)(?:了)?(?=[,，:：]?[\p{Script=Han}]{1,8}\d)|(?:问|问题)[:：]|ignore (?:all )?(?:the )?(?:previous|above) instructions?/giu;

/**
 * A question in the words that the rest of the program reads: folded, in mainland Simplified, dialect and filler gone.
 * Never shown to anyone.
 */
export function plainQuestion(text: string): string {
  let plain = foldText(toMainland(text));
  for (const [said, meant] of DIALECT) plain = plain.replace(said, meant);
  return plain.replace(ORDERS, ' ').replace(FILLER, '').replace(/\s+/g, ' ').trim();
}
