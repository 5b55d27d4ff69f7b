import { READ_AT_MOST } from './limits.ts';
import { FORCES } from './modal-words.ts';
import type { Modal } from './model.ts';

/** In the order in which one of several wins: a clause that both requires and permits is a requirement. */
const ORDER: readonly (readonly Modal[])[] = [
  ['应', '不应'],
  ['宜', '不宜'],
  ['可', '不必'],
  ['能', '不能'],
];

/** Where a text says which force; in the order of the text. */
export function forcesIn(
  text: string,
): readonly { readonly modal: Modal; readonly start: number; readonly word: string }[] {
  const read = text.slice(0, READ_AT_MOST);
  const found: { modal: Modal; start: number; word: string }[] = [];
  for (const { modal, words } of FORCES) {
    for (const match of read.matchAll(words)) {
      const start = match.index;
      // 不应 also holds 应, 可以不 also holds 可以: the longer, earlier word is the one meant.
      if (found.some((f) => start < f.start + f.word.length && f.start < start + match[0].length)) continue;
      found.push({ modal, start, word: match[0] });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** A condition (逾期不得申诉的，…) says when a clause applies, not what it asks for. */
const CONDITION = /[^，。；：\n]{0,80}的，/g;

function blankConditions(text: string): string {
  if (!text.includes('的，')) return text;
  return text.replace(CONDITION, (part) => '　'.repeat(part.length));
}

function strongest(found: readonly { readonly modal: Modal }[]): Modal | undefined {
  for (const rank of ORDER) {
    const first = found.find((f) => rank.includes(f.modal));
    if (first) return first.modal;
  }
  return undefined;
}

/** The force that a text's own words say: requirement before recommendation before permission before capability; the first of its rank. */
export function explicitModal(text: string): Modal | undefined {
  const plain = text
    .slice(0, READ_AT_MOST)
    .replace(/“[^”]{0,80}”|《[^》]{0,80}》|「[^」]{0,80}」/g, (quoted) => '　'.repeat(quoted.length));
  return strongest(forcesIn(blankConditions(plain))) ?? undefined;
}

/**
 * The force that a lead-in hands down: that of the part that announces the list (…，下列情形可延长：), else of its last sentence,
 * else of the whole.
 */
export function leadInModal(text: string): Modal | undefined {
  const sentence = lastSentence(text);
  const at = Math.max(...['下列', '以下', '如下', '下述'].map((word) => sentence.lastIndexOf(word)));
  const from = Math.max(...['，', '；', '。'].map((mark) => sentence.lastIndexOf(mark, at))) + 1;
  const announcing = at < 0 ? '' : sentence.slice(from);
  return explicitModal(announcing) ?? explicitModal(sentence) ?? explicitModal(text);
}

/** The last sentence of a text: what introduces the list that follows it. */
export function lastSentence(text: string): string {
  const trimmed = text.trimEnd();
  const end = trimmed.length - 1;
  const cut = Math.max(trimmed.lastIndexOf('。', end - 1), trimmed.lastIndexOf('\n', end - 1));
  return trimmed.slice(cut + 1).trim();
}

/** An item under `leadIn`: it takes that force, and keeps its own where it says a stronger or opposite one outright. */
export function itemModal(text: string, leadIn: Modal | undefined): Modal {
  const own = explicitModal(text);
  if (leadIn === undefined || leadIn === '陈述') return own ?? (isInstruction(text) ? '指示' : '陈述');
  if (own === undefined || leadIn === '不应') return leadIn;
  if (own === '应' || own === '不应') return own;
  // "a) 宜…" under 应: the item's own verb. A 可 or 能 further back belongs to a subordinate clause.
  if ((own === '宜' || own === '不宜') && leadIn !== '宜') return own;
  if (own === '不宜') return own;
  return leadIn;
}

const STATING =
  /^(?:本(?:文件|标准|部分|章|附录|办法|规定|条例|法|制度|规范|细则)|下列文件|下列术语|.{0,40}(?:适用于本|界定的))|^.{0,30}?(?:是指|系指|指的是|称为|简称|分为|属于|包括|由.{1,20}(?:组成|构成)|为|是|视为|见|如下|有|没有|无|达到|取|等于|＝|=)(?!无)/;

const VERBS =
  '按|按照|依照|根据|依据|将|把|用|由|从|在|对|向|经|先|再|立即|及时|随时|打开|关闭|开启|关好|擦|清|扫|拖|洗|冲|消|倒|收|放|摆|挂|贴|贴上|铺|装|拆|更换|检查|核对|核实|核查|查看|巡|记录|登记|填写|签|报告|上报|通知|告知|提醒|询问|确认|联系|汇总|整理|归档|保存|存放|分类|分开|隔离|疏散|引导|劝|拨打|切断|停止|停用|启动|试|调|测|量|取|准备|领取|发放|佩戴|穿|戴|配备|设置|安排|组织|制定|编制|建立|完成|提交|送|移交|交|接|问清|赶到|带|拍照|拉|维护|保持|保证|确保|加强|做好|负责|说明|写明|注明|列出|公布|公示|处理|处置|执行|实施|进行|使用|采用|选|加|补充|浸泡|漂|沥|烘|晾|冷却|加热|盛|称|封|标|锁|撤|恢复|修|观察|监护|听取|收集|分析|评价|评估|审核|审查|批准|计算|扣|计|退|付|缴|归还|遵守|服从|配合|协助|礼让|减速|慢行|提供|公开|请|责令|给予|没收|处以|邀请|宣布|介绍|分发|递|斟|续|关|开|抽|复查|验收|回访|试用|修复|摆放|到|上|下|进|出|穿戴|统计|发|备|检';

const IMPERATIVE = new RegExp(
  `^(?:然后|最后|首先|并|同时|每[^，。]{1,8}|[^，。]{0,12}(?:前|后|时|内|的)[，,]?)?(?:${VERBS})`,
);
/** 按表1配备, 按下列步骤进行, 每季度汇总, 登记一次: what a subject does by rule, said without a modal verb. */
const BY_RULE =
  /(?:按|按照|依照|依据|根据)(?!时|期|比例计|人头).{1,30}?(?:配备|执行|进行|处理|处置|办理|设置|计算|填写|保存|归档|操作|实施|登记|配置|管理|安排|摆放|分级|确定|判定|评定|报告|分类|编号|验收|检查|支付|结算|更换|发放|巡查|划分|使用|给予|追究|承担|处罚)|每(?:日|天|周|月|季度|年|班|餐|次|半?[\d一二三四五六七八九十]*\s?(?:个月|h|min|小时|分钟)).{0,12}?(?:一次|1 ?次|[\d二三四五]+ ?次|汇总|检查|巡|清|消毒|更换|报|公布|盘点|记录)|登记一次|执行\s?.{2,30}的规定|由.{1,16}(?:负责|办理|填写|保管|签字|批准|组织|报告|决定|处理|执行|承担|确认)/;

/** True for an imperative step of a procedure: a sentence that begins with what is to be done, or says by which rule it is done. */
export function isInstruction(text: string): boolean {
  const sentence = text.slice(0, READ_AT_MOST).trim();
  if (BY_STEPS.test(sentence)) return true;
  if (sentence === '' || STATING.test(sentence.split(/[，。；：\n]/)[0] ?? '')) return false;
  return BY_RULE.test(sentence) || IMPERATIVE.test(sentence);
}

/** 按下列步骤处置：a procedure follows, whatever else the sentence says. */
const BY_STEPS = /按(?:照)?(?:下列|以下)(?:步骤|程序|方法|要求|顺序)/;

/** The force of a clause that stands alone. */
export const clauseModal = (text: string): Modal => explicitModal(text) ?? (isInstruction(text) ? '指示' : '陈述');
