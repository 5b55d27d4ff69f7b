import { bareNumbersIn, type Measured, measuresIn } from './quantities.ts';

/** A dish with how much of it was kept; `said` is a number whose unit was left out. */
export interface ItemRead {
  readonly name: string;
  readonly amount_g?: number;
  readonly said?: string;
}

/** Stand for the values that were read out of a text, one character each: nothing that a person types. */
const MARK = 0xe000;
const MARKS = /[\ue000-\uf8ff]/g;
export const markOf = (index: number): string => String.fromCharCode(MARK + index);
export const withoutMarks = (text: string): string => text.replace(MARKS, ' ');

/** The text with its values as marks. */
export function marked(text: string, measures: readonly Measured[]): string {
  let out = '';
  let done = 0;
  measures.forEach(({ start, end }, i) => {
    out += text.slice(done, start) + markOf(i);
    done = end;
  });
  return out + text.slice(done);
}

const EACH = /(?:各|每样|每种|每个品种|每份|都是|都|均|分别)(?:留|是|为|留样)?\s*$/;
const EVERY = /(?:每样|每种|每个(?:菜|品种)?|全部|都)(?:都|各)?(?:留了?|取了?)?\s*$/;
const JOINT = /[、,，;；/:：+]|\s+(?=\p{Script=Han})|(?<=\p{Script=Han})\s+|和(?=\p{Script=Han}{2})|以及|还有|\band\b/u;
const NOISE =
  /^(?:的?(?:留样|留|样品|菜|有|是|共|各|都|约|大约|重|量|重量|一份|一盒)[:：]?)+|(?:的?(?:和|及|与|留样量|留样|留了|取了|称了|约|大约|才|只有?|就|重量?|量|各|是|为|有|共|留|一份|一盒))+$/;

/** What stands before the dishes: 中午的菜都, 今天的. */
const PREAMBLE =
  /^[\s,，:：]*(?:今天|今日|中午|早上|晚上|上午|下午|本餐|当餐|这餐|刚才|刚刚)?的?(?:菜品?|菜式|饭菜|品种|全部|所有)?(?:已经|都|全|全都|均)?(?=[\s,，:：])/;

const tidy = (name: string): string => {
  let text = name.replace(/^[\s:：,，。、;；()（）\-—.!！]+|[\s:：,，。、;；()（）\-—.!！]+$/g, '');
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(NOISE, '').trim();
  }
  return text;
};

export interface Items {
  readonly items: readonly ItemRead[];
  /** What stands behind the last of them. */
  readonly rest: string;
}

/** Dishes with their weights, out of a text in which the weights are marks: `白粥⟦130⟧ 肉包⟦150⟧`, `青菜、米饭各⟦130⟧`, `⟦150⟧红烧肉`. */
export function itemsIn(text: string, measures: readonly Measured[]): Items {
  const pieces: { name: string; amount: number | undefined }[] = [];
  let name = '';
  for (const char of text) {
    const index = char.charCodeAt(0) - MARK;
    const measure = index >= 0 && index < measures.length ? measures[index] : undefined;
    if (measure?.kind === 'mass') {
      pieces.push({ name, amount: measure.value });
      name = '';
    } else name += measure ? ' ' : char;
  }
  if (pieces.length === 0) return unweighed(name);
  const first = pieces[0];
  if (first && pieces.length > 0) pieces[0] = { ...first, name: first.name.replace(PREAMBLE, ' ') };
  // 150克红烧肉: the weight first.
  // 每样都留了130克：排骨 青菜: one weight for all that follow.
  if (first && pieces.length === 1 && EVERY.test(first.name) && /\p{Script=Han}{2}/u.test(name)) {
    const names = name.split(JOINT).map(tidy).filter(isNamed);
    return { items: names.map((one) => itemOf(one, first.amount)), rest: '' };
  }
  if (first && tidy(first.name) === '' && tidy(name) !== '') {
    const items = pieces.map(({ amount }, i) => itemOf(tidy(pieces[i + 1]?.name ?? name), amount));
    return { items: items.filter((item) => item.name !== ''), rest: '' };
  }
  const items = pieces.flatMap(({ name: words, amount }) => {
    const names = words.replace(EACH, '').split(JOINT).map(tidy).filter(isNamed);
    if (EACH.test(words)) return names.map((one) => itemOf(one, amount));
    return names.map((one, i) => itemOf(one, i === names.length - 1 ? amount : undefined));
  });
  return { items, rest: name };
}

/** How far the work is: no dish. */
const STATUS =
  /^(?:(?:已经?|才|只|就|都|全|每样|菜?样|取样?|留[了咯啦好存]?|弄|完成|完毕|好[了咯啦]?|放.{0,4}[柜箱]|[了咯啦]|今天|今日|中午|晚上|早上|早餐|午餐|晚餐|[早午晚]饭|的)+|kept|done|finished|taken)$/i;

/** 两个菜: a count of dishes is none. */
const isNamed = (name: string): boolean =>
  name !== '' &&
  !STATUS.test(name) &&
  !/^(?:一共|共|今天|总共)?[\d一二两三四五六七八九十]+[个种道样份](?:菜品?|品种|样品)?$/.test(name);

const itemOf = (name: string, amount: number | undefined): ItemRead => ({
  name,
  ...(amount === undefined ? {} : { amount_g: amount }),
});

/** No weight at all: dishes by their names, with bare numbers if any. */
function unweighed(text: string): Items {
  const numbers = bareNumbersIn(text);
  if (numbers.length === 0) {
    const names = text.split(JOINT).map(tidy).filter(isDish);
    return { items: names.map((name) => ({ name })), rest: '' };
  }
  let done = 0;
  const items = numbers.flatMap(({ start, end, text: said }) => {
    const name = tidy(text.slice(done, start));
    done = end;
    return name === '' ? [] : [{ name, said }];
  });
  return { items, rest: text.slice(done) };
}

const isDish = (name: string): boolean => /\p{L}{2}/u.test(name) && name.length <= 20;

/** Whether a text weighs anything. */
export const isWeighed = (text: string): boolean => measuresIn(text, false).some(({ kind }) => kind === 'mass');
