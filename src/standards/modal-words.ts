import type { Modal } from './model.ts';

/**
 * The words that carry a clause's force, and the words that only look like it: 应 in 供应, 可 in 许可, 能 in 节能.
 * Forms and mapping: GB/T 1.1—2020, appendix C; 必须, 应当, 不得, 禁止, 严禁 as local texts and laws use them.
 */
export interface Force {
  readonly modal: Modal;
  readonly words: RegExp;
}

/** A verb that is none after one of these characters, or before one of these endings. */
function verb(word: string, no: { readonly after?: string; readonly before?: readonly string[] } = {}): string {
  const behind = no.after ? `(?<![${no.after}])` : '';
  const ahead = no.before ? `(?!${no.before.join('|')})` : '';
  return `${behind}${word}${ahead}`;
}

const force = (modal: Modal, ...words: readonly string[]): Force => ({
  modal,
  words: new RegExp(words.join('|'), 'gu'),
});

/** 应 as the end of a word: 供应 反应 相应 适应 响应 对应 效应 顺应 呼应 感应 回应 答应 理应 报应 一应. */
const ENDING_IN_YING = '供反相适响对效顺呼感回答理报一';
/** 应 as the beginning of one; the exceptions inside are verbs again (应征求, 应会同, 应约谈, 应缴纳). */
const BEGINNING_WITH_YING = [
  ...['急', '知应会', '激', '届', '诉', '税'],
  ...[
    '邀(?!请)',
    '允(?!许)',
    '时(?![刻常时])',
    '力(?![求争图])',
    '征(?!求)',
    '聘(?!请|用|任)',
    '会(?!同|议|场|务|员)',
    '约(?!谈|定|束)',
  ],
  ...['得(?!到|出)', '答(?!复|应)', '缴(?!纳|存|清|回)', '变(?=能力|处置|计划|措施)'],
  ...['付(?=款|账|费|金|的|利)', '收(?=账|款|未)', '交(?=税|费|款)', '计(?=提|利息)'],
  // 应用软件, 推广应用; but 应用清水冲洗.
  '用(?=程序|软件|系统|标准|平台|场景|范围|领域|能力|技术|的|于|、|和|与|，|。|；|$)',
  // 应到、实到 as numbers; but 应到现场. 应有的样子; but 应有标志.
  ...['到(?=[、，人数n和])', '有(?=的|尽)'],
  // 应对措施; but 应对需求逐项编号.
  '对(?=突发|措施|工作|能力|方案|处置|准备|不|气候|机制|法|各类|自然)',
  // 应买尽买, 应收尽收.
  '(.)尽\\1',
];
/** 应 behind a verb that ends in such a character: 提供 + 应, 违反 + 应, 影响 + 应, 有效 + 应, 收回 + 应, 回答 + 应, 对 + 应当. */
const YING_AFTER_VERB = [
  '(?<=提)供应',
  '(?<=违)反应',
  '(?<=影)响应',
  '(?<=[时成有])效应',
  '(?<=[返收召])回应',
  '(?<=回)答应',
  '对应当',
];

/** 可 as the beginning of an adjective or noun: 可能 可靠 可燃 可追溯 可用性. */
const BEGINNING_WITH_KE = [
  ...[
    '能',
    '靠',
    '行[性的研]',
    '见',
    '燃',
    '回收',
    '疑',
    '持续',
    '追溯',
    '再生',
    '降解',
    '操作性',
    '口',
    '视',
    '控',
    '重复',
  ],
  ...['比', '变', '溶', '移动', '编程', '信', '读', '溯', '接受', '食用', '供', '逆', '用[性时的]', '利用', '查$'],
];
/** 不可 in words that forbid nothing. */
const BEGINNING_WITH_BUKE = [
  ...[
    '能',
    '抗',
    '少',
    '缺',
    '逆',
    '燃',
    '回收',
    '预',
    '分割',
    '或缺',
    '移动',
    '降解',
    '替代',
    '撤',
    '见',
    '靠',
    '行',
    '信',
    '控',
    '再生',
  ],
];

/** The longer word stands first: 不应 before 应, 不可 before 可, so that each place is read once. */
export const FORCES: readonly Force[] = [
  force(
    '不应',
    verb('不应', { before: ['[当有]?(?:期|答)'] }),
    verb('不得', { before: ['不', '已', '力', '劲'] }),
    // 禁止标志, 明令禁止的: a name, an attribute.
    `(?<!非|被|以|行为|的|所|令|明令|规定)${verb('(?:禁止|严禁)', { before: ['性', '令', '标[志识]', '符号'] })}`,
    verb('不准', { before: ['确', '备'] }),
    verb('不许', { before: ['可'] }),
    verb('不可', { before: BEGINNING_WITH_BUKE }),
    '(?:切|请)?勿(?=[\\p{Script=Han}])',
    '不允许',
    '不可以',
    '(?<![^，。；：（])拒绝(?=使用|接收|验收)',
  ),
  force(
    '应',
    verb('应', { after: ENDING_IN_YING, before: BEGINNING_WITH_YING }),
    ...YING_AFTER_VERB,
    // 理应 is a word; 食堂经理应 is a person and his duty.
    '(?<=经理)应',
    '应当',
    '必须',
    verb('须', { after: '无', before: ['知', '要'] }),
    '务必',
    '务须',
    // "Only then may" is a requirement to whoever asks whether he must.
    '只能',
    '(?<=后|的|，)方可',
    '才可',
    '方能',
    '(?<=[后格])才能',
    '均需',
    '(?<!不|无)需(?=经|由|在|按|将|对|于)',
  ),
  force('不宜', '不宜'),
  force(
    '宜',
    verb('宜', { after: '适便事相权合不', before: ['居', '人', '昌', '宾', '兴', '春'] }),
    '提倡',
    '鼓励',
    '推荐(?=使用|采用)',
  ),
  force(
    '不必',
    verb('不必', { before: ['要'] }),
    verb('不需', { before: ['要的'] }),
    '无需',
    '无须',
    verb('可不', { before: ['可'] }),
    '可以不',
  ),
  force(
    '可',
    verb('可', { after: '许认不方才只', before: BEGINNING_WITH_KE }),
    '准许',
    verb('允许', { after: '不', before: ['的', '值', '偏差', '范围', '误差'] }),
    verb('有权', { before: ['机关', '部门', '的'] }),
  ),
  force('不能', verb('不能', { before: ['源'] })),
  force(
    '能',
    // 节能 功能 可能 智能 …; 能源 能力 能耗 ….
    verb('能', {
      after: '节功可智技职机热电核动储势产效才万全性耗潜官体未不只方否',
      before: ['源', '力', '耗', '效', '量', '级', '见度', '否', '够不', '干', '手', '动性'],
    }),
    '能够',
  ),
];
