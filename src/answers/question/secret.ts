/** A classification mark, as it stands on a document. */
const STAMP =
  /(?:绝密|机密|秘密)\s*[★☆*]|[★☆]\s*\d{1,2}\s*年|密级\s*[:：]\s*(?:绝密|机密|秘密)|(?:绝密|机密|秘密)\s*级?\s*(?:长期|\d{1,2}年)/;
const MARKED_THING =
  /(?:绝密|机密|涉密|保密|秘密|内部)(?:级)?(?:的)?(?:文件|材料|资料|通知|纪要|会议纪要|图纸|合同|名单|方案|报告|内容|信息|电报|函|文稿|照片|载体)|标着(?:绝密|机密|秘密)|(?:文件|材料|通知|纪要).{0,6}(?:绝密|机密|秘密)|(?:classified|top secret|confidential|secret) (?:document|file|notice|memo|minutes|paper|material)s?/;
/** What one would want done with such a thing: all of it is refused. */
const HANDED_OVER =
  /(?:帮|替|给|请|让)?(?:我|你|咱)?.{0,12}(?:存|保存|导入|录入|录|收录|入库|上传|归档到|读|念|识别|翻译|总结|摘要|概括|提取|转发|发给|发到|发群|看看|看一下|扫描|记下|记住|整理|打印|学习一下)|(?:这份|这个|这张|那份|附件|拍了|刚拍|拍下|收到一份|手上有).{0,14}|\b(?:save|store|import|read|upload|summari[sz]e|translate|keep|index|forward)\b/;
/** A question about the rules for such things is no such thing. */
const ASKS_THE_RULE =
  /(?:怎么|如何|谁|能不能|可不可以|可以|应该|规定|要求|标准|哪里|多久|吗|么|不$|\?).{0,6}$|(?:会议|会场|会).{0,10}(?:手机|进|倒水|服务)/;

/**
 * True when somebody hands over something classified. Nothing of it is kept but a count; it is told where such things belong.
 * A question about the rules (`涉密会议能带手机吗`) is answered like any other.
 */
export function handsOverSecret(folded: string, attachments: number): boolean {
  if (STAMP.test(folded)) return true;
  if (!MARKED_THING.test(folded)) return false;
  if (attachments > 0) return true;
  return (
    HANDED_OVER.test(folded) &&
    !(ASKS_THE_RULE.test(folded) && !/(?:帮我|给我|替我|你给|知识库|这份|拍了)/.test(folded))
  );
}
