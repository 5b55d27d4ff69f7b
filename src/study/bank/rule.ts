import type { Located } from '../../standards/catalogue.ts';
import { forcesIn } from '../../standards/modal.ts';
import type { Clause, Edition, Modal, Quantity } from '../../standards/model.ts';
import { quantitiesIn } from '../../standards/quantities.ts';
import { cleaned, pointsElsewhere, splitSentences } from './cleaning.ts';

/** One sentence of a clause that says by itself what is asked for: the raw material of most questions. */
export interface Rule {
  readonly edition: Edition;
  readonly clause: Clause;
  /** The sentence without its full stop, without references that only lead elsewhere. */
  readonly text: string;
  /** True where a reference was left out: what it narrowed is wider now. */
  readonly cut: boolean;
  /** Said before it where the sentence does not name what it is about: `按《服务质量评价与考核》的规定，`; may be empty. */
  readonly context: string;
  readonly values: readonly Quantity[];
  /** Words of force, in the order of the sentence. */
  readonly forces: readonly { readonly modal: Modal; readonly start: number; readonly word: string }[];
}

const LONGEST = 100;
const SHORTEST = 8;

const rulesOfClause = new WeakMap<Clause, readonly Rule[]>();

/** The sentences of a clause that can stand alone. Items and rows say nothing without what introduces them: their kinds build their own. */
export function rulesOf({ edition, clause }: Located): readonly Rule[] {
  if (clause.kind !== 'clause' && clause.kind !== 'article' && clause.kind !== 'paragraph') return [];
  const known = rulesOfClause.get(clause);
  if (known && (known.length === 0 || known[0]?.edition === edition)) return known;
  // Articles of laws tell a story: what a later sentence is about stands in the first.
  const sentences = splitSentences(clause.text).slice(0, clause.kind === 'clause' ? undefined : 1);
  const rules = sentences.flatMap((sentence, i): Rule[] => {
    const text = cleaned(sentence);
    if (text === undefined || text.length > LONGEST || text.length < SHORTEST || /[：:]$/.test(text)) return [];
    const forces = wholeForces(text);
    if (i > 0 && !ownSubject(text, forces[0]?.start)) return [];
    return [
      {
        edition,
        clause,
        text,
        cut: pointsElsewhere(sentence),
        context: contextOf(edition, clause, text, forces[0]?.start),
        values: quantitiesIn(text),
        forces,
      },
    ];
  });
  rulesOfClause.set(clause, rules);
  return rules;
}

const OF_THE_SAME = /[日天场面班晚年月季餐众]/;

/** 应当 and 可以 whole, so that another word can stand in their place; 所有权 permits nothing. */
const wholeForces = (text: string): Rule['forces'] =>
  forcesIn(text)
    .filter(
      ({ modal, word, start }) => modal !== '能' && modal !== '不能' && !(word === '有权' && text[start - 1] === '所'),
    )
    .map((f) => {
      const next = text[f.start + f.word.length];
      // 应当日填写, 应当场答复: here 当 belongs to what follows.
      const must = /应$/.test(f.word) && next === '当' && !OF_THE_SAME.test(text[f.start + f.word.length + 1] ?? '');
      const whole = must || (f.word === '可' && next === '以');
      return whole ? { ...f, word: `${f.word}${next}` } : f;
    });

/** A later sentence of a clause goes on from the one before, unless it names who or what it is about. */
const GOES_ON =
  /^(?:但|并|且|同时|其|该|这|逾期|情节|拒不|必要时|需要|确需|否则|不|应|可|宜|也|还|未|已|有|经|由|对其|因此|此外|其中|构成|季节|没有|\S{2,20}的，)/;
const ownSubject = (text: string, force: number | undefined): boolean =>
  force !== undefined && force >= 4 && !GOES_ON.test(text);

/** The name of a text as people say it. */
export const nameOf = (edition: Edition): string => `《${edition.title.replace(/^中华人民共和国/, '')}》`;

/** Words that begin a sentence about no one knows what: 检查, 记录 … of which the heading has to speak. */
const VAGUE =
  /^(?:检查|验收|记录|培训|测试|评价|评审|审查|调研|报废|领用|数据|分析|证书|告示|方案|标识|作业|操作|结果|资料|材料|照片|更换|维修|复查|登记|投诉|回访|汇总|时限|期限|延期|整改|交接|预算|费用|合同|采购|竞赛|学习|补考|工作|会议|问题|采集|清洗|受理|得分)/;
/** Headings that say nothing. */
const EMPTY_HEADING = /^(?:总则|一般要求|基本要求|要求|一般规定|通用要求|职责|基本规定|其他)$/;

/** Which text, and under which of its headings, where the heading says what the sentence does not. */
export function underHeading(edition: Edition, clause: Clause, text: string): string {
  const heading = clause.path.at(-1)?.replace(/^[\dA-Z.]+\s*/, '') ?? '';
  const tells =
    heading !== '' &&
    heading.length <= 14 &&
    !EMPTY_HEADING.test(heading) &&
    !/^第|附录/.test(heading) &&
    !text.includes(heading);
  return tells ? `按${nameOf(edition)}关于“${heading}”的规定，` : `按${nameOf(edition)}的规定，`;
}

function contextOf(edition: Edition, clause: Clause, text: string, force: number | undefined): string {
  const subject =
    text
      .slice(0, force ?? 0)
      .split('，')
      .at(-1) ?? '';
  const vague = VAGUE.test(text) || text.replace(/[^\p{Script=Han}]/gu, '').length < 10 || subject.length < 2;
  if (edition.type === '法规') return `按${nameOf(edition)}的规定，`;
  if (edition.service !== undefined && !vague) return '';
  return vague ? underHeading(edition, clause, text) : `按${nameOf(edition)}的规定，`;
}

/** The force of a sentence is the clause's own, not one inside a name: 不宜向社会购买的事项. */
export const isMain = ({ clause }: Rule, modal: Modal): boolean =>
  splitSentences(clause.text).length > 1 || clause.modal === modal;

/** The sentence with a part of it put differently. */
export const withPart = (text: string, start: number, length: number, words: string): string =>
  text.slice(0, start) + words + text.slice(start + length);

/** What is to be filled in. */
export const BLANK = '（　　）';

/** The sentence less what follows the part at `at`, where what follows is a rule or a value of its own. */
export function upToPart(rule: Rule, at: number): string {
  const { text, values, forces } = rule;
  const firstForce = forces[0]?.start ?? 0;
  if (at < firstForce) return text;
  let end = at;
  for (;;) {
    const next = text.slice(end).search(/[，；]/);
    if (next < 0) return text;
    const comma = end + next;
    const after = text.slice(comma + 1).search(/[，；]/);
    const segmentEnd = after < 0 ? text.length : comma + 1 + after;
    const own =
      values.some((q) => q.start > comma && q.start < segmentEnd) ||
      forces.some((f) => f.start > comma && f.start < segmentEnd);
    if (own && comma >= 10) return text.slice(0, comma);
    end = comma + 1;
    if (after < 0) return text;
  }
}
