import type { Located } from '../../../standards/catalogue.ts';
import type { Clause, Edition } from '../../../standards/model.ts';
import type { Bench } from '../bench.ts';
import { oneOf, shuffled } from '../chance.ts';
import { cleaned, splitSentences } from '../cleaning.ts';
import type { Draft } from '../draft.ts';
import { likeness, pairsOf } from '../likeness.ts';
import { nameOf } from '../rule.ts';

/** What the list is of: 内容, 情形, 材料 … */
const LIST_OF = /下列(?:[\p{Script=Han}]{0,6}?)(内容|事项|材料|资料|装备|用品|设施|栏目|信息)/u;
const INCLUDES = /(登记内容|检查内容|维修记录|分析|告示|内容)(?:应)?包括[：:]$/;
/** Words that any list of particulars may hold: they are surely right or wrong nowhere. */
const ANYWHERE =
  /时间|地点|位置|日期|姓名|原因|措施|责任|结果|签名|编号|方式|要求|范围|名单|联系|电话|人员|记录|情况|其他|规定|条款|证据|照片|名称|内容|数量|问题|建议|意见|依据|说明|说法|责令|合同|价格|风险|边界/;
/** What the subject of any list is called. */
const OF_ANY_LIST = /检查|巡查|记录|内容|服务|供应商|管理/g;
const LONGEST = 30;

/** Which of these belong to the list: some of it, and some of the text's other lists. */
export function listDrafts({ edition, clause }: Located, bench: Bench): Draft[] {
  const items =
    clause.kind === 'clause' || clause.kind === 'article' || clause.kind === 'paragraph'
      ? bench.itemsOf(edition, clause.number)
      : [];
  const lead = items.length >= 3 ? splitSentences(items[0]?.leadIn?.text ?? '').at(-1) : undefined;
  const group = lead === undefined ? undefined : groupOf(lead);
  // The lists of a law are of as many subjects as it has chapters: its other lists are seen to be others.
  if (lead === undefined || group === undefined || edition.type === '法规') return [];
  const asked = questionOf(lead);
  const own = items.flatMap((item) => textOf(item) ?? []);
  if (asked === undefined || own.length < 3) return [];
  const wrong = strangers(edition, clause, group, items, `${lead}${own.join('')}`, bench);
  const take = 2 + oneOf(2, clause.key);
  const right = shuffled(own, clause.key).slice(0, Math.min(take, own.length));
  const vague = edition.service === undefined;
  return [
    {
      kind: 'list',
      edition,
      clause,
      stem: `${vague ? `按${nameOf(edition)}的规定，` : ''}${asked}`,
      answer: { form: 'several', right, wrong, take: right.length === 2 ? 2 : 2 },
      topic: lead,
    },
  ];
}

const groupOf = (lead: string): string | undefined => {
  const named = LIST_OF.exec(lead)?.[1];
  if (named !== undefined)
    return /内容|事项|栏目|信息/.test(named)
      ? '内容'
      : /材料|资料/.test(named)
        ? '材料'
        : /装备|用品|设施/.test(named)
          ? '用品'
          : named;
  return INCLUDES.test(lead) ? '内容' : undefined;
};

function questionOf(lead: string): string | undefined {
  const text = cleaned(lead.replace(/[：:]$/, ''));
  if (text === undefined) return undefined;
  if (/下列/.test(text)) {
    const asked = text
      .replace('下列任一种', '哪些')
      .replace(/下列情形之一/, '哪些情形')
      .replace('下列', '哪些');
    return `${asked}？`;
  }
  return INCLUDES.test(lead) ? `${text.replace(/包括$/, '包括哪些')}？` : undefined;
}

function textOf(item: Clause): string | undefined {
  const text = cleaned(item.text.replace(/[；。]$/, ''));
  return text !== undefined && text.length >= 2 && text.length <= LONGEST && !/[：:；。]/.test(text) ? text : undefined;
}

/** Items of the text's other lists of the same sort, no words in common with this one. */
function strangers(
  edition: Edition,
  clause: Clause,
  group: string,
  own: readonly Clause[],
  words: string,
  bench: Bench,
): string[] {
  const pairs = pairsOf(words);
  const keys = new Set(own.map((c) => c.key));
  const found = bench.all.flatMap(({ clause: c, edition: e, coming }) => {
    if (c.kind !== 'item' || coming || keys.has(c.key) || c.leadIn === undefined) return [];
    // Of another subject it would be seen at once: sister lists of the same text alone.
    const sister = splitSentences(c.leadIn.text).at(-1) ?? '';
    if (e.code !== edition.code || groupOf(sister) !== group) return [];
    // 灭火器检查应确认…: where this list holds 灭火器 too, what is looked at on one is no wrong answer.
    if ([...pairsOf(sister.replace(/应.*$/, '').replace(OF_ANY_LIST, ''))].some((pair) => pairs.has(pair))) return [];
    const text = textOf(c);
    if (text === undefined || text.length < 4 || text.endsWith('的') || ANYWHERE.test(text)) return [];
    return likeness(pairsOf(text), pairs) < 0.02 && ![...pairsOf(text)].some((p) => pairs.has(p)) ? [text] : [];
  });
  return shuffled([...new Set(found)], clause.key).slice(0, 12);
}
