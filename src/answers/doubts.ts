import { foldText } from '../base/fold.ts';
import { unitNamed } from '../base/units.ts';
import type { Clause } from '../standards/model.ts';
import type { Concept, Coverage } from './concepts.ts';
import type { Question } from './question/question.ts';
import type { Placed, Shelf } from './shelf.ts';

/** What speaks against a clause as the answer, however well its words fit: the question asks for something that it lacks. */
export interface Doubts {
  /** How many of the question's nouns of two characters and more the clause holds: what there is to set against the rest. */
  readonly heldThings: number;
  /** How many of its other words; those that everybody uses all day are left out. */
  readonly heldWords: number;
  /** 1 when the question names a thing of `knowledge/scope.yaml` that the clause knows nothing of. */
  readonly foreign: number;
  /** How many of the question's nouns stand in no clause of the whole shelf, up to two. */
  readonly unknown: number;
  /** 1 when a side of the thing is asked for (colour, brand, pay) that the clause does not show. */
  readonly side: number;
  /** 1 when a price is asked for and the clause gives no amount; half when it gives a share. */
  readonly price: number;
  /** 1 when it is asked how often something is done, or whether it may or must be, and the clause speaks of other doings. */
  readonly deed: number;
  /** 1 when it is asked how many there are of something and the clause speaks of no such thing. */
  readonly counted: number;
  /** How many words of the standards' own language (the glossary's) the question has and the clause lacks, up to two. */
  readonly lostTerms: number;
}

const PRICE = /钱|\d元|几元|多少元|费|价格|价钱|[单售报物]价|什么价|定额|\b(?:cost|price|fee|money)/;
const HAN_WORD = /^\p{Script=Han}{2,}$/u;
const MOST = 2;

/** Doings that are asked about (多久换一次), each with the words by which a clause speaks of it. */
const DEEDS: readonly (readonly [RegExp, RegExp])[] = [
  [/换/, /换|更新/],
  [/[洗涮]/, /[洗涮]|清洁|保洁/],
  [/[擦抹]/, /[擦抹]|清洁|保洁/],
  [/掏|清淤|疏通/, /掏|清淤|疏通|清理|清运/],
  [/[扫拖]/, /[扫拖]|清洁|保洁/],
  [/消毒|杀菌/, /消毒|杀菌/],
  [/剪|割/, /剪|割/],
  [/浇/, /浇/],
  [/漆|粉刷|刷墙/, /漆|粉刷/],
  [/保养|护理|维护|打蜡/, /保养|护理|维护|维保|养护|打蜡/],
  [/磨/, /磨/],
  [/[检查测巡]|看一/, /[检查测巡看验视]|试运行|试机|调查/],
  [/发一|派一|领一/, /[发派领]/],
];
const HOW_OFTEN = /多久|几天|几周|几个?月|几年|隔多|一(?:次|回|遍|趟|套|双)|频次|周期/;

/** `要不要洗`, `可以换`: the doing that is asked about stands right behind. */
const LEAVE =
  /(?:要不要|用不用|该不该|需不需要|能不能|可不可以|需要|必须|一定要|可以)(?:先|再|也|都|天天|每天|每次|一起)?(.{1,2})/;

/** Where the doing stands that it is asked about: how often, or whether it may or must be done. */
function deedAsked({ plain }: Question): string {
  return HOW_OFTEN.test(plain) ? plain : (LEAVE.exec(plain)?.[1] ?? '');
}

const namesThing = ({ thing, said }: Concept): boolean => thing && said.length > 1;
/** Words that weigh less (一个、现在) tell nothing. */
const TELLING = 0.5;

/** Names what a question asks for that a clause lacks. */
export function doubtsOf(
  question: Question,
  { clause, folded }: Placed,
  concepts: readonly Concept[],
  { held, missing }: Coverage,
  { glossary, nouns }: Pick<Shelf, 'glossary' | 'nouns'>,
): Doubts {
  const lacks = new Set(missing);
  const spoken = new Set(held);
  const told = concepts.filter((c) => spoken.has(c.said));
  /** The clause's own words: how people ask for it (小黄牌) shows no side of it (牌子). */
  const said = foldText(`${clause.table?.caption ?? ''} ${clause.leadIn?.text ?? ''} ${clause.text}`);
  const holds = (word: string): boolean => folded.includes(word);
  const gives = (kind: string): boolean => clause.quantities.some((q) => q.kind === kind);
  return {
    heldThings: told.filter(namesThing).length,
    heldWords: told.filter((c) => !namesThing(c) && c.weight >= TELLING).length,
    foreign: question.things.some(({ name, terms }) => !holds(name) && !terms.some(holds)) ? 1 : 0,
    unknown: Math.min(MOST, concepts.filter((c) => c.unknown && HAN_WORD.test(c.said) && nouns.isName(c.said)).length),
    side: question.sides.some(({ shown }) => !shown.some((word) => said.includes(word))) ? 1 : 0,
    price:
      !question.asked.has('money') || !PRICE.test(question.plain) || gives('money') ? 0 : gives('percent') ? 0.5 : 1,
    deed: DEEDS.some(([asked, told]) => asked.test(deedAsked(question)) && !told.test(folded)) ? 1 : 0,
    counted: countsOther(question, clause, concepts) ? 1 : 0,
    lostTerms: Math.min(
      MOST,
      concepts.filter((c) => c.thing && !c.unknown && c.said.length > 1 && lacks.has(c.said) && glossary.knows(c.said))
        .length,
    ),
  };
}

/** `几个灭火器`: what is counted, after the word that counts it. */
const COUNTED =
  /(?:几|多少)(?:个|名|位|台|支|只|条|张|块|把|道|件|盆|瓶|卷|袋|包|双|根|盏|辆|场)(?!小时|月|工作|钟|点|星期|季|学时|课时|字|次)(\p{Script=Han}{1,2})/u;
const PEOPLE = new Set(['人', '名', '位']);

/** Measure words of goods (几卷、几瓶): whoever asks in them wants a number of them. */
const MEASURED =
  /(?:几|多少)(卷|瓶|勺|包|袋|盒|片|粒|桶|罐|双|套|排|级|首|集|本|把|盆|盏|颗|滴|斤|两|岁|安|伏|匹)(?![\p{Script=Han}]?(?:以上|钟))/u;
const NUMBER = '[\\d一二两三四五六七八九十百]\\s*';
/** Measures that a clause can't give by another one, as it gives days for a frequency. */
const PLAIN_MEASURES = new Set(['temperature', 'length', 'area', 'volume', 'pressure', 'mass', 'other']);

/** It is asked how many there are of something that the clause does not count, or in a measure that it does not give. */
function countsOther({ plain, units }: Question, { text, quantities }: Clause, concepts: readonly Concept[]): boolean {
  const measure = MEASURED.exec(plain)?.[1];
  if (measure !== undefined && !new RegExp(NUMBER + measure).test(text)) return true;
  const asked = unitNamed(units[0] ?? '')?.measure;
  if (asked !== undefined && PLAIN_MEASURES.has(asked) && !quantities.some((q) => unitNamed(q.unit)?.measure === asked))
    return true;
  const thing = COUNTED.exec(plain)?.[1];
  if (thing === undefined) return false;
  if (thing.startsWith('人')) return !quantities.some(({ unit }) => PEOPLE.has(unit));
  const first = thing.slice(0, 1);
  if (!concepts.some((c) => c.thing && (c.said.length > 1 ? c.said.startsWith(first) : c.said === thing))) return false;
  return !text.includes(first);
}
